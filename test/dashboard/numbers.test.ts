import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { journeyNeeds } from "../../functions/http/adapters.ts";
import { journey } from "../../functions/journey/journey.ts";
import type { HttpServer } from "../../infra/local/http.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import type { FeelingName } from "../../shared/domain/feeling.ts";
import type { Response } from "../../shared/domain/response.ts";
import { aResponse, aTouchpoint } from "../support/builders.ts";
import { serve } from "../support/serve.ts";
import { sessionHeader } from "../support/sign-in.ts";
import { seededNumbers } from "../support/simulated-stores.ts";
import { type JourneyWorld, NOW, startJourneyWorld } from "./dashboard-world.ts";

/*
 * The numbers of the page, worked out anew from an export of the responses by what docs/numbers.md says. Nothing of
 * shared/domain helps here: only the arithmetic below, and the text of the page.
 */

/** What this test reads of an exported response. */
const Exported = z.object({
  stage: z.string(),
  touchpoint: z.string(),
  channel: z.string(),
  answers: z.object({
    feeling: z
      .object({
        face: z.number().optional(),
        words: z.array(z.object({ word: z.string(), intensity: z.number() })).optional(),
      })
      .optional(),
    rating: z.number().optional(),
    recommendation: z.number().optional(),
    comment: z.string().optional(),
  }),
  sentiment: z.object({ positive: z.number(), negative: z.number(), neutral: z.number() }).optional(),
});
type Exported = z.infer<typeof Exported>;
const Page = z.object({ responses: z.array(Exported), cursor: z.string().optional() });

/** Values of the words that the customers of this test choose. */
const WORDS: Readonly<Record<string, number>> = {
  happy: 1,
  trusting: 0.8,
  indifferent: 0,
  stressed: -0.8,
  frustrated: -1,
};
const NAMES: Readonly<Record<string, string>> = {
  happy: "happy",
  trusting: "trusting",
  indifferent: "indifferent",
  stressed: "stressed",
  frustrated: "frustrated",
};

/** The q of the engine that reads these comments. */
const TEXT_RELIABILITY = 1;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const centre = (point: number) => (point - 3) / 2;

/** Self-reported emotion by formula e1; undefined without feeling and stars. */
const emotionOf = ({ answers, sentiment }: Exported): number | undefined => {
  const { feeling, rating, comment } = answers;
  const parts: [weight: number, value: number][] = [];
  if (feeling !== undefined) {
    const values: number[] = [];
    if (feeling.face !== undefined) values.push(centre(feeling.face));
    if (feeling.words !== undefined) {
      const weights = feeling.words.map(({ intensity }) => intensity);
      const weighted = feeling.words.map(({ word, intensity }) => intensity * WORDS[word]!);
      values.push((mean(weighted) * weighted.length) / (mean(weights) * weights.length));
    }
    parts.push([0.5, mean(values)]);
  }
  if (rating !== undefined) parts.push([0.35, centre(rating)]);
  if (parts.length === 0) return undefined;
  if (sentiment !== undefined && comment !== undefined) {
    const certainty = TEXT_RELIABILITY * (1 - sentiment.neutral) * Math.min(1, [...comment].length / 20);
    parts.push([0.15 * certainty, sentiment.positive - sentiment.negative]);
  }
  const weight = parts.reduce((sum, [each]) => sum + each, 0);
  return Math.round((100 * parts.reduce((sum, [each, value]) => sum + each * value, 0)) / weight);
};

/** The mean and its adjusted interval, from the answers and the three that are added to them. */
const adjusted = (scores: readonly number[]) => {
  const n = scores.length + 3;
  const centreOf = scores.reduce((sum, score) => sum + score, 0) / n;
  const squares = (scores.reduce((sum, score) => sum + score * score, 0) + 15_000) / n;
  return { n: scores.length, mean: mean(scores), centreOf, variance: (squares - centreOf * centreOf) / n };
};
const clipped = (value: number, limit: number) => Math.max(-limit, Math.min(limit, value));
const intervalOf = (scores: readonly number[]) => {
  const { centreOf, variance } = adjusted(scores);
  const margin = 1.96 * Math.sqrt(variance);
  return { low: clipped(centreOf - margin, 100), high: clipped(centreOf + margin, 100) };
};
const differenceOf = (from: readonly number[], to: readonly number[]) => {
  const [before, after] = [adjusted(from), adjusted(to)];
  const margin = 1.96 * Math.sqrt(before.variance + after.variance);
  const middle = after.centreOf - before.centreOf;
  return { value: after.mean - before.mean, low: clipped(middle - margin, 200), high: clipped(middle + margin, 200) };
};

