import { type ChildProcess, execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { demoResponses } from "../../infra/local/demo/open-demo.ts";
import { freePort } from "../../infra/local/free-port.ts";
import { curlLine } from "../../infra/local/pages/home.ts";
import { LANGUAGES } from "../../shared/domain/language.ts";
import { openBrowser } from "../support/browser.ts";
import { npmStart } from "../support/npm-start.ts";
import { axeViolations, overflow, policyViolations, type Visit, visit } from "../web/visit.ts";
import { until } from "./client.ts";

const WIDTHS = [390, 1280] as const;
/** Where pictures go, for people to look at; without it none is taken. */
const SHOTS = process.env.SHOTS;

let folder: string;
let url: string;
let server: ChildProcess;
let browser: Browser;
let said = "";
let signedIn: Visit;
let page: Page;

const Retention = z.object({ lift: z.array(z.object({ low: z.number() })) });
const Changed = z.object({ change: z.object({ low: z.number(), high: z.number() }).optional() });
const Recovery = z.object({ recovery: z.object({ followedUp: Changed, leftAlone: Changed }) });
const AtRisk = z.object({
  customers: z.array(z.object({ reasons: z.array(z.object({ reason: z.string() })) })),
});
const Advocacy = z.object({
  referrals: z.object({ codes: z.number(), clicks: z.number(), orders: z.number() }),
  growth: z.array(z.object({ earned: z.number() })),
});
const Trend = z.object({
  changes: z.array(z.object({ high: z.number() })),
  annotations: z.array(z.object({ text: z.string() })),
});
const Whole = z.object({ whole: z.object({ n: z.number() }) });

const read = async <Schema extends z.ZodType>(schema: Schema, path: string): Promise<z.output<Schema>> => {
  const key = /^ {2}(sk_\S+)$/m.exec(said)?.[1] ?? "";
  const answer = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${key}` } });
  return schema.parse(await answer.json());
};

/** The emotional curve as it is drawn now. */
const curve = () => page.locator("svg.curve").first().innerHTML();

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

const onceSaid = (wanted: (text: string) => boolean) => until(async () => said, wanted);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "viaggio-dashboard-"));
  const port = await freePort(0);
  url = `http://127.0.0.1:${port}`;
  server = npmStart({ VIAGGIO_PORT: String(port), VIAGGIO_DATA: folder }, { stdout: "pipe" });
  server.stdout?.on("data", (chunk) => {
    said += chunk;
  });
  [browser] = await Promise.all([openBrowser(), onceSaid((text) => text.includes("Ctrl-C stops."))]);
  // The demo is told of while the server answers already.
  await until(
    () => read(Whole, `/v1/journey?from=${daysAgo(400)}`),
    ({ whole }) => whole.n >= demoResponses(new Date()).length,
  );
  await until(
    () => read(Retention, "/v1/retention"),
    ({ lift }) => lift.length > 0,
  );
  await until(
    () => read(Advocacy, "/v1/advocacy"),
    ({ referrals, growth }) => referrals.orders > 0 && growth.length > 0,
  );
}, 240_000);
afterAll(async () => {
  await browser?.close();
  const gone = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGINT");
  await gone;
  await rm(folder, { recursive: true, force: true });
});

