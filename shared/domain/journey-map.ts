import { ALL } from "./cell.ts";
import { changesTogether } from "./certain-changes.ts";
import { addCounters, type Counters } from "./counters.ts";
import { type Coverage, coverageOf } from "./coverage.ts";
import { type Distribution, distributionOf } from "./distribution.ts";
import { FEELING_NAMES, FEELINGS, type FeelingName } from "./feeling.ts";
import { type Change, changeBetween, type Figure, figureOf, HIDDEN_BELOW, SMALL_BELOW } from "./figure.ts";
import { type Importance, importanceOf, type MomentOfTruth, momentsOfTruth } from "./importance.ts";
import { type Interval, type Moments, scoreDifference, shareInterval } from "./interval.ts";
import type { LocalizedText } from "./language.ts";
import { type PeakEnd, peakEndOf } from "./peak-end.ts";
import { recommendationMoments } from "./recommendation.ts";
import { type Share, shareOf } from "./share.ts";
import { isWithin, parseSliceKey, type Slice, type SliceFilter } from "./slice.ts";
import type { Store } from "./store.ts";
import type { Channel, Touchpoint } from "./touchpoint.ts";

/** Feelings named per stage and touchpoint. */
const TOP_FEELINGS = 3;

/** A feeling as customers named it: by how many, of how many who named any, and the share's interval. */
export type NamedFeeling = Interval & { readonly feeling: FeelingName; readonly n: number; readonly share: number };

/** The same in the period before, and how it moved since; a change is absent while either side is hidden. */
export type Previous = {
  readonly n: number;
  readonly emotion: Figure;
  readonly emotionChange?: Change | undefined;
  readonly recommendation: Figure;
  readonly recommendationChange?: Change | undefined;
};

/** What one stage, touchpoint or the whole journey felt like. */
export type Felt = {
  readonly n: number;
  /** Emotion that customers reported of themselves. */
  readonly emotion: Figure;
  /** Emotion read from text alone; never mixed into the other. */
  readonly inferred: Figure;
  readonly recommendation: Figure;
  /** The most chosen words, most chosen first; none while there are fewer than five who chose. */
  readonly feelings: readonly NamedFeeling[];
  /** Self-reported emotions in five classes, worst first; absent while there are fewer than five of them. */
  readonly distribution?: Distribution | undefined;
  /** How closely emotion and recommendation go together; absent with too few who gave both. */
  readonly importance?: Importance | undefined;
  /** How many gave 1, 2, 3, 4, 5 stars. */
  readonly ratings: readonly number[];
  readonly positive: number;
  readonly negative: number;
  readonly dissonant: number;
  /** Of those asked by a survey's page: how many began to answer, and how many of them sent it. */
  readonly started: number;
  readonly completed: number;
  /** Given when the map is compared with the period before. */
  readonly previous?: Previous | undefined;
  /** Of those asked by mail: how many invitations went out, and how many arrived. */
  readonly invited: number;
  readonly delivered: number;
  /** Of those delivered, how many were answered. */
  readonly response: Share;
};

export type TouchpointOnMap = Felt & {
  readonly id: string;
  readonly name: LocalizedText;
  readonly channel: Channel;
  readonly archived: boolean;
};
export type StageOnMap = Felt & {
  readonly id: string;
  readonly name: LocalizedText;
  readonly touchpoints: readonly TouchpointOnMap[];
};
/**
 * Change of the mean emotion from one stage to the next that has enough answers, with its 95 % interval. `pairs`: the
 * customers who answered at both, when it is the mean of their own changes.
 */
export type Step = Interval & {
  readonly from: string;
  readonly to: string;
  readonly value: number;
  readonly pairs?: number | undefined;
};

export type JourneyMap = {
  readonly whole: Felt;
  readonly stages: readonly StageOnMap[];
  /** Between neighbouring stages that are both full-sized. */
  readonly steps: readonly Step[];
  /** The deepest fall whose interval excludes 0; absent when no fall is certain. */
  readonly biggestDrop?: Step | undefined;
  /** Peak and end of the curve; absent with fewer than two full-sized stages. */
  readonly peakEnd?: PeakEnd | undefined;
  readonly momentsOfTruth: readonly MomentOfTruth[];
  readonly coverage: Coverage;
  /** Segments that answered in these days, whatever the filter; nobody's is the empty string and left out. */
  readonly segments: readonly string[];
};

