import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CSV_HEADER, toCsv } from "../../infra/cli/export-responses.ts";
import { customerReference } from "../../shared/adapters/customer-reference.ts";
import { startTable, type TestTable } from "../support/table.ts";
import { aMapping, importText, storedResponses } from "./import-world.ts";

let world: TestTable;
beforeAll(async () => {
  world = await startTable();
});
afterAll(() => world?.stop());

const FILE = [
  "id,at,stars,words,mail,number",
  '1,2026-03-10,5,"Bene",Maria.Rossi+shop@example.com,17',
  '2,2026-03-11,4,"Bene",,17',
  '3,2026-03-12,3,"Bene",,',
  '4,2026-03-13,2,"Bene",no address,',
].join("\n");

describe("an import whose mapping names the customers", () => {
  it("keeps each as a hash: of the address, else of the reference; rejects what is no address, and does not quote it", async () => {
    const mapping = aMapping({ customer: { email: "mail", reference: "number" } });
    const { tally, rejects } = await importText(world.table, FILE, { mapping });
    expect(tally).toEqual({ added: 3, existing: 0, rejected: 1 });
    expect(JSON.stringify(rejects.map(({ reason }) => reason))).not.toContain("no address");
    expect(rejects[0]?.reason).toContain('column "mail"');
    const stored = await storedResponses(world.table, "bottega");
    const byRating = new Map(stored.map((response) => [response.answers.rating, response]));
    expect(byRating.get(5)?.customer).toBe(customerReference("bottega", { email: "maria.rossi@example.com" }));
    expect(byRating.get(4)?.customer).toBe(customerReference("bottega", { reference: "17" }));
    expect(byRating.get(3)).not.toHaveProperty("customer");
    expect(JSON.stringify(stored)).not.toContain("@");
    expect(stored.every(({ answers }) => !("customer" in answers))).toBe(true);
  });

  it("is exported with the id that nobody can read alone", async () => {
    const stored = await storedResponses(world.table, "bottega");
    const place = CSV_HEADER.trim().split(",").indexOf("customer");
    expect(stored.map((response) => toCsv(response).split(",")[place]).sort()).toEqual(
      stored.map(({ customer = "" }) => customer).sort(),
    );
  });
});
