import type { Language } from "../../shared/domain/language.ts";
import type { Provenance } from "../../shared/domain/response.ts";
import type { RejectionReason } from "../../shared/domain/testimonial.ts";
import { de } from "./texts/de.ts";
import { en } from "./texts/en.ts";
import { es } from "./texts/es.ts";
import { fr } from "./texts/fr.ts";
import { it } from "./texts/it.ts";
import { pt } from "./texts/pt.ts";

type ByProvenance = Readonly<Record<Provenance, string>>;

/** The words of feeds and of the page that says how they come about, in one language. Plain text; a name or number is put in by a function. */
export type FeedTexts = {
  readonly title: (store: string) => string;
  /** Above a wall: whose customers is said elsewhere. */
  readonly heading: string;
  readonly rating: (stars: number) => string;
  readonly average: (mean: string) => string;
  readonly counts: (ratings: string, published: string) => string;
  readonly selection: Readonly<Record<"all" | "curated", string>>;
  readonly provenances: ByProvenance;
  readonly incentivized: string;
  readonly reply: (store: string) => string;
  readonly anonymous: string;
  readonly verify: string;
  readonly more: string;
  readonly previous: string;
  readonly next: string;
  readonly empty: string;
  readonly photo: string;
  readonly verification: {
    readonly title: string;
    readonly lead: (store: string) => string;
    readonly period: (from: string, to: string) => string;
    readonly sources: { readonly heading: string; readonly text: string; readonly explained: ByProvenance };
    readonly consent: {
      readonly heading: string;
      readonly text: string;
      readonly withdraw: string;
      readonly version: string;
    };
    readonly moderation: {
      readonly heading: string;
      readonly text: string;
      readonly reasons: Readonly<Record<RejectionReason, string>>;
      readonly verbatim: string;
    };
    readonly rates: {
      readonly heading: string;
      readonly text: string;
      readonly stars: string;
      readonly none: string;
      readonly offered: string;
      readonly published: string;
      readonly waiting: string;
      readonly rejected: string;
    };
    readonly ratings: {
      readonly heading: string;
      readonly text: string;
      readonly stars: string;
      readonly answers: string;
      readonly mean: string;
      readonly noRatings: string;
    };
    readonly contradictions: { readonly heading: string; readonly text: (n: string) => string };
    readonly refusals: { readonly unknown: string; readonly unknownText: string; readonly failed: string };
    readonly generated: (day: string) => string;
    readonly language: string;
    readonly answers: string;
    readonly source: string;
    readonly meaning: string;
  };
};

/** The texts in every language. */
export const TEXTS: Readonly<Record<Language, FeedTexts>> = { it, en, es, fr, de, pt };
