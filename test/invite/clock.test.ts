import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sweep } from "../../functions/customer/sweep.ts";
import { eraseNeeds } from "../../functions/http/adapters.ts";
import { customerReference } from "../../shared/adapters/customer-reference.ts";
import { dynamoCustomers } from "../../shared/adapters/dynamo/customers.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoSurveys } from "../../shared/adapters/dynamo/surveys.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import { newInvitation } from "../../shared/adapters/new-invitation.ts";
import { responseId } from "../../shared/adapters/response-id.ts";
import { AskPolicy } from "../../shared/domain/ask-policy.ts";
import type { AskRule } from "../../shared/domain/ask-rule.ts";
import type { Asked, AskQuestion } from "../../shared/domain/governor.ts";
import type { Order, OrderFacts } from "../../shared/domain/order.ts";
import { oracle } from "../domain/governor-oracle.ts";
import {
  aHistory,
  anOrder,
  aPolicy,
  aQuestion,
  aResponse,
  aRule,
  aSurvey,
  aTouchpoint,
  someFacts,
} from "../support/builders.ts";
import { type SendWorld, startSendWorld } from "./send-world.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let world: SendWorld;
beforeAll(async () => {
  world = await startSendWorld();
});
afterAll(() => world?.stop());

let store: string;
beforeEach(() => {
  store = world.newName();
});

const NEVER = { from: 0, to: 0 };
const NIGHT = { from: 21, to: 8 };

describe("where clocks are changed, a mail goes out at", () => {
  it.each([
    ["the jump, if its hour is jumped over", "Europe/Rome", "2026-03-27T09:00Z", "P1D", 2, NEVER, "2026-03-29T01:00Z"],
    ["the first of two such hours", "Europe/Rome", "2026-10-23T09:00Z", "P1D", 2, NEVER, "2026-10-25T00:00Z"],
    ["its hour of the new clock", "Europe/Rome", "2026-03-27T10:00Z", "P1D", 10, NIGHT, "2026-03-29T08:00Z"],
    ["its hour of the old clock", "Europe/Rome", "2026-10-23T10:00Z", "P1D", 10, NIGHT, "2026-10-25T09:00Z"],
    ["the end of the short night", "Europe/Rome", "2026-03-28T01:30Z", "P1D", undefined, NIGHT, "2026-03-29T06:00Z"],
    ["the end of the long night", "Europe/Rome", "2026-10-24T00:30Z", "P1D", undefined, NIGHT, "2026-10-25T07:00Z"],
    [
      "the jump, if quiet ends in it",
      "Europe/Rome",
      "2026-03-28T00:30Z",
      "P1D",
      undefined,
      { from: 21, to: 2 },
      "2026-03-29T01:00Z",
    ],
    ["the jump of another coast", "America/New_York", "2026-03-06T15:00Z", "P1D", 2, NEVER, "2026-03-08T07:00Z"],
    ["the jump of half an hour", "Australia/Lord_Howe", "2026-10-02T00:00Z", "P1D", 2, NEVER, "2026-10-03T15:30Z"],
    [
      "the same hour where no clock is changed",
      "America/Sao_Paulo",
      "2026-02-14T15:00Z",
      "P1D",
      10,
      NIGHT,
      "2026-02-16T13:00Z",
    ],
    ["and so it is half a year later", "America/Sao_Paulo", "2026-10-31T15:00Z", "P1D", 10, NIGHT, "2026-11-02T13:00Z"],
    [
      "a quarter past, by a clock of quarters",
      "Asia/Kathmandu",
      "2026-06-01T00:00Z",
      "P1D",
      10,
      NIGHT,
      "2026-06-02T04:15Z",
    ],
  ] as const)("%s: %s", async (_what, timeZone, delivered, after, atHour, quietHours, due) => {
    const { atHour: _, ...anyHour } = aRule({ after });
    await world.openStore(store, { rules: [] });
    await world.rules.put({ ...anyHour, store, ...(atHour !== undefined && { atHour }) });
    await world.policies.put(store, AskPolicy.parse({ quietHours }));
    const at = new Date(delivered).toISOString();
    world.at(at);
    await world.tell({ store, facts: someFacts({ timeZone }), times: { created: at, delivered: at } });
    const sentAt: string[] = [];
    // Before and at the time, and when the hour comes again.
    for (const shift of [-1, 0, HOUR_MS]) {
      world.at(new Date(Date.parse(due) + shift).toISOString());
      const { sent } = await world.startSender()();
      if (sent > 0) sentAt.push(world.now().toISOString());
    }
    expect(sentAt).toEqual([new Date(due).toISOString()]);
  });

  it("the morning, if a sender that was down comes back in the night of the change", async () => {
    await world.openStore(store, { rules: [{ after: "P1D", atHour: 20 }] });
    world.at("2026-03-27T10:00:00Z");
    const at = "2026-03-27T10:00:00.000Z";
    await world.tell({ store, times: { created: at, delivered: at } });
    const [ask] = await world.asks.ofOrder(store, "1001");
    expect(ask?.at).toBe("2026-03-28T19:00:00.000Z");
    world.at("2026-03-29T01:15:00Z");
    expect(await world.startSender()()).toMatchObject({ sent: 0, later: 1 });
    world.at("2026-03-29T05:59:59Z");
    expect(await world.startSender()()).toMatchObject({ sent: 0 });
    world.at("2026-03-29T06:00:00Z");
    expect(await world.startSender()()).toMatchObject({ sent: 1 });
  });
});

