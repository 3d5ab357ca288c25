import { UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eachAnswer } from "../../functions/invite/each-answer.ts";
import { audit, isClean } from "../../infra/cli/audit.ts";
import { rebuild } from "../../infra/cli/rebuild.ts";
import { responseItem } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { toItem } from "../../shared/adapters/dynamo/table-client.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import type { Ask } from "../../shared/domain/ask.ts";
import { askContribution, askCounted, askDeltas } from "../../shared/domain/ask-contribution.ts";
import type { Response } from "../../shared/domain/response.ts";
import { digestOn } from "../cli/counted-world.ts";
import { aResponse, aTouchpoint } from "../support/builders.ts";
import { type SendWorld, startSendWorld } from "./send-world.ts";

const DUE = "2026-03-19T09:00:01Z";

let world: SendWorld;
beforeAll(async () => {
  world = await startSendWorld();
});
afterAll(() => world?.stop());

const needs = () => ({ table: world.table, now: world.now, digest: digestOn(world.table) });

/** What the stream hands over when a response is not what it was. */
const told = async (after: Response, before?: Response) => {
  const image = (response: Response) => JSON.parse(JSON.stringify(responseItem(response)));
  const follow = eachAnswer({ store: dynamoStores(world.table).get, asks: world.asks, log: world.log });
  const { batchItemFailures } = await follow({
    Records: [{ dynamodb: { NewImage: image(after), ...(before && { OldImage: image(before) }) } }],
  });
  expect(batchItemFailures).toEqual([]);
};

const answered = (store: string, order: string, fields: Partial<Response> = {}): Response =>
  aResponse({
    id: `response-${order}`,
    store,
    order,
    survey: { id: "after-delivery", version: 1 },
    answeredAt: "2026-03-20T09:00:00.000Z",
    ...fields,
  });

describe("the funnel", () => {
  it("counts who was invited, reached, began, completed, in time and in the mail's language, once each", async () => {
    world.at("2026-03-05T10:00:00Z");
    await world.openStore("funnel");
    for (const id of ["1", "2", "3", "4"]) await world.tell({ store: "funnel", id }, `c${id}@example.com`);
    world.at(DUE);
    await world.startSender()();
    const begun = answered("funnel", "1", { rev: 0, partial: true });
    const given = answered("funnel", "1");
    for (const response of [begun, given, begun, given]) await told(response);
    await told(answered("funnel", "2", { language: "en" }));
    await told(answered("funnel", "3", { rev: 0, partial: true }));
    const about = { store: "funnel", survey: "after-delivery", kind: "invitation" as const };
    const bounce = { about: { ...about, order: "4" }, happened: "bounced" as const, at: "2026-03-19T09:01:00.000Z" };
    expect(await world.noteNews(bounce)).toBe("noted");
    expect(await world.noteNews(bounce)).toBe("known");
    const { slices, rules } = await world.funnel("funnel");
    // Delivered on the 4th, asked on the 19th: nobody can have answered within a week of it.
    expect(slices).toEqual({ iv: 4, dl: 4, ib: 3, ic: 2, ml: 1, bo: 1 });
    expect(rules).toEqual({ "after-delivery": slices });
    expect(isClean(await audit(needs(), { store: "funnel" }))).toBe(true);
  });

  it("takes back what was erased, however late it is told what was before", async () => {
    const given = answered("funnel", "1");
    const { order: _, ...erased } = { ...given, rev: 2, erasedAt: "2026-03-21T09:00:00.000Z", answers: {} };
    await told(erased, given);
    await told(given);
    expect((await world.funnel("funnel")).slices).toEqual({ iv: 4, dl: 4, ib: 2, ic: 1, bo: 1 });
  });

  it("is audited from the asks up, and mended", async () => {
    const { client, tableName } = world.table;
    const cell = (sk: string) =>
      new UpdateItemCommand({
        TableName: tableName,
        Key: toItem({ pk: "S#funnel#A1#2026-03#0", sk }),
        UpdateExpression: "ADD #dl :three",
        ExpressionAttributeNames: { "#dl": "dl" },
        ExpressionAttributeValues: { ":three": { N: "3" } },
      });
    await client.send(cell("N#2026-03-19#after-delivery"));
    const before = await audit(needs(), { store: "funnel" });
    expect(before.wrong["cell differs"]).toBe(1);
    const after = await audit(needs(), { store: "funnel", repair: true });
    expect([isClean(after), after.repaired["cell differs"]]).toEqual([true, 1]);
    expect((await world.funnel("funnel")).rules["after-delivery"]).toMatchObject({ dl: 4 });
  });

  it("moves with its touchpoint in a rebuild, and adds up the same", async () => {
    const touchpoints = dynamoTouchpoints(world.table);
    const declared = await touchpoints.get("funnel", "delivery");
    const from = { ...aTouchpoint(), ...declared };
    await touchpoints.change("funnel", [{ from, to: { ...from, stage: "advocacy" } }]);
    const before = await world.funnel("funnel");
    const report = await rebuild(
      { ...needs(), writersCaughtUp: async () => {}, readersCaughtUp: async () => {} },
      "funnel",
    );
    expect(isClean(report.audit)).toBe(true);
    const store = await dynamoStores(world.table).get("funnel");
    expect(store?.generations).toEqual([2]);
    const asks = await world.asks.ofOrder("funnel", "2");
    expect(asks[0]?.counted?.["2"]).toMatchObject({ slice: "advocacy#email#delivery#it#link#verified_purchase#" });
    expect(before.slices).toMatchObject({ iv: 4 });
  });
});

describe("what an ask adds", () => {
  const ask: Ask = {
    store: "bottega",
    order: "1",
    survey: "after-delivery",
    touchpoint: "delivery",
    rule: "soon",
    rev: 1,
    state: "sent",
    decidedAt: "2026-03-05T10:00:00.000Z",
    createdAt: "2026-03-05T10:00:00.000Z",
    invited: {
      at: "2026-03-05T10:00:00.000Z",
      day: "2026-03-05",
      eventAt: "2026-03-04T10:00:00.000Z",
      stage: "retention",
      channel: "email",
      language: "it",
    },
  };

  it.each([
    ["to the second", "2026-03-11T10:00:00.000Z", 1],
    ["and a second later", "2026-03-11T10:00:01.000Z", undefined],
  ])("an answer is in time for seven days after what it is about, %s", (_what, completedAt, rt) => {
    const answer = { rev: 1, startedAt: completedAt, completedAt, language: "it" };
    expect(askContribution({ ...ask, answer })?.add.rt).toBe(rt);
  });

  it("is nothing before it is out, and nothing again when it could not be handed over", () => {
    expect(askContribution({ ...ask, state: "waiting", invited: undefined })).toBeNull();
    expect(askContribution({ ...ask, state: "failed" })).toBeNull();
    const deltas = askDeltas(askCounted(ask, [1]), askCounted({ ...ask, state: "failed" }, [1]));
    expect(deltas.map(({ slice, counters }) => [slice, counters])).toEqual([
      ["retention#email#delivery#it#link#verified_purchase#", { iv: -1 }],
      ["*", {}],
      ["=soon", { iv: -1 }],
    ]);
  });
});
