import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type InviteWorld, startInviteWorld } from "./invite-world.ts";

let world: InviteWorld;
let store: Awaited<ReturnType<InviteWorld["addStore"]>>;

beforeAll(async () => {
  world = await startInviteWorld();
});
afterAll(() => world?.stop());
beforeEach(async () => {
  world.at("2026-03-05T10:00:00Z");
  store = await world.addStore();
});

const order = (fields: Record<string, unknown> = {}) => ({
  id: "A-17",
  customer: { email: "maria@example.com" },
  items: [{ product: "vase", tags: ["fragile"] }],
  country: "IT",
  basis: { kind: "consent", at: "2026-01-10T09:00:00Z", source: "checkout box, text 3" },
  times: { created: "2026-03-01T09:00:00Z", delivered: "2026-03-04T15:30:00Z" },
  updatedAt: "2026-03-04T15:30:00Z",
  ...fields,
});
const tell = async (fields: Record<string, unknown> = {}) => {
  const answer = await store.call("POST", "/v1/orders", order(fields));
  await world.plan(store.id, String(fields.id ?? "A-17"));
  return answer;
};
const read = async (id = "A-17") => (await store.call("GET", `/v1/orders/${id}`)).body;

describe("an order", () => {
  it("is kept and planned: one ask, at the hour of the rule", async () => {
    expect(await tell()).toMatchObject({ status: 202, body: { id: "A-17", outcome: "kept" } });
    const { asks, facts } = await read();
    expect(asks).toEqual([
      {
        order: "A-17",
        survey: "after-delivery",
        touchpoint: "delivery",
        rule: "after-delivery",
        customer: facts.customer,
        state: "waiting",
        at: "2026-03-19T09:00:00.000Z",
        decidedAt: "2026-03-05T10:00:00.000Z",
        createdAt: "2026-03-05T10:00:00.000Z",
      },
    ]);
  });

  it("told and planned again changes nothing", async () => {
    await tell();
    const before = world.writes();
    expect((await tell()).body.outcome).toBe("known");
    expect(await world.plan(store.id, "A-17")).toEqual({ outcome: "nothing", asks: [] });
    expect(world.writes()).toBe(before);
  });

  it("planned again after a crash before the end is planned once", async () => {
    await store.call("POST", "/v1/orders", order());
    const crash = new Error("killed");
    const [plan] = [world.needs.orders.planned];
    world.needs.orders.planned = async () => {
      throw crash;
    };
    await expect(world.plan(store.id, "A-17")).rejects.toBe(crash);
    world.needs.orders.planned = plan;
    world.at("2026-03-05T10:01:00Z");
    expect(await world.plan(store.id, "A-17")).toEqual({ outcome: "planned", asks: [] });
    expect((await read()).asks).toHaveLength(1);
  });

  it("that is refunded later is not asked about, and that says why", async () => {
    await tell();
    await tell({ times: { refunded: "2026-03-06T09:00:00Z" } });
    expect((await read()).asks).toMatchObject([{ state: "not_asked", reason: "order_refunded" }]);
    expect(await world.needs.asks.due(new Date("2027-01-01T00:00:00Z"), 1000)).not.toContainEqual(
      expect.objectContaining({ store: store.id }),
    );
  });

  it("that was erased is gone, stays so when it is told again, and nobody is asked", async () => {
    await tell();
    expect((await store.call("DELETE", "/v1/orders/A-17")).status).toBe(204);
    await world.plan(store.id, "A-17");
    expect((await tell()).body.outcome).toBe("known");
    const left = await read();
    expect(left).toMatchObject({ times: {}, erasedAt: "2026-03-05T10:00:00.000Z" });
    expect(left).not.toHaveProperty("facts");
    expect(left.asks).toMatchObject([{ state: "not_asked" }]);
    expect((await store.call("DELETE", "/v1/orders/A-17")).status).toBe(404);
  });

  it("of another store is not there", async () => {
    await tell();
    const other = await world.addStore();
    for (const [method, path] of [
      ["GET", "/v1/orders/A-17"],
      ["DELETE", "/v1/orders/A-17"],
      ["GET", "/v1/orders/A-17/preview"],
    ] as const) {
      expect((await other.call(method, path)).status, path).toBe(404);
    }
  });

  it.each(["a/b", "a#b", "100%", "é".normalize(), "a?b"])("of the id %j can be read, or is refused", async (id) => {
    const { status } = await store.call("POST", "/v1/orders", order({ id }));
    expect(status).toBe(id === "é" ? 400 : 202);
    if (status === 202) expect((await read(encodeURIComponent(id))).id).toBe(id);
  });

  it.each([
    ["an address with a line break", { customer: { email: "a@b.example\nBcc: c@d.example" } }, "body.customer.email"],
    ["nobody", { customer: {} }, "body.customer"],
    ["an unknown currency", { currency: "ZZZ" }, "body.currency"],
    ["the year after next", { updatedAt: "2028-03-05T10:00:00Z" }, "body.updatedAt"],
    ["a delivery in the future", { times: { delivered: "2026-03-07T10:00:00Z" } }, "body.times.delivered"],
    ["a score", { score: 9 }, "body.score"],
  ])("with %s is refused, naming it", async (_what, fields, path) => {
    const before = world.writes();
    const answer = await store.call("POST", "/v1/orders", order(fields));
    expect(answer.status).toBe(400);
    expect(answer.body.error.issues.map((issue: { path: string }) => issue.path)).toContain(path);
    expect(world.writes()).toBe(before);
  });

  it("comes in many lines, and one that is wrong spoils no other", async () => {
    const lines = [
      JSON.stringify(order({ id: "1" })),
      "{",
      JSON.stringify(order({ id: "2", currency: "ZZZ" })),
      JSON.stringify(order({ id: "1" })),
    ];
    const { text } = await store.lines("/v1/orders/batch", lines.join("\n"));
    const answer = text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(answer).toMatchObject([
      { line: 1, id: "1" },
      { line: 2, error: { issues: [{ message: "is not JSON" }] } },
      { line: 3, error: { issues: [{ path: "currency" }] } },
      { line: 4, id: "1" },
    ]);
  });
});