/** Numbers that look like chance and are the same every time. */
const chance = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
};

type Buyer = {
  readonly email: string;
  readonly facts: Partial<OrderFacts>;
  /** Days on which an order arrives, at one and the same hour: no two asks of one buyer are due together. */
  readonly days: readonly number[];
  readonly hour: number;
  readonly optsOutOn?: number;
};

const RETENTION_DAYS = 200;
const DAYS = 400;
const START = Date.parse("2026-01-05T00:00:00Z");
const dayAt = (day: number, hour: number): string => new Date(START + day * DAY_MS + hour * HOUR_MS).toISOString();

const RULES: readonly Partial<AskRule>[] = [
  { id: "soon", after: "PT72H", atHour: 10, priority: 300, reminderAfter: "P7D" },
  { id: "use", after: "PT480H", atHour: 17, priority: 200, survey: "in-use", touchpoint: "use" },
  {
    id: "care",
    after: "PT1080H",
    atHour: 12,
    priority: 100,
    survey: "in-care",
    touchpoint: "use",
    reminderAfter: "P5D",
  },
];
const TOUCHPOINT_OF: Readonly<Record<string, string>> = {
  "after-delivery": "delivery",
  "in-use": "use",
  "in-care": "use",
};

/** What a sender that makes no mistake would do, by the brute-force oracle of the governor and lists in memory alone. */
const perfectSender = (rules: readonly AskRule[]) => {
  type Kept = {
    readonly buyer: Buyer;
    readonly order: Order;
    readonly asks: Map<string, { says: string; at?: string }>;
  };
  const orders = new Map<string, Kept>();
  const asked = new Map<string, Asked[]>();
  const optedOut = new Set<string>();
  const mails: string[] = [];
  const reminders: { readonly kept: Kept; readonly survey: string; readonly at: string }[] = [];
  const answered = new Set<string>();

  const decide = ({ buyer, order }: Kept, now: string, but?: string): Map<string, string> => {
    const question: AskQuestion = {
      rules,
      order,
      history: aHistory({
        asked: (asked.get(buyer.email) ?? []).filter((one) => one.order !== order.id || one.survey !== but),
        optedOut: optedOut.has(buyer.email),
      }),
      policy: aPolicy(),
      storeZone: "Europe/Rome",
      survey: (id) => ({ asksRecommendation: id === "after-delivery" }),
      now: new Date(now),
    };
    const surveyOf = new Map(rules.map(({ id, survey }) => [id, survey]));
    return new Map(oracle(question).map(([rule = "", says = ""]) => [surveyOf.get(rule) ?? "", says]));
  };
  const isTime = (says: string) => /^\d{4}-/.test(says);

  const plan = (id: string, now: string) => {
    const kept = orders.get(id);
    if (kept === undefined) return;
    for (const [survey, says] of decide(kept, now)) {
      if (kept.asks.get(survey)?.says === "sent") continue;
      kept.asks.set(survey, isTime(says) ? { says: "waiting", at: says } : { says });
    }
  };
  return {
    mails,
    optedOut,
    answered,
    tell: (buyer: Buyer, order: Order, now: string) => {
      orders.set(order.id, { buyer, order, asks: orders.get(order.id)?.asks ?? new Map() });
      plan(order.id, now);
    },
    /** When something is due next. */
    next: (): string | undefined =>
      [...orders.values()]
        .flatMap(({ asks }) => [...asks.values()].flatMap(({ says, at }) => (says === "waiting" && at ? [at] : [])))
        .concat(reminders.map(({ at }) => at))
        .sort()[0],
    send: (now: string) => {
      for (const kept of orders.values()) {
        const { asks, order, buyer } = kept;
        for (const [survey, ask] of asks) {
          if (ask.says !== "waiting" || (ask.at ?? "") > now) continue;
          const says = decide(kept, now, survey).get(survey) ?? "";
          if (says !== now) {
            asks.set(survey, isTime(says) ? { says: "waiting", at: says } : { says });
            continue;
          }
          asks.set(survey, { says: "sent" });
          mails.push(`${now} ${order.id} ${survey} invitation`);
          const touchpoint = TOUCHPOINT_OF[survey] ?? "";
          asked.set(buyer.email, [...(asked.get(buyer.email) ?? []), { order: order.id, survey, touchpoint, at: now }]);
          const rule = rules.find((one) => one.survey === survey);
          const days = Number(/^P(\d+)D$/.exec(rule?.reminderAfter ?? "")?.[1]);
          // Each rule asks in the middle of the day, so the same hour some days later is not at night.
          if (days > 0) reminders.push({ kept, survey, at: new Date(Date.parse(now) + days * DAY_MS).toISOString() });
        }
      }
      for (const one of reminders.filter(({ at }) => at <= now)) {
        reminders.splice(reminders.indexOf(one), 1);
        const { order, buyer } = one.kept;
        const isRefunded = orders.get(order.id)?.order.times.refunded !== undefined;
        if (isRefunded || optedOut.has(buyer.email) || answered.has(`${order.id} ${one.survey}`)) continue;
        mails.push(`${now} ${order.id} ${one.survey} reminder`);
      }
    },
    asks: () =>
      [...orders].flatMap(([id, { asks }]) => [...asks].map(([survey, { says }]) => `${id} ${survey} ${says}`)).sort(),
  };
};

