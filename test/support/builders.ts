import type { Response, ResponseDraft } from "../../shared/domain/response.ts";
import type { Sentiment } from "../../shared/domain/sentiment.ts";
import { DEFAULT_STAGES } from "../../shared/domain/stage.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { Touchpoint } from "../../shared/domain/touchpoint.ts";

/** A valid store; takes the fields that matter. */
export const aStore = (fields: Partial<Store> = {}): Store => ({
  id: "bottega",
  name: "Bottega",
  timeZone: "Europe/Rome",
  languages: ["it", "en"],
  origins: [],
  stages: [...DEFAULT_STAGES],
  createdAt: "2026-01-01T00:00:00.000Z",
  revision: 1,
  generation: 1,
  generations: [1],
  spread: 1,
  ...fields,
});

/** A valid touchpoint, after the purchase. */
export const aTouchpoint = (fields: Partial<Touchpoint> = {}): Touchpoint => ({
  id: "delivery",
  stage: "retention",
  channel: "email",
  name: { it: "Consegna", en: "Delivery" },
  order: 0,
  archived: false,
  ...fields,
});

/** What a customer sends: four stars, unless other answers are given. */
export const aDraft = (fields: Partial<ResponseDraft> = {}): ResponseDraft => ({
  touchpoint: "delivery",
  rating: 4,
  ...fields,
});

/** A response as it is stored when it came in, not yet counted. */
export const aResponse = (fields: Partial<Response> = {}): Response => ({
  id: "response-1",
  store: "bottega",
  touchpoint: "delivery",
  stage: "retention",
  channel: "email",
  source: "link",
  provenance: "invited",
  language: "it",
  answeredAt: "2026-03-10T09:00:00.000Z",
  receivedAt: "2026-03-10T09:00:00.000Z",
  rev: 1,
  answers: { rating: 4 },
  fingerprint: "fingerprint",
  pending: "2026-03-10T09:00:00.000Z",
  ...fields,
});

/** What an engine says of a clearly happy comment. */
export const aSentiment = (fields: Partial<Sentiment> = {}): Sentiment => ({
  label: "POSITIVE",
  positive: 0.9,
  negative: 0.05,
  neutral: 0.05,
  mixed: 0,
  language: "it",
  engine: "lexicon",
  version: "test",
  reliability: 1,
  ...fields,
});
