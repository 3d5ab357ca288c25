import { TransactionConflictException, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { MAX_TRIES } from "../../functions/invite/send-outcome.ts";
import { scanOrders } from "../../shared/adapters/dynamo/order-scan.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import { toItem } from "../../shared/adapters/dynamo/table-client.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import { newInvitation } from "../../shared/adapters/new-invitation.ts";
import { responseId } from "../../shared/adapters/response-id.ts";
import { askReport } from "../../shared/domain/ask-report.ts";
import type { Mailer, MailOutcome } from "../../shared/domain/mail.ts";
import { aResponse, aRule, someFacts } from "../support/builders.ts";
import { type SendWorld, startSendWorld } from "./send-world.ts";

const TOLD = "2026-03-05T10:00:00Z";
/** Ten in the morning in Rome, two weeks after the delivery. */
const DUE = "2026-03-19T09:00:01Z";
const DAY_MS = 86_400_000;

let world: SendWorld;
beforeAll(async () => {
  world = await startSendWorld();
});
afterAll(() => world?.stop());

let store: string;
beforeEach(() => {
  store = world.newName();
  world.at(TOLD);
});
const theAsk = async (order = "1001") => (await world.asks.ofOrder(store, order))[0];
const subjects = async () => (await world.mails(store)).map(({ about }) => about.kind);

describe("a planner that is at work already", () => {
  it("plans by a rule from the moment that it was made", async () => {
    const plan = world.startPlanner();
    await world.openStore(store, { rules: [] });
    await world.tell({ store }, "first@example.com", plan);
    await world.rules.put(aRule({ store }));
    await world.tell({ store, id: "1002" }, "second@example.com", plan);
    expect([await theAsk("1001"), (await theAsk("1002"))?.state]).toEqual([undefined, "waiting"]);
  });
});

describe("what happened since it was planned", () => {
  it.each([
    ["unsubscribed", "opted_out", async () => world.optOuts.add(store, (await theAsk())?.customer ?? "", world.now())],
    ["had the order refunded", "order_refunded", () => tellMore({ refunded: "2026-03-18T09:00:00.000Z" })],
    ["was taken off the rules", "rule_gone", () => world.rules.remove(store, "after-delivery")],
    ["is of a touchpoint that is no more", "survey_closed", () => archiveTouchpoint()],
  ] as const)("keeps a customer who %s from being asked", async (_what, reason, happens) => {
    await world.openStore(store);
    await world.tell({ store });
    await happens();
    world.at(DUE);
    await world.startSender()();
    expect(await theAsk()).toMatchObject({ state: "not_asked", reason });
    expect(await subjects()).toEqual([]);
    expect((await world.funnel(store)).slices).toEqual({});
  });

  it("asks nobody who unsubscribed, whatever they agree to later", async () => {
    await world.openStore(store);
    await world.tell({ store });
    await world.optOuts.add(store, (await theAsk())?.customer ?? "", world.now());
    world.at("2027-03-05T10:00:00Z");
    const at = "2027-03-04T15:30:00.000Z";
    const basis = { kind: "consent", at, source: "a box, ticked again" } as const;
    await world.tell({ store, id: "1002", facts: someFacts({ basis, updatedAt: at }), times: { delivered: at } });
    expect(await theAsk("1002")).toMatchObject({ state: "not_asked", reason: "opted_out" });
  });

  it("asks once by forty rules that match everything, and never by one that matches nothing", async () => {
    const everything = Array.from({ length: 40 }, (_, index) => ({ id: `all-${index}`, priority: index }));
    const nothing = { id: "nothing", priority: 999, conditions: { order: "any" as const, tag: "no-such-tag" } };
    await world.openStore(store, { rules: [...everything, nothing] });
    await world.tell({ store });
    world.at(DUE);
    await world.startSender()();
    expect(await subjects()).toEqual(["invitation"]);
    expect(await world.asks.ofOrder(store, "1001")).toMatchObject([{ state: "sent", rule: "all-39" }]);
    await world.openStore(`${store}-none`, { rules: [nothing] });
    await world.tell({ store: `${store}-none` });
    expect(askReport(await scanOrders(world.table, `${store}-none`))).toMatchObject({
      orders: 1,
      withoutAsk: 1,
      asks: 0,
    });
  });

  it("asks a customer about one of two orders that are due together, and says when the other could be", async () => {
    await world.openStore(store);
    await world.tell({ store, id: "1001" });
    await world.tell({ store, id: "1002" });
    world.at(DUE);
    await world.startSender()();
    const asks = [await theAsk("1001"), await theAsk("1002")].sort((one) => (one?.state === "sent" ? -1 : 1));
    expect(asks).toMatchObject([
      { state: "sent" },
      { state: "not_asked", reason: "survey_lately", until: "2026-09-16T08:00:00.000Z" },
    ]);
    expect(await subjects()).toEqual(["invitation"]);
  });

  it("waits for the morning when it is late, and for nobody when a week is over", async () => {
    await world.openStore(store);
    await world.tell({ store });
    world.at("2026-03-19T23:30:00Z");
    await world.startSender()();
    expect(await theAsk()).toMatchObject({ state: "waiting", at: "2026-03-20T07:00:00.000Z" });
    world.at("2026-03-27T09:00:00Z");
    await world.startSender()();
    expect(await theAsk()).toMatchObject({ state: "not_asked", reason: "too_late" });
  });

  it("holds what is due while the store has not said who writes", async () => {
    await world.openStore(store, { store: { mail: undefined } });
    await world.tell({ store });
    world.at(DUE);
    await world.startSender()();
    expect(await theAsk()).toMatchObject({ state: "waiting", problem: "no_sender" });
    expect(await subjects()).toEqual([]);
  });
});

describe("what happens between the last look and the claim", () => {
  /** Has something happen right before the next transaction of this store: the claim, by when all has been read. */
  const beforeTheClaim = (happens: () => Promise<unknown>): void => {
    let armed = true;
    const ours = store;
    world.client.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          const isOurs = JSON.stringify(args.input).includes(`S#${ours}#`);
          if (armed && isOurs && commandName === "TransactWriteItemsCommand") {
            armed = false;
            await happens();
          }
          return next(args);
        },
      { step: "initialize", name: "between", override: true },
    );
  };
  const customer = async () => (await theAsk())?.customer ?? "";
  const CASES = [
    ["a refund", "order_refunded", () => tellMore({ refunded: "2026-03-19T09:00:00.000Z" })],
    ["a return", "order_returned", () => tellMore({ returned: "2026-03-19T09:00:00.000Z" })],
    ["an opt-out", "opted_out", async () => world.optOuts.add(store, await customer(), world.now())],
    ["the order's erasure", "erased", () => world.orders.erase(store, "1001", world.now())],
  ] as const;

  it.each(CASES)("is heeded: %s keeps the invitation back", async (_what, reason, happens) => {
    await world.openStore(store);
    await world.tell({ store });
    world.at(DUE);
    beforeTheClaim(happens);
    await world.startSender()();
    expect(await subjects()).toEqual([]);
    expect(await theAsk()).toMatchObject({ state: "not_asked", reason });
    expect((await world.funnel(store)).slices).toEqual({});
  });

  it.each(CASES)("is heeded: %s keeps the reminder back", async (_what, reason, happens) => {
    await world.openStore(store, { rules: [{ reminderAfter: "P7D" }] });
    await world.tell({ store });
    world.at(DUE);
    await world.startSender()();
    world.forward(8 * DAY_MS);
    beforeTheClaim(happens);
    await world.startSender()();
    expect(await subjects()).toEqual(["invitation"]);
    expect((await theAsk())?.reminder).toMatchObject({ state: "not_sent", reason });
  });

  it("is looked at again, and the mail goes if nothing speaks against it", async () => {
    await world.openStore(store);
    await world.tell({ store });
    world.at(DUE);
    beforeTheClaim(() => tellMore({ paid: "2026-03-01T10:00:00.000Z" }));
    await world.startSender()();
    expect(await subjects()).toEqual(["invitation"]);
  });

  it("is noted as well when the claim holds what it is written to", async () => {
    await world.openStore(store);
    await world.tell({ store });
    let held = 2;
    world.client.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          if (held === 0 || !/^(Put|Update)/.test(commandName ?? "")) return next(args);
          held -= 1;
          throw new TransactionConflictException({ message: "as the test wants", $metadata: {} });
        },
      { step: "initialize", name: "held", override: true },
    );
    await world.optOuts.add(store, await customer(), world.now());
    held = 2;
    await tellMore({ paid: "2026-03-01T10:00:00.000Z" });
    expect(held).toBe(0);
    world.at(DUE);
    await world.startSender()();
    expect(await theAsk()).toMatchObject({ state: "not_asked", reason: "opted_out" });
  });

  it("comes too late once the claim is made: the mail is on its way", async () => {
    await world.openStore(store);
    await world.tell({ store });
    world.at(DUE);
    await world.startSender({
      ...world.mailbox,
      send: async (mail) => {
        await tellMore({ refunded: "2026-03-19T09:00:00.000Z" });
        return world.mailbox.send(mail);
      },
    })();
    expect(await theAsk()).toMatchObject({ state: "sent" });
  });
});

