import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCohorts } from "../../shared/domain/cohort.ts";
import { addCounters, type Counters } from "../../shared/domain/counters.ts";
import { countStep, customerContribution } from "../../shared/domain/customer-contribution.ts";
import { readCustomerPeakEnd } from "../../shared/domain/customer-peak-end.ts";
import { usualGap } from "../../shared/domain/order-gap.ts";
import { readPairedSteps } from "../../shared/domain/paired-step.ts";
import { readRecovery } from "../../shared/domain/recovery.ts";
import { readRepeatResponse } from "../../shared/domain/repeat-response.ts";
import { readEarnedGrowth } from "../../shared/domain/revenue.ts";
import type { CustomerContribution, Story } from "../../shared/domain/story.ts";

const ZONE = "Europe/Rome";

const at = fc
  .integer({ min: Date.parse("2025-01-01T00:00:00Z"), max: Date.parse("2026-12-31T00:00:00Z") })
  .map((time) => new Date(time).toISOString());

const stories: fc.Arbitrary<Story> = fc.record({
  orders: fc
    .array(
      fc.record({
        at,
        amount: fc.integer({ min: 0, max: 20_000 }),
        currency: fc.constantFrom("EUR", "USD"),
        ended: fc.constantFrom(undefined, undefined, undefined, true as const),
        referral: fc.constantFrom(undefined, undefined, "AMICA"),
      }),
      { maxLength: 8 },
    )
    .map((orders) => orders.map((order, index) => ({ ...order, id: `o${index}` }))),
  answers: fc
    .array(
      fc.record({
        at,
        touchpoint: fc.constant("delivery"),
        stage: fc.constantFrom("consideration", "conversion", "retention"),
        emotion: fc.option(fc.integer({ min: -100, max: 100 }), { nil: undefined }),
        inferred: fc.constantFrom(undefined, undefined, true as const),
      }),
      { maxLength: 8 },
    )
    .map((answers) => answers.map((answer, index) => ({ ...answer, id: `a${index}` }))),
  followUps: fc.array(fc.record({ at }), { maxLength: 3 }),
});

const sumOf = (contributions: readonly CustomerContribution[]) => {
  const sum: Record<string, Counters> = {};
  for (const contribution of contributions) {
    for (const key in contribution) sum[key] = addCounters(sum[key] ?? {}, contribution[key]!);
  }
  return Object.entries(sum).map(([key, counters]) => ({
    month: key.slice(0, 7),
    cell: key.slice(8),
    counters,
  }));
};

const cellsOf = (all: readonly Story[]) => sumOf(all.map((story) => customerContribution(story, ZONE)));

const monthOf = (instant: string) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, year: "numeric", month: "2-digit" }).format(new Date(instant));
const numberOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));

describe("what a customer adds", () => {
  it("does not depend on the order in which things are remembered", () => {
    fc.assert(
      fc.property(stories, ({ orders, answers }) => {
        expect(customerContribution({ orders: orders.toReversed(), answers: answers.toReversed() }, ZONE)).toEqual(
          customerContribution({ orders, answers }, ZONE),
        );
      }),
    );
  });

  it("is whole numbers only, so that sums are exact", () => {
    fc.assert(
      fc.property(stories, (story) => {
        for (const counters of Object.values(customerContribution(story, ZONE))) {
          for (const value of Object.values(counters)) expect(Number.isSafeInteger(value)).toBe(true);
        }
      }),
    );
  });

  it("comes to what should be counted in steps of any size, and then rests", () => {
    fc.assert(
      fc.property(stories, stories, fc.integer({ min: 1, max: 6 }), (before, after, most) => {
        const target = customerContribution(after, ZONE);
        let counted = customerContribution(before, ZONE);
        const added = [counted];
        for (let step = countStep(counted, target, most); Object.keys(step.add).length > 0; ) {
          expect(Object.keys(step.add).length).toBeLessThanOrEqual(most);
          added.push(step.add);
          counted = step.counted;
          step = countStep(counted, target, most);
        }
        expect(counted).toEqual(target);
        const byKey = (one: { month: string; cell: string }, other: { month: string; cell: string }) =>
          `${one.month}#${one.cell}` < `${other.month}#${other.cell}` ? -1 : 1;
        const standing = sumOf(added).filter(({ counters }) => Object.keys(counters).length > 0);
        expect(standing.sort(byKey)).toEqual(sumOf([target]).sort(byKey));
      }),
    );
  });
});

