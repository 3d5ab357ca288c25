import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { DEMO_VOICES } from "../../infra/local/demo/demo-voices.ts";
import { DEMO_PUBLISHABLE_KEY, type Demo, openDemo } from "../../infra/local/demo/open-demo.ts";
import { freePort } from "../../infra/local/free-port.ts";
import { demoShop } from "../../infra/local/pages/shop/shop.ts";
import { type Runtime, startRuntime } from "../../infra/local/runtime.ts";
import { TestimonialFeed } from "../../shared/contract/feeds.ts";
import { jsonFeedProblems, RatedProduct, xmlProblems } from "../feed/validate.ts";
import { openBrowser } from "../support/browser.ts";
import { startShopServer } from "../web/shop-server.ts";
import { axeViolations, layoutShift, overflow, policyViolations, visit } from "../web/visit.ts";
import { until } from "./client.ts";

const docs = readFileSync(new URL("../../docs/embedding.md", import.meta.url), "utf8");
/** What the demo's shop has published. */
const PUBLISHED = DEMO_VOICES.filter(({ decision }) => decision?.state === "published").length;
/** Words that still wait for somebody to look at them. */
const WAITING = DEMO_VOICES.find(({ decision }) => decision === undefined)?.comment ?? "";

let folder: string;
let runtime: Runtime;
let demo: Demo;
let browser: Browser;
let shop: Awaited<ReturnType<typeof startShopServer>>;
let isFilled = false;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "viaggio-shop-"));
  const port = await freePort(0);
  [runtime, browser, shop] = await Promise.all([
    startRuntime({ folder, port, log: () => {}, staticRoutes: demoShop(DEMO_PUBLISHABLE_KEY) }),
    openBrowser(),
    startShopServer(),
  ]);
  demo = await openDemo(runtime, folder, () => isFilled);
  // A feed remembers its sums for a while: some of every touchpoint first.
  await until(
    async () => (await ask("GET", "/v1/journey")).body,
    (map) => Counted.parse(map).whole.n >= 100,
  );
  // No more than the testimonials: hundreds of other answers would come meanwhile and move the map too.
  await until(
    async () => (await ask("GET", "/f/bottega-aurora/testimonials.json?limit=50")).body,
    (feed) => Published.parse(feed).entries.length === PUBLISHED,
  );
  isFilled = true;
  await demo.sent;
});
afterAll(async () => {
  await browser?.close();
  await shop?.stop();
  await runtime?.close();
  await rm(folder, { recursive: true });
});

const Published = z.object({ entries: z.array(z.object({ id: z.string() })) });
const Counted = z.object({ whole: z.object({ n: z.number() }) });
const Candidates = z.object({
  testimonials: z.array(z.object({ id: z.string(), rev: z.number(), text: z.string() })),
});

