import { UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, it } from "vitest";
import { auditCustomers } from "../../infra/cli/audit-customers.ts";
import { dynamoReferrals } from "../../shared/adapters/dynamo/referrals.ts";
import { type KillableTable, openStore, settle, startKillableTable } from "../customer/profile-world.ts";

let killable: KillableTable;
beforeAll(async () => {
  killable = await startKillableTable();
});
afterAll(() => killable?.stop());

const NAMES = ["anna", "bea"];

const openCounted = async (id: string) => {
  const world = await openStore(killable, id, () => new Date("2026-07-01T09:00:00Z"));
  for (const [index, customer] of NAMES.entries()) {
    await world.tell(`o-${index}`, customer, "2026-03-01T09:00:00.000Z");
    await world.submit({ id: `r-${index}`, customer, answers: { feeling: { face: 1 + 4 * index } } });
  }
  await settle(world, NAMES);
  return world;
};

it("finds nothing wrong with customers who are counted", async () => {
  await openCounted("right");
  expect(await auditCustomers(killable.table, { store: "right" })).toEqual({
    customers: 2,
    waiting: 0,
    wrongProfiles: [],
    wrongCells: [],
  });
});

it("finds nothing wrong with referral codes that were made and followed, which are in no profile", async () => {
  await openCounted("referrals");
  const { create, follow } = dynamoReferrals(killable.table);
  const made = { store: { id: "referrals", timeZone: "Europe/Rome" }, code: "7KQ2M9XA", now: new Date() };
  await create(made);
  await follow({ ...made, visit: "v-1" });
  expect(await auditCustomers(killable.table, { store: "referrals" })).toMatchObject({
    wrongProfiles: [],
    wrongCells: [],
  });
});

it("finds a profile that is not counted as it is, and counts it anew", async () => {
  const world = await openCounted("uncounted");
  const anna = (await world.profile("anna"))!;
  const [order] = anna.orders;
  await world.customers.save({ ...anna, orders: [{ ...order!, amount: 1 }], rev: anna.rev + 1 });
  const { wrongProfiles } = await auditCustomers(killable.table, { store: "uncounted" });
  expect(wrongProfiles).toEqual(["uncounted/anna"]);
  expect(await auditCustomers(killable.table, { store: "uncounted", repair: true })).toMatchObject({
    wrongProfiles: [],
    wrongCells: [],
  });
  expect(await world.cells()).toEqual(await world.cellsShould(NAMES));
});

it("finds a cell that holds what no profile has added", async () => {
  await openCounted("cell");
  await killable.client.send(
    new UpdateItemCommand({
      TableName: killable.tableName,
      Key: { pk: { S: "S#cell#H#2026-03" }, sk: { S: "strange" } },
      UpdateExpression: "ADD #n :one",
      ExpressionAttributeNames: { "#n": "n" },
      ExpressionAttributeValues: { ":one": { N: "1" } },
    }),
  );
  const { wrongCells } = await auditCustomers(killable.table, { store: "cell" });
  expect(wrongCells).toEqual(["cell#2026-03#strange"]);
});
