import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { Place } from "../../functions/dashboard/frame/place.ts";
import { FRAME_TEXTS, withTexts, wordingIn } from "../../functions/dashboard/frame/wording.ts";
import { curveLayouts } from "../../functions/dashboard/map/curve-geometry.ts";
import { curveInWords, emotionCurve } from "../../functions/dashboard/map/emotion-curve.ts";
import { headline } from "../../functions/dashboard/map/headline.ts";
import { type JourneyView, journeyPage } from "../../functions/dashboard/map/journey-page.ts";
import { MAP_TEXTS, type MapWording } from "../../functions/dashboard/map/map-wording.ts";
import { MAP_STYLE } from "../../functions/dashboard/map/style.ts";
import { sourceOf } from "../../functions/pages/content-source.ts";
import { type HtmlPart, html } from "../../functions/pages/html.ts";
import { pageLanguage } from "../../functions/pages/page-language.ts";
import { scriptAddress } from "../../functions/pages/script-files.ts";
import { SCRIPTS } from "../../functions/pages/scripts.ts";
import { LANGUAGES } from "../../shared/domain/language.ts";
import { DEFAULT_STAGES, type Stage } from "../../shared/domain/stage.ts";
import { aResponse, aTouchpoint } from "../support/builders.ts";
import { FULL, responsesOf, SMALL } from "./dashboard-world.ts";
import { mapOf, stagesFelt } from "./maps.ts";

const wordedIn = (...language: Parameters<typeof wordingIn>): MapWording =>
  withTexts(wordingIn(...language), MAP_TEXTS);
const ENGLISH = wordedIn("en");
const PLACE: Place = { path: "/journey", root: "./", query: {}, scopes: ["read"] };
const HOSTILE = `<script>alert("1")</script> & 'quoted' מסע 🧵`;
const HOSTILE_ESCAPED = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;quoted&#39; מסע 🧵";

const viewOf = (fields: Partial<JourneyView> = {}): JourneyView => ({
  store: { name: "Bottega Aurora", timeZone: "Europe/Rome" },
  from: "2026-10-24",
  to: "2026-11-22",
  today: "2026-11-22",
  place: PLACE,
  map: mapOf(FULL),
  comments: new Map(
    DEFAULT_STAGES.map(({ id }) => [
      id,
      {
        newest: responsesOf("bottega", FULL)
          .filter(({ stage, answers }) => stage === id && answers.comment !== undefined)
          .slice(0, 3),
      },
    ]),
  ),
  ...fields,
});

/** The page as it is sent. */
const shown = (view: JourneyView, wording: MapWording): string => String(journeyPage(view, wording).page);

