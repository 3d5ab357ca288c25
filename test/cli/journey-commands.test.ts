import { execFile } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTable, type TestTable } from "../support/table.ts";

const VIAGGIO = new URL("../../infra/cli/viaggio.ts", import.meta.url).pathname;

let engine: TestTable;
let settings: NodeJS.ProcessEnv;
beforeAll(async () => {
  engine = await startTable();
  const { hostname = "", port = 0 } = (await engine.client.config.endpoint?.()) ?? {};
  settings = {
    AWS_ENDPOINT_URL_DYNAMODB: `http://${hostname}:${port}`,
    AWS_REGION: "local",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    VIAGGIO_TABLE: engine.tableName,
  };
  await viaggio("store", "create", "--id", "shop", "--name", "Shop");
  const delivery = ["--id", "delivery", "--channel", "email", "--name", "Consegna"];
  await viaggio("touchpoint", "create", "--stage", "retention", ...delivery);
});
afterAll(() => engine?.stop());

type Ended = { readonly code: number; readonly out: string; readonly said: string };

/** Runs the real command on a table that is there already: it need not start one each time. */
const viaggio = (...args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [VIAGGIO, ...args], { env: { ...process.env, ...settings } }, (error, out, said) =>
      resolve({ code: typeof error?.code === "number" ? error.code : error === null ? 0 : -1, out, said }),
    );
  });

const stagesIn = ({ out }: Ended) =>
  out
    .trim()
    .split("\n")
    .map((line) => line.split("\t")[0]);

describe("the journey on the command line", () => {
  it("gets a stage, which is renamed, moved and removed", async () => {
    const added = await viaggio("stage", "add", "return", "it=Ritorno", "en=Return");
    expect(stagesIn(added)).toEqual(["awareness", "consideration", "conversion", "retention", "advocacy", "return"]);
    const renamed = await viaggio("stage", "rename", "return", "de=Rückkehr", "en=");
    expect(renamed.out).toMatch(/^return\tit=Ritorno\tde=Rückkehr$/m);
    expect(stagesIn(await viaggio("stage", "move", "return", "up")).slice(-2)).toEqual(["return", "advocacy"]);
    expect(stagesIn(await viaggio("stage", "remove", "return"))).not.toContain("return");
    expect(stagesIn(await viaggio("stage", "list"))).toHaveLength(5);
  });

  it.each([
    ["a name in no language", ["stage", "add", "return", "Ritorno"]],
    ["a stage where a touchpoint stands", ["stage", "remove", "retention"]],
    ["the only name taken away", ["touchpoint", "change", "delivery", "--name", "it="]],
    ["an order that is none", ["touchpoint", "change", "delivery", "--order", "first"]],
    ["a touchpoint that is not there", ["touchpoint", "change", "nowhere", "--archive"]],
    ["archived and brought back at one time", ["touchpoint", "change", "delivery", "--archive", "--restore"]],
  ])("says 2 and why: %s", async (_what, args) => {
    const { code, out, said } = await viaggio(...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(said).not.toBe("");
    expect(said).not.toContain("    at ");
  });

  it("has a touchpoint moved, renamed, archived and brought back", async () => {
    const moved = await viaggio("touchpoint", "change", "delivery", "--stage", "advocacy", "--name", "en=Delivery");
    expect(moved).toMatchObject({ code: 0, out: "delivery\tadvocacy\temail\topen\n" });
    expect((await viaggio("touchpoint", "change", "delivery", "--archive")).out).toContain("archived");
    expect((await viaggio("touchpoint", "change", "delivery", "--restore", "--order", "4")).out).toContain("open");
  });
});
