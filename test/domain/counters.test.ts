import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALL, type Delta, deltasBetween, mergeDeltas } from "../../shared/domain/cell.ts";
import { contributionOf, countedNow } from "../../shared/domain/contribution.ts";
import type { Counted } from "../../shared/domain/counted.ts";
import { addCounters, type Counters, isZero, subtractCounters } from "../../shared/domain/counters.ts";
import { aResponse } from "../support/builders.ts";
import { responses } from "./arbitraries.ts";

const ZONE = "Europe/Rome";

const counters: fc.Arbitrary<Counters> = fc.dictionary(
  fc.constantFrom("n", "es", "eq", "h0", "r5"),
  fc.integer({ min: -100, max: 100 }).filter((value) => value !== 0),
);

const deltas: fc.Arbitrary<Delta[]> = fc.array(
  fc.record({
    generation: fc.constantFrom(1, 2),
    day: fc.constantFrom("2026-03-28", "2026-03-29"),
    slice: fc.constantFrom("a", "b", ALL),
    counters,
  }),
  { maxLength: 8 },
);

/** Deltas as a table of cells, whatever their order; cells that have come to nothing left out. */
const tableOf = (list: readonly Delta[]): Record<string, Counters> =>
  Object.fromEntries(
    mergeDeltas(list)
      .filter((delta) => !isZero(delta.counters))
      .map((delta) => [`${delta.generation} ${delta.day} ${delta.slice}`, { ...delta.counters }]),
  );

describe("counters", () => {
  it("add up to the same in any order and any grouping", () => {
    fc.assert(
      fc.property(counters, counters, counters, (a, b, c) => {
        expect(addCounters(a, b)).toEqual(addCounters(b, a));
        expect(addCounters(addCounters(a, b), c)).toEqual(addCounters(a, addCounters(b, c)));
        expect(addCounters(a, b, c)).toEqual(addCounters(addCounters(a, b), c));
      }),
    );
  });

  it("leave no trace of a zero, so that what is taken back was never there", () => {
    fc.assert(
      fc.property(counters, counters, (a, b) => {
        expect(subtractCounters(addCounters(a, b), b)).toEqual(addCounters(a));
        expect(subtractCounters(a, a)).toEqual({});
      }),
    );
  });
});

describe("merged deltas", () => {
  it("are the same in any order and any grouping", () => {
    fc.assert(
      fc.property(deltas, deltas, deltas, (a, b, c) => {
        expect(tableOf([...a, ...b])).toEqual(tableOf([...b, ...a]));
        expect(tableOf([...mergeDeltas([...a, ...b]), ...c])).toEqual(tableOf([...a, ...mergeDeltas([...b, ...c])]));
      }),
    );
  });

  it("touch the whole of a day whose slices changed while their sum did not, or readers would not notice", () => {
    const merged = mergeDeltas([
      { generation: 1, day: "2026-03-28", slice: "a", counters: { n: 1 } },
      { generation: 1, day: "2026-03-28", slice: ALL, counters: { n: 1 } },
      { generation: 1, day: "2026-03-28", slice: "b", counters: { n: -1 } },
      { generation: 1, day: "2026-03-28", slice: ALL, counters: { n: -1 } },
    ]);
    expect(merged.map(({ slice, counters: left }) => [slice, left])).toEqual([
      ["a", { n: 1 }],
      [ALL, {}],
      ["b", { n: -1 }],
    ]);
  });

  it("touch nothing when nothing changed", () => {
    expect(mergeDeltas([{ generation: 1, day: "2026-03-28", slice: ALL, counters: {} }])).toEqual([]);
  });
});

describe("new minus old", () => {
  const counted = (response: ReturnType<typeof aResponse>, before: Counted | undefined, generations: number[]) =>
    countedNow({ ...response, counted: before }, ZONE, generations);

  it("added to what was counted is a recount, for any two states of a response", () => {
    fc.assert(
      fc.property(responses, responses, (old, now) => {
        const before = counted(old, undefined, [1, 2]);
        const after = counted(now, before, [1, 2]);
        expect(tableOf([...deltasBetween(undefined, before), ...deltasBetween(before, after)])).toEqual(
          tableOf(deltasBetween(undefined, after)),
        );
      }),
    );
  });

  it("is a recount for many responses that all change", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(responses, responses), { maxLength: 12 }), (pairs) => {
        const steps = pairs.map(([old, now]) => {
          const before = counted(old, undefined, [1]);
          return { before, after: counted(now, before, [1]) };
        });
        const inSteps = steps.flatMap(({ before, after }) => [
          ...deltasBetween(undefined, before),
          ...deltasBetween(before, after),
        ]);
        expect(tableOf(inSteps)).toEqual(tableOf(steps.flatMap(({ after }) => deltasBetween(undefined, after))));
      }),
    );
  });

  it("leaves nothing of an erased response", () => {
    fc.assert(
      fc.property(responses, (response) => {
        const before = counted(response, undefined, [1]);
        const after = counted(aResponse({ erasedAt: "2026-04-01T00:00:00.000Z", answers: {} }), before, [1]);
        expect(tableOf([...deltasBetween(undefined, before), ...deltasBetween(before, after)])).toEqual({});
      }),
    );
  });

  it("counts whole in a generation that is new, and takes nothing out of one that is dropped", () => {
    const first = counted(aResponse(), undefined, [1]);
    const both = counted(aResponse(), first, [1, 2]);
    const second = counted(aResponse(), both, [2]);
    expect(deltasBetween(first, both).map(({ generation, counters: { n } }) => [generation, n])).toEqual([
      [2, 1],
      [2, 1],
    ]);
    expect(deltasBetween(both, second)).toEqual([]);
  });

  it("raises the version with every count, also of an answer that did not change", () => {
    const first = counted(aResponse({ rev: 3 }), undefined, [1]);
    expect(first).toMatchObject({ version: 1, rev: 3, formula: "e1" });
    expect(counted(aResponse({ rev: 3 }), first, [1])).toMatchObject({ version: 2, rev: 3 });
  });

  it("holds as many responses in the slices of a day as in its whole, which counts nothing else", () => {
    fc.assert(
      fc.property(fc.array(responses, { maxLength: 12 }), (list) => {
        const all = mergeDeltas(
          list.flatMap((response) => deltasBetween(undefined, counted(response, undefined, [1]))),
        );
        for (const whole of all.filter(({ slice }) => slice === ALL)) {
          const slices = all.filter(({ slice, day }) => slice !== ALL && day === whole.day);
          const { n } = addCounters(...slices.map((delta) => delta.counters));
          expect(whole.counters).toEqual(n === undefined ? {} : { n });
        }
        const erased = list.filter((response) => contributionOf(response, ZONE) === null).length;
        const sum = all.filter(({ slice }) => slice === ALL).reduce((n, delta) => n + (delta.counters.n ?? 0), 0);
        expect(sum).toBe(list.length - erased);
      }),
    );
  });
});