/** A score as the page writes it: rounded, with its sign. */
const score = (value: number) => {
  const whole = Math.sign(value) * Math.round(Math.abs(value));
  return whole > 0 ? `+${whole}` : whole < 0 ? `−${-whole}` : "0";
};
const interval = ({ low, high }: { low: number; high: number }) => `${score(low)} to ${score(high)}`;

const scoresOf = (responses: readonly Exported[]) =>
  responses.flatMap((response) => {
    const emotion = emotionOf(response);
    return emotion === undefined ? [] : [emotion];
  });

/** The three feelings named most, with how many named them; the happier one first among equals. */
const feelingsOf = (responses: readonly Exported[]) => {
  const named = responses.flatMap(({ answers }) => answers.feeling?.words ?? []);
  const chose = responses.filter(({ answers }) => answers.feeling !== undefined).length;
  if (chose < 5) return "–";
  const counts = Object.keys(WORDS).map((word) => [word, named.filter((each) => each.word === word).length] as const);
  const most = counts.filter(([, n]) => n > 0).sort((a, b) => b[1] - a[1] || WORDS[b[0]]! - WORDS[a[0]]!);
  return most.length === 0
    ? "–"
    : most
        .slice(0, 3)
        .map(([word, n]) => `${NAMES[word]} ${n}`)
        .join(" ");
};

/** The text of some markup. */
const textOf = (markup: string) =>
  markup
    .replace(/<svg.*?<\/svg>/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, " ")
    .trim();

/** The cells of a row of the page's table of touchpoints, by the address that its name leads to. */
const rowAt = (page: string, address: string) => {
  const table = /<table class="touchpoints.*?<\/table>/s.exec(page)?.[0] ?? "";
  const row = table.split("<tr ").find((part) => part.includes(`journey/${address}`)) ?? "";
  const cell = (name: string) =>
    textOf(new RegExp(`<td role="cell" class="${name}[^>]*>(.*?)</td>`, "s").exec(row)?.[1] ?? "");
  return {
    answers: cell("n"),
    emotion: cell("emotion"),
    interval: cell("interval"),
    change: cell("change"),
    words: cell("words"),
  };
};

const TOUCHPOINTS = [
  { ...aTouchpoint({ id: "ad", stage: "awareness", channel: "social", name: { en: "Ad" } }), n: 0, face: 3 },
  { ...aTouchpoint({ id: "page", stage: "consideration", channel: "web", name: { en: "Page" } }), n: 0, face: 3 },
  {
    ...aTouchpoint({ id: "checkout", stage: "conversion", channel: "ecommerce", name: { en: "Checkout" } }),
    n: 0,
    face: 3,
  },
  { ...aTouchpoint({ id: "delivery", channel: "email", name: { en: "Delivery" } }), n: 0, face: 3 },
  { ...aTouchpoint({ id: "repair", channel: "support", order: 1, name: { en: "Repair" } }), n: 0, face: 3 },
];
const STAGES = ["awareness", "consideration", "conversion", "retention"];
const DAY_MS = 86_400_000;
const RESPONSES = 620;

/** Responses of two months, worse in the second one after the purchase; some began only, some are a machine's. */
const responses = ((): Response[] => {
  const random = seededNumbers(8);
  const words = Object.keys(WORDS) as FeelingName[];
  return Array.from({ length: RESPONSES }, (_, index) => {
    const { id, stage, channel } = TOUCHPOINTS[Math.floor(random() ** 0.6 * TOUCHPOINTS.length)]!;
    const at = new Date(NOW.getTime() - random() * 59.4 * DAY_MS).toISOString();
    const recent = NOW.getTime() - Date.parse(at) < 30 * DAY_MS;
    const mood = (stage === "retention" ? (recent ? 1.6 : 3.4) : 4) + 2 * (random() - 0.5);
    const point = (scale: number) => Math.max(1, Math.min(scale, Math.round(mood + random() - 0.5)));
    const word = words[Math.min(words.length - 1, Math.floor((5 - mood + random()) * 0.9))] ?? "happy";
    const survey = { id: "after", version: 1 };
    return aResponse({
      id: `r${index}`,
      store: "numbers",
      touchpoint: id,
      stage,
      channel,
      answeredAt: at,
      receivedAt: at,
      pending: at,
      ...(index % 23 === 0 && { survey, partial: true as const }),
      ...(index % 31 === 0 && { suspect: ["hasty"] }),
      answers: {
        ...(index % 7 !== 0 && {
          feeling: {
            ...(index % 3 !== 0 && { face: point(5) }),
            words: [{ word, intensity: 1 + Math.floor(random() * 3) }],
          },
        }),
        ...(index % 2 === 0 && { rating: point(5) }),
        recommendation: Math.max(0, Math.min(10, Math.round(2 * mood + random()))),
        ...(index % 5 === 0 && { comment: index % 10 === 0 ? "Bello ♥" : "Una consegna davvero molto ♥ gentile" }),
      },
    });
  });
})();

