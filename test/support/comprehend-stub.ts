import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { text as readText } from "node:stream/consumers";
import * as z from "zod";
import { listenOn } from "./listen-on.ts";

/**
 * What goes wrong with a call.
 * - `error`: answered with this `__type` (`ThrottlingException`, `AccessDeniedException`…), 400 unless `status` says otherwise.
 * - `hang`: never answered. `drop`: the connection is cut. `malformed`: 200 with half a JSON document.
 * - `poison`: refused for as long as such a text is among the documents, answered without it.
 * - `documents`: answered, with an error code instead of a sentiment at these indexes. `omit`: those indexes are left out.
 */
export type ComprehendFault =
  | { readonly kind: "error"; readonly type: string; readonly status?: number }
  | { readonly kind: "hang" | "drop" | "malformed" }
  | { readonly kind: "poison"; readonly text: string }
  | { readonly kind: "documents"; readonly errors: Readonly<Record<number, string>> }
  | { readonly kind: "omit"; readonly indexes: readonly number[] };

/** One call as it arrived, whatever became of it. `bytes` are those of each text in UTF-8. */
export type ComprehendCall = {
  readonly operation: string;
  readonly language: string | undefined;
  readonly texts: readonly string[];
  readonly bytes: readonly number[];
};

export type ComprehendStub = {
  readonly url: string;
  readonly calls: readonly ComprehendCall[];
  /** The next `count` calls meet this fault, after those already in line. `Infinity` until `heal`. */
  readonly failNext: (count: number, fault: ComprehendFault) => void;
  /** From now on all calls are well. */
  readonly heal: () => void;
  readonly close: () => Promise<void>;
};

const LANGUAGES = ["en", "es", "fr", "de", "it", "pt", "ar", "hi", "ja", "ko", "zh", "zh-TW"];
const MAX_DOCUMENTS = 25;
const MAX_BYTES = 5_000;

/** What looks for personal data speaks two of them. Source: ContainsPiiEntities and DetectPiiEntities references. */
const PII_LANGUAGES = ["en", "es"];
const MAX_PII_BYTES = 100_000;
/** Personal data that a test can foretell: two names, a street and e-mail addresses. */
const PII: readonly (readonly [string, RegExp])[] = [
  ["NAME", /Jane Doe|Juana Gómez/gu],
  ["ADDRESS", /1 Main Street/gu],
  ["EMAIL", /[a-z]+@[a-z.]+[a-z]/gu],
  ["DATE_TIME", /yesterday/gu],
];

const GOOD = /great|love|perfect|ottim|perfett|excelente|perfecto|parfait|super|toll|ótim|perfeito|😍/i;
const BAD = /terrible|hate|broken|pessim|orribil|rott|horrible|roto|affreux|cassé|schlecht|kaputt|péssim|😡/i;

/** A sentiment that a test can foretell: by a few words, both kinds being MIXED and none NEUTRAL. */
const sentimentOf = (text: string) => {
  const isGood = GOOD.test(text);
  const isBad = BAD.test(text);
  if (isGood && isBad) return sentiment("MIXED", 0.08, 0.07, 0.05, 0.8);
  if (isGood) return sentiment("POSITIVE", 0.9, 0.02, 0.06, 0.02);
  if (isBad) return sentiment("NEGATIVE", 0.02, 0.9, 0.06, 0.02);
  return sentiment("NEUTRAL", 0.05, 0.05, 0.88, 0.02);
};

const sentiment = (label: string, positive: number, negative: number, neutral: number, mixed: number) => ({
  Sentiment: label,
  // The service computes in 32 bits, so its scores sum to 1 only roughly.
  SentimentScore: {
    Positive: Math.fround(positive),
    Negative: Math.fround(negative),
    Neutral: Math.fround(neutral),
    Mixed: Math.fround(mixed),
  },
});

class Refusal extends Error {
  readonly type: string;
  readonly status: number;
  constructor(type: string, message: string, status = 400) {
    super(message);
    this.type = type;
    this.status = status;
  }
}

const BatchRequest = z.object({ LanguageCode: z.string(), TextList: z.array(z.string()).min(1) });
const SingleRequest = z.object({ LanguageCode: z.string(), Text: z.string() });
const LooseRequest = z.object({
  LanguageCode: z.string().optional().catch(undefined),
  TextList: z.array(z.string()).optional().catch(undefined),
  Text: z.string().optional().catch(undefined),
});

const parseJson = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw new Refusal("SerializationException", "The body is not JSON");
  }
};

const validate = <T extends { readonly LanguageCode: string }>(schema: z.ZodType<T>, request: unknown): T => {
  const parsed = schema.safeParse(request);
  if (!parsed.success) throw new Refusal("ValidationException", "1 validation error detected");
  if (!LANGUAGES.includes(parsed.data.LanguageCode))
    throw new Refusal("UnsupportedLanguageException", `Unsupported language: ${parsed.data.LanguageCode}`);
  return parsed.data;
};

const checkText = (text: string) => {
  if (!text.isWellFormed()) throw new Refusal("SerializationException", "The text is not Unicode");
  if (text.trim() === "") throw new Refusal("InvalidRequestException", "The text is empty");
};

const bytesOf = (text: string): number => Buffer.byteLength(text);

