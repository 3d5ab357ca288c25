import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Response } from "../../shared/domain/response.ts";
import { aResponse, aTouchpoint } from "../support/builders.ts";
import { type ApiWorld, startApiWorld } from "./api-world.ts";

let world: ApiWorld;
let key: string;

const NAMED = { it: "Consegna", en: "Delivery" };
const TOUCHPOINTS = [
  aTouchpoint({ id: "ad", stage: "awareness", channel: "social" }),
  aTouchpoint({ name: NAMED }),
  aTouchpoint({ id: "returns", channel: "support", archived: true }),
  aTouchpoint({ id: "silent", order: 4 }),
];

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
const RETURNS = { touchpoint: "returns", channel: "support" } as const;

const RESPONSES = [
  ...times(6, {
    answers: { feeling: { face: 1, words: [{ word: "stressed", intensity: 2 }] }, comment: "Pacco rotto ☹" },
  }),
  ...times(2, { answers: { feeling: { face: 1 }, comment: "Bravi ♥ davvero, arrivata rotta" } }),
  ...times(4, { answers: { rating: 5 } }),
  ...times(3, { ...RETURNS, answers: { rating: 2, comment: "Reso lento" }, segment: "gold" }),
  ...times(8, { ...AT_AD, answers: { rating: 4, comment: "Belle foto" } }),
  ...times(1, { answers: { rating: 1 }, partial: true as const, rev: 0, survey: { id: "s", version: 1 } }),
  ...times(1, { answers: { rating: 1, comment: "Pacco rotto" }, suspect: ["too_fast"] }),
];

beforeAll(async () => {
  world = await startApiWorld();
  await world.addStore({ id: "aurora" }, TOUCHPOINTS, RESPONSES);
  key = await world.createKey("aurora", ["read"]);
});
afterAll(() => world.stop());

const read = (path: string) => world.send("GET", path, key);

describe("a stage", () => {
  it("says what was felt there, all feelings, classes and texts, and what is said there alone", async () => {
    const { status, body } = await read("/v1/journey/stages/retention");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: "retention",
      n: 15,
      emotion: { n: 15, size: "small" },
      distribution: [6, 5, 0, 0, 4],
      feelings: [{ feeling: "stressed", n: 6 }],
      ratings: [0, 3, 0, 0, 4],
      dissonant: 2,
      sentiments: { POSITIVE: 2, NEGATIVE: 6, NEUTRAL: 0, MIXED: 0 },
      touchpoints: [
        { id: "delivery", n: 12 },
        { id: "returns", archived: true, n: 3 },
        { id: "silent", n: 0 },
      ],
      phrases: {
        comments: 11,
        responses: 17,
        elsewhere: 8,
        list: [
          { phrase: "Pacco rotto", language: "it", n: 6 },
          { phrase: "Reso lento", language: "it", n: 3 },
        ],
      },
    });
  });

  it("is narrowed down like the map", async () => {
    const { body } = await read("/v1/journey/stages/retention?segment=gold&touchpoint=returns");
    expect(body).toMatchObject({ n: 3, phrases: { comments: 3 }, touchpoints: [{ id: "returns" }] });
  });

  it("stands beside the days before when asked", async () => {
    const { body } = await read("/v1/journey/stages/retention?from=2026-11-19&to=2026-11-22&compare=previous");
    expect(body).toMatchObject({ comparedWith: { from: "2026-11-15", to: "2026-11-18" }, previous: { n: 0 } });
  });

  it.each([
    ["afterlife", 404],
    ["constructor", 404],
    ["__proto__", 400],
  ])("that the store does not have is not there: %s", async (stage, status) => {
    expect((await read(`/v1/journey/stages/${stage}`)).status).toBe(status);
  });
});

describe("a touchpoint", () => {
  it("says the same of itself, archived or not", async () => {
    const { body } = await read("/v1/journey/touchpoints/returns");
    expect(body).toMatchObject({ id: "returns", stage: "retention", channel: "support", archived: true, n: 3 });
    expect(body.phrases).toMatchObject({ comments: 3, elsewhere: 16, list: [{ phrase: "Reso lento", n: 3 }] });
  });

  it("without a response is empty", async () => {
    const { status, body } = await read("/v1/journey/touchpoints/silent");
    expect(status).toBe(200);
    expect(body).toMatchObject({ n: 0, emotion: { n: 0, size: "hidden" }, feelings: [], phrases: { list: [] } });
    expect(body.distribution).toBeUndefined();
  });

  it("that the store does not have is not found", async () => {
    expect((await read("/v1/journey/touchpoints/nowhere")).status).toBe(404);
    expect((await read("/v1/journey/touchpoints/delivery?touchpoint=ad")).status).toBe(400);
  });
});

describe("responses", () => {
  const found = async (query: string) => {
    const { status, body } = await read(`/v1/responses?limit=100&${query}`);
    expect(status).toBe(200);
    return body.responses;
  };

  it.each([
    ["", 25],
    ["stage=retention", 17],
    ["stage=retention&state=counted", 15],
    ["touchpoint=returns", 3],
    ["channel=social", 8],
    ["segment=gold", 3],
    ["language=it&rating=5", 4],
    ["feeling=stressed", 6],
    ["feeling=happy", 0],
    ["emotion=1&state=counted", 6],
    ["emotion=2&dissonant=true", 2],
    ["sentiment=NEGATIVE", 6],
    ["dissonant=true", 2],
    ["dissonant=true&rating=5", 0],
    ["comment=true&state=counted", 19],
    ["comment=false&state=counted", 4],
    ["phrase=pacco%20ROTTO&state=counted", 6],
    ["phrase=rotto%20pacco", 0],
  ])("of %j are %d", async (query, n) => {
    expect(await found(query)).toHaveLength(n);
  });

  it("are found page by page by what they say, each once", async () => {
    const ids: unknown[] = [];
    let cursor = "";
    do {
      const { body } = await read(`/v1/responses?emotion=1&state=counted&limit=3${cursor}`);
      ids.push(...(body.responses as { id: string }[]).map(({ id }) => id));
      expect(body.lookedAt).toBeLessThanOrEqual(500);
      cursor = typeof body.cursor === "string" ? `&cursor=${body.cursor}` : "";
      if (cursor !== "") expect((await read(`/v1/responses?emotion=2&limit=3${cursor}`)).status).toBe(400);
    } while (cursor !== "");
    expect(ids).toHaveLength(6);
    expect(new Set(ids).size).toBe(6);
  });

  it.each([
    ["rating=6", "query.rating"],
    ["emotion=0", "query.emotion"],
    ["feeling=hangry", "query.feeling"],
    ["sentiment=negative", "query.sentiment"],
    ["dissonant=maybe", "query.dissonant"],
    ["phrase=%E2%80%A6", "query.phrase"],
    [`phrase=${"x".repeat(101)}`, "query.phrase"],
    ["touchpoint=nowhere", "query.touchpoint"],
    ["language=xx", "query.language"],
  ])("are not chosen by %s", async (query, path) => {
    const { status, body } = await read(`/v1/responses?${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { issues: [{ path }] } });
  });
});