/** The text of a page without its markup. */
const textOf = (page: unknown): string =>
  String(page)
    .replace(/<style>.*<\/style>/s, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");

/** Stages named like numbers, as many as wanted. */
const manyStages = (count: number): Stage[] =>
  Array.from({ length: count }, (_, index) => ({ id: `s${index}`, name: { en: `Stage number ${index}` } }));

describe("The html template", () => {
  it.each<[string, HtmlPart, string]>([
    ["escapes text", HOSTILE, HOSTILE_ESCAPED],
    ["keeps markup of its own", html`<b>${"<"}</b>`, "<b>&lt;</b>"],
    ["escapes text within a list", ["<", html`<i></i>`], "&lt;<i></i>"],
    ["leaves nothing for undefined", undefined, ""],
    ["leaves nothing for false", false, ""],
    ["writes a zero", 0, "0"],
  ])("%s", (_what, part, expected) => {
    expect(String(html`${part}`)).toBe(expected);
  });

  it("keeps a quoted attribute closed", () => {
    expect(String(html`<a title="${`" onclick='x'`}">`)).toBe(`<a title="&quot; onclick=&#39;x&#39;">`);
  });
});

describe("The page's language", () => {
  it.each([
    ["the one that the address names", { lang: "de", acceptLanguage: "fr" }, "de"],
    ["a region's language", { lang: "pt-BR" }, "pt"],
    ["the browser's most wanted one", { acceptLanguage: "fr;q=0.4, es-MX;q=0.9, ja" }, "es"],
    ["none that the browser refuses", { acceptLanguage: "fr;q=0, en;q=0.1" }, "en"],
    ["the usual one when nothing else is spoken", { lang: "xx", acceptLanguage: "ja, *;q=0.5" }, "it"],
    ["the usual one for nonsense", { acceptLanguage: ";;q=,q=x" }, "it"],
  ] as const)("is %s", (_what, asked, language) => {
    expect(pageLanguage(asked, "it")).toBe(language);
  });
});

describe("The headline", () => {
  it.each<[string, Parameters<typeof stagesFelt>[0], RegExp]>([
    [
      "names the best stage and the biggest drop",
      [
        ["consideration", 80, 3.4],
        ["conversion", 120, 4.6],
        ["retention", 120, 2],
      ],
      /feel best in Conversion \(\+\d+\) \. The biggest drop is from Conversion \(\+\d+\) to Retention \(−\d+\) \. 95% interval of the change: −\d+ to −\d+\./,
    ],
    [
      "names no single best stage when two are too close",
      [
        ["awareness", 60, 4.4],
        ["conversion", 60, 4.4],
        ["retention", 60, 2],
      ],
      /feel best in Awareness \(\+\d+\) and Conversion \(\+\d+\)/,
    ],
    [
      "says that no stage stands out",
      [
        ["awareness", 40, 4],
        ["conversion", 40, 4],
      ],
      /none stands out for certain\. No drop between stages is certain\./,
    ],
    [
      "never calls a bad stage the best",
      [
        ["awareness", 60, 2],
        ["conversion", 60, 1.5],
      ],
      /no stage yet where customers feel good/,
    ],
    [
      "compares nothing with 29 answers in all stages but one",
      [
        ["awareness", 29, 5],
        ["conversion", 29, 1],
        ["retention", 200, 3],
      ],
      /^There are not enough answers yet to compare the stages: each needs at least 30\.$/,
    ],
  ])("%s", (_what, felt, expected) => {
    expect(
      textOf(headline(mapOf(stagesFelt(felt)), ENGLISH))
        .replaceAll(" )", ")")
        .trim(),
    ).toMatch(expected);
  });
});

describe("The emotional curve", () => {
  it("puts higher emotions higher, above or below the zero line", () => {
    const drawing = String(
      emotionCurve(
        mapOf(
          stagesFelt([
            ["awareness", 40, 5],
            ["retention", 40, 1],
          ]),
        ),
        ENGLISH,
      ),
    );
    const zero = Number(/class="zero" d="M\d+ ([\d.]+)H/.exec(drawing)?.[1]);
    const good = Number(/<circle class="point above" cx="[\d.]+" cy="([\d.]+)"/.exec(drawing)?.[1]);
    const bad = Number(/<path class="point below" d="M[\d.]+ ([\d.]+)l/.exec(drawing)?.[1]);
    expect(good).toBeLessThan(zero);
    expect(bad).toBeGreaterThan(zero);
  });

  it("draws more answers larger", () => {
    const drawing = String(
      emotionCurve(
        mapOf(
          stagesFelt([
            ["awareness", 40, 5],
            ["retention", 400, 5],
          ]),
        ),
        ENGLISH,
      ),
    );
    const [few = 0, many = 0] = [...drawing.matchAll(/ r="([\d.]+)"/g)].map(([, radius]) => Number(radius));
    expect(many).toBeGreaterThan(few);
  });

  it("leaves a gap where fewer than 5 answered and says so", () => {
    const map = mapOf(
      stagesFelt([
        ["awareness", 40, 4],
        ["consideration", 4, 4],
        ["conversion", 40, 4],
      ]),
    );
    const drawing = String(emotionCurve(map, ENGLISH));
    expect(drawing).not.toContain('class="line');
    expect(drawing).not.toContain('class="band');
    expect(drawing.match(/<circle class="point/g)).toHaveLength(2);
    expect(drawing).toContain(">fewer than 5 answers</text>");
  });

  it("draws fewer than 30 answers hollow and what leads to them dashed", () => {
    const drawing = String(
      emotionCurve(
        mapOf(
          stagesFelt([
            ["awareness", 40, 4],
            ["consideration", 29, 4],
          ]),
        ),
        ENGLISH,
      ),
    );
    expect(drawing.match(/class="point above few"/g)).toHaveLength(1);
    expect(drawing).toContain('class="line few"');
  });

  it("calls out the biggest drop, and none where none is certain", () => {
    const drop = mapOf(
      stagesFelt([
        ["conversion", 60, 5],
        ["retention", 60, 1],
      ]),
    );
    const flat = mapOf(
      stagesFelt([
        ["conversion", 60, 4],
        ["retention", 60, 4],
      ]),
    );
    expect(String(emotionCurve(drop, ENGLISH))).toContain("▼ biggest drop");
    expect(String(emotionCurve(flat, ENGLISH))).not.toContain("drop");
  });

  it.each([4.2, 3.9, 3.6])("writes beside the drop on no touchpoint, wherever one is felt (face %d)", (face) => {
    const at = (id: string, stage: string, n: number, felt: number) => ({
      ...aTouchpoint({ id, stage, channel: "web" }),
      n,
      face: felt,
    });
    const [before, after] = [at("before", "conversion", 60, 4.2), at("after", "retention", 60, 1.4)];
    const drawing = String(
      emotionCurve(mapOf([before, after, at("one", "retention", 6, face), at("two", "retention", 6, face)]), ENGLISH),
    );
    const [, x, y] = /class="drop-label" x="([\d.]+)" y="([\d.]+)"/.exec(drawing) ?? [];
    const [left, right] = [Number(x), Number(x) + 8.4 * "▼ biggest drop".length];
    const badges = [...drawing.matchAll(/<circle class="badge[^"]*" cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"/g)];
    expect(badges.length).toBeGreaterThanOrEqual(3);
    for (const [, cx, cy, r] of badges.map((match) => match.map(Number))) {
      const beside = cx! + r! < left || cx! - r! > right;
      // Letters of 14 units stand on their baseline.
      const overOrUnder = cy! + r! < Number(y) - 11 || cy! - r! > Number(y) + 3;
      expect(beside || overOrUnder).toBe(true);
    }
  });

  it("says in words what it shows", () => {
    const map = mapOf(
      stagesFelt([
        ["awareness", 40, 5],
        ["consideration", 12, 5],
        ["conversion", 3, 5],
      ]),
    );
    expect(curveInWords(map, ENGLISH)).toMatch(
      /^Awareness: \+\d+, 95% interval \+\d+ to \+\d+, 40 answers; Consideration: .* 12 answers \(few answers\); Conversion: fewer than 5 answers; Retention: no answers; Advocacy: no answers\.$/,
    );
  });

  it.each([1, 2, 5, 8, 9, 20])("draws %i stages within its frame, by name", (count) => {
    const stages = manyStages(count);
    const map = mapOf(stagesFelt(stages.map(({ id }, index) => [id, 40, index % 2 === 0 ? 5 : 1])), stages);
    for (const layout of curveLayouts(count)) {
      const drawing = String(emotionCurve(map, ENGLISH, layout));
      const [width = 0, height = 0] = (/viewBox="0 0 ([\d.]+ [\d.]+)"/.exec(drawing)?.[1] ?? "").split(" ").map(Number);
      const places = [...drawing.matchAll(/(?:cx|x)="(-?[\d.]+)" (?:cy|y)="(-?[\d.]+)"/g)];
      expect(places.length).toBeGreaterThanOrEqual(2 * count);
      for (const [, x, y] of places) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x)).toBeLessThanOrEqual(width);
        expect(Number(y)).toBeGreaterThanOrEqual(0);
        expect(Number(y)).toBeLessThanOrEqual(height);
      }
      expect(drawing).not.toMatch(/NaN|undefined|Infinity/);
      expect(textOf(drawing)).toContain(`Stage number ${count - 1}`);
    }
  });

  it.each(["wide", "tall"] as const)("shortens endless names in the %s layout and escapes them", (layout) => {
    const stages = DEFAULT_STAGES.map(({ id }) => ({ id, name: { en: HOSTILE + "x".repeat(60) } }));
    const drawing = String(emotionCurve(mapOf(stagesFelt([["awareness", 40, 5]]), stages), ENGLISH, layout));
    expect(drawing).not.toContain("<script");
    for (const [, line = ""] of drawing.matchAll(/class="stage-name"[^>]*>([^<]*)</g)) {
      expect(line.replace(/&\w+;|&#39;/g, "x").length).toBeLessThanOrEqual(42);
    }
  });
});

describe("The page", () => {
  it("is one small answer, whole without its one script: at most 25,600 bytes gzipped with it", () => {
    const page = shown(viewOf(), ENGLISH);
    const script = `<script src="${scriptAddress("dashboard", "./")}" defer></script>`;
    expect(page.split(script)).toHaveLength(2);
    expect(page.replace(script, "")).not.toMatch(
      /<script|\son\w+=|style="|https?:(?!\/\/www\.w3\.org\/2000\/svg)|@import|url\(/,
    );
    expect(gzipSync(page).length + gzipSync(SCRIPTS.dashboard).length).toBeLessThan(25_600);
  });

  it("has exactly the style sheet that the policy names", () => {
    const style = /<style>(.*)<\/style>/s.exec(shown(viewOf(), ENGLISH))?.[1] ?? "";
    expect(`'sha256-${createHash("sha256").update(style).digest("base64")}'`).toBe(sourceOf(MAP_STYLE));
  });

  it.each(LANGUAGES)("is complete in %s", (language) => {
    const texts = (value: unknown): unknown[] =>
      typeof value === "object" && value !== null && !String(value).startsWith("<")
        ? Object.values(value).flatMap(texts)
        : [typeof value === "function" ? String(value("A", "B", "C", "D")) : value];
    const all = texts([MAP_TEXTS[language], FRAME_TEXTS[language]]);
    expect(all.length).toBeGreaterThan(120);
    for (const text of all) expect(text).toMatch(/\S/);
    for (const text of all) expect(text).not.toMatch(/undefined|\[object/);
    const page = shown(viewOf(), wordedIn(language));
    expect(page).toContain(`<html lang="${language}" dir="ltr">`);
    expect(textOf(page)).not.toMatch(/undefined|\[object|NaN/);
    expect(textOf(page)).toContain(MAP_TEXTS[language].table.heading);
  });

  it("leaves no sentence in another language's words", () => {
    const notes = LANGUAGES.map((language) => MAP_TEXTS[language].table.note);
    const empties = LANGUAGES.map((language) => MAP_TEXTS[language].empty.noAnswers.text);
    expect(new Set([...notes, ...empties]).size).toBe(2 * LANGUAGES.length);
  });

  it("writes numbers and days as its language does", () => {
    const page = (language: "de" | "en") =>
      textOf(shown(viewOf({ map: mapOf(stagesFelt([["awareness", 1234, 4]])) }), wordedIn(language)));
    expect(page("de")).toContain("1.234");
    expect(page("de")).toContain("24.10. – 22.11.2026");
    expect(page("en")).toContain("1,234");
    expect(page("en")).toMatch(/24 Oct\s–\s22 Nov 2026/);
  });

  it.each([
    ["no touchpoint yet", { map: mapOf([]) }, "No touchpoints yet"],
    ["no answer in the period", { map: mapOf(stagesFelt([["awareness", 0, 3]])) }, "No answers in this period"],
    [
      "no answer behind a filter",
      { map: mapOf([]), place: { ...PLACE, query: { channel: "app" } } },
      "No answers match these filters",
    ],
  ])("says what to do with %s", (_what, fields, title) => {
    const page = shown(viewOf(fields), ENGLISH);
    expect(textOf(page)).toContain(title);
    expect(page).not.toContain("<table");
    expect(page).not.toContain('role="img"');
  });

  it("shows small figures as such and hides those below 5", () => {
    const page = shown(viewOf({ map: mapOf(SMALL), comments: new Map() }), ENGLISH);
    const row = (name: string) => textOf(page.split("<tr").find((part) => part.includes(`<bdi lang="it">${name}`)));
    expect(row("Visita in bottega")).toMatch(/Shop – \(fewer than 5\) – – –/);
    expect(row("Pagamento online")).toMatch(/Online shop 22 \+\d+ few answers \+\d+ to \+\d+/);
    expect(page).toContain('class="touchpoint few"');
  });

  it("says of those who began a survey how many sent it, from five on", () => {
    const survey = { id: "after", version: 1 };
    const began = (n: number) =>
      mapOf(
        [{ ...aTouchpoint(), n: 0, face: 3 }],
        DEFAULT_STAGES,
        Array.from({ length: n }, (_, index) =>
          aResponse({ id: `s${index}`, survey, ...(index % 4 === 3 && { partial: true as const }) }),
        ),
      );
    const page = (n: number) => textOf(shown(viewOf({ map: began(n), comments: new Map() }), ENGLISH));
    expect(page(40)).toContain("30 surveys: 40 begun, 30 sent");
    expect(page(4)).not.toMatch(/[1-4] (surveys:|begun|responses)/);
  });

  it("keeps inferred emotion apart from what customers reported", () => {
    const inferred = Array.from({ length: 40 }, (_, index) =>
      aResponse({
        id: `t${index}`,
        answers: { comment: "bello, davvero molto bello" },
        reading: {
          outcome: "read",
          sentiment: {
            label: "POSITIVE",
            positive: 1,
            negative: 0,
            neutral: 0,
            mixed: 0,
            language: "it",
            engine: "lexicon",
            version: "1",
            reliability: 1,
          },
        },
      }),
    );
    const map = mapOf([{ ...aTouchpoint(), n: 0, face: 3 }], DEFAULT_STAGES, inferred);
    const text = textOf(shown(viewOf({ map, comments: new Map() }), ENGLISH));
    expect(text).toMatch(/Emotion – no answers self-reported/);
    expect(text).toMatch(/Emotion inferred from text \+100/);
  });

  it("keeps filters and language in the address of every link and in the form", () => {
    const page = shown(
      viewOf({ place: { ...PLACE, query: { channel: "email", segment: "vip", lang: "en" } } }),
      ENGLISH,
    );
    expect(page).toContain('href="?channel=email&amp;segment=vip&amp;lang=en&amp;from=2026-11-16&amp;to=2026-11-22"');
    expect(page).toContain('href="?segment=vip&amp;lang=en"');
    expect(page).toContain('href="?channel=email&amp;segment=vip&amp;lang=fr"');
    expect(page).toContain('<input id="segment" name="segment" value="vip"');
    expect(page).toContain('<input type="hidden" name="lang" value="en">');
  });

  it("marks a name that it has only in another language", () => {
    const page = String(
      shown(
        viewOf({ map: mapOf(stagesFelt([["awareness", 9, 4]]).map((felt) => ({ ...felt, name: { fr: "Vitrine" } }))) }),
        ENGLISH,
      ),
    );
    expect(page).toContain('<bdi lang="fr">Vitrine</bdi>');
  });

  it("escapes whatever stores and customers wrote", () => {
    const touchpoint = { ...aTouchpoint({ name: { en: HOSTILE } }), n: 9, face: 4 };
    const response = aResponse({ answers: { comment: HOSTILE }, language: `"><script>` });
    const page = String(
      shown(
        viewOf({
          store: { name: HOSTILE, timeZone: "Europe/Rome" },
          map: mapOf(
            [touchpoint],
            DEFAULT_STAGES.map(({ id }) => ({ id, name: { en: HOSTILE } })),
          ),
          place: { ...PLACE, query: { segment: HOSTILE, touchpoint: HOSTILE, language: "it", lang: HOSTILE } },
          comments: new Map([["retention", { newest: [response] }]]),
        }),
        ENGLISH,
      ),
    );
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).toContain(`<p>${HOSTILE_ESCAPED}</p>`);
    expect(page).toContain(`<bdi>${HOSTILE_ESCAPED}</bdi>`);
  });

  it("folds a long comment without losing or breaking a character of it", () => {
    const comment = "👩‍👩‍👧‍👦".repeat(400);
    const newest = [aResponse({ answers: { comment } })];
    const page = shown(viewOf({ comments: new Map([["retention", { newest }]]) }), ENGLISH);
    const [, start = "", rest = ""] = /<p>(👩.*?)…<\/p>.*<details>.*?<p>…(.*?)<\/p>/s.exec(page) ?? [];
    expect(start + rest).toBe(comment);
    expect(start.endsWith("👩‍👩‍👧‍👦")).toBe(true);
  });

  it("says when older answers were not searched for comments", () => {
    const comments = new Map([["retention", { newest: [], searched: 100 }]]);
    expect(textOf(shown(viewOf({ comments }), ENGLISH))).toContain("No comments among the newest 100 answers.");
  });
});
