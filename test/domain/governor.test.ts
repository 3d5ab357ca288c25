import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AskRule } from "../../shared/domain/ask-rule.ts";
import { type AskDecision, type Asked, type AskQuestion, decideAsks } from "../../shared/domain/governor.ts";
import { hourIn } from "../../shared/domain/local-time.ts";
import { inWords } from "../../shared/domain/rule-preview.ts";
import { aHistory, anOrder, aPolicy, aRule, someFacts } from "../support/builders.ts";
import { oracle } from "./governor-oracle.ts";

const question = (fields: Partial<AskQuestion> = {}): AskQuestion => ({
  rules: [aRule()],
  order: anOrder(),
  history: aHistory(),
  policy: aPolicy(),
  storeZone: "Europe/Rome",
  survey: () => ({ asksRecommendation: false }),
  now: new Date("2026-03-04T15:31:00Z"),
  ...fields,
});
const decideOne = (fields: Partial<AskQuestion> = {}): AskDecision => decideAsks(question(fields))[0]!;
const asked = (fields: Partial<Asked> = {}): Asked => ({
  order: "900",
  survey: "other",
  touchpoint: "other",
  at: "2026-03-01T07:00:00.000Z",
  ...fields,
});

describe("a rule and an order", () => {
  it("ask after the delay, at the hour of the customer's own clock", () => {
    expect(decideOne()).toEqual({
      rule: "after-delivery",
      survey: "after-delivery",
      touchpoint: "delivery",
      outcome: "ask",
      at: "2026-03-19T09:00:00.000Z",
      timeZone: "Europe/Rome",
      unknownZone: false,
    });
    const inNewYork = someFacts({ timeZone: "America/New_York" });
    expect(decideOne({ order: anOrder({ facts: inNewYork }) })).toMatchObject({ at: "2026-03-19T14:00:00.000Z" });
  });

  it("wait out the quiet hours", () => {
    const { atHour, ...anyHour } = aRule({ after: "PT6H" });
    expect(atHour).toBe(10);
    expect(decideOne({ rules: [anyHour] })).toMatchObject({ at: "2026-03-05T07:00:00.000Z" });
  });

  it("go by the store's clock when the customer's does not exist, and say so", () => {
    const order = anOrder({ facts: someFacts({ timeZone: "Mars/Olympus", country: "US" }) });
    const decision = decideOne({ order, storeZone: "Asia/Tokyo" });
    expect(decision).toMatchObject({ timeZone: "Asia/Tokyo", unknownZone: true });
    expect(inWords(decision)).toContain("does not exist");
  });

  it.each([
    ["is switched off", { rules: [aRule({ enabled: false })] }, "disabled"],
    ["waits for what has not happened", { order: anOrder({ times: {} }) }, "not_reached"],
    ["waits for an event that did not come", { rules: [aRule({ when: { event: "picked-up" } })] }, "not_reached"],
    ["is for another segment", { rules: [aRule({ conditions: { order: "any", segment: "vip" } })] }, "other_segment"],
    ["is for another product", { rules: [aRule({ conditions: { order: "any", tag: "wine" } })] }, "other_tag"],
    [
      "is for first orders",
      { rules: [aRule({ conditions: { order: "first" } })], history: aHistory({ firstOrder: "900" }) },
      "not_first",
    ],
    ["is for later orders", { rules: [aRule({ conditions: { order: "repeat" } })] }, "not_repeat"],
  ])("have nothing to do with each other when the rule %s", (_what, fields, reason) => {
    expect(decideOne(fields)).toMatchObject({ outcome: "no_match", reason });
  });

  it("match by the tag of a product, or of the order", () => {
    const rules = [aRule({ conditions: { order: "any", tag: "fragile" } })];
    expect(decideOne({ rules }).outcome).toBe("ask");
    const gift = anOrder({ facts: someFacts({ tags: ["gift"] }) });
    expect(decideOne({ rules: [aRule({ conditions: { order: "any", tag: "gift" } })], order: gift }).outcome).toBe(
      "ask",
    );
  });

  it.each([
    [
      "the order was cancelled",
      { order: anOrder({ times: { ...anOrder().times, cancelled: "2026-03-05T09:00:00.000Z" } }) },
      "order_cancelled",
    ],
    [
      "the order was refunded, before it was delivered even",
      { order: anOrder({ times: { delivered: "2026-03-04T15:30:00.000Z", refunded: "2026-03-02T09:00:00.000Z" } }) },
      "order_refunded",
    ],
    [
      "the order was returned",
      { order: anOrder({ times: { ...anOrder().times, returned: "2026-03-05T09:00:00.000Z" } }) },
      "order_returned",
    ],
    [
      "nobody said who ordered",
      { order: { store: "bottega", id: "1001", times: anOrder().times, events: {} } },
      "no_customer",
    ],
    [
      "the order was erased",
      { order: { store: "bottega", id: "1001", times: {}, events: {}, erasedAt: "2026-03-05T09:00:00.000Z" } },
      "erased",
    ],
    ["the survey takes no answers", { survey: () => undefined }, "survey_closed"],
    ["the customer unsubscribed", { history: aHistory({ optedOut: true }) }, "opted_out"],
    ["mail came back", { history: aHistory({ suppressed: true }) }, "suppressed"],
    ["a complaint is open", { history: aHistory({ openComplaint: true }) }, "open_complaint"],
    ["there is no address", { history: aHistory({ hasAddress: false }) }, "no_address"],
    [
      "this was asked",
      { history: aHistory({ asked: [asked({ order: "1001", survey: "after-delivery" })] }) },
      "already_asked",
    ],
    [
      "this was answered",
      {
        history: aHistory({ answered: [{ order: "1001", survey: "after-delivery", at: "2026-03-10T09:00:00.000Z" }] }),
      },
      "already_answered",
    ],
    ["it is too late", { now: new Date("2026-03-27T09:00:00.001Z") }, "too_late"],
    [
      "the visit is too long ago for the law",
      { policy: aPolicy({ sector: "tourism" }), rules: [aRule({ after: "P30D" })] },
      "after_window",
    ],
  ])("do not ask when %s, ever", (_what, fields, reason) => {
    const decision = decideOne(fields);
    expect(decision).toMatchObject({ outcome: "not_asked", reason });
    expect(decision).not.toHaveProperty("until");
    expect(inWords(decision)).toMatch(/^Does not ask: [a-z].*\.$/);
  });

  it("ask about the end of an order when the rule is about it", () => {
    const rules = [aRule({ when: { state: "returned" } })];
    const order = anOrder({ times: { returned: "2026-03-04T15:30:00.000Z" } });
    expect(decideOne({ rules, order }).outcome).toBe("ask");
  });

  it("ask soon when it should have been some days ago, but never in quiet hours", () => {
    expect(decideOne({ now: new Date("2026-03-22T22:00:00Z") })).toMatchObject({ at: "2026-03-23T07:00:00.000Z" });
  });

  it.each([
    ["anything", asked(), "asked_lately", "2026-03-31T08:00:00.000Z"],
    ["about the touchpoint", asked({ touchpoint: "delivery" }), "touchpoint_lately", "2026-05-30T08:00:00.000Z"],
    [
      "by this survey at another touchpoint",
      asked({ survey: "after-delivery" }),
      "survey_lately",
      "2026-05-30T08:00:00.000Z",
    ],
  ])("say when it could be after the customer was asked %s", (_what, before, reason, until) => {
    const decision = decideOne({ history: aHistory({ asked: [before] }) });
    expect(decision).toMatchObject({ outcome: "not_asked", reason, until });
    expect(inWords(decision)).toContain(until);
  });

  it("ask for a recommendation twice a year at most, by the survey's own clock", () => {
    const recommends = { survey: () => ({ asksRecommendation: true }) };
    const history = (survey: string) => aHistory({ asked: [asked({ survey, at: "2025-11-01T07:00:00.000Z" })] });
    expect(decideOne({ ...recommends, history: history("after-delivery") })).toMatchObject({
      reason: "survey_lately",
      until: "2026-04-30T08:00:00.000Z",
    });
    expect(decideOne({ ...recommends, history: history("another-survey") }).outcome).toBe("ask");
  });

  it("let the rule with the highest priority ask when several match", () => {
    const soon = aRule({ id: "soon", survey: "soon", after: "P1D", priority: 1 });
    const later = aRule({ id: "later", survey: "later", touchpoint: "use", after: "P10D", priority: 2 });
    const [first, second] = decideAsks(question({ rules: [soon, later] }));
    expect(first).toMatchObject({ rule: "later", outcome: "ask" });
    expect(second).toMatchObject({ rule: "soon", outcome: "not_asked", reason: "asked_lately" });
  });
});

