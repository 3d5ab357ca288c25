import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Reject } from "../../infra/cli/import-csv.ts";
import { importOrders } from "../../infra/cli/import-orders.ts";
import { parseOrderMapping } from "../../infra/cli/order-mapping.ts";
import { scanOrders } from "../../shared/adapters/dynamo/order-scan.ts";
import { dynamoOrders } from "../../shared/adapters/dynamo/orders.ts";
import { askReport } from "../../shared/domain/ask-report.ts";
import { startTable, type TestTable } from "../support/table.ts";

let world: TestTable;
beforeAll(async () => {
  world = await startTable();
});
afterAll(() => world?.stop());

async function* bytesOf(text: string) {
  const bytes = Buffer.from(text);
  // Cut where no line ends, in the middle of a character too.
  for (let start = 0; start < bytes.length; start += 7) yield bytes.subarray(start, start + 7);
}

const run = async (store: string, text: string, mapping?: object) => {
  const rejects: Reject[] = [];
  const tally = await importOrders({
    bytes: bytesOf(text),
    mapping: mapping && parseOrderMapping(JSON.stringify(mapping), "map.json"),
    store: { id: store, timeZone: "Europe/Rome" },
    orders: dynamoOrders(world.table),
    now: () => new Date("2026-03-05T10:00:00Z"),
    reject: (reject) => {
      rejects.push(reject);
    },
  });
  return { tally, rejects };
};

const MAPPING = {
  id: "order",
  prefix: "shop:",
  customer: { email: "mail" },
  times: { created: "ordered", delivered: "arrived" },
  amount: "total",
  currency: "EUR",
  country: { column: "land" },
  tags: ["kind"],
  basis: { kind: "consent", at: { column: "agreed" }, source: "checkout box, text 3" },
};
const CSV = `order,mail,ordered,arrived,total,land,kind,agreed
1,maria@example.com,2026-03-01 10:00:00,2026-03-04 16:30:00,"49.90",IT,Gläser,2026-03-01 10:00:00
2,not an address,2026-03-01 10:00:00,,10.00,IT,,
3,jan@example.de,2026-03-01 10:00:00,,12.345678,DE,,
4,ana@example.pt,31/02/2026,,1,PT,,
5,short
6,eva@example.it,2026-03-02 10:00:00,,abc,IT,,
`;

describe("an import of orders", () => {
  it("reads a CSV by its mapping, and lists what it cannot read with line and reason", async () => {
    const { tally, rejects } = await run("csv", CSV, MAPPING);
    expect(tally).toEqual({ kept: 2, known: 0, rejected: 4 });
    expect(rejects.map(({ line, column }) => [line, column])).toEqual([
      [3, "customer.email"],
      [5, "times.created"],
      [6, ""],
      [7, "amount"],
    ]);
    expect(await dynamoOrders(world.table).get("csv", "shop:1")).toMatchObject({
      facts: {
        amount: 4990,
        currency: "EUR",
        country: "IT",
        tags: ["Gläser"],
        basis: { kind: "consent", at: "2026-03-01T09:00:00.000Z" },
        updatedAt: "2026-03-04T15:30:00.000Z",
      },
      times: { created: "2026-03-01T09:00:00.000Z", delivered: "2026-03-04T15:30:00.000Z" },
    });
  });

  it("changes nothing the second time", async () => {
    await run("twice", CSV, MAPPING);
    expect((await run("twice", CSV, MAPPING)).tally).toEqual({ kept: 0, known: 2, rejected: 4 });
  });

  it("takes NDJSON as the API does", async () => {
    const order = { id: "1", customer: { reference: "c-é" }, updatedAt: "2026-03-01T10:00:00Z" };
    const lines = [
      { ...order, customer: { reference: "c-1" } },
      order,
      { ...order, id: "3", customer: { reference: "c-3" }, currency: "ZZZ" },
    ];
    const { tally, rejects } = await run("ndjson", `${lines.map((line) => JSON.stringify(line)).join("\r\n")}\n{\n`);
    expect(tally).toEqual({ kept: 1, known: 0, rejected: 3 });
    expect(rejects.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      "2 customer.reference must be 1 to 200 visible ASCII characters",
      "3 currency is not a currency of ISO 4217 that we know",
      "4 is not JSON",
    ]);
  });

  it("is refused before anything is written when a column is missing", async () => {
    await expect(run("missing", "id,mail\n1,a@b.example\n", MAPPING)).rejects.toThrow(/no column order/);
    expect(await scanOrders(world.table, "missing")).toEqual([]);
  });

  it("is seen by the report", async () => {
    await run("report", CSV, MAPPING);
    expect(askReport(await scanOrders(world.table, "report"))).toEqual({
      orders: 2,
      withoutAsk: 2,
      asks: 0,
      waiting: 0,
      sending: 0,
      sent: 0,
      unknown: 0,
      failed: 0,
      notAsked: {},
    });
  });
});
