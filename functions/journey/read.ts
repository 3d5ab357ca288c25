import type { Cells } from "../../shared/adapters/dynamo/cells.ts";
import { readJourney } from "../../shared/contract/journey.ts";
import type { ApiKey } from "../../shared/domain/api-key.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { Caller } from "../http/authenticate.ts";
import { type EndpointNeeds, endpoint } from "../http/endpoint.ts";
import { unlessGone } from "../http/unless-gone.ts";
import { type MapNeeds, readMap } from "../reading/read-map.ts";

export type JourneyNeeds = EndpointNeeds &
  MapNeeds & {
    readonly cells: Pick<Cells, "sums" | "ruleSums">;
    readonly store: (id: string) => Promise<Store | undefined>;
  };

/** The store of the caller's key. @throws AppError `not_found` when it is gone. */
export const storeOf = async (caller: Caller, needs: Pick<JourneyNeeds, "store">): Promise<Store> =>
  unlessGone("key" in caller ? await needs.store((caller.key satisfies ApiKey).store) : undefined);

export const readJourneyEndpoint = (needs: JourneyNeeds) =>
  endpoint(readJourney, needs, async ({ query }, caller) => {
    const { store, from, to, previous, map } = await readMap(await storeOf(caller, needs), query, needs);
    const { id, name, timeZone } = store;
    return { store: { id, name, timeZone }, from, to, previous, ...map };
  });
