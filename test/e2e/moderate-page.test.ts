import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { SCRIPT } from "../../functions/moderate/page/script.ts";
import { LANGUAGES } from "../../shared/domain/language.ts";
import { aMapping, importText, storedResponses } from "../cli/import-world.ts";
import { XSS_PAYLOADS } from "../feed/xss-payloads.ts";
import { type ModerateWorld, startModerateWorld } from "../moderate/moderate-world.ts";
import { violationsOn } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { openPage, overflowOf } from "../support/open-page.ts";
import { signedIn } from "../support/sign-in.ts";

const WIDTHS = [320, 390, 1280] as const;
/** The script's own budget: the page is complete without it. */
const MOST_SCRIPT_BYTES = 1024;
const HOSTILE = [
  `<script>document.title="owned"</script>`,
  `"><img src=x onerror=document.title="owned">`,
  `</textarea><svg onload=document.title="owned">`,
  `javascript:document.title="owned"`,
  `'-document.title="owned"-'`,
  `<!--><a href="//evil.example" autofocus onfocus=document.title="owned">`,
  `\${document.title="owned"} {{constructor.constructor('document.title=1')()}}`,
  "مرحبا <b>bold</b> &lt;i&gt; \u200f!",
];

let world: ModerateWorld;
let browser: Browser;
let stores = 0;
beforeAll(async () => {
  [world, browser] = await Promise.all([startModerateWorld(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

/** A store with three testimonials that wait, the first of them full of personal data. */
const aStoreWithThree = async () => {
  const store = `shop-${stores++}`;
  const { session } = await world.addStore(store);
  const add = (id: string, comment: string, rating: number, day: number) =>
    world.send({
      store,
      id,
      answers: { rating, comment, feeling: { face: rating } },
      consent: { displayName: id === "second" ? undefined : "Giulia R." },
      fields: { language: "en", answeredAt: `2026-11-0${day}T09:00:00.000Z` },
    });
  await add("first", "The plates came early. Call me on +39 06 6982 7000 or write to ann@shop.example!", 5, 1);
  await add("second", "One cup was broken, and nobody answered for a week.", 1, 2);
  await add("third", "Lovely.", 4, 3);
  return { store, session };
};

/** A page as a moderator sees it, and what went wrong in it by itself: errors, policy violations, any second request. */
const visit = async (session: string, path: string, options: BrowserContextOptions = {}) => {
  const { context, page, complaints } = await openPage(
    browser,
    { viewport: { width: 390, height: 844 }, ...options },
    {
      // Chromium says so where the next page has its focus before autofocus is looked at.
      said: /^Autofocus processing was blocked/,
      asked: (request) => request.isNavigationRequest(),
    },
  );
  await signedIn(context, world.url, session);
  await page.goto(`${world.url}${path}`);
  return { page, complaints };
};

/** Presses Tab until something with this text has the focus. */
const tabTo = async (page: Page, wanted: string) => {
  for (let presses = 0; presses < 80; presses += 1) {
    const found = await page.evaluate(
      `[document.activeElement.id, document.activeElement.name, document.activeElement.innerText]`,
    );
    if (
      z
        .array(z.unknown())
        .parse(found)
        .some((name) => String(name).trim().startsWith(wanted))
    )
      return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${wanted}`);
};

const textOf = (page: Page, selector: string) => page.locator(selector).first().innerText();

describe("the moderation pages in a browser", () => {
  it.each(LANGUAGES)("are accessible and fit every width, in %s", async (lang) => {
    const { session } = await aStoreWithThree();
    const { page, complaints } = await visit(session, `/moderate?lang=${lang}`);
    for (const path of ["/moderate", "/moderate/first"]) {
      await page.goto(`${world.url}${path}?lang=${lang}`);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        expect(await overflowOf(page)).toBe(0);
      }
      expect(await violationsOn(page)).toEqual([]);
      expect(await page.evaluate("document.documentElement.lang")).toBe(lang);
      expect(complaints).toEqual([]);
    }
  });

  it("are accessible in the dark, empty, with a problem, and with somebody else's change", async () => {
    const { session } = await aStoreWithThree();
    const { page: empty } = await visit(session, "/moderate?state=published&rating=5", { colorScheme: "dark" });
    expect(await violationsOn(empty)).toEqual([]);
    const { page } = await visit(session, "/moderate/first", { colorScheme: "dark" });
    expect(await violationsOn(page)).toEqual([]);
    await page.locator("button.grave").click();
    expect(await textOf(page, ".told")).toContain("Choose a reason of the list");
    expect(await violationsOn(page)).toEqual([]);
    const { page: other } = await visit(session, "/moderate/first");
    await other.getByRole("button", { name: "Feature" }).click();
    await page.locator("#reply").fill("We called you.");
    await page.locator("form:has(#reply) button").click();
    expect(await textOf(page, ".told")).toContain("Somebody else was faster");
    expect(await page.locator("#reply").inputValue()).toBe("We called you.");
    expect(await violationsOn(page)).toEqual([]);
    await page.locator("form:has(#reply) button").click();
    expect(await textOf(page, ".told")).toBe("Saved.");
  });

  it("need nothing but the keys Tab, Space and Enter, and no script", async () => {
    const { store, session } = await aStoreWithThree();
    const { page, complaints } = await visit(session, "/moderate", { javaScriptEnabled: false });
    const press = (key: string) => page.keyboard.press(key);
    /** Presses Enter, and looks on when the page that it leads to is there. */
    const enter = () => Promise.all([page.waitForEvent("load"), press("Enter")]);
    const focused = () => page.evaluate("document.activeElement.outerHTML.slice(0, 120)");
    const state = async (id: string) => (await world.testimonials.get(store, id))?.state;

    await press("Tab");
    expect(await focused()).toContain('class="skip"');
    await tabTo(page, "Open");
    await enter();

    // Covers what was found, and two words more.
    await tabTo(page, "span");
    await press("Space");
    await press("Tab");
    await press("Space");
    await press("Tab");
    expect(await focused()).toContain('id="words"');
    await page.keyboard.type("came early");
    await press("Tab");
    await enter();
    expect(await textOf(page, "blockquote.quote")).toBe("The plates ▇▇▇. Call me on ▇▇▇ or write to ▇▇▇!");

    // Shows a part, answers, tags.
    await tabTo(page, "excerpt");
    await press("Control+a");
    await page.keyboard.type("The plates came early.");
    await press("Tab");
    await enter();
    await tabTo(page, "reply");
    await page.keyboard.type("Thank you!");
    await press("Tab");
    await enter();
    await tabTo(page, "tags");
    await page.keyboard.type("plates gift");
    await enter();
    expect(await world.testimonials.get(store, "first")).toMatchObject({
      tags: ["gift", "plates"],
      reply: { text: "Thank you!" },
      excerpt: { from: 0, to: 22 },
    });

    await tabTo(page, "Publish");
    await enter();
    expect(page.url()).toMatch(/\/moderate\?done=1\.0$/);
    expect(await state("first")).toBe("published");

    // From the list: Enter in the text field presses what belongs to it, and publishes nothing.
    await tabTo(page, "pick");
    await press("Space");
    await tabTo(page, "tags");
    await page.keyboard.type("broken");
    await enter();
    expect(await world.testimonials.get(store, "second")).toMatchObject({ state: "candidate", tags: ["broken"] });

    await tabTo(page, "pick");
    await press("Space");
    await tabTo(page, "reason");
    await page.keyboard.type("Not from");
    await press("Tab");
    await enter();
    expect(await state("second")).toBe("rejected");
    expect(await state("third")).toBe("candidate");
    expect(complaints).toEqual([]);
  });

  it("have shortcuts that leave fields alone and can be switched off", async () => {
    expect(Buffer.byteLength(String(SCRIPT))).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
    const { store, session } = await aStoreWithThree();
    const { page, complaints } = await visit(session, "/moderate");
    const inCard = () => page.evaluate("document.activeElement.closest('.card')?.id");
    const press = (key: string) => page.keyboard.press(key);
    await press("a");
    expect((await world.testimonials.get(store, "first"))?.state).toBe("candidate");
    await press("j");
    expect(await inCard()).toBe("t-first");
    await press("j");
    expect(await inCard()).toBe("t-second");
    await press("k");
    expect(await inCard()).toBe("t-first");
    await press("x");
    expect(await page.locator("#t-first input").isChecked()).toBe(true);
    await press("r");
    expect(await page.evaluate("document.activeElement.id")).toBe("reason");
    await page.locator("#tags").focus();
    await page.keyboard.type("ajax");
    expect(await page.locator("#tags").inputValue()).toBe("ajax");
    await page.locator("#t-second .open").focus();
    await press("o");
    await page.waitForURL("**/moderate/second");
    await press("u");
    await page.waitForURL("**/moderate");
    await press("j");
    await press("a");
    await page.waitForURL("**done=1.0");
    expect((await world.testimonials.get(store, "first"))?.state).toBe("published");

    await page.locator("#keys").click();
    expect(await textOf(page, "#keys")).toBe("Switch shortcuts on");
    await press("j");
    expect(await inCard()).toBeUndefined();
    await page.reload();
    await press("j");
    expect(await inCard()).toBeUndefined();
    await page.locator("#keys").click();
    await press("j");
    expect(await inCard()).toBe("t-second");
    expect(complaints).toEqual([]);
  });

  it("show whatever customers wrote as text", async () => {
    const store = `shop-${stores++}`;
    const { session } = await world.addStore(store);
    for (const [index, comment] of HOSTILE.entries()) {
      await world.send({
        store,
        id: `h${index}`,
        answers: { comment, rating: 1 },
        consent: { displayName: comment.slice(0, 80), text: comment },
      });
    }
    const { page, complaints } = await visit(session, "/moderate");
    const shown = await page.locator(".card blockquote").allTextContents();
    expect(shown.sort()).toEqual([...HOSTILE].sort());
    expect(await page.locator("main script, main img, main svg, main a[href^='//'], main b:not(.wide)").count()).toBe(
      0,
    );
    for (const [index, comment] of HOSTILE.entries()) {
      await page.goto(`${world.url}/moderate/h${index}`);
      expect(await page.locator("blockquote.big").textContent()).toBe(comment);
      expect(await page.locator("#excerpt").inputValue()).toBe(comment);
    }
    expect(await page.title()).not.toContain("owned");
    expect(complaints).toEqual([]);
  });

  it("run nothing of what an import brings in, in words, names and replies", async () => {
    const store = `shop-${stores++}`;
    const { session } = await world.addStore(store);
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const rows = XSS_PAYLOADS.map((payload, n) =>
      [`${n}`, "2026-03-10", "5", payload, payload.slice(0, 80), payload].map(quoted).join(","),
    );
    const { tally } = await importText(world.table, ["id,at,stars,words,name,reply", ...rows].join("\n"), {
      store,
      mapping: aMapping({ displayName: "name", reply: "reply" }),
      consent: { text: "The terms of another tool allow it.", language: "en", scopes: ["site"] },
    });
    expect(tally.added).toBeGreaterThanOrEqual(200);
    const imported = await storedResponses(world.table, store);
    await world.see(imported);

    const { page, complaints } = await visit(session, "/moderate?state=published");
    await page.addInitScript("window.hits = 0; window.hit = () => { window.hits += 1 }");
    const shown: string[] = [];
    let next: string | null = "?";
    while (next !== null) {
      await page.goto(new URL(`/moderate${next}`, world.url).href);
      // The names of what was found stand between the words, for those who cannot see the marks.
      const words = await page.evaluate(
        `document.querySelectorAll("mark .unseen").forEach((name) => name.remove()), [...document.querySelectorAll(".card blockquote")].map((quote) => quote.textContent)`,
      );
      shown.push(...z.array(z.string()).parse(words));
      expect(await page.evaluate("window.hits")).toBe(0);
      const links = page.getByRole("link", { name: "Next page" });
      next = (await links.count()) === 0 ? null : await links.getAttribute("href");
    }
    expect(shown.sort()).toEqual(imported.map(({ answers }) => answers.comment ?? "").sort());
    for (const { id } of imported.slice(0, 5)) {
      await page.goto(`${world.url}/moderate/${id}`);
      expect(await page.evaluate("window.hits")).toBe(0);
    }
    expect(complaints).toEqual([]);
  });
});
