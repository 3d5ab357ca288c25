import { afterAll, beforeAll, expect, it } from "vitest";
import { customer } from "../../functions/customer/customer.ts";
import { customerNeeds, planNeeds } from "../../functions/http/adapters.ts";
import { planOrder } from "../../functions/invite/plan.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { dynamoAskRules } from "../../shared/adapters/dynamo/ask-rules.ts";
import { dynamoAsks } from "../../shared/adapters/dynamo/asks.ts";
import { dynamoSurveys } from "../../shared/adapters/dynamo/surveys.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import { aRule, aSurvey, aTouchpoint } from "../support/builders.ts";
import { serve } from "../support/serve.ts";
import { type KillableTable, openStore, settle, startKillableTable } from "./profile-world.ts";

const ANNA = "AAAAAAAAAAAAAAAAAAAAAA";
const NOW = new Date("2026-03-02T09:00:00Z");

let killable: KillableTable;
beforeAll(async () => {
  killable = await startKillableTable();
});
afterAll(() => killable?.stop());

/** A customer of whose order an ask waits. */
const openWaiting = async (id: string) => {
  const { table } = killable;
  const world = await openStore(killable, id, () => NOW);
  await dynamoTouchpoints(table).create(id, aTouchpoint());
  const draft = aSurvey({ store: id, state: "draft" });
  await dynamoSurveys(table).create(draft);
  await dynamoSurveys(table).publish({ ...draft, state: "published", revision: draft.revision + 1 }, draft);
  await dynamoAskRules(table).put(aRule({ store: id, when: { state: "created" } }));
  await world.tell("1001", ANNA, "2026-03-01T09:00:00.000Z");
  const plan = async () => {
    await planOrder(planNeeds(table, () => NOW))(id, "1001");
    const [ask] = await dynamoAsks(table).ofOrder(id, "1001");
    return { state: ask?.state, reason: ask?.reason };
  };
  await settle(world, [ANNA]);
  expect(await plan()).toEqual({ state: "waiting", reason: undefined });
  return { world, plan };
};

it("who has answered is asked no more, and not again when the answer is erased", async () => {
  const { world, plan } = await openWaiting("answered");
  const survey = { id: "after-delivery", version: 1 };
  await world.submit({ id: "r", customer: ANNA, order: "1001", survey, answers: { rating: 4 } });
  await settle(world, [ANNA]);
  expect(await plan()).toEqual({ state: "not_asked", reason: "already_answered" });
  await world.responses.erase(world.id, "r", NOW);
  await settle(world, [ANNA]);
  expect((await world.profile(ANNA))?.answers).toEqual([]);
  await world.orders.planAgain(world.id, "1001", NOW);
  expect(await plan()).toEqual({ state: "not_asked", reason: "already_answered" });
});

it("whoever complains is not asked, and is once the complaint is settled", async () => {
  const { world, plan } = await openWaiting("complains");
  const { table } = killable;
  const needs = customerNeeds(table, { log: () => {}, now: () => NOW, cacheSeconds: 0 });
  const http = await serve(customer(needs));
  try {
    const draft = { name: "test", kind: "secret" as const, scopes: ["admin" as const] };
    const { secret } = await dynamoApiKeys(table).create(world.id, draft, NOW);
    const call = async (method: string) => {
      const headers = { authorization: `Bearer ${secret}`, "content-type": "application/json" };
      const body = method === "PUT" ? { body: "{}" } : {};
      return (await fetch(`${http.url}/v1/customers/${ANNA}/complaint`, { method, headers, ...body })).status;
    };
    expect(await call("PUT")).toBe(200);
    expect(await plan()).toEqual({ state: "not_asked", reason: "open_complaint" });
    expect(await call("DELETE")).toBe(204);
    expect(await plan()).toEqual({ state: "waiting", reason: undefined });
  } finally {
    await http.close();
  }
});
