import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { LANGUAGES } from "../../shared/domain/language.ts";
import { violationsOn } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { type ShopPage, startWidgetWorld, type WidgetWorld } from "../widget/widget-world.ts";

type Store = Awaited<ReturnType<WidgetWorld["addStore"]>>;

let world: WidgetWorld;
let browser: Browser;
let store: Store;
const open: Page[] = [];

beforeAll(async () => {
  [world, browser] = await Promise.all([startWidgetWorld(), openBrowser()]);
  store = await world.addStore();
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});
afterEach(async () => {
  for (const page of open.splice(0)) await page.context().close();
});

const tag = (attributes = "", file = "widget.js", { key } = store) =>
  `<script type="module" src="${world.url}/w/${file}" data-key="${key}" data-touchpoint="delivery" ${attributes}></script>`;
const place = (attributes = "", { key } = store) =>
  `<script type="module" src="${world.url}/w/widget.js"></script><viaggio-feedback data-key="${key}" data-touchpoint="delivery" ${attributes}></viaggio-feedback>`;

/** A page of the shop in a browser of its own, and all that went wrong or was said there. */
const visit = async (
  shop: ShopPage | string,
  options: BrowserContextOptions = {},
  before?: (page: Page) => unknown,
) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "en-GB", ...options });
  const page = await context.newPage();
  open.push(page);
  const errors: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("request", (request) => requests.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await before?.(page);
  await page.addInitScript(`
    window.said = [];
    for (const name of ["open", "answer", "sent", "close", "refused"])
      document.addEventListener("viaggio:" + name, ({ detail }) => said.push([name, detail]));
  `);
  await page.goto(world.page(typeof shop === "string" ? { body: `<h1>A shop</h1>${shop}` } : shop));
  const said = async () => z.array(z.tuple([z.string(), z.looseObject({})])).parse(await page.evaluate("said"));
  return {
    page,
    errors,
    requests,
    said,
    names: async () => (await said()).map(([name]) => name),
    tab: page.getByRole("button", { name: "Feedback" }),
    dialog: page.getByRole("dialog"),
    next: page.getByRole("button", { name: "Next" }),
    send: page.getByRole("button", { name: "Send", exact: true }),
    thanks: page.getByText("Thank you"),
  };
};
type Visit = Awaited<ReturnType<typeof visit>>;

/** Answers every question of the survey, as a person does. */
const answerAll = async ({ page, next }: Visit) => {
  await page.getByRole("radio", { name: "Happy", exact: true }).check();
  await next.click();
  await page.getByRole("radio", { name: "2 stars" }).check();
  await next.click();
  await page.getByRole("textbox").fill("Quick & kind");
  await next.click();
  await page.getByRole("radio", { name: "10 Extremely likely" }).check();
  await next.click();
  await page.getByRole("radio", { name: "7 Very easy" }).check();
  await next.click();
  await page.getByRole("checkbox", { name: "box" }).check();
};

/** What axe asks of a whole page is the shop's own. */
const RULES_OF_THE_SHOP = ["region", "landmark-one-main"];

/** Controls in the widget that are smaller than a finger. */
const smallTargetsOn = async (page: Page): Promise<string[]> =>
  z.array(z.string()).parse(
    await page.evaluate(`[...document.querySelector("viaggio-feedback").shadowRoot.querySelectorAll("label, button, summary, textarea, a")]
      .map((element) => [element, element.getBoundingClientRect()])
      .filter(([, { width, height }]) => width > 0 && (width < 43.5 || height < 43.5))
      .map(([element, { width, height }]) => element.outerHTML.slice(0, 80) + " " + width + "x" + height)`),
  );

