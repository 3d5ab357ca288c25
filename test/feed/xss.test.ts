import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { Decision } from "../../shared/domain/moderation.ts";
import { Product } from "../../shared/domain/touchpoint.ts";
import { openBrowser } from "../support/browser.ts";
import { type FeedWorld, publishMany, startFeedWorld } from "./feed-world.ts";
import { XSS_PAYLOADS } from "./xss-payloads.ts";

/** What our own markup of an item is made of. */
const ALLOWED = ["B", "BLOCKQUOTE", "BR", "IMG", "P"];
/** A display name holds 80 characters. */
const NAME_LENGTH = 80;
const HOSTILE_NAME = `<img src=x onerror=window.hit()>"'&]]>`;

let world: FeedWorld;
let browser: Browser;
let context: BrowserContext;
let hits = 0;

beforeAll(async () => {
  [world, browser] = await Promise.all([startFeedWorld(), openBrowser()]);
  const name = { it: HOSTILE_NAME, en: HOSTILE_NAME };
  await world.addStore({ name: HOSTILE_NAME, stages: [{ id: "retention", name }] }, [
    { id: "cup", name, product: { name: HOSTILE_NAME, url: "https://shop.example/?a=1&b='\"<x>" } },
  ]);
  await publishMany(
    world,
    XSS_PAYLOADS.map((payload) => ({
      touchpoint: "cup",
      text: payload,
      displayName: payload.slice(0, NAME_LENGTH),
      reply: { text: payload, at: "2026-11-21T09:00:00.000Z", on: "2026-11-21" },
    })),
  );
  // Without the policy that answers carry: what keeps scripts from running here is how the words are written.
  context = await browser.newContext({ bypassCSP: true });
  await context.exposeBinding("hit", () => {
    hits += 1;
  });
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

/** Every page of a feed: its address and what is there. */
const pagesOf = async (file: string): Promise<{ readonly address: string; readonly text: string }[]> => {
  const pages: { address: string; text: string }[] = [];
  let next: string | undefined = `/f/bottega/${file}`;
  while (next !== undefined) {
    const { text, status, headers } = await world.ask(next);
    expect(status).toBe(200);
    pages.push({ address: new URL(next, world.url).href, text });
    next = /<([^>]+)>; rel="next"/.exec(headers.get("link") ?? "")?.[1];
  }
  return pages;
};

const inPage = async <Value>(run: (page: Page) => Promise<Value>): Promise<Value> => {
  const page = await context.newPage();
  page.on("dialog", (dialog) => {
    hits += 1;
    void dialog.dismiss();
  });
  try {
    return await run(page);
  } finally {
    await page.close();
  }
};

/** Names of the elements that a piece of HTML becomes, and what else in it could act. */
const Found = z.object({ elements: z.array(z.string()), active: z.array(z.string()), texts: z.array(z.string()) });
const look = `(() => {
  const all = [...document.querySelectorAll("#feed *")];
  return {
    elements: [...new Set(all.map(({ tagName }) => tagName))].sort(),
    active: all.flatMap(({ attributes }) => [...attributes].map(({ name, value }) => name + "=" + value))
      .filter((one) => /^on|javascript:|srcdoc|^style/i.test(one)),
    texts: [...document.querySelectorAll("#feed blockquote")].map(({ innerText }) => innerText),
  };
})()`;

/** As a careless reader of feeds does: HTML from the feed straight into its page. */
const renderAll = (pieces: readonly string[]) =>
  inPage(async (page) => {
    await page.goto("about:blank");
    await page.setContent(`<!doctype html><title>reader</title><div id="feed">${pieces.join("\n")}</div>`);
    await page.mouse.move(50, 50);
    await page.waitForTimeout(300);
    return Found.parse(await page.evaluate(look));
  });

const squeezed = (text: string) => text.replace(/\s+/g, " ").trim();

it("proves something: the same payloads run where nothing is escaped", async () => {
  const before = hits;
  await renderAll(XSS_PAYLOADS.slice(0, 40));
  expect(hits).toBeGreaterThan(before + 3);
  hits = 0;
  expect(XSS_PAYLOADS.length).toBeGreaterThanOrEqual(200);
});

describe("what customers and stores write", () => {
  it.each([
    ["RSS", "testimonials.rss?limit=50", "item > description"],
    ["Atom", "testimonials.atom?limit=50", "entry > content"],
  ])("is shown as it was written by a reader of %s, and runs nowhere", async (_name, file, selector) => {
    const pieces = await inPage(async (page) => {
      const found: string[] = [];
      for (const { text } of await pagesOf(file)) {
        found.push(
          ...z
            .array(z.string())
            .parse(
              await page.evaluate(
                `[...new DOMParser().parseFromString(${JSON.stringify(text)}, "text/xml").querySelectorAll("${selector}")].map(({ textContent }) => textContent)`,
              ),
            ),
        );
      }
      return found;
    });
    expect(pieces).toHaveLength(XSS_PAYLOADS.length);
    const { elements, active, texts } = await renderAll(pieces);
    expect(elements.filter((name) => !ALLOWED.includes(name))).toEqual([]);
    expect(active).toEqual([]);
    expect(texts.map(squeezed)).toEqual(XSS_PAYLOADS.map(squeezed));
    expect(hits).toBe(0);
  });

  it.each([
    "testimonials.rss?limit=50",
    "testimonials.atom?limit=50",
    "testimonials.google.xml",
    "testimonials.json?limit=50",
    "testimonials.feed.json?limit=50",
    "testimonials.jsonld?touchpoint=cup&limit=50",
  ])("runs nowhere when a browser opens every page of %s", async (file) => {
    await inPage(async (page) => {
      for (const { address } of await pagesOf(file)) {
        await page.goto(address);
        await page.waitForTimeout(200);
        const strangers = await page.evaluate(
          `document.querySelectorAll("script[src], img, iframe, object, embed, svg image, [onload], [onerror], [onfocus]").length`,
        );
        expect(strangers).toBe(0);
      }
    });
    expect(hits).toBe(0);
  });

  it("is a file to keep when a browser opens the CSV, and every cell of it is text", async () => {
    const address = `${world.url}/f/bottega/testimonials.csv`;
    const file = await inPage(async (page) => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.goto(address).catch(() => undefined)]);
      return readFile(await download.path(), "utf8");
    });
    const [header = [], ...rows]: string[][] = parse(file, { record_delimiter: "\r\n" });
    expect(rows).toHaveLength(XSS_PAYLOADS.length);
    for (const name of ["text", "displayName", "reply"]) {
      const column = header.indexOf(name);
      expect(rows.filter((row) => /^[=+\-@\t\r\n]/.test(row[column] ?? ""))).toEqual([]);
    }
    expect(hits).toBe(0);
  });

  it.each(["testimonials.json?limit=50", "testimonials.jsonld?touchpoint=cup&limit=50"])(
    "stays data in the script element of a shop's page, from %s",
    async (file) => {
      for (const { text } of await pagesOf(file)) {
        const elements = await inPage(async (page) => {
          await page.setContent(
            `<!doctype html><title>shop</title><div id="feed"><script type="application/ld+json">${text}</script></div>`,
          );
          return page.evaluate(`document.querySelectorAll("#feed *").length`);
        });
        expect(elements).toBe(1);
      }
      expect(hits).toBe(0);
    },
  );

  it("runs nowhere on the page that says how testimonials come about", async () => {
    await inPage(async (page) => {
      await page.goto(`${world.url}/f/bottega/verify`);
      expect(await page.title()).toContain("<img src=x");
      expect(await page.evaluate(`document.querySelectorAll("img, script, iframe").length`)).toBe(0);
    });
    expect(hits).toBe(0);
  });

  it("cannot be a tag", () => {
    expect(XSS_PAYLOADS.filter((payload) => Decision.safeParse({ tags: [payload] }).success)).toEqual([]);
  });

  it("cannot be the address of a product", () => {
    for (const url of ["javascript:alert(1)", "data:text/html,x", "http://shop.example", "//shop.example", "x"]) {
      expect([url, Product.safeParse({ name: "Tazza", url }).success]).toEqual([url, false]);
    }
  });
});
