import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { PageQuery } from "../../functions/dashboard/frame/page-query.ts";
import { withTexts, wordingIn } from "../../functions/dashboard/frame/wording.ts";
import { wide } from "../../functions/dashboard/map/curve-geometry.ts";
import { emotionCurve } from "../../functions/dashboard/map/emotion-curve.ts";
import { type JourneyView, journeyPage } from "../../functions/dashboard/map/journey-page.ts";
import { mapDrawing } from "../../functions/dashboard/map/map-drawing.ts";
import { mapLinks } from "../../functions/dashboard/map/map-links.ts";
import { MAP_TEXTS } from "../../functions/dashboard/map/map-wording.ts";
import { deltasBetween } from "../../shared/domain/cell.ts";
import { countedNow } from "../../shared/domain/contribution.ts";
import { type BesideCells, type JourneyMap, journeyMap } from "../../shared/domain/journey-map.ts";
import { LANGUAGES } from "../../shared/domain/language.ts";
import type { Response } from "../../shared/domain/response.ts";
import { DEFAULT_STAGES } from "../../shared/domain/stage.ts";
import type { Touchpoint } from "../../shared/domain/touchpoint.ts";
import { aResponse, aTouchpoint } from "../support/builders.ts";

const ENGLISH = withTexts(wordingIn("en"), MAP_TEXTS);
const DAYS = { from: "2026-10-24", to: "2026-11-22" };
const BEFORE = { from: "2026-09-24", to: "2026-10-23" };

const cellsOf = (list: readonly Response[]) =>
  list.flatMap((response) => deltasBetween(undefined, countedNow(response, "Europe/Rome", [1])));

const mapWith = (
  touchpoints: readonly Touchpoint[],
  list: readonly Response[],
  before?: readonly Response[],
  beside: BesideCells = {},
): JourneyMap =>
  journeyMap(
    cellsOf(list),
    { stages: [...DEFAULT_STAGES] },
    touchpoints,
    {},
    { ...beside, previous: before && cellsOf(before) },
  );

const at = (touchpoint: Pick<Touchpoint, "id" | "stage" | "channel">, n: number, answers: Response["answers"]) =>
  Array.from({ length: n }, (_, index) =>
    aResponse({
      id: `${touchpoint.id}-${index}-${answers.rating}`,
      touchpoint: touchpoint.id,
      stage: touchpoint.stage,
      channel: touchpoint.channel,
      answers,
    }),
  );

const shown = (map: JourneyMap, query: PageQuery = {}, fields: Partial<JourneyView> = {}, wording = ENGLISH): string =>
  String(
    journeyPage(
      {
        store: { name: "Bottega Aurora", timeZone: "Europe/Rome" },
        ...DAYS,
        today: "2026-11-22",
        place: { path: "/journey", root: "./", query, scopes: ["read"] },
        map,
        comments: new Map(),
        ...fields,
      },
      wording,
    ).page,
  );

