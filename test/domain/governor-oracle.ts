import type { AskRule } from "../../shared/domain/ask-rule.ts";
import type { Asked, AskQuestion } from "../../shared/domain/governor.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const clocks = new Map<string, Intl.DateTimeFormat>();
const shown = new Map<string, { readonly day: string; readonly hour: number }>();
/** The day and hour that a clock shows, by other means than the code under test. */
const clock = (timeZone: string, time: number) => {
  const name = `${timeZone} ${time}`;
  const known = shown.get(name);
  if (known !== undefined) return known;
  const format =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat("en-GB", { timeZone, dateStyle: "short", timeStyle: "short", hourCycle: "h23" });
  clocks.set(timeZone, format);
  const [date = "", at = ""] = format.format(time).split(", ");
  const found = { day: date.split("/").reverse().join("-"), hour: Number(at.slice(0, 2)) };
  shown.set(name, found);
  return found;
};

const hoursIn = (delay: string) => Number(/^PT(\d+)H$/.exec(delay)?.[1]);
const zoneOf = ({ order: { facts }, storeZone }: AskQuestion): string => {
  if (facts?.timeZone !== undefined && facts.timeZone !== "Mars/Olympus") return facts.timeZone;
  const capitals: Readonly<Record<string, string>> = { IT: "Europe/Rome", DE: "Europe/Berlin", FR: "Europe/Paris" };
  return capitals[facts?.country ?? ""] ?? storeZone;
};
const isQuiet = (hour: number, { from, to }: { from: number; to: number }) =>
  Array.from({ length: 24 }, (_, step) => (from + step) % 24)
    .slice(0, (to - from + 24) % 24)
    .includes(hour);

/** The first hour from a time on that a rule may ask at, found by trying one after the other. */
const fitting = (rule: AskRule, { policy }: AskQuestion, timeZone: string, from: number): number => {
  const { quietHours } = policy;
  const wanted = rule.atHour !== undefined && isQuiet(rule.atHour, quietHours) ? quietHours.to : rule.atHour;
  for (let time = from; ; time += HOUR) {
    const { day, hour } = clock(timeZone, time);
    const before = clock(timeZone, time - HOUR);
    const strikes =
      wanted === undefined || (hour >= wanted && hour - wanted < 2 && !(before.day === day && before.hour >= wanted));
    if (strikes && !isQuiet(hour, quietHours)) return time;
  }
};

const reasonAt = (time: number, rule: AskRule, asked: readonly Asked[], { policy, survey }: AskQuestion) => {
  const own = survey(rule.survey)?.asksRecommendation ? policy.days.recommendation : policy.days.touchpoint;
  const ends = asked.flatMap((one) => {
    const at = Date.parse(one.at);
    const within = (days: number) => time > at - days * DAY && time < at + days * DAY;
    return [
      ...(within(policy.days.any) ? [{ reason: "asked_lately", end: at + policy.days.any * DAY }] : []),
      ...(one.touchpoint === rule.touchpoint && within(policy.days.touchpoint)
        ? [{ reason: "touchpoint_lately", end: at + policy.days.touchpoint * DAY }]
        : []),
      ...(one.survey === rule.survey && within(own) ? [{ reason: "survey_lately", end: at + own * DAY }] : []),
    ];
  });
  return ends.sort((one, other) => other.end - one.end)[0]?.reason;
};

const mayBeWritten = ({ order: { facts } }: AskQuestion) => {
  const { basis, country } = facts ?? {};
  if (basis === undefined) return "no_basis";
  if (basis.kind === "consent" || country === "US") return undefined;
  return basis.kind === "soft_opt_in" && country === "FR" ? undefined : "basis_not_enough";
};

/** What the governor must say of orders that were delivered: for each rule its time or reason, and until when. */
export const oracle = (question: AskQuestion): (string | undefined)[][] => {
  const { order, history, policy } = question;
  const now = question.now.getTime();
  const timeZone = zoneOf(question);
  const asked = [...history.asked];
  const ordered = [...question.rules].sort((a, b) =>
    a.priority === b.priority ? a.id.localeCompare(b.id) : b.priority - a.priority,
  );
  return ordered.map((rule) => {
    const says = (reason: string, until?: number) => [
      rule.id,
      reason,
      until === undefined ? undefined : new Date(until).toISOString(),
    ];
    if (rule.conditions.order === "repeat") return says("not_repeat");
    const planned = fitting(
      rule,
      question,
      timeZone,
      Date.parse(order.times.delivered ?? "") + hoursIn(rule.after) * HOUR,
    );
    const { atHour: _, ...anyHour } = rule;
    const at = planned < now ? fitting(anyHour, question, timeZone, now) : planned;
    if (order.times.refunded !== undefined) return says("order_refunded");
    if (history.optedOut) return says("opted_out");
    const basis = mayBeWritten(question);
    if (basis !== undefined) return says(basis);
    if (asked.some((one) => one.order === order.id && one.survey === rule.survey)) return says("already_asked");
    if (now > planned + policy.lateDays * DAY) return says("too_late");
    const reason = reasonAt(at, rule, asked, question);
    if (reason !== undefined) {
      let until = fitting(rule, question, timeZone, at + HOUR);
      while (reasonAt(until, rule, asked, question) !== undefined)
        until = fitting(rule, question, timeZone, until + HOUR);
      return says(reason, until);
    }
    asked.push({ order: order.id, survey: rule.survey, touchpoint: rule.touchpoint, at: new Date(at).toISOString() });
    return says(new Date(at).toISOString());
  });
};
