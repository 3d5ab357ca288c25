import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dynamoJourneyEdits } from "../../shared/adapters/dynamo/journey-edits.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import { LANGUAGES } from "../../shared/domain/language.ts";
import { violationsOn } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { aResponse, aTouchpoint } from "../support/builders.ts";
import { openPage, overflowOf } from "../support/open-page.ts";
import { signedIn } from "../support/sign-in.ts";
import { type EditorWorld, NOW, startEditorWorld } from "./editor-world.ts";

const WIDTHS = [320, 390, 1280] as const;
const ADA = { by: "key", name: "Ada", now: NOW };

let world: EditorWorld;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([startEditorWorld(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

type Shop = Awaited<ReturnType<EditorWorld["addStore"]>>;

/** A page as an administrator sees it, and what went wrong in it by itself: errors, policy violations, any second request. */
const look = async ({ session }: Pick<Shop, "session">, path: string, options: BrowserContextOptions = {}) => {
  const { context, page, complaints } = await openPage(
    browser,
    { viewport: { width: 390, height: 844 }, ...options },
    {
      said: /^Autofocus processing was blocked|the server responded with a status of 4/,
      asked: (request) => request.isNavigationRequest(),
    },
  );
  await signedIn(context, world.url, session);
  await page.goto(`${world.url}${path}`);
  return { page, complaints };
};

const fitsAndIsAccessible = async (page: Page) => {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    expect(await overflowOf(page)).toBe(0);
  }
  expect(await violationsOn(page)).toEqual([]);
};

/** Presses Tab until the focused element has this name. */
const tabTo = async (page: Page, wanted: string) => {
  for (let presses = 0; presses < 60; presses += 1) {
    const name = await page.evaluate(
      "(e => e.matches('a, button, input, select, summary') ? e.id + ' ' + e.textContent : '')(document.activeElement)",
    );
    if (String(name).includes(wanted)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${wanted}`);
};
const enter = (page: Page) => Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
const press = (page: Page, name: string) =>
  Promise.all([page.waitForEvent("load"), page.getByRole("button", { name, exact: true }).click()]);
const told = (page: Page) => page.locator(".told").first().innerText();

/** A shop whose delivery was moved, so that its history is elsewhere. */
const aMovedShop = async () => {
  const shop = await world.addStore();
  await dynamoResponses(world.table).add(aResponse({ store: shop.store.id, id: "r" }));
  await dynamoJourneyEdits(world.table).changeTouchpoint(shop.store, "delivery", { stage: "advocacy" }, ADA);
  return shop;
};

describe("the editor in a browser", () => {
  it.each(LANGUAGES)("is accessible and fits every width, in %s", async (lang) => {
    const shop = await aMovedShop();
    const { page, complaints } = await look(shop, `/editor?lang=${lang}`);
    for (const path of ["/editor", "/editor/stages/advocacy", "/editor/touchpoints/delivery"]) {
      await page.goto(`${world.url}${path}?lang=${lang}`);
      await fitsAndIsAccessible(page);
      expect(await page.evaluate("document.documentElement.lang")).toBe(lang);
    }
    expect(complaints).toEqual([]);
  });

  it("is accessible in every state, in the dark", async () => {
    const shop = await aMovedShop();
    const { page, complaints } = await look(shop, "/editor/touchpoints", { colorScheme: "dark" });
    await fitsAndIsAccessible(page);
    // Something wrong in every field.
    await page.locator("#id").fill("Not a short id");
    await page.locator("#order").fill("first");
    await press(page, "Add the touchpoint");
    expect(await told(page)).toContain("Enter a name in at least one language");
    expect(await page.evaluate("document.activeElement.className")).toBe("told bad");
    await fitsAndIsAccessible(page);
    // How it would look.
    await page.locator("#id").fill("care");
    await page.locator("#order").fill("40");
    await page.locator("#name-en").fill("A name of two hundred characters, or nearly: ".repeat(5).slice(0, 200));
    await page.locator("#name-it").fill("مرحبا بكم في المتجر");
    await press(page, "Preview");
    expect(await page.evaluate("document.activeElement.id")).toBe("preview");
    await fitsAndIsAccessible(page);
    await press(page, "Add the touchpoint");
    expect(await told(page)).toBe("Saved.");
    await fitsAndIsAccessible(page);
    // Somebody else was faster.
    const { page: other } = await look(shop, "/editor/touchpoints/care");
    await page.goto(`${world.url}/editor/touchpoints/care`);
    await press(other, "Archive");
    await page.locator("#name-de").or(page.locator("#name-it")).first().fill("Pflege");
    await press(page, "Save");
    expect(await told(page)).toContain("Somebody else was faster");
    await fitsAndIsAccessible(page);
    // And the session ends.
    await page.context().clearCookies();
    await press(page, "Save");
    expect(await told(page)).toContain("Nothing was saved, but what you typed is kept");
    await fitsAndIsAccessible(page);
    await signedIn(page.context(), world.url, await world.signIn(shop.store.id));
    await press(page, "I am signed in: go on");
    expect(await told(page)).toContain("what you typed is still in the form");
    expect(await page.locator("#name-it").inputValue()).toBe("Pflege");
    await fitsAndIsAccessible(page);
    await press(page, "Save");
    expect(await told(page)).toBe("Saved.");
    expect(complaints).toEqual([]);
  });

  it("is accessible when empty and with 500 touchpoints", async () => {
    const { page: empty } = await look(await world.addStore({}, []), "/editor");
    expect(await empty.locator("main").innerText()).toContain("No touchpoints yet");
    await fitsAndIsAccessible(empty);
    const many = Array.from({ length: 500 }, (_, index) =>
      aTouchpoint({ id: `t-${index}`, order: index, name: { en: `Touchpoint number ${index}` } }),
    );
    const { page } = await look(await world.addStore({}, many), "/editor");
    expect(await overflowOf(page)).toBe(0);
    await page.getByText("500 touchpoints").click();
    expect(await page.getByRole("button", { name: /^Up.*number 499$/ }).isVisible()).toBe(true);
  });

  it("needs nothing but the keys Tab, arrows and Enter, and no script", async () => {
    const shop = await world.addStore();
    const { page, complaints } = await look(shop, "/editor", { javaScriptEnabled: false });
    const type = async (field: string, text: string) => {
      await tabTo(page, field);
      await page.keyboard.press("Control+a");
      await page.keyboard.type(text);
    };

    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    // A touchpoint goes up twice; the focus stays where the finger is.
    await tabTo(page, "Up: Repair");
    await enter(page);
    expect(await page.evaluate("document.activeElement.textContent")).toContain("Down: Repair");
    expect((await shop.touchpoint("repair")).order).toBe(10);
    await enter(page);
    expect((await shop.touchpoint("repair")).order).toBe(20);

    // A stage is renamed.
    await tabTo(page, "Edit: Retention");
    await enter(page);
    await type("name-en", "Afterwards");
    await tabTo(page, "Save");
    await enter(page);
    expect((await shop.now()).stages.map(({ name }) => name.en)).toContain("Afterwards");

    // A touchpoint is added to it, moved to another stage, archived.
    await tabTo(page, "Add a touchpoint to Afterwards");
    await enter(page);
    await type("id", "care");
    await type("name-en", "Care");
    await tabTo(page, "Add the touchpoint");
    await enter(page);
    expect(await shop.touchpoint("care")).toMatchObject({ stage: "retention", order: 30, channel: "web" });
    await tabTo(page, "Care");
    await enter(page);
    await tabTo(page, "stage");
    await page.keyboard.press("ArrowDown");
    await tabTo(page, "Save");
    await enter(page);
    expect((await shop.touchpoint("care")).stage).toBe("advocacy");
    await tabTo(page, "Care");
    await enter(page);
    await tabTo(page, "Archive");
    await enter(page);
    expect((await shop.touchpoint("care")).archived).toBe(true);
    expect(await told(page)).toBe("Saved.");
    expect(complaints).toEqual([]);
  });
});
