import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dynamoCells } from "../../shared/adapters/dynamo/cells.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { contributionOf } from "../../shared/domain/contribution.ts";
import { addCounters } from "../../shared/domain/counters.ts";
import type { Survey } from "../../shared/domain/survey.ts";
import { differences, recount, slicesOnly, totalsOf } from "../digest/recount.ts";
import { type SurveyWorld, startSurveyWorld } from "./survey-world.ts";

let world: SurveyWorld;
let survey: Survey;
let link: string;

beforeAll(async () => {
  world = await startSurveyWorld();
});
afterAll(() => world?.stop());
beforeEach(async () => {
  survey = await world.addStore();
  link = await world.invite(survey, { language: "en" });
});

type Fields = Readonly<Record<string, string>>;
const opened = async (address = link): Promise<Fields> => ({ v: "1", t: await world.noteOf(address), website: "" });
const begin = (fields: Fields, address = link) => world.post(`${address}/partial`, fields);
const only = async () => {
  const all = await world.all(survey.store);
  expect(all).toHaveLength(1);
  return all[0]!;
};

/** How many were begun, sent and counted, once digest saw everything; the cells agree with a recount of the responses. */
const counts = async () => {
  await world.counted(survey.store);
  const store = await dynamoStores(world.table).get(survey.store);
  if (store === undefined) throw new Error("no store");
  const cells = await dynamoCells(world.table).read(store, "2026-11-01", "2027-12-31");
  const should = recount((await world.all(store.id)).map((response) => contributionOf(response, store.timeZone)));
  expect(differences("cells", totalsOf(cells), slicesOnly(should))).toEqual([]);
  const { n = 0, st = 0, cm = 0 } = addCounters(...cells.map(({ counters }) => counters));
  return { n, st, cm };
};

