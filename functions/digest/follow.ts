import type { Testimonials } from "../../shared/adapters/dynamo/testimonials.ts";
import { followResponse, needsLook } from "../../shared/domain/follow-response.ts";
import type { PersonalDataDetector } from "../../shared/domain/personal-data.ts";
import { languageOf, type Response } from "../../shared/domain/response.ts";
import type { Store } from "../../shared/domain/store.ts";

/** Tries before a response is given back to the stream: each one lost to a moderator or to another digest. */
const MAX_TRIES = 8;

export type FollowNeeds = {
  readonly testimonials: Pick<Testimonials, "get" | "save">;
  readonly personalData: PersonalDataDetector;
  readonly now: () => Date;
};

/** Makes the testimonial of a response what it must be. Twice is harmless. @throws Error when it cannot be done now. */
export type Follow = (response: Response, store: Pick<Store, "timeZone">) => Promise<void>;

/**
 * Follows a counted response. Every write is held against the response as it was counted: one that has changed since is
 * left to whoever counts it then, so an old image that comes late can neither bring words back nor take new ones away.
 */
export const followTestimonial =
  ({ testimonials, personalData, now }: FollowNeeds): Follow =>
  async (response, { timeZone }) => {
    const text = response.answers.comment ?? "";
    for (let tries = 1; tries <= MAX_TRIES; tries++) {
      const before = await testimonials.get(response.store, response.id);
      const pii = needsLook(before, response)
        ? await personalData({ text, language: languageOf(response) })
        : undefined;
      const at = now();
      const after = followResponse(before, response, { timeZone, now: at, pii });
      if (after === before) return;
      const outcome = await testimonials.save({ before, after, now: at, response });
      if (outcome !== "stale") return;
    }
    throw new Error("the testimonial changed under every try");
  };
