import type * as z from "zod";
import type { Cells } from "../../shared/adapters/dynamo/cells.ts";
import type { CustomerCells } from "../../shared/adapters/dynamo/customer-cells.ts";
import type { Touchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import type { JourneyQuery } from "../../shared/contract/journey.ts";
import { readCustomerPeakEnd } from "../../shared/domain/customer-peak-end.ts";
import { type BesideCells, type JourneyMap, journeyMap } from "../../shared/domain/journey-map.ts";
import { readPairedSteps } from "../../shared/domain/paired-step.ts";
import type { Store } from "../../shared/domain/store.ts";
import { daysOf, previousDays } from "./days.ts";

export type MapNeeds = {
  readonly now: () => Date;
  readonly cells: Pick<Cells, "sums">;
  readonly customerCells: Pick<CustomerCells, "read">;
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

/**
 * What customers' own journeys say of some days. They cross touchpoints, channels and all else that a map can be narrowed
 * down by, so a map that is says nothing of them.
 */
const ownJourneys = async (
  store: Store,
  days: { readonly from: string; readonly to: string },
  { customerCells }: MapNeeds,
): Promise<Pick<BesideCells, "paired" | "peakEnd">> => {
  const cells = await customerCells.read(store.id, days.from, days.to);
  return {
    paired: readPairedSteps(cells, days).map(({ n, ...step }) => ({ ...step, pairs: n })),
    peakEnd: readCustomerPeakEnd(cells, days),
  };
};

/** Read the journey map that a query asks for. */
export const readMap = async (
  store: Store,
  query: z.output<typeof JourneyQuery>,
  needs: MapNeeds,
): Promise<JourneyReading> => {
  const { from, to } = daysOf(query, store.timeZone, needs.now());
  const previous = query.compare === "previous" ? previousDays({ from, to }) : undefined;
  const { channel, language, source, provenance, segment, touchpoint } = query;
  const filter = { channel, language, source, provenance, segment, touchpoint };
  const isWhole = Object.values(filter).every((part) => part === undefined);
  const [cells, touchpoints, before, own] = await Promise.all([
    needs.cells.sums(store, from, to),
    needs.touchpoints.all(store.id),
    previous && needs.cells.sums(store, previous.from, previous.to),
    isWhole ? ownJourneys(store, { from, to }, needs) : {},
  ]);
  return {
    store,
    from,
    to,
    previous,
    map: journeyMap(cells, store, touchpoints, filter, { previous: before, ...own }),
  };
};