const archiveTouchpoint = async () => {
  const touchpoints = dynamoTouchpoints(world.table);
  const from = await touchpoints.get(store, "delivery");
  if (from !== undefined) await touchpoints.change(store, [{ from, to: { ...from, archived: true } }]);
};

/** More of what happened to the order, told and kept but not planned yet. */
const tellMore = async (times: Record<string, string>) => {
  const customer = (await theAsk())?.customer ?? "";
  const facts = { ...someFacts(), customer, updatedAt: "2026-03-18T09:00:00.000Z" };
  const created = { created: "2026-03-01T09:00:00.000Z", delivered: "2026-03-04T15:30:00.000Z" };
  await world.orders.tell(
    { store, id: "1001", facts, times: { ...created, ...times }, events: {} },
    { email: "maria@example.com" },
    world.now(),
  );
};

describe("a reminder", () => {
  const rules = [{ reminderAfter: "P7D" }];

  it("goes once, to who has not answered, and is counted", async () => {
    await world.openStore(store, { rules });
    await world.tell({ store });
    for (const day of [0, 6, 7, 8, 30]) {
      world.at(DUE);
      world.forward(day * DAY_MS + 1000);
      await world.startSender()();
    }
    expect((await subjects()).sort()).toEqual(["invitation", "reminder"]);
    expect(new Set((await world.mails(store)).map(({ messageId }) => messageId)).size).toBe(2);
    expect((await world.funnel(store)).slices).toEqual({ iv: 1, dl: 1, rm: 1 });
  });

  it.each([
    ["answered", async () => answer({}), "already_answered"],
    [
      "answered and had it erased",
      async () => answer({ erasedAt: "2026-03-20T09:00:00.000Z", answers: {} }),
      "already_answered",
    ],
    ["unsubscribed", async () => world.optOuts.add(store, (await theAsk())?.customer ?? "", world.now()), "opted_out"],
    ["was refunded", () => tellMore({ refunded: "2026-03-20T09:00:00.000Z" }), "order_refunded"],
  ] as const)("does not go to who %s", async (_what, happens, reason) => {
    await world.openStore(store, { rules });
    await world.tell({ store });
    world.at(DUE);
    await world.startSender()();
    await happens();
    world.forward(8 * DAY_MS);
    await world.startSender()();
    expect(await subjects()).toEqual(["invitation"]);
    expect((await theAsk())?.reminder).toMatchObject({ state: "not_sent", reason });
  });

  const answer = async (fields: object) => {
    const draft = { survey: "after-delivery", days: 30, occasion: "order:1001" };
    const { id } = newInvitation(store, draft, world.now());
    const response = aResponse({ store, id: responseId(store, "link", `invitation|${id}`), ...fields });
    await dynamoResponses(world.table).add(response);
  };
});