describe("Answers of a form that is not sent yet", () => {
  it("are kept as begun and counted as no response, whatever is added to them", async () => {
    const fields = await opened();
    const kept = await begin({ ...fields, "a.stars": "2" });
    expect([kept.status, kept.text]).toEqual([204, ""]);
    expect(kept.headers.get("set-cookie")).toBeNull();
    expect(kept.headers.get("cache-control")).toBe("no-store");
    expect(await counts()).toEqual({ n: 0, st: 1, cm: 0 });
    await begin({ ...fields, "a.stars": "2", "a.part": "box", "a.why": "Wet" });
    expect(await only()).toMatchObject({
      partial: true,
      rev: 0,
      answers: { rating: 2, choices: { part: ["box"] }, comment: "Wet" },
    });
    expect(await counts()).toEqual({ n: 0, st: 1, cm: 0 });
  });

  it("become a response by being sent, once, with the day and the language of the sending", async () => {
    const fields = await opened();
    await begin({ ...fields, lang: "en", "a.stars": "2" });
    await counts();
    world.wait(3 * 86_400_000);
    const sent = { ...fields, lang: "fr", "a.stars": "4", "a.why": "Better" };
    const [one, other] = await Promise.all([world.post(link, sent), world.post(link, sent)]);
    expect([one.status, other.status]).toEqual([303, 303]);
    expect(one.headers.get("location")).toBe(other.headers.get("location"));
    const response = await only();
    expect(response.partial).toBeUndefined();
    expect(response).toMatchObject({
      rev: 1,
      answers: { rating: 4, comment: "Better" },
      language: "fr",
      answeredAt: world.now().toISOString(),
    });
    expect(await counts()).toEqual({ n: 1, st: 1, cm: 1 });
    const sendingDay = { touchpoints: ["delivery"], from: response.answeredAt, limit: 10 };
    const { responses } = await world.responses.list({ store: survey.store, ...sendingDay });
    expect(responses.map(({ id }) => id)).toEqual([response.id]);
  });

  it("are asked for publication if the version is that they were sent with", async () => {
    await begin({ ...(await opened()), "a.why": "So far" });
    expect((await only()).askedToPublish).toBe(true);
    const draft: Survey = { ...survey, version: 2, state: "draft", askTestimonial: false };
    await world.surveys.keepDraft(draft, survey);
    await world.surveys.publish({ ...draft, state: "published" }, draft);
    await world.post(link, { ...(await opened()), v: "2", "a.why": "All of it" });
    expect(await only()).toMatchObject({ survey: { version: 2 }, answers: { comment: "All of it" } });
    expect(await only()).not.toHaveProperty("askedToPublish");
  });

  it("are sent for good after the 14 days of changes too: the link is still open", async () => {
    const fields = await opened();
    await begin({ ...fields, "a.stars": "2" });
    world.wait(20 * 86_400_000);
    await world.post(link, { ...fields, "a.stars": "3" });
    expect(await only()).toMatchObject({ answers: { rating: 3 } });
    expect(await counts()).toEqual({ n: 1, st: 1, cm: 1 });
  });

  it("never replace what was sent, and an edit after it counts as one", async () => {
    const fields = await opened();
    await begin({ ...fields, "a.stars": "2" });
    await world.post(link, { ...fields, "a.stars": "4" });
    expect((await begin({ ...fields, "a.stars": "1" })).status).toBe(204);
    expect(await only()).toMatchObject({ rev: 1, answers: { rating: 4 } });
    await world.post(link, { ...fields, "a.stars": "5" });
    expect(await only()).toMatchObject({ rev: 2, answers: { rating: 5 } });
    expect(await counts()).toEqual({ n: 1, st: 1, cm: 1 });
  });

  it("are no answers of their own: a person who begins in many ways is no machine", async () => {
    const fields = await opened();
    for (const stars of [1, 2, 3, 4, 5]) await begin({ ...fields, "a.stars": String(stars) });
    for (const stars of [3, 4, 5]) await world.post(link, { ...fields, "a.stars": String(stars) });
    expect((await only()).suspect).toBeUndefined();
    expect(await counts()).toEqual({ n: 1, st: 1, cm: 1 });
  });

  it("take the place of what a machine sent before them, and are a response by being sent", async () => {
    await world.post(link, { v: "1", "a.stars": "5" });
    expect(await only()).toMatchObject({ suspect: ["unrendered"] });
    const fields = await opened();
    await begin({ ...fields, "a.stars": "2" });
    expect(await only()).toMatchObject({ partial: true, answers: { rating: 2 } });
    expect(await counts()).toEqual({ n: 0, st: 1, cm: 0 });
    await world.post(link, { v: "1", "a.stars": "5" });
    await world.post(link, { ...fields, "a.stars": "3" });
    expect(await only()).toMatchObject({ answers: { rating: 3 } });
    expect((await only()).suspect).toBeUndefined();
    expect(await counts()).toEqual({ n: 1, st: 1, cm: 1 });
  });

  it("sent at the same moment as the whole never undo it", async () => {
    const fields = await opened();
    await begin({ ...fields, "a.stars": "1" });
    await Promise.all([
      ...[1, 2, 3].map((stars) => begin({ ...fields, "a.stars": String(stars) })),
      world.post(link, { ...fields, "a.stars": "5" }),
      ...[1, 2, 3].map((stars) => begin({ ...fields, "a.stars": String(stars) })),
    ]);
    expect(await only()).toMatchObject({ answers: { rating: 5 } });
    expect((await only()).partial).toBeUndefined();
    expect(await counts()).toEqual({ n: 1, st: 1, cm: 1 });
  });

  it("are there again when the link is opened anew, and a tap of an e-mail goes before them", async () => {
    await begin({ ...(await opened()), "a.stars": "2", "a.why": "So far", "a.tell": "7" });
    const page = await world.ask(`${link}?q=tell&a=3`);
    expect(page.status).toBe(200);
    expect(page.text).toContain("So far</textarea>");
    expect(page.text).toContain('name="a.stars" value="2" checked');
    expect(page.text).toContain('name="a.tell" value="3"');
    expect(page.text.match(/name="a.tell" value="\d+"[^>]* checked/g)).toEqual(['name="a.tell" value="3" checked']);
  });

  it("are erased like any other, and stay erased", async () => {
    const fields = await opened();
    await begin({ ...fields, "a.stars": "2" });
    const { id } = await only();
    await counts();
    expect(await world.responses.erase(survey.store, id, world.now())).toBe(true);
    expect(await counts()).toEqual({ n: 0, st: 0, cm: 0 });
    expect((await begin({ ...fields, "a.stars": "2" })).status).toBe(410);
  });

  it("of an open link are kept under their own page's number", async () => {
    const poster = await world.openLink(survey);
    const [one, other] = [await opened(poster), await opened(poster)];
    await begin({ ...one, "a.stars": "2" }, poster);
    await begin({ ...other, "a.stars": "3" }, poster);
    await world.post(poster, { ...one, "a.stars": "2", "a.part": "box" });
    expect(await counts()).toEqual({ n: 1, st: 2, cm: 1 });
  });

  it("may leave out what is needed, but are otherwise looked at as if they were sent", async () => {
    const strict = await world.addStore(
      {},
      { questions: survey.questions.map((question) => ({ ...question, required: question.id === "why" })) },
    );
    const strictLink = await world.invite(strict);
    const fields = await opened(strictLink);
    expect((await begin({ ...fields, "a.stars": "4" }, strictLink)).status).toBe(204);
    expect((await begin({ ...fields, "a.stars": "11" }, strictLink)).status).toBe(400);
    expect((await begin(fields, strictLink)).status).toBe(400);
    expect((await begin({ ...fields, x: "1" }, strictLink)).status).toBe(400);
    expect((await world.post(strictLink, { ...fields, "a.stars": "4" })).status).toBe(400);
    expect(await world.all(strict.store)).toMatchObject([{ partial: true, answers: { rating: 4 } }]);
  });
});

