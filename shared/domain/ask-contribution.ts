import type { Ask, AskContribution, AskCounted } from "./ask.ts";
import { addedBy, type Delta, mergeDeltas } from "./cell.ts";
import { type Counters, subtractCounters } from "./counters.ts";
import { isLanguage } from "./language.ts";
import { sliceKey } from "./slice.ts";

/** An answer within this of what it is about is right in time. Source: the three Rs, reference of the journey's numbers. */
const RIGHT_TIME_DAYS = 7;
const DAY_MS = 86_400_000;

const RULE = "=";
/** The cell of a rule, among the slices. No slice of a response begins so: stages are slugs. */
export const ruleSlice = (rule: string): string => `${RULE}${rule}`;
/** The rule that a cell is of; undefined for any other cell. */
export const ruleOfSlice = (slice: string): string | undefined =>
  slice.startsWith(RULE) ? slice.slice(RULE.length) : undefined;

const funnelOf = (ask: Ask): Counters => {
  const { invited, answer, reminder } = ask;
  const completedAt = answer?.completedAt;
  const isInTime =
    invited !== undefined &&
    completedAt !== undefined &&
    Date.parse(completedAt) - Date.parse(invited.eventAt) <= RIGHT_TIME_DAYS * DAY_MS;
  return {
    iv: 1,
    ...(ask.deliveredAt !== undefined && { dl: 1 }),
    ...(reminder?.state === "sent" && { rm: 1 }),
    ...(ask.bouncedAt !== undefined && { bo: 1 }),
    ...(ask.complainedAt !== undefined && { co: 1 }),
    ...(answer?.startedAt !== undefined && { ib: 1 }),
    ...(completedAt !== undefined && { ic: 1 }),
    ...(isInTime && { rt: 1 }),
    ...(completedAt !== undefined && answer?.language === invited?.language && { ml: 1 }),
  };
};

/** What an ask adds to the cells, on the day that the invitation went out; null when none did. */
export const askContribution = (ask: Ask): AskContribution | null => {
  const { invited, state, rule, touchpoint } = ask;
  if (invited === undefined || (state !== "sending" && state !== "sent")) return null;
  const { day, stage, channel, language, segment = "" } = invited;
  const slice = sliceKey({
    stage,
    channel,
    touchpoint,
    language: isLanguage(language) ? language : "other",
    source: "link",
    provenance: "verified_purchase",
    segment,
  });
  return { day, slice, rule, add: { ...funnelOf(ask) } };
};

/** What is counted of an ask from now on, in every generation named. */
export const askCounted = (ask: Ask, generations: readonly number[]): AskCounted => {
  const contribution = askContribution(ask);
  return Object.fromEntries(generations.map((generation) => [String(generation), contribution]));
};

/** What an ask adds to each of the cells that it counts in: those of its slice, of the whole day and of its rule. */
export const addedByAsk = (contribution: AskContribution): Pick<Delta, "slice" | "counters">[] => [
  ...addedBy(contribution),
  { slice: ruleSlice(contribution.rule), counters: contribution.add },
];

/** Deltas that turn what was counted of an ask into what is counted now: under its slice, the whole day and its rule. */
export const askDeltas = (before: AskCounted | undefined, after: AskCounted): Delta[] =>
  mergeDeltas(
    Object.keys(after).flatMap((key) => {
      const cells = (contribution: AskContribution | null | undefined, sign: 1 | -1): Delta[] =>
        contribution === null || contribution === undefined
          ? []
          : addedByAsk(contribution).map(({ slice, counters }) => ({
              generation: Number(key),
              day: contribution.day,
              slice,
              counters: sign === 1 ? counters : subtractCounters({}, counters),
            }));
      return [...cells(before?.[key], -1), ...cells(after[key], 1)];
    }),
  );