describe("The widget as a tab", () => {
  it("costs one request until it is wanted, and writes nothing", async () => {
    const { page, requests, errors, tab } = await visit(tag());
    await tab.waitFor();
    await page.waitForTimeout(300);
    expect(requests.slice(1)).toEqual(["GET /w/widget.js"]);
    expect(
      await page.evaluate(
        "[document.cookie, localStorage.length, sessionStorage.length, Object.keys(window).filter((name) => /viaggio/i.test(name)).length]",
      ),
    ).toEqual(["", 0, 0, 0]);
    expect(errors).toEqual([]);
  });

  it("asks, sends without a preflight, thanks, and leads to one's own answer", async () => {
    const visited = await visit(tag());
    const { page, requests, errors, tab, send, thanks, said, names } = visited;
    await tab.click();
    await page.getByText("Say it in words").click();
    for (const word of ["safe", "curious", "happy"])
      await page.getByRole("checkbox", { name: word, exact: true }).check();
    expect(await page.getByRole("checkbox", { name: "pleased" }).isDisabled()).toBe(true);
    await answerAll(visited);
    // A person reads before they answer: what comes sooner is taken for a machine's.
    await page.waitForTimeout(1600);
    await send.dblclick();
    await thanks.waitFor();
    expect(requests.filter((request) => /v1/.test(request))).toEqual(["GET /v1/widget.js", "POST /v1/widget"]);
    expect(await names()).toEqual(["open", ...Array(6).fill("answer"), "sent"]);
    expect(JSON.stringify(await said())).not.toContain("Quick");
    const [, detail] = (await said()).at(-1) ?? [];
    const sent = (await world.all(store.id)).find(({ id }) => id === detail?.id);
    expect(sent).toMatchObject({
      source: "widget",
      provenance: "open",
      answers: {
        feeling: { face: 4, words: ["happy", "safe", "exploratory"].map((word) => ({ word, intensity: 2 })) },
        rating: 2,
        comment: "Quick & kind",
        recommendation: 10,
        effort: 7,
        choices: { part: ["box"] },
      },
    });
    expect(sent?.suspect).toBeUndefined();
    const own = await page.getByRole("link", { name: "See, change or erase your answer" }).getAttribute("href");
    expect(await (await fetch(own ?? "")).text()).toContain("Quick &amp; kind");
    await page.getByRole("checkbox", { name: "On the shop’s web site" }).check();
    await page.getByLabel("Name to show").fill("Ada");
    await page.getByRole("button", { name: "Allow" }).click();
    await page.getByText("Saved").waitFor();
    expect((await world.all(store.id)).some(({ consent }) => consent?.displayName === "Ada")).toBe(true);
    expect(errors).toEqual([]);
  });
});

describe("The widget's forms and moments", () => {
  it("come by themselves as a popover, without the focus, and not again once they were closed", async () => {
    const { page, dialog, names } = await visit(tag('data-form="popover"'));
    await dialog.waitFor();
    expect(await page.evaluate("document.activeElement === document.body")).toBe(true);
    expect(await page.evaluate("localStorage.length")).toBe(0);
    await page.getByRole("button", { name: "Close" }).click();
    await expect.poll(names).toEqual(["open", "close"]);
    await page.reload();
    await page.waitForTimeout(700);
    expect(await dialog.count()).toBe(0);
  });

  it("stand in the text, and move nothing where room is kept for them", async () => {
    const head = "<link rel=stylesheet href=data:text/css,viaggio-feedback%7Bdisplay:block;min-block-size:24rem%7D>";
    const { page } = await visit({
      head,
      body: `<h1>Thanks for your order</h1>${place('data-form="purchase"')}<p id="below">Below</p>`,
    });
    const below = page.locator("#below");
    const before = await below.boundingBox();
    await page.getByText("How was your delivery?").waitFor();
    expect(await below.boundingBox()).toEqual(before);
    expect(await page.getByRole("button", { name: "Close" }).count()).toBe(0);
    expect(await page.getByRole("group", { name: "How did you feel?" }).isVisible()).toBe(true);
  });

  it.each([
    ["after a while", "delay:0.4", async () => {}],
    ["on a way down the page", "scroll:60", (page: Page) => page.mouse.wheel(0, 4000)],
    [
      "on an event of the page",
      "event:order-placed",
      (page: Page) => page.evaluate('document.dispatchEvent(new Event("order-placed"))'),
    ],
    [
      "when asked to",
      "click",
      (page: Page) =>
        page.evaluate('document.querySelector("viaggio-feedback").dispatchEvent(new Event("viaggio:show"))'),
    ],
  ])("open %s", async (_what, when, act) => {
    const { page, dialog, requests } = await visit(
      `<div style="block-size:3000px"></div>${tag(`data-form="popover" data-when="${when}"`)}`,
    );
    await page.waitForTimeout(300);
    expect(requests.filter((request) => /v1/.test(request))).toEqual([]);
    await act(page);
    await dialog.waitFor();
  });

  it("stay away from other addresses and languages", async () => {
    const { page, tab } = await visit(`${tag('data-match="/checkout"')}${tag('data-languages="it,de"')}`);
    await page.waitForTimeout(300);
    expect(await tab.count()).toBe(0);
  });

  it("keep the answers when a framework moves the element", async () => {
    const visited = await visit(place('data-form="inline"'));
    const { page, next } = visited;
    await page.getByRole("radio", { name: "Happy", exact: true }).check();
    await next.click();
    await page.evaluate("document.body.prepend(document.querySelector('viaggio-feedback'))");
    await page.getByRole("button", { name: "Back" }).click();
    expect(await page.getByRole("radio", { name: "Happy", exact: true }).isChecked()).toBe(true);
  });
});

