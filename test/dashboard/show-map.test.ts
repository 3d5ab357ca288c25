import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { showJourneyEndpoint } from "../../functions/dashboard/map/show-map.ts";
import { dashboardNeeds } from "../../functions/dashboard/needs.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { aResponse, aTouchpoint } from "../support/builders.ts";
import { serve } from "../support/serve.ts";
import { aSession, sessionHeader } from "../support/sign-in.ts";
import { startTable } from "../support/table.ts";
import { type JourneyWorld, NOW, startJourneyWorld } from "./dashboard-world.ts";

let world: JourneyWorld;
let reader: string;
let moderator: string;

const LONG_WORD = "x".repeat(5000);
const DELIVERY = { ...aTouchpoint({ name: { it: "Consegna", en: "Delivery" } }), n: 0, face: 3 };
const CHECKOUT = { ...aTouchpoint({ id: "checkout", stage: "conversion", channel: "ecommerce" }), n: 0, face: 3 };

const commented = (id: string, answeredAt: string, comment: string, fields: Parameters<typeof aResponse>[0] = {}) =>
  aResponse({
    id,
    store: "comments",
    answeredAt,
    receivedAt: answeredAt,
    pending: answeredAt,
    answers: { rating: 1, comment },
    ...fields,
  });

const show = async (query = "", headers: Record<string, string> = {}, session = reader) => {
  const response = await fetch(`${world.url}${query}`, {
    headers: { ...sessionHeader(session), ...headers },
    redirect: "manual",
  });
  return { status: response.status, headers: response.headers, page: await response.text() };
};

const commentsOn = (page: string) => [...page.matchAll(/<blockquote[^>]*><p>([^<]*)<\/p>/g)].map(([, text]) => text);

beforeAll(async () => {
  world = await startJourneyWorld();
  reader = await world.addStore(
    { id: "comments", languages: ["it", "en"] },
    [DELIVERY, CHECKOUT],
    [
      commented("r1", "2026-11-20T09:00:00.000Z", "first"),
      commented("r2", "2026-11-20T10:00:00.000Z", "second", { answers: { rating: 5, comment: "second" } }),
      commented("r3", "2026-11-20T11:00:00.000Z", "third", { provenance: "open", segment: "vip" }),
      // 21 November in Rome.
      commented("r4", "2026-11-20T23:30:00.000Z", "fourth", { source: "kiosk", language: "de-AT" }),
      commented("r5", "2026-11-21T12:00:00.000Z", "silent", { answers: { rating: 5 } }),
      commented("r6", "2026-08-01T12:00:00.000Z", "summer"),
      // The clocks of Rome go back on 25 October 2026 and forward on 29 March: a day of 25 hours, one of 23.
      commented("d1", "2026-10-24T22:00:00.000Z", "first minute of 25 hours"),
      commented("d2", "2026-10-25T22:59:59.000Z", "last second of 25 hours"),
      commented("d3", "2026-10-25T23:00:00.000Z", "the day after"),
      commented("d4", "2026-03-28T23:00:00.000Z", "first minute of 23 hours"),
      commented("d5", "2026-03-29T21:59:59.000Z", "last second of 23 hours"),
      commented("d6", "2026-03-29T22:00:00.000Z", "the day after that"),
      commented("r7", "2026-08-02T12:00:00.000Z", LONG_WORD, { touchpoint: "checkout", stage: "conversion" }),
    ],
  );
  moderator = await world.signIn("comments", ["moderate"]);
});
afterAll(() => world.stop());

