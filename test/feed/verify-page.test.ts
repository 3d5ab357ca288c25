import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { STYLE } from "../../functions/feed/verify/style.ts";
import { type Verification, verificationPage } from "../../functions/feed/verify/verification-page.ts";
import { wordingIn } from "../../functions/feed/wording.ts";
import { sourceOf } from "../../functions/pages/content-source.ts";
import { LANGUAGES } from "../../shared/domain/language.ts";
import { REJECTION_REASONS } from "../../shared/domain/testimonial.ts";
import { violationsOn } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { type FeedWorld, startFeedWorld } from "./feed-world.ts";

const FACTS: Verification = {
  store: "Bottega Aurora",
  today: "2026-11-22",
  summary: {
    period: { from: "2025-11-23", to: "2026-11-22" },
    responses: 1480,
    ratings: [31, 22, 87, 240, 610],
    average: 4.39,
    published: 96,
  },
  provenances: { verified_purchase: 420, invited: 730, open: 290, imported: 40 },
  contradictions: 14,
  tally: {
    published_5: 60,
    candidate_5: 4,
    published_4: 24,
    published_3: 7,
    rejected_3: 1,
    published_2: 3,
    published_1: 2,
    rejected_1: 1,
  },
};

let world: FeedWorld;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([startFeedWorld(), openBrowser()]);
  await world.addStore({ name: "Bottega Aurora", languages: ["de", "it"] });
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

describe("the page that says how testimonials come about", () => {
  it("tells what the store has done, whatever the store would like", async () => {
    await world.publish({ id: "v1", rating: 5 });
    await world.publish({
      id: "v2",
      rating: 1,
      state: "rejected",
      rejection: { reason: "off_topic", at: "2026-11-21T09:00:00.000Z" },
    });
    const { status, text, headers } = await world.ask("/f/bottega/verify?lang=en");
    expect(status).toBe(200);
    expect(headers.get("content-security-policy")).toBe(
      `default-src 'none'; style-src ${sourceOf(STYLE)}; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(text).not.toMatch(/<script| style=| on[a-z]+=| src=/);
    const rows = text.slice(text.indexOf('id="rates"')).replace(/ data-label="[^"]*"/g, "");
    const cells = (...values: string[]) => values.map((value) => `<td class="n">${value}</td>`).join("");
    expect(rows).toContain(`<th scope="row">5</th>${cells("1", "1 (100%)", "0", "0")}`);
    expect(rows).toContain(`<th scope="row">1</th>${cells("1", "0 (0%)", "0", "1")}`);
    expect(text).toContain("publication@2");
  });

  it("speaks the store's language unless another is asked for, and names every reason in each", async () => {
    expect((await world.ask("/f/bottega/verify")).text).toContain('<html lang="de"');
    expect((await world.ask("/f/bottega/verify?lang=tlh")).text).toContain('<html lang="de"');
    for (const language of LANGUAGES) {
      const page = String(verificationPage(FACTS, wordingIn(language)));
      expect(page).toContain(`<html lang="${language}"`);
      const { reasons } = wordingIn(language).texts.verification.moderation;
      for (const reason of REJECTION_REASONS) expect(page).toContain(reasons[reason].replace(/'/g, "&#39;"));
      expect(page).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  it("is a page as well when there is none", async () => {
    const { status, text, headers } = await world.ask("/f/nobody/verify", { headers: { "accept-language": "fr" } });
    expect([status, headers.get("cache-control")]).toEqual([404, "no-store"]);
    expect(text).toContain("Cette page n’existe pas");
  });

  it.each([
    [390, "light", "it"],
    [390, "dark", "de"],
    [1280, "light", "en"],
    [320, "light", "pt"],
  ] as const)("breaks no rule of accessibility and fits at %i px, %s, in %s", async (width, colorScheme, language) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    await page.setContent(String(verificationPage(FACTS, wordingIn(language))));
    if (process.env.SHOTS !== undefined) {
      await page.screenshot({
        path: `${process.env.SHOTS}/verify-${width}-${colorScheme}-${language}.png`,
        fullPage: true,
      });
    }
    expect(await violationsOn(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    const small = await page.evaluate(
      `[...document.querySelectorAll("nav a")].map((link) => link.getBoundingClientRect()).filter(({ width, height }) => width < 43.5 || height < 43.5).length`,
    );
    expect(small).toBe(0);
    await context.close();
  });
});
