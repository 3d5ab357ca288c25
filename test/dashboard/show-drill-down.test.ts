import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DRILL_DOWN_TEXTS } from "../../functions/dashboard/drill-down/drill-down-texts.ts";
import { LANGUAGES } from "../../shared/domain/language.ts";
import type { Response } from "../../shared/domain/response.ts";
import { aResponse, aTouchpoint } from "../support/builders.ts";
import { sessionHeader } from "../support/sign-in.ts";
import { type JourneyWorld, startJourneyWorld } from "./dashboard-world.ts";

let world: JourneyWorld;
let root: string;
let reader: string;
let many: string;

const TOUCHPOINTS = [
  aTouchpoint({ id: "ad", stage: "awareness", channel: "social", name: { it: "Annuncio" } }),
  aTouchpoint({ name: { it: "Consegna", en: "Delivery" } }),
  aTouchpoint({ id: "returns", channel: "support", archived: true, name: { it: "Reso", en: "Returns" } }),
  aTouchpoint({ id: "silent", order: 4, name: { it: "Silenzio" } }),
].map((touchpoint) => ({ ...touchpoint, n: 0, face: 3 }));

let count = 0;
const said = (fields: Partial<Response>): Response => {
  count += 1;
  const at = new Date(Date.parse("2026-11-20T10:00:00Z") - count * 60_000).toISOString();
  return aResponse({
    id: `response-${count}`,
    store: "aurora",
    answeredAt: at,
    receivedAt: at,
    pending: at,
    ...fields,
  });
};
const times = (n: number, fields: Partial<Response>) => Array.from({ length: n }, () => said(fields));
const AT_AD = { touchpoint: "ad", stage: "awareness", channel: "social" } as const;

const RESPONSES = [
  said({ answers: { rating: 2, comment: "Paketbote war <b>unhöflich</b>" }, language: "de-AT", customer: "c1" }),
  said({ answers: { rating: 3, comment: "الطرد وصل متأخرا" }, language: "ar", provenance: "open" }),
  ...times(22, {
    answers: { feeling: { face: 1, words: [{ word: "stressed", intensity: 2 }] }, comment: "Pacco rotto" },
  }),
  ...times(6, { answers: { feeling: { face: 1 }, comment: "Bravi ♥ davvero, arrivata rotta" } }),
  ...times(12, { answers: { rating: 5 } }),
  ...times(3, { touchpoint: "returns", channel: "support", answers: { rating: 2 } }),
  ...times(8, { ...AT_AD, answers: { rating: 4, comment: "Belle foto" } }),
];

beforeAll(async () => {
  world = await startJourneyWorld();
  root = world.url.replace(/\/journey$/, "");
  reader = await world.addStore({ id: "aurora", name: "Bottega Aurora" }, TOUCHPOINTS, RESPONSES);
  many = await world.addStore(
    { id: "many" },
    Array.from({ length: 500 }, (_, index) => ({
      ...aTouchpoint({ id: `t${index}`, name: { it: `${"lungo ".repeat(19)}${index}` } }),
      n: 0,
      face: 3,
    })),
    Array.from({ length: 30 }, (_, index) =>
      aResponse({
        id: `m${index}`,
        store: "many",
        touchpoint: `t${index}`,
        answeredAt: "2026-11-20T10:00:00.000Z",
        answers: { rating: 1 + (index % 5), comment: "Tutto bene" },
      }),
    ),
  );
});
afterAll(() => world.stop());

const show = async (path: string, session = reader) => {
  const separator = path.includes("?") ? "&" : "?";
  const response = await fetch(`${root}/journey/${path}${path.includes("lang=") ? "" : `${separator}lang=en`}`, {
    headers: sessionHeader(session),
    redirect: "manual",
  });
  return { status: response.status, page: await response.text() };
};
const cards = (page: string) => page.match(/<li class="comment">/g)?.length ?? 0;
/** When the comments of a page were answered, in its order. */
const instants = (page: string) => [...page.matchAll(/<time datetime="(2026-11-20T[^"]+)"/g)].map(([, at]) => at ?? "");
/** Where a link with some words in it leads to. */
const linkTo = (page: string, words: string): string => {
  const link = [...page.matchAll(/<a [^>]*?href="([^"]*)"[^>]*>(.*?)<\/a>/gs)].find(([, , text]) =>
    text?.includes(words),
  );
  return (link?.[1] ?? "").replaceAll("&amp;", "&").replace(/#.*$/, "");
};

