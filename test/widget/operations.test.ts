import { randomUUID } from "node:crypto";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { dynamoSurveys } from "../../shared/adapters/dynamo/surveys.ts";
import type { WidgetAnswer } from "../../shared/contract/widget.ts";
import { LANGUAGES } from "../../shared/domain/language.ts";
import { closedSurvey } from "../../shared/domain/survey-versions.ts";
import { prove } from "../../web/widget/proof.ts";
import { type Answer, ask, type Json } from "../e2e/client.ts";
import { startWidgetWorld, type WidgetWorld } from "./widget-world.ts";

let world: WidgetWorld;
let store: Awaited<ReturnType<WidgetWorld["addStore"]>>;

beforeAll(async () => {
  world = await startWidgetWorld();
});
afterAll(() => world?.stop());
beforeEach(async () => {
  store = await world.addStore();
});

type Query = Readonly<Record<string, string>>;
const settings = (query: Query = {}, headers: Query = { origin: world.shop }): Promise<Answer> =>
  ask(world, "GET", "/v1/widget", { query: { key: store.key, touchpoint: "delivery", ...query }, headers });

/** Sends as the widget does: JSON as text, nothing in the headers. */
const send = async (
  body: Partial<WidgetAnswer> & Readonly<Record<string, Json>>,
  query: Query = {},
  headers: Query = {},
): Promise<Answer> =>
  ask(world, "POST", "/v1/widget", {
    query: { key: store.key, ...query },
    headers: { origin: world.shop, "content-type": "text/plain;charset=UTF-8", ...headers },
    raw: JSON.stringify({
      id: randomUUID(),
      survey: store.survey.id,
      version: 1,
      language: "en",
      answers: { stars: ["5"] },
      made: store.key && (await settings()).body.answer.made,
      ...body,
    }),
  });
/** Nobody reads, chooses and sends in less. */
const read = () => new Promise((resolve) => setTimeout(resolve, 1600));

describe("What the widget asks", () => {
  it("is the touchpoint's survey in one language, kept for a minute", async () => {
    const { status, headers, body } = await settings({ language: "de-AT" });
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("public, max-age=60");
    expect(body.answer).toMatchObject({ survey: "after-delivery", version: 1, language: "de" });
    expect(body.questions.map(({ kind }: Json) => kind)).toEqual(store.survey.questions.map(({ kind }) => kind));
    expect(body.questions[1].choices).toEqual(
      ["1 Stern", "2 Sterne", "3 Sterne", "4 Sterne", "5 Sterne"].map((name, index) => [String(index + 1), name]),
    );
    expect(body.questions[5]).toMatchObject({ showIf: { question: "stars", oneOf: ["1", "2"] }, several: true });
  });

  it.each(LANGUAGES)("speaks %s", async (language) => {
    const { body } = await settings({ language });
    expect(body.answer.language).toBe(language);
    expect(Object.values(body.texts).every((text) => typeof text === "string" && text !== "")).toBe(true);
  });

  it("falls back to the survey's own language", async () => {
    expect((await settings({ language: "xx" })).body.answer.language).toBe("it");
  });

  it.each([
    ["no key", { key: "" }, 401, "query.key"],
    ["a key that never was", { key: "pk_0123456789abcdef0123" }, 401, "query.key"],
    ["a secret key", { key: "sk_0123456789abcdef0123" }, 401, "query.key"],
    ["no touchpoint of the store", { touchpoint: "nowhere" }, 404, "query.touchpoint"],
    ["a name that it does not know", { color: "red" }, 400, "query.color"],
  ])("refuses %s", async (_what, query, status, path) => {
    const answer = await settings(query);
    expect(answer.status).toBe(status);
    expect(answer.body.error.issues[0].path).toBe(path);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it("comes as a script too, behind the code that asks it, and is refused alike", async () => {
    const script = (query: Query = {}, headers: Query = { origin: world.shop }) =>
      ask(world, "GET", "/v1/widget.js", {
        query: { key: store.key, touchpoint: "delivery", language: "it", ...query },
        headers,
      });
    const { status, headers, body } = await script();
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(headers.get("cache-control")).toBe("public, max-age=60");
    const written = /const SETTINGS=(.*);\n$/.exec(body)?.[1] ?? "";
    const said = z
      .looseObject({ answer: z.looseObject({ made: z.string() }) })
      .parse(runInNewContext(`JSON.parse(JSON.stringify(${written}))`));
    const asData = (await settings({ language: "it" })).body;
    expect(said).toEqual({ ...asData, answer: { ...asData.answer, made: said.answer.made } });
    expect(runInNewContext(`Object.prototype.intro = "polluted"; (${written}).intro`)).toBeUndefined();
    expect((await script({ touchpoint: "nowhere" })).status).toBe(404);
    expect((await script({ key: "" })).status).toBe(401);
    expect((await script({}, { origin: "https://elsewhere.example" })).status).toBe(403);
  });

  it("refuses a page that the store has not listed", async () => {
    expect((await settings({}, { origin: "https://elsewhere.example" })).status).toBe(403);
    expect((await settings({}, {})).status).toBe(200);
  });

  it("refuses a revoked key and says in the customer's language that a survey is closed", async () => {
    const { survey, id, keyId } = store;
    const closed = closedSurvey(survey, new Date());
    await dynamoSurveys(world.table).close(closed, survey);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const answer = await settings({ language: "it" });
    expect(answer.status).toBe(410);
    expect(answer.body.error.message).toMatch(/^Questo questionario è chiuso/);
    await dynamoApiKeys(world.table).revoke(id, keyId, new Date());
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await settings()).status).toBe(401);
  });
});

