import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { dashboard } from "../../functions/dashboard/dashboard.ts";
import { dashboardNeeds } from "../../functions/dashboard/needs.ts";
import { readScriptEndpoint } from "../../functions/survey/script.ts";
import { startHttp } from "../../infra/local/http.ts";
import type { Runtime } from "../../infra/local/runtime.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { openBrowser } from "../support/browser.ts";
import { aSession, sessionHeader, signedIn } from "../support/sign-in.ts";
import type { BenchShop } from "./shop.ts";
import { median } from "./statistics.ts";
import { followTasks } from "./task-times.ts";

const REQUESTS = 40;
/** Filter changes that are timed, each with a page of its own. */
const CHANGES = 7;

/** What the table was asked: calls, and the units that the reads of them cost. */
type Asked = { calls: number; readUnits: number };

type Metered = {
  input: { ReturnConsumedCapacity?: string };
  output?: { ConsumedCapacity?: { CapacityUnits?: number } | { CapacityUnits?: number }[] };
};

/** A table that counts what it is asked; its reads are asked for their units as well. */
const counting = ({ client, tableName }: TableClient): { table: TableClient; asked: Asked } => {
  const asked: Asked = { calls: 0, readUnits: 0 };
  const counted: typeof client = {
    send: async (command: { input: object }) => {
      const metered = command as unknown as Metered;
      metered.input.ReturnConsumedCapacity = "TOTAL";
      const output = (await (client.send as (command: object) => Promise<object>)(command)) as Metered["output"];
      asked.calls += 1;
      for (const used of [output?.ConsumedCapacity ?? []].flat()) asked.readUnits += used.CapacityUnits ?? 0;
      return output;
    },
  } as typeof client;
  return { table: { client: counted, tableName }, asked };
};

/** Pages as they are on AWS, where things are remembered for 30 seconds. */
const startPages = async (runtime: Runtime) => {
  const { table, asked } = counting(runtime.table);
  const log = () => {};
  const routes = [...dashboard(dashboardNeeds(table, { log, now: () => new Date(), cacheSeconds: 30 }))].map(
    ([route, handler]) => ({ method: route.split(" ")[0] ?? "", path: route.split(" ")[1] ?? "", handler }),
  );
  const scripts = { method: "GET", path: "/script/{file}", handler: readScriptEndpoint({ log }) };
  const cors = { allowOrigins: [], allowMethods: [], allowHeaders: [], maxAgeSeconds: 0 };
  const http = await startHttp({ port: 0, routes: [...routes, scripts], cors });
  return { http, asked };
};

/** The longest that a filter's change keeps the browser's main thread at one stretch, in milliseconds of its CPU. */
const longestTask = async (page: Page): Promise<number> => {
  const stop = await followTasks(page);
  const loaded = page.waitForEvent("load");
  await page.getByRole("button", { name: "Show" }).click();
  await loaded;
  await page.waitForTimeout(500);
  return Math.max(...(await stop()));
};

/** The first view of the dashboard: its bytes, its server time with many counted ÷ with few, what it asks of the table. */
export const measureDashboard = async (runtime: Runtime, few: BenchShop, many: BenchShop) => {
  const { http, asked } = await startPages(runtime);
  const keys = dynamoApiKeys(runtime.table);
  const sessionAt = async ({ readKey }: BenchShop) => aSession(runtime.table, (await keys.find(readKey))!, new Date());
  const sessions = { few: await sessionAt(few), many: await sessionAt(many) };
  const ask = async (shop: "few" | "many", headers: Record<string, string> = {}) => {
    const start = performance.now();
    const answer = await fetch(`${http.url}/journey?lang=en`, {
      headers: { ...sessionHeader(sessions[shop]), "accept-encoding": "identity", ...headers },
    });
    const text = await answer.text();
    if (!answer.ok && answer.status !== 304) throw new Error(`the journey page answered ${answer.status}`);
    return { milliseconds: performance.now() - start, text, etag: answer.headers.get("etag") ?? "" };
  };
  const askedFor = async (run: () => Promise<unknown>): Promise<Asked> => {
    Object.assign(asked, { calls: 0, readUnits: 0 });
    await run();
    return { ...asked };
  };
  const browser = await openBrowser();
  try {
    const times = { few: [] as number[], many: [] as number[] };
    for (const shop of ["few", "many"] as const) await ask(shop);
    for (let turn = 0; turn < REQUESTS; turn++) {
      for (const shop of ["few", "many"] as const) times[shop].push((await ask(shop)).milliseconds);
    }
    const first = await ask("many");
    const warm = await askedFor(() => ask("many"));
    const unchanged = await askedFor(() => ask("many", { "if-none-match": first.etag }));
    const script = await (
      await fetch(new URL(/src="([^"]+)"/.exec(first.text)?.[1] ?? "", `${http.url}/journey`))
    ).text();
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    await signedIn(context, http.url, sessions.many);
    const longest: number[] = [];
    for (let turn = 0; turn < CHANGES; turn++) {
      const page = await context.newPage();
      await page.goto(`${http.url}/journey?lang=en`);
      await page.locator("summary", { hasText: "Filters" }).click();
      await page.getByLabel("Channel").selectOption("email");
      longest.push(await longestTask(page));
      await page.close();
    }
    return {
      pageBytes: gzipSync(first.text, { level: 6 }).length,
      scriptBytes: gzipSync(script, { level: 6 }).length,
      fewMs: median(times.few),
      manyMs: median(times.many),
      warm,
      unchanged,
      longestTaskMs: median(longest),
    };
  } finally {
    await browser.close();
    await http.close();
  }
};
