import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideAsks } from "../../shared/domain/governor.ts";
import { isSameOrder, mergeOrders, ORDER_STATES, type Order, OrderDraft } from "../../shared/domain/order.ts";
import { aHistory, anOrder, aPolicy, aRule, someFacts } from "../support/builders.ts";
import { shuffledTellings } from "../support/shuffled-tellings.ts";

const instants = fc.integer({ min: 0, max: 6 }).map((day) => `2026-03-0${day + 1}T09:00:00.000Z`);
/** Tellings of one order: many share their times, so that ties are common. */
const tellings: fc.Arbitrary<Order> = fc
  .record({
    facts: fc.option(fc.record({ updatedAt: instants, amount: fc.nat(3), customer: fc.constantFrom("one", "other") }), {
      nil: undefined,
    }),
    times: fc.dictionary(fc.constantFrom(...ORDER_STATES), instants),
    events: fc.dictionary(
      fc.integer({ min: 1, max: 40 }).map((n) => `event-${n}`),
      instants,
      { maxKeys: 20 },
    ),
    erasedAt: fc.option(instants, { nil: undefined, freq: 20 }),
  })
  .map(({ facts, times, events, erasedAt }) => ({
    store: "bottega",
    id: "1001",
    ...(facts !== undefined && { facts: someFacts(facts) }),
    times,
    events,
    ...(erasedAt !== undefined && { erasedAt, times: {}, events: {} }),
  }));

/** Nothing told yet. */
const nothing: Order = { store: "bottega", id: "1001", times: {}, events: {} };
const same = (one: Order, other: Order): void => {
  expect(isSameOrder(one, other) || [one, other]).toBe(true);
};

describe("putting together what was told of an order", () => {
  it("does not depend on who is first", () => {
    fc.assert(fc.property(tellings, tellings, (a, b) => same(mergeOrders(a, b), mergeOrders(b, a))));
  });

  it("does not depend on what is put together first", () => {
    fc.assert(
      fc.property(tellings, tellings, tellings, (a, b, c) =>
        same(mergeOrders(mergeOrders(a, b), c), mergeOrders(a, mergeOrders(b, c))),
      ),
    );
  });

  it("is the same when something is told again, in any order", () => {
    fc.assert(
      fc.property(
        fc.array(tellings, { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(5), { maxLength: 12 }),
        (told, again) => {
          const together = (orders: readonly Order[]) => orders.reduce(mergeOrders, nothing);
          const twice = [...told, ...again.map((index) => told[index % told.length]!)].reverse();
          same(together(twice), together(told));
        },
      ),
    );
  });

  it("takes the newer facts, and of what happened the first time", () => {
    const early = anOrder({
      facts: someFacts({ amount: 1, updatedAt: "2026-03-01T09:00:00.000Z" }),
      times: { paid: "2026-03-02T09:00:00.000Z" },
    });
    const late = anOrder({
      facts: someFacts({ amount: 2, updatedAt: "2026-03-03T09:00:00.000Z" }),
      times: { paid: "2026-03-01T12:00:00.000Z" },
    });
    const { facts, times } = mergeOrders(late, early);
    expect(facts?.amount).toBe(2);
    expect(times.paid).toBe("2026-03-01T12:00:00.000Z");
  });

  it("never brings back what was erased", () => {
    const erased: Order = { store: "bottega", id: "1001", times: {}, events: {}, erasedAt: "2026-03-09T09:00:00.000Z" };
    same(mergeOrders(anOrder(), erased), erased);
  });
});

describe("a thousand orders, each event told one to five times, shuffled", () => {
  it("are asked about once each", () => {
    const told = shuffledTellings(1000, (index) => [
      anOrder({
        id: String(index),
        times: { created: "2026-03-01T09:00:00.000Z" },
        facts: someFacts({ updatedAt: "2026-03-01T09:00:00.000Z" }),
      }),
      anOrder({ id: String(index), facts: someFacts({ amount: 1000 + index }) }),
    ]);
    const orders = new Map<string, Order>();
    for (const order of told)
      orders.set(order.id, mergeOrders(orders.get(order.id) ?? { ...nothing, id: order.id }, order));
    const decisions = [...orders.values()].map((order) => {
      expect(order.facts?.amount).toBe(1000 + Number(order.id));
      return decideAsks({
        rules: [aRule()],
        order,
        history: aHistory(),
        policy: aPolicy(),
        storeZone: "Europe/Rome",
        survey: () => ({ asksRecommendation: false }),
        now: new Date("2026-03-05T09:00:00Z"),
      });
    });
    expect(decisions.flat().map(({ outcome }) => outcome)).toEqual(Array.from({ length: 1000 }, () => "ask"));
  });
});

describe("an order as a caller tells it", () => {
  const draft = { id: "1001", customer: { reference: "c-1" }, updatedAt: "2026-03-02T10:00:00+01:00" };

  it("needs little, and has its times in UTC", () => {
    expect(OrderDraft.parse(draft)).toMatchObject({ items: [], times: {}, updatedAt: "2026-03-02T09:00:00.000Z" });
  });

  it.each([
    ["an order without a customer", { customer: {} }, "customer"],
    ["an unknown currency", { currency: "ZZZ" }, "currency"],
    ["a currency that nobody uses any more in lower case", { currency: "eur" }, "currency"],
    ["part of a cent", { amount: 1.5 }, "amount"],
    ["a country that is a name", { country: "Italy" }, "country"],
    ["a state that there is not", { times: { lost: "2026-03-02T10:00:00Z" } }, "times"],
    ["a time without a zone", { times: { paid: "2026-03-02T10:00:00" } }, "times.paid"],
    ["the year 20266", { updatedAt: "+020266-03-02T10:00:00Z" }, "updatedAt"],
    ["a score", { rating: 5 }, ""],
    ["a basis that says not where", { basis: { kind: "consent", at: "2026-03-02T10:00:00Z" } }, "basis.source"],
    ["a tag of two lines", { tags: ["a\r\nBcc: x@y.example"] }, "tags.0"],
    ["an id with a space", { id: "10 01" }, "id"],
    ["101 items", { items: Array.from({ length: 101 }, () => ({ product: "vase" })) }, "items"],
  ])("is refused with %s", (_what, wrong, path) => {
    const parsed = OrderDraft.safeParse({ ...draft, ...wrong });
    expect(parsed.error?.issues.map((issue) => issue.path.join("."))).toContain(path);
  });
});
