import type * as z from "zod";
import type { Cells } from "../../shared/adapters/dynamo/cells.ts";
import type { Touchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import type { JourneyQuery } from "../../shared/contract/journey.ts";
import { type JourneyMap, journeyMap } from "../../shared/domain/journey-map.ts";
import type { Store } from "../../shared/domain/store.ts";
import { daysOf, previousDays } from "./days.ts";

export type MapNeeds = {
  readonly now: () => Date;
  readonly cells: Pick<Cells, "sums">;
  readonly touchpoints: Pick<Touchpoints, "all">;
};

export type JourneyReading = {
  readonly store: Store;
  readonly from: string;
  readonly to: string;
  /** The days that are compared with, when the query asks for it. */
  readonly previous?: { readonly from: string; readonly to: string } | undefined;
  readonly map: JourneyMap;
};

/** Read the journey map that a query asks for. */
export const readMap = async (
  store: Store,
  query: z.output<typeof JourneyQuery>,
  needs: MapNeeds,
): Promise<JourneyReading> => {
  const { from, to } = daysOf(query, store.timeZone, needs.now());
  const previous = query.compare === "previous" ? previousDays({ from, to }) : undefined;
  const [cells, touchpoints, before] = await Promise.all([
    needs.cells.sums(store, from, to),
    needs.touchpoints.all(store.id),
    previous && needs.cells.sums(store, previous.from, previous.to),
  ]);
  const { channel, language, source, provenance, segment, touchpoint } = query;
  return {
    store,
    from,
    to,
    previous,
    map: journeyMap(
      cells,
      store,
      touchpoints,
      { channel, language, source, provenance, segment, touchpoint },
      { previous: before },
    ),
  };
};
