import type { Cells } from "../../shared/adapters/dynamo/cells.ts";
import { readJourney } from "../../shared/contract/journey.ts";
import { type EndpointNeeds, endpoint } from "../http/endpoint.ts";
import { type StoreNeeds, storeOf } from "../http/store-of.ts";
import { type MapNeeds, readMap } from "../reading/read-map.ts";

export type JourneyNeeds = EndpointNeeds &
  MapNeeds &
  StoreNeeds & {
    readonly cells: Pick<Cells, "sums" | "ruleSums">;
  };

export const readJourneyEndpoint = (needs: JourneyNeeds) =>
  endpoint(readJourney, needs, async ({ query }, caller) => {
    const { store, from, to, previous, map } = await readMap(await storeOf(caller, needs), query, needs);
    const { id, name, timeZone } = store;
    return { store: { id, name, timeZone }, from, to, previous, ...map };
  });
