import { invalidInput, invalidRequest } from "./errors.ts";
import type { Stage } from "./stage.ts";
import type { Store } from "./store.ts";
import type { Place, Touchpoint, TouchpointChanges } from "./touchpoint.ts";

/** One place up or down among one's neighbours. */
export type Direction = "up" | "down";

/** Gap between two numbers that are given anew, so that others fit in between. */
const GAP = 10;

/** @throws AppError `invalid_input` when the store has no such stage */
export const refuseUnknownStage = ({ stages }: Pick<Store, "stages">, stage: string): void => {
  if (stages.some(({ id }) => id === stage)) return;
  throw invalidInput("body.stage", `is not a stage of this store: ${stages.map(({ id }) => id).join(", ")}`);
};

/** Who stands in a stage: touchpoints that declare it (archived ones too), and those whose history is still counted there. */
export const holdersOf = (
  stage: string,
  touchpoints: readonly Pick<Touchpoint, "id" | "stage" | "formerly">[],
): { readonly standing: string[]; readonly history: string[] } => ({
  standing: touchpoints.filter((each) => each.stage === stage).map(({ id }) => id),
  history: touchpoints
    .filter((each) => each.stage !== stage && (each.formerly ?? []).some((place) => place.stage === stage))
    .map(({ id }) => id),
});

/**
 * A stage goes only when nothing is counted there: what was counted would be on no map any more.
 * @throws AppError `invalid_input` that names every touchpoint that stands in the way
 */
export const refuseLostStages = (
  before: readonly Stage[],
  after: readonly Stage[],
  touchpoints: readonly Pick<Touchpoint, "id" | "stage" | "formerly">[],
): void => {
  const kept = new Set(after.map(({ id }) => id));
  const lost = before.filter(({ id }) => !kept.has(id));
  const issues = lost.flatMap(({ id: stage }) => {
    const { standing, history } = holdersOf(stage, touchpoints);
    return [
      ...standing.map((id) => ({
        path: "body.stages",
        message: `lacks ${stage}, which the touchpoint ${id} belongs to`,
      })),
      ...history.map((id) => ({
        path: "body.stages",
        message: `lacks ${stage}, where responses of the touchpoint ${id} are counted until \`viaggio rebuild\` moves them`,
      })),
    ];
  });
  if (issues.length > 0) throw invalidRequest(issues);
};

const isSame = (one: Place, other: Place): boolean => one.stage === other.stage && one.channel === other.channel;

/** Places where responses are still counted once a touchpoint stands elsewhere. */
const formerPlaces = (known: Touchpoint, now: Place): Place[] => {
  const { stage, channel, formerly = [] } = known;
  const left = formerly.some((place) => isSame(place, { stage, channel }))
    ? formerly
    : [...formerly, { stage, channel }];
  return left.filter((place) => !isSame(place, now));
};

/**
 * A touchpoint after some changes. History never moves by itself: where its responses were counted so far is noted.
 * @param hasHistory whether it has any response
 */
export const changedTouchpoint = (known: Touchpoint, changes: TouchpointChanges, hasHistory: boolean): Touchpoint => {
  const { product = known.product, ...others } = changes;
  const given = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined));
  const { product: _, formerly: before, ...kept } = known;
  const changed: Touchpoint = { ...kept, ...given, ...(product != null && { product }) };
  const moved = hasHistory ? formerPlaces(known, changed) : [];
  const formerly = isSame(known, changed) ? before : moved;
  return { ...changed, ...(formerly !== undefined && formerly.length > 0 && { formerly }) };
};

/** Touchpoints in the order of the map: by number, then by id. */
export const inOrder = <Ordered extends Pick<Touchpoint, "id" | "order">>(touchpoints: readonly Ordered[]): Ordered[] =>
  [...touchpoints].sort((a, b) => a.order - b.order || a.id.localeCompare(b.id));

/** The neighbours of one change places; undefined when there is none on that side. */
const swapped = <Value extends { readonly id: string }>(
  values: readonly Value[],
  id: string,
  direction: Direction,
): Value[] | undefined => {
  const at = values.findIndex((value) => value.id === id);
  const to = direction === "up" ? at - 1 : at + 1;
  const [one, other] = [values[at], values[to]];
  return one === undefined || other === undefined ? undefined : values.with(at, other).with(to, one);
};

/** Stages with one of them a place further up or down; the same when it is at that end. */
export const movedStage = (stages: readonly Stage[], id: string, direction: Direction): Stage[] =>
  swapped(stages, id, direction) ?? [...stages];

/**
 * The numbers that put a touchpoint a place further up or down among those that stand with it and are not archived: two change
 * theirs, or, where neighbours have the same number, all are numbered anew.
 */
export const renumbered = (
  touchpoints: readonly Touchpoint[],
  id: string,
  direction: Direction,
): { readonly touchpoint: Touchpoint; readonly order: number }[] => {
  const stage = touchpoints.find((each) => each.id === id)?.stage;
  const before = inOrder(touchpoints.filter((each) => each.stage === stage && !each.archived));
  const after = swapped(before, id, direction);
  if (after === undefined) return [];
  const numbers = before.map(({ order }) => order);
  const areApart = new Set(numbers).size === numbers.length;
  return after
    .map((touchpoint, index) => ({ touchpoint, order: areApart ? (numbers[index] ?? 0) : (index + 1) * GAP }))
    .filter(({ touchpoint, order }) => touchpoint.order !== order);
};