const textOf = (page: string): string =>
  page
    .replace(/<style>.*?<\/style>/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");

const DELIVERY = aTouchpoint();
const CHECKOUT = aTouchpoint({ id: "checkout", stage: "conversion", channel: "ecommerce", name: { en: "Checkout" } });

describe("What stands out", () => {
  it.each([
    [100, "Against 24 Sept – 23 Oct 2026, emotion has changed by −100 (95% interval −101 to −95)."],
    [99, "Against 24 Sept – 23 Oct 2026, emotion shows no certain change (−100, 95% interval −101 to −95)."],
    [4, "24 Sept – 23 Oct 2026 has too few answers to compare with."],
  ])("of %i answers before, the change is told as far as it is certain", (n, expected) => {
    const map = mapWith([DELIVERY], at(DELIVERY, 200, { rating: 2 }), at(DELIVERY, n, { rating: 4 }));
    const text = textOf(shown(map, { compare: "previous" }, { previous: BEFORE })).replaceAll("\u2009", " ");
    expect(text).toContain(expected);
  });

  it("names the stages that changed for certain, and draws the period before as a second line", () => {
    const now = [...at(DELIVERY, 120, { rating: 2 }), ...at(CHECKOUT, 120, { rating: 4 })];
    const before = [...at(DELIVERY, 120, { rating: 4 }), ...at(CHECKOUT, 120, { rating: 4 })];
    const page = shown(mapWith([DELIVERY, CHECKOUT], now, before), {}, { previous: BEFORE });
    expect(textOf(page)).toContain("Certain changes by stage: Retention (−100) .");
    expect(page.match(/<rect class="previous"/g)?.length).toBeGreaterThanOrEqual(4);
    expect(textOf(page)).toContain("no certain change");
    expect(textOf(page)).toMatch(/▼ −100 −\d+ to −\d+/);
  });

  it("tells moments of truth with what they rest on, and leads to them", () => {
    const mixed = (touchpoint: Touchpoint, ratings: readonly number[], follows: boolean) =>
      ratings.flatMap((rating, index) =>
        at(touchpoint, 40, { rating, recommendation: follows ? 2 * rating : [3, 9, 5][index % 3]! }),
      );
    const map = mapWith(
      [DELIVERY, CHECKOUT],
      [...mixed(DELIVERY, [1, 2, 4], true), ...mixed(CHECKOUT, [3, 4, 5], false)],
    );
    const page = shown(map, { segment: "vip" });
    expect(textOf(page)).toMatch(
      /Delivery is a moment of truth: it goes closely with recommendation \(r = 1\.00, answers: 120\) and is felt worse than most \(−33\)\./,
    );
    expect(page).toContain(`<a href="./journey/touchpoints/delivery?segment=vip"><bdi>Delivery</bdi></a> is a moment`);
  });

  it("sets peak and end beside the mean, and each customer's own where they are known", () => {
    const list = [...at(CHECKOUT, 40, { rating: 5 }), ...at(DELIVERY, 40, { rating: 3 })];
    const own = { n: 35, size: "full", value: 20, low: 10, high: 30 } as const;
    const text = (beside: BesideCells) => textOf(shown(mapWith([DELIVERY, CHECKOUT], list, undefined, beside)));
    const said =
      "The strongest stage is Conversion , the last one Retention : what stays in mind is about +50, beside a mean of +50 over all answers.";
    expect(text({})).toContain(said);
    expect(text({})).not.toContain("each customer on their own");
    expect(text({ peakEnd: own })).toContain(
      `${said} For each customer on their own: +20, 95% interval +10 to +30, customers: 35.`,
    );
  });

  it("says so when the drop is that of the same customers", () => {
    const list = [...at(CHECKOUT, 40, { rating: 5 }), ...at(DELIVERY, 40, { rating: 1 })];
    const paired = [{ from: "conversion", to: "retention", value: -60, low: -70, high: -50, pairs: 32 }];
    const text = textOf(shown(mapWith([DELIVERY, CHECKOUT], list, undefined, { paired })));
    expect(text).toContain(
      "The 32 customers who answered at both changed by −60 (95% interval: −70 to −50). The two means count everybody else there too",
    );
    expect(text).not.toContain("95% interval of the change");
  });
});

describe("A map of hardly anything", () => {
  it("of one answer says that it is one of few, and gives away neither number nor words", () => {
    const map = mapWith([DELIVERY], at(DELIVERY, 1, { rating: 1, feeling: { face: 1 } }));
    const text = textOf(shown(map));
    expect(text).toContain("Based on fewer than 5 answers: fewer than 5 with a self-reported emotion.");
    expect(text).toContain("Mean of fewer than 5 self-reported emotions.");
    expect(text).not.toMatch(/−100 to −|n 1\b/);
    expect(text).not.toContain("What stands out");
  });

  it("of one stage alone draws it, and finds no drop, peak or end", () => {
    const stages = [{ id: "retention", name: { en: "After the purchase" } }];
    const map = journeyMap(cellsOf(at(DELIVERY, 40, { rating: 4 })), { stages }, [DELIVERY]);
    const page = shown(map);
    expect(textOf(page)).toContain("After the purchase");
    expect(page).not.toMatch(/NaN|undefined/);
    expect(page).toContain('class="point above"');
    expect(page).not.toContain('class="drop"');
    expect(textOf(page)).not.toContain("The strongest stage");
  });
});

describe("A map of 500 touchpoints", () => {
  const touchpoints = Array.from({ length: 500 }, (_, index) =>
    aTouchpoint({
      id: `t${index}`,
      stage: DEFAULT_STAGES[index % 5]!.id,
      order: index,
      name: { en: `Touchpoint number ${index}` },
    }),
  );
  // Each as many as its number says, so that the last ones have the most answers, and are not the best.
  const list = touchpoints.flatMap((touchpoint, index) => at(touchpoint, 5 + (index >= 400 ? 1 : 0), { rating: 2 }));
  const page = shown(mapWith(touchpoints, list));

  it("stays within the weight of a page and shows those with the most answers, in the store's order", () => {
    expect(gzipSync(page).length).toBeLessThan(25_600);
    const rows = [...page.matchAll(/<tr role="row" class="touchpoint.*?journey\/touchpoints\/t(\d+)"/gs)].map(
      ([, id]) => Number(id),
    );
    expect(rows).toHaveLength(100);
    expect(Math.min(...rows)).toBe(400);
    for (const stage of [0, 1, 2, 3, 4]) {
      const own = rows.filter((id) => id % 5 === stage);
      expect(own).toEqual(own.toSorted((a, b) => a - b));
    }
  });

  it("says that not all are drawn, where that is so", () => {
    const said = "Of every stage the touchpoints with the most answers are drawn";
    expect(textOf(page)).toContain(said);
    expect(textOf(shown(mapWith([DELIVERY], at(DELIVERY, 40, { rating: 4 }))))).not.toContain(said);
  });

  it("leads to all of them", () => {
    expect(page).toContain('<a href="./journey/stages/retention">All 100 touchpoints of this stage</a>');
  });

  it("draws no more of a stage than there is room for", () => {
    const drawing = String(emotionCurve(mapWith(touchpoints, list), ENGLISH));
    const badges = [...drawing.matchAll(/<rect class="badge below few" x="([\d.-]+)"[^>]*width="([\d.]+)"/g)];
    expect(badges).toHaveLength(5 * wide(5, 3).room);
    for (const [, x, width] of badges) {
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(x) + Number(width)).toBeLessThanOrEqual(880);
    }
  });
});

