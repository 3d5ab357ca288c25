import * as z from "zod";
import { Choices } from "./choices.ts";
import { Consent } from "./consent.ts";
import { Counted } from "./counted.ts";
import { CustomerDraft } from "./customer-draft.ts";
import { type Emotion, emotionOf } from "./emotion.ts";
import { Feeling } from "./feeling.ts";
import { baseLanguage, LocaleTag } from "./language.ts";
import { Photo } from "./photo.ts";
import { Reply } from "./reply.ts";
import { Sentiment } from "./sentiment.ts";
import { Slug } from "./stage.ts";
import { Comment } from "./text.ts";
import { Channel, type Touchpoint } from "./touchpoint.ts";

/** How a response came in. */
export const SOURCES = ["link", "widget", "kiosk", "import", "api"] as const;
export const Source = z.enum(SOURCES);
export type Source = z.infer<typeof Source>;

/** What is known of who answered. Set by the server path alone, never by what a request says. */
export const PROVENANCES = ["verified_purchase", "invited", "open", "imported"] as const;
export const Provenance = z.enum(PROVENANCES);
export type Provenance = z.infer<typeof Provenance>;

/** What a customer may answer at a touchpoint; each part may be absent. */
export const Answers = z.strictObject({
  feeling: Feeling.optional().describe("What the customer felt: a face of 1 to 5, chosen words, or both."),
  rating: z.number().int().min(1).max(5).optional().describe("Stars, 1 to 5."),
  comment: Comment.optional(),
  recommendation: z.number().int().min(0).max(10).optional().describe("Likelihood to recommend, 0 to 10."),
  effort: z.number().int().min(1).max(7).optional().describe("How easy it was, 1 (very hard) to 7 (very easy)."),
  choices: Choices.optional(),
});
export type Answers = z.infer<typeof Answers>;

const ANSWERS = Answers.keyof().options;

/** Looks at the answers alone: a draft also says where and when, and that is no answer. */
const saysSomething = (said: Answers) => ANSWERS.some((answer) => said[answer] !== undefined);

/** New answers for a response that was given before. */
export const ResponseRevision = Answers.refine(saysSomething, "needs at least one answer");

/** Times outside of these years are slips of some program, and days before the year 1000 do not sort. */
const EARLIEST_ANSWER = Date.parse("1900-01-02T00:00:00Z");
const LATEST_ANSWER = Date.parse("2999-12-31T00:00:00Z");

/** A response on its way in. */
export const ResponseDraft = Answers.extend({
  touchpoint: Slug.describe("Touchpoint that the answer is about."),
  language: LocaleTag.optional(),
  segment: Slug.optional().describe("Customer segment, as the store names it."),
  customer: CustomerDraft.optional().describe("Who answered: kept as a hash. Only a secret key may say it."),
  answeredAt: z.iso
    .datetime({ offset: true })
    .refine(
      (at) => Date.parse(at) >= EARLIEST_ANSWER && Date.parse(at) < LATEST_ANSWER,
      "is not within the years 1900 to 2999",
    )
    .optional()
    .describe("When the customer answered, if not now: ISO 8601 with offset, never in the future."),
}).refine(saysSomething, "needs at least one answer: feeling, rating, comment, recommendation, effort or choices");
export type ResponseDraft = z.infer<typeof ResponseDraft>;

/** What became of the comment's text: read, or never to be read. Absent while it waits for an engine. */
export const TextReading = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("read"), sentiment: Sentiment }),
  z.object({ outcome: z.literal("unreadable"), reason: z.string() }),
]);
export type TextReading = z.infer<typeof TextReading>;

/** Which questions were answered: published versions never change. */
export const SurveyVersion = z.object({ id: z.string(), version: z.number().int().min(1) });
export type SurveyVersion = z.infer<typeof SurveyVersion>;

/** What is stored, back to the very first item; only ever loosen. */
export const Response = z.object({
  id: z.string(),
  store: z.string(),
  touchpoint: z.string(),
  stage: z.string().describe("Stage that the touchpoint declared when the response came in."),
  channel: Channel,
  source: Source,
  provenance: Provenance,
  language: z.string().optional(),
  segment: z.string().optional(),
  customer: z.string().optional().describe("Who answered, in no readable form. Set by the server path alone."),
  order: z.string().optional().describe("The order that they were asked about."),
  answeredAt: z.iso.datetime(),
  receivedAt: z.iso.datetime(),
  rev: z
    .number()
    .int()
    .min(0)
    .describe("Raised by every change of the customer's; 0 while it is only begun, unless a machine answered before."),
  revisedAt: z.iso.datetime().optional(),
  changes: z
    .number()
    .int()
    .optional()
    .describe("Times that other answers were sent after the first; absent before the first time."),
  erasedAt: z.iso.datetime().optional().describe("Set on a tombstone: what the customer said is gone."),
  answers: Answers,
  survey: SurveyVersion.optional().describe("The survey that was answered, as it was then."),
  partial: z.literal(true).optional().describe("Begun and not sent: counted as started, never as a response."),
  suspect: z
    .array(Slug)
    .min(1)
    .optional()
    .describe("Signals that a machine answered. A suspect response is kept for people to see and never counted."),
  device: z.string().optional().describe("Number that a kiosk's device made up for itself: tells devices apart."),
  consent: Consent.optional().describe("What the customer agreed to have published."),
  askedToPublish: z
    .literal(true)
    .optional()
    .describe("Its author is asked whether the comment may be published: whoever answered that survey is."),
  photo: Photo.optional().describe("A picture that the customer sent along; the consent covers it."),
  incentivized: z.literal(true).optional().describe("The customer was promised something for answering."),
  reply: Reply.optional().describe("What the store had answered where the response was imported from."),
  fingerprint: z
    .string()
    .optional()
    .describe("Hash of the first draft: tells a retry from another answer. Gone when erased."),
  reading: TextReading.optional(),
  readingAttempts: z.number().int().optional(),
  pending: z.iso
    .datetime()
    .optional()
    .describe("Since when digest has something to count; absent when all is counted."),
  counted: Counted.optional(),
});
export type Response = z.infer<typeof Response>;