describe("The comments of a stage", () => {
  it("are the three newest, whatever their score", async () => {
    expect(commentsOn((await show()).page)).toEqual(["fourth", "third", "second"]);
  });

  it.each([
    ["days on the store's calendar", "?from=2026-11-21&to=2026-11-21", ["fourth"]],
    ["a day of 25 hours", "?from=2026-10-25&to=2026-10-25", ["last second of 25 hours", "first minute of 25 hours"]],
    ["a day of 23 hours", "?from=2026-03-29&to=2026-03-29", ["last second of 23 hours", "first minute of 23 hours"]],
    ["an older period", "?from=2026-08-01&to=2026-08-01", ["summer"]],
    ["a provenance", "?provenance=open", ["third"]],
    ["a segment", "?segment=vip", ["third"]],
    ["a source", "?source=kiosk", ["fourth"]],
    ["a language, whatever its region", "?language=de", ["fourth"]],
    ["a touchpoint", "?touchpoint=checkout", []],
    ["a channel", "?channel=ecommerce", []],
  ])("keep to %s", async (_what, query, comments) => {
    expect(commentsOn((await show(query)).page)).toEqual(comments);
  });

  it("carry day, provenance, touchpoint, stars and language", async () => {
    const { page } = await show("?source=kiosk&lang=en");
    const card = page.split('<li class="comment">')[1] ?? "";
    expect(card).toContain('lang="de-AT"');
    expect(card).toContain('<time datetime="2026-11-21">21 Nov 2026</time>');
    expect(card).toContain(">Invited<");
    expect(card).toContain("Delivery");
    expect(card).toContain('aria-label="1 of 5 stars"');
  });
});

describe("The page's answer", () => {
  it("lets nothing run but our own style sheet and scripts and is kept by nobody", async () => {
    const { status, headers } = await show();
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-security-policy")).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
  });

  it.each([
    ["what the address asks for", "?lang=fr", { "accept-language": "de" }, "fr"],
    ["the browser's", "", { "accept-language": "de-AT,de;q=0.9" }, "de"],
    ["the store's first", "", { "accept-language": "ja" }, "it"],
  ])("speaks %s", async (_what, query, headers, language) => {
    expect((await show(query, headers)).page).toContain(`<html lang="${language}"`);
  });
});

