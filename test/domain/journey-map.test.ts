import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALL } from "../../shared/domain/cell.ts";
import { contributionOf } from "../../shared/domain/contribution.ts";
import { journeyMap } from "../../shared/domain/journey-map.ts";
import type { Response } from "../../shared/domain/response.ts";
import { aResponse, aSentiment, aStore, aTouchpoint } from "../support/builders.ts";
import { responses } from "./arbitraries.ts";

/** The places of `responses`, as a store declares them. */
const TOUCHPOINTS = [
  aTouchpoint({ id: "ad", stage: "awareness", channel: "social" }),
  aTouchpoint({ id: "checkout", stage: "conversion", channel: "ecommerce" }),
  aTouchpoint({ id: "delivery", stage: "retention", channel: "email" }),
  aTouchpoint({ id: "returns", stage: "retention", channel: "support", order: 1 }),
];

/** One cell a response: the map adds them up. */
const cellsOf = (list: readonly Response[]) =>
  list.flatMap((response) => {
    const contribution = contributionOf(response, "Europe/Rome");
    return contribution === null ? [] : [{ slice: contribution.slice, counters: contribution.add }];
  });

const mapOf = (
  list: readonly Response[],
  ...rest: [filter?: Parameters<typeof journeyMap>[3], touchpoints?: typeof TOUCHPOINTS]
) => journeyMap(cellsOf(list), aStore(), rest[1] ?? TOUCHPOINTS, rest[0]);

const times = (count: number, fields: Parameters<typeof aResponse>[0]) =>
  Array.from({ length: count }, () => aResponse(fields));
const AT_AD = { touchpoint: "ad", stage: "awareness", channel: "social" } as const;
const AT_CHECKOUT = { touchpoint: "checkout", stage: "conversion", channel: "ecommerce" } as const;
const stageOf = (map: ReturnType<typeof journeyMap>, id: string) => map.stages.find((stage) => stage.id === id)!;