describe("the preview of an order", () => {
  it("says what every rule would do, in codes and in words, and writes nothing", async () => {
    await store.call("POST", "/v1/rules", {
      id: "returns",
      survey: "after-delivery",
      when: { state: "returned" },
      after: "P1D",
    });
    await store.call("POST", "/v1/rules", {
      id: "wine",
      survey: "after-delivery",
      when: { state: "delivered" },
      after: "P1D",
      conditions: { tag: "wine" },
    });
    await store.call("POST", "/v1/orders", order());
    const before = world.writes();
    const { body } = await store.call("GET", "/v1/orders/A-17/preview");
    expect(world.writes()).toBe(before);
    expect(body.decisions).toMatchObject([
      {
        rule: "after-delivery",
        outcome: "ask",
        words: expect.stringMatching(/19 March 2026 at 10:00, Europe\/Rome\.$/),
      },
      { rule: "returns", outcome: "no_match", reason: "not_reached" },
      { rule: "wine", outcome: "no_match", reason: "other_tag" },
    ]);
  });

  it("says that who unsubscribed is not asked", async () => {
    await tell();
    const { facts } = await read();
    await world.needs.optOuts.add(store.id, facts.customer, world.now());
    const { body } = await store.call("GET", "/v1/orders/A-17/preview");
    expect(body.decisions[0]).toMatchObject({ outcome: "not_asked", reason: "opted_out" });
  });
});

