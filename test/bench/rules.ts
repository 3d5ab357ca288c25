import { type AskQuestion, decideAsks } from "../../shared/domain/governor.ts";
import { aHistory, anOrder, aPolicy, aRule, someFacts } from "../support/builders.ts";

const ORDERS = 100_000;
const ZONES = ["Europe/Rome", "Europe/Berlin", "America/New_York", "Asia/Tokyo", undefined];
const HOUR_MS = 3_600_000;

/** Five rules as a shop has them: of several stages, some for few orders only. */
const RULES = [
  aRule(),
  aRule({ id: "use", survey: "use", touchpoint: "use", after: "P45D", priority: 90 }),
  aRule({ id: "vip", survey: "vip", touchpoint: "care", conditions: { order: "any", segment: "vip" }, priority: 200 }),
  aRule({ id: "returns", survey: "returns", touchpoint: "returns", when: { state: "returned" }, after: "PT2H" }),
  aRule({ id: "again", survey: "again", touchpoint: "again", conditions: { order: "repeat" }, after: "P3D" }),
];

/** Every order is another one: another time over a year, another zone, and every third customer was asked before. */
const questionOf = (index: number): AskQuestion => {
  const delivered = new Date(Date.UTC(2026, 0, 1) + (index % 8760) * HOUR_MS);
  const timeZone = ZONES[index % ZONES.length];
  return {
    rules: RULES,
    order: anOrder({
      id: String(index),
      facts: someFacts({ ...(timeZone !== undefined && { timeZone }), segment: index % 10 === 0 ? "vip" : "usual" }),
      times: { delivered: delivered.toISOString() },
    }),
    history: aHistory({
      asked:
        index % 3 === 0
          ? [
              {
                order: "1",
                survey: "use",
                touchpoint: "use",
                at: new Date(delivered.getTime() - 20 * 24 * HOUR_MS).toISOString(),
              },
            ]
          : [],
    }),
    policy: aPolicy(),
    storeZone: "Europe/Rome",
    survey: () => ({ asksRecommendation: false }),
    now: delivered,
  };
};

/** How many orders a second of one core are put to the rules, and how many of them would be asked about. */
export const ruleRate = (): { readonly perSecond: number; readonly asked: number; readonly orders: number } => {
  const questions = Array.from({ length: ORDERS }, (_, index) => questionOf(index));
  for (const question of questions.slice(0, ORDERS / 10)) decideAsks(question);
  let asked = 0;
  // CPU, not time: what a core does must not depend on what else the machine does.
  const start = process.cpuUsage();
  for (const question of questions) {
    if (decideAsks(question).some(({ outcome }) => outcome === "ask")) asked += 1;
  }
  const { user, system } = process.cpuUsage(start);
  return { perSecond: (1e6 * ORDERS) / (user + system), asked, orders: ORDERS };
};