describe("What the widget sends", () => {
  it("is kept once, open and never verified, under the survey's version", async () => {
    const body = {
      id: randomUUID(),
      answers: { felt: ["4"], "felt.words": ["0", "safe"], why: ["Quick\r\nand kind"], part: ["box"] },
    };
    const made = (await settings()).body.answer.made;
    await read();
    const first = await send({ ...body, made });
    const again = await send({ ...body, made });
    expect([first.status, again.status]).toEqual([202, 202]);
    expect(again.body).toEqual(first.body);
    const all = await world.all(store.id);
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({
      id: first.body.id,
      source: "widget",
      provenance: "open",
      language: "en",
      survey: { id: "after-delivery", version: 1 },
      // What its condition hides is left out.
      answers: {
        feeling: {
          face: 4,
          words: [
            { word: "happy", intensity: 2 },
            { word: "safe", intensity: 2 },
          ],
        },
        comment: "Quick\nand kind",
      },
      rev: 1,
    });
    expect(all[0]?.suspect).toBeUndefined();
    expect(all[0]?.answers.choices).toBeUndefined();
  });

  it("leads to one's own answer, and offers everybody who wrote words the same text as that page", async () => {
    const { body } = await send({ answers: { stars: ["1"], why: ["Broken"] } });
    const page = await ask(world, "GET", body.own);
    expect(page.status).toBe(200);
    expect(page.body).toContain(body.publication.consent);
    expect((await world.all(store.id)).find(({ id }) => id === body.id)?.askedToPublish).toBe(true);
    expect((await send({ answers: { stars: ["5"] } })).body.publication).toBeUndefined();
    const given = await fetch(`${world.url}${body.own}`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams([
        ["do", "publish"],
        ["lang", "en"],
        ["name", "Ada"],
        ["scope", "site"],
      ]),
    });
    expect(given.status).toBe(303);
    const kept = (await world.all(store.id)).find(({ id }) => id === body.id);
    expect(kept?.consent).toMatchObject({ text: body.publication.consent, scopes: ["site"], displayName: "Ada" });
  });

  it("counts as begun until it is sent whole, and never goes back", async () => {
    const id = randomUUID();
    const made = (await settings()).body.answer.made;
    await read();
    await send({ id, made, partial: true, answers: { stars: ["2"] } });
    expect(await world.all(store.id)).toMatchObject([{ partial: true, answers: { rating: 2 } }]);
    await send({ id, made, answers: { stars: ["2"], why: ["Late"] } });
    await send({ id, made, partial: true, answers: { stars: ["2"] } });
    const all = await world.all(store.id);
    expect(all).toMatchObject([{ answers: { rating: 2, comment: "Late" } }]);
    expect(all[0]?.partial).toBeUndefined();
  });

  it("keeps what looks like a machine's and says what it looked at", async () => {
    await send({ answers: { stars: ["5"] } });
    await send({ answers: { stars: ["5"] }, website: "https://spam.example" });
    await send({ answers: { stars: ["5"] }, made: "x.y.z" });
    const suspects = (await world.all(store.id)).map(({ suspect }) => suspect?.join(" "));
    expect(suspects.sort()).toEqual(["hasty", "honeypot hasty", "unrendered"]);
  });

  it("is suspect without proof of work where the store asks for that, and only the whole answer", async () => {
    expect((await settings()).body.proof).toBeUndefined();
    store = await world.addStore({}, { proofOfWork: true });
    const { answer: asked, proof } = (await settings()).body;
    const { made } = asked;
    await read();
    /** A counter that proves an answer, and one that a browser has tried in vain. */
    const workFor = async (id: string): Promise<{ id: string; found: number; vain: number }> => {
      const found = await prove({ answer: asked, proof }, id);
      return found ? { id, found, vain: found - 1 } : workFor(randomUUID());
    };
    const [first, second] = [await workFor(randomUUID()), await workFor(randomUUID())];
    await send({ id: first.id, made, partial: true, answers: { stars: ["4"] } });
    await send({ id: first.id, made, proof: first.found });
    expect((await world.all(store.id)).map(({ suspect, partial }) => [suspect, partial])).toEqual([
      [undefined, undefined],
    ]);
    await send({ id: second.id, made, proof: second.vain });
    await send({ made });
    const suspects = (await world.all(store.id)).filter(({ id }) => id !== first.id).map(({ suspect }) => suspect);
    expect(suspects.filter((signals) => signals?.join() === "unproven")).toHaveLength(2);
    expect((await send({ proof: -1 })).body.error.issues[0].path).toBe("body.proof");
  });

  it("is dated by our clock, however long it waited", async () => {
    await send({}, { waited: "86400" });
    const [response] = await world.all(store.id);
    const age = Date.parse(response?.receivedAt ?? "") - Date.parse(response?.answeredAt ?? "");
    expect(age).toBe(86_400_000);
  });

  it.each([
    ["a question that the survey does not have", { answers: { stars: ["5"], spy: ["1"] } }, 400, "body.answers"],
    ["a point that is not on the scale", { answers: { stars: ["6"] } }, 400, "body.answers.stars"],
    ["the same point twice", { answers: { stars: ["5", "5"] } }, 400, "body.answers.stars"],
    ["a comment of 5,001 characters", { answers: { why: ["x".repeat(5001)] } }, 400, "body.answers.why"],
    ["nothing at all", { answers: {} }, 400, "body.answers"],
    ["an id that can be guessed", { id: "1" }, 400, "body.id"],
    ["what it does not know", { provenance: "invited" }, 400, "body.provenance"],
    ["a prototype", JSON.parse('{"answers":{"__proto__":["1"]}}'), 400, "body.answers.__proto__"],
  ])("refuses %s", async (_what, body, status, path) => {
    const answer = await send(body);
    expect(answer.status).toBe(status);
    expect(answer.body.error.issues[0].path).toBe(path);
    expect(await world.all(store.id)).toEqual([]);
  });

  it("refuses another origin, none, another version and JSON that needs a preflight", async () => {
    expect((await send({}, {}, { origin: "https://elsewhere.example" })).status).toBe(403);
    expect((await send({ version: 9 })).status).toBe(404);
    expect((await send({}, {}, { "content-type": "application/json" })).status).toBe(415);
    expect((await send({}, { waited: "999999" })).status).toBe(400);
  });

  it("takes 5,000 hostile characters and gives back none of them as markup", async () => {
    const comment = `<script>alert(1)</script>"'&${"\u{1F4E6}".repeat(2000)}`;
    const { status, body } = await send({ answers: { why: [comment] } });
    expect(status).toBe(202);
    expect((await ask(world, "GET", body.own)).body).not.toContain("<script>alert");
  });
});
