import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { DEFAULT_STAGES } from "../../shared/domain/stage.ts";
import { FULL, type JourneyWorld, responsesOf, SMALL, startJourneyWorld } from "../dashboard/dashboard-world.ts";
import { violationsOn } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { aResponse, aTouchpoint } from "../support/builders.ts";
import { openPage, overflowOf } from "../support/open-page.ts";
import { signedIn } from "../support/sign-in.ts";

const WIDTHS = [390, 1280] as const;
const SCHEMES = ["light", "dark"] as const;
const HOSTILE = `<script>document.title="owned"</script><img src=x onerror=alert(1)>"'&`;

let world: JourneyWorld;
let browser: Browser;
const sessions: Record<string, string> = {};

beforeAll(async () => {
  [world, browser] = await Promise.all([startJourneyWorld(), openBrowser()]);
  sessions.full = await world.addStore({ id: "full", name: "Bottega Aurora" }, FULL);
  sessions.small = await world.addStore({ id: "small", name: "Bottega Nuova" }, SMALL);
  sessions.empty = await world.addStore({ id: "empty" }, SMALL, []);
  sessions.bare = await world.addStore({ id: "bare" }, []);
  const touchpoint = { ...aTouchpoint({ name: { it: `مرحبا ${HOSTILE}` } }), n: 0, face: 3 };
  const comments = [HOSTILE, "x".repeat(5000), "هذا الطرد وصل متأخرا 📦"];
  sessions.hostile = await world.addStore(
    { id: "hostile", name: HOSTILE.padEnd(200, "w"), stages: [{ id: "retention", name: { it: "w".repeat(200) } }] },
    [touchpoint],
    comments.map((comment, index) =>
      aResponse({
        id: `h${index}`,
        store: "hostile",
        answeredAt: "2026-11-20T09:00:00.000Z",
        answers: { comment, rating: 1 },
      }),
    ),
  );
  const stages = Array.from({ length: 20 }, (_, index) => ({ id: `s${index}`, name: { it: `Fase numero ${index}` } }));
  sessions.twenty = await world.addStore(
    { id: "twenty", stages },
    stages.map(({ id }, index) => ({ ...aTouchpoint({ id, stage: id }), n: 6 + index, face: 1 + (index % 5) })),
  );
  const many = Array.from({ length: 500 }, (_, index) => ({
    ...aTouchpoint({
      id: `t${index}`,
      stage: DEFAULT_STAGES[index % 5]?.id ?? "",
      order: index,
      name: {
        it: index % 2 === 0 ? `Punto di contatto ${index}` : `نقطة تواصل مع المتجر رقم ${index}`.padEnd(200, "ة"),
      },
    }),
    n: index < 60 ? 6 : 0,
    face: 1 + (index % 5),
  }));
  sessions.crowded = await world.addStore({ id: "crowded" }, many);
  sessions.one = await world.addStore({ id: "one" }, FULL, responsesOf("one", FULL).slice(0, 1));
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const visit = async (store: string, query = "", options: BrowserContextOptions = {}) => {
  const { context, page, complaints } = await openPage(
    browser,
    { locale: "it-IT", ...options },
    { asked: (request) => new URL(request.url()).origin === new URL(world.url).origin },
  );
  await signedIn(context, world.url, sessions[store] ?? "");
  const response = await page.goto(`${world.url}${query}`);
  return { page, complaints, status: response?.status() };
};

/** Store, query and colour schemes of every state; what differs in text alone is looked at in one scheme. */
const STATES = [
  ["full", "full", "", SCHEMES],
  ["small", "small", "", SCHEMES],
  ["empty", "empty", "", SCHEMES],
  ["refused", "full", "?from=2026-12-01&to=2026-11-01&channel=fax", SCHEMES],
  ["filtered", "full", "?channel=email&language=it", ["dark"]],
  ["without touchpoints", "bare", "", ["light"]],
  ["hostile", "hostile", "", ["light"]],
  ["twenty-stage", "twenty", "", ["light"]],
  ["compared", "full", "?compare=previous&from=2026-11-08&to=2026-11-22", ["light"]],
  ["crowded", "crowded", "", ["light"]],
  ["one answer's", "one", "", ["light"]],
] as const;

describe("The journey page in a browser", () => {
  it.each(STATES)("has no accessibility fault and fits every screen: %s", async (_state, store, query, schemes) => {
    const { page, complaints } = await visit(store, query);
    for (const [width, colorScheme] of WIDTHS.flatMap((each) => schemes.map((scheme) => [each, scheme] as const))) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const seen = { violations: await violationsOn(page), overflow: await overflowOf(page) };
      expect(seen, `${width} px, ${colorScheme}`).toEqual({ violations: [], overflow: 0 });
    }
    // Chromium says of itself that a refused page was refused.
    expect(complaints.filter((complaint) => !complaint.includes("400 (Bad Request)"))).toEqual([]);
  });

  it.each([
    ["320 px, as at 400 % zoom", 320],
    ["640 px, as at 200 % zoom", 640],
    ["840 px", 840],
    ["1000 px", 1000],
  ])("fits at %s in German", async (_what, width) => {
    const { page } = await visit("full", "?lang=de", { viewport: { width, height: 700 } });
    expect(await overflowOf(page)).toBe(0);
    expect(await violationsOn(page)).toEqual([]);
  });

  it("shows one drawing of the curve, the one that fits the screen", async () => {
    for (const [width, shown, hidden] of [
      [390, "tall", "wide"],
      [1280, "wide", "tall"],
    ] as const) {
      const { page } = await visit("full", "", { viewport: { width, height: 900 } });
      expect(await page.locator(`svg.${shown}`).isVisible()).toBe(true);
      expect(await page.locator(`svg.${hidden}`).isVisible()).toBe(false);
    }
  });

  it("keeps the stacked rows of a narrow screen a table for those who hear it", async () => {
    const { page } = await visit("full", "", { viewport: { width: 390, height: 900 } });
    const table = page.getByRole("table", { name: "Emozione dichiarata in ogni fase e punto di contatto" });
    expect(await table.getByRole("rowheader", { name: "Consegna del pacco" }).count()).toBe(1);
    expect(await table.getByRole("columnheader").count()).toBe(5);
    expect(await table.getByRole("row").count()).toBe(1 + 5 + FULL.length);
  });

  it("runs nothing that a store or a customer wrote", async () => {
    const { page } = await visit("hostile");
    expect(await page.title()).toContain("Mappa del viaggio");
    expect(await page.locator("main script, main img").count()).toBe(0);
    expect(await page.locator("blockquote").filter({ hasText: HOSTILE }).count()).toBe(1);
  });

  it("can be walked through with the keyboard alone, in order and in sight", async () => {
    const { page } = await visit("full", "?channel=email");
    const focusable = z
      .number()
      .parse(
        await page.evaluate(
          `[...document.querySelectorAll("a[href]:not([tabindex]), button, input, select, summary")].filter((at) => at.checkVisibility()).length`,
        ),
      );
    const Stop = z.object({ name: z.string(), place: z.number(), outlined: z.boolean() });
    const stops: z.infer<typeof Stop>[] = [];
    // A date field is several stops: each of its parts, and its calendar.
    for (let press = 0; press < 4 * focusable; press++) {
      await page.keyboard.press("Tab");
      const stop = await page.evaluate(`(() => {
        const at = document.activeElement;
        if (at === document.body) return null;
        const { top, bottom } = at.getBoundingClientRect();
        const inSight = bottom > 0 && top < innerHeight;
        const place = [...document.querySelectorAll("*")].indexOf(at);
        return { name: at.id || at.textContent.trim(), place, outlined: inSight && getComputedStyle(at).outlineStyle !== "none" };
      })()`);
      if (stop === null) break;
      const parsed = Stop.parse(stop);
      if (stops.at(-1)?.place !== parsed.place) stops.push(parsed);
    }
    expect(stops).toHaveLength(focusable);
    expect(stops[0]?.name).toBe("Vai al contenuto");
    expect(stops.filter(({ outlined }) => !outlined)).toEqual([]);
    expect(stops.map(({ place }) => place)).toEqual(stops.map(({ place }) => place).toSorted((a, b) => a - b));
    expect(stops.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["30 giorni", "from", "to", "Mostra", "Deutsch"]),
    );
  });

  it("leads past the header with its first link", async () => {
    const { page } = await visit("full");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("content");
  });

  it("gives every control room for a finger", async () => {
    const { page } = await visit("full", "?channel=email", { viewport: { width: 390, height: 900 } });
    const small =
      await page.evaluate(`[...document.querySelectorAll("a:not(.skip):not(svg a):not(.points a), button, input, select, summary")]
      .filter((control) => control.checkVisibility())
      .map((control) => ({ name: control.textContent, height: control.getBoundingClientRect().height }))
      .filter(({ height }) => height < 44)`);
    expect(small).toEqual([]);
  });

  it("works without JavaScript: other days, filters kept, filters taken away", async () => {
    const { page } = await visit("full", "?channel=email&lang=en", { javaScriptEnabled: false });
    await page.getByLabel("From").fill("2026-11-10");
    await page.getByRole("button", { name: "Show" }).click();
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toMatchObject({
      channel: "email",
      lang: "en",
      from: "2026-11-10",
      to: "2026-11-22",
    });
    expect(await page.locator(".days").textContent()).toMatch(/10\s?–\s?22 Nov 2026/);
    await page.getByRole("link", { name: "Channel: E-mail" }).click();
    expect(new URL(page.url()).searchParams.has("channel")).toBe(false);
    await page.getByRole("link", { name: "7 days" }).click();
    expect(await page.locator('[aria-current="true"]').first().textContent()).toBe("7 days");
    await page.getByRole("link", { name: "Italiano" }).click();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Mappa del viaggio");
  });

  it("leads from a wrong day to its field and back to the map", async () => {
    const { page, status } = await visit("full", "?lang=en&from=2026-11-30&to=2026-11-01");
    expect(status).toBe(400);
    await page.getByRole("alert").getByRole("link").click();
    expect(await page.evaluate("document.activeElement.id")).toBe("from");
    await page.getByLabel("From").fill("2026-11-01");
    await page.getByLabel("To").fill("2026-11-22");
    await page.getByRole("button", { name: "Show" }).click();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Journey map");
  });

  it("still tells signs and sizes apart in forced colours and prints the wide curve", async () => {
    const { page } = await visit("full", "", { forcedColors: "active" });
    expect(await violationsOn(page)).toEqual([]);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("svg.wide").isVisible()).toBe(true);
    expect(await page.locator(".period form, .pages").first().isVisible()).toBe(false);
  });
});