describe("cohorts", () => {
  it("say the same as counting customers one by one", () => {
    fc.assert(
      fc.property(fc.array(stories, { maxLength: 20 }), (all) => {
        const { cohorts } = readCohorts(cellsOf(all), "2027-06-15");
        const customers = all.flatMap(({ orders, answers }) => {
          const standing = orders.filter(({ ended }) => !ended).sort((a, b) => (a.at < b.at ? -1 : 1));
          const first = standing[0];
          if (first === undefined) return [];
          const felt = answers
            .filter(({ emotion, inferred, at: when }) => emotion !== undefined && !inferred && when >= first.at)
            .sort((a, b) => (a.at < b.at ? -1 : 1))[0]?.emotion;
          const band = felt === undefined ? "none" : felt <= -30 ? "negative" : felt >= 30 ? "positive" : "neutral";
          const month = monthOf(first.at);
          return [{ band, month, months: standing.map(({ at: when }) => numberOf(monthOf(when)) - numberOf(month)) }];
        });
        for (const cohort of cohorts) {
          const own = customers.filter(({ band, month }) => band === cohort.band && month === cohort.month);
          expect(cohort.n).toBe(own.length);
          for (const { month, returned } of cohort.months) {
            expect(returned).toBe(own.filter(({ months }) => months.includes(month)).length);
          }
        }
        expect(cohorts.reduce((sum, { n }) => sum + n, 0)).toBe(customers.length);
      }),
      { numRuns: 50 },
    );
  });

  it("show a month only when it is over, and no share of fewer than five", () => {
    const bought = (times: string[]): Story => ({
      orders: times.map((when, i) => ({ id: `${i}`, at: when })),
      answers: [],
    });
    const four = Array.from({ length: 4 }, () => bought(["2026-01-10T12:00:00Z", "2026-02-10T12:00:00Z"]));
    const [few] = readCohorts(cellsOf(four), "2026-03-20").cohorts;
    expect(few).toMatchObject({ band: "none", n: 4, months: [{ month: 1, n: 4, returned: 4 }] });
    expect(few?.months[0]).not.toHaveProperty("share");
    const five = readCohorts(cellsOf([...four, bought(["2026-01-10T12:00:00Z"])]), "2026-03-20").cohorts[0];
    expect(five?.months[0]).toMatchObject({ share: 0.8 });
  });

  it("compare those who felt good with those who felt bad from thirty of each on", () => {
    const customer = (emotion: number, again: boolean): Story => ({
      orders: [{ id: "1", at: "2026-01-10T12:00:00Z" }, ...(again ? [{ id: "2", at: "2026-02-10T12:00:00Z" }] : [])],
      answers: [{ id: "a", at: "2026-01-12T12:00:00Z", touchpoint: "delivery", stage: "retention", emotion }],
    });
    const many = (emotion: number, of: number, again: number) =>
      Array.from({ length: of }, (_, index) => customer(emotion, index < again));
    expect(readCohorts(cellsOf([...many(80, 30, 20), ...many(-80, 29, 5)]), "2026-03-01").lift).toEqual([]);
    const [lift] = readCohorts(cellsOf([...many(80, 56, 48), ...many(-80, 70, 48)]), "2026-03-01").lift;
    // R: the textbook's example of Newcombe (1998), 56/70 − 48/80, turned to 48/56 − 48/70.
    expect(lift?.month).toBe(1);
    expect(lift?.value).toBeCloseTo(48 / 56 - 48 / 70, 10);
    expect(lift!.low).toBeLessThan(lift!.value);
    expect(lift!.high).toBeGreaterThan(lift!.value);
  });
});

