import { type AskPolicy, TOURISM_DAYS } from "./ask-policy.ts";
import type { AskRule, Trigger } from "./ask-rule.ts";
import { basisProblem } from "./consent-basis.ts";
import { durationMs } from "./duration.ts";
import { afterQuiet, customerClock, isQuiet, nextAtHour } from "./local-time.ts";
import type { Order, OrderFacts } from "./order.ts";

const DAY_MS = 86_400_000;

/** An invitation that a customer got, or is about to get. */
export type Asked = {
  readonly order: string;
  readonly survey: string;
  readonly touchpoint: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
};

/** What is known of a customer when it is decided whether to ask. */
export type CustomerHistory = {
  readonly asked: readonly Asked[];
  /** Answers to invitations about an order. What was answered is not here: nobody is chosen by it. */
  readonly answered: readonly { readonly order: string; readonly survey: string; readonly at: string }[];
  readonly hasAddress: boolean;
  readonly optedOut: boolean;
  /** Mail to them came back, or they called it unwanted. */
  readonly suppressed: boolean;
  readonly openComplaint: boolean;
  /** The first order of theirs that we know of. */
  readonly firstOrder?: string | undefined;
};

/** A survey that takes answers. */
export type AskableSurvey = { readonly asksRecommendation: boolean };

export type AskQuestion = {
  readonly rules: readonly AskRule[];
  readonly order: Order;
  readonly history: CustomerHistory;
  readonly policy: AskPolicy;
  readonly storeZone: string;
  /** The survey of a rule, while it takes answers. */
  readonly survey: (id: string) => AskableSurvey | undefined;
  readonly now: Date;
};

/** Why a rule has nothing to do with an order, or not yet. */
export const NO_MATCH = ["disabled", "not_reached", "other_segment", "other_tag", "not_first", "not_repeat"] as const;
export type NoMatch = (typeof NO_MATCH)[number];

/** Why an order that a rule is for is not asked about. */
export const NOT_ASKED = [
  "erased",
  "survey_closed",
  "order_cancelled",
  "order_refunded",
  "order_returned",
  "no_customer",
  "opted_out",
  "suppressed",
  "open_complaint",
  "no_address",
  "no_basis",
  "basis_not_enough",
  "already_asked",
  "already_answered",
  "too_late",
  "after_window",
  "asked_lately",
  "touchpoint_lately",
  "survey_lately",
] as const;
export type NotAsked = (typeof NOT_ASKED)[number];

/** What a rule makes of an order. Times are ISO 8601 in UTC. */
export type AskDecision = { readonly rule: string; readonly survey: string; readonly touchpoint: string } & (
  | {
      readonly outcome: "ask";
      readonly at: string;
      readonly timeZone: string;
      /** The customer's zone is one that does not exist, so another was taken. */
      readonly unknownZone: boolean;
    }
  | {
      readonly outcome: "not_asked";
      readonly reason: NotAsked;
      /** When it could be; absent when never. */
      readonly until?: string;
    }
  | { readonly outcome: "no_match"; readonly reason: NoMatch }
);

const ENDS = ["cancelled", "refunded", "returned"] as const;

const triggeredAt = (order: Order, when: Trigger): string | undefined =>
  "state" in when ? order.times[when.state] : order.events[when.event];

/** True when a rule is about the end of an order itself: how a return went, say. */
const asksAboutEnd = (when: Trigger): boolean => "state" in when && ENDS.some((state) => state === when.state);

const hasTag = ({ tags, items }: OrderFacts, tag: string): boolean =>
  tags.includes(tag) || items.some((item) => item.tags.includes(tag));

const noMatch = (rule: AskRule, order: Order, history: CustomerHistory): NoMatch | undefined => {
  if (!rule.enabled) return "disabled";
  if (order.erasedAt === undefined && triggeredAt(order, rule.when) === undefined) return "not_reached";
  const { facts } = order;
  const { segment, tag, order: which } = rule.conditions;
  if (segment !== undefined && facts?.segment !== segment) return "other_segment";
  if (tag !== undefined && (facts === undefined || !hasTag(facts, tag))) return "other_tag";
  const isFirst = history.firstOrder === undefined || history.firstOrder === order.id;
  if (which === "first" && !isFirst) return "not_first";
  if (which === "repeat" && isFirst) return "not_repeat";
  return undefined;
};

const ORDER_ENDED = { cancelled: "order_cancelled", refunded: "order_refunded", returned: "order_returned" } as const;

/** What forbids to ask whatever the time. */
const forbidden = (rule: AskRule, question: AskQuestion, asked: readonly Asked[], at: number): NotAsked | undefined => {
  const { order, history, policy } = question;
  if (order.erasedAt !== undefined) return "erased";
  if (question.survey(rule.survey) === undefined) return "survey_closed";
  const ended = asksAboutEnd(rule.when) ? undefined : ENDS.find((state) => order.times[state] !== undefined);
  if (ended !== undefined) return ORDER_ENDED[ended];
  if (order.facts === undefined) return "no_customer";
  if (history.optedOut) return "opted_out";
  if (history.suppressed) return "suppressed";
  if (history.openComplaint) return "open_complaint";
  if (!history.hasAddress) return "no_address";
  const { basis, country } = order.facts;
  const problem = basisProblem(basis, country, policy.bases, at);
  if (problem !== undefined) return problem;
  const isThis = (one: { readonly order: string; readonly survey: string }) =>
    one.order === order.id && one.survey === rule.survey;
  if (history.answered.some(isThis)) return "already_answered";
  if (asked.some(isThis)) return "already_asked";
  return undefined;
};