/** Five who order again and again, in four countries, and one who is never heard of after the first month. */
const buyers = (seed: number): Buyer[] => {
  const random = chance(seed);
  const facts: readonly Partial<OrderFacts>[] = [
    { country: "IT" },
    { country: "US", timeZone: "America/New_York" },
    { country: "DE" },
    { country: "FR", basis: { kind: "soft_opt_in", at: dayAt(0, 0), source: "checkout" } },
    { country: "IT", basis: { kind: "soft_opt_in", at: dayAt(0, 0), source: "checkout" } },
  ];
  const many = facts.map((some, index): Buyer => {
    const days = Array.from({ length: 12 }, () => random(DAYS - 60));
    const optsOut = index === 2 && { optsOutOn: 250 };
    const email = `buyer${index}@example.com`;
    return { email, facts: some, days: [...new Set(days)].sort((a, b) => a - b), hour: 6 + index * 3, ...optsOut };
  });
  return [...many, { email: "once@example.com", facts: { country: "IT" }, days: [3], hour: 11 }];
};

describe("over four hundred days", () => {
  it("the planner and the sender do what the oracle does, remind once, and forget whom they should", async () => {
    const recommends = aSurvey({ store }).questions;
    await world.openStore(store, {
      rules: [],
      store: { retentionDays: RETENTION_DAYS, timeZone: "Europe/Rome" },
      survey: {
        questions: [...recommends.filter(({ kind }) => kind !== "recommendation"), aQuestion("recommendation")],
      },
    });
    await dynamoTouchpoints(world.table).create(store, aTouchpoint({ id: "use" }));
    const surveys = dynamoSurveys(world.table);
    for (const id of ["in-use", "in-care"]) {
      const draft = aSurvey({ store, id, touchpoint: "use", state: "draft", questions: [aQuestion("feeling")] });
      await surveys.create(draft);
      await surveys.publish({ ...draft, state: "published", revision: draft.revision + 1 }, draft);
    }
    const rules = RULES.map((rule) => aRule({ store, ...rule }));
    for (const rule of rules) await world.rules.put(rule);
    const perfect = perfectSender(rules);
    const random = chance(11);

    type Event = { readonly at: string; readonly happens: () => Promise<void> };
    const events: Event[] = [];
    for (const buyer of buyers(5)) {
      for (const day of buyer.days) {
        const delivered = dayAt(day, buyer.hour);
        const id = `${buyer.email.split("@")[0]}-${day}`;
        const order = anOrder({
          store,
          id,
          facts: someFacts({ ...buyer.facts, updatedAt: delivered }),
          times: { created: delivered, delivered },
        });
        const tell = (times: Order["times"]) => async () => {
          const told = { ...order, times: { ...order.times, ...times } };
          await world.tell(told, buyer.email);
          perfect.tell(buyer, told, world.now().toISOString());
        };
        events.push({ at: delivered, happens: tell({}) });
        if (random(6) === 0) {
          const refunded = dayAt(day + 1 + random(12), buyer.hour);
          events.push({ at: refunded, happens: tell({ refunded }) });
        }
        if (random(3) === 0) {
          const answeredAt = dayAt(day + 6, buyer.hour);
          const answers = async () => {
            const draft = { survey: "after-delivery", days: 30, occasion: `order:${id}` };
            const { id: link } = newInvitation(store, draft, world.now());
            const response = aResponse({ store, id: responseId(store, "link", `invitation|${link}`), answeredAt });
            await dynamoResponses(world.table).add(response);
            perfect.answered.add(`${id} after-delivery`);
          };
          events.push({ at: answeredAt, happens: answers });
        }
      }
      if (buyer.optsOutOn !== undefined) {
        const optsOut = async () => {
          const customer = customerReference(store, { email: buyer.email }) ?? "";
          await world.optOuts.add(store, customer, world.now());
          perfect.optedOut.add(buyer.email);
        };
        events.push({ at: dayAt(buyer.optsOutOn, 3), happens: optsOut });
      }
    }
    const send = async () => {
      const { sent } = await world.startSender()();
      const before = perfect.mails.length;
      perfect.send(world.now().toISOString());
      expect(sent, world.now().toISOString()).toBe(perfect.mails.length - before);
    };
    const forget = sweep({
      ...eraseNeeds(world.table, { now: world.now }),
      log: world.log,
    });
    // Every other day at noon is looked at too, and nothing may be due then that the oracle does not know of.
    for (let day = 0; day <= DAYS + 60; day += 2) events.push({ at: dayAt(day, 13), happens: send });
    for (let day = 20; day <= DAYS + 60; day += 40) {
      events.push({ at: dayAt(day, 2), happens: async () => void (await forget()) });
    }
    for (const { at, happens } of events.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))) {
      for (let due = perfect.next(); due !== undefined && due < at; due = perfect.next()) {
        world.at(due);
        await send();
      }
      world.at(at);
      await happens();
    }

    const mails = await world.mails(store);
    const sent = mails.map(({ date, about }) => `${date} ${about.order} ${about.survey} ${about.kind}`);
    expect(sent.sort()).toEqual(perfect.mails.sort());
    expect(new Set(sent.map((mail) => mail.split(" ").at(-1)))).toEqual(new Set(["invitation", "reminder"]));
    const asks = await Promise.all(
      buyers(5).flatMap(({ email, days }) =>
        days.map((day) => world.asks.ofOrder(store, `${email.split("@")[0]}-${day}`)),
      ),
    );
    const became = asks.flat().map((ask) => `${ask.order} ${ask.survey} ${ask.reason ?? ask.state}`);
    expect(became.filter((text) => !text.startsWith("once-")).sort()).toEqual(
      perfect.asks().filter((text) => !text.startsWith("once-")),
    );
    const reasons = new Set(became.map((text) => text.split(" ").at(-1)));
    for (const reason of [
      "sent",
      "asked_lately",
      "survey_lately",
      "touchpoint_lately",
      "order_refunded",
      "opted_out",
      "basis_not_enough",
    ]) {
      expect(reasons, reason).toContain(reason);
    }
    const profile = async (email: string) =>
      dynamoCustomers(world.table).get(store, customerReference(store, { email }) ?? "");
    expect((await profile("once@example.com"))?.email).toBeUndefined();
    expect((await profile("buyer0@example.com"))?.email).toBe("buyer0@example.com");
    expect(mails.some(({ to }) => to === "once@example.com")).toBe(true);
  });
});
