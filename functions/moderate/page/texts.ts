import type { ConsentScope } from "../../../shared/domain/consent.ts";
import type { ErrorCode } from "../../../shared/domain/errors.ts";
import type { Language } from "../../../shared/domain/language.ts";
import type { Provenance, Source } from "../../../shared/domain/response.ts";
import type { PiiKind, RejectionReason, TestimonialState, TrailAction } from "../../../shared/domain/testimonial.ts";
import { de } from "./texts/de.ts";
import { en } from "./texts/en.ts";
import { es } from "./texts/es.ts";
import { fr } from "./texts/fr.ts";
import { it } from "./texts/it.ts";
import { pt } from "./texts/pt.ts";

/** Refusals that a page can meet, each told in the visitor's words; any other is told as `internal`. */
export type ToldRefusal = Extract<
  ErrorCode,
  "invalid_input" | "forbidden" | "not_found" | "rate_limited" | "internal" | "unavailable"
>;

/** What can be wrong with what a moderator typed. */
export type FormProblem =
  | "needsReason"
  | "badTags"
  | "notItsWords"
  | "halfWord"
  | "nothingLeft"
  | "badReply"
  | "needsChoice"
  | "tooManyMasks";

type Notice = { readonly title: string; readonly text: string };

/** Every text of the moderation pages in one language; a language that lacks one does not compile. */
export type ModerateTexts = {
  readonly title: string;
  readonly lead: string;
  readonly skip: string;
  readonly language: string;
  readonly homePage: string;
  readonly states: Readonly<Record<TestimonialState, string>>;
  readonly stateNav: string;
  readonly filters: {
    readonly heading: string;
    readonly stage: string;
    readonly touchpoint: string;
    readonly language: string;
    readonly rating: string;
    readonly age: string;
    readonly any: string;
    readonly noRating: string;
    readonly since: (days: string) => string;
    readonly show: string;
    readonly removeAll: string;
  };
  readonly stars: (n: string) => string;
  /** Faces 1 to 5, from very unhappy to very happy. */
  readonly faces: readonly [string, string, string, string, string];
  readonly someone: string;
  readonly card: {
    readonly select: (name: string) => string;
    readonly open: string;
    readonly openOf: (name: string) => string;
    readonly approve: string;
    readonly approveOf: (name: string) => string;
    readonly marked: (n: number) => string;
    readonly featured: string;
    readonly incentivized: string;
  };
  readonly bulk: {
    readonly heading: string;
    readonly selectAll: string;
    readonly selectNone: string;
    readonly approve: string;
    readonly reject: string;
    readonly feature: string;
    readonly unfeature: string;
    readonly tag: string;
    readonly changed: (n: string) => string;
    readonly missed: (n: string) => string;
  };
  readonly reason: string;
  readonly chooseReason: string;
  readonly reasons: Readonly<Record<RejectionReason, string>>;
  readonly reasonsNote: string;
  readonly more: string;
  readonly first: string;
  readonly empty: { readonly waiting: Notice; readonly none: Notice; readonly noMatch: Notice };
  readonly consent: {
    readonly heading: string;
    readonly note: (from: string, to: string) => string;
    readonly asked: string;
    readonly agreed: string;
    readonly share: string;
  };
  readonly rates: {
    readonly heading: string;
    readonly note: string;
    readonly rating: string;
    readonly published: string;
    readonly waiting: string;
    readonly rejected: string;
    readonly share: string;
    readonly none: string;
    readonly all: string;
    readonly differs: (points: string, interval: string) => string;
    readonly alike: string;
    readonly tooFew: string;
  };
  readonly one: {
    readonly title: (name: string) => string;
    readonly back: string;
    readonly words: string;
    readonly wordsNote: string;
    readonly publicWords: string;
    readonly gone: string;
    readonly pii: Readonly<Record<PiiKind, string>>;
    readonly covered: string;
    readonly facts: string;
    readonly touchpoint: string;
    readonly stage: string;
    readonly day: string;
    readonly language: string;
    readonly provenance: string;
    readonly source: string;
    readonly incentivized: string;
    readonly yes: string;
    readonly no: string;
    readonly consent: string;
    readonly consentScopes: string;
    readonly consentGiven: string;
    readonly consentVersion: string;
    readonly consentHow: string;
    readonly consentOn: { readonly page: string; readonly import: string };
    readonly withdrawnOn: string;
    readonly photo: string;
    readonly photoAlt: string;
    readonly decide: string;
    readonly rejectedFor: (reason: string) => string;
    readonly cover: string;
    readonly coverNote: string;
    readonly coverFound: string;
    readonly coverWords: string;
    readonly coverWordsNote: string;
    readonly excerpt: string;
    readonly excerptNote: string;
    readonly tags: string;
    readonly tagsNote: string;
    readonly reply: string;
    readonly replyNote: string;
    readonly feature: string;
    readonly unfeature: string;
    readonly save: string;
    readonly trail: string;
    readonly actions: Readonly<Record<TrailAction, string>>;
    readonly customer: string;
    readonly key: (id: string) => string;
    readonly stageOf: string;
  };
  readonly scopes: Readonly<Record<ConsentScope, string>>;
  readonly sources: Readonly<Record<Source, string>>;
  readonly provenances: Readonly<Record<Provenance, string>>;
  readonly saved: string;
  readonly problems: string;
  readonly problem: Readonly<Record<FormProblem, string>>;
  readonly stale: Notice;
  readonly withdrawnMeanwhile: Notice;
  readonly expired: Notice;
  readonly keys: {
    readonly heading: string;
    readonly next: string;
    readonly previous: string;
    readonly open: string;
    readonly approve: string;
    readonly select: string;
    readonly reject: string;
    readonly back: string;
    readonly off: string;
    readonly on: string;
  };
  readonly refusals: Readonly<Record<ToldRefusal, Notice>>;
  readonly startAgain: string;
  readonly reference: (id: string) => string;
};

export const TEXTS: Readonly<Record<Language, ModerateTexts>> = { it, en, es, fr, de, pt };
