import { AskPolicy } from "../../shared/domain/ask-policy.ts";
import type { AskRule } from "../../shared/domain/ask-rule.ts";
import type { Consent } from "../../shared/domain/consent.ts";
import type { CustomerHistory } from "../../shared/domain/governor.ts";
import type { Order, OrderFacts } from "../../shared/domain/order.ts";
import type { Response, ResponseDraft } from "../../shared/domain/response.ts";
import type { Sentiment } from "../../shared/domain/sentiment.ts";
import { DEFAULT_STAGES } from "../../shared/domain/stage.ts";
import type { Store } from "../../shared/domain/store.ts";
import { Question, type Survey } from "../../shared/domain/survey.ts";
import { surveyTemplate } from "../../shared/domain/survey-templates.ts";
import type { Testimonial } from "../../shared/domain/testimonial.ts";
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
  revision: 1,
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

/** Agreement to be published on the store's own site. */
export const aConsent = (fields: Partial<Consent> = {}): Consent => ({
  version: "publication@1",
  language: "it",
  text: "Autorizzo la pubblicazione.",
  given: "page",
  scopes: ["site"],
  displayName: "Ada",
  givenAt: "2026-03-10T09:05:00.000Z",
  ...fields,
});

/** A testimonial that waits for a decision. */
export const aTestimonial = (fields: Partial<Testimonial> = {}): Testimonial => ({
  id: "response-1",
  store: "bottega",
  rev: 1,
  state: "candidate",
  response: { rev: 1 },
  text: "Consegna veloce, grazie!",
  displayName: "Ada",
  rating: 4,
  language: "it",
  stage: "retention",
  channel: "email",
  touchpoint: "delivery",
  answeredAt: "2026-03-10T09:00:00.000Z",
  answeredOn: "2026-03-10",
  provenance: "invited",
  source: "link",
  incentivized: false,
  consent: aConsent(),
  pii: [],
  piiEngine: "rules",
  featured: false,
  tags: [],
  changedAt: "2026-03-10T09:06:00.000Z",
  trail: [{ at: "2026-03-10T09:06:00.000Z", by: "customer", action: "proposed" }],
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

/** A survey that takes answers: the four usual questions in two languages. */
export const aSurvey = (fields: Partial<Survey> = {}): Survey => ({
  ...surveyTemplate("retention", "email"),
  id: "after-delivery",
  store: "bottega",
  touchpoint: "delivery",
  languages: ["it", "en"],
  version: 1,
  state: "published",
  revision: 2,
  createdAt: "2026-03-01T09:00:00.000Z",
  publishedAt: "2026-03-01T10:00:00.000Z",
  ...fields,
});

type Standard = Exclude<Question["kind"], "choice">;

/** A question of a standard kind, called by its kind. */
export const aQuestion = (kind: Standard, fields: Partial<Omit<Question, "kind" | "options">> = {}): Question =>
  Question.parse({ kind, id: kind, title: { it: "Com’è andata?", en: "How was it?" }, ...fields });

/** A choice between two options and a way out. */
export const aChoice = (fields: Partial<Extract<Question, { kind: "choice" }>> = {}): Question =>
  Question.parse({
    kind: "choice",
    id: "packaging",
    title: { it: "Com’era l’imballo?", en: "How was the packaging?" },
    options: [
      { id: "intact", label: { it: "Integro", en: "Intact" } },
      { id: "damaged", label: { it: "Rotto", en: "Damaged" } },
      { id: "other", label: { it: "Altro", en: "Something else" } },
    ],
    ...fields,
  });

/** What is known of an order: one vase, bought in Italy by somebody who agreed to be asked. */
export const someFacts = (fields: Partial<OrderFacts> = {}): OrderFacts => ({
  customer: "AAAAAAAAAAAAAAAAAAAAAA",
  items: [{ product: "vase", tags: ["fragile"], quantity: 1 }],
  tags: [],
  amount: 4900,
  currency: "EUR",
  country: "IT",
  locale: "it",
  basis: { kind: "consent", at: "2026-01-01T09:00:00.000Z", source: "checkout box, text 3" },
  updatedAt: "2026-03-02T09:00:00.000Z",
  ...fields,
});

/** An order that was delivered; takes the fields that matter. */
export const anOrder = (fields: Partial<Order> = {}): Order => ({
  store: "bottega",
  id: "1001",
  facts: someFacts(),
  times: { created: "2026-03-01T09:00:00.000Z", delivered: "2026-03-04T15:30:00.000Z" },
  events: {},
  ...fields,
});

/** A rule: two weeks after the delivery, at ten in the morning. */
export const aRule = (fields: Partial<AskRule> = {}): AskRule => ({
  id: "after-delivery",
  store: "bottega",
  touchpoint: "delivery",
  survey: "after-delivery",
  when: { state: "delivered" },
  after: "P14D",
  atHour: 10,
  conditions: { order: "any" },
  channel: "email",
  priority: 100,
  enabled: true,
  revision: 1,
  createdAt: "2026-01-01T09:00:00.000Z",
  ...fields,
});

/** A customer with an address who was never asked. */
export const aHistory = (fields: Partial<CustomerHistory> = {}): CustomerHistory => ({
  asked: [],
  answered: [],
  hasAddress: true,
  optedOut: false,
  suppressed: false,
  openComplaint: false,
  ...fields,
});

/** What a store that decided nothing decided about asking. */
export const aPolicy = (fields: Partial<AskPolicy> = {}): AskPolicy => ({ ...AskPolicy.parse({}), ...fields });