const batchDetectSentiment = (request: unknown, fault: ComprehendFault | undefined) => {
  const { TextList } = validate(BatchRequest, request);
  if (TextList.length > MAX_DOCUMENTS)
    throw new Refusal("BatchSizeLimitExceededException", `At most ${MAX_DOCUMENTS} documents`);
  for (const text of TextList) checkText(text);
  if (fault?.kind === "poison" && TextList.includes(fault.text))
    throw new Refusal("InvalidRequestException", "as the stub was told");
  const ResultList: object[] = [];
  const ErrorList: object[] = [];
  for (const [Index, text] of TextList.entries()) {
    if (fault?.kind === "omit" && fault.indexes.includes(Index)) continue;
    const code = fault?.kind === "documents" ? fault.errors[Index] : undefined;
    const ErrorCode = code ?? (bytesOf(text) > MAX_BYTES ? "TEXT_SIZE_LIMIT_EXCEEDED" : undefined);
    if (ErrorCode === undefined) ResultList.push({ Index, ...sentimentOf(text) });
    else ErrorList.push({ Index, ErrorCode, ErrorMessage: "as the stub was told" });
  }
  return { ResultList, ErrorList };
};

const detectSentiment = (request: unknown) => {
  const { Text } = validate(SingleRequest, request);
  checkText(Text);
  if (bytesOf(Text) > MAX_BYTES)
    throw new Refusal("TextSizeLimitExceededException", `Max length of request text allowed is ${MAX_BYTES} bytes`);
  return sentimentOf(Text);
};

const piiIn = (request: unknown) => {
  const { Text, LanguageCode } = validate(SingleRequest, request);
  checkText(Text);
  if (!PII_LANGUAGES.includes(LanguageCode))
    throw new Refusal("UnsupportedLanguageException", `Unsupported language: ${LanguageCode}`);
  if (bytesOf(Text) > MAX_PII_BYTES)
    throw new Refusal("TextSizeLimitExceededException", `At most ${MAX_PII_BYTES} bytes`);
  // Offsets count characters, not UTF-16 units.
  const characters = (end: number) => Array.from(Text.slice(0, end)).length;
  return PII.flatMap(([Type, pattern]) =>
    [...Text.matchAll(pattern)].map(({ 0: found, index }) => ({
      Type,
      Score: Math.fround(0.98),
      BeginOffset: characters(index),
      EndOffset: characters(index + found.length),
    })),
  );
};

const run = (operation: string, request: unknown, fault: ComprehendFault | undefined): object => {
  if (fault?.kind === "error") throw new Refusal(fault.type, "as the stub was told", fault.status);
  switch (operation) {
    case "Comprehend_20171127.BatchDetectSentiment":
      return batchDetectSentiment(request, fault);
    case "Comprehend_20171127.DetectSentiment":
      return detectSentiment(request);
    case "Comprehend_20171127.ContainsPiiEntities":
      return { Labels: [...new Set(piiIn(request).map(({ Type }) => Type))].map((Name) => ({ Name, Score: 0.98 })) };
    case "Comprehend_20171127.DetectPiiEntities":
      return { Entities: piiIn(request) };
    default:
      throw new Refusal("UnknownOperationException", `No such operation: ${operation}`);
  }
};

/**
 * A small Amazon Comprehend on 127.0.0.1: `DetectSentiment`, `BatchDetectSentiment`, `ContainsPiiEntities` and
 * `DetectPiiEntities` in AWS's JSON 1.1 protocol, with the service's limits, faults on demand and a memory of its calls. Signatures are not checked. It was written from the API
 * reference and has not been held against the service itself; what the reference leaves open (the codes of document
 * errors, which refusal an empty text gets) is a guess here.
 */
export const startComprehendStub = async ({ port = 0 }: { readonly port?: number } = {}): Promise<ComprehendStub> => {
  const calls: ComprehendCall[] = [];
  let faults: { left: number; readonly fault: ComprehendFault }[] = [];

  const nextFault = (): ComprehendFault | undefined => {
    const first = faults[0];
    if (first === undefined) return undefined;
    first.left -= 1;
    if (first.left === 0) faults.shift();
    return first.fault;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const operation = String(request.headers["x-amz-target"]);
    const send = (status: number, body: string) =>
      response
        .writeHead(status, { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": randomUUID() })
        .end(body);
    const body = await readText(request);
    try {
      const parsed = parseJson(body);
      const { LanguageCode, TextList, Text } = LooseRequest.catch({}).parse(parsed);
      const texts = TextList ?? (Text === undefined ? [] : [Text]);
      calls.push({ operation, language: LanguageCode, texts, bytes: texts.map(bytesOf) });
      const fault = nextFault();
      if (fault?.kind === "hang") return;
      if (fault?.kind === "drop") return request.socket.destroy();
      if (fault?.kind === "malformed") return send(200, '{"ResultList":[{"Index":0,');
      send(200, JSON.stringify(run(operation, parsed, fault)));
    } catch (error) {
      const { type, message, status } = error instanceof Refusal ? error : new Refusal("InternalFailure", "a bug", 500);
      send(status, JSON.stringify({ __type: type, Message: message }));
    }
  };

  const { url, close } = await listenOn((request, response) => {
    // A client that went away half-way is no trouble of the stub's.
    answer(request, response).catch(() => request.socket.destroy());
  }, port);
  return {
    url,
    calls,
    failNext: (count, fault) => {
      if (count > 0) faults.push({ left: count, fault });
    },
    heal: () => {
      faults = [];
    },
    close,
  };
};

// As a script: `npx node test/support/comprehend-stub.ts [port]`, for a stack under AWS_ENDPOINT_URL_COMPREHEND.
if (import.meta.main) {
  const { url } = await startComprehendStub({ port: Number(process.argv[2] ?? 0) });
  console.log(url);
}
