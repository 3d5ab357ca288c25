import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { openBrowser } from "../support/browser.ts";
import { aSurvey } from "../survey/survey-world.ts";
import { type ShopPage, startWidgetWorld, type WidgetWorld } from "../widget/widget-world.ts";
import { policyViolations, type Visit, visit } from "./visit.ts";

const DAY_MS = 86_400_000;

let world: WidgetWorld;
let browser: Browser;
/** A store that asks for stars alone. */
let store: Awaited<ReturnType<WidgetWorld["addStore"]>>;
const opened: Visit[] = [];

beforeAll(async () => {
  [world, browser] = await Promise.all([startWidgetWorld(), openBrowser()]);
  store = await world.addStore({
    title: { en: "How was everything about the delivery of your latest order with us?" },
    questions: aSurvey().questions.filter(({ id }) => id === "stars"),
  });
});
afterEach(async () => {
  for (const { page } of opened.splice(0)) await page.context().close();
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const tag = (attributes = "") =>
  `<script type="module" src="${world.url}/w/widget.js" data-key="${store.key}" data-touchpoint="delivery" ${attributes}></script>`;

const open = async (shop: Partial<ShopPage>, prepare?: (page: Page) => Promise<unknown>) => {
  const address = world.page({ body: `<main><h1>A shop</h1></main>${tag()}`, ...shop });
  const visited = await visit(browser, address, { ...(prepare && { prepare }) });
  opened.push(visited);
  return { ...visited, tab: visited.page.getByRole("button", { name: "Feedback" }) };
};

/** Gives five stars as a person does. @returns what is kept of it */
const answer = async (page: Page) => {
  const before = new Set((await world.all(store.id)).map(({ id }) => id));
  await page.getByRole("button", { name: "Feedback" }).click();
  await page.getByRole("radio", { name: "5 stars" }).check();
  // A person reads before they answer.
  await page.waitForTimeout(1600);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByText("Thank you").waitFor();
  const [kept, ...more] = (await world.all(store.id)).filter(({ id }) => !before.has(id));
  expect([kept?.answers, kept?.suspect, more]).toEqual([{ rating: 5 }, undefined, []]);
  return kept;
};

describe("The widget on an odd page", () => {
  it("comes with a nonce, breaks no policy, not even one that only reports, and sends no cookie", async () => {
    const sinks = "require-trusted-types-for 'script'; trusted-types 'none'";
    const cookies: string[] = [];
    const { page, complaints } = await open(
      {
        body: `<main><h1>A shop</h1></main>${tag('nonce="n1"')}`,
        policy: `default-src 'none'; script-src 'nonce-n1' 'strict-dynamic'; connect-src ${world.url}; img-src data:; ${sinks}`,
        reports: `default-src 'none'; script-src ${world.url}; style-src 'none'; connect-src ${world.url}; img-src data:; ${sinks}`,
      },
      async (page) => {
        await page.context().addCookies([{ name: "session", value: "theirs", url: world.url }]);
        page.on("request", async (request) => {
          const { cookie } = await request.allHeaders();
          if (request.url().startsWith(world.url) && cookie !== undefined) cookies.push(request.url());
        });
      },
    );
    await answer(page);
    expect(await policyViolations(page)).toEqual([]);
    expect(cookies).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("works with a polyfill in the place of the browser's own elements", async () => {
    const polyfill = readFileSync(createRequire(import.meta.url).resolve("@webcomponents/custom-elements"), "utf8");
    const { page, complaints } = await open({}, (page) =>
      page.addInitScript(`customElements.forcePolyfill = true; ${polyfill}`),
    );
    expect(await page.evaluate("String(customElements.define).includes('[native code]')")).toBe(false);
    await answer(page);
    expect(complaints).toEqual([]);
  });

  it("is not misled by a clock that is a year ahead", async () => {
    const { page, complaints } = await open({}, (page) =>
      page.addInitScript(`const now = Date.now; Date.now = () => now() + ${365 * DAY_MS};`),
    );
    const kept = await answer(page);
    expect(Math.abs(Date.parse(kept?.answeredAt ?? "") - Date.now())).toBeLessThan(DAY_MS);
    expect(complaints).toEqual([]);
  });

  it("says what the page says in place of our words, as text", async () => {
    const { page, tab, complaints } = await open({
      body: `<main><h1>A shop</h1></main>${tag('data-send="Off it &lt;b&gt;goes" data-close="Not now"')}`,
    });
    await tab.click();
    await page.getByRole("button", { name: "Off it <b>goes", exact: true }).waitFor();
    expect(await page.getByRole("button", { name: "Not now" }).count()).toBe(1);
    expect(await page.getByRole("button", { name: "Send", exact: true }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it("is not missed where a blocker hides its file, nor one of those that come later", async () => {
    const silent = await open({}, (page) => page.route(`${world.url}/**`, (route) => route.abort("blockedbyclient")));
    await silent.page.getByRole("heading", { name: "A shop" }).waitFor();
    expect(await silent.tab.count()).toBe(0);
    const { page, tab, complaints } = await open({});
    await tab.waitFor();
    await page.route(`${world.url}/**`, (route) => route.abort("blockedbyclient"));
    await tab.click();
    await page.waitForTimeout(300);
    expect(await tab.isVisible()).toBe(true);
    // Chromium says of itself that a request failed.
    const said = [...silent.complaints, ...complaints];
    expect(said.filter((complaint) => !complaint.startsWith("Failed to load resource"))).toEqual([]);
    expect(said.length).toBeGreaterThan(1);
  });

  it("takes the page's colour, font, corners and scheme, and what its style says of the parts", async () => {
    const head = `<style>viaggio-feedback { --viaggio-color: #7a3b8f; --viaggio-font: Georgia; --viaggio-radius: 3px; --viaggio-scheme: dark }
      viaggio-feedback::part(send) { text-transform: uppercase } viaggio-feedback::part(tab) { border-radius: 1px }</style>`;
    const { page, tab } = await open({ head });
    await tab.click();
    await page.getByRole("dialog").waitFor();
    const looks = z.array(z.string()).parse(
      await page.evaluate(`(() => {
        const { shadowRoot } = document.querySelector("viaggio-feedback");
        const style = (part) => getComputedStyle(shadowRoot.querySelector("[part=" + part + "]"));
        const panel = style("panel");
        return [panel.fontFamily, panel.borderRadius, panel.colorScheme, style("send").textTransform, style("tab").borderRadius];
      })()`),
    );
    expect(looks).toEqual(["Georgia", "3px", "dark", "uppercase", "1px"]);
  });

  it.each(["ltr", "rtl"])(
    "keeps a long title clear of its closing button, and its tab in its place: %s",
    async (dir) => {
      const body = `<main><h1>A shop</h1></main><script type="module" src="${world.url}/w/widget.js"></script><viaggio-feedback dir="${dir}" data-key="${store.key}" data-touchpoint="delivery"></viaggio-feedback>`;
      const { page, tab } = await open({ body });
      const before = await tab.boundingBox();
      await tab.click();
      await page.getByRole("dialog").waitFor();
      const [lines, covered] = z.array(z.number()).parse(
        await page.evaluate(`(() => {
        const { shadowRoot } = document.querySelector("viaggio-feedback");
        const { left, right, bottom } = shadowRoot.querySelector("[part=close]").getBoundingClientRect();
        const title = document.createRange();
        title.selectNodeContents(shadowRoot.querySelector("dialog p"));
        const rects = [...title.getClientRects()];
        return [rects.length, rects.filter((line) => line.left < right && line.right > left && line.top < bottom).length];
      })()`),
      );
      expect(lines).toBeGreaterThan(1);
      expect(covered).toBe(0);
      await page.getByRole("button", { name: "Close" }).click();
      expect(await tab.boundingBox()).toEqual(before);
    },
  );
});