/** What may stand beside the cells of a map. */
export type BesideCells = {
  /** The cells of the period before, to compare with. */
  readonly previous?: readonly SlicedCounters[] | undefined;
  /** Steps of customers who answered at both stages; where there are 30 of them they take the place of the means' step. */
  readonly paired?: readonly (Step & { readonly pairs: number })[] | undefined;
  /** Peak-end of each customer's own answers. */
  readonly peakEnd?: Figure | undefined;
};

/** Counters of one slice, of one day or of many. */
export type SlicedCounters = { readonly slice: string; readonly counters: Counters };

/** The moments of the self-reported emotion, −100 to 100. */
export const emotionMoments = (counters: Counters): Moments => ({
  n: counters.ne ?? 0,
  sum: counters.es ?? 0,
  squares: counters.eq ?? 0,
});

/** Moments of the emotion read from text alone. */
export const inferredMoments = (counters: Counters): Moments => ({
  n: counters.ni ?? 0,
  sum: counters.is ?? 0,
  squares: counters.iq ?? 0,
});

/** The feelings that were named, most chosen first; none while fewer than five named any. */
export const feelingsOf = (counters: Counters, most = TOP_FEELINGS): NamedFeeling[] => {
  const named = counters.nf ?? 0;
  if (named < HIDDEN_BELOW) return [];
  return FEELING_NAMES.map((feeling) => ({ feeling, n: counters[`w_${feeling}`] ?? 0 }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n || FEELINGS[b.feeling].value - FEELINGS[a.feeling].value)
    .slice(0, most)
    .map(({ feeling, n }) => ({ feeling, n, share: n / named, ...shareInterval(n, named) }));
};

const previousOf = (before: Counters, now: Counters): Previous => ({
  n: before.n ?? 0,
  emotion: figureOf(emotionMoments(before)),
  emotionChange: changeBetween(emotionMoments(before), emotionMoments(now)),
  recommendation: figureOf(recommendationMoments(before)),
  recommendationChange: changeBetween(recommendationMoments(before), recommendationMoments(now)),
});

/** Read what some counters say, beside those of the period before if there are any to compare with. */
export const feltFrom = (counters: Counters, before?: Counters): Felt => ({
  n: counters.n ?? 0,
  emotion: figureOf(emotionMoments(counters)),
  inferred: figureOf(inferredMoments(counters)),
  recommendation: figureOf(recommendationMoments(counters)),
  feelings: feelingsOf(counters),
  distribution: distributionOf(counters),
  importance: importanceOf(counters),
  ratings: [1, 2, 3, 4, 5].map((stars) => counters[`r${stars}`] ?? 0),
  positive: counters.ep ?? 0,
  negative: counters.en ?? 0,
  dissonant: counters.nd ?? 0,
  started: counters.st ?? 0,
  completed: counters.cm ?? 0,
  previous: before && previousOf(before, counters),
  invited: counters.iv ?? 0,
  delivered: counters.dl ?? 0,
  response: shareOf(counters.ic ?? 0, counters.dl ?? 0),
});

type Slices = readonly (readonly [Slice, Counters])[];

/** Counters of each slice that passes a filter, over all their days. */
const slicesOf = (cells: readonly SlicedCounters[]): Slices => {
  const perSlice = Map.groupBy(
    cells.filter(({ slice }) => slice !== ALL),
    ({ slice }) => slice,
  );
  return [...perSlice].map(([key, parts]) => [
    parseSliceKey(key),
    addCounters(...parts.map(({ counters }) => counters)),
  ]);
};

const sumOf = (slices: Slices): Counters => addCounters(...slices.map(([, counters]) => counters));

/** Sum counters by a part of their slice. */
const sumBy = (slices: Slices, part: keyof Slice): Map<string, Counters> =>
  new Map([...Map.groupBy(slices, ([slice]) => slice[part])].map(([key, group]) => [key, sumOf(group)]));

const stepsBetween = (
  stages: readonly { id: string; moments: Moments }[],
  paired: NonNullable<BesideCells["paired"]>,
): Step[] => {
  const sure = stages.filter(({ moments }) => moments.n >= SMALL_BELOW);
  return sure.slice(1).map((to, index) => {
    const from = sure[index]!;
    return (
      paired.find((step) => step.from === from.id && step.to === to.id && step.pairs >= SMALL_BELOW) ?? {
        from: from.id,
        to: to.id,
        ...scoreDifference(from.moments, to.moments),
      }
    );
  });
};

type Row = {
  readonly stage: string;
  readonly touchpoint: Touchpoint;
  readonly now: Counters;
  readonly before?: Counters | undefined;
};

/**
 * What some touchpoints felt like. Their changes are looked at together: of many, some would seem certain by chance, so
 * that each has to stand among all of them (certain-changes.ts).
 */
const feltTogether = (rows: readonly Row[]): (TouchpointOnMap & { readonly stage: string })[] => {
  const changes = changesTogether(
    rows.map(({ now, before = {} }) => ({ before: emotionMoments(before), after: emotionMoments(now) })),
  );
  return rows.map(({ stage, touchpoint: { id, name, channel, archived }, now, before }, index) => {
    const { previous, ...felt } = feltFrom(now, before);
    const compared = previous && { ...previous, emotionChange: changes[index] };
    return { stage, id, name, channel, archived, ...felt, previous: compared };
  });
};

/** Touchpoints that a stage shows: those that counted under it, and those declared in it that the filter lets be there. */
const shownAt = (
  stage: string,
  touchpoints: readonly Touchpoint[],
  counted: ReadonlySet<string>,
  filter: SliceFilter,
): Touchpoint[] =>
  touchpoints
    .filter(
      ({ id, stage: declared, archived, channel }) =>
        counted.has(id) ||
        (declared === stage &&
          !archived &&
          (filter.touchpoint ?? id) === id &&
          (filter.channel ?? channel) === channel),
    )
    .sort((a, b) => a.order - b.order || a.id.localeCompare(b.id));

/**
 * The journey map of some cells: per stage and touchpoint what was felt, with sample size and interval, and where the
 * emotion falls most. Touchpoints stand under the stage that they counted under, in the store's order; those without
 * a response are there too, unless archived. Cells of the whole (`*`) are ignored.
 */
export const journeyMap = (
  cells: readonly SlicedCounters[],
  store: Pick<Store, "stages">,
  touchpoints: readonly Touchpoint[],
  filter: SliceFilter = {},
  { previous, paired = [], peakEnd }: BesideCells = {},
): JourneyMap => {
  const all = slicesOf(cells);
  const slices = all.filter(([slice]) => isWithin(slice, filter));
  const earlier = previous && slicesOf(previous).filter(([slice]) => isWithin(slice, filter));
  const atStage = (from: Slices, stage: string) => from.filter(([slice]) => slice.stage === stage);

  const parts = store.stages.map(({ id, name }) => {
    const now = sumBy(atStage(slices, id), "touchpoint");
    const before = earlier && sumBy(atStage(earlier, id), "touchpoint");
    const counted = new Set([...now.keys(), ...(before?.keys() ?? [])]);
    return {
      stage: { id, name },
      now: addCounters(...now.values()),
      before: before && addCounters(...before.values()),
      rows: shownAt(id, touchpoints, counted, filter).map((touchpoint) => ({
        stage: id,
        touchpoint,
        now: now.get(touchpoint.id) ?? {},
        before: before && (before.get(touchpoint.id) ?? {}),
      })),
    };
  });
  const atTouchpoints = Map.groupBy(feltTogether(parts.flatMap(({ rows }) => rows)), ({ stage }) => stage);
  const stages = parts.map(({ stage, now, before }) => ({
    moments: emotionMoments(now),
    onMap: {
      ...stage,
      ...feltFrom(now, before),
      touchpoints: (atTouchpoints.get(stage.id) ?? []).map(({ stage: _stage, ...touchpoint }) => touchpoint),
    },
  }));

  const moments = stages.map(({ moments, onMap }) => ({ id: onMap.id, moments }));
  const steps = stepsBetween(moments, paired);
  const falls = steps.filter(({ high }) => high < 0).sort((a, b) => a.value - b.value);
  const shown = stages.flatMap(({ onMap }) =>
    onMap.touchpoints.flatMap(({ id, importance, emotion: { value } }) =>
      value === undefined ? [] : [{ stage: onMap.id, touchpoint: id, importance, emotion: value }],
    ),
  );
  const counters = sumOf(slices);
  return {
    whole: feltFrom(counters, earlier && sumOf(earlier)),
    stages: stages.map(({ onMap }) => onMap),
    steps,
    biggestDrop: falls[0],
    peakEnd: peakEndOf(moments, peakEnd),
    momentsOfTruth: momentsOfTruth(shown),
    coverage: coverageOf(counters),
    segments: [...new Set(all.map(([slice]) => slice.segment))].filter((segment) => segment !== "").sort(),
  };
};

export { type Figure, figureOf, HIDDEN_BELOW, SMALL_BELOW } from "./figure.ts";
