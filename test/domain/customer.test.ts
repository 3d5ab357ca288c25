import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  afterErasure,
  type Customer,
  type CustomerAnswer,
  isTombstone,
  MAX_LISTED,
  newCustomer,
  remaining,
  withAnswer,
  withErasing,
  withOrder,
  withoutAnswer,
  withoutOrder,
} from "../../shared/domain/customer.ts";
import { mergeOrders, type Order } from "../../shared/domain/order.ts";
import { someFacts } from "../support/builders.ts";

const instants = fc.integer({ min: 1, max: 9 }).map((day) => `2026-03-0${day}T09:00:00.000Z`);

/** Tellings of few orders by two customers: most share their times. */
const tellings: fc.Arbitrary<Order> = fc
  .record({
    id: fc.constantFrom("1", "2", "3"),
    facts: fc.option(
      fc.record({ updatedAt: instants, amount: fc.nat(3), customer: fc.constantFrom("anna", "anna", "anna", "bea") }),
      { nil: undefined, freq: 4 },
    ),
    times: fc.dictionary(fc.constantFrom("created", "delivered", "refunded"), instants),
  })
  .map(({ id, facts, times }) => ({
    store: "bottega",
    id,
    ...(facts !== undefined && { facts: someFacts(facts) }),
    times,
    events: {},
  }));

/** What a shop tells, as the table takes it: orders put together, and the profile of everyone concerned. */
const tellAll = (told: readonly Order[]) => {
  const orders = new Map<string, Order>();
  const customers = new Map<string, Customer>();
  for (const telling of told) {
    const known = orders.get(telling.id);
    const order = known === undefined ? telling : mergeOrders(known, telling);
    orders.set(telling.id, order);
    const { facts } = telling;
    const named = facts && { customer: facts.customer, updatedAt: facts.updatedAt, email: `${facts.updatedAt}@x.org` };
    for (const id of ["anna", "bea"]) {
      const customer = customers.get(id);
      const changed = withOrder(customer, id, order, named);
      if (changed === undefined) continue;
      expect(changed.rev).toBe((customer?.rev ?? 0) + 1);
      customers.set(id, changed);
    }
  }
  return { orders, customers };
};

