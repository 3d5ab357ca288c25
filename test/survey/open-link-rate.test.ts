import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dynamoLinkRate, secondsToNextMinute } from "../../shared/adapters/dynamo/link-rate.ts";
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

/** Forms that as many people opened, read and filled in. */
const formsOf = async (link: string, people: number) => {
  const notes = await Promise.all(Array.from({ length: people }, () => world.noteOf(link)));
  return notes.map((t) => ({ v: "1", t, website: "", lang: "en", "a.stars": "4", "a.why": "Kept & whole" }));
};
/** To the next full minute, so that what follows is within one. */
const beginMinute = () => world.wait(60_000 - (world.now().getTime() % 60_000));

describe("An open link that very many people answer", () => {
  it("takes so many new answers within a minute and gives the others their form back, filled in", async () => {
    const link = await world.openLink(survey, { perMinute: 10 });
    const forms = await formsOf(link, 30);
    beginMinute();
    const answers = await Promise.all(forms.map((form) => world.post(link, form)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(10);
    expect(refused).toHaveLength(20);
    for (const { text, headers } of refused) {
      expect(headers.get("retry-after")).toBe("60");
      expect(text).toContain('name="a.stars" value="4" checked');
      expect(text).toContain("Kept &amp; whole");
      expect(text).toContain("Very many people are answering right now");
    }
    expect(await world.counted(survey.store)).toBe(10);
  });

  it("takes the very same form a minute later", async () => {
    const link = await world.openLink(survey, { perMinute: 1 });
    const [one, other] = await formsOf(link, 2);
    beginMinute();
    await world.post(link, one ?? {});
    world.wait(45_000);
    const refused = await world.post(link, other ?? {});
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "15"]);
    world.wait(15_000);
    const t = /name="t" value="([^"]+)"/.exec(refused.text)?.[1] ?? "";
    expect((await world.post(link, { ...other, t })).status).toBe(303);
    expect(await world.counted(survey.store)).toBe(2);
  });

  it("takes what is there already at any time: sent again, or changed", async () => {
    const link = await world.openLink(survey, { perMinute: 1 });
    const [form] = await formsOf(link, 1);
    beginMinute();
    const sent = await world.post(link, form ?? {});
    const again = await world.post(link, form ?? {});
    expect(again.headers.get("location")).toBe(sent.headers.get("location"));
    expect((await world.post(link, { ...form, "a.stars": "2" })).status).toBe(303);
    expect(await world.all(survey.store)).toMatchObject([{ rev: 2, answers: { rating: 2 } }]);
  });

  it("is not used up by machines", async () => {
    const link = await world.openLink(survey, { perMinute: 3 });
    const forms = await formsOf(link, 3);
    beginMinute();
    const machines = await Promise.all(
      Array.from({ length: 20 }, () => world.post(link, { v: "1", "a.stars": "1" }).then(({ status }) => status)),
    );
    expect(machines.filter((status) => status === 303)).toHaveLength(3);
    expect(machines.filter((status) => status === 429)).toHaveLength(17);
    const people = await Promise.all(forms.map((form) => world.post(link, form)));
    expect(people.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await world.counted(survey.store)).toBe(3);
  });

  it("leaves no other link less", async () => {
    const [busy, calm] = [
      await world.openLink(survey, { perMinute: 1 }),
      await world.openLink(survey, { perMinute: 1 }),
    ];
    const forms = [...(await formsOf(busy, 2)), ...(await formsOf(calm, 1))];
    beginMinute();
    const statuses: number[] = [];
    for (const [index, link] of [busy, busy, calm].entries()) {
      statuses.push((await world.post(link, forms[index] ?? {})).status);
    }
    expect(statuses).toEqual([303, 429, 303]);
  });

  it.each([
    ["2026-11-22T10:00:00.000Z", 60],
    ["2026-11-22T10:00:44.001Z", 16],
    ["2026-11-22T10:00:59.999Z", 1],
  ])("never asks to come back before the next minute: at %s", (now, seconds) => {
    expect(secondsToNextMinute(new Date(now))).toBe(seconds);
  });

  it("is counted once, however many instances take its answers", async () => {
    const instances = Array.from({ length: 4 }, () => dynamoLinkRate(world.table));
    const taken = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        instances[index % 4]?.take(survey.store, "a-link", "people", 25, world.now()),
      ),
    );
    expect(taken.filter((took) => took === true)).toHaveLength(25);
  });
});
