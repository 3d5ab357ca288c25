import { setTimeout as pause } from "node:timers/promises";
import {
  BatchDetectSentimentCommand,
  type BatchDetectSentimentCommandOutput,
  type ComprehendClient,
  type LanguageCode,
} from "@aws-sdk/client-comprehend";
import { baseLanguage } from "../../domain/language.ts";
import type { CommentToRead, Reading, SentimentEngine } from "../../domain/sentiment.ts";
import { readingsOf } from "./batch-answer.ts";
import { CircuitOpenError, circuitBreaker } from "./circuit-breaker.ts";
import { errorKind, errorName, verdictOn } from "./comprehend-error.ts";
import { comprehendLanguage } from "./comprehend-language.ts";
import { cutToBytes, cutToCharacters } from "./cut-text.ts";
import { MAX_CHARACTERS } from "./max-characters.ts";

/** Documents in one call. Source: BatchDetectSentiment reference. */
const MAX_DOCUMENTS = 25;

/** Bytes of UTF-8, not characters, in one document. Source: the reference ("5 KB") and the service's error ("5000 bytes"). */
const MAX_BYTES = 5_000;

/** How often one document is sent at most when the service is in trouble. */
const MAX_TRIES = 3;

/** The pause before the second try is at most this long, before the third at most twice as long. */
const FIRST_PAUSE_MS = 200;

export type ComprehendEngineOptions = {
  /** The language of a comment, such as `it`; undefined when nobody can tell. Not asked about blank texts. */
  readonly spokenLanguage: (comment: CommentToRead) => Promise<string | undefined>;
  /** Clock in milliseconds. */
  readonly now?: () => number;
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
  /** From 0 up to 1: which part of the longest pause to wait. */
  readonly random?: () => number;
  /** Milliseconds that one `read` may lose on calls that get nowhere and on pauses; nothing is sent after that. */
  readonly patienceMs?: number;
  /** Failed calls in a row, over all reads, that stop the calls for `coolDownMs`. */
  readonly breakerFailures?: number;
  readonly coolDownMs?: number;
  /** Characters of a comment that are sent, from its beginning; the rest is not read, and not billed. */
  readonly maxCharacters?: number;
};

type Document = { readonly code: LanguageCode; readonly text: string };
type Batch = { readonly code: LanguageCode; readonly documents: readonly Document[]; readonly tries: number };
type Answer = { readonly readings: readonly Reading[]; readonly again: readonly Batch[] };

const unreadable = (reason: string): Reading => ({ outcome: "unreadable", reason });
const failed = (reason: string): Reading => ({ outcome: "failed", reason });

