import type * as z from "zod";
import type { Cells } from "../../shared/adapters/dynamo/cells.ts";
import type { Touchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import type { JourneyQuery } from "../../shared/contract/journey.ts";
import { readJourney } from "../../shared/contract/journey.ts";
import type { ApiKey } from "../../shared/domain/api-key.ts";
import { invalidInput } from "../../shared/domain/errors.ts";
import { type JourneyMap, journeyMap } from "../../shared/domain/journey-map.ts";
import { addDays, dayIn, type Store } from "../../shared/domain/store.ts";
import type { Caller } from "../http/authenticate.ts";
import { type EndpointNeeds, endpoint } from "../http/endpoint.ts";
import { unlessGone } from "../http/unless-gone.ts";

/** Days of the map when the caller does not say. */
const USUAL_DAYS = 30;
/** Most days of one map: about three years, 37 queries. */
export const MAX_DAYS = 1100;

export type JourneyNeeds = EndpointNeeds & {
  readonly cells: Pick<Cells, "sums" | "ruleSums">;
  readonly store: (id: string) => Promise<Store | undefined>;
  readonly touchpoints: Pick<Touchpoints, "all">;
};

/** The store of the caller's key. @throws AppError `not_found` when it is gone. */
export const storeOf = async (caller: Caller, needs: Pick<JourneyNeeds, "store">): Promise<Store> =>
  unlessGone("key" in caller ? await needs.store((caller.key satisfies ApiKey).store) : undefined);

/** The days that a query asks for, on the store's calendar. @throws AppError `invalid_input` when they make no sense. */
export const daysOf = (
  query: { readonly from?: string | undefined; readonly to?: string | undefined },
  timeZone: string,
  now: Date,
): { from: string; to: string } => {
  const to = query.to ?? dayIn(timeZone, now);
  const from = query.from ?? addDays(to, 1 - USUAL_DAYS);
  if (from > to) throw invalidInput("query.from", "is after query.to");
  if (addDays(from, MAX_DAYS) <= to) throw invalidInput("query.from", `is more than ${MAX_DAYS} days before query.to`);
  return { from, to };
};

export type JourneyReading = {
  readonly store: Store;
  readonly from: string;
  readonly to: string;
  readonly map: JourneyMap;
};

/** Read the journey map that a query asks for. */
export const readMap = async (
  store: Store,
  query: z.output<typeof JourneyQuery>,
  needs: Pick<JourneyNeeds, "touchpoints" | "now"> & { readonly cells: Pick<Cells, "sums"> },
): Promise<JourneyReading> => {
  const { from, to } = daysOf(query, store.timeZone, needs.now());
  const [cells, touchpoints] = await Promise.all([needs.cells.sums(store, from, to), needs.touchpoints.all(store.id)]);
  const { channel, language, source, provenance, segment, touchpoint } = query;
  return {
    store,
    from,
    to,
    map: journeyMap(cells, store, touchpoints, { channel, language, source, provenance, segment, touchpoint }),
  };
};

export const readJourneyEndpoint = (needs: JourneyNeeds) =>
  endpoint(readJourney, needs, async ({ query }, caller) => {
    const { store, from, to, map } = await readMap(await storeOf(caller, needs), query, needs);
    const { id, name, timeZone } = store;
    return { store: { id, name, timeZone }, from, to, ...map };
  });
