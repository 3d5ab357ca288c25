import { publicationOf } from "./publication.ts";
import type { Testimonial } from "./testimonial.ts";

/**
 * What those who keep copies of our feeds are told.
 * - `testimonial.published`: it is in the feeds from now on.
 * - `testimonial.changed`: it still is, but not as it was: other words, another scope, a mask.
 * - `testimonial.withdrawn`: it is in no feed any more, whoever decided so; every copy must go.
 */
const TESTIMONIAL_EVENTS = ["testimonial.published", "testimonial.changed", "testimonial.withdrawn"] as const;

/** Which testimonial, and since when; nothing of what it says or of who said it. */
export type TestimonialEvent = {
  readonly type: (typeof TESTIMONIAL_EVENTS)[number];
  readonly store: string;
  readonly id: string;
  /** ISO 8601 in UTC. The latest of a testimonial is true, in whatever order they come. */
  readonly at: string;
};

/** Hands events on. @returns in their order why each was refused, undefined if it was taken. @throws when nobody is there. */
export type PublishEvents = (events: readonly TestimonialEvent[]) => Promise<readonly (string | undefined)[]>;

const shownOf = (testimonial: Testimonial | undefined): string | undefined => {
  const publication = testimonial && publicationOf(testimonial);
  return publication && JSON.stringify([publication, testimonial?.consent.scopes]);
};

/** The later of two instants. Both have milliseconds and end in Z. */
const later = (one: string, other: string): string => (one > other ? one : other);

/**
 * What a change of a testimonial means for the feeds; undefined when the public sees no difference. The same change
 * always gives the same event, so that whoever hears of it twice can tell.
 * @param written when the change was written; counts where nothing is left that says so
 */
export const eventBetween = (
  before: Testimonial | undefined,
  after: Testimonial | undefined,
  written: Date,
): TestimonialEvent | undefined => {
  const named = after ?? before;
  const [was, is] = [shownOf(before), shownOf(after)];
  if (named === undefined || was === is) return undefined;
  const type =
    is === undefined ? "testimonial.withdrawn" : was === undefined ? "testimonial.published" : "testimonial.changed";
  const at = after?.changedAt ?? later(named.changedAt, written.toISOString());
  return { type, store: named.store, id: named.id, at };
};
