import { decodeCursor, encodeCursor } from "../../shared/adapters/dynamo/cursor.ts";
import type { CustomerTrail, TrailEntry } from "../../shared/adapters/dynamo/customer-trail.ts";
import { type Responses, responseKey } from "../../shared/adapters/dynamo/responses.ts";
import type { Customer } from "../../shared/domain/customer.ts";
import type { FollowUp } from "../../shared/domain/follow-up.ts";
import type { Response } from "../../shared/domain/response.ts";

export type TimelineNeeds = {
  readonly trail: Pick<CustomerTrail, "list">;
  readonly responses: Pick<Responses, "getMany">;
};

/** What happened with a customer at one time: an order, an ask, an invitation, a response, or that somebody got in touch. */
export type TimelineMoment =
  | TrailEntry
  | { readonly place: string; readonly at: string; readonly kind: "follow_up"; readonly followUp: FollowUp }
  | { readonly place: string; readonly at: string; readonly kind: "response"; readonly response: Response };

/** The responses that a profile knows of, with where they stand in the timeline. */
export const listedResponses = ({ answers, notCounted }: Pick<Customer, "answers" | "notCounted">) =>
  [...answers, ...notCounted].map(({ id, at }) => ({ id, place: `${at}#response#${id}` }));

/** Responses that are still there. */
export const standingResponses = async (
  store: string,
  ids: readonly string[],
  { responses }: Pick<TimelineNeeds, "responses">,
): Promise<Response[]> =>
  (await responses.getMany(ids.map((id) => responseKey({ store, id })))).filter(
    ({ erasedAt }) => erasedAt === undefined,
  );

/**
 * What happened with a customer, newest first. A page may be short: go on while there is a cursor.
 * @throws AppError `invalid_input` for a cursor of another customer
 */
export const readTimelineOf = async (
  customer: Customer,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  needs: TimelineNeeds,
): Promise<{ readonly moments: readonly TimelineMoment[]; readonly cursor?: string | undefined }> => {
  const { store, id } = customer;
  const scope = ["timeline", store, id];
  const below = cursor === undefined ? "~" : decodeCursor(scope, cursor);
  const trail = await needs.trail.list(store, id, limit, below);
  const followUps = customer.followUps.map((followUp) => ({
    place: `${followUp.at}#follow-up#${followUp.id}`,
    at: followUp.at,
    kind: "follow_up" as const,
    followUp,
  }));
  const places = [
    ...[...trail, ...followUps.filter(({ place }) => place < below)].map((entry) => ({ place: entry.place, entry })),
    ...listedResponses(customer).filter(({ place }) => place < below),
  ].sort((one, other) => (one.place < other.place ? 1 : -1));
  const page = places.slice(0, limit);
  const ids = page.flatMap((one) => ("id" in one ? [one.id] : []));
  const found = new Map((await standingResponses(store, ids, needs)).map((response) => [response.id, response]));
  const moments = page.flatMap((one): TimelineMoment[] => {
    if ("entry" in one) return [one.entry];
    const response = found.get(one.id);
    // Erased a moment ago: the profile follows.
    return response === undefined
      ? []
      : [{ place: one.place, at: response.answeredAt, kind: "response" as const, response }];
  });
  const last = page.at(-1)?.place;
  const isFull = page.length === limit;
  return { moments, cursor: isFull && last !== undefined ? encodeCursor(scope, last) : undefined };
};