describe("a rule", () => {
  const rule = { id: "use", survey: "after-delivery", when: { state: "delivered" }, after: "P30D" };

  it("is added, listed, changed and taken away", async () => {
    expect(await store.call("POST", "/v1/rules", rule)).toMatchObject({
      status: 201,
      body: { id: "use", touchpoint: "delivery", priority: 100, enabled: true },
    });
    expect((await store.call("GET", "/v1/rules")).body.rules.map(({ id }: { id: string }) => id)).toEqual([
      "after-delivery",
      "use",
    ]);
    expect(await store.call("PATCH", "/v1/rules/use", { atHour: 18, enabled: false })).toMatchObject({
      body: { atHour: 18, enabled: false, after: "P30D", revision: 2 },
    });
    expect((await store.call("PATCH", "/v1/rules/use", { atHour: null })).body).not.toHaveProperty("atHour");
    expect((await store.call("DELETE", "/v1/rules/use")).status).toBe(204);
    expect((await store.call("DELETE", "/v1/rules/use")).status).toBe(404);
  });

  it.each([
    ["a condition on a score", { conditions: { score: { above: 8 } } }, "body.conditions.score"],
    ["a survey that there is not", { survey: "no-such" }, "body.survey"],
    ["a delay of 401 days", { after: "P401D" }, "body.after"],
    ["the hour 24", { atHour: 24 }, "body.atHour"],
    ["no event", { when: {} }, "body.when"],
    ["another channel", { channel: "sms" }, "body.channel"],
  ])("with %s is refused, naming it", async (_what, fields, path) => {
    const answer = await store.call("POST", "/v1/rules", { ...rule, ...fields });
    expect(answer.status).toBe(400);
    expect(answer.body.error.issues.map((issue: { path: string }) => issue.path)).toContain(path);
  });

  it("that is there already, or was changed meanwhile, is not overwritten", async () => {
    await store.call("POST", "/v1/rules", rule);
    expect((await store.call("POST", "/v1/rules", rule)).status).toBe(409);
    expect((await store.call("PATCH", "/v1/rules/use", { priority: 1, revision: 7 })).status).toBe(409);
  });

  it("taken away before it asked asks nobody", async () => {
    await tell();
    await store.call("DELETE", "/v1/rules/after-delivery");
    await tell({ updatedAt: "2026-03-05T09:00:00Z" });
    expect((await read()).asks).toMatchObject([{ state: "not_asked", reason: "rule_gone" }]);
  });

  it("about a touchpoint that was archived asks nobody", async () => {
    const touchpoint = await world.needs.touchpoints.get(store.id, "delivery");
    await world.needs.touchpoints.change(store.id, [{ from: touchpoint!, to: { ...touchpoint!, archived: true } }]);
    await tell();
    expect((await read()).asks).toMatchObject([{ state: "not_asked", reason: "survey_closed" }]);
  });
});

describe("how customers are asked", () => {
  it("is as for everyone until a store decides, and never more often than the law of this product", async () => {
    expect((await store.call("GET", "/v1/asking")).body).toMatchObject({
      days: { any: 30, touchpoint: 90, recommendation: 180 },
      quietHours: { from: 21, to: 8 },
    });
    expect((await store.call("PUT", "/v1/asking", { days: { any: 29 } })).status).toBe(400);
    expect((await store.call("PUT", "/v1/asking", { days: { any: 60 }, bases: { FR: ["consent"] } })).status).toBe(200);
    expect((await store.call("GET", "/v1/asking")).body).toMatchObject({
      days: { any: 60, touchpoint: 90 },
      bases: { FR: ["consent"] },
    });
  });

  it.each([
    ["IT", "soft_opt_in", "basis_not_enough"],
    ["DE", "legitimate_interest", "basis_not_enough"],
    ["FR", "legitimate_interest", "basis_not_enough"],
    ["FR", "soft_opt_in", undefined],
    ["US", "legitimate_interest", undefined],
    [undefined, "soft_opt_in", "basis_not_enough"],
    [undefined, "consent", undefined],
  ])("a customer in %s, by %s: %s", async (country, kind, reason) => {
    const basis = { kind, at: "2026-01-10T09:00:00Z", source: "checkout" };
    await tell({ basis, country });
    expect((await read()).asks[0].reason).toBe(reason);
  });

  it("without any basis: nobody", async () => {
    await tell({ basis: undefined });
    expect((await read()).asks[0]).toMatchObject({ state: "not_asked", reason: "no_basis" });
  });
});