describe("The widget for everybody", () => {
  it.each([
    ["390 px", { viewport: { width: 390, height: 844 } }],
    ["1280 px, dark", { viewport: { width: 1280, height: 800 }, colorScheme: "dark" }],
    ["320 px, forced colours", { viewport: { width: 320, height: 568 }, forcedColors: "active" }],
    ["400 % of 1280 px, no motion", { viewport: { width: 320, height: 256 }, reducedMotion: "reduce" }],
  ] as const)("breaks no rule of axe in any state, with targets for fingers: %s", async (_what, options) => {
    const visited = await visit(tag(), options);
    const { page, tab, dialog, next, send, thanks } = visited;
    const check = async () => {
      expect(await violationsOn(page, RULES_OF_THE_SHOP)).toEqual([]);
      expect(await smallTargetsOn(page)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    };
    await check();
    await tab.click();
    await dialog.waitFor();
    // No rule of axe looks at this: what is filled with a colour must not hide its own text where colours are forced.
    const [ink, paper] = z.array(z.string()).parse(
      await page.evaluate(`(({ color, backgroundColor }) => [color, backgroundColor])(
        getComputedStyle(document.querySelector("viaggio-feedback").shadowRoot.querySelector("[part=send]")))`),
    );
    expect(ink).not.toBe(paper);
    await page.getByText("Say it in words").click();
    await check();
    await page.getByText("Say it in words").click();
    await page.getByRole("radio", { name: "Unhappy", exact: true }).check();
    for (const radio of ["1 star", undefined, "0 Not at all likely", "4"] as const) {
      await next.click();
      if (radio !== undefined) await page.getByRole("radio", { name: radio, exact: true }).check();
      else await page.getByRole("textbox").fill("Broken");
      await check();
    }
    await next.click();
    await check();
    await send.click();
    await page.getByRole("button", { name: "Allow" }).waitFor();
    await page.getByRole("button", { name: "Allow" }).click();
    await page.getByText("Tick at least one place.").waitFor();
    expect(await thanks.isVisible()).toBe(true);
    await check();
  });

  it("needs no pointer, and gives the focus back", async () => {
    const { page, tab: handle, dialog, thanks } = await visit(tag());
    const box = await handle.boundingBox();
    const keys = async (...names: string[]) => {
      for (const name of names) await page.keyboard.press(name);
    };
    await keys("Tab", "Enter");
    await dialog.waitFor();
    await keys("Space", "ArrowRight", "ArrowRight", "Enter");
    await page.getByText("How many stars?").waitFor();
    await keys("Space", "Enter");
    await page.getByRole("textbox").waitFor();
    await page.keyboard.type("By keys");
    await keys("Escape");
    await dialog.waitFor({ state: "hidden" });
    expect(await page.evaluate("document.activeElement.shadowRoot.activeElement.textContent")).toBe("Feedback");
    expect(await handle.boundingBox()).toEqual(box);
    await keys("Enter");
    expect(await page.getByRole("textbox").inputValue()).toBe("By keys");
    await page.getByRole("textbox").focus();
    await keys("Tab", "Tab", "Enter", "Space", "Enter", "Space", "Enter", "Space", "Enter");
    await thanks.waitFor();
    const [newest] = (await world.all(store.id)).filter(({ answers }) => answers.comment === "By keys");
    expect(newest?.answers).toMatchObject({ feeling: { face: 3 }, rating: 1, recommendation: 0, effort: 1 });
  });

  it.each(LANGUAGES)("speaks the page's %s", async (language) => {
    const { page, dialog } = await visit(`<div lang="${language}">${place("", store)}</div>`);
    await page.locator("viaggio-feedback").getByRole("button").click();
    await dialog.waitFor();
    expect(
      await page.evaluate(`document.querySelector("viaggio-feedback").shadowRoot.querySelector("dialog").lang`),
    ).toBe(language);
    expect(await violationsOn(page, RULES_OF_THE_SHOP)).toEqual([]);
  });

  it("is drawn from right to left where the page says so", async () => {
    const { page } = await visit(place('data-form="inline" dir="rtl"'));
    const boxes = await Promise.all(
      ["Very unhappy", "Very happy"].map((name) => page.getByRole("radio", { name, exact: true }).boundingBox()),
    );
    expect(boxes[0]?.x).toBeGreaterThan(boxes[1]?.x ?? Number.POSITIVE_INFINITY);
    await page.getByRole("radio", { name: "Neither" }).check();
    await page.keyboard.press("ArrowRight");
    expect(await page.getByRole("radio", { name: "Unhappy", exact: true }).isChecked()).toBe(true);
  });

  it.each(["light", "dark"] as const)("can be read in any colour of the store's: %s", async (colorScheme) => {
    const { page, tab, dialog } = await visit(tag(), { colorScheme });
    await tab.click();
    await dialog.waitFor();
    const worst = z.number().parse(
      await page.evaluate(`(() => {
        const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
        const light = (color) => {
          pixel.fillStyle = color;
          pixel.fillRect(0, 0, 1, 1);
          const [r, g, b] = [...pixel.getImageData(0, 0, 1, 1).data].map((value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const contrast = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        const host = document.querySelector("viaggio-feedback");
        const send = host.shadowRoot.querySelector("[part=send]");
        const summary = host.shadowRoot.querySelector("summary");
        const panel = host.shadowRoot.querySelector("dialog");
        let worst = 21;
        for (let hue = 0; hue < 360; hue += 15)
          for (const lightness of [0, 25, 50, 75, 100])
            for (const strength of [0, 50, 100]) {
              host.style.setProperty("--viaggio-color", "hsl(" + hue + " " + strength + "% " + lightness + "%)");
              const button = getComputedStyle(send);
              worst = Math.min(worst, contrast(light(button.color), light(button.backgroundColor)), contrast(light(getComputedStyle(summary).color), light(getComputedStyle(panel).backgroundColor)));
            }
        return worst;
      })()`),
    );
    expect(worst).toBeGreaterThanOrEqual(4.5);
  });
});

describe("The widget on somebody else's page", () => {
  it("works under the strictest policy: no styles, no markup from scripts, nothing but our files", async () => {
    const policy = `default-src 'none'; script-src ${world.url}; connect-src ${world.url}; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
    const own = await world.addStore({}, { proofOfWork: true });
    const body = `<h1>A shop</h1>${tag('data-storage="allowed"', "widget.js", own)}`;
    const visited = await visit({ body, policy }, {}, (page) =>
      page.addInitScript(
        'window.violations = []; addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => violations.push([effectiveDirective, blockedURI]))',
      ),
    );
    const { page, errors, requests, tab, send } = visited;
    await tab.click();
    // Work is asked of nobody who only looks.
    expect(requests.filter((request) => request.includes("/w/proof"))).toEqual([]);
    await answerAll(visited);
    await page.waitForTimeout(1600);
    await send.click();
    await page.getByRole("button", { name: "Allow" }).waitFor();
    const violations = z.array(z.array(z.string())).parse(await page.evaluate("violations"));
    expect(violations.filter(([, blocked]) => blocked !== "data")).toEqual([]);
    expect(errors.filter((error) => !error.includes("data:"))).toEqual([]);
    // The store asks for proof of work: it was done, beside the page.
    expect((await world.all(own.id)).map(({ suspect }) => suspect)).toEqual([undefined]);
  });

  it("is loaded with its integrity checked, under the name of its content", async () => {
    const list = z
      .record(z.string(), z.object({ path: z.string(), integrity: z.string() }))
      .parse(await (await fetch(`${world.url}/w/integrity.json`)).json());
    const { path, integrity } = list["widget.js"] ?? { path: "", integrity: "" };
    const file = await fetch(`${world.url}${path}`, { headers: { origin: world.shop } });
    expect(file.headers.get("cache-control")).toContain("immutable");
    expect(file.headers.get("access-control-allow-origin")).toBe("*");
    expect(file.headers.get("x-content-type-options")).toBe("nosniff");
    const { tab, dialog } = await visit(tag(`integrity="${integrity}" crossorigin`, path.slice("/w/".length)));
    await tab.click();
    await dialog.waitFor();
  });

  it("is not misled by what a page does to everybody's objects, nor by its styles", async () => {
    const hostile = `<style>* { all: unset !important; display: none !important; color: red !important; font-size: 60px !important; position: static !important } body, h1, html { display: block !important }</style>`;
    const visited = await visit({ head: hostile, body: `<h1>A shop</h1>${tag()}` }, {}, (page) =>
      page.addInitScript(`
        for (const name of ["required", "help", "intro", "showIf", "error", "publication", "body", "headers", "toJSON", "once", "slotAssignment", "cancelable", "several", "ends", "words", "partial", "color"])
          Object.prototype[name] = () => "polluted";
        Array.prototype.extra = 1;
      `),
    );
    const { page, tab, send, thanks, errors } = visited;
    await tab.click();
    await page.getByRole("dialog").waitFor();
    expect(
      await page.evaluate(
        `getComputedStyle(document.querySelector("viaggio-feedback").shadowRoot.querySelector("legend")).fontSize`,
      ),
    ).toBe("16px");
    await answerAll(visited);
    await send.click();
    await thanks.waitFor();
    expect(errors).toEqual([]);
  });

  it("stands twice on a page, under two names of the file", async () => {
    const list = z
      .record(z.string(), z.object({ path: z.string() }))
      .parse(await (await fetch(`${world.url}/w/integrity.json`)).json());
    const { page, errors, tab, dialog } = await visit(
      `${tag()}${tag("", list["widget.js"]?.path.slice("/w/".length))}`,
    );
    await tab.last().waitFor();
    expect(await tab.count()).toBe(2);
    await tab.last().click();
    await dialog.waitFor();
    expect(await page.locator("viaggio-feedback").count()).toBe(2);
    expect(errors).toEqual([]);
  });

  it("works where nothing may be stored, and then does not come by itself", async () => {
    const visited = await visit(`${tag()}${tag('data-form="popover"')}`, {}, (page) =>
      page.addInitScript(
        'for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError") } })',
      ),
    );
    const { page, tab, dialog, errors } = visited;
    await page.waitForTimeout(500);
    expect(await dialog.count()).toBe(0);
    await tab.click();
    await answerAll(visited);
    await visited.send.click();
    await visited.thanks.waitFor();
    expect(errors).toEqual([]);
  });

  it.each([
    ["says 500", { status: 500, body: '{"error":{"code":"internal","message":"x"}}' }],
    [
      "says something that is no JSON",
      { status: 200, contentType: "text/html", body: "<h1>Sign in to the Wi-Fi</h1>" },
    ],
    ["says nothing", { status: 200, body: "" }],
    ["is not there", undefined],
  ])("leaves the page alone when our server %s", async (_what, answer) => {
    const { page, tab, errors, said } = await visit(tag(), {}, (page) =>
      page.route("**/v1/widget**", (route) =>
        answer === undefined
          ? route.abort()
          : route.fulfill({ ...answer, headers: { "access-control-allow-origin": "*" } }),
      ),
    );
    await tab.click();
    await page.waitForFunction("said.length > 0");
    expect(await said()).toEqual([
      ["refused", expect.objectContaining({ touchpoint: "delivery", status: answer?.status ?? 0 })],
    ]);
    expect(errors.filter((error) => !error.startsWith("Failed to load"))).toEqual([]);
    await page.unroute("**/v1/widget**");
    await tab.click();
    await page.getByRole("dialog").waitFor();
  });

  it("says so gently when the survey is closed, and only to the page when the store has not listed it", async () => {
    const stranger = await world.addStore({}, { origins: ["https://elsewhere.example"] });
    const { tab, page, said } = await visit(
      `<div id="closed">${place('data-touchpoint="gone"')}</div>${place("", stranger)}`,
      {},
      (page) =>
        page.route(/touchpoint=gone/, (route) =>
          route.fulfill({
            status: 410,
            headers: { "access-control-allow-origin": "*" },
            body: JSON.stringify({ error: { code: "gone", message: "This survey is closed." } }),
          }),
        ),
    );
    await tab.last().click();
    await page.waitForFunction("said.length > 0");
    expect(await said()).toEqual([["refused", { touchpoint: "delivery", status: 403, code: "forbidden" }]]);
    expect(await tab.last().isVisible()).toBe(true);
  });
});

describe("An answer of the widget", () => {
  it("stays on the screen when it cannot be sent, and is sent once when it can", async () => {
    const visited = await visit(tag(), {}, (page) =>
      page.route("**/v1/widget**", (route) =>
        route.request().method() === "POST"
          ? route.fulfill({
              status: 400,
              headers: { "access-control-allow-origin": "*" },
              body: '{"error":{"code":"forbidden","message":"not for customers"}}',
            })
          : route.continue(),
      ),
    );
    const { page, tab, send, thanks } = visited;
    const before = (await world.all(store.id)).length;
    await tab.click();
    await answerAll(visited);
    await send.click();
    await page.getByText("Not sent yet. Nothing is lost: try again.").waitFor();
    expect(await page.getByRole("checkbox", { name: "box" }).isChecked()).toBe(true);
    await page.unroute("**/v1/widget**");
    await send.click();
    await thanks.waitFor();
    expect(await world.all(store.id)).toHaveLength(before + 1);
  });

  it("waits in the browser of somebody who agreed to that, and comes once", async () => {
    const own = await world.addStore();
    const visited = await visit(tag('data-storage="allowed"', "widget.js", own), {}, (page) =>
      // The pauses between tries, shorter.
      page.addInitScript("const wait = setTimeout; window.setTimeout = (run, ms) => wait(run, ms / 10)"),
    );
    const { page, tab, send } = visited;
    await tab.click();
    await answerAll(visited);
    await page.route("**/v1/widget**", (route) => route.abort());
    await send.click();
    await page.getByText("You are offline.").waitFor();
    expect(await world.all(own.id)).toEqual([]);
    await page.unroute("**/v1/widget**");
    // The next page of the shop is enough.
    await page.reload();
    await page.waitForFunction('localStorage.getItem("viaggio:queue") === null');
    expect(await world.all(own.id)).toMatchObject([{ answers: { comment: "Quick & kind" } }]);
  });

  it("is kept as begun when the page is left before the end", async () => {
    const own = await world.addStore();
    const { page, tab, next } = await visit(tag("", "widget.js", own));
    await tab.click();
    await page.getByRole("radio", { name: "Happy", exact: true }).check();
    await next.click();
    await page.getByRole("radio", { name: "1 star" }).check();
    await page.goto("about:blank");
    await expect.poll(() => world.all(own.id)).toMatchObject([{ partial: true, answers: { feeling: { face: 4 } } }]);
    expect((await world.all(own.id))[0]?.answers.rating).toBeUndefined();
  });

  it("arrives although the page is closed while it is on its way", async () => {
    const own = await world.addStore();
    const visited = await visit(tag("", "widget.js", own));
    await visited.tab.click();
    await answerAll(visited);
    await visited.send.click({ noWaitAfter: true });
    await visited.page.goto("about:blank");
    await expect.poll(() => world.all(own.id)).toMatchObject([{ answers: { comment: "Quick & kind" } }]);
    await expect.poll(async () => (await world.all(own.id))[0]?.partial).toBeUndefined();
  });

  it("leaves nothing behind after a hundred times of opening and closing", async () => {
    const { page, tab, dialog } = await visit(tag());
    const counters = async () => {
      const session = await page.context().newCDPSession(page);
      await session.send("HeapProfiler.collectGarbage");
      return session.send("Memory.getDOMCounters");
    };
    const openAndClose = (times: number) =>
      page.evaluate(`(async () => {
        const root = document.querySelector("viaggio-feedback").shadowRoot;
        for (let time = 0; time < ${times}; time++) {
          root.querySelector("[part=tab]").click();
          await new Promise((resolve) => setTimeout(resolve, 5));
          root.querySelector("dialog").close();
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      })()`);
    await tab.click();
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    await openAndClose(5);
    const before = await counters();
    await openAndClose(100);
    const after = await counters();
    expect(after.nodes).toBeLessThanOrEqual(before.nodes);
    expect(after.jsEventListeners).toBeLessThanOrEqual(before.jsEventListeners);
  });
});