describe("A touchpoint on the curve", () => {
  it("stands at its own emotion, with its channel's icon, larger with more answers", () => {
    const few = { ...DELIVERY, id: "few" };
    const drawing = String(
      emotionCurve(
        mapWith([DELIVERY, few], [...at(DELIVERY, 90, { rating: 5 }), ...at(few, 30, { rating: 5 })]),
        ENGLISH,
      ),
    );
    const badges = [...drawing.matchAll(/<circle class="badge above" cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"/g)];
    const [first, second] = badges.map(([, x, y, r]) => ({ x: Number(x), y: Number(y), r: Number(r) }));
    expect(first!.r).toBeGreaterThan(second!.r);
    expect(first!.y).toBe(30);
    expect(drawing.match(/<use class="icon" href="#channel-email"/g)).toHaveLength(2);
  });

  it.each([
    [4, 0, ""],
    [5, 1, " few"],
    [29, 1, " few"],
    [30, 1, ""],
  ])("of %i answers is drawn %i times, as%s one", (n, times, few) => {
    const drawing = String(emotionCurve(mapWith([DELIVERY], at(DELIVERY, n, { rating: 5 })), ENGLISH));
    expect(drawing.match(new RegExp(`class="badge above${few}"`, "g")) ?? []).toHaveLength(times);
    if (times === 0) expect(drawing).not.toContain("badge");
  });
});

describe("Links into the drill-down", () => {
  it("carry days, filters, comparison and language, and nothing else", () => {
    const query = {
      from: "2026-11-01",
      channel: "email",
      touchpoint: "delivery",
      compare: "previous",
      lang: "de",
      x: "y",
    };
    const links = mapLinks({ root: "./", query });
    expect(links.stage("retention")).toBe(
      "./journey/stages/retention?from=2026-11-01&channel=email&touchpoint=delivery&compare=previous&lang=de",
    );
    expect(links.touchpoint("delivery")).toBe(
      "./journey/touchpoints/delivery?from=2026-11-01&channel=email&compare=previous&lang=de",
    );
  });

  it("stand in the drawing for the mouse, and in the table for everybody", () => {
    const page = shown(mapWith([DELIVERY], at(DELIVERY, 40, { rating: 4 })));
    const [drawing = "", rest = ""] = [page.slice(0, page.indexOf("<table")), page.slice(page.indexOf("<table"))];
    expect(drawing.match(/<a href="\.\/journey\/touchpoints\/delivery" tabindex="-1">/g)).toHaveLength(2);
    expect(rest.match(/<a href="\.\/journey\/touchpoints\/delivery">/g)).toHaveLength(1);
  });
});

describe("Names of 200 characters", () => {
  it.each([
    ["from left to right", "Consegna a domicilio con appuntamento ".repeat(6).slice(0, 200)],
    ["in one word", "x".repeat(200)],
    ["from right to left", "تسليم الطرود إلى المنزل ".repeat(9).slice(0, 200)],
  ])("%s stand whole in the table and shortened in the drawing", (_what, name) => {
    const touchpoint = aTouchpoint({ name: { en: name } });
    const stages = [{ id: "retention", name: { en: name } }];
    const map = journeyMap(cellsOf(at(touchpoint, 40, { rating: 4 })), { stages }, [touchpoint]);
    const page = shown(map);
    expect(page.split(`<bdi>${name}</bdi></a>`).length).toBeGreaterThanOrEqual(3);
    for (const [, line = ""] of page.matchAll(/class="stage-name"[^>]*>([^<]*)</g)) {
      expect(line.length).toBeLessThanOrEqual(100);
    }
  });
});

describe("An exported drawing", () => {
  it.each(LANGUAGES)("in %s is whole, and names nothing outside of it", (language) => {
    const wording = withTexts(wordingIn(language), MAP_TEXTS);
    const map = mapWith([DELIVERY, CHECKOUT], [...at(DELIVERY, 40, { rating: 2 }), ...at(CHECKOUT, 3, { rating: 5 })]);
    const drawing = String(mapDrawing({ store: { name: `"A" & <B>` }, ...DAYS, map, query: {} }, wording));
    expect(drawing).toContain("&quot;A&quot; &amp; &lt;B&gt;");
    expect(drawing).not.toMatch(/undefined|NaN|<a |url\(|@import/);
    expect(drawing.match(/xmlns="/g)).toHaveLength(1);
    expect(drawing).toContain('id="channel-email"');
  });
});