describe("The page of a stage", () => {
  it("leads from its numbers to the comments that they count", async () => {
    const { status, page } = await show("stages/retention");
    expect(status).toBe(200);
    expect(page).toContain("Customers feel bad here");
    const veryBad = await show(`stages/retention${linkTo(page, "very unhappy")}`);
    expect(veryBad.page).toContain("emotion=1");
    expect(cards(veryBad.page)).toBe(20);
    expect(veryBad.page).not.toContain("Bravi ♥");
    const stressed = await show(`stages/retention${linkTo(page, "stressed")}`);
    expect(cards(stressed.page)).toBe(20);
    const stars = await show(`stages/retention${linkTo(page, ">★★★<")}`);
    expect(cards(stars.page)).toBe(1);
    expect(stars.page).toContain("الطرد");
    const positive = await show(`stages/retention${linkTo(page, ">positive<")}`);
    expect(cards(positive.page)).toBe(6);
  });

  it("leads from a key phrase to the comments that hold it", async () => {
    const { page } = await show("stages/retention");
    const phrase = await show(`stages/retention${linkTo(page, "Pacco rotto")}`);
    expect(phrase.page).toContain("phrase=Pacco+rotto");
    expect(cards(phrase.page)).toBe(20);
    const older = await show(`stages/retention${linkTo(phrase.page, "Older")}`);
    expect(cards(older.page)).toBe(2);
    expect(older.page).toContain("Newest");
  });

  it("shows the contradictory answers alone when asked", async () => {
    const { page } = await show("stages/retention");
    const found = await show(`stages/retention${linkTo(page, "6 answers whose text")}`);
    expect(cards(found.page)).toBe(6);
    expect(found.page.match(/≠ text contradicts/g)).toHaveLength(6);
  });

  it("puts the newest contradictory answers before all others, says why, and shows no comment twice", async () => {
    const { page } = await show("stages/retention");
    const [, first = "", others = ""] = page.split(/<h3>(?:Read these first: the text contradicts|All others)/);
    expect(instants(first)).toEqual(RESPONSES.slice(24, 27).map(({ answeredAt }) => answeredAt));
    expect(first.match(/Bravi ♥/g)).toHaveLength(3);
    expect(instants(others)).toEqual(RESPONSES.slice(0, 20).map(({ answeredAt }) => answeredAt));
    const older = (await show(`stages/retention${linkTo(page, "Older")}`)).page;
    expect(instants(older)).toEqual(
      [...RESPONSES.slice(20, 24), ...RESPONSES.slice(27, 30)].map(({ answeredAt }) => answeredAt),
    );
  });

  it.each([
    ["when they are asked for alone", "stages/retention?dissonant=true", 6],
    ["when they are left out", "stages/retention?dissonant=false", 20],
    ["when no comment that was chosen is one", "stages/retention?rating=2", 1],
    ["where there are none", "stages/awareness", 8],
  ])("puts none first %s", async (_when, path, all) => {
    const { page } = await show(path);
    expect(page).not.toContain("Read these first");
    expect(page).not.toContain("All others");
    expect(page).toContain("The newest first.");
    expect(cards(page)).toBe(all);
  });

  it("looks for none to put first where the counts know of none", async () => {
    const asked = async (query: string) => (await world.callsOf(() => show(`stages/awareness${query}`))).sort();
    expect(await asked("")).toEqual(await asked("?dissonant=false"));
  });

  it("pages through every comment once, with filters and without", async () => {
    const seen: string[] = [];
    let next = "?from=2026-11-01";
    for (let pages = 0; next !== "" && pages < 5; pages++) {
      const { page } = await show(`stages/retention${next}`);
      seen.push(...instants(page));
      next = linkTo(page, "Older");
    }
    expect(seen).toHaveLength(30);
    expect(new Set(seen).size).toBe(30);
  });

  it("says of each comment when, in which language and how sure it is whose it is", async () => {
    const { page } = await show("touchpoints/delivery");
    expect(page).toContain('lang="de-AT"');
    expect(page).toContain("Paketbote war &lt;b&gt;unhöflich&lt;/b&gt;");
    expect(page).toContain("20 Nov 2026, 10:59");
    expect(page).toContain("Austrian German");
    expect(page).toMatch(/<blockquote dir="auto" lang="ar">/);
    expect(page).toContain("Open to everyone");
  });

  it("leads to the customer where one is known, and to no translator before somebody chooses one", async () => {
    const { page } = await show("touchpoints/delivery");
    expect(page.match(/What this customer did/g)).toHaveLength(1);
    expect(page).toContain('href="../../customers/c1?lang=en"');
    expect(page).toMatch(
      /href="https:\/\/www\.deepl\.com\/translator#de\/en\/Paketbote[^"]*" target="_blank" rel="noreferrer"/,
    );
    const german = (await show("touchpoints/delivery?lang=de")).page;
    expect(german).not.toContain("#de/de/");
  });

  it("links its touchpoints, archived ones with answers too, and the trend of the same", async () => {
    const { page } = await show("stages/retention?channel=email");
    expect(page).toContain('href="../../journey/touchpoints/delivery?channel=email&amp;lang=en"');
    expect(page).toContain('href="../../trend?channel=email&amp;lang=en&amp;stage=retention"');
    expect((await show("stages/retention")).page).toContain("archived");
  });

  it("shows five hundred touchpoints, each once, with names of any length", async () => {
    const { status, page } = await show("stages/retention", many);
    expect(status).toBe(200);
    expect(new Set(page.match(/journey\/touchpoints\/t\d+/g)).size).toBe(500);
    expect(cards(page)).toBe(20);
  });

  it("is empty without answers, and says so", async () => {
    const empty = await show("stages/advocacy");
    expect(empty.status).toBe(200);
    expect(empty.page).toContain("No answers in this period");
    expect((await show("stages/retention?segment=gold")).page).toContain("Remove a filter");
  });

  it("says that nothing matches where nothing does", async () => {
    const { page } = await show("stages/retention?feeling=happy");
    expect(page).toContain("No comment here matches.");
    expect(cards(page)).toBe(0);
  });
});