const days = (n: number) => n * 86_400_000;
const START = Date.parse("2026-01-05T00:00:00Z");
const hourly = fc.integer({ min: 0, max: 400 * 24 }).map((hour) => new Date(START + hour * 3_600_000).toISOString());
const later = (instant: string, hours: number) => new Date(Date.parse(instant) + hours * 3_600_000).toISOString();
const names = ["one", "two", "three"] as const;

const rules: fc.Arbitrary<AskRule> = fc
  .record({
    survey: fc.constantFrom(...names),
    touchpoint: fc.constantFrom(...names),
    delay: fc.integer({ min: 0, max: 60 * 24 }),
    atHour: fc.option(fc.integer({ min: 0, max: 23 }), { nil: undefined }),
    priority: fc.integer({ min: 0, max: 3 }),
    order: fc.constantFrom("any", "first", "repeat"),
  })
  .map(({ delay, atHour, order, ...fields }) => {
    const { atHour: _usual, ...rule } = aRule({ ...fields, after: `PT${delay}H`, conditions: { order } });
    return { ...rule, ...(atHour !== undefined && { atHour }) };
  });

const questions: fc.Arbitrary<AskQuestion> = fc
  .record({
    rules: fc.array(rules, { minLength: 1, maxLength: 4 }),
    delivered: hourly,
    asked: fc.array(
      fc.record({
        order: fc.constantFrom("1001", "900", "901"),
        survey: fc.constantFrom(...names),
        touchpoint: fc.constantFrom(...names),
        hoursLater: fc.integer({ min: -200 * 24, max: 60 * 24 }),
      }),
      { maxLength: 4 },
    ),
    optedOut: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    basis: fc.constantFrom("consent", "soft_opt_in", "legitimate_interest", undefined),
    country: fc.constantFrom("IT", "DE", "FR", "US", undefined),
    timeZone: fc.constantFrom("Europe/Rome", "America/New_York", "Asia/Tokyo", "Mars/Olympus", undefined),
    refunded: fc.option(hourly, { nil: undefined, freq: 8 }),
    wait: fc.integer({ min: 0, max: 40 * 24 }),
    quiet: fc.record({ from: fc.integer({ min: 19, max: 23 }), to: fc.integer({ min: 5, max: 9 }) }),
  })
  .map(({ rules: some, delivered, asked: before, optedOut, basis, country, timeZone, refunded, wait, quiet }) => {
    const { basis: _consent, country: _it, ...facts } = someFacts();
    return question({
      rules: some.map((rule, index) => ({ ...rule, id: `rule-${index}` })),
      order: anOrder({
        facts: {
          ...facts,
          ...(basis !== undefined && {
            basis: { kind: basis, at: "2025-01-01T00:00:00.000Z", source: "checkout" },
          }),
          ...(country !== undefined && { country }),
          ...(timeZone !== undefined && { timeZone }),
        },
        times: { delivered, ...(refunded !== undefined && { refunded }) },
      }),
      history: aHistory({
        asked: before.map(({ hoursLater, ...one }) => ({ ...one, at: later(delivered, hoursLater) })),
        optedOut,
      }),
      policy: aPolicy({ quietHours: quiet }),
      survey: (id) => ({ asksRecommendation: id === "three" }),
      now: new Date(later(delivered, wait)),
    });
  });