describe("Answers so far that are not to be kept", () => {
  it("are refused like the whole: a forged, an expired link and one for something else, without a read", async () => {
    const id = world.newId();
    const wrong = [
      "nonsense",
      `${link.slice(3)}x`,
      world.token("survey", survey.store, id, new Date(world.now().getTime() - 1000)),
      world.token("own", survey.store, id),
    ];
    for (const token of wrong) {
      const whole = await world.post(`/s/${token}`, { "a.stars": "5" });
      const before = world.commands();
      const partial = await begin({ "a.stars": "5" }, `/s/${token}`);
      expect(world.commands()).toBe(before);
      expect([partial.status, partial.text]).toEqual([404, whole.text]);
    }
  });

  it("are refused by a closed survey, as what they are not, and when they are too large", async () => {
    const json = { method: "POST", body: "{}", headers: { "content-type": "application/json" } };
    expect((await world.ask(`${link}/partial`, json)).status).toBe(415);
    expect((await begin({ "a.why": "x".repeat(70_000) })).status).toBe(413);
    await world.surveys.close({ ...survey, state: "closed" }, survey);
    expect((await begin({ "a.stars": "5" })).status).toBe(410);
    expect(await world.all(survey.store)).toEqual([]);
  });

  it("leave nothing when a machine sends them", async () => {
    const fields = await opened();
    expect((await begin({ ...fields, website: "https://spam.example", "a.stars": "1" })).status).toBe(204);
    expect((await begin({ v: "1", "a.stars": "1" })).status).toBe(204);
    expect(await world.all(survey.store)).toEqual([]);
    await begin({ ...fields, "a.stars": "4" });
    await world.post(link, { v: "1", "a.stars": "1" });
    expect(await only()).toMatchObject({ partial: true, answers: { rating: 4 } });
  });
});
