import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { violationsOn } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { openPage } from "../support/open-page.ts";
import { sessionHeader, signedIn, signInWithKey } from "../support/sign-in.ts";
import { ask, openShop, type Shop, submit, until } from "./client.ts";
import { openTarget, type Target } from "./target.ts";

let target: Target;
let browser: Browser;
let shop: Shop;
beforeAll(async () => {
  [target, browser] = await Promise.all([openTarget(), openBrowser()]);
  shop = await openShop(target);
  for (let n = 0; n < 6; n++) await say(5);
  await until(
    async () => (await ask(target, "GET", "/v1/journey", { key: shop.adminKey })).body.whole.n,
    (n) => n === 6,
  );
});
afterAll(async () => {
  await browser?.close();
  await target?.close();
});

const say = async (face: number, comment?: string) => {
  const answer = await submit(target, shop, { touchpoint: "delivery", language: "en", feeling: { face }, comment });
  expect(answer.status).toBe(202);
};

const look = async (path = "/journey?lang=en") => {
  const { context, page, complaints } = await openPage(browser);
  // The page's clock goes on by itself, and can be put forward.
  await context.clock.install();
  const session = await signInWithKey(target.url, shop.adminKey);
  await signedIn(context, target.url, session);
  await page.goto(`${target.url}${path}`);
  return { page, complaints, session };
};

/** What the curve says in words, which is what it shows. */
const curve = (page: Page) => page.locator("svg.wide desc").first().textContent();
const isAsk = (asked: { url(): string }) => asked.url().includes("/journey");

describe("The map while somebody looks at it", () => {
  it("follows a bad answer without a reload, and says so politely", async () => {
    const { page, complaints } = await look();
    await page.evaluate("window.here = true");
    const before = await curve(page);
    expect(before).toContain("Retention: +");
    for (let n = 0; n < 8; n++) await say(1, `Broken ${n}`);
    await expect.poll(() => curve(page)).toMatch(/Retention: −/);
    await expect.poll(() => page.locator("main").textContent()).toContain("Broken 7");
    expect(await page.evaluate("window.here")).toBe(true);
    const status = page.locator(".live");
    expect(await status.getAttribute("role")).toBe("status");
    expect(await status.textContent()).toMatch(/^Brought up to date at \d\d:\d\d$/);
    expect(complaints).toEqual([]);
    expect(await violationsOn(page)).toEqual([]);
  });

  it("keeps focus, scroll, what is opened and what is being typed", async () => {
    const { page } = await look();
    await page.getByLabel("From").fill("2026-01-05");
    const how = page.locator("main .how").first();
    await how.focus();
    await page.keyboard.press("Enter");
    const why = page.locator("main .why:popover-open");
    const said = await why.textContent();
    await page.evaluate("scrollTo(0, 400)");
    const scrolled = await page.evaluate("scrollY");
    const before = await page.locator("main").getAttribute("data-etag");
    await say(3, "Neither here nor there");
    await expect.poll(() => page.locator("main").getAttribute("data-etag")).not.toBe(before);
    expect(await why.textContent()).not.toBe(said);
    expect(await page.locator("main .how:focus").count()).toBe(1);
    expect(Math.abs(z.number().parse(await page.evaluate("scrollY")) - z.number().parse(scrolled))).toBeLessThan(60);
    expect(await page.getByLabel("From").inputValue()).toBe("2026-01-05");
  });

  it("asks nothing while hidden, and at once when it is seen again", async () => {
    const { page } = await look();
    const answer = await page.waitForResponse(isAsk);
    expect(answer.status()).toBe(304);
    const show = (state: "hidden" | "visible") =>
      page.evaluate(
        `Object.defineProperty(document, "hidden", { configurable: true, value: ${state === "hidden"} });
         document.dispatchEvent(new Event("visibilitychange"))`,
      );
    await show("hidden");
    let asked = 0;
    page.on("request", (request) => {
      if (isAsk(request)) asked += 1;
    });
    await page.clock.runFor(600_000);
    expect(asked).toBe(0);
    const again = page.waitForRequest(isAsk);
    await show("visible");
    await again;
  });

  it("waits longer each time when nobody answers, says so, and gets on by itself", async () => {
    const { page } = await look();
    let refused = 0;
    await page.route("**/journey*", (route) => {
      refused += 1;
      return route.abort();
    });
    await page.clock.pauseAt(Date.now() + 1_000);
    /** Puts the clock forward until the page has asked once more. @returns by how many steps */
    const stepsToNext = async () => {
      const before = refused;
      let steps = 0;
      for (; refused === before; steps += 1) await page.clock.runFor(250);
      return steps;
    };
    await stepsToNext();
    const [second, third, fourth] = [await stepsToNext(), await stepsToNext(), await stepsToNext()];
    expect([second < third, third < fourth]).toEqual([true, true]);
    expect(await page.locator(".live").textContent()).toContain("tries again");
    await page.unroute("**/journey*");
    const told = async () => {
      await page.clock.runFor(1_000);
      return page.locator(".live").textContent();
    };
    await expect.poll(told).toMatch(/^Brought up to date/);
  });

  it("says when the session has ended, with the way back to this page", async () => {
    const { page, session } = await look("/journey?lang=en&channel=email");
    await fetch(`${target.url}/sign-out`, {
      method: "POST",
      headers: sessionHeader(session, target.url),
      redirect: "manual",
    });
    const link = page.locator(".live a");
    await expect.poll(() => link.count()).toBe(1);
    expect(await link.textContent()).toContain("Your sign-in has ended");
    expect(await page.locator("h1").first().textContent()).toBe("Journey map");
    await link.click();
    await page.getByLabel("Secret key").fill(shop.adminKey);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL(/\/journey\?lang=en&channel=email$/);
  });
});

describe("A stage and a touchpoint while somebody looks at them", () => {
  it.each(["/journey/stages/retention", "/journey/touchpoints/delivery"])(
    "show what was just said without a reload, and keep focus and what is being chosen: %s",
    async (path) => {
      const { page, complaints } = await look(`${path}?lang=en`);
      await page.evaluate("window.here = true");
      await page.getByText("Choose what to read").click();
      await page.getByRole("textbox", { name: "Words" }).fill("brok");
      const words = `Just said, at ${path}`;
      await say(2, words);
      await expect.poll(() => page.locator("#said").textContent()).toContain(words);
      expect(await page.evaluate("window.here")).toBe(true);
      expect(await page.locator("#said-phrase:focus").inputValue()).toBe("brok");
      expect(await page.locator(".live").textContent()).toMatch(/^Brought up to date/);
      expect(complaints).toEqual([]);
    },
  );
});

describe("The trend while somebody looks at it", () => {
  it("counts an answer without a reload, and keeps the note that is being written", async () => {
    const { page, complaints } = await look("/trend?lang=en&by=day");
    await page.evaluate("window.here = true");
    const newest = page.locator("table.numbers tbody tr:first-child td").first();
    const before = Number(await newest.textContent());
    await page.getByLabel("What happened").fill("New cour");
    await say(4);
    await expect.poll(async () => Number(await newest.textContent())).toBe(before + 1);
    expect(await page.evaluate("window.here")).toBe(true);
    expect(await page.locator("#note-text:focus").inputValue()).toBe("New cour");
    expect(await page.locator(".live").textContent()).toMatch(/^Brought up to date/);
    expect(complaints).toEqual([]);
  });
});
