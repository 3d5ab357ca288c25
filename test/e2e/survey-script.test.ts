import { gzipSync } from "node:zlib";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SCRIPTS } from "../../functions/pages/scripts.ts";
import { LANGUAGES } from "../../shared/domain/language.ts";
import type { Survey } from "../../shared/domain/survey.ts";
import { builtPanel, builtScripts, checkedIn, checkedInPanel } from "../../web/page-scripts.ts";
import { violationsOn } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { openPage, overflowOf } from "../support/open-page.ts";
import { type SurveyWorld, startSurveyWorld } from "../survey/survey-world.ts";

const MOST_BYTES = 2048;
/** On a device that loads it once for days. */
const MOST_KIOSK_BYTES = 3072;

let world: SurveyWorld;
let browser: Browser;
let survey: Survey;

beforeAll(async () => {
  [world, browser] = await Promise.all([startSurveyWorld(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});
beforeEach(async () => {
  survey = await world.addStore({ name: "Bottega Aurora" });
});

const PHONE = { viewport: { width: 390, height: 844 }, locale: "en-GB" };
const DESK = { viewport: { width: 1280, height: 844 }, locale: "en-GB" };

/** A page with its script, and what the browser complains of. */
const visit = async (path: string, options: BrowserContextOptions = PHONE) => {
  const { page, complaints } = await openPage(browser, options);
  await page.goto(`${world.url}${path}`);
  world.wait(5000);
  return { page, complaints };
};

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const tick = (page: Page, name: string) => page.getByRole("radio", { name, exact: true }).check({ force: true });
const thanked = (page: Page) => page.getByRole("heading", { name: "Thank you" }).waitFor();
/** What the server keeps once the page had time to send it. */
const kept = async (wanted: (all: Awaited<ReturnType<SurveyWorld["all"]>>) => boolean) => {
  for (let tries = 0; tries < 100; tries += 1) {
    const all = await world.all(survey.store);
    if (wanted(all)) return all;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("the answers never came");
};

describe("The script", () => {
  it("is as built from web/, and 2 KB at most", async () => {
    expect(checkedIn()).toBe(await builtScripts());
    expect(checkedInPanel()).toBe(await builtPanel());
    expect(gzipSync(SCRIPTS.survey).length).toBeLessThanOrEqual(MOST_BYTES);
    expect(gzipSync(SCRIPTS.kiosk).length).toBeLessThanOrEqual(MOST_KIOSK_BYTES);
  });

  it("is kept for good by the browser, and an unknown one is not there", async () => {
    const page = await world.ask(await world.invite(survey));
    const address = /<script src="\.\.(\/script\/[^"]+)"/.exec(page.text)?.[1] ?? "";
    const { status, headers, text } = await world.ask(address);
    expect([status, text]).toEqual([200, SCRIPTS.survey]);
    expect(headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect((await world.ask("/script/older.js")).status).toBe(404);
  });
});

describe("On a phone with the script", () => {
  it("one question is asked at a time, with the way back and how far it is", async () => {
    const { page, complaints } = await visit(await world.invite(survey));
    const asked = async () => page.locator(".q:visible").allInnerTexts();
    expect((await asked()).length).toBe(1);
    expect(await page.getByText("1 of 5").isVisible()).toBe(true);
    expect(await button(page, "Back").isVisible()).toBe(false);
    expect(await button(page, "Send").isVisible()).toBe(false);
    await button(page, "Continue").click();
    expect((await asked())[0]).toContain("How many stars?");
    expect(await page.evaluate("document.activeElement.id")).toBe("s-stars");
    await tick(page, "2 stars");
    expect(await page.getByText("2 of 6").isVisible()).toBe(true);
    await tick(page, "3 stars");
    expect(await page.getByText("2 of 5").isVisible()).toBe(true);
    await button(page, "Back").click();
    expect((await asked())[0]).toContain("How did you feel?");
    for (let step = 0; step < 4; step += 1) await button(page, "Continue").click();
    expect(await button(page, "Continue").isVisible()).toBe(false);
    await button(page, "Send").click();
    await thanked(page);
    expect(await world.all(survey.store)).toMatchObject([{ rev: 1, answers: { rating: 3 } }]);
    expect(await world.counted(survey.store)).toBe(1);
    expect(complaints).toEqual([]);
  });

  it("how far it is is told to who cannot see it, once, and not again at every key", async () => {
    const { page } = await visit(await world.invite(survey));
    for (let step = 0; step < 2; step += 1) await button(page, "Continue").click();
    const place = page.getByRole("status");
    expect(await place.textContent()).toBe("3 of 5");
    await page.evaluate(
      `window.said = 0; new MutationObserver(() => { said += 1; }).observe(document.querySelector("[role=status]"), { childList: true })`,
    );
    await page.keyboard.press("Tab");
    await page.keyboard.type("Words");
    expect(await page.evaluate("said")).toBe(0);
    await button(page, "Continue").click();
    expect(await place.textContent()).toBe("4 of 5");
    expect(await page.evaluate("said")).toBe(1);
  });

  it("whoever comes back is where they left off", async () => {
    const { page } = await visit(await world.invite(survey));
    for (let step = 0; step < 2; step += 1) await button(page, "Continue").click();
    await page.getByLabel("What made you feel so?").fill("Typed");
    await page.reload();
    expect(await page.getByRole("status").textContent()).toBe("3 of 5");
    expect(await page.getByLabel("What made you feel so?").inputValue()).toBe("Typed");
  });

  it("what was tapped in a mail is shown first and sent at once, and the rest may be answered", async () => {
    const { page } = await visit(`${await world.invite(survey)}?q=tell&a=9`);
    expect(await page.locator(".q:visible").allInnerTexts()).toEqual([
      expect.stringContaining("Would you recommend us?"),
    ]);
    expect(await page.getByRole("radio", { name: "9", exact: true }).isChecked()).toBe(true);
    expect(await violationsOn(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
    await button(page, "Back").click();
    await page.getByLabel("What made you feel so?").fill("Because");
    await button(page, "Send").click();
    await thanked(page);
    expect(await world.all(survey.store)).toMatchObject([{ answers: { recommendation: 9, comment: "Because" } }]);
    expect(await world.counted(survey.store)).toBe(1);
  });

  it.each(["light", "dark"] as const)("every step is accessible and fits: %s", async (colorScheme) => {
    const { page } = await visit(await world.invite(survey), { ...PHONE, colorScheme });
    for (let step = 0; step < 5; step += 1) {
      expect(await violationsOn(page)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
      if (step < 4) await button(page, "Continue").click();
    }
  });

  it("arrow keys look through a scale and never move on; Enter does", async () => {
    const { page } = await visit(await world.invite(survey));
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await press("Tab", "Space", "ArrowRight", "ArrowRight");
    expect(await page.getByText("1 of 5").isVisible()).toBe(true);
    await press("Enter");
    expect(await page.getByText("2 of 5").isVisible()).toBe(true);
    await press("Tab", "Space", "ArrowRight", "ArrowRight", "Enter", "Tab");
    await page.keyboard.type("By keyboard");
    // Past Back, to Continue.
    await press("Tab", "Tab", "Enter");
    await press("Tab", "Enter");
    await press("Tab", "Space", "Enter");
    await thanked(page);
    expect(await world.all(survey.store)).toMatchObject([
      { answers: { feeling: { face: 3 }, rating: 3, comment: "By keyboard", effort: 1 } },
    ]);
  });

  it.each(LANGUAGES)("speaks %s", async (language) => {
    const { page } = await visit(await world.invite(survey, { language }));
    expect(await page.locator(".steps button:visible").count()).toBe(1);
    expect(await violationsOn(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
  });

  it("shows all questions at once when something is to be put right", async () => {
    const { page } = await visit(await world.invite(survey));
    for (let step = 0; step < 4; step += 1) await button(page, "Continue").click();
    await button(page, "Send").click();
    await page.getByRole("alert").waitFor();
    expect(await page.locator(".q:visible").count()).toBe(5);
    expect(await violationsOn(page)).toEqual([]);
  });
});

describe("On a wide screen with the script", () => {
  it("all questions are there, and the page is accessible", async () => {
    const { page } = await visit(await world.invite(survey), DESK);
    expect(await page.locator(".q:visible").count()).toBe(5);
    expect(await page.locator(".steps").isVisible()).toBe(false);
    expect(await page.getByText("1 of 5").isVisible()).toBe(false);
    expect(await page.getByText("Answers are saved as you give them, even before you send them.").isVisible()).toBe(
      true,
    );
    expect(await violationsOn(page)).toEqual([]);
  });
});

describe("What is answered", () => {
  it("is kept as it is given, and one response when it is sent", async () => {
    const { page } = await visit(await world.invite(survey), DESK);
    await tick(page, "4 stars");
    await kept(([one]) => one?.partial === true && one.answers.rating === 4);
    expect(await world.counted(survey.store)).toBe(0);
    await page.getByLabel("What made you feel so?").fill("Half a sen");
    await kept(([one]) => one?.answers.comment === "Half a sen");
    await button(page, "Send").click();
    await thanked(page);
    expect((await world.all(survey.store)).map(({ partial, rev }) => [partial, rev])).toEqual([[undefined, 1]]);
    expect(await world.counted(survey.store)).toBe(1);
  });

  it("is kept at once when the page is left, however soon", async () => {
    const { page } = await visit(await world.invite(survey), DESK);
    // No wait comes to its end.
    await page.evaluate("window.setTimeout = () => 1");
    await tick(page, "4 stars");
    await page.evaluate(
      'Object.defineProperty(document, "hidden", { value: true }); document.dispatchEvent(new Event("visibilitychange"))',
    );
    await kept(([one]) => one?.partial === true && one.answers.rating === 4);
  });

  it("is there again after a reload, another language and on another device", async () => {
    const link = await world.invite(survey);
    const { page } = await visit(link, DESK);
    await tick(page, "4 stars");
    await page.getByLabel("What made you feel so?").fill("Typed");
    await page.getByText("Say it in words").click();
    await page.getByLabel("pleased").check();
    await page.reload();
    expect(await page.getByLabel("What made you feel so?").inputValue()).toBe("Typed");
    expect(await page.getByLabel("pleased").isVisible()).toBe(true);
    await page.getByRole("link", { name: "Français" }).click();
    expect(await page.getByLabel("What made you feel so?").inputValue()).toBe("Typed");
    expect(await page.getByRole("radio", { name: "4 étoiles" }).isChecked()).toBe(true);
    await kept(([one]) => one?.answers.comment === "Typed");
    const elsewhere = await visit(link, { ...DESK, javaScriptEnabled: false });
    expect(await elsewhere.page.getByLabel("What made you feel so?").inputValue()).toBe("Typed");
  });

  it("of an open link is one response after a reload, too", async () => {
    const { page } = await visit(await world.openLink(survey), DESK);
    await tick(page, "4 stars");
    await kept((all) => all.length === 1);
    await page.reload();
    await button(page, "Send").click();
    await thanked(page);
    expect(await world.all(survey.store)).toHaveLength(1);
    expect(await world.counted(survey.store)).toBe(1);
  });

  it("is still there without a network, which is said; sent again with one, it arrives", async () => {
    const { page } = await visit(await world.invite(survey), DESK);
    await page.getByLabel("What made you feel so?").fill("In a tunnel");
    await page.context().setOffline(true);
    await button(page, "Send").click();
    expect(await page.getByRole("alert").textContent()).toMatch(/^You are offline\. Nothing is lost/);
    expect(await violationsOn(page)).toEqual([]);
    await page.context().setOffline(false);
    await page.getByRole("alert").waitFor({ state: "detached" });
    await button(page, "Send").click();
    await thanked(page);
    expect(await world.all(survey.store)).toMatchObject([{ rev: 1, answers: { comment: "In a tunnel" } }]);
  });

  it("is sent although the browser believes that there is no network, the second time", async () => {
    const { page } = await visit(await world.invite(survey), DESK);
    await tick(page, "4 stars");
    await page.evaluate("Object.defineProperty(navigator, 'onLine', { get: () => false })");
    await button(page, "Send").click();
    await page.getByRole("alert").waitFor();
    await button(page, "Send").click();
    await thanked(page);
  });

  it("survives a sending that was dropped: sent again, it is the same response", async () => {
    const link = await world.invite(survey);
    const { page } = await visit(link, DESK);
    await tick(page, "5 stars");
    await page.getByLabel("What made you feel so?").fill("Through a tunnel");
    let drops = 0;
    await page.route(
      (url) => url.pathname === link,
      async (route) => {
        if (route.request().method() !== "POST" || drops > 0) return route.continue();
        drops += 1;
        // It arrives, and the answer is lost.
        await route.fetch({ maxRedirects: 0 });
        await route.abort("connectionreset");
      },
    );
    await button(page, "Send")
      .click()
      .catch(() => {});
    await page.waitForURL((url) => url.protocol === "chrome-error:");
    expect(drops).toBe(1);
    const lost = await world.all(survey.store);
    await page.goto(`${world.url}${link}`);
    await thanked(page).catch(() => page.getByRole("heading", { name: "Your answer" }).waitFor());
    expect(await world.all(survey.store)).toEqual(lost);
    expect(await world.counted(survey.store)).toBe(1);
  });
});

describe("A script that does everything by itself", () => {
  /** Clicks and sends in every way that a page's own script can. */
  const EVERYTHING = `(async () => {
    const press = (element) => {
      for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup"]) element.dispatchEvent(new PointerEvent(type, { bubbles: true }));
      element.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
      element.click();
    };
    for (const radio of document.querySelectorAll("[type=radio]")) press(radio);
    for (const label of document.querySelectorAll(".scale label")) press(label);
    document.querySelector("textarea").focus();
    document.execCommand("insertText", false, "Spam");
    await new Promise((resolve) => setTimeout(resolve, 2500));
    SEND
  })()`;

  it.each([
    ["presses the button", 'press(document.querySelector(".main"))'],
    ["sends the form", 'document.querySelector("form").submit()'],
    ["asks the form to be sent", 'document.querySelector("form").requestSubmit()'],
  ])("%s, and nothing is recorded that counts", async (_, send) => {
    const { page } = await visit(await world.invite(survey), DESK);
    const gone = page.waitForURL("**/r/**");
    await page.evaluate(EVERYTHING.replace("SEND", send)).catch(() => {});
    await gone;
    const all = await world.all(survey.store);
    expect(all.map(({ suspect, partial }) => [suspect, partial])).toEqual([[["untrusted"], undefined]]);
    expect(await world.counted(survey.store)).toBe(0);
  });
});