describe("the journey map", () => {
  it.each([
    [0, "hidden"],
    [4, "hidden"],
    [5, "small"],
    [29, "small"],
    [30, "full"],
  ] as const)("shows the emotion of %d answers as %s", (count, size) => {
    const { emotion } = mapOf(times(count, { answers: { rating: 5 } })).whole;
    expect(emotion).toMatchObject({ n: count, size });
    if (size === "hidden") expect(Object.keys(emotion)).toEqual(["n", "size"]);
    else expect(emotion).toMatchObject({ value: 100, low: expect.any(Number), high: 100 });
  });

  it("hides emotion, text and recommendation each by its own number of answers", () => {
    const reading = { outcome: "read", sentiment: aSentiment() } as const;
    const { whole } = mapOf([
      ...times(5, { answers: { rating: 5 } }),
      ...times(4, { answers: { recommendation: 10 } }),
      ...times(6, { answers: { comment: "Consegna veloce e gentile" }, reading }),
    ]);
    expect(whole.n).toBe(15);
    expect(whole.emotion).toMatchObject({ n: 5, size: "small", value: 100 });
    expect(whole.recommendation).toEqual({ n: 4, size: "hidden" });
    expect(whole.inferred).toMatchObject({ n: 6, size: "small", value: 85 });
    expect(whole.ratings).toEqual([0, 0, 0, 0, 5]);
  });

  it("names feelings only when five people chose any, the most chosen first", () => {
    const chose = (word: "happy" | "stressed") => ({ answers: { feeling: { words: [{ word, intensity: 2 }] } } });
    expect(mapOf(times(4, chose("happy"))).whole.feelings).toEqual([]);
    const { feelings } = mapOf([...times(2, chose("happy")), ...times(6, chose("stressed"))]).whole;
    expect(feelings.map(({ feeling, n, share }) => [feeling, n, share])).toEqual([
      ["stressed", 6, 0.75],
      ["happy", 2, 0.25],
    ]);
  });

  it("adds touchpoints up to stages and stages to the whole", () => {
    fc.assert(
      fc.property(fc.array(responses, { maxLength: 40 }), (list) => {
        const map = mapOf(list);
        const sum = (felt: readonly { n: number; ratings: readonly number[]; emotion: { n: number } }[]) => [
          felt.reduce((n, each) => n + each.n, 0),
          felt.reduce((n, each) => n + each.emotion.n, 0),
          ...[0, 1, 2, 3, 4].map((star) => felt.reduce((n, each) => n + each.ratings[star]!, 0)),
        ];
        for (const stage of map.stages) expect(sum(stage.touchpoints)).toEqual(sum([stage]));
        expect(sum(map.stages)).toEqual(sum([map.whole]));
        expect(map.whole.n).toBe(list.filter(({ erasedAt }) => erasedAt === undefined).length);
      }),
    );
  });

  it.each([
    ["channel", "email", ({ channel }: Response) => channel === "email"],
    ["touchpoint", "returns", ({ touchpoint }: Response) => touchpoint === "returns"],
    ["stage", "retention", ({ stage }: Response) => stage === "retention"],
    ["segment", "new", ({ segment }: Response) => segment === "new"],
    ["segment", "", ({ segment }: Response) => segment === undefined],
  ] as const)("filtered by %s '%s' is the map of those responses alone", (part, value, belongs) => {
    fc.assert(
      fc.property(fc.array(responses, { maxLength: 40 }), (list) => {
        const filtered = mapOf(list, { [part]: value });
        const alone = mapOf(list.filter(belongs), { [part]: value });
        // The segments to choose from are those of everybody.
        expect({ ...filtered, segments: [] }).toEqual({ ...alone, segments: [] });
        expect(filtered.whole).toEqual(mapOf(list.filter(belongs)).whole);
      }),
      { numRuns: 40 },
    );
  });

  it("does not count the cells of the whole twice", () => {
    const cells = cellsOf(times(6, {}));
    const map = journeyMap([...cells, { slice: ALL, counters: { n: 6, r4: 6 } }], aStore(), TOUCHPOINTS);
    expect(map.whole.n).toBe(6);
  });

  it("keeps the history of a touchpoint that moved under the stage it had", () => {
    const moved = [aTouchpoint({ id: "checkout", stage: "retention", channel: "ecommerce" })];
    const map = mapOf(times(6, { ...AT_CHECKOUT, answers: { rating: 5 } }), {}, moved);
    expect(stageOf(map, "conversion").touchpoints).toMatchObject([{ id: "checkout", n: 6 }]);
    expect(stageOf(map, "retention").touchpoints).toMatchObject([{ id: "checkout", n: 0 }]);
  });

  it("shows touchpoints in the store's order; without answers too, unless archived", () => {
    const list = [
      aTouchpoint({ id: "b", order: 1 }),
      aTouchpoint({ id: "a", order: 1 }),
      aTouchpoint({ id: "first", order: 0 }),
      aTouchpoint({ id: "gone", archived: true }),
      aTouchpoint({ id: "gone-but-answered", archived: true, order: 2 }),
    ];
    const map = mapOf(times(1, { touchpoint: "gone-but-answered" }), {}, list);
    expect(stageOf(map, "retention").touchpoints.map(({ id }) => id)).toEqual(["first", "a", "b", "gone-but-answered"]);
  });

  it("keeps the stages in the store's order, with their names", () => {
    const store = aStore({
      stages: [
        { id: "retention", name: { it: "Dopo" } },
        { id: "awareness", name: { it: "Prima" } },
      ],
    });
    expect(journeyMap([], store, []).stages.map(({ id, name }) => [id, name])).toEqual([
      ["retention", { it: "Dopo" }],
      ["awareness", { it: "Prima" }],
    ]);
  });
});