/** A time at which a rule may ask: its hour by the customer's clock, outside of quiet hours. */
const fitting = (rule: AskRule, policy: AskPolicy, timeZone: string, time: number): number => {
  const { atHour } = rule;
  if (atHour === undefined) return afterQuiet(timeZone, time, policy.quietHours);
  const hour = isQuiet(atHour, policy.quietHours) ? policy.quietHours.to : atHour;
  return afterQuiet(timeZone, nextAtHour(timeZone, time, hour), policy.quietHours);
};

type Wait = { readonly reason: "asked_lately" | "touchpoint_lately" | "survey_lately"; readonly end: number };

/** Of the clocks that forbid a time, the one that does so for longest. Each survey has its own, and all have one together. */
const longestWait = (
  time: number,
  rule: AskRule,
  asked: readonly Asked[],
  policy: AskPolicy,
  asksRecommendation: boolean,
): Wait | undefined => {
  const surveyDays = asksRecommendation ? policy.days.recommendation : policy.days.touchpoint;
  let longest: Wait | undefined;
  const consider = (reason: Wait["reason"], days: number, at: number) => {
    // An invitation that is already planned for later keeps its distance too.
    if (Math.abs(time - at) >= days * DAY_MS) return;
    const end = at + days * DAY_MS;
    if (longest === undefined || end > longest.end) longest = { reason, end };
  };
  for (const one of asked) {
    const at = Date.parse(one.at);
    consider("asked_lately", policy.days.any, at);
    if (one.touchpoint === rule.touchpoint) consider("touchpoint_lately", policy.days.touchpoint, at);
    if (one.survey === rule.survey) consider("survey_lately", surveyDays, at);
  }
  return longest;
};

const decide = (rule: AskRule, question: AskQuestion, asked: readonly Asked[]): AskDecision => {
  const { order, history, policy } = question;
  const { id, survey, touchpoint } = rule;
  const named = { rule: id, survey, touchpoint };
  const unmatched = noMatch(rule, order, history);
  if (unmatched !== undefined) return { ...named, outcome: "no_match", reason: unmatched };

  const trigger = Date.parse(triggeredAt(order, rule.when) ?? order.erasedAt ?? "");
  const clock = customerClock(order.facts ?? {}, question.storeZone);
  const { timeZone } = clock;
  const planned = fitting(rule, policy, timeZone, trigger + durationMs(rule.after));
  const now = question.now.getTime();
  const at = planned < now ? afterQuiet(timeZone, now, policy.quietHours) : planned;
  const refused = forbidden(rule, question, asked, at);
  if (refused !== undefined) return { ...named, outcome: "not_asked", reason: refused };
  if (now - planned > policy.lateDays * DAY_MS) return { ...named, outcome: "not_asked", reason: "too_late" };
  const lastly = policy.sector === "tourism" ? trigger + TOURISM_DAYS * DAY_MS : Number.POSITIVE_INFINITY;
  if (at > lastly) return { ...named, outcome: "not_asked", reason: "after_window" };

  const asksRecommendation = question.survey(survey)?.asksRecommendation === true;
  const first = longestWait(at, rule, asked, policy, asksRecommendation);
  if (first === undefined) {
    return { ...named, outcome: "ask", at: new Date(at).toISOString(), ...clock };
  }
  let until = at;
  for (let wait: Wait | undefined = first; wait !== undefined; ) {
    until = fitting(rule, policy, timeZone, wait.end);
    wait = longestWait(until, rule, asked, policy, asksRecommendation);
  }
  return {
    ...named,
    outcome: "not_asked",
    reason: first.reason,
    ...(until <= lastly && { until: new Date(until).toISOString() }),
  };
};

/** Rules in the order in which they have a say. */
const byPriority = (one: AskRule, other: AskRule): number =>
  other.priority - one.priority || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);

/**
 * What each rule makes of an order: the same answer for planning, for sending and for whoever asks what would happen.
 * Rules have their say by priority; what one is to ask counts for those after it. Knows no score of anybody.
 */
export const decideAsks = (question: AskQuestion): AskDecision[] => {
  const asked = [...question.history.asked];
  return question.rules.toSorted(byPriority).map((rule) => {
    const decision = decide(rule, question, asked);
    if (decision.outcome === "ask") {
      asked.push({ order: question.order.id, survey: rule.survey, touchpoint: rule.touchpoint, at: decision.at });
    }
    return decision;
  });
};

/** What forbids to remind somebody of an invitation now; undefined when nothing does. No clock is: it is the same asking. */
export const reminderProblem = (rule: AskRule, question: AskQuestion): NotAsked | undefined =>
  forbidden(rule, question, [], question.now.getTime());

/** When a reminder of an invitation may go out, in milliseconds; undefined when there is none to be sent. */
export const reminderAt = (
  rule: Pick<AskRule, "reminderAfter">,
  invitedAt: string,
  policy: Pick<AskPolicy, "quietHours">,
  timeZone: string,
): number | undefined =>
  rule.reminderAfter === undefined
    ? undefined
    : afterQuiet(timeZone, Date.parse(invitedAt) + durationMs(rule.reminderAfter), policy.quietHours);
