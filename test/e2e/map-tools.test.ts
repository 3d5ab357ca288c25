import { readFileSync } from "node:fs";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FULL, type JourneyWorld, startJourneyWorld } from "../dashboard/dashboard-world.ts";
import { openBrowser } from "../support/browser.ts";
import { openPage, overflowOf } from "../support/open-page.ts";
import { signedIn } from "../support/sign-in.ts";

let world: JourneyWorld;
let browser: Browser;
let session: string;

beforeAll(async () => {
  [world, browser] = await Promise.all([startJourneyWorld(), openBrowser()]);
  session = await world.addStore({ id: "full", name: "Bottega Aurora" }, FULL);
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const visit = async (query: string, options: BrowserContextOptions = {}) => {
  const { context, page } = await openPage(browser, options);
  await signedIn(context, world.url, session);
  await page.goto(`${world.url}?lang=en${query}`);
  return page;
};

/** What a browser saves after a click. */
const saved = async (page: Page, button: ReturnType<Page["locator"]>) => {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
};

describe("What a map can be taken along as", () => {
  it("is an address of the same days for ever, copied with one press", async () => {
    const page = await visit("&channel=email", { permissions: ["clipboard-read", "clipboard-write"] });
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByText("Link copied").waitFor();
    const copied = await page.evaluate("navigator.clipboard.readText()");
    expect(Object.fromEntries(new URL(String(copied)).searchParams)).toEqual({
      lang: "en",
      channel: "email",
      from: "2026-10-24",
      to: "2026-11-22",
    });
    await page.goto(String(copied));
    expect(await page.locator(".days").textContent()).toMatch(/24 Oct\s?–\s?22 Nov 2026/);
  });

  it("is a picture of points that the browser draws, sharp and not blank", async () => {
    const page = await visit("");
    const { name, content } = await saved(page, page.getByRole("button", { name: "Picture (PNG)" }));
    expect(name).toBe("journey-full-2026-10-24-2026-11-22.png");
    const { width, height, data } = PNG.sync.read(content);
    expect(width).toBe(2 * 928);
    expect(height).toBeGreaterThan(800);
    const colours = new Set<number>();
    for (let at = 0; at < data.length; at += 4) colours.add(data.readUInt32BE(at));
    expect([...colours]).toEqual(expect.arrayContaining([0x17608fff, 0xb0430fff, 0xffffffff]));
  });

  it("is a drawing that stands for itself, with its days and filters in it", async () => {
    const page = await visit("&channel=email");
    const { name, content } = await saved(page, page.getByRole("link", { name: "Drawing (SVG)" }));
    expect(name).toBe("journey-full-2026-10-24-2026-11-22.svg");
    const svg = String(content);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).toContain("Bottega Aurora");
    expect(svg).toMatch(/24 Oct\s?–\s?22 Nov 2026 · Based on \d+ answers · Channel: E-mail/);
    expect(svg).not.toMatch(/<script|href="(?!#)|url\(/);
    // A drawing is XML, and stricter than a page.
    const problem = `new DOMParser().parseFromString(${JSON.stringify(svg)}, "image/svg+xml").querySelector("parsererror")?.textContent ?? null`;
    expect(await page.evaluate(problem)).toBeNull();
  });

  it("is a table, without a script too", async () => {
    const page = await visit("", { javaScriptEnabled: false });
    expect(await page.getByRole("button", { name: "Picture (PNG)" }).isVisible()).toBe(false);
    const { name, content } = await saved(page, page.getByRole("link", { name: "Table (CSV)" }));
    expect(name).toBe("journey-full-2026-10-24-2026-11-22.csv");
    const lines = String(content).trimEnd().split("\r\n");
    expect(lines[0]).toMatch(/^level,stage,touchpoint,name,channel,from,to,responses,emotion_n,emotion,/);
    expect(lines.filter((line) => line.startsWith("touchpoint,"))).toHaveLength(FULL.length);
  });

  it("is a PDF by the browser's own print, of all that the page shows and of no control", async () => {
    const page = await visit("&compare=previous");
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    await page.emulateMedia({ media: "print" });
    for (const shown of ["h1", ".headline", "svg.wide", "table.touchpoints", "table.spread", ".points"]) {
      expect(await page.locator(shown).first().isVisible()).toBe(true);
    }
    for (const hidden of [".period", ".tools", ".pages", ".out", "footer nav", ".how"]) {
      expect(await page.locator(hidden).first().isVisible()).toBe(false);
    }
    const overflow = await overflowOf(page);
    expect(overflow).toBe(0);
  });
});

describe("The page's form", () => {
  it("leaves what nobody chose out of the address", async () => {
    const page = await visit("");
    await page.getByText("Filters").click();
    await page.getByLabel("Compare with").selectOption("the period before");
    await page.getByLabel("Channel").selectOption("E-mail");
    await page.getByRole("button", { name: "Show" }).click();
    await page.getByText("Compare with: the period before").waitFor();
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      lang: "en",
      from: "2026-10-24",
      to: "2026-11-22",
      channel: "email",
      compare: "previous",
    });
  });

  it("keeps a segment that was typed wrong, says what is wrong beside it, and lets it be put right", async () => {
    const page = await visit("&segment=VIP%20guests&channel=fax");
    const segment = page.getByLabel("Segment");
    expect(await segment.inputValue()).toBe("VIP guests");
    expect(await segment.getAttribute("aria-invalid")).toBe("true");
    expect(await page.getByRole("alert").textContent()).toContain("fax");
    await segment.fill("");
    await page.getByRole("button", { name: "Show" }).click();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Journey map");
    expect(new URL(page.url()).searchParams.get("segment") ?? "").toBe("");
  });

  it("explains a number on focus, on hover and on press, within the window, until Escape, with no script", async () => {
    const page = await visit("", { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    const explanation = page.getByText("Mean of 438 self-reported emotions.");
    const how = page.getByRole("button", { name: "How it is worked out: Emotion", exact: true });
    const shown = () => expect.poll(() => explanation.isVisible(), { timeout: 5000 });
    await shown().toBe(false);
    await page.getByRole("button", { name: "How it is worked out: Answers" }).focus();
    await page.keyboard.press("Tab");
    await shown().toBe(true);
    const box = await explanation.boundingBox();
    expect(box!.x).toBeGreaterThanOrEqual(0);
    expect(box!.x + box!.width).toBeLessThanOrEqual(390);
    expect(box!.width).toBeGreaterThan(250);
    await page.keyboard.press("Escape");
    await shown().toBe(false);
    expect(await how.evaluate((button) => button === button.ownerDocument.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    await shown().toBe(true);
    await page.keyboard.press("Escape");
    await how.hover();
    await shown().toBe(true);
    // It can be pointed at itself, and goes when it is left.
    await explanation.hover();
    await page.waitForTimeout(600);
    expect(await explanation.isVisible()).toBe(true);
    await page.mouse.move(5, 5);
    await shown().toBe(false);
  });
});