/** What a customer is, without how often they changed. */
const said = (customer: Customer | undefined) => customer && { ...customer, rev: 0 };
const shuffled = <One>(all: readonly One[], keys: readonly number[]): One[] =>
  all
    .map((one, index) => ({ one, key: keys[index % keys.length] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);
const keys = fc.array(fc.nat(), { minLength: 1, maxLength: 30 });

describe("orders in a profile", () => {
  it("are the same in whatever order they are told, and how often", () => {
    fc.assert(
      fc.property(fc.array(tellings, { minLength: 1, maxLength: 12 }), keys, (told, order) => {
        const one = tellAll(told).customers;
        const other = tellAll(shuffled([...told, ...told], order)).customers;
        for (const id of ["anna", "bea"]) {
          const [a, b] = [said(one.get(id)), said(other.get(id))];
          // Who was named once and no more may have been seen or not: nothing is theirs either way.
          if (a?.orders.length === 0 || b?.orders.length === 0) expect(a?.orders ?? []).toEqual(b?.orders ?? []);
          else expect(a).toEqual(b);
        }
      }),
    );
  });

  it("are those that name the customer now", () => {
    fc.assert(
      fc.property(fc.array(tellings, { maxLength: 12 }), (told) => {
        const { orders, customers } = tellAll(told);
        for (const id of ["anna", "bea"]) {
          const theirs = [...orders.values()].filter(({ facts }) => facts?.customer === id);
          const listed = customers.get(id)?.orders ?? [];
          expect(listed.map((order) => order.id).sort()).toEqual(theirs.map((order) => order.id).sort());
          for (const { id: order, amount, ended } of listed) {
            expect(amount).toBe(orders.get(order)?.facts?.amount);
            expect(ended === true).toBe(orders.get(order)?.times.refunded !== undefined);
          }
          const times = listed.map(({ at }) => at).sort();
          expect(customers.get(id)?.firstOrder?.at).toBe(times[0]);
          if (times.length > 0) expect(customers.get(id)?.lastSeenAt).toBe(times.at(-1));
        }
      }),
    );
  });

  it("are the newest, and the first one is remembered", () => {
    let anna: Customer | undefined;
    const days = Array.from({ length: MAX_LISTED + 20 }, (_, index) => index);
    for (const day of shuffled(days, [7, 3, 9, 1])) {
      const at = new Date(Date.UTC(2026, 0, 1 + day)).toISOString();
      const order: Order = {
        store: "bottega",
        id: `order-${day}`,
        facts: someFacts({ customer: "anna", updatedAt: at }),
        times: { created: at },
        events: {},
      };
      anna = withOrder(anna, "anna", order, undefined) ?? anna;
    }
    expect(anna?.orders).toHaveLength(MAX_LISTED);
    expect(anna?.orders[0]?.id).toBe("order-20");
    expect(anna?.firstOrder?.id).toBe("order-0");
  });

  it("go when they are erased", () => {
    const at = "2026-03-01T09:00:00.000Z";
    const order = (id: string): Order => ({
      store: "bottega",
      id,
      facts: someFacts({ customer: "anna", updatedAt: at }),
      times: { created: at },
      events: {},
    });
    const anna = ["1", "2"].reduce<Customer | undefined>(
      (known, id) => withOrder(known, "anna", order(id), undefined),
      undefined,
    );
    expect(withoutOrder(anna!, "1")).toMatchObject({ orders: [{ id: "2" }], firstOrder: { id: "2" } });
    expect(withoutOrder(anna!, "3")).toBeUndefined();
  });
});

const answers: fc.Arbitrary<CustomerAnswer> = fc
  .record({ id: fc.constantFrom("a", "b", "c"), version: fc.integer({ min: 1, max: 4 }) })
  .map(({ id, version }) => ({
    id,
    at: `2026-03-0${1 + id.charCodeAt(0) - 97}T09:00:00.000Z`,
    touchpoint: "delivery",
    stage: "retention",
    // What a response says is settled by its version.
    emotion: version * 10 - id.charCodeAt(0) + 97,
    version,
  }));

const answerAll = (given: readonly CustomerAnswer[]): Customer =>
  given.reduce((known, answer) => withAnswer(known, answer) ?? known, newCustomer("bottega", "anna"));

describe("answers in a profile", () => {
  it("are the same in whatever order they come, and how often", () => {
    fc.assert(
      fc.property(fc.array(answers, { maxLength: 12 }), keys, (given, order) => {
        expect(said(answerAll(shuffled([...given, ...given], order)))).toEqual(said(answerAll(given)));
      }),
    );
  });

  it("are those of the newest version", () => {
    fc.assert(
      fc.property(fc.array(answers, { maxLength: 12 }), (given) => {
        for (const { id, version } of answerAll(given).answers) {
          expect(version).toBe(Math.max(...given.filter((answer) => answer.id === id).map((answer) => answer.version)));
        }
      }),
    );
  });

  it("change nothing when they are known", () => {
    fc.assert(
      fc.property(answers, (answer) => {
        const once = withAnswer(newCustomer("bottega", "anna"), answer);
        expect(withAnswer(once!, answer)).toBeUndefined();
        expect(withoutAnswer(once!, answer.id)?.answers).toEqual([]);
        expect(withoutAnswer(withoutAnswer(once!, answer.id)!, answer.id)).toBeUndefined();
      }),
    );
  });
});

describe("erasing a customer", () => {
  it("takes what comes late as well", () => {
    fc.assert(
      fc.property(answers, instants, (answer, at) => {
        const left = afterErasure(withErasing(newCustomer("bottega", "anna"), { at, because: "wish" })!);
        const late = withAnswer(left, answer)!;
        const isOld = answer.at <= at;
        expect(late.erasing).toEqual(isOld ? { at, because: "wish" } : undefined);
        expect(remaining(late).answers).toEqual(isOld ? [] : [answer]);
        if (isOld) expect(isTombstone(afterErasure(late))).toBe(true);
      }),
    );
  });

  it("keeps nothing of before, and lets nothing of before in again", () => {
    fc.assert(
      fc.property(
        fc.array(tellings, { minLength: 1, maxLength: 12 }),
        fc.array(answers, { maxLength: 6 }),
        instants,
        (told, given, at) => {
          const known = tellAll(told).customers.get("anna") ?? newCustomer("bottega", "anna");
          const anna = given.reduce((before, answer) => withAnswer(before, answer) ?? before, known);
          const left = afterErasure(withErasing(anna, { at, because: "wish" })!);
          for (const entry of [...left.orders, ...left.answers]) expect(entry.at > at).toBe(true);
          if (left.email !== undefined) expect((left.contactAt ?? "") > at).toBe(true);
          expect(isTombstone(left)).toBe(left.orders.length === 0 && left.answers.length === 0);
          // Somebody of whom nothing was heard since is nobody.
          if (isTombstone(left)) expect(left.email).toBeUndefined();
        },
      ),
    );
  });
});
