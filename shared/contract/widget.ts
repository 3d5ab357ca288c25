import * as z from "zod";
import { Language } from "../domain/language.ts";
import { Slug } from "../domain/stage.ts";
import { MAX_COMMENT_LENGTH } from "../domain/text.ts";
import type { Operation } from "./operation.ts";

/** In the address, so that a page's request needs no header and no preflight. The key is meant to be seen. */
const PublishableKey = z
  .string("is missing: send a publishable key")
  .describe("A publishable key: it can ask and answer, and read nothing else.");

const Choice = z
  .tuple([z.string(), z.string()])
  .describe(
    "What is sent when it is chosen, and what it is called: `5` is a point of a scale, the first and the last of numbers say what they mean.",
  );

/** A question as the widget shows it: in one language, with all that can be chosen. */
export const WidgetQuestion = z.object({
  id: Slug,
  kind: z.enum(["feeling", "rating", "comment", "recommendation", "effort", "choice"]),
  title: z.string(),
  help: z.string().optional(),
  required: z.boolean().optional(),
  showIf: z
    .object({ question: Slug, oneOf: z.array(z.string()) })
    .optional()
    .describe("Shown only when an earlier question was answered with one of these."),
  choices: z.array(Choice).optional().describe("Absent for a comment."),
  several: z.boolean().optional().describe("More than one may be chosen."),
  ends: z.string().optional().describe("What the lowest and the highest number mean."),
  words: z
    .array(z.string())
    .optional()
    .describe("Feelings to choose up to three of, besides the face: each is sent as its place in this list, from 0."),
});
export type WidgetQuestion = z.infer<typeof WidgetQuestion>;

/** Work that a browser does for an answer, in the terms of ALTCHA's proof of work, version 2. */
export const ProofOfWork = z.object({
  algorithm: z.literal("PBKDF2/SHA-256"),
  cost: z.number().int().describe("Iterations of one try."),
  keyLength: z.number().int().describe("Bytes of the key that one try derives."),
  keyPrefix: z.string().describe("What the key, as hexadecimal digits, has to begin with."),
});
export type ProofOfWork = z.infer<typeof ProofOfWork>;

/** All that the widget needs to ask, in one language: the texts are those of the survey's page. */
export const WidgetSettings = z.object({
  answer: z
    .object({
      survey: z.string(),
      version: z.number().int(),
      language: Language,
      made: z.string().describe("When this was made, signed."),
    })
    .describe("Send it back with the answers. Its language is that of the texts."),
  title: z.string(),
  intro: z.string().optional(),
  questions: z.array(WidgetQuestion),
  color: z.string().optional().describe("The store's colour, #rrggbb."),
  proof: ProofOfWork.optional().describe(
    "There when the store asks for proof of work: send back with the answers, as `proof`, a number whose four bytes, after " +
      "the answer's `id` as the password and with `made` as the salt, derive a key that begins so.",
  ),
  texts: z.object({
    words: z.string().optional().describe("Opens the words of a feeling."),
    needed: z.string().optional().describe("Beside the title of a question that needs an answer."),
    missing: z.string().optional(),
    promise: z.string(),
    next: z.string(),
    back: z.string(),
    send: z.string(),
    close: z.string(),
    failed: z.string().describe("Not sent, and nothing is lost."),
  }),
});
export type WidgetSettings = z.infer<typeof WidgetSettings>;

/** The offer to publish the words, as on the page of one's own answer, which takes it. */
export const PublicationOffer = z.object({
  title: z.string(),
  lead: z.string(),
  consent: z.string().describe("What the customer agrees to, word for word."),
  scopes: z.array(Choice),
  name: z.string(),
  nameHint: z.string(),
  give: z.string(),
  needsScope: z.string(),
  given: z.string(),
  failed: z.string(),
});
export type PublicationOffer = z.infer<typeof PublicationOffer>;

