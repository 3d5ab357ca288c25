import * as z from "zod";
import { Consent } from "../domain/consent.ts";
import { Answers, Provenance, ResponseDraft, ResponseRevision, Source, SurveyVersion } from "../domain/response.ts";
import { SENTIMENT_LABELS } from "../domain/sentiment.ts";
import { Slug } from "../domain/stage.ts";
import { Channel } from "../domain/touchpoint.ts";
import type { Operation } from "./operation.ts";
import { Cursor, Day, limit } from "./parts.ts";
import { RESPONSE_FILTERS } from "./response-query.ts";

const ResponseId = z.string().regex(/^[A-Za-z0-9_-]{22}$/, "is not the id of a response");

export const submitResponse = {
  id: "submitResponse",
  method: "POST",
  path: "/v1/responses",
  summary: "Record what a customer answered at a touchpoint",
  description:
    "Acknowledged once it is stored for good. Send the same `Idempotency-Key` again and the answer is the same: one key, " +
    "one response. A publishable key needs an `Origin` that the store has listed; a secret key must come without one.",
  tag: "responses",
  scopes: ["collect"],
  input: z.object({
    headers: z.object({
      "idempotency-key": z
        .string("is missing: send a text of your choice that is new for every answer, such as a UUID")
        .regex(/^[\x21-\x7e]{8,200}$/, "must be 8 to 200 visible ASCII characters")
        .describe("Names this answer: new for every answer, the same for every retry. A UUID will do."),
    }),
    body: ResponseDraft,
  }),
  status: 202,
  output: z.object({
    id: z.string(),
    receipt: z.string().describe("Lets whoever holds it revise or erase this response. Keep it with the customer."),
  }),
  errors: ["idempotency_conflict", "gone"],
  function: "collect",
  throttle: { perSecond: 50, burst: 100 },
} as const satisfies Operation;

export const reviseResponse = {
  id: "reviseResponse",
  method: "PUT",
  path: "/v1/responses/{id}",
  summary: "Replace the answers of a response with new ones",
  description:
    "For the customer who gave it: `Authorization: Receipt …` with the receipt of the response. Touchpoint and time stay.",
  tag: "responses",
  scopes: ["receipt"],
  input: z.object({
    path: z.object({ id: ResponseId }),
    query: z.strictObject({ store: Slug.describe("Store that the response belongs to.") }),
    body: ResponseRevision,
  }),
  status: 200,
  output: z.object({ id: z.string(), rev: z.number().int() }),
  errors: ["not_found", "conflict", "gone"],
  function: "collect",
  throttle: { perSecond: 10, burst: 20 },
} as const satisfies Operation;

export const eraseResponse = {
  id: "eraseResponse",
  method: "DELETE",
  path: "/v1/responses/{id}",
  summary: "Erase a response",
  description:
    "By the customer with the receipt and `?store=`, or by the store with a secret key that may `erase`. What was said is " +
    "gone at once; the counts follow within seconds. Erasing twice is fine.",
  tag: "responses",
  scopes: ["receipt", "erase"],
  input: z.object({
    path: z.object({ id: ResponseId }),
    query: z.strictObject({ store: Slug.optional().describe("Needed with a receipt; a key has its own store.") }),
  }),
  status: 204,
  output: z.undefined(),
  errors: ["not_found"],
  function: "collect",
  throttle: { perSecond: 10, burst: 20 },
} as const satisfies Operation;

/** A response as the store reads it. */
export const ResponseView = z.object({
  id: z.string(),
  touchpoint: z.string(),
  stage: z.string(),
  channel: Channel,
  source: Source,
  provenance: Provenance,
  language: z.string().optional(),
  segment: z.string().optional(),
  customer: z.string().optional().describe("Who answered, in no readable form: see the customers."),
  answeredAt: z.string(),
  receivedAt: z.string(),
  revisedAt: z.string().optional(),
  answers: Answers,
  survey: SurveyVersion.optional().describe("The survey that was answered."),
  partial: z.boolean().describe("Begun and never sent: no response, and not counted as one."),
  suspect: z.array(z.string()).optional().describe("Signals that a machine answered: kept to be seen, not counted."),
  device: z.string().optional().describe("Number that a kiosk's device made up for itself: tells devices apart."),
  consent: Consent.optional().describe("What the customer agreed to have published."),
  emotion: z.number().int().optional().describe("−100 to 100; absent with too little to go by."),
  inferred: z.boolean().describe("True when the emotion comes from the text alone."),
  dissonant: z.boolean().describe("True when text and self-report contradict each other: read it."),
  sentiment: z
    .object({
      label: z.enum(SENTIMENT_LABELS),
      positive: z.number(),
      negative: z.number(),
      neutral: z.number(),
      mixed: z.number(),
      language: z.string(),
      engine: z.string(),
      version: z.string(),
    })
    .optional(),
});

export const listResponses = {
  id: "listResponses",
  method: "GET",
  path: "/v1/responses",
  summary: "List responses, newest first",
  description:
    "Of one touchpoint, of a stage, or of all, by what they say. Erased ones are not there; those that were begun and not sent, " +
    "and those that a machine seems to have sent, say so. A page with filters looks at no more than the next 500 responses, so " +
    "it may be short or empty: go on while there is a cursor.",
  tag: "responses",
  scopes: ["read"],
  input: z.object({
    query: z.strictObject({
      ...RESPONSE_FILTERS,
      from: Day.optional().describe("First day, in the store's time zone."),
      to: Day.optional().describe("Last day, included."),
      limit: limit(100, 25),
      cursor: Cursor.optional(),
    }),
  }),
  status: 200,
  output: z.object({
    responses: z.array(ResponseView),
    lookedAt: z.number().int().describe("Responses that were looked at for this page."),
    cursor: Cursor.optional(),
  }),
  errors: [],
  function: "journey",
  throttle: { perSecond: 10, burst: 20 },
} as const satisfies Operation;