const ask = async (method: string, path: string, body?: unknown) => {
  const response = await fetch(`${runtime.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${demo.adminKey}`,
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const json: unknown = await response.json();
  return { status: response.status, body: json };
};

describe("The demo's feeds", () => {
  const read = async (file: string) => {
    const response = await fetch(`${runtime.url}/f/bottega-aurora/${file}`);
    expect([file, response.status]).toEqual([file, 200]);
    return response.text();
  };

  it("are valid in every format, with all that is published", async () => {
    expect(await xmlProblems(await read("testimonials.rss"), "rss-2.0.rng")).toEqual([]);
    expect(await xmlProblems(await read("testimonials.atom"), "atom.rng")).toEqual([]);
    const google = await read("testimonials.google.xml");
    expect(await xmlProblems(google, "google-product-reviews-2.4.xsd")).toEqual([]);
    const feed = JSON.parse(await read("testimonials.feed.json"));
    expect(jsonFeedProblems(feed)).toEqual([]);
    expect(feed.items).toHaveLength(PUBLISHED);
    const { entries, summary } = TestimonialFeed.parse(JSON.parse(await read("testimonials.json")));
    expect([entries.length, summary.published]).toEqual([PUBLISHED, PUBLISHED]);
    const product = RatedProduct.parse(JSON.parse(await read("testimonials.jsonld?touchpoint=first-use")));
    const rated = entries.filter(({ touchpoint }) => touchpoint === "first-use").length;
    expect([product.review.length, google.split("<review>").length - 1]).toEqual([rated, rated]);
    const [header, ...rows]: string[][] = parse(await read("testimonials.csv"), { record_delimiter: "\r\n" });
    expect([header?.[0], rows.length]).toEqual(["id", PUBLISHED]);
  });
});

describe("The demo shop", () => {
  it.each([
    { path: "/demo/shop", lang: "it", width: 390, colorScheme: "light" },
    { path: "/demo/shop", lang: "it", width: 1280, colorScheme: "dark" },
    { path: "/demo/shop/en", lang: "en", width: 1280, colorScheme: "light" },
  ] as const)("has tab, blocks and walls, and no fault: $path, $width px, $colorScheme", async (look) => {
    const { path, lang, width, colorScheme } = look;
    const { page, complaints } = await visit(browser, `${runtime.url}${path}`, {
      viewport: { width, height: 844 },
      colorScheme,
    });
    expect(await page.locator("html").getAttribute("lang")).toBe(lang);
    for (const section of ["product", "words", "order", "help", "all"]) {
      await page.locator(`#${section}`).scrollIntoViewIfNeeded();
    }
    await page.locator("viaggio-wall[layout=carousel] [part=entry]").first().waitFor();
    await page.locator("viaggio-feedback[data-form=inline] [part=question]").first().waitFor();
    expect(await page.locator("viaggio-wall[layout=grid] [part=entry]").count()).toBe(PUBLISHED);
    expect(
      await page
        .getByRole("button", { name: lang === "it" ? "Com’è questa pagina?" : "How is this page?" })
        .isVisible(),
    ).toBe(true);
    expect(await layoutShift(page)).toBe(0);
    expect(await policyViolations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    const shots = process.env.SHOTS;
    if (shots !== undefined) await page.screenshot({ path: `${shots}/shop-${lang}-${width}.png`, fullPage: true });
    await page.context().close();
  });

  it("an answer from it moves the map", async () => {
    const counted = async () => Counted.parse((await ask("GET", "/v1/journey")).body).whole.n;
    const before = await counted();
    const { page } = await visit(browser, `${runtime.url}/demo/shop`);
    const block = page.locator("viaggio-feedback[data-form=inline]");
    await block.scrollIntoViewIfNeeded();
    await block.getByRole("radio").last().check();
    const next = block.getByRole("button", { name: "Avanti" });
    for (let step = 0; step < 6 && (await next.isVisible()); step += 1) {
      await next.click();
      const words = block.getByRole("textbox");
      if (await words.isVisible()) await words.fill("Ha risposto Giulia in cinque minuti.");
    }
    // Whoever is done within a second and a half looks like a machine.
    await page.waitForTimeout(1500);
    await block.getByRole("button", { name: "Invia" }).click();
    await block.getByText("Grazie").first().waitFor();
    await until(counted, (n) => n === before + 1);
    await page.context().close();
  });

  it("shows a testimonial once it is approved, within the time that the wall may be kept", async () => {
    const { page } = await visit(browser, `${runtime.url}/demo/shop`);
    const wall = page.locator("#words viaggio-wall");
    await wall.scrollIntoViewIfNeeded();
    await wall.locator("[part=entry]").first().waitFor();
    expect(await wall.textContent()).not.toContain(WAITING);
    const { body } = await ask("GET", "/v1/testimonials?state=candidate");
    const waiting = Candidates.parse(body).testimonials.find(({ text }) => text.startsWith(WAITING));
    expect(waiting).toBeDefined();
    const approved = await ask("PATCH", `/v1/testimonials/${waiting?.id}`, { rev: waiting?.rev, state: "published" });
    expect(approved.status).toBe(200);
    // A browser keeps a wall for 30 seconds; another visitor's has not seen it yet.
    const fresh = await visit(browser, `${runtime.url}/demo/shop`);
    await fresh.page.locator("#words").scrollIntoViewIfNeeded();
    await fresh.page.locator("#words viaggio-wall [part=entry]").filter({ hasText: WAITING }).waitFor();
    expect(fresh.complaints).toEqual([]);
    await fresh.page.context().close();
    await page.context().close();
  });
});

describe("docs/embedding.md", () => {
  it("has a page that works as it stands, from another origin", async () => {
    const snippet = /## Plain HTML\n+```html\n([\s\S]*?)```/.exec(docs)?.[1];
    const store = z
      .object({ revision: z.number(), origins: z.array(z.string()) })
      .parse((await ask("GET", "/v1/store")).body);
    const listed = await ask("PATCH", "/v1/store", { revision: store.revision, origins: [...store.origins, shop.url] });
    expect(listed.status).toBe(200);
    const address = shop.page(snippet?.replaceAll("https://voice.example.com", runtime.url) ?? "");
    const { page, complaints } = await visit(browser, address);
    await page.locator("viaggio-wall [part=entry]").first().waitFor();
    expect(await page.locator("viaggio-wall [part=entry]").count()).toBeGreaterThanOrEqual(PUBLISHED);
    expect(await layoutShift(page)).toBe(0);
    await page.getByRole("button", { name: "Dicci la tua" }).click();
    await page.getByRole("dialog").getByRole("radio").first().waitFor();
    expect(complaints.filter((complaint) => !complaint.includes("favicon") && !complaint.includes("404"))).toEqual([]);
    await page.context().close();
  });
});