describe("what cannot be handed over", () => {
  /** Whoever answers so to everybody, and knows no mail that comes again. */
  const answering = (outcome: MailOutcome): Mailer => ({ knowsAgain: false, send: async () => outcome });
  const refusing = answering({ outcome: "refused", problem: "MessageRejected" });
  const failing = answering({ outcome: "later", problem: "TimeoutError" });

  it("is set aside at once when it never will be, and counts no more", async () => {
    await world.openStore(store);
    await world.tell({ store });
    world.at(DUE);
    await world.startSender(refusing)();
    expect(await theAsk()).toMatchObject({ state: "failed", problem: "MessageRejected" });
    expect((await world.funnel(store)).slices).toEqual({});
  });

  it("is tried again for longer and longer, then set aside, and holds nobody up", async () => {
    await world.openStore(store);
    await world.tell({ store, id: "poison" }, "poison@example.com");
    await world.tell({ store, id: "1002" }, "other@example.com");
    world.at(DUE);
    const mailer: Mailer = {
      knowsAgain: false,
      send: (mail) => (mail.to.startsWith("poison") ? failing : world.mailbox).send(mail),
    };
    let turns = 0;
    for (; (await theAsk("poison"))?.state !== "failed" && turns < 50; turns++) {
      await world.startSender(mailer)();
      world.forward(2 * 3_600_000);
      const hour = world.now().getUTCHours();
      if (hour > 18) world.forward((24 - hour + 9) * 3_600_000);
    }
    expect(turns).toBe(MAX_TRIES);
    expect(await theAsk("poison")).toMatchObject({ problem: "TimeoutError", tries: MAX_TRIES });
    expect(await subjects()).toEqual(["invitation"]);
  });

  it("waits a little when we are too fast, without being counted as a try", async () => {
    await world.openStore(store);
    await world.tell({ store });
    world.at(DUE);
    await world.startSender(answering({ outcome: "later", problem: "TooManyRequestsException", throttled: true }))();
    expect((await theAsk())?.tries).toBeUndefined();
    world.forward(10_000);
    await world.startSender()();
    expect(await subjects()).toEqual(["invitation"]);
  });

  it("is set aside even when it cannot be read, and the others go", async () => {
    await world.openStore(store);
    await world.tell({ store, id: "broken" }, "broken@example.com");
    await world.tell({ store, id: "1002" }, "other@example.com");
    await world.client.send(
      new UpdateItemCommand({
        TableName: world.table.tableName,
        Key: toItem({ pk: `S#${store}#OR#broken`, sk: "Q#after-delivery" }),
        UpdateExpression: "SET #state = :nonsense",
        ExpressionAttributeNames: { "#state": "state" },
        ExpressionAttributeValues: { ":nonsense": { S: "nonsense" } },
      }),
    );
    world.at(DUE);
    for (let turn = 0; turn < MAX_TRIES; turn++) {
      await world.startSender()();
      world.forward(3 * 60_000);
    }
    expect(await theAsk("broken")).toMatchObject({ state: "failed", problem: "ZodError" });
    expect(await subjects()).toEqual(["invitation"]);
  });
});
