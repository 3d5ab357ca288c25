import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planNeeds } from "../../functions/http/adapters.ts";
import { planOrder } from "../../functions/invite/plan.ts";
import { dynamoAskRules } from "../../shared/adapters/dynamo/ask-rules.ts";
import { scanOrders } from "../../shared/adapters/dynamo/order-scan.ts";
import { dynamoOrders } from "../../shared/adapters/dynamo/orders.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { dynamoSurveys } from "../../shared/adapters/dynamo/surveys.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import { anOrder, aRule, aStore, aSurvey, aTouchpoint } from "../support/builders.ts";
import { startTable, type TestTable } from "../support/table.ts";

const NOW = new Date("2026-03-05T10:00:00Z");

let world: TestTable;
/** Calls until the process is killed, and whether the last one still reached the table. */
let killAfter: { calls: number; readonly reached: boolean } | undefined;

class Killed extends Error {}

const killable = (client: DynamoDBClient): void => {
  client.middlewareStack.add(
    (next) => async (args) => {
      if (killAfter === undefined) return next(args);
      killAfter.calls -= 1;
      if (killAfter.calls > 0) return next(args);
      if (killAfter.calls === 0 && killAfter.reached) await next(args);
      throw new Killed();
    },
    { step: "initialize" },
  );
};

beforeAll(async () => {
  world = await startTable();
  killable(world.client);
});
afterAll(() => world?.stop());

const openStore = async (id: string): Promise<void> => {
  const { table } = world;
  await dynamoStores(table).create(aStore({ id }), NOW);
  await dynamoTouchpoints(table).create(id, aTouchpoint());
  const draft = aSurvey({ store: id, state: "draft" });
  await dynamoSurveys(table).create(draft);
  await dynamoSurveys(table).publish({ ...draft, state: "published", revision: draft.revision + 1 }, draft);
  await dynamoAskRules(table).put(aRule({ store: id }));
  await dynamoAskRules(table).put(aRule({ store: id, id: "again", survey: "no-such", touchpoint: "use" }));
};

/** An order told and planned, as a shop and the stream do it: both come again until they are told that it is done. */
const tellAndPlan = async (store: string): Promise<{ readonly turns: number }> => {
  for (let turns = 1; ; turns++) {
    try {
      await dynamoOrders(world.table).tell(anOrder({ store }), { email: "maria@example.com" }, NOW);
      await planOrder(planNeeds(world.table, () => NOW))(store, "1001");
      return { turns };
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      killAfter = undefined;
    }
  }
};

const outcome = async (store: string) => {
  const [scanned] = await scanOrders(world.table, store);
  const { rev: _, ...order } = scanned?.order ?? { rev: 0 };
  return { order: { ...order, store: "" }, asks: scanned?.asks.map((ask) => ({ ...ask, store: "" })) };
};

describe("killed between any two calls", () => {
  it("an order ends kept and planned once, as if nothing had happened", async () => {
    await openStore("whole");
    await tellAndPlan("whole");
    const whole = await outcome("whole");
    expect(whole.asks).toHaveLength(2);
    expect(whole.order).not.toHaveProperty("unplanned");
    let killings = 0;
    for (const reached of [false, true]) {
      for (let calls = 1; ; calls++) {
        const store = `killed-${reached}-${calls}`;
        await openStore(store);
        killAfter = { calls, reached };
        const { turns } = await tellAndPlan(store);
        killAfter = undefined;
        expect(await outcome(store), store).toEqual(whole);
        if (turns === 1) break;
        killings += 1;
      }
    }
    // Each call of the two is one to be killed at: fewer, and this says nothing.
    expect(killings).toBeGreaterThanOrEqual(20);
  });
});
