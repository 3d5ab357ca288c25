import * as z from "zod";
import { LANGUAGES, LocalizedText } from "../domain/language.ts";
import { Slug } from "../domain/stage.ts";
import { Channel } from "../domain/touchpoint.ts";
import { Felt, JourneyQuery, ofJourney } from "./journey.ts";
import type { Operation } from "./operation.ts";
import { Day } from "./parts.ts";

const KeyPhrase = z.object({
  phrase: z.string().describe("One to three words, as most customers wrote them."),
  language: z.enum(LANGUAGES),
  n: z.number().int().describe("Customers who used it, 3 at least."),
  share: z.number().describe("Of those who commented in this language."),
  lift: z
    .number()
    .optional()
    .describe("How many times more common it is here than in the rest of the journey; absent without comments there."),
});

const Phrases = z.object({
  list: z.array(KeyPhrase).readonly().describe("At most 8 a language, the most telling first."),
  comments: z.number().int().describe("Comments that were looked through."),
  responses: z.number().int().describe("The newest responses that they were found among, 500 at most."),
  elsewhere: z.number().int().describe("Comments of the rest of the journey that they were compared with."),
});

const said = {
  store: z.object({ id: z.string(), name: z.string(), timeZone: z.string() }),
  from: Day,
  to: Day,
  comparedWith: z.object({ from: Day, to: Day }).optional().describe("The days of `previous`."),
  sentiments: z
    .object({
      POSITIVE: z.number().int(),
      NEGATIVE: z.number().int(),
      NEUTRAL: z.number().int(),
      MIXED: z.number().int(),
    })
    .describe("Comments by what their text says; those that no engine could read are in none."),
  phrases: Phrases.describe("What customers say here more than in the rest of the journey."),
};

const OnMap = Felt.extend({ id: z.string(), name: LocalizedText, channel: Channel, archived: z.boolean() });

export const readStage = {
  ...ofJourney,
  id: "readStage",
  method: "GET",
  path: "/v1/journey/stages/{stage}",
  summary: "Read what a stage felt like, and what is said there",
  description: "Every number of the stage's page: its touchpoints, all feelings, classes of emotion, key phrases.",
  scopes: ["read"],
  input: z.object({ path: z.object({ stage: Slug }), query: JourneyQuery }),
  status: 200,
  output: Felt.extend({
    id: z.string(),
    name: LocalizedText,
    ...said,
    touchpoints: z.array(OnMap).readonly(),
  }),
  errors: ["not_found"],
} as const satisfies Operation;

export const readTouchpoint = {
  ...ofJourney,
  id: "readTouchpoint",
  method: "GET",
  path: "/v1/journey/touchpoints/{touchpoint}",
  summary: "Read what a touchpoint felt like, and what is said there",
  description:
    "Every number of the touchpoint's page, wherever its responses count: all feelings, classes, key phrases.",
  scopes: ["read"],
  input: z.object({ path: z.object({ touchpoint: Slug }), query: JourneyQuery.omit({ touchpoint: true }) }),
  status: 200,
  output: OnMap.extend({ stage: z.string(), ...said }),
  errors: ["not_found"],
} as const satisfies Operation;