describe("the demo store's dashboard", () => {
  it("is opened by the link that npm start prints", async () => {
    const link = /^ {2}(http:\S+\/sign-in\?once=\S+)$/m.exec(said)?.[1] ?? "";
    signedIn = await visit(browser, link, { viewport: { width: 1280, height: 900 } });
    page = signedIn.page;
    await page.locator("main form button").first().click();
    await page.waitForURL("**/journey**");
    expect(await page.locator("main").textContent()).toContain("Bottega Aurora");
  });

  it("moves the curve when a line like the README's posts what felt bad", async () => {
    await page.goto(`${url}/journey?lang=en`);
    const before = await curve();
    const { whole } = await read(Whole, "/v1/journey");
    const line = curlLine(url, "pk_demo_bottega_aurora")
      .replace('"face":5},"rating":5', '"face":1},"rating":1')
      .replace("It came early, and so well packed!", "It came two weeks late, and broken.");
    expect(line).toContain('"face":1},"rating":1,"comment":"It came two weeks late');
    for (let times = 0; times < 5; times++) await promisify(execFile)("sh", ["-c", line]);
    await until(
      () => read(Whole, "/v1/journey"),
      (now) => now.whole.n >= whole.n + 5,
    );
    await until(
      // This page is opened anew to follow; where it follows by itself, it does no harm.
      async () => {
        await page.reload();
        return curve();
      },
      (now) => now !== before,
    );
  });

  it("leads from the map to what was said where customers are lost, in two clicks", async () => {
    await page.goto(`${url}/journey?lang=en`);
    await page.locator('table a[href*="stages/retention"], [role=table] a[href*="stages/retention"]').first().click();
    await page.locator('a[href*="touchpoints/delivery"]').first().click();
    await page.waitForURL("**/journey/touchpoints/delivery**");
    expect(await page.locator("li.comment").count()).toBeGreaterThan(0);
  });

  it("leads from the map to a customer at risk, in two clicks", async () => {
    await page.goto(`${url}/journey?lang=en`);
    await page.locator('nav a[href*="retention"]').first().click();
    await page.locator('a[href*="customers/"]').first().click();
    await page.waitForURL("**/customers/**");
    expect(await page.locator("main").textContent()).toContain("Order");
  });

  it("has something to show on every page", async () => {
    const { lift } = await read(Retention, "/v1/retention");
    expect(lift[0]?.low).toBeGreaterThan(0);
    const { customers } = await read(AtRisk, "/v1/retention/at-risk?limit=100");
    const reasons = new Set(customers.flatMap((customer) => customer.reasons.map(({ reason }) => reason)));
    expect([...reasons].sort()).toEqual(["falling", "felt_bad", "late_order"]);
    const { referrals, growth } = await read(Advocacy, "/v1/advocacy");
    expect(referrals.codes).toBe(4);
    expect(referrals.clicks).toBeGreaterThanOrEqual(referrals.orders);
    const trend = await read(Trend, `/v1/trend?by=month&from=${daysAgo(120)}`);
    expect(trend.changes.some(({ high }) => high < 0)).toBe(true);
    expect(trend.annotations.map(({ text }) => text)).toEqual([
      expect.stringMatching(/ · New courier$/),
      expect.stringMatching(/ · Stronger boxes$/),
    ]);
    const { followedUp, leftAlone } = (await read(Recovery, "/v1/retention")).recovery;
    expect(followedUp.change?.low).toBeGreaterThan(0);
    expect(leftAlone.change).toBeDefined();
    expect(growth.some(({ earned }) => earned > 0)).toBe(true);
  });

  it.each(WIDTHS)("breaks no rule of axe and no policy at %i px, on any page", async (width) => {
    await page.goto(`${url}/retention?lang=en`);
    const customer = await page.locator('a[href*="customers/"]').first().getAttribute("href");
    await page.setViewportSize({ width, height: 900 });
    await page.goto(url);
    const trend = await page.locator('a[href*="/trend"]').first().getAttribute("href");
    const pages = ["/", "docs", "journey", trend ?? "", "retention", "advocacy", customer ?? ""];
    for (const path of pages) {
      const address = new URL(path, `${url}/`);
      address.searchParams.set("lang", "en");
      await page.goto(address.href);
      expect([path, (await axeViolations(page)).map(({ id, nodes }) => [id, nodes])]).toEqual([path, []]);
      expect([path, await overflow(page), await policyViolations(page)]).toEqual([path, 0, []]);
      const name = address.pathname.split("/")[1] || "home";
      if (SHOTS !== undefined)
        await page.screenshot({ path: join(SHOTS, `demo-${name}-${width}.png`), fullPage: true });
    }
    expect(signedIn.complaints).toEqual([]);
  });
});

describe("the pages of this machine", () => {
  it.each(LANGUAGES)("speak %s, when the browser asks for it and when it is chosen", async (language) => {
    for (const path of ["/", "/docs", "/dev/mailbox"]) {
      const texts = async (address: string, accepted: string) =>
        (await fetch(address, { headers: { "accept-language": accepted } })).text();
      const asked = await texts(`${url}${path}`, `${language};q=0.9, ja`);
      const chosen = await texts(`${url}${path}?lang=${language}`, "ja");
      for (const text of [asked, chosen]) {
        expect(text).toContain(`<html lang="${language}" dir="ltr">`);
        expect(text).toContain(`hreflang="${language}" aria-current="true"`);
      }
    }
  });

  it("keep the language that was chosen on the way to the next page", async () => {
    await page.goto(url);
    await page.getByRole("link", { name: "Italiano" }).click();
    await page.getByRole("link", { name: "API", exact: true }).click();
    expect(await page.locator("h1").textContent()).toBe("API di Viaggio");
  });

  it("say where the words of the contract are English", async () => {
    await page.goto(`${url}/docs?lang=de`);
    const summary = page.locator("section", { hasText: "/v1/responses" }).locator("p").first();
    expect(await summary.getAttribute("lang")).toBe("en");
    expect(await page.locator("th[scope=col]").first().getAttribute("lang")).toBeNull();
  });
});