describe("The page of a touchpoint", () => {
  it("hides numbers of fewer than five answers", async () => {
    const { page } = await show("touchpoints/returns");
    expect(page).toContain("There are fewer than 5 answers with an emotion");
    expect(page).toContain("archived");
    expect(page).not.toMatch(/<span class="bar-n">/);
  });

  it.each(LANGUAGES)("speaks %s", async (lang) => {
    const { page } = await show(`touchpoints/delivery?lang=${lang}`);
    expect(page).toContain(`<html lang="${lang}"`);
    expect(page).toContain(`<h3>${DRILL_DOWN_TEXTS[lang].said.readFirst}</h3>`);
    expect(page).toContain(`<h3>${DRILL_DOWN_TEXTS[lang].said.others}</h3>`);
    expect(page).not.toContain("undefined");
  });

  it("compares with the days before when asked", async () => {
    const { page } = await show("touchpoints/delivery?from=2026-11-15&to=2026-11-22&compare=previous");
    expect(page).toContain("From");
    expect(page).not.toContain("which is certain");
  });

  it.each([
    ["stages/afterlife", 404],
    ["touchpoints/nowhere", 404],
    ["touchpoints/..%2Fmoderate", 404],
    ["touchpoints/delivery?emotion=9", 400],
    ["touchpoints/delivery?feeling=hangry", 400],
    ["touchpoints/delivery?phrase=%E2%80%A6", 400],
    ["touchpoints/delivery?cursor=forged", 400],
    ["touchpoints/delivery?from=2026-11-22&to=2026-11-01", 400],
    ["touchpoints/delivery?from=2016-11-22&to=2026-11-22", 400],
    ["touchpoints/delivery?channel=telepathy", 400],
    ["touchpoints/delivery?colour=red", 400],
  ])("answers %s with %d, as a page", async (path, expected) => {
    const { status, page } = await show(path);
    expect(status).toBe(expected);
    expect(page).toContain("<!doctype html>");
  });

  it("takes a form in which nothing was chosen for no filter", async () => {
    const { status, page } = await show("touchpoints/delivery?emotion=&rating=&sentiment=&feeling=&phrase=");
    expect(status).toBe(200);
    expect(instants(page)).toEqual(instants((await show("touchpoints/delivery")).page));
  });
});