const answered = (...emotions: readonly (readonly [string, string, number])[]): Story => ({
  orders: [],
  answers: emotions.map(([when, stage, emotion], index) => ({
    id: `${index}`,
    at: `${when}T10:00:00Z`,
    touchpoint: "t",
    stage,
    emotion,
  })),
});

describe("paired steps", () => {
  it("compare each customer with themselves, within ninety days and between stages only", () => {
    const fell = answered(["2026-03-01", "conversion", 80], ["2026-03-20", "retention", -20]);
    const steps = readPairedSteps(cellsOf(Array.from({ length: 30 }, () => fell)), {
      from: "2026-03-01",
      to: "2026-03-31",
    });
    expect(steps).toMatchObject([{ from: "conversion", to: "retention", n: 30, value: -100 }]);
    expect(steps[0]!.high).toBeLessThan(0);
    const late = answered(["2026-03-01", "conversion", 80], ["2026-06-20", "retention", -20]);
    const same = answered(["2026-03-01", "retention", 80], ["2026-03-20", "retention", -20]);
    const none = cellsOf(Array.from({ length: 30 }, () => [late, same]).flat());
    expect(readPairedSteps(none, { from: "2026-01-01", to: "2026-12-31" })).toEqual([]);
    expect(
      readPairedSteps(cellsOf(Array.from({ length: 30 }, () => fell)), { from: "2026-03-21", to: "2026-03-31" }),
    ).toEqual([]);
  });
});

describe("peak-end", () => {
  it("is the mean of the strongest and the last emotion of each journey", () => {
    const story = answered(["2026-03-01", "a", 20], ["2026-03-05", "b", -90], ["2026-03-20", "c", 50]);
    const figure = readCustomerPeakEnd(cellsOf(Array.from({ length: 5 }, () => story)), {
      from: "2026-03-01",
      to: "2026-03-31",
    });
    expect(figure).toMatchObject({ n: 5, value: (-90 + 50) / 2 });
  });

  it("takes the later of two peaks as strong, and begins a new journey after ninety days", () => {
    const story = answered(["2026-01-01", "a", 60], ["2026-01-05", "b", -60], ["2026-06-01", "c", 10]);
    const cells = cellsOf(Array.from({ length: 5 }, () => story));
    expect(readCustomerPeakEnd(cells, { from: "2026-01-01", to: "2026-01-31" })).toMatchObject({ n: 5, value: -60 });
    expect(readCustomerPeakEnd(cells, { from: "2026-06-01", to: "2026-06-30" })).toMatchObject({ n: 5, value: 10 });
  });
});

