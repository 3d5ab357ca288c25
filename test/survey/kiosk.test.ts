import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Survey } from "../../shared/domain/survey.ts";
import { type SurveyWorld, startSurveyWorld } from "./survey-world.ts";

let world: SurveyWorld;
let survey: Survey;

beforeAll(async () => {
  world = await startSurveyWorld();
});
afterAll(() => world?.stop());
beforeEach(async () => {
  survey = await world.addStore();
});

const number = (digit: string) => digit.repeat(32);
const opened = async (link: string) => ({ v: "1", t: await world.noteOf(link), website: "" });

describe("The answers of a kiosk's page", () => {
  it("are one each by their numbers, however often they are sent, at the time they were given", async () => {
    const link = await world.openLink(survey, { source: "kiosk" });
    const fields = { ...(await opened(link)), d: number("d") };
    const at = world.now().toISOString();
    world.wait(3_600_000);
    for (let time = 0; time < 3; time += 1) {
      const sent = await world.post(link, { ...fields, n: number("1"), at, "a.stars": "4" });
      expect([sent.status, sent.headers.get("location")]).toEqual([303, "?done=sent&lang=it"]);
    }
    await world.post(link, { ...fields, n: number("2"), at, "a.stars": "4" });
    expect(await world.all(survey.store)).toMatchObject(
      [1, 1].map(() => ({ source: "kiosk", device: number("d"), answeredAt: at, rev: 1 })),
    );
    expect(await world.counted(survey.store)).toBe(2);
  });

  it.each([
    ["before its page", -3_600_000],
    ["to come", 3_600_000],
  ])("are of now when their time is %s", async (_, difference) => {
    const link = await world.openLink(survey, { source: "kiosk" });
    const fields = await opened(link);
    const at = new Date(world.now().getTime() + difference).toISOString();
    await world.post(link, { ...fields, n: number("1"), at, "a.stars": "4" });
    expect(await world.all(survey.store)).toMatchObject([{ answeredAt: world.now().toISOString() }]);
  });

  it("are taken with notes that say nothing, and keep none of them", async () => {
    const link = await world.openLink(survey, { source: "kiosk" });
    await world.post(link, { ...(await opened(link)), n: "<script>", d: "x", at: "soon", "a.stars": "4" });
    const [response] = await world.all(survey.store);
    expect(response).toMatchObject({ answers: { rating: 4 }, answeredAt: world.now().toISOString() });
    expect(response?.device).toBeUndefined();
  });

  it("are asked for no publication: whoever gave them has gone", async () => {
    const link = await world.openLink(survey, { source: "kiosk" });
    await world.post(link, { ...(await opened(link)), n: number("1"), "a.why": "Words" });
    expect((await world.all(survey.store))[0]).not.toHaveProperty("askedToPublish");
  });

  it("are known to kiosks alone", async () => {
    const poster = await world.openLink(survey);
    const sent = await world.post(poster, { ...(await opened(poster)), n: number("1"), "a.stars": "4" });
    expect(sent.status).toBe(400);
    expect(await world.all(survey.store)).toEqual([]);
  });
});

describe("Whether a hand or a key was seen", () => {
  it.each([
    ["0", ["untrusted"]],
    ["yes", ["untrusted"]],
    ["1", undefined],
    [undefined, undefined],
  ])("is asked of the page's script alone: %s is %j", async (e, suspect) => {
    const link = await world.invite(survey);
    await world.post(link, { ...(await opened(link)), ...(e !== undefined && { e }), "a.stars": "4" });
    expect((await world.all(survey.store)).map((response) => response.suspect)).toEqual([suspect]);
    expect(await world.counted(survey.store)).toBe(suspect === undefined ? 1 : 0);
  });
});
