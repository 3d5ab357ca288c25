import type { SliceSum } from "../../shared/adapters/dynamo/cells.ts";
import type { Testimonials } from "../../shared/adapters/dynamo/testimonials.ts";
import {
  listTestimonials,
  moderateTestimonial,
  moderateTestimonials,
  readModeration,
  readTestimonial,
} from "../../shared/contract/testimonials.ts";
import { consentRate } from "../../shared/domain/consent-rate.ts";
import { AppError, invalidInput } from "../../shared/domain/errors.ts";
import { fairnessOf } from "../../shared/domain/fairness.ts";
import type { FeedReader } from "../../shared/domain/feed.ts";
import { summaryPeriod } from "../../shared/domain/feed-summary.ts";
import { addDays, type Store, startOfDay } from "../../shared/domain/store.ts";
import { keyOf } from "../http/authenticate.ts";
import { endpoint } from "../http/endpoint.ts";
import { type AdminNeeds, ownStore } from "./stores.ts";

export type ModerationNeeds = AdminNeeds & {
  readonly testimonials: Testimonials;
  readonly stamp: FeedReader["stamp"];
  /** Counters of every slice over some days; may be minutes old. */
  readonly sums: (store: Store, from: string, to: string) => Promise<readonly SliceSum[]>;
};

/** First and last instant of some days of the store; a millisecond before the next midnight. */
const instantsOf = ({ timeZone }: Store, from: string | undefined, to: string | undefined) => {
  if (from !== undefined && to !== undefined && to < from) throw invalidInput("query.to", "is before `from`");
  return {
    from: from && startOfDay(timeZone, from).toISOString(),
    to: to && new Date(startOfDay(timeZone, addDays(to, 1)).getTime() - 1).toISOString(),
  };
};

export const listTestimonialsEndpoint = (needs: ModerationNeeds) =>
  endpoint(listTestimonials, needs, async ({ query }, caller) => {
    const store = await ownStore(caller, needs);
    const { limit, cursor, from, to, ...filter } = query;
    const page = await needs.testimonials.list({
      store: store.id,
      filter: { ...filter, ...instantsOf(store, from, to) },
      limit,
      cursor,
    });
    return { testimonials: [...page.testimonials], cursor: page.cursor };
  });

export const readTestimonialEndpoint = (needs: ModerationNeeds) =>
  endpoint(readTestimonial, needs, async ({ path }, caller) => {
    const store = await ownStore(caller, needs);
    const testimonial = await needs.testimonials.get(store.id, path.id);
    if (testimonial === undefined) throw new AppError("not_found", "There is no such testimonial.");
    return testimonial;
  });

export const moderateTestimonialEndpoint = (needs: ModerationNeeds) =>
  endpoint(moderateTestimonial, needs, async ({ path, body: { rev, ...wanted } }, caller) => {
    const { id: store, timeZone } = await ownStore(caller, needs);
    const moderator = { by: keyOf(caller).id, now: needs.now(), timeZone };
    return needs.testimonials.moderate({ store, id: path.id, rev }, wanted, moderator);
  });

export const moderateTestimonialsEndpoint = (needs: ModerationNeeds) =>
  endpoint(moderateTestimonials, needs, async ({ body }, caller) => {
    const { id: store, timeZone } = await ownStore(caller, needs);
    const moderator = { by: keyOf(caller).id, now: needs.now(), timeZone };
    const results: { id: string; rev?: number; refused?: { code: string; message: string } }[] = [];
    // One after the other: they all change the stamp of the store.
    for (const { id, rev } of body.testimonials) {
      try {
        const changed = await needs.testimonials.moderate({ store, id, rev }, body.decision, moderator);
        results.push({ id, rev: changed.rev });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        results.push({ id, refused: { code: error.code, message: error.message } });
      }
    }
    return { results };
  });

export const readModerationEndpoint = (needs: ModerationNeeds) =>
  endpoint(readModeration, needs, async (_, caller) => {
    const store = await ownStore(caller, needs);
    const period = summaryPeriod(store, needs.now());
    const [{ tally }, sums] = await Promise.all([needs.stamp(store.id), needs.sums(store, period.from, period.to)]);
    const { byRating, ...fairness } = fairnessOf(tally);
    return { consent: consentRate(sums, period), byRating: [...byRating], ...fairness };
  });