let world: JourneyWorld;
let api: HttpServer;
let session: string;
let key: string;

/** The responses that count, page by page, from the API. */
const exported = async (from: string, to: string): Promise<Exported[]> => {
  const all: Exported[] = [];
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({
      from,
      to,
      state: "counted",
      limit: "100",
      ...(cursor !== undefined && { cursor }),
    });
    const answer = await fetch(`${api.url}/v1/responses?${query}`, { headers: { authorization: `Bearer ${key}` } });
    const page = Page.parse(await answer.json());
    all.push(...page.responses);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return all;
};

const pageOf = async (query: string) =>
  (await fetch(`${world.url}?lang=en&${query}`, { headers: sessionHeader(session) })).text();

beforeAll(async () => {
  world = await startJourneyWorld();
  session = await world.addStore({ id: "numbers", languages: ["en"] }, TOUCHPOINTS, responses);
  ({ secret: key } = await dynamoApiKeys(world.table).create(
    "numbers",
    { name: "t", kind: "secret", scopes: ["read"] },
    NOW,
  ));
  const needs = journeyNeeds(world.table, { log: () => {}, now: () => NOW, cacheSeconds: 0 });
  api = await serve(journey(needs));
});
afterAll(async () => {
  await api.close();
  await world.stop();
});

const NOW_DAYS = { from: "2026-10-24", to: "2026-11-22" };
const BEFORE_DAYS = { from: "2026-09-24", to: "2026-10-23" };

