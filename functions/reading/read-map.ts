import type * as z from "zod";
import type { Cells } from "../../shared/adapters/dynamo/cells.ts";
import type { Touchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import type { JourneyQuery } from "../../shared/contract/journey.ts";
import { type JourneyMap, journeyMap } from "../../shared/domain/journey-map.ts";
import type { Store } from "../../shared/domain/store.ts";
import { daysOf } from "./days.ts";

export type MapNeeds = {
  readonly now: () => Date;
  readonly cells: Pick<Cells, "sums">;
  readonly touchpoints: Pick<Touchpoints, "all">;
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
  needs: MapNeeds,
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
