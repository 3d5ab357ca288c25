import type * as z from "zod";
import type { Cells, SliceSum } from "../../shared/adapters/dynamo/cells.ts";
import type { Touchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import type { JourneyQuery } from "../../shared/contract/journey.ts";
import { ALL } from "../../shared/domain/cell.ts";
import { type DrillDown, drillDown } from "../../shared/domain/drill-down.ts";
import { AppError } from "../../shared/domain/errors.ts";
import { journeyMap, type TouchpointOnMap } from "../../shared/domain/journey-map.ts";
import type { Phrases } from "../../shared/domain/key-phrases.ts";
import type { LocalizedText } from "../../shared/domain/language.ts";
import { isWithin, parseSliceKey, type SliceFilter } from "../../shared/domain/slice.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { Touchpoint } from "../../shared/domain/touchpoint.ts";
import { daysOf, instantsOf, previousDays } from "./days.ts";
import { readPhrases } from "./read-phrases.ts";
import type { SearchNeeds } from "./search-responses.ts";
import { segmentsOf } from "./segments-of.ts";

export type DrillDownNeeds = SearchNeeds & {
  readonly now: () => Date;
  readonly cells: Pick<Cells, "sums">;
  readonly touchpoints: Pick<Touchpoints, "all">;
  /** Remembers key phrases for a while: they cost more than all the rest, and one more comment hardly changes them. */
  readonly rememberPhrases: (key: string, load: () => Promise<Phrases>) => Promise<Phrases>;
};

type Days = { readonly from: string; readonly to: string };

/** What is the same for a stage and for a touchpoint. */
type Reading = Days & {
  readonly id: string;
  readonly name: LocalizedText;
  /** The days that are compared with, when the query asks for it. */
  readonly comparedWith?: Days | undefined;
  readonly felt: DrillDown;
  readonly phrases: Phrases;
  /** Which responses these are: the stage or the touchpoint, and what else the query asks for. */
  readonly filter: SliceFilter;
  /** Touchpoints where they are found. */
  readonly at: readonly string[];
  /** All of the store's, archived ones too. */
  readonly all: readonly Touchpoint[];
  /** Segments that answered in these days, whatever the filter. */
  readonly segments: readonly string[];
};
export type StageReading = Reading & { readonly touchpoints: readonly TouchpointOnMap[] };
export type TouchpointReading = Reading & { readonly touchpoint: Touchpoint };

type Query = Omit<z.output<typeof JourneyQuery>, "touchpoint">;

const filterOf = ({ channel, language, source, provenance, segment }: Query): SliceFilter => ({
  channel,
  language,
  source,
  provenance,
  segment,
});

/** The days that a query asks for, with their cells and those of the days before them. */
const readCells = async (store: Store, query: Query, needs: DrillDownNeeds) => {
  const days = daysOf(query, store.timeZone, needs.now());
  const comparedWith = query.compare === "previous" ? previousDays(days) : undefined;
  const [cells, before] = await Promise.all([
    needs.cells.sums(store, days.from, days.to),
    comparedWith && needs.cells.sums(store, comparedWith.from, comparedWith.to),
  ]);
  return { ...days, comparedWith, cells, before };
};

type Wanted = {
  readonly own: SliceFilter;
  /** The rest of the query: what the rest of the journey is narrowed down by as well. */
  readonly others: SliceFilter;
  readonly all: readonly Touchpoint[];
};

/** Touchpoints where responses that pass a filter were counted: no other is asked for comments. */
const countedAt = (cells: readonly SliceSum[], filter: SliceFilter): string[] => {
  const slices = cells.filter(({ slice }) => slice !== ALL).map(({ slice }) => parseSliceKey(slice));
  return [...new Set(slices.filter((slice) => isWithin(slice, filter)).map(({ touchpoint }) => touchpoint))];
};

const readAt = async (
  store: Store,
  { own, others, all }: Wanted,
  read: Days & { readonly cells: readonly SliceSum[]; readonly before: readonly SliceSum[] | undefined },
  needs: DrillDownNeeds,
) => {
  const filter = { ...others, ...own };
  const at = countedAt(read.cells, filter);
  return {
    felt: drillDown(read.cells, filter, read.before),
    phrases: await needs.rememberPhrases(
      JSON.stringify([store.id, store.generation, store.timeZone, read.from, read.to, own, others]),
      () => readPhrases(store.id, { own, others, at, cells: read.cells, ...instantsOf(read, store.timeZone) }, needs),
    ),
    filter,
    at,
    all,
    segments: segmentsOf(read.cells),
  };
};

/** Read what a stage felt like and what is said there. @throws AppError `not_found` when the store has no such stage. */
export const readStageOf = async (
  store: Store,
  id: string,
  query: z.output<typeof JourneyQuery>,
  needs: DrillDownNeeds,
): Promise<StageReading> => {
  const stage = store.stages.find((each) => each.id === id);
  if (stage === undefined) throw new AppError("not_found", "There is no such stage.");
  const [read, all] = await Promise.all([readCells(store, query, needs), needs.touchpoints.all(store.id)]);
  const { from, to, comparedWith } = read;
  const others = { ...filterOf(query), touchpoint: query.touchpoint };
  const map = journeyMap(read.cells, { stages: [stage] }, all, others, { previous: read.before });
  return {
    ...{ id, name: stage.name, from, to, comparedWith },
    ...(await readAt(store, { own: { stage: id }, others, all }, read, needs)),
    touchpoints: map.stages[0]?.touchpoints ?? [],
  };
};

/** Read what a touchpoint felt like and what is said there. @throws AppError `not_found` when the store has none of this id. */
export const readTouchpointOf = async (
  store: Store,
  id: string,
  query: Query,
  needs: DrillDownNeeds,
): Promise<TouchpointReading> => {
  const all = await needs.touchpoints.all(store.id);
  const touchpoint = all.find((each) => each.id === id);
  if (touchpoint === undefined) throw new AppError("not_found", "There is no such touchpoint.");
  const read = await readCells(store, query, needs);
  const { from, to, comparedWith } = read;
  return {
    ...{ id, name: touchpoint.name, from, to, comparedWith },
    ...(await readAt(store, { own: { touchpoint: id }, others: filterOf(query), all }, read, needs)),
    touchpoint,
  };
};
