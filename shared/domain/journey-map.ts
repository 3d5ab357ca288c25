import { ALL } from "./cell.ts";
import { addCounters, type Counters } from "./counters.ts";
import { FEELING_NAMES, FEELINGS, type FeelingName } from "./feeling.ts";
import { type Interval, type Moments, meanOf, scoreDifference, scoreInterval, shareInterval } from "./interval.ts";
import type { LocalizedText } from "./language.ts";
import { recommendationMoments } from "./recommendation.ts";
import { HIDDEN_BELOW, SMALL_BELOW } from "./sample-size.ts";
import { type Share, shareOf } from "./share.ts";
import { parseSliceKey, SLICE_PARTS, type Slice } from "./slice.ts";
import type { Store } from "./store.ts";
import type { Channel, Touchpoint } from "./touchpoint.ts";

export { HIDDEN_BELOW, SMALL_BELOW };

/** Feelings named per stage and touchpoint. */
const TOP_FEELINGS = 3;

/** A mean on −100..100 with what it rests on. `value`, `low` and `high` are absent while the size is `hidden`. */
export type Figure = { readonly n: number; readonly size: "hidden" | "small" | "full" } & Partial<
  Interval & { readonly value: number }
>;

/** A feeling as customers named it: by how many, of how many who named any, and the share's interval. */
export type NamedFeeling = Interval & { readonly feeling: FeelingName; readonly n: number; readonly share: number };

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
  /** How many gave 1, 2, 3, 4, 5 stars. */
  readonly ratings: readonly number[];
  readonly positive: number;
  readonly negative: number;
  readonly dissonant: number;
  /** Of those asked by a survey's page: how many began to answer, and how many of them sent it. */
  readonly started: number;
  readonly completed: number;
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
/** Change of the mean emotion from one stage to the next that has enough answers, with its 95 % interval. */
export type Step = Interval & { readonly from: string; readonly to: string; readonly value: number };

export type JourneyMap = {
  readonly whole: Felt;
  readonly stages: readonly StageOnMap[];
  /** Between neighbouring stages that are both full-sized. */
  readonly steps: readonly Step[];
  /** The deepest fall whose interval excludes 0; absent when no fall is certain. */
  readonly biggestDrop?: Step | undefined;
};

/** Keep only slices with these parts; a part that is absent keeps all. */
export type SliceFilter = { readonly [Part in keyof Slice]?: Slice[Part] | undefined };

const emotionMoments = (counters: Counters): Moments => ({
  n: counters.ne ?? 0,
  sum: counters.es ?? 0,
  squares: counters.eq ?? 0,
});

const inferredMoments = (counters: Counters): Moments => ({
  n: counters.ni ?? 0,
  sum: counters.is ?? 0,
  squares: counters.iq ?? 0,
});

/** A mean with its interval, or only its size while that is too small to show. */
export const figureOf = (moments: Moments): Figure => {
  const { n } = moments;
  const value = meanOf(moments);
  if (n < HIDDEN_BELOW || value === undefined) return { n, size: "hidden" };
  return { n, size: n < SMALL_BELOW ? "small" : "full", value, ...scoreInterval(moments) };
};

