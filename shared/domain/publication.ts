import type { ConsentScope } from "./consent.ts";
import type { FeedFilter, PublishedTestimonial } from "./feed.ts";
import { isLanguage, type Language } from "./language.ts";
import type { Testimonial } from "./testimonial.ts";
import { shownWords } from "./words.ts";

/** A testimonial as the public may read it; undefined unless it is published. */
export const publicationOf = (testimonial: Testimonial): PublishedTestimonial | undefined => {
  const { state, text, publishedAt, reply } = testimonial;
  if (state !== "published" || text === undefined || publishedAt === undefined) return undefined;
  const { id, displayName, rating, face, answeredOn, stage, touchpoint, language } = testimonial;
  const { provenance, incentivized, tags, featured, photo, changedAt } = testimonial;
  return {
    ...{ id, displayName, rating, face, stage, touchpoint, language, provenance, incentivized, tags, featured, photo },
    text: shownWords(text, testimonial),
    date: answeredOn,
    reply: reply === undefined ? undefined : { text: reply.text, date: reply.on },
    publishedAt,
    changedAt,
  };
};

/**
 * One place that an entry stands in. Each question that a feed may be asked is one such place per rating, read in order,
 * so that a page costs the same however much is published.
 */
export type Facet = {
  readonly scope: ConsentScope;
  readonly place: "all" | `stage:${string}` | `touchpoint:${string}` | `tag:${string}`;
  readonly language: Language | "*";
  readonly featured: boolean;
  /** Stars; 0 without. */
  readonly rating: number;
};

/** Ratings from the best on; 0 is none. */
const RATINGS = [5, 4, 3, 2, 1, 0] as const;

/**
 * The places that a testimonial is written to: on the store's own site its stage, touchpoint and tags, beyond it the
 * touchpoint alone. At most 48, so that taking all away and writing all anew fits one transaction of 100.
 */
export const facetsOf = (testimonial: Testimonial): Facet[] => {
  const { stage, touchpoint, tags, language, featured, rating = 0, consent } = testimonial;
  const languages = language !== undefined && isLanguage(language) ? (["*", language] as const) : (["*"] as const);
  return consent.scopes.flatMap((scope) => {
    const beyond = ["all", `touchpoint:${touchpoint}`] as const;
    const own = [`stage:${stage}`, ...tags.map((tag) => `tag:${tag}` as const)] as const;
    return (scope === "site" ? [...beyond, ...own] : beyond).flatMap((place) =>
      languages.flatMap((spoken) =>
        (featured ? [false, true] : [false]).map((only) => ({
          scope,
          place,
          language: spoken,
          featured: only,
          rating,
        })),
      ),
    );
  });
};

/** The places that answer a filter, best rating first. */
export const facetsFor = ({
  scope,
  stage,
  touchpoint,
  tag,
  language,
  featured,
  minRating = 0,
}: FeedFilter): Facet[] => {
  const place =
    stage !== undefined
      ? (`stage:${stage}` as const)
      : touchpoint !== undefined
        ? (`touchpoint:${touchpoint}` as const)
        : tag !== undefined
          ? (`tag:${tag}` as const)
          : "all";
  return RATINGS.filter((rating) => rating >= minRating).map((rating) => ({
    scope,
    place,
    language: language ?? "*",
    featured,
    rating,
  }));
};

/** What no feed offers, as the parts of a filter that stand in each other's way; undefined when it is offered. */
export const filterProblem = (
  filter: FeedFilter,
): { readonly part: keyof FeedFilter; readonly message: string } | undefined => {
  const chosen = (["stage", "touchpoint", "tag"] as const).filter((part) => filter[part] !== undefined);
  const [first, second] = chosen;
  if (second !== undefined)
    return { part: second, message: `cannot be combined with ${first}: choose one of stage, touchpoint, tag` };
  if (filter.scope !== "site" && first !== undefined && first !== "touchpoint") {
    return {
      part: first,
      message: "is only known to feeds of the scope site: choose touchpoint, language, rating or featured",
    };
  }
  return undefined;
};