describe("A refusal", () => {
  const wrongDay = { "accept-language": "en" };

  it.each([
    ["a day that is none", "?from=2026-02-30", "from", "Enter a date such as 2026-11-22."],
    ["a day in words", "?to=yesterday", "to", "Enter a date such as 2026-11-22."],
    ["an empty day", "?from=&to=", "from", "Enter a date such as 2026-11-22."],
    [
      "days in the wrong order",
      "?from=2026-11-02&to=2026-11-01",
      "from",
      "The first day must not be after the last day.",
    ],
    ["a first day in the future", "?from=2030-01-01", "from", "The first day must not be after the last day."],
    ["a period too long", "?from=2016-01-01", "from", "The period must not be longer than 1,100 days."],
  ])("of %s stands beside its field and in the summary", async (_what, query, field, problem) => {
    const { status, headers, page } = await show(query, wrongDay);
    expect(status).toBe(400);
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(page).toContain(`<span class="problem" id="${field}-problem">${problem}</span>`);
    expect(page).toMatch(
      new RegExp(`id="${field}" name="${field}" [^>]*aria-invalid="true" aria-describedby="${field}-problem"`),
    );
    expect(page).toContain(`<a href="#${field}"><bdi>${field === "from" ? "From" : "To"}</bdi>: ${problem}</a>`);
  });

  it.each([
    ["ten years", "?from=2016-11-22&to=2026-11-22"],
    ["days in the wrong order", "?from=2026-11-22&to=2016-11-22"],
  ])("of %s keeps what was typed", async (_what, query) => {
    const { status, page } = await show(`${query}&channel=email`, wrongDay);
    const typed = new URLSearchParams(query);
    expect(status).toBe(400);
    for (const field of ["from", "to"]) {
      expect(page).toContain(`id="${field}" name="${field}" value="${typed.get(field)}"`);
    }
    expect(page).toContain('name="channel" value="email"');
  });

  it.each([
    ["a language that nobody speaks", "language=tlh", "Language"],
    ["a source of another kind", "source=fax", "Source"],
    ["a comparison with tomorrow", "compare=tomorrow", "Compare with"],
    ["a touchpoint that is a path", "touchpoint=..%2F..%2Fadmin", "Touchpoint"],
    ["a segment that is markup", "segment=%3Cscript%3Ealert(1)%3C%2Fscript%3E", "Segment"],
    ["two of one filter", "channel=email&channel=web", "Channel"],
    ["a filter of 5,000 characters", `channel=${"x".repeat(5000)}`, "Channel"],
  ])("of %s names the filter and runs nothing", async (_what, query, label) => {
    const { status, page } = await show(`?${query}`, wrongDay);
    expect(status).toBe(400);
    expect(page).toContain(`<bdi>${label}</bdi>: There is no such filter value.`);
    expect(page).not.toContain("<script>");
  });

  it("of no filter that was left empty is ever made: it says nothing", async () => {
    const { status, page } = await show("?channel=&language=&segment=&source=&provenance=&compare=", wrongDay);
    expect(status).toBe(200);
    expect(page).not.toContain('class="filters"');
  });

  it("of a filter links to the page without it and keeps the rest", async () => {
    const { status, page } = await show("?channel=fax&segment=vip&from=2026-11-01&%3Cb%3E=1", wrongDay);
    expect(status).toBe(400);
    expect(page).toContain('<a href="?segment=vip&amp;from=2026-11-01&amp;%3Cb%3E=1"><bdi>Channel</bdi>');
    expect(page).toContain("<bdi>&lt;b&gt;</bdi>: This part of the address is not known here.");
    expect(page).toContain('name="segment" value="vip"');
    expect(page).not.toContain('value="fax"');
  });

  it.each([
    ["years before our calendar", "?to=0000-01-05"],
    ["years after our calendar", "?to=9999-12-31"],
    ["names of JavaScript's own", "?__proto__=1&constructor=2"],
  ])("or an empty page answers %s", async (_what, query) => {
    const { status, headers } = await show(query);
    expect([200, 400]).toContain(status);
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
  });

  it("sends who has not signed in to do so, and back here", async () => {
    const { status, headers, page } = await show("?channel=email&lang=it", { cookie: "" });
    expect(status).toBe(303);
    expect(headers.get("location")).toBe("./sign-in?to=%2Fjourney%3Fchannel%3Demail%26lang%3Dit&lang=it");
    expect(page).toBe("");
  });

  it("tells a session without the scope what it lacks, and how to get on", async () => {
    const { status, headers, page } = await show("?lang=en", {}, moderator);
    expect(status).toBe(403);
    expect(headers.get("www-authenticate")).toBeNull();
    expect(page).toContain("You may not see this page");
    expect(page).toContain('<a href="./sign-in?lang=en">');
  });

  it("of a store that is gone is a page", async () => {
    const { status, page } = await show("?lang=de", {}, await world.signIn("gone", ["read"]));
    expect(status).toBe(404);
    expect(page).toContain("Hier ist nichts");
  });

  it("that is our fault says so, with a reference and nothing else", async () => {
    const { table, stop } = await startTable();
    const { key } = await dynamoApiKeys(table).create("s", { name: "test", kind: "secret" }, NOW);
    const session = await aSession(table, key, NOW);
    const needs = dashboardNeeds(table, { log: () => {}, now: () => NOW, cacheSeconds: 0 });
    const handler = showJourneyEndpoint({ ...needs, store: () => Promise.reject(new Error("secret detail")) });
    const http = await serve([["GET /journey", handler]]);
    try {
      const response = await fetch(`${http.url}/journey`, {
        headers: { ...sessionHeader(session), "accept-language": "en" },
      });
      const page = await response.text();
      expect(response.status).toBe(500);
      expect(page).toContain("Something went wrong on our side");
      expect(page).toMatch(/Reference: \S+</);
      expect(page).not.toContain("secret detail");
    } finally {
      await http.close();
      await stop();
    }
  });
});

describe("A word of 5,000 characters", () => {
  it("is there to the letter, folded", async () => {
    const { page } = await show("?from=2026-08-02&to=2026-08-02");
    const words = [...page.matchAll(/x{100,}/g)].map(([word]) => word);
    expect(words.join("")).toBe(LONG_WORD);
  });
});