describe("recovery and repeated responses", () => {
  it("count who answered again after a negative response, and who was negative no more", () => {
    const cells = cellsOf([
      answered(["2026-03-01", "a", -50], ["2026-03-10", "b", 40]),
      answered(["2026-03-01", "a", -50], ["2026-03-10", "b", -80]),
      answered(["2026-03-01", "a", -50], ["2026-09-10", "b", 40]),
      answered(["2026-03-01", "a", -50]),
      answered(["2026-03-01", "a", 50]),
      answered(["2026-03-01", "a", -30], ["2026-03-02", "a", 0]),
    ]);
    expect(readRecovery(cells)).toMatchObject({
      answeredAgain: { count: 3, n: 6 },
      recovered: { count: 2, n: 3 },
    });
    expect(readRepeatResponse(cells)).toMatchObject({ count: 4, n: 6 });
  });

  it("tell those who were followed up before they answered again from the others, each against themselves", () => {
    const told = (
      followedUp: readonly string[],
      ...said: (readonly [day: string, stage: string, emotion: number])[]
    ) => ({
      ...answered(...said),
      followUps: followedUp.map((day) => ({ at: `${day}T12:00:00.000Z` })),
    });
    const bad = ["2026-03-01", "a", -50] as const;
    const better = [30, 40, 50, 60, 70].map((emotion) => told(["2026-03-05"], bad, ["2026-03-10", "b", emotion]));
    const worse = [-60, -70, -40, -50, 0].map((emotion) => told([], bad, ["2026-03-10", "b", emotion]));
    const { followedUp, leftAlone, ...all } = readRecovery(
      cellsOf([
        ...better,
        ...worse,
        // Before they said anything, after they answered again, and too late: none of these is a follow-up of it.
        told(["2026-02-20"], bad),
        told(["2026-03-12"], bad, ["2026-03-10", "b", -50]),
        told(["2026-07-01"], bad),
        // Twice is once.
        told(["2026-03-02", "2026-03-03"], bad),
      ]),
    );
    expect(followedUp).toMatchObject({
      answeredAgain: { count: 5, n: 7 },
      recovered: { count: 5, n: 5, value: 1 },
      change: { value: 100 },
    });
    // Three pseudo-answers beside five differences of 80 to 120, halved: worked out apart from our code.
    expect(followedUp.change?.low).toBeCloseTo(-6.69, 2);
    expect(followedUp.change?.high).toBeCloseTo(131.69, 2);
    expect(leftAlone).toMatchObject({
      answeredAgain: { count: 6, n: 12 },
      recovered: { count: 1, n: 6 },
      change: { value: 5 },
    });
    expect(all).toMatchObject({ answeredAgain: { count: 11, n: 19 }, recovered: { count: 6, n: 11 } });
  });
});

describe("earned growth", () => {
  it("is what last month's customers spent again and what recommended ones brought", () => {
    const order = (id: string, when: string, amount: number, more: object = {}) => ({
      id,
      at: when,
      amount,
      currency: "EUR",
      ...more,
    });
    const cells = cellsOf([
      { orders: [order("1", "2026-01-10T12:00:00Z", 6000), order("2", "2026-02-10T12:00:00Z", 5000)], answers: [] },
      { orders: [order("3", "2026-01-11T12:00:00Z", 4000)], answers: [] },
      { orders: [order("4", "2026-02-12T12:00:00Z", 3000, { referral: "AMICA" })], answers: [] },
      { orders: [order("5", "2026-02-13T12:00:00Z", 2000)], answers: [] },
      { orders: [order("6", "2026-02-13T12:00:00Z", 9999, { ended: true })], answers: [] },
    ]);
    const [february, ...more] = readEarnedGrowth(cells, "2026-03");
    expect(more).toEqual([]);
    expect(february).toMatchObject({ month: "2026-02", currency: "EUR", revenue: 10_000, before: 10_000 });
    expect(february!.kept).toBeCloseTo(0.5, 10);
    expect(february!.earned).toBeCloseTo(0.3, 10);
    expect(february!.growth).toBeCloseTo(-0.2, 10);
    expect(readEarnedGrowth(cells, "2026-02")).toEqual([]);
  });
});

describe("the usual gap", () => {
  it("is the one that nine of ten are not longer than, once there are thirty", () => {
    const gap = (days: number): Story => ({
      orders: [
        { id: "1", at: "2026-01-01T12:00:00Z" },
        { id: "2", at: new Date(Date.parse("2026-01-01T12:00:00Z") + days * 86_400_000).toISOString() },
      ],
      answers: [],
    });
    expect(usualGap(cellsOf(Array.from({ length: 29 }, () => gap(20))))).toBeUndefined();
    expect(
      usualGap(cellsOf([...Array.from({ length: 27 }, () => gap(20)), ...Array.from({ length: 3 }, () => gap(200))])),
    ).toBe(30);
    expect(
      usualGap(cellsOf([...Array.from({ length: 26 }, () => gap(20)), ...Array.from({ length: 4 }, () => gap(200))])),
    ).toBe(270);
  });
});