describe("the map beside the period before", () => {
  const compared = (now: readonly Response[], before: readonly Response[], filter = {}) =>
    journeyMap(cellsOf(now), aStore(), TOUCHPOINTS, filter, { previous: cellsOf(before) });

  it("shows of each stage and touchpoint what the map of that period shows", () => {
    const lists = fc.array(responses, { maxLength: 40 });
    fc.assert(
      fc.property(lists, lists, fc.constantFrom(undefined, "new"), (now, before, segment) => {
        const map = compared(now, before, { segment });
        const then = mapOf(before, { segment });
        const felt = (of: typeof map) => [of.whole, ...of.stages, ...of.stages.flatMap((stage) => stage.touchpoints)];
        const shown = felt(map).map(({ previous }) => [previous?.n, previous?.emotion, previous?.recommendation]);
        expect(shown).toEqual(felt(then).map(({ n, emotion, recommendation }) => [n, emotion, recommendation]));
        for (const { emotion, previous } of felt(map)) {
          const change = previous?.emotionChange;
          if (emotion.value === undefined || previous?.emotion.value === undefined) expect(change).toBeUndefined();
          else expect(change?.value).toBeCloseTo(emotion.value - previous.emotion.value, 9);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("keeps a touchpoint that only answered then", () => {
    const archived = TOUCHPOINTS.map((touchpoint) => ({ ...touchpoint, archived: touchpoint.id === "returns" }));
    const before = cellsOf(times(6, { touchpoint: "returns", channel: "support" }));
    const map = journeyMap([], aStore(), archived, {}, { previous: before });
    expect(stageOf(map, "retention").touchpoints.map(({ id, n, previous }) => [id, n, previous?.n])).toEqual([
      ["delivery", 0, 0],
      ["returns", 0, 6],
    ]);
  });

  it("says nothing of a period before when there is none to compare with", () => {
    expect(mapOf(times(6, {})).whole.previous).toBeUndefined();
  });
});

describe("what a map leaves out", () => {
  const survey = { id: "after", version: 1 };

  it("is counted: without an emotion, inferred, not sent, from a machine as it seems", () => {
    const map = mapOf([
      ...times(7, { answers: { rating: 5 }, survey }),
      ...times(3, { answers: { recommendation: 10 } }),
      ...times(2, {
        answers: { comment: "Consegna veloce e gentile" },
        reading: { outcome: "read", sentiment: aSentiment() },
      }),
      ...times(4, { survey, partial: true }),
      ...times(5, { survey, suspect: ["honeypot"] }),
      ...times(1, { suspect: ["hasty"], partial: true }),
    ]);
    expect(map.coverage).toEqual({
      n: 12,
      selfReported: 7,
      inferred: 2,
      withoutEmotion: 3,
      unfinished: 4,
      suspect: 6,
    });
  });

  it("keeps to the filter, while the segments to choose from are those of everybody", () => {
    const map = mapOf(
      [...times(2, { segment: "vip", suspect: ["hasty"] }), ...times(3, { segment: "new" }), ...times(1, {})],
      { segment: "new" },
    );
    expect(map.coverage).toMatchObject({ n: 3, suspect: 0 });
    expect(map.segments).toEqual(["new", "vip"]);
  });
});

describe("the biggest drop", () => {
  const stars = (rating: number) => ({ answers: { rating } });

  it("is the deepest fall between neighbouring stages, with its interval", () => {
    const map = mapOf([
      ...times(40, { ...AT_AD, ...stars(5) }),
      ...times(40, { ...AT_CHECKOUT, ...stars(4) }),
      ...times(40, stars(1)),
    ]);
    expect(map.steps.map(({ from, to }) => `${from} ${to}`)).toEqual(["awareness conversion", "conversion retention"]);
    expect(map.biggestDrop).toEqual(map.steps[1]);
    expect(map.biggestDrop!.high).toBeLessThan(0);
    expect(map.biggestDrop!.low).toBeLessThan(map.biggestDrop!.value);
  });

  it("skips a stage that has too few answers to compare", () => {
    const map = mapOf([
      ...times(40, { ...AT_AD, ...stars(5) }),
      ...times(29, { ...AT_CHECKOUT, ...stars(1) }),
      ...times(40, stars(3)),
    ]);
    expect(map.steps.map(({ from, to }) => `${from} ${to}`)).toEqual(["awareness retention"]);
  });

  it("is that of the same customers where thirty of them answered at both stages", () => {
    const list = [...times(40, { ...AT_AD, ...stars(5) }), ...times(40, { ...AT_CHECKOUT, ...stars(1) })];
    const own = { from: "awareness", to: "conversion", value: -30, low: -40, high: -20 };
    const drop = (pairs: number) =>
      journeyMap(cellsOf(list), aStore(), TOUCHPOINTS, {}, { paired: [{ ...own, pairs }] }).biggestDrop;
    expect(drop(30)).toEqual({ ...own, pairs: 30 });
    expect(drop(29)).toMatchObject({ value: -200 });
  });

  it.each([
    ["emotion rises", [...times(40, { ...AT_CHECKOUT, ...stars(1) }), ...times(40, stars(5))]],
    ["too few answered", [...times(29, { ...AT_CHECKOUT, ...stars(5) }), ...times(29, stars(1))]],
    [
      "the fall may be chance",
      [
        ...times(20, { ...AT_CHECKOUT, ...stars(5) }),
        ...times(20, { ...AT_CHECKOUT, ...stars(1) }),
        ...times(19, stars(5)),
        ...times(21, stars(1)),
      ],
    ],
  ])("is not claimed when %s", (_what, list) => {
    expect(mapOf(list).biggestDrop).toBeUndefined();
  });
});