export const WidgetReceipt = z.object({
  id: z.string(),
  own: z.string().describe("Path of one's own answer: to see, change, publish, withdraw or erase it."),
  language: Language,
  thanks: z.object({ title: z.string(), text: z.string(), own: z.string().describe("Leads to one's own answer.") }),
  publication: PublicationOffer.optional().describe(
    "There when a comment was written and the survey asks: of everybody, whatever they answered.",
  ),
});
export type WidgetReceipt = z.infer<typeof WidgetReceipt>;

export const readWidget = {
  id: "readWidget",
  method: "GET",
  path: "/v1/widget",
  summary: "What the widget asks at a touchpoint",
  description:
    "The newest published survey of the touchpoint, in one language. The same for everybody and kept for a minute. A " +
    "page whose origin the store has not listed is refused.",
  tag: "embedding",
  scopes: ["collect"],
  keyIn: "query",
  input: z.object({
    query: z.strictObject({
      key: PublishableKey,
      touchpoint: Slug,
      language: z
        .string()
        .max(35)
        .optional()
        .describe("Language of the page, such as pt-BR; else the survey's first that fits."),
    }),
  }),
  status: 200,
  output: WidgetSettings,
  cacheSeconds: 60,
  errors: ["not_found", "gone"],
  function: "survey",
  throttle: { perSecond: 20, burst: 100 },
} as const satisfies Operation;

export const readWidgetScript = {
  ...readWidget,
  id: "readWidgetScript",
  path: "/v1/widget.js",
  summary: "What the widget asks, with the code that asks it",
  description:
    "A module for `import()`: the widget's panel and, behind it, what `GET /v1/widget` says, so that a question is on " +
    "the screen after one request. Refused alike. Its code is the widget's own and may change with every release.",
  output: z.string(),
  produces: "text/javascript",
} as const satisfies Operation;

/** Fields of one answer: a question's, and the words of a feeling's. */
const AnswerField = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}(\.words)?$/, "is not the id of a question");

export const WidgetAnswer = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Za-z0-9_-]{16,64}$/, "must be 16 to 64 letters, digits, - or _, and not to be guessed")
    .describe("Names this answer: new for every answer, the same for every retry."),
  survey: Slug,
  version: z.number().int().min(1).max(999_999),
  language: Language,
  answers: z
    .record(AnswerField, z.array(z.string().max(2 * MAX_COMMENT_LENGTH)).max(25))
    .describe(
      "By the question's id what was chosen or written; the words of a feeling under `<id>.words`. What a condition hides is left out.",
    ),
  partial: z.literal(true).optional().describe("Begun and not sent: counted as started. The whole answer replaces it."),
  made: z.string().max(200).default("").describe("As `GET /v1/widget` gave it."),
  proof: z
    .number()
    .int()
    .min(0)
    .max(0xffffffff)
    .optional()
    .describe("Proof of work for this `id`, where the settings ask for it. What is only begun needs none."),
  website: z.string().max(2000).default("").describe("A field that people do not see."),
});
export type WidgetAnswer = z.input<typeof WidgetAnswer>;

export const answerWidget = {
  id: "answerWidget",
  method: "POST",
  path: "/v1/widget",
  summary: "Answers to what the widget asked",
  description:
    "JSON, sent as text/plain so that a browser needs no preflight. Acknowledged once it is stored for good; sent again " +
    "under the same `id` it is the same response, and other answers replace those of before. From a page whose origin " +
    "the store has listed. It is `open`, never verified; what looks like a machine's is kept, labelled and not counted.",
  tag: "embedding",
  scopes: ["collect"],
  keyIn: "query",
  consumes: "text/plain",
  input: z.object({
    query: z.strictObject({
      key: PublishableKey,
      waited: z
        .string()
        .regex(/^[0-9]{1,6}$/, "must be a number of seconds")
        .transform(Number)
        .refine((seconds) => seconds <= 7 * 86_400, "is more than 7 days")
        .optional()
        .describe("Seconds that the answer waited in the browser for a connection: its clock may be wrong."),
    }),
    body: WidgetAnswer,
  }),
  status: 202,
  output: WidgetReceipt,
  errors: ["not_found", "gone", "conflict"],
  function: "survey",
  throttle: { perSecond: 20, burst: 100 },
} as const satisfies Operation;
