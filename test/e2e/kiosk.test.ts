import { gzipSync } from "node:zlib";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import type { Survey } from "../../shared/domain/survey.ts";
import { violationsOn } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { openPage } from "../support/open-page.ts";
import { type SurveyWorld, startSurveyWorld } from "../survey/survey-world.ts";

let world: SurveyWorld;
let browser: Browser;
let survey: Survey;
let kiosk: string;

beforeAll(async () => {
  [world, browser] = await Promise.all([startSurveyWorld(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});
beforeEach(async () => {
  survey = await world.addStore({ name: "Bottega Aurora" });
  kiosk = await world.openLink(survey, { source: "kiosk" });
});

/** A kiosk whose clock a test moves on. */
const stand = async (options: BrowserContextOptions = {}) => {
  const { context, page, complaints } = await openPage(browser, options);
  if (options.javaScriptEnabled !== false) await page.clock.install({ time: world.now() });
  await page.goto(`${world.url}${kiosk}`);
  world.wait(5000);
  return { page, context, complaints };
};
const passes = async (page: Page, seconds: number) => {
  world.wait(seconds * 1000);
  await page.clock.runFor(seconds * 1000);
};

const tick = (page: Page, name: string) => page.getByRole("radio", { name, exact: true }).check({ force: true });
const send = (page: Page) => page.getByRole("button", { name: "Send", exact: true }).click();
const thanks = (page: Page) => page.getByRole("heading", { name: "Thank you" });
const until = async (wanted: () => Promise<boolean>) => {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await wanted()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("it never came");
};
const ratings = async () => (await world.all(survey.store)).map(({ answers }) => answers.rating).sort();

describe("A kiosk", () => {
  it("takes answer after answer, each of its own, of one device", async () => {
    const { page, complaints } = await stand();
    await tick(page, "4 stars");
    await send(page);
    await thanks(page).waitFor();
    expect(await page.evaluate("document.activeElement.tagName")).toBe("H1");
    await page.getByRole("link", { name: "New answer" }).click();
    expect(await thanks(page).count()).toBe(0);
    expect(await page.getByRole("radio", { name: "4 stars" }).isChecked()).toBe(false);
    await tick(page, "2 stars");
    await send(page);
    await thanks(page).waitFor();
    // Nobody presses the button: it begins anew by itself.
    await passes(page, 11);
    expect(await thanks(page).count()).toBe(0);
    await tick(page, "2 stars");
    await send(page);
    await thanks(page).waitFor();
    const all = await world.all(survey.store);
    expect(all.map(({ answers }) => answers.rating).sort()).toEqual([2, 2, 4]);
    expect(new Set(all.map(({ source, provenance }) => `${source} ${provenance}`))).toEqual(new Set(["kiosk open"]));
    expect(new Set(all.map(({ device }) => device)).size).toBe(1);
    expect(all[0]?.device).toMatch(/^[0-9a-f]{32}$/);
    expect(await world.counted(survey.store)).toBe(3);
    expect(complaints).toEqual([]);
  });

  it("keeps answers while it is offline and sends them later, each once and with its time", async () => {
    const { page, context } = await stand();
    await context.setOffline(true);
    const given: string[] = [];
    for (const stars of ["5 stars", "1 star", "3 stars"]) {
      await tick(page, stars);
      given.push(z.string().parse(await page.evaluate("new Date().toISOString()")));
      await send(page);
      await thanks(page).waitFor();
      await passes(page, 11);
    }
    expect(await world.all(survey.store)).toEqual([]);
    // The network comes back to a survey that was closed meanwhile: they wait until it is open again.
    const at = world.now().toISOString();
    await world.surveys.close({ ...survey, state: "closed", closedAt: at }, survey);
    const refused = page.waitForResponse((response) => response.status() === 410);
    await context.setOffline(false);
    await refused;
    await context.setOffline(true);
    const again: Survey = { ...survey, version: 2, state: "draft" };
    await world.surveys.keepDraft(again, survey);
    await world.surveys.publish({ ...again, state: "published", publishedAt: at }, again);
    // Then it comes back, and the answer to the first sending is lost.
    let lost = false;
    await page.route("**/s/**", async (route) => {
      if (route.request().method() !== "POST" || lost) return route.continue();
      lost = true;
      await route.fetch({ maxRedirects: 0 });
      await route.abort("connectionreset");
    });
    await context.setOffline(false);
    await until(async () => (await ratings()).length > 0);
    await passes(page, 31);
    await until(async () => (await ratings()).length === 3);
    await passes(page, 31);
    expect(await ratings()).toEqual([1, 3, 5]);
    expect(await world.counted(survey.store)).toBe(3);
    const times = (await world.all(survey.store)).map(({ answeredAt }) => Date.parse(answeredAt)).sort();
    // Within the time that sending takes, and not of later, when they were sent on.
    for (const [index, at] of given.entries())
      expect(Math.abs((times[index] ?? 0) - Date.parse(at))).toBeLessThan(10_000);
    expect(
      await page.evaluate(
        "Object.entries(localStorage).filter(([, value]) => value.startsWith('[')).map(([, value]) => value)",
      ),
    ).toEqual(["[]"]);
  });

  it("keeps what comes while the link takes no more, and sends it a minute later", async () => {
    kiosk = await world.openLink(survey, { source: "kiosk", perMinute: 1 });
    world.wait(60_000 - (world.now().getTime() % 60_000));
    const { page } = await stand();
    for (const stars of ["5 stars", "1 star"]) {
      await tick(page, stars);
      await send(page);
      await thanks(page).waitFor();
      await page.getByRole("link", { name: "New answer" }).click();
    }
    expect(await ratings()).toEqual([5]);
    await passes(page, 61);
    await until(async () => (await ratings()).length === 2);
    expect(await world.counted(survey.store)).toBe(2);
  });

  it.each([390, 1280])("asks whoever goes quiet, and then begins anew: %i px", async (width) => {
    const { page } = await stand({ viewport: { width, height: 844 } });
    // There before it says anything: what is written into it is read out.
    expect(await page.locator(".still[role=status]").textContent()).toBe("");
    await passes(page, 200);
    expect(await page.getByText("Are you still there?").isVisible()).toBe(false);
    await tick(page, "Happy");
    await page.mouse.click(5, 5);
    await passes(page, 62);
    expect(await page.locator(".still", { hasText: "Are you still there?" }).isVisible()).toBe(true);
    // Above everything else, however far whoever it asks has read.
    for (const place of ["0", "document.body.scrollHeight"]) {
      expect(
        await page.evaluate(
          `scrollTo(0, ${place}); [...document.querySelectorAll(".still")].map((asked) => [asked, asked.getBoundingClientRect()]).every(([asked, { top, height }]) =>
            [1, height / 2, height - 1].every((down) => document.elementFromPoint(innerWidth / 2, top + down) === asked))`,
        ),
      ).toBe(true);
    }
    expect(await violationsOn(page)).toEqual([]);
    await page.mouse.click(5, 5);
    expect(await page.getByText("Are you still there?").isVisible()).toBe(false);
    await passes(page, 92);
    expect(await page.getByRole("radio", { name: "Happy", exact: true }).isChecked()).toBe(false);
    expect(await world.all(survey.store)).toEqual([]);
  });

  it("asks for an answer that is needed, with a network and without", async () => {
    survey = await world.addStore(
      {},
      { questions: survey.questions.map((question) => ({ ...question, required: question.id === "why" })) },
    );
    kiosk = await world.openLink(survey, { source: "kiosk" });
    const { page, context } = await stand();
    await context.setOffline(true);
    await tick(page, "4 stars");
    await send(page);
    await until(async () => (await page.evaluate("document.activeElement.name")) === "a.why");
    expect(await thanks(page).count()).toBe(0);
    await context.setOffline(false);
    await send(page);
    await page.getByRole("alert").waitFor();
    await page.getByRole("textbox", { name: /What made you/ }).fill("Words");
    await send(page);
    await thanks(page).waitFor();
    expect(await world.all(survey.store)).toMatchObject([{ answers: { rating: 4, comment: "Words" } }]);
  });

  it("shows the questions of today after days", async () => {
    const { page } = await stand();
    const draft: Survey = { ...survey, version: 2, state: "draft", questions: survey.questions.slice(0, 2) };
    await world.surveys.keepDraft(draft, survey);
    await world.surveys.publish({ ...draft, state: "published" }, draft);
    world.wait(3 * 86_400_000);
    await page.clock.fastForward(3 * 86_400_000);
    await passes(page, 31);
    await page.getByText("What made you feel so?").waitFor({ state: "detached" });
    await tick(page, "5 stars");
    await send(page);
    await thanks(page).waitFor();
    expect(await world.all(survey.store)).toMatchObject([{ answers: { rating: 5 }, survey: { version: 2 } }]);
  });

  it.each([390, 1280])("is accessible before and after an answer: %s px", async (width) => {
    const { page } = await stand({ viewport: { width, height: 844 } });
    expect(await violationsOn(page)).toEqual([]);
    for (let step = 0; width < 600 && step < 4; step += 1) await page.getByRole("button", { name: "Continue" }).click();
    await tick(page, width < 600 ? "7 Very easy" : "5 stars");
    await send(page);
    await thanks(page).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    const link = await page.getByRole("link", { name: "New answer" }).boundingBox();
    expect(link?.height).toBeGreaterThanOrEqual(44);
  });

  it("works without a script: a plain link leads to the next answer", async () => {
    const { page } = await stand({ javaScriptEnabled: false });
    for (const stars of ["4 stars", "1 star"]) {
      await tick(page, stars);
      await send(page);
      await thanks(page).waitFor();
      // One's own page is no place to leave open in a shop.
      expect(page.url()).toContain("/s/");
      await page.getByRole("link", { name: "New answer" }).click();
      world.wait(5000);
    }
    expect(await ratings()).toEqual([1, 4]);
    expect(await world.counted(survey.store)).toBe(2);
  });

  it("is a page of 4 KB too", async () => {
    expect(gzipSync((await world.ask(`${kiosk}?lang=de`)).text).length).toBeLessThanOrEqual(4096);
  });
});