describe("the governor", () => {
  it("decides as somebody who tries every hour of two years", () => {
    fc.assert(
      fc.property(questions, (one) => {
        const decisions = decideAsks(one);
        expect(
          decisions.map(({ rule, ...rest }) => [
            rule,
            "reason" in rest ? rest.reason : rest.at,
            "until" in rest ? rest.until : undefined,
          ]),
        ).toEqual(oracle(one));
      }),
      { numRuns: 400 },
    );
  });

  it("is asked about all that these orders can meet", () => {
    // The same questions each time: by chance alone, 400 of them may lack what is rare.
    const met = fc
      .sample(questions, { seed: 1, numRuns: 400 })
      .flatMap(decideAsks)
      .map((decision) => ("reason" in decision ? decision.reason : decision.outcome));
    expect([...new Set(met)]).toEqual(
      expect.arrayContaining([
        "ask",
        "asked_lately",
        "touchpoint_lately",
        "survey_lately",
        "too_late",
        "opted_out",
        "no_basis",
      ]),
    );
  });

  it("keeps every distance over 400 days of orders, invitations and opt-outs", () => {
    const world = fc.record({
      rules: fc.array(rules, { minLength: 1, maxLength: 4 }),
      orders: fc.array(hourly, { minLength: 5, maxLength: 25 }),
      optOutAt: fc.option(hourly, { nil: undefined }),
    });
    fc.assert(
      fc.property(world, ({ rules: some, orders, optOutAt }) => {
        const ours = some.map((rule, index) => ({ ...rule, id: `rule-${index}` }));
        const sent: Asked[] = [];
        const waiting: { order: string; delivered: string; rule: AskRule; at: string }[] = [];
        const ask = (order: string, delivered: string, which: readonly AskRule[], now: string) =>
          decideAsks(
            question({
              rules: which,
              order: anOrder({ id: order, times: { delivered } }),
              history: aHistory({
                asked: sent,
                optedOut: optOutAt !== undefined && now >= optOutAt,
                firstOrder: "order-0",
              }),
              survey: (id) => ({ asksRecommendation: id === "three" }),
              now: new Date(now),
            }),
          );
        for (const [index, delivered] of orders.toSorted().entries()) {
          for (const decision of ask(`order-${index}`, delivered, ours, delivered)) {
            const rule = ours.find(({ id }) => id === decision.rule);
            if (decision.outcome === "ask" && rule)
              waiting.push({ order: `order-${index}`, delivered, rule, at: decision.at });
          }
        }
        for (const { order, delivered, rule, at } of waiting.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
          const [decision] = ask(order, delivered, [rule], at);
          if (decision?.outcome !== "ask") continue;
          expect(decision.at).toBe(at);
          const hour = hourIn("Europe/Rome", Date.parse(at));
          expect(hour >= 8 && hour < 21).toBe(true);
          expect(optOutAt === undefined || at < optOutAt).toBe(true);
          for (const before of sent) {
            const distance = Date.parse(at) - Date.parse(before.at);
            expect(distance).toBeGreaterThanOrEqual(days(30));
            if (before.touchpoint === rule.touchpoint) expect(distance).toBeGreaterThanOrEqual(days(90));
            if (before.survey === rule.survey)
              expect(distance).toBeGreaterThanOrEqual(days(rule.survey === "three" ? 180 : 90));
            expect([before.order, before.survey]).not.toEqual([order, rule.survey]);
          }
          sent.push({ order, survey: rule.survey, touchpoint: rule.touchpoint, at });
        }
      }),
      { numRuns: 200 },
    );
  });
});