/** Holds no visible character: only spaces, joiners, broken surrogates. */
const isBlank = (text: string): boolean => !/[^\s\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u.test(text);

/** Batches of one language each, which is all that a call takes. */
const inBatches = (documents: readonly Document[]): readonly Batch[] =>
  [...Map.groupBy(documents, ({ code }) => code)].flatMap(([code, alike]) =>
    Array.from({ length: Math.ceil(alike.length / MAX_DOCUMENTS) }, (_, n) => ({
      code,
      documents: alike.slice(n * MAX_DOCUMENTS, (n + 1) * MAX_DOCUMENTS),
      tries: 0,
    })),
  );

const inHalves = (batch: Batch): readonly Batch[] => {
  const middle = Math.ceil(batch.documents.length / 2);
  return [
    { ...batch, documents: batch.documents.slice(0, middle) },
    { ...batch, documents: batch.documents.slice(middle) },
  ];
};

const nextTry = (batch: Batch, documents: readonly Document[]): readonly Batch[] =>
  documents.length === 0 || batch.tries + 1 === MAX_TRIES ? [] : [{ ...batch, documents, tries: batch.tries + 1 }];

/** What an error of the whole call means for the documents in it. */
const answerToError = (error: unknown, batch: Batch): Answer => {
  const name = errorName(error);
  const forAll = (reading: Reading, again: readonly Batch[] = []) => ({
    readings: batch.documents.map(() => reading),
    again,
  });
  if (error instanceof CircuitOpenError)
    return forAll(failed(`Comprehend is not asked for a while, after ${errorName(error.cause)}`));
  switch (errorKind(error)) {
    case "denied":
      return forAll(failed(`Comprehend does not let us in: ${name}`));
    case "trouble":
      return forAll(failed(`Comprehend is in trouble: ${name}`), nextTry(batch, batch.documents));
    case "refused":
      if (batch.documents.length === 1 || name === "UnsupportedLanguageException")
        return forAll(unreadable(`Comprehend refused the document: ${name}`));
      // One bad document is enough to have a batch refused: the halves find it and save the others.
      return forAll(failed(`Comprehend refused the batch: ${name}`), inHalves(batch));
  }
};

/**
 * Amazon Comprehend in its twelve languages. One `read` makes its calls one after another, since a crowd of calls is
 * what gets throttled, and keeps its caller waiting for a service in trouble for `patienceMs` and one time-out at most.
 * No text is logged or quoted in a reason.
 */
export const comprehendEngine = (
  client: Pick<ComprehendClient, "send">,
  {
    spokenLanguage,
    now = Date.now,
    sleep = pause,
    random = Math.random,
    patienceMs = 2_000,
    breakerFailures = 5,
    coolDownMs = 30_000,
    maxCharacters = MAX_CHARACTERS,
  }: ComprehendEngineOptions,
): SentimentEngine => {
  const breaker = circuitBreaker({ failures: breakerFailures, coolDownMs, now });

  const documentOf = async (comment: CommentToRead): Promise<Document | Reading> => {
    const text = cutToBytes(cutToCharacters(comment.text.trim(), maxCharacters), MAX_BYTES);
    if (isBlank(text)) return unreadable("it holds no words");
    const language = await spokenLanguage(comment);
    if (language === undefined) return unreadable("its language is unknown");
    const code = comprehendLanguage(language, comment.locale);
    if (code === undefined) return unreadable(`Comprehend does not read ${language}`);
    // A broken surrogate is not UTF-8: the service would refuse the whole batch for it.
    return { code, text: text.toWellFormed() };
  };

  const ask = async (batch: Batch): Promise<Answer> => {
    const command = new BatchDetectSentimentCommand({
      LanguageCode: batch.code,
      TextList: batch.documents.map(({ text }) => text),
    });
    let output: BatchDetectSentimentCommandOutput;
    try {
      output = await breaker.run(() => client.send(command), verdictOn);
    } catch (error) {
      return answerToError(error, batch);
    }
    const readings = readingsOf(output, batch.documents.length, baseLanguage(batch.code));
    return {
      readings,
      again: nextTry(
        batch,
        batch.documents.filter((_, index) => readings[index]?.outcome === "failed"),
      ),
    };
  };

  const readDocuments = async (documents: readonly Document[]): Promise<ReadonlyMap<Document, Reading>> => {
    const readings = new Map<Document, Reading>();
    const queue = [...inBatches(documents)];
    let patienceLeftMs = patienceMs;
    for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) {
      const isRetry = batch.tries > 0;
      const pauseMs = isRetry ? random() * FIRST_PAUSE_MS * 2 ** (batch.tries - 1) : 0;
      if (pauseMs >= patienceLeftMs || (isRetry && breaker.isOpen())) continue;
      if (isRetry) await sleep(pauseMs);
      const askedAt = now();
      const { readings: answers, again } = await ask(batch);
      const isLost = answers.some(({ outcome }) => outcome === "failed");
      patienceLeftMs -= pauseMs + (isLost ? now() - askedAt : 0);
      for (const [index, document] of batch.documents.entries()) readings.set(document, answers[index]!);
      // At the end of the queue: a batch that makes trouble lets the others go first.
      queue.push(...again);
    }
    return readings;
  };

  return {
    read: async (comments) => {
      const sorted = await Promise.all(comments.map(documentOf));
      const readings = await readDocuments(sorted.filter((entry) => "code" in entry));
      return sorted.map((entry) =>
        "code" in entry ? (readings.get(entry) ?? failed("Comprehend was too slow to be asked about it")) : entry,
      );
    },
  };
};
