import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSignInWorld } from "../dashboard/sign-in-world.ts";
import { violationsOn } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { openPage, overflowOf } from "../support/open-page.ts";

const CASES = (["light", "dark"] as const).flatMap((colorScheme) =>
  [390, 1280].map((width) => ({ colorScheme, width })),
);

let world: Awaited<ReturnType<typeof startSignInWorld>>;
let browser: Browser;
let store: string;
let key: string;
beforeAll(async () => {
  [world, browser] = await Promise.all([startSignInWorld(), openBrowser()]);
  store = await world.addStore();
  key = (await world.addKey(store, ["read", "moderate", "admin"])).secret;
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const visit = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
  const { page } = await openPage(browser, options);
  await page.goto(`${world.url}${path}`);
  return page;
};

const faultsOf = async (page: Page) => {
  const overflow = await overflowOf(page);
  return [...(await violationsOn(page)), ...(overflow === 0 ? [] : [`${overflow} px too wide`])];
};

/** Does what loads a page, and waits until it is there. */
const loading = async (page: Page, act: () => Promise<unknown>) => {
  const loaded = page.waitForEvent("load");
  await act();
  await loaded;
};

const enter = (page: Page, typed = key) =>
  loading(page, async () => {
    await page.getByLabel("Secret key").fill(typed);
    await page.keyboard.press("Enter");
  });

describe("Signing in with a browser", () => {
  it.each(CASES)("shows every page of it without a fault: $width px, $colorScheme", async ({ colorScheme, width }) => {
    const page = await visit("/sessions?lang=en", { viewport: { width, height: 900 }, colorScheme });
    expect(await faultsOf(page)).toEqual([]);
    await enter(page, "sk_none");
    expect(await page.locator("#key-problem").textContent()).toContain("not a secret key");
    expect(await faultsOf(page)).toEqual([]);
    await enter(page);
    expect(new URL(page.url()).pathname).toBe("/sessions");
    expect(await faultsOf(page)).toEqual([]);
    await page.goto(`${world.url}/moderate?lang=en`);
    expect(await faultsOf(page)).toEqual([]);
    await page.goto(`${world.url}/sign-in?lang=de&once=${await world.addLink(store)}`);
    expect(await faultsOf(page)).toEqual([]);
  });

  it("needs no script and no pointer: in, to another page, out", async () => {
    const page = await visit("/journey?lang=en", { javaScriptEnabled: false });
    expect(await page.locator("#key:focus").count()).toBe(1);
    await enter(page);
    expect(await page.locator("h1").textContent()).toBe("Journey map");
    const names = await page.getByRole("navigation", { name: "Pages" }).getByRole("link").allTextContents();
    expect(names).toEqual(expect.arrayContaining(["Journey map", "Testimonials", "Sign-ins"]));
    expect(await page.locator('.pages [aria-current="page"]').textContent()).toBe("Journey map");
    await loading(page, () => page.getByRole("link", { name: "Sign-ins" }).press("Enter"));
    expect(await page.locator("h1").textContent()).toBe("Sign-ins");
    await loading(page, () => page.getByRole("link", { name: "Testimonials" }).press("Enter"));
    expect(await page.locator('.pages [aria-current="page"]').textContent()).toBe("Testimonials");
    await loading(page, () => page.getByRole("button", { name: "Sign out" }).press("Enter"));
    expect(await page.locator("main").textContent()).toContain("You are signed out.");
    await page.goto(`${world.url}/journey`);
    expect(new URL(page.url()).pathname).toBe("/sign-in");
  });

  it("ends somebody else's sign-in, and says so", async () => {
    const [one, other] = [await visit("/sessions?lang=en"), await visit("/journey?lang=en")];
    await enter(one);
    await enter(other);
    await one.reload();
    expect(await one.locator(".sessions li", { hasText: "this one" }).count()).toBe(1);
    // All began at the same moment of the tests' clock: whichever is not this one.
    const others = one.locator(".sessions li").filter({ hasNotText: "this one" });
    while ((await others.count()) > 0) await loading(one, () => others.first().getByRole("button").click());
    expect(await one.locator("[role=status]").textContent()).toBe("The sign-in has ended.");
    await other.reload();
    expect(new URL(other.url()).pathname).toBe("/sign-in");
  });

  it("goes in with a link that works once", async () => {
    const once = await world.addLink(store);
    const page = await visit(`/sign-in?lang=en&once=${once}`);
    await loading(page, () => page.getByRole("button", { name: "Sign in" }).first().click());
    expect(await page.locator("h1").textContent()).toBe("Journey map");
    const again = await visit(`/sign-in?lang=en&once=${once}`);
    await loading(again, () => again.getByRole("button", { name: "Sign in" }).first().click());
    expect(await again.locator("[role=alert]").textContent()).toContain("has been used");
  });
});