const feelingsOf = (counters: Counters): NamedFeeling[] => {
  const named = counters.nf ?? 0;
  if (named < HIDDEN_BELOW) return [];
  return FEELING_NAMES.map((feeling) => ({ feeling, n: counters[`w_${feeling}`] ?? 0 }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n || FEELINGS[b.feeling].value - FEELINGS[a.feeling].value)
    .slice(0, TOP_FEELINGS)
    .map(({ feeling, n }) => ({ feeling, n, share: n / named, ...shareInterval(n, named) }));
};

/** Read what some counters say. */
export const feltFrom = (counters: Counters): Felt => ({
  n: counters.n ?? 0,
  emotion: figureOf(emotionMoments(counters)),
  inferred: figureOf(inferredMoments(counters)),
  recommendation: figureOf(recommendationMoments(counters)),
  feelings: feelingsOf(counters),
  ratings: [1, 2, 3, 4, 5].map((stars) => counters[`r${stars}`] ?? 0),
  positive: counters.ep ?? 0,
  negative: counters.en ?? 0,
  dissonant: counters.nd ?? 0,
  started: counters.st ?? 0,
  completed: counters.cm ?? 0,
  invited: counters.iv ?? 0,
  delivered: counters.dl ?? 0,
  response: shareOf(counters.ic ?? 0, counters.dl ?? 0),
});

const matches = (slice: Slice, filter: SliceFilter): boolean =>
  SLICE_PARTS.every((part) => filter[part] === undefined || filter[part] === slice[part]);

/** Sum counters by a part of their slice. */
const sumBy = (slices: readonly (readonly [Slice, Counters])[], part: keyof Slice): Map<string, Counters> => {
  const groups = new Map<string, Counters[]>();
  for (const [slice, counters] of slices) {
    const group = groups.get(slice[part]);
    if (group === undefined) groups.set(slice[part], [counters]);
    else group.push(counters);
  }
  return new Map([...groups].map(([key, parts]) => [key, addCounters(...parts)]));
};

const stepsBetween = (stages: readonly { id: string; moments: Moments }[]): Step[] => {
  const sure = stages.filter(({ moments }) => moments.n >= SMALL_BELOW);
  return sure.slice(1).map((to, index) => {
    const from = sure[index]!;
    return { from: from.id, to: to.id, ...scoreDifference(from.moments, to.moments) };
  });
};

/**
 * The journey map of some cells: per stage and touchpoint what was felt, with sample size and interval, and where the
 * emotion falls most. Touchpoints stand under the stage that they counted under, in the store's order; those without
 * a response are there too, unless archived. Cells of the whole (`*`) are ignored.
 */
export const journeyMap = (
  cells: readonly { readonly slice: string; readonly counters: Counters }[],
  store: Pick<Store, "stages">,
  touchpoints: readonly Touchpoint[],
  filter: SliceFilter = {},
): JourneyMap => {
  const perSlice = new Map<string, Counters[]>();
  for (const { slice, counters } of cells) {
    if (slice === ALL) continue;
    const known = perSlice.get(slice);
    if (known === undefined) perSlice.set(slice, [counters]);
    else known.push(counters);
  }
  const slices: (readonly [Slice, Counters])[] = [];
  for (const [key, parts] of perSlice) {
    const slice = parseSliceKey(key);
    if (matches(slice, filter)) slices.push([slice, addCounters(...parts)]);
  }

  const stages = store.stages.map((stage) => {
    const own = slices.filter(([slice]) => slice.stage === stage.id);
    const byTouchpoint = sumBy(own, "touchpoint");
    const counters = addCounters(...byTouchpoint.values());
    const shown = touchpoints
      .filter(({ id, stage: declared, archived }) => byTouchpoint.has(id) || (declared === stage.id && !archived))
      .filter(
        ({ id, channel }) =>
          byTouchpoint.has(id) || ((filter.touchpoint ?? id) === id && (filter.channel ?? channel) === channel),
      )
      .sort((a, b) => a.order - b.order || a.id.localeCompare(b.id));
    return {
      moments: emotionMoments(counters),
      onMap: {
        id: stage.id,
        name: stage.name,
        ...feltFrom(counters),
        touchpoints: shown.map(({ id, name, channel, archived }) => ({
          id,
          name,
          channel,
          archived,
          ...feltFrom(byTouchpoint.get(id) ?? {}),
        })),
      },
    };
  });

  const steps = stepsBetween(stages.map(({ moments, onMap }) => ({ id: onMap.id, moments })));
  const falls = steps.filter(({ high }) => high < 0).sort((a, b) => a.value - b.value);
  return {
    whole: feltFrom(addCounters(...slices.map(([, counters]) => counters))),
    stages: stages.map(({ onMap }) => onMap),
    steps,
    biggestDrop: falls[0],
  };
};
