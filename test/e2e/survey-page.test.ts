import { gzipSync } from "node:zlib";
import type { Browser, BrowserContextOptions, Page, Request } from "playwright-core";
import { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { LANGUAGES } from "../../shared/domain/language.ts";
import { surveyTemplate } from "../../shared/domain/survey-templates.ts";
import { violationsOn } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { openPage, overflowOf } from "../support/open-page.ts";
import { type SurveyWorld, startSurveyWorld } from "../survey/survey-world.ts";

const WIDTHS = [320, 390, 1280] as const;
const SCHEMES = ["light", "dark"] as const;
const HOSTILE = `<script>document.title="owned"</script><img src=x onerror=alert(1)>"'& مرحبا`;
/** Cumulative layout shift up to which a page is called good. Source: https://web.dev/articles/cls */
const GOOD_SHIFT = 0.1;
/** The page's own budget, markup and style together. */
const MOST_BYTES = 4096;

type World = SurveyWorld & { readonly survey: Awaited<ReturnType<SurveyWorld["addStore"]>> };
let world: World;
let browser: Browser;

beforeAll(async () => {
  const [started, opened] = await Promise.all([startSurveyWorld(), openBrowser()]);
  browser = opened;
  world = { ...started, survey: await started.addStore({ id: "aurora", name: "Bottega Aurora" }) };
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

/**
 * A page as it is without its script, and what went wrong in it by itself: errors, policy violations, any second request.
 * `scripted` lets its script run; a browser that may run scripts at all is needed to look at the page in any case.
 */
const visit = async (path: string, options: BrowserContextOptions = {}, { scripted = false } = {}) => {
  const asked = (request: Request) =>
    request.isNavigationRequest() ||
    ["/script/", "/partial"].some((part) => request.url().startsWith(world.url) && request.url().includes(part));
  const phone = { viewport: { width: 390, height: 844 }, javaScriptEnabled: false };
  const { context, page, complaints } = await openPage(browser, { ...phone, ...options }, { asked });
  if (!scripted)
    await context.route("**/script/*", (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
  await page.goto(`${world.url}${path}`);
  return { page, complaints };
};

/** Controls that are smaller than a finger, among those that show. Links within a sentence may be. */
const smallTargetsOn = async (page: Page): Promise<string[]> =>
  z.array(z.string()).parse(
    await page.evaluate(`[...document.querySelectorAll("label:has(input:not([tabindex='-1'])), button, summary, textarea, nav a, .go, .sum a")]
      .map((element) => [element, element.getBoundingClientRect()])
      .filter(([, { width, height }]) => width > 0 && height > 0 && (width < 43.5 || height < 43.5))
      .map(([element, { width, height }]) => element.outerHTML.slice(0, 80) + " " + width + "x" + height)`),
  );

/** Read, then sent: a person takes a while. */
const send = async (page: Page, name = "Send") => {
  world.wait(5000);
  await page.getByRole("button", { name }).click();
};

const tick = (page: Page, name: string) => page.getByRole("radio", { name, exact: true }).check({ force: true });

/** A page in the state to be looked at. */
const STATES: Readonly<Record<string, (options: BrowserContextOptions) => ReturnType<typeof visit>>> = {
  survey: async (options) => visit(await world.invite(world.survey), options),
  "one-tap": async (options) => {
    const visited = await visit(`${await world.invite(world.survey)}?q=stars&a=2`, options);
    await visited.page.locator("summary").first().click();
    return visited;
  },
  errors: async (options) => {
    const visited = await visit(await world.invite(world.survey), options);
    await visited.page.locator("summary").first().click();
    for (let word = 0; word < 4; word += 1) await visited.page.locator('[name="w.felt"]').nth(word).check();
    await send(visited.page);
    return visited;
  },
  nothing: async (options) => {
    const visited = await visit(await world.invite(world.survey), options);
    await send(visited.page);
    return visited;
  },
  thanks: async (options) => {
    const visited = await visit(`${await world.invite(world.survey)}?q=stars&a=4`, options);
    await visited.page.getByLabel("What made you feel so?").fill(HOSTILE);
    await send(visited.page);
    for (const summary of await visited.page.locator("details > summary").all()) await summary.click();
    return visited;
  },
  "wish refused": async (options) => {
    const visited = await visit(`${await world.invite(world.survey)}?q=stars&a=4`, options);
    await visited.page.getByLabel("What made you feel so?").fill("Words");
    await send(visited.page);
    await visited.page.getByRole("button", { name: "Allow" }).click();
    return visited;
  },
  unknown: (options) => visit("/s/nothing", options),
  unsubscribe: (options) => visit(`/u/${world.token("unsubscribe", world.survey.store, world.newId())}`, options),
};

const LOOKS = WIDTHS.flatMap((width) =>
  // The narrowest is about room; colours are the same at every width.
  (width === 320 ? (["light"] as const) : SCHEMES).map((colorScheme) => ({ width, colorScheme })),
);

describe("The pages in a browser", () => {
  it.each(Object.entries(STATES))("have no accessibility fault, fit and can be hit: %s", async (_state, arrive) => {
    // A script is needed to look, not to be looked at.
    const { page, complaints } = await arrive({ javaScriptEnabled: true });
    for (const { width, colorScheme } of LOOKS) {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme });
      const seen = {
        violations: await violationsOn(page),
        overflow: await overflowOf(page),
        small: await smallTargetsOn(page),
      };
      expect(seen, `${width} px, ${colorScheme}`).toEqual({ violations: [], overflow: 0, small: [] });
    }
    // Chromium says of itself that a refused page was refused.
    expect(complaints.filter((complaint) => !/40[04] \(/.test(complaint))).toEqual([]);
    expect(await page.title()).not.toBe("owned");
  });

  it.each(LANGUAGES)("speak %s, whole and within 4 KB", async (language) => {
    for (const survey of [
      world.survey,
      await world.addStore(
        { id: `template-${language}`, name: "Bottega Aurora" },
        { ...surveyTemplate("retention", "ecommerce"), id: "template", touchpoint: "delivery" },
      ),
    ]) {
      const link = await world.invite(survey, { language });
      expect(gzipSync((await world.ask(link)).text).length).toBeLessThanOrEqual(MOST_BYTES);
      const { page, complaints } = await visit(link, {
        javaScriptEnabled: true,
        viewport: { width: 320, height: 700 },
      });
      expect(await page.locator("html").getAttribute("lang")).toBe(language);
      await page.locator("summary").first().click();
      // On one line each: a word that finds no room is broken anywhere.
      expect(
        await page.evaluate(
          '[...document.querySelectorAll(".words label, .face label")].filter((label) => label.offsetHeight > 50).map((label) => label.innerText)',
        ),
      ).toEqual([]);
      expect(await violationsOn(page)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
      expect(complaints).toEqual([]);
    }
  });

  it.each(WIDTHS)("move next to nothing that was painted when their script comes late: %s px", async (width) => {
    const { page } = await openPage(browser, { viewport: { width, height: 844 } });
    await page.route("**/script/*", async (route) => {
      await page.waitForTimeout(300);
      await route.continue();
    });
    await page.goto(`${world.url}${await world.invite(world.survey)}`);
    const moved = await page.evaluate(`new Promise((resolve) => {
      let sum = 0;
      new PerformanceObserver((list) => { for (const { value } of list.getEntries()) sum += value; })
        .observe({ type: "layout-shift", buffered: true });
      setTimeout(() => resolve(sum), 300);
    })`);
    expect(z.number().parse(moved)).toBeLessThan(GOOD_SHIFT);
  });

  it("show in forced colours which stars were chosen, and none where none was", async () => {
    /** Dark pixels of each star. A browser tells of the style that was asked for, not of the one that it painted. */
    const inkOf = async (address: string) => {
      const { page } = await visit(address, { javaScriptEnabled: true, forcedColors: "active" });
      const ink: number[] = [];
      for (const star of await page.locator(".star b").all()) {
        const { data } = PNG.sync.read(await star.screenshot());
        ink.push(
          Array.from({ length: data.length / 4 }, (_, pixel) => data[pixel * 4] ?? 0).filter((red) => red < 128).length,
        );
      }
      return ink;
    };
    const link = await world.invite(world.survey);
    const [outline = 0] = await inkOf(link);
    const chosen = await inkOf(`${link}?q=stars&a=2`);
    expect(outline).toBeGreaterThan(0);
    expect(chosen.map((ink) => ink > outline * 1.3)).toEqual([true, true, false, false, false]);
  });

  it("name every group of answers by what it asks for", async () => {
    const { page } = await visit(await world.invite(world.survey), { javaScriptEnabled: true });
    await page.locator("summary").first().click();
    const words = page
      .getByRole("radiogroup", { name: "How did you feel?" })
      .getByRole("group", { name: /^Say it in words/ });
    expect(await words.getByRole("checkbox").count()).toBe(21);
  });

  it("lay out from right to left", async () => {
    const { page } = await visit(await world.invite(world.survey), { javaScriptEnabled: true });
    await page.evaluate('document.documentElement.dir = "rtl"');
    expect(await overflowOf(page)).toBe(0);
    const zero = await page.getByRole("radio", { name: /^0/ }).boundingBox();
    const five = await page.getByRole("radio", { name: "5", exact: true }).first().boundingBox();
    expect(zero?.x ?? 0).toBeGreaterThan(five?.x ?? 0);
  });
});

describe.each([false, true])("A customer with a script allowed: %s", (javaScriptEnabled) => {
  const arrive = (path: string) =>
    visit(path, { javaScriptEnabled, viewport: { width: 1280, height: 844 } }, { scripted: javaScriptEnabled });

  it("answers, changes, is published, withdraws and erases, and the map follows each step", async () => {
    const survey = await world.addStore({ name: "Bottega Aurora" });
    const only = async () => (await world.all(survey.store))[0];
    const { page, complaints } = await arrive(await world.invite(survey));

    await tick(page, "Happy");
    await tick(page, "4 stars");
    await page.getByLabel("What made you feel so?").fill(HOSTILE);
    await page.getByRole("radio", { name: /^10/ }).check({ force: true });
    await send(page);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Thank you");
    expect(await page.getByText(HOSTILE).first().isVisible()).toBe(true);
    expect((await only())?.answers).toEqual({
      feeling: { face: 4 },
      rating: 4,
      comment: HOSTILE,
      recommendation: 10,
    });
    expect(await world.counted(survey.store)).toBe(1);

    await page.getByText("Change your answer").click();
    await tick(page, "2 stars");
    await page.getByLabel("courier").check();
    await send(page, "Save");
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Saved");
    expect((await only())?.answers).toMatchObject({ rating: 2, choices: { part: ["courier"] } });
    expect(await world.counted(survey.store)).toBe(1);

    await page.getByLabel("On the shop’s web site").check();
    await page.getByLabel("Name to show").fill("Ada <b>");
    await page.getByRole("button", { name: "Allow" }).click();
    expect((await only())?.consent).toMatchObject({ scopes: ["site"], displayName: "Ada <b>" });
    expect((await only())?.consent?.withdrawnAt).toBeUndefined();

    await page.getByRole("button", { name: "Withdraw" }).click();
    expect((await only())?.consent?.withdrawnAt).toBeDefined();
    // Where it is said, not at the top of a long page.
    expect(await page.evaluate("document.querySelector(':target').id")).toBe("publish");
    expect(await page.locator("#receipt").isVisible()).toBe(true);

    await page.getByText("Erase your answer", { exact: true }).click();
    await page.getByLabel("Yes, erase everything I said").check();
    await page.getByRole("button", { name: "Erase", exact: true }).click();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Your answer is erased");
    expect((await only())?.answers).toEqual({});
    expect(await world.counted(survey.store)).toBe(0);
    expect(complaints.filter((complaint) => !complaint.includes("410 ("))).toEqual([]);
  });

  it("sees a question appear only after the answer that asks for it", async () => {
    const { page } = await arrive(await world.invite(world.survey));
    expect(await page.getByText("What was it about?").isVisible()).toBe(false);
    await tick(page, "2 stars");
    expect(await page.getByText("What was it about?").isVisible()).toBe(true);
    await tick(page, "3 stars");
    expect(await page.getByText("What was it about?").isVisible()).toBe(false);
  });

  it("pastes more than fits: nothing is cut off, it is told and can be shortened", async () => {
    const { page } = await arrive(`${await world.invite(world.survey)}?lang=en`);
    const typed = "Long story. ".repeat(834);
    await page.getByLabel("What made you feel so?").focus();
    await page.keyboard.insertText(typed);
    await send(page);
    await page.getByRole("alert").waitFor();
    const comment = page.getByLabel("What made you feel so?");
    expect(await comment.inputValue()).toBe(typed);
    expect(await comment.getAttribute("aria-invalid")).toBe("true");
    await comment.fill("Short");
    await send(page);
    await page.getByRole("heading", { name: "Thank you" }).waitFor();
  });

  it("presses twice and goes back, and is one response", async () => {
    const survey = await world.addStore();
    const { page } = await arrive(`${await world.invite(survey)}?lang=en&q=tell&a=7`);
    world.wait(5000);
    await page.getByRole("button", { name: "Send" }).dblclick();
    await page.getByRole("heading", { name: "Thank you" }).waitFor();
    await page.goBack();
    expect(await world.all(survey.store)).toMatchObject([{ rev: 1, answers: { recommendation: 7 } }]);
  });
});

describe("With the keyboard alone", () => {
  it("everything is reached in order, chosen with arrows and sent", async () => {
    const survey = await world.addStore();
    const { page } = await visit(`${await world.invite(survey)}?lang=en`, { javaScriptEnabled: true });
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const focused = async () => z.string().parse(await page.evaluate("document.activeElement.name"));
    await press("Tab");
    expect(await focused()).toBe("a.felt");
    await press("Space", "ArrowRight", "ArrowRight", "Tab", "Tab");
    expect(await focused()).toBe("a.stars");
    await press("Space", "ArrowRight", "ArrowRight", "Tab");
    expect(await focused()).toBe("a.why");
    await page.keyboard.type("By keyboard");
    await press("Tab", "Space", "ArrowRight", "Tab", "Tab");
    world.wait(5000);
    await press("Enter");
    await page.getByRole("heading", { name: "Thank you" }).waitFor();
    expect((await world.all(survey.store))[0]?.answers).toEqual({
      feeling: { face: 3 },
      rating: 3,
      comment: "By keyboard",
      recommendation: 1,
    });
  });

  it("the focus shows, on a scale too", async () => {
    const { page } = await visit(await world.invite(world.survey), { javaScriptEnabled: true });
    await page.keyboard.press("Tab");
    const outline = await page.evaluate(
      "getComputedStyle(document.activeElement.nextElementSibling).outlineStyle + getComputedStyle(document.activeElement.nextElementSibling).outlineWidth",
    );
    expect(outline).toBe("solid3px");
  });

  it("too many words lead to the words, not to the faces above them", async () => {
    const { page } = await visit(await world.invite(world.survey), { javaScriptEnabled: true });
    await page.locator("summary").first().click();
    for (let word = 0; word < 4; word += 1) await page.locator('[name="w.felt"]').nth(word).check();
    await send(page);
    await page.getByRole("link", { name: /Choose at most three words/ }).press("Enter");
    await page.keyboard.press("Space");
    expect(await page.getByRole("checkbox", { name: "happy", exact: true }).isChecked()).toBe(false);
  });

  it("an error has the focus, and leads to its field", async () => {
    const { page } = await visit(await world.invite(world.survey), { javaScriptEnabled: true });
    await send(page);
    await page.getByRole("alert").waitFor();
    expect(await page.evaluate("document.activeElement.getAttribute('role')")).toBe("alert");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Space");
    expect(await page.getByRole("radio", { name: "Very unhappy" }).isChecked()).toBe(true);
  });
});

describe("A scripted browser", () => {
  it("that opens every tap of an e-mail and sends each at once records nothing that counts", async () => {
    const survey = await world.addStore();
    const link = await world.invite(survey);
    for (let score = 0; score <= 10; score += 1) {
      const { page } = await visit(`${link}?lang=en&q=tell&a=${score}`, { javaScriptEnabled: true });
      await page.getByRole("button", { name: "Send" }).click();
    }
    expect(await world.counted(survey.store)).toBe(0);
  });
});
