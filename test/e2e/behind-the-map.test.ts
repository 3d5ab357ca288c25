import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wordingIn } from "../../functions/dashboard/frame/wording.ts";
import { cohortTable } from "../../functions/dashboard/retention/cohort-table.ts";
import { retentionWording } from "../../functions/dashboard/retention/retention-wording.ts";
import { dynamoAnnotations } from "../../shared/adapters/dynamo/annotations.ts";
import { FULL, type JourneyWorld, NOW, responsesOf, SMALL, startJourneyWorld } from "../dashboard/dashboard-world.ts";
import { violationsOn } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { aResponse, aTouchpoint } from "../support/builders.ts";
import { openPage, overflowOf } from "../support/open-page.ts";
import { signedIn } from "../support/sign-in.ts";

/** A phone in the dark and a desk in the light. */
const SCREENS = [
  { width: 390, colorScheme: "dark" },
  { width: 1280, colorScheme: "light" },
] as const;
const HOSTILE = `<script>document.title="owned"</script><img src=x onerror=alert(1)>"'&`;
const LONG = "Paketzustellungsbenachrichtigungsempfangsbestätigung".repeat(4).slice(0, 200);

let world: JourneyWorld;
let browser: Browser;
let root: string;
const sessions: Record<string, string> = {};

