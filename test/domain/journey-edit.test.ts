import { describe, expect, it } from "vitest";
import { stageSteps, touchpointSteps } from "../../shared/domain/journey-change.ts";
import {
  changedTouchpoint,
  inOrder,
  movedStage,
  refuseLostStages,
  renumbered,
} from "../../shared/domain/journey-edit.ts";
import type { Stage } from "../../shared/domain/stage.ts";
import type { Touchpoint } from "../../shared/domain/touchpoint.ts";
import { aTouchpoint } from "../support/builders.ts";

const aStage = (id: string, name: Stage["name"] = { en: id }): Stage => ({ id, name });
const STAGES = [aStage("before"), aStage("during"), aStage("after")];
const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

describe("a touchpoint that is moved", () => {
  const there = aTouchpoint({ stage: "before", channel: "web" });

  it("notes where its history is counted", () => {
    expect(changedTouchpoint(there, { stage: "after" }, true).formerly).toEqual([{ stage: "before", channel: "web" }]);
    expect(changedTouchpoint(there, { channel: "app" }, true).formerly).toEqual([{ stage: "before", channel: "web" }]);
  });

  it("notes nothing when it has none, or stays where it is", () => {
    expect(changedTouchpoint(there, { stage: "after" }, false)).not.toHaveProperty("formerly");
    expect(changedTouchpoint(there, { stage: "before", name: { en: "New" }, order: 4 }, true)).not.toHaveProperty(
      "formerly",
    );
  });

  it("knows each of several places once, and not the one where it stands", () => {
    const moves = ["during", "after", "during", "before"];
    const known = moves.reduce<Touchpoint>((now, stage) => changedTouchpoint(now, { stage }, true), there);
    expect(known.formerly).toEqual([
      { stage: "after", channel: "web" },
      { stage: "during", channel: "web" },
    ]);
  });

  it("keeps the note through other changes", () => {
    const moved = changedTouchpoint(there, { stage: "after" }, true);
    expect(changedTouchpoint(moved, { archived: true }, true).formerly).toEqual(moved.formerly);
  });
});

describe("a stage", () => {
  it.each<[string, Touchpoint, string]>([
    ["a touchpoint stands in it", aTouchpoint({ id: "a", stage: "during" }), "the touchpoint a belongs to"],
    ["an archived one does", aTouchpoint({ id: "a", stage: "during", archived: true }), "the touchpoint a belongs to"],
    [
      "history is counted there",
      aTouchpoint({ id: "a", stage: "after", formerly: [{ stage: "during", channel: "web" }] }),
      "responses of the touchpoint a are counted",
    ],
  ])("cannot go while %s", (_what, touchpoint, why) => {
    const without = STAGES.filter(({ id }) => id !== "during");
    expect(() => refuseLostStages(STAGES, without, [touchpoint])).toThrow(
      expect.objectContaining({
        code: "invalid_input",
        issues: [expect.objectContaining({ path: "body.stages", message: expect.stringContaining(why) })],
      }),
    );
    expect(() => refuseLostStages(STAGES, [...STAGES].reverse(), [touchpoint])).not.toThrow();
  });

  it("goes when nothing is left in it", () => {
    expect(() => refuseLostStages(STAGES, [], [])).not.toThrow();
  });

  it.each([
    ["after", "up", ["before", "after", "during"]],
    ["before", "down", ["during", "before", "after"]],
    ["before", "up", ["before", "during", "after"]],
    ["after", "down", ["before", "during", "after"]],
    ["nowhere", "up", ["before", "during", "after"]],
  ] as const)("moves: %s %s", (id, direction, expected) => {
    expect(idsOf(movedStage(STAGES, id, direction))).toEqual(expected);
  });
});

describe("the order of touchpoints", () => {
  const orderAfter = (touchpoints: readonly Touchpoint[], id: string, direction: "up" | "down") => {
    const numbers = new Map(
      renumbered(touchpoints, id, direction).map(({ touchpoint, order }) => [touchpoint.id, order]),
    );
    return inOrder(touchpoints.map((each) => ({ ...each, order: numbers.get(each.id) ?? each.order })));
  };

  it("changes two numbers where all differ", () => {
    const three = [5, 7, 900].map((order, index) => aTouchpoint({ id: `t${index}`, order }));
    expect(renumbered(three, "t2", "up").map(({ touchpoint, order }) => [touchpoint.id, order])).toEqual([
      ["t2", 7],
      ["t1", 900],
    ]);
    expect(idsOf(orderAfter(three, "t2", "up"))).toEqual(["t0", "t2", "t1"]);
  });

  it("numbers all anew where some have the same number", () => {
    const four = ["a", "b", "c", "d"].map((id) => aTouchpoint({ id }));
    expect(idsOf(orderAfter(four, "c", "up"))).toEqual(["a", "c", "b", "d"]);
    expect(idsOf(orderAfter(four, "a", "down"))).toEqual(["b", "a", "c", "d"]);
  });

  it("stays at either end, and passes over what is archived or elsewhere", () => {
    const shown = ["a", "b"].map((id, index) => aTouchpoint({ id, order: 10 * index }));
    const all = [
      ...shown,
      aTouchpoint({ id: "old", order: 5, archived: true }),
      aTouchpoint({ id: "other", order: 5, stage: "advocacy" }),
    ];
    expect(renumbered(all, "a", "up")).toEqual([]);
    expect(renumbered(all, "b", "down")).toEqual([]);
    expect(renumbered(all, "old", "down")).toEqual([]);
    expect(renumbered(all, "b", "up").map(({ touchpoint }) => touchpoint.id)).toEqual(["b", "a"]);
  });
});

describe("the trail of a journey", () => {
  it("tells what was done to stages", () => {
    const now = [aStage("new"), aStage("after"), aStage("before", { en: "before", it: "prima" })];
    expect(stageSteps(STAGES, now)).toEqual([
      { action: "remove_stage", subject: "during" },
      { action: "add_stage", subject: "new" },
      { action: "rename_stage", subject: "before", detail: "it" },
      { action: "order_stages", subject: "after", detail: "after, before" },
    ]);
    expect(stageSteps(STAGES, [...STAGES])).toEqual([]);
  });

  it("tells what was done to a touchpoint, and never its words", () => {
    const before = aTouchpoint({ order: 3, name: { it: "Consegna", en: "Delivery" } });
    const after = aTouchpoint({ stage: "advocacy", order: 1, archived: true, name: { it: "Pacco", en: "Delivery" } });
    expect(touchpointSteps(before, after)).toEqual([
      { action: "rename_touchpoint", subject: "delivery", detail: "it" },
      { action: "move_touchpoint", subject: "delivery", detail: "retention, email → advocacy, email" },
      { action: "order_touchpoint", subject: "delivery", detail: "3 → 1" },
      { action: "archive_touchpoint", subject: "delivery" },
    ]);
    expect(touchpointSteps(before, before)).toEqual([]);
  });
});