describe("The numbers on the page are those of the export", () => {
  it.each([
    ["of everybody", "", () => true],
    ["behind a filter", "channel=email", ({ channel }: Exported) => channel === "email"],
  ])("%s: answers, emotion, interval, change and feelings of every row", async (_what, filter, passes) => {
    const page = await pageOf(`compare=previous&${filter}`);
    const now = (await exported(NOW_DAYS.from, NOW_DAYS.to)).filter(passes);
    const before = (await exported(BEFORE_DAYS.from, BEFORE_DAYS.to)).filter(passes);
    const rows = [
      ...STAGES.map((stage) => [`stages/${stage}?`, (each: Exported) => each.stage === stage] as const),
      ...TOUCHPOINTS.map(({ id }) => [`touchpoints/${id}?`, (each: Exported) => each.touchpoint === id] as const),
    ];
    let compared = 0;
    for (const [address, belongs] of rows) {
      const own = now.filter(belongs);
      const row = rowAt(page, address);
      const scores = scoresOf(own);
      if (own.length < 5) continue;
      compared += 1;
      expect(row.answers).toMatch(new RegExp(`^${own.length}\\b`));
      expect(row.emotion.split(" ")[0]).toBe(score(mean(scores)));
      if (scores.length !== own.length) expect(row.emotion).toContain(`n ${scores.length}`);
      expect(row.interval).toBe(interval(intervalOf(scores)));
      expect(row.words).toBe(feelingsOf(own));
      const change = differenceOf(scoresOf(before.filter(belongs)), scores);
      const enough = Math.min(scores.length, scoresOf(before.filter(belongs)).length) >= 100;
      const certain = enough && (change.low > 0 || change.high < 0);
      const said = `${score(change.value)}${certain ? "" : ","} ${interval(change)}`;
      expect(row.change).toBe(certain ? `${change.value < 0 ? "▼" : "▲"} ${said}` : `no certain change ${said}`);
    }
    expect(compared).toBeGreaterThanOrEqual(filter === "" ? 8 : 2);
  });

  it("in the headline and the tiles: the biggest drop, emotion, recommendation and what is left out", async () => {
    const page = await pageOf("");
    const text = textOf(page.replace(/<style>.*?<\/style>/s, ""));
    const now = await exported(NOW_DAYS.from, NOW_DAYS.to);
    const steps = STAGES.slice(1).map((to, index) => {
      const scores = (stage: string) => scoresOf(now.filter((each) => each.stage === stage));
      return differenceOf(scores(STAGES[index]!), scores(to));
    });
    const drop = steps.filter(({ high }) => high < 0).sort((a, b) => a.value - b.value)[0]!;
    expect(text).toContain(`95% interval of the change: ${interval(drop)}.`);
    expect(text).toMatch(/The biggest drop is from Conversion \(\+\d+\) to Retention \(−\d+\)/);
    const scores = scoresOf(now);
    expect(text).toContain(`Emotion ${score(mean(scores))} ${interval(intervalOf(scores))}`);
    const asked = now.map(({ answers }) => answers.recommendation!);
    const net = asked.map((answer) => (answer >= 9 ? 100 : answer <= 6 ? -100 : 0));
    expect(text).toContain(`Recommendation score ${score(mean(net))} ${interval(intervalOf(net))}`);
    const from = Date.parse("2026-10-23T22:00:00Z");
    const own = responses.filter(({ answeredAt }) => Date.parse(answeredAt) >= from);
    const suspects = own.filter((each) => each.suspect !== undefined).length;
    const begun = own.filter((each) => each.partial === true && each.suspect === undefined).length;
    expect(now.length).toBe(own.length - suspects - begun);
    expect(text).toContain(`Based on ${now.length} answers: ${scores.length} with a self-reported emotion`);
    expect(text).toContain(`Not counted: ${begun} begun and not sent and ${suspects} that machines seem to have sent.`);
  });

  it("in the spread: how many fell into each of five classes", async () => {
    const page = await pageOf("");
    const table = /<table class="spread.*?<\/table>/s.exec(page)?.[0] ?? "";
    const now = await exported(NOW_DAYS.from, NOW_DAYS.to);
    for (const stage of STAGES) {
      const scores = scoresOf(now.filter((each) => each.stage === stage));
      const classes = [-66, -26, 24, 64, 100].map(
        (top, index, tops) => scores.filter((each) => each <= top && each > (tops[index - 1] ?? -101)).length,
      );
      const row = table.split("<tr ").find((part) => part.includes(`stages/${stage}`)) ?? "";
      const cells = [...row.matchAll(/<td role="cell">(.*?)<\/td>/gs)].map(([, cell]) => textOf(cell ?? ""));
      expect(cells).toEqual(classes.map((n) => `${Math.round((100 * n) / scores.length)}% ${n}`));
    }
  });

  it("in the answer of the API, beside the period before", async () => {
    const answer = await fetch(`${api.url}/v1/journey?compare=previous`, {
      headers: { authorization: `Bearer ${key}` },
    });
    const Figures = z.object({ n: z.number(), value: z.number(), low: z.number(), high: z.number() });
    const Stage = z.object({
      id: z.string(),
      emotion: Figures,
      previous: z.object({ emotion: Figures, emotionChange: z.object({ value: z.number(), certain: z.boolean() }) }),
    });
    const Answer = z.object({ previous: z.object({ from: z.string(), to: z.string() }), stages: z.array(Stage) });
    const body: unknown = await answer.json();
    const full = z.object({ stages: z.array(z.unknown()) }).parse(body);
    // Nobody answered in the last stage of the five: it has no figure to compare.
    const { previous, stages } = Answer.parse({ ...z.looseObject({}).parse(body), stages: full.stages.slice(0, 4) });
    expect(previous).toEqual(BEFORE_DAYS);
    const [now, before] = [
      await exported(NOW_DAYS.from, NOW_DAYS.to),
      await exported(BEFORE_DAYS.from, BEFORE_DAYS.to),
    ];
    for (const { id, emotion, previous: then } of stages) {
      const own = (list: readonly Exported[]) => scoresOf(list.filter(({ stage }) => stage === id));
      expect(emotion.n).toBe(own(now).length);
      expect(emotion.value).toBeCloseTo(mean(own(now)), 9);
      expect(emotion.low).toBeCloseTo(intervalOf(own(now)).low, 9);
      expect(then.emotion.value).toBeCloseTo(mean(own(before)), 9);
      expect(then.emotionChange.value).toBeCloseTo(mean(own(now)) - mean(own(before)), 9);
    }
  });

  it("in the file for a spreadsheet too", async () => {
    const answer = await fetch(`${world.url}/map.csv?lang=en`, { headers: sessionHeader(session) });
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(answer.headers.get("content-disposition")).toBe(
      'attachment; filename="journey-numbers-2026-10-24-2026-11-22.csv"',
    );
    const [head = "", ...lines] = (await answer.text()).trimEnd().split("\r\n");
    const columns = head.split(",");
    const now = await exported(NOW_DAYS.from, NOW_DAYS.to);
    expect(lines).toHaveLength(1 + 5 + TOUCHPOINTS.length);
    for (const line of lines) {
      const value = (column: string) => line.split(",")[columns.indexOf(column)] ?? "";
      const own = now.filter(
        ({ stage, touchpoint }) =>
          (value("stage") || stage) === stage && (value("touchpoint") || touchpoint) === touchpoint,
      );
      const scores = scoresOf(own);
      expect(Number(value("responses"))).toBe(own.length);
      if (scores.length < 5) {
        expect(value("emotion")).toBe("");
        continue;
      }
      expect(Number(value("emotion"))).toBeCloseTo(mean(scores), 2);
      expect(Number(value("emotion_low"))).toBeCloseTo(intervalOf(scores).low, 2);
      expect(Number(value("emotion_high"))).toBeCloseTo(intervalOf(scores).high, 2);
    }
  });
});