beforeAll(async () => {
  [world, browser] = await Promise.all([startJourneyWorld(), openBrowser()]);
  root = world.url.replace(/\/journey$/, "");
  await world.addStore({ id: "full", name: "Bottega Aurora" }, FULL, [
    ...responsesOf("full", FULL),
    ...responsesOf("full", FULL, 5).map((response) => ({ ...response, id: `${response.id}-too`, customer: "c1" })),
  ]);
  sessions.full = await world.signIn("full", ["read", "admin"]);
  const notes = dynamoAnnotations(world.table);
  await notes.create("full", { day: "2026-11-16", text: `${HOSTILE} ${"w".repeat(100)}` }, NOW);
  await notes.create("full", { day: "2026-11-03", text: "شركة توصيل جديدة" }, NOW);
  sessions.small = await world.addStore({ id: "small", name: "Bottega Nuova" }, SMALL);
  const comments = [HOSTILE, "x".repeat(5000), "هذا الطرد وصل متأخرا 📦"];
  sessions.hostile = await world.addStore(
    { id: "hostile", name: HOSTILE + "w".repeat(40), stages: [{ id: "retention", name: { it: LONG } }] },
    [{ ...aTouchpoint({ name: { it: `مرحبا ${HOSTILE}` } }), n: 0, face: 3 }],
    comments.map((comment, index) =>
      aResponse({
        id: `h${index}`,
        store: "hostile",
        customer: `c/${HOSTILE}`,
        answeredAt: "2026-11-20T09:00:00.000Z",
        answers: { comment, rating: 1 },
      }),
    ),
  );
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const visit = async (store: string, path: string, options: BrowserContextOptions = {}) => {
  const { context, page, complaints } = await openPage(
    browser,
    { locale: "it-IT", ...options },
    { asked: (request) => request.url().startsWith(root) },
  );
  await signedIn(context, root, sessions[store] ?? "");
  const answer = await page.goto(`${root}${path}`);
  return { page, complaints, status: answer?.status() };
};

const PAGES = [
  ["the trend", "full", "/trend"],
  ["the trend after a form", "full", "/trend?done=changed&lang=de"],
  ["a stage", "full", "/journey/stages/retention"],
  ["a touchpoint with something chosen", "full", "/journey/touchpoints/delivery?emotion=1&dissonant=true&lang=de"],
  ["a touchpoint of few answers", "small", "/journey/touchpoints/shop-visit"],
  ["a stage with hostile names and words", "hostile", "/journey/stages/retention"],
] as const;

describe("The pages behind the map", () => {
  it.each(PAGES)("break no rule of accessibility and no policy, and fit any screen: %s", async (_what, store, path) => {
    const { page, complaints, status } = await visit(store, path);
    expect(status).toBe(200);
    for (const { width, colorScheme } of SCREENS) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      // What is folded must be as good as what is not.
      for (const open of [false, true]) {
        await page.evaluate(`document.querySelectorAll("details").forEach((each) => { each.open = ${open} })`);
        expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      }
      expect(await violationsOn(page)).toEqual([]);
    }
    expect(complaints).toEqual([]);
    expect(await page.title()).not.toBe("owned");
  });

  it.each(SCREENS)("can be read on every tint of a share, also of few customers: $colorScheme", async (screen) => {
    const { page } = await visit("full", "/retention?lang=en", { colorScheme: screen.colorScheme });
    const cohorts = ([20, 100] as const).map((n) => ({
      band: n === 20 ? ("neutral" as const) : ("positive" as const),
      n,
      months: Array.from({ length: 11 }, (_, tenths) => ({
        month: tenths + 1,
        n,
        returned: (n * tenths) / 10,
        share: tenths / 10,
        low: 0,
        high: 1,
      })),
    }));
    const table = String(cohortTable(cohorts, retentionWording(wordingIn("en"))));
    await page.locator("main").evaluate((main, markup) => main.insertAdjacentHTML("beforeend", markup), table);
    expect(await page.locator(".heat .h10").count()).toBe(2);
    expect(await violationsOn(page)).toEqual([]);
  });

  it("need no script: from a bar to the words, and back to all of them", async () => {
    const { page } = await visit("full", "/journey/stages/retention?lang=en", { javaScriptEnabled: false });
    await page.getByRole("link", { name: /^unhappy/ }).click();
    expect(new URL(page.url()).searchParams.get("emotion")).toBe("2");
    expect(await page.locator("#said .comment").count()).toBeGreaterThan(0);
    await page.getByRole("link", { name: /Emotion: unhappy/ }).click();
    expect(new URL(page.url()).searchParams.get("emotion")).toBeNull();
  });

  it("choose a stage and a size of the trend by form and link alone", async () => {
    const { page } = await visit("full", "/trend?lang=en", { javaScriptEnabled: false });
    await page.getByLabel("Stage").selectOption("retention");
    await page.getByRole("form", { name: "Where" }).getByRole("button", { name: "Show" }).click();
    await page.getByRole("link", { name: "Week", exact: true }).click();
    const { searchParams } = new URL(page.url());
    expect([searchParams.get("stage"), searchParams.get("by")]).toEqual(["retention", "week"]);
    expect(await page.getByRole("link", { name: "Week", exact: true }).getAttribute("aria-current")).toBe("true");
  });

  it("write a note with the keyboard alone, and say so", async () => {
    const { page } = await visit("full", "/trend?lang=en");
    await page.getByLabel("Day", { exact: true }).fill("2026-11-10");
    await page.keyboard.press("Tab");
    // A date field has parts of its own; the next field is reached from its label.
    await page.getByLabel("What happened").focus();
    await page.keyboard.type("Sciopero");
    await page.keyboard.press("Enter");
    await page.waitForURL(/done=added/);
    expect(await page.locator("#notes").getByRole("status").textContent()).toBe("The note was added.");
    await page.getByRole("link", { name: "Change the note Sciopero" }).click();
    await page.getByRole("button", { name: "Delete the note" }).click();
    await page.waitForURL(/done=removed/);
    expect(await page.getByText("Sciopero").count()).toBe(0);
  });

  it("put the whole chart into words, with a table behind it", async () => {
    const { page } = await visit("full", "/trend?lang=en&by=week");
    const chart = page.getByRole("img", { name: "Self-reported emotion over time" });
    expect(await chart.filter({ visible: true }).count()).toBe(1);
    await page.getByText("The numbers behind the chart").first().click();
    expect(await page.getByRole("table").getByRole("row").count()).toBeGreaterThan(4);
  });

  it("hand no text to a translator before somebody opens its link", async () => {
    const { page, complaints } = await visit("full", "/journey/touchpoints/delivery?lang=de");
    await page.getByText("Anderswo übersetzen").first().click();
    const link = page.getByRole("link", { name: /mit DeepL/ }).first();
    expect(await link.getAttribute("rel")).toBe("noreferrer");
    expect(await link.getAttribute("target")).toBe("_blank");
    expect(complaints).toEqual([]);
  });

  it("lead from the map to the words of a touchpoint in two clicks", async () => {
    const { page } = await visit("full", "/journey?lang=en");
    await page.getByRole("table").first().getByRole("link", { name: "Retention" }).first().click();
    await page.waitForURL(/journey\/stages\/retention/);
    await page.getByRole("link", { name: "Parcel delivery" }).first().click();
    await page.waitForURL(/journey\/touchpoints\/delivery/);
    expect(await page.getByText("nessuno mi ha avvisato").first().isVisible()).toBe(true);
  });
});