/** What a survey's page knows of a response besides its answers. */
export type SurveyAnswer = {
  readonly survey: SurveyVersion;
  readonly partial?: true;
  readonly suspect?: string[];
  readonly device?: string;
  readonly incentivized?: true;
  readonly askedToPublish?: true;
  readonly consent?: Consent;
};

/** What an import knows of a response besides its answers. */
export type ImportedParts = Pick<Response, "consent" | "reply">;

/** What a server path knows of a response beyond its draft. */
export type Arrival = {
  readonly id: string;
  readonly store: string;
  readonly touchpoint: Pick<Touchpoint, "id" | "stage" | "channel">;
  readonly source: Source;
  readonly provenance: Provenance;
  readonly fingerprint: string;
  readonly now: Date;
  /** Who answered, and after which order, where the server path knows it. */
  readonly from?: Pick<Response, "customer" | "order">;
  /** Given when it came by a survey's page. */
  readonly bySurvey?: SurveyAnswer;
  /** Given when it came by an import. */
  readonly atImport?: ImportedParts;
};

/**
 * A draft becomes a response, waiting to be counted. Answered now unless the draft says when. Whom it names is not kept:
 * `from` says it, in no readable form.
 */
export const recordResponse = (draft: ResponseDraft, arrival: Arrival): Response => {
  const { touchpoint, language, segment, customer: _, answeredAt, ...answers } = draft;
  const receivedAt = arrival.now.toISOString();
  return {
    id: arrival.id,
    store: arrival.store,
    touchpoint,
    stage: arrival.touchpoint.stage,
    channel: arrival.touchpoint.channel,
    source: arrival.source,
    provenance: arrival.provenance,
    ...(language !== undefined && { language }),
    ...(segment !== undefined && { segment }),
    ...arrival.from,
    answeredAt: answeredAt === undefined ? receivedAt : new Date(answeredAt).toISOString(),
    receivedAt,
    // What is only begun was not said yet: its first sending is revision 1.
    rev: arrival.bySurvey?.partial === true ? 0 : 1,
    answers,
    ...arrival.bySurvey,
    ...arrival.atImport,
    fingerprint: arrival.fingerprint,
    pending: receivedAt,
  };
};

/** The sentiment of a response's comment, once it was read. */
export const sentimentOf = (response: Pick<Response, "reading">): Sentiment | undefined =>
  response.reading?.outcome === "read" ? response.reading.sentiment : undefined;

/** The emotion of a response by the current formula; undefined when erased or with too little to go by. */
export const emotionOfResponse = (response: Pick<Response, "answers" | "reading" | "erasedAt">): Emotion | undefined =>
  response.erasedAt === undefined ? emotionOf({ ...response.answers, sentiment: sentimentOf(response) }) : undefined;

/** The base language a response counts under: the one that it was given in, else the one it was read in. */
export const languageOf = (response: Pick<Response, "language" | "reading">): string | undefined =>
  response.language === undefined ? sentimentOf(response)?.language : baseLanguage(response.language);

/** How a response that is there stands: counted as one, begun and not sent, or sent by a machine as it seems. */
export const RESPONSE_STATES = ["counted", "partial", "suspect"] as const;
export type ResponseState = (typeof RESPONSE_STATES)[number];

/** What a response counts as; erased ones are not asked. */
export const stateOf = ({ partial, suspect }: Pick<Response, "partial" | "suspect">): ResponseState =>
  suspect !== undefined ? "suspect" : partial === true ? "partial" : "counted";

/** True for what counts as a response: not erased, sent by its customer, and given by no machine that we know of. */
export const counts = (response: Pick<Response, "erasedAt" | "partial" | "suspect">): boolean =>
  response.erasedAt === undefined && stateOf(response) === "counted";

/** True when the comment still waits for an engine. What does not count is not read. */
export const needsReading = (
  response: Pick<Response, "answers" | "reading" | "erasedAt" | "partial" | "suspect">,
): boolean => counts(response) && response.answers.comment !== undefined && response.reading === undefined;
