import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { DisplayName } from "../../shared/domain/consent.ts";
import { XSS_PAYLOADS } from "../feed/xss-payloads.ts";
import { openBrowser } from "../support/browser.ts";
import { visit } from "./visit.ts";
import { startWallWorld, type WallWorld } from "./wall-world.ts";

/** What a wall is made of; anything else came out of somebody's words. */
const ELEMENTS = ["A", "B", "BLOCKQUOTE", "BR", "BUTTON", "DIV", "LI", "P", "PRE", "SECTION", "SMALL", "UL"];
const ATTRIBUTES = ["aria-label", "class", "dir", "href", "lang", "part", "rel", "role", "tabindex"];
/** Most testimonials on a page of a feed. */
const PAGE = 50;

let world: WallWorld;
let browser: Browser;

/** Two of them in each testimonial, one as the customer's words and one as the store's reply. */
const HOSTILE = XSS_PAYLOADS.flatMap((text, index) => {
  const reply = XSS_PAYLOADS[index + 1];
  if (index % 2 === 1) return [];
  return [
    {
      text,
      displayName: DisplayName.safeParse(text.slice(0, 80)).data ?? "Anna",
      ...(reply !== undefined && { reply: { text: reply, at: "2026-11-21T09:00:00.000Z", on: "2026-11-21" } }),
    },
  ];
});

beforeAll(async () => {
  [world, browser] = await Promise.all([startWallWorld(HOSTILE), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const Inside = z.object({
  elements: z.array(z.string()),
  attributes: z.array(z.string()),
  addresses: z.array(z.string()),
});

/** Names of all that is below a root, once each, and where it leads. */
const inside = async (page: Page, root: string) =>
  Inside.parse(
    await page.evaluate(`(() => {
      const all = [...${root}.querySelectorAll("*")];
      const once = (names) => [...new Set(names)].sort();
      return {
        elements: once(all.map(({ tagName }) => tagName)),
        attributes: once(all.flatMap((element) => element.getAttributeNames())),
        addresses: once(all.flatMap(({ href }) => href ?? []).map((href) => new URL(href).origin)),
      };
    })()`),
  );

/** A page on which whatever runs is counted. */
const open = (address: string) =>
  visit(browser, address, {
    prepare: (page) => page.addInitScript("window.hits = 0; window.hit = () => { hits += 1; };"),
  });

const expectHarmless = async (page: Page, root: string, complaints: readonly string[]) => {
  // For whatever would load or start by itself.
  await page.waitForTimeout(300);
  const { elements, attributes, addresses } = await inside(page, root);
  expect(elements.filter((name) => !ELEMENTS.includes(name))).toEqual([]);
  expect(attributes.filter((name) => !ATTRIBUTES.includes(name))).toEqual([]);
  expect(addresses).toEqual([world.url]);
  expect(await page.evaluate("hits")).toBe(0);
  expect(complaints).toEqual([]);
};

describe(`${XSS_PAYLOADS.length} texts that would run where a page is careless`, () => {
  it("are more than 200", () => {
    expect(XSS_PAYLOADS.length).toBeGreaterThan(200);
  });

  it("do run where a page is careless", async () => {
    const careless = world.shop.page(
      `<!doctype html><title>Careless</title><link rel="icon" href="data:,"><main></main>`,
    );
    const { page } = await open(careless);
    await page.evaluate(
      `for (const text of ${JSON.stringify(XSS_PAYLOADS.slice(0, 40))}) document.body.append(document.createRange().createContextualFragment(text))`,
    );
    await expect.poll(() => page.evaluate("hits")).toBeGreaterThan(3);
    await page.context().close();
  });

  it("run nothing in the element, on a page that forbids nothing", async () => {
    const address = world.shop.page(`<!doctype html><html lang="it"><title>Shop</title><link rel="icon" href="data:,">
<script type="module" src="${world.url}/w/wall.js"></script><viaggio-wall store="bottega" limit="${PAGE}"></viaggio-wall>`);
    const { page, complaints } = await open(address);
    const items = page.locator("viaggio-wall li");
    await items.first().waitFor();
    for (let shown = PAGE; shown < HOSTILE.length; shown = await items.count()) {
      await page.locator("viaggio-wall button").click();
      await expect.poll(() => items.count()).toBeGreaterThan(shown);
    }
    expect(await items.count()).toBe(HOSTILE.length);
    await expectHarmless(page, "document.querySelector('viaggio-wall').shadowRoot", complaints);
    // Not one of them was changed on the way: what is shown is what was written.
    const shown = await page.locator("viaggio-wall blockquote").allTextContents();
    expect(shown.filter((text) => text.includes("hit()")).length).toBeGreaterThan(130);
    await page.context().close();
  });

  it("run nothing as HTML in a shop's own page, nor in the page for frames", async () => {
    let next: string | undefined = `/f/bottega/wall.html?limit=${PAGE}`;
    let fragments = "";
    while (next !== undefined) {
      const { text, headers } = await world.ask(next);
      fragments += text;
      next = /<([^>]+)>; rel="next"/.exec(headers.get("link") ?? "")?.[1];
    }
    const shop = world.shop.page(
      `<!doctype html><html lang="it"><title>Shop</title><link rel="icon" href="data:,"><main>${fragments}</main>`,
    );
    const included = await open(shop);
    expect(await included.page.locator("li").count()).toBe(HOSTILE.length);
    await expectHarmless(
      included.page,
      "document.querySelector('main')",
      included.complaints.filter((complaint) => !complaint.includes("favicon")),
    );
    await included.page.context().close();

    const framed = await open(`${world.url}/f/bottega/wall?limit=${PAGE}`);
    expect(await framed.page.locator("li").count()).toBe(PAGE);
    const { elements } = await inside(framed.page, "document.querySelector('main')");
    expect(elements.filter((name) => ![...ELEMENTS, "H1"].includes(name))).toEqual([]);
    expect(framed.complaints).toEqual([]);
    await framed.page.context().close();
  });

  it("are not run by the JSON either, wherever it is opened or pasted", async () => {
    const { text, headers } = await world.ask(`/f/bottega/wall.json?limit=${PAGE}`);
    expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(text).not.toMatch(/[<>&]/);
  });
});
