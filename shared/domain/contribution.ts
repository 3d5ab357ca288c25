import { holds } from "./consent.ts";
import type { Contribution, Counted } from "./counted.ts";
import { binOf } from "./distribution.ts";
import { BAND, FORMULA, textValue } from "./emotion.ts";
import { feltValue } from "./feeling.ts";
import { isLanguage } from "./language.ts";
import { emotionOfResponse, languageOf, type Response, sentimentOf } from "./response.ts";
import { type Slice, sliceKey } from "./slice.ts";
import { dayIn } from "./store.ts";

const count = (add: Record<string, number>, name: string, amount = 1): void => {
  if (amount !== 0) add[name] = (add[name] ?? 0) + amount;
};

const countEmotion = (add: Record<string, number>, response: Response): void => {
  const emotion = emotionOfResponse(response);
  if (emotion === undefined) return;
  const { value } = emotion;
  if (emotion.inferred) {
    count(add, "ni");
    count(add, "is", value);
    count(add, "iq", value ** 2);
    return;
  }
  count(add, "ne");
  count(add, "es", value);
  count(add, "eq", value ** 2);
  if (value >= BAND) count(add, "ep");
  if (value <= -BAND) count(add, "en");
  if (emotion.dissonant) count(add, "nd");
  count(add, `h${binOf(value)}`);
  const { recommendation } = response.answers;
  if (recommendation === undefined) return;
  count(add, "xn");
  count(add, "xe", value);
  count(add, "xl", recommendation);
  count(add, "xee", value ** 2);
  count(add, "xll", recommendation ** 2);
  count(add, "xel", value * recommendation);
};

const countAnswers = (add: Record<string, number>, { answers }: Response): void => {
  const { feeling, rating, recommendation, effort } = answers;
  if (feeling !== undefined) {
    const felt = Math.round(100 * feltValue(feeling));
    count(add, "nf");
    count(add, "fs", felt);
    count(add, "fq", felt ** 2);
    if (feeling.face !== undefined) count(add, `a${feeling.face}`);
    for (const { word, intensity } of feeling.words ?? []) {
      count(add, `w_${word}`);
      count(add, `v_${word}`, intensity);
    }
  }
  if (rating !== undefined) count(add, `r${rating}`);
  if (recommendation !== undefined) count(add, `l${recommendation}`);
  if (effort !== undefined) count(add, `k${effort}`);
};

const TEXT_CLASS = { POSITIVE: "tp", NEGATIVE: "tg", NEUTRAL: "tu", MIXED: "tm" } as const;

const countText = (add: Record<string, number>, response: Response): void => {
  const sentiment = sentimentOf(response);
  const { comment } = response.answers;
  if (sentiment === undefined || comment === undefined) return;
  const value = Math.round(100 * textValue(sentiment, comment).value);
  count(add, "tn");
  count(add, "ts", value);
  count(add, "tq", value ** 2);
  count(add, TEXT_CLASS[sentiment.label]);
};

/**
 * The language of a slice: one of ours, `other`, or the empty string when nobody knows. Senders choose the tag of a
 * language, so each one that we do not speak must not make slices of its own.
 */
const sliceLanguage = (language: string | undefined): string =>
  language === undefined ? "" : isLanguage(language) ? language : "other";

/** Where a response counts: its own finest slice. Stage, channel and all the rest are sums of slices. */
export const sliceOf = (response: Response): Slice => ({
  stage: response.stage,
  channel: response.channel,
  touchpoint: response.touchpoint,
  language: sliceLanguage(languageOf(response)),
  source: response.source,
  provenance: response.provenance,
  segment: response.segment ?? "",
});

/** A comment is asked for and agreed to; without one there was nothing to ask for. */
const countTestimonial = (add: Record<string, number>, { answers, askedToPublish, consent }: Response): void => {
  if (answers.comment === undefined) return;
  if (askedToPublish === true) count(add, "ta");
  if (holds(consent)) count(add, "tc");
};

/** What the answers of a customer who sent them add. One that came by a survey's page also completes what was started. */
const countResponse = (add: Record<string, number>, response: Response): void => {
  count(add, "n");
  countAnswers(add, response);
  countEmotion(add, response);
  countText(add, response);
  if (response.survey !== undefined) count(add, "cm");
  countTestimonial(add, response);
};

/** What a response adds to the cells, on the store's own calendar; null when it was erased. A suspect one is only told of. */
export const contributionOf = (response: Response, timeZone: string): Contribution | null => {
  if (response.erasedAt !== undefined) return null;
  const add: Record<string, number> = {};
  if (response.suspect !== undefined) count(add, "su");
  else {
    if (response.survey !== undefined) count(add, "st");
    if (response.partial === undefined) countResponse(add, response);
  }
  return { day: dayIn(timeZone, response.answeredAt), slice: sliceKey(sliceOf(response)), add };
};

/** The next entry of a response's ledger: counted at its present revision in every generation named. */
export const countedNow = (response: Response, timeZone: string, generations: readonly number[]): Counted => {
  const contribution = contributionOf(response, timeZone);
  return {
    version: (response.counted?.version ?? 0) + 1,
    rev: response.rev,
    formula: FORMULA,
    in: Object.fromEntries(generations.map((generation) => [String(generation), contribution])),
  };
};
