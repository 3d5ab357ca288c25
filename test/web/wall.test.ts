import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { WALL_LAYOUTS } from "../../shared/contract/wall.ts";
import { LANGUAGES } from "../../shared/domain/language.ts";
import { openBrowser } from "../support/browser.ts";
import { axeViolations, layoutShift, overflow, policyViolations, type Visit, visit } from "./visit.ts";
import { startWallWorld, type WallWorld } from "./wall-world.ts";

let world: WallWorld;
let browser: Browser;
const opened: Visit[] = [];

beforeAll(async () => {
  [world, browser] = await Promise.all([startWallWorld(), openBrowser()]);
});
afterEach(async () => {
  for (const { page } of opened.splice(0)) await page.context().close();
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const open = async (...wanted: Parameters<typeof visit> extends [Browser, ...infer Rest] ? Rest : never) => {
  const visited = await visit(browser, ...wanted);
  opened.push(visited);
  return visited;
};

const shown = (page: Page) => page.locator("viaggio-wall [part=summary]").first().waitFor();
const entries = (page: Page) => page.locator("viaggio-wall [part=entry]");
/** What has the focus: its element and its text. */
const focused = async (page: Page) =>
  z.string().parse(
    await page.evaluate(`(() => {
      const { tagName, textContent } = document.activeElement.shadowRoot?.activeElement ?? document.activeElement;
      return tagName + " " + textContent;
    })()`),
  );

/** Screenshots to be looked at, where somebody wants to (`SHOTS` names a folder). */
const keepShot = async (page: Page, name: string) => {
  const folder = process.env.SHOTS;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name.replaceAll(" ", "-")}.png` });
};

const LOOKS = [
  { name: "light", options: { colorScheme: "light" } },
  { name: "dark", options: { colorScheme: "dark" } },
  { name: "forced colours", options: { forcedColors: "active" } },
] as const;

/** Where a wall's own list is scrolled to. */
const scrolledTo = async (page: Page) =>
  z
    .number()
    .parse(await page.evaluate("document.querySelector('viaggio-wall').shadowRoot.querySelector('ul').scrollLeft"));

/** Waits until a script in the page says yes. */
const until = (page: Page, condition: string) => expect.poll(() => page.evaluate(condition)).toBe(true);

const WALL = "document.querySelector('viaggio-wall')";

describe("A wall in a shop's page", () => {
  it.each(
    WALL_LAYOUTS.flatMap((layout) =>
      // Colours are the same at every width.
      [390, 1280].flatMap((width) => LOOKS.slice(0, width === 390 ? 3 : 1).map((look) => ({ layout, width, ...look }))),
    ),
  )("has no fault, breaks no policy and moves nothing: $layout, $width px, $name", async (look) => {
    const { layout, width, options, name } = look;
    const address = world.pageWith(`layout="${layout}"`);
    const { page, complaints } = await open(address, { viewport: { width, height: 844 }, ...options });
    await shown(page);
    expect(await layoutShift(page)).toBe(0);
    expect(await policyViolations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await entries(page).count()).toBe(layout === "badge" ? 0 : 12);
    await keepShot(page, `wall-${layout}-${width}-${name}`);
  });

  it.each(["it", "en-GB", "es", "fr-CA", "de", "pt-BR"])("speaks the page's language: %s", async (lang) => {
    const { page } = await open(world.pageWith("", { lang }));
    await shown(page);
    const spoken = lang.slice(0, 2);
    expect(LANGUAGES).toContain(spoken);
    expect(await page.locator("viaggio-wall .w").getAttribute("lang")).toBe(spoken);
  });

  it("speaks the store's language where the page's is none of ours", async () => {
    const { page } = await open(world.pageWith("", { lang: "ja" }));
    await shown(page);
    expect(await page.locator("viaggio-wall .w").getAttribute("lang")).toBe("it");
  });

  it("shows the words in their own language and direction, and who wrote them", async () => {
    const { page } = await open(world.pageWith(""));
    await shown(page);
    const arabic = entries(page).filter({ hasText: "ليلى" });
    expect(await arabic.locator("blockquote").getAttribute("lang")).toBe("ar");
    expect(await page.evaluate(`getComputedStyle(${WALL}.shadowRoot.querySelector("[lang=ar]")).direction`)).toBe(
      "rtl",
    );
    expect(await entries(page).first().textContent()).toContain("Bottega Aurora risponde");
    expect(await entries(page).nth(2).textContent()).toContain("Per questa risposta era stato promesso qualcosa");
    expect(await page.locator("viaggio-wall [part=summary]").textContent()).toContain("4,29 su 5");
  });

  it("says that the store selected, wherever it did", async () => {
    const { page } = await open(world.pageWith('rating="4"'));
    await shown(page);
    expect(await page.locator("viaggio-wall [part=summary]").textContent()).toContain("Scelte dal negozio");
    expect(await page.getByRole("link", { name: "Come verifichiamo" }).getAttribute("href")).toContain(
      "/verify?lang=it",
    );
  });

  it("lies from right to left where the page does", async () => {
    const { page } = await open(world.pageWith('layout="carousel"', { dir: "rtl", lang: "ar" }), {
      viewport: { width: 1280, height: 844 },
    });
    await shown(page);
    expect(await overflow(page)).toBe(0);
    const [first, second] = await Promise.all([
      entries(page).first().boundingBox(),
      entries(page).nth(1).boundingBox(),
    ]);
    expect(first?.x ?? 0).toBeGreaterThan(second?.x ?? 0);
    await page.getByRole("button", { name: "Successiva" }).click();
    await until(page, `${WALL}.shadowRoot.querySelector("ul").scrollLeft < -100`);
    expect(await axeViolations(page)).toEqual([]);
    await keepShot(page, "wall-rtl");
  });

  it("fits at 200 % and at 320 px", async () => {
    const { page } = await open(world.pageWith(""), { viewport: { width: 320, height: 500 } });
    await shown(page);
    expect(await overflow(page)).toBe(0);
    await page.setViewportSize({ width: 195, height: 422 });
    expect(await overflow(page)).toBe(0);
  });
});

describe("With the keyboard alone", () => {
  it("the link, the list and the buttons are reached, and more can be had, to the end", async () => {
    const { page } = await open(world.pageWith(""));
    await shown(page);
    const press = async (key: string) => page.keyboard.press(key);
    await press("Tab");
    expect(await focused(page)).toContain("Come verifichiamo");
    await press("Tab");
    expect(await focused(page)).toMatch(/^UL/);
    await press("Tab");
    expect(await focused(page)).toBe("BUTTON Mostra altre");
    await press("Enter");
    await until(page, `${WALL}.shadowRoot.querySelectorAll("li").length === 24`);
    expect(await focused(page)).toContain("Arrivata in 13 giorni");
    await page.getByRole("button", { name: "Mostra altre" }).press("Space");
    await until(page, `${WALL}.shadowRoot.querySelectorAll("li").length === 30`);
    expect(await page.getByRole("button", { name: "Mostra altre" }).count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  });

  it("a carousel turns both ways and never by itself", async () => {
    const { page } = await open(world.pageWith('layout="carousel"'));
    await shown(page);
    await page.getByRole("button", { name: "Successiva" }).press("Enter");
    await until(page, `${WALL}.shadowRoot.querySelector("ul").scrollLeft > 200`);
    await page.getByRole("button", { name: "Precedente" }).press("Enter");
    await until(page, `${WALL}.shadowRoot.querySelector("ul").scrollLeft < 5`);
    expect(await scrolledTo(page)).toBeLessThan(5);
  });

  it("an impatient finger gets every page once", async () => {
    const { page, requests } = await open(world.pageWith(""));
    await shown(page);
    await page.getByRole("button", { name: "Mostra altre" }).click({ clickCount: 3 });
    await until(page, `${WALL}.shadowRoot.querySelectorAll("li").length > 12`);
    const asked = requests.filter((request) => request.includes("cursor="));
    expect(new Set(asked).size).toBe(asked.length);
    const texts = await entries(page).allTextContents();
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe("On a page that is not kind", () => {
  const HOSTILE_STYLE =
    "*{color:red;font-size:3px!important;letter-spacing:1em;text-transform:uppercase;visibility:hidden;line-height:0;white-space:nowrap;text-align:end}ul,li,button,blockquote{display:none!important}viaggio-wall{visibility:visible}";

  it("its styles do not reach in", async () => {
    const address = world.pageWith("", { more: '<link rel="stylesheet" href="/hostile.css">' });
    world.shop.put("/hostile.css", { headers: { "content-type": "text/css" }, body: HOSTILE_STYLE });
    const { page } = await open(address);
    await shown(page);
    const style = z.record(z.string(), z.string()).parse(
      await page.evaluate(`(() => {
        const { fontSize, letterSpacing, textTransform, visibility, whiteSpace, display } = getComputedStyle(${WALL}.shadowRoot.querySelector("b"));
        return { fontSize, letterSpacing, textTransform, visibility, whiteSpace, display };
      })()`),
    );
    expect(style).toEqual({
      fontSize: "32px",
      letterSpacing: "normal",
      textTransform: "none",
      visibility: "visible",
      whiteSpace: "normal",
      display: "block",
    });
    expect(await entries(page).first().isVisible()).toBe(true);
  });

  it("what it has put on Object.prototype is not taken for ours", async () => {
    const { page, complaints } = await open(world.pageWith(""), {
      prepare: (page) =>
        page.addInitScript(`
          for (const name of ["reply", "photo", "stars", "more", "lang", "about", "average", "innerHTML", "onclick"]) Object.prototype[name] = "polluted";
          Object.prototype.extend = function extend() {};
          Array.prototype.last = function last() { return this[this.length - 1]; };
        `),
    });
    await shown(page);
    expect(await entries(page).count()).toBe(12);
    expect(await page.locator("viaggio-wall .w").textContent()).not.toContain("polluted");
    expect(complaints).toEqual([]);
  });

  it("asks for nothing until it comes near, and once wherever it is moved", async () => {
    const { page, requests } = await open(world.pageWith(""), {
      prepare: (page) =>
        page.route("**/shop.css", (route) =>
          route.fulfill({
            contentType: "text/css",
            body: "h1{block-size:5000px}viaggio-wall{display:block;block-size:36rem}",
          }),
        ),
    });
    await page.waitForTimeout(200);
    const asked = () => requests.filter((request) => request.includes("wall.json"));
    expect(asked()).toEqual([]);
    await page.evaluate("window.scrollTo(0, 4600)");
    await shown(page);
    await page.evaluate(`document.querySelector("main").prepend(${WALL})`);
    await shown(page);
    expect(await entries(page).count()).toBe(12);
    expect(asked()).toHaveLength(1);
  });

  it("two of it, and the file twice, do not disturb each other", async () => {
    const more = `<script type="module" src="${world.url}/w/wall.js?again"></script><viaggio-wall store="bottega" layout="badge"></viaggio-wall>`;
    const { page, complaints } = await open(world.pageWith("", { more }));
    await until(
      page,
      "[...document.querySelectorAll('viaggio-wall')].every((wall) => wall.shadowRoot?.querySelector('[part=summary]'))",
    );
    expect(complaints).toEqual([]);
  });

  it("tells the page what happened, and never throws at it", async () => {
    const { page, complaints } = await open(world.pageWith(""), {
      prepare: (page) =>
        page.addInitScript(
          `window.told = []; for (const name of ["shown", "failed"]) addEventListener("viaggio:" + name, ({ type }) => told.push(type));`,
        ),
    });
    await shown(page);
    await page.getByRole("button", { name: "Mostra altre" }).click();
    await until(page, "told.length === 2");
    expect(await page.evaluate("told.join()")).toBe("viaggio:shown,viaggio:shown");
    expect(complaints).toEqual([]);
  });
});

describe("When there is nothing to show", () => {
  const BROKEN: readonly (readonly [string, Parameters<Page["route"]>[1]])[] = [
    ["no connection", (route) => route.abort()],
    ["an outage", (route) => route.fulfill({ status: 500, body: '{"error":{"code":"internal"}}' })],
    ["somebody else's page", (route) => route.fulfill({ contentType: "text/html", body: "<h1>Sign in</h1>" })],
    ["an empty answer", (route) => route.fulfill({ status: 200, body: "" })],
    ["null", (route) => route.fulfill({ status: 200, body: "null" })],
  ];
  it.each(BROKEN)("the page's own link stays: %s", async (_what, answer) => {
    const { page, complaints } = await open(world.pageWith(""), {
      prepare: async (page) => {
        await page.addInitScript(`addEventListener("viaggio:failed", () => { window.failed = true; });`);
        await page.route("**/wall.json*", answer);
      },
    });
    await until(page, "window.failed === true");
    expect(await page.getByRole("link", { name: "Che cosa dicono i clienti" }).isVisible()).toBe(true);
    // Chromium says of itself that a request failed.
    expect(complaints.filter((complaint) => !complaint.startsWith("Failed to load resource"))).toEqual([]);
    expect(await layoutShift(page)).toBe(0);
  });

  it("without a script too", async () => {
    const { page } = await open(world.pageWith(""), { javaScriptEnabled: false });
    await page.getByRole("link", { name: "Che cosa dicono i clienti" }).click();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(
      "Che cosa dicono i clienti di Bottega Aurora",
    );
    expect(await page.locator(".viaggio-testimonial").count()).toBe(12);
  });

  it("a store without testimonials says so", async () => {
    await world.addStore({ id: "new-shop", name: "New" });
    const { page } = await open(world.pageWith("", { store: "new-shop" }));
    await shown(page);
    expect(await page.locator("viaggio-wall .w").textContent()).toContain("Ancora nessuna testimonianza");
    expect(await page.getByRole("link", { name: "Come verifichiamo" }).isVisible()).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
  });
});

describe("Under a policy of nonces", () => {
  it("runs with a nonce, its integrity checked, and loads its buttons", async () => {
    const Listed = z.record(z.string(), z.object({ path: z.string(), integrity: z.string() }));
    const listed = Listed.parse(JSON.parse((await world.ask("/w/integrity.json")).text))["wall.js"];
    const address = world.shop.page(
      `<!doctype html><html lang="it"><title>Shop</title><link rel="icon" href="data:,"><main><h1>Shop</h1>
<script type="module" nonce="n1" src="${world.url}${listed?.path}" integrity="${listed?.integrity}" crossorigin></script>
<viaggio-wall store="bottega"></viaggio-wall></main>`,
      {
        "content-security-policy": `default-src 'none'; script-src 'nonce-n1' 'strict-dynamic'; connect-src ${world.url}; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'`,
      },
    );
    const { page, complaints } = await open(address);
    await page.getByRole("button", { name: "Mostra altre" }).click();
    await until(page, `${WALL}.shadowRoot.querySelectorAll("li").length === 24`);
    expect(await policyViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe("The wall as a page", () => {
  it.each(
    LOOKS.flatMap(({ name, options }) =>
      (name === "light" ? [390, 1280] : [390]).map((width) => ({ name, options, width })),
    ),
  )("has no fault: $width px, $name", async ({ name, options, width }) => {
    for (const layout of ["grid", "carousel"]) {
      const address = `${world.url}/f/bottega/wall?lang=en&layout=${layout}`;
      const { page, complaints } = await open(address, { viewport: { width, height: 844 }, ...options });
      expect(await axeViolations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      expect(complaints).toEqual([]);
      await keepShot(page, `page-${layout}-${width}-${name}`);
    }
  });

  it("shows itself in a shop's frame, and opens others beside it", async () => {
    const address = world.shop.page(
      `<!doctype html><html lang="it"><title>Shop</title><link rel="icon" href="data:,"><h1>Shop</h1><iframe title="Wall" src="${world.url}/f/bottega/wall?lang=it" width="600" height="500"></iframe>`,
    );
    const { page } = await open(address);
    const frame = page.frameLocator("iframe");
    await frame.getByRole("link", { name: "Mostra altre" }).click();
    await frame.getByText("Arrivata in 13 giorni").waitFor();
    const [verify] = await Promise.all([
      page.context().waitForEvent("page"),
      frame.getByRole("link", { name: "Come verifichiamo" }).click(),
    ]);
    await verify.getByRole("heading", { level: 1 }).waitFor();
    expect(verify.url()).toBe(`${world.url}/f/bottega/verify?lang=it`);
  });
});
