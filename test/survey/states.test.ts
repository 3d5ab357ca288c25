import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Survey } from "../../shared/domain/survey.ts";
import { type SurveyWorld, startSurveyWorld } from "./survey-world.ts";

let world: SurveyWorld;
let survey: Survey;

/** Seven people begin, five of them send; two machines answer besides. */
beforeAll(async () => {
  world = await startSurveyWorld();
  survey = await world.addStore({ id: "shop" });
  const link = await world.openLink(survey);
  for (let person = 0; person < 7; person += 1) {
    const fields = { v: "1", t: await world.noteOf(link), website: "", "a.stars": "4" };
    expect((await world.post(`${link}/partial`, fields)).status).toBe(204);
    if (person >= 5) continue;
    world.wait(5000);
    expect((await world.post(link, fields)).status).toBe(303);
  }
  for (let machine = 0; machine < 2; machine += 1) await world.post(link, { v: "1", "a.stars": "1" });
  await world.counted(survey.store);
});
afterAll(() => world?.stop());

const json = async (address: string) => JSON.parse((await world.read(survey.store, address)).text);

describe("Those who began a survey and those who sent it", () => {
  it("are on the map, at the touchpoint, its stage and the whole", async () => {
    const map = await json("/v1/journey");
    const stage = map.stages.find(({ id }: { id: string }) => id === "retention");
    for (const felt of [map.whole, stage, stage.touchpoints[0]]) {
      expect(felt).toMatchObject({ n: 5, started: 7, completed: 5 });
    }
  });

  it("are told of as what the map leaves out, with those that machines sent", async () => {
    expect((await json("/v1/journey")).coverage).toMatchObject({ n: 5, unfinished: 2, suspect: 2 });
  });

  it.each([
    ["counted", 5, { partial: false }],
    ["partial", 2, { partial: true }],
    ["suspect", 2, { suspect: ["unrendered"] }],
  ])("are listed by how they stand: %s", async (state, n, how) => {
    const { responses } = await json(`/v1/responses?state=${state}`);
    expect(responses).toHaveLength(n);
    for (const response of responses) expect(response).toMatchObject(how);
  });

  it("are listed all together without a state, and an unknown state is refused", async () => {
    expect((await json("/v1/responses")).responses).toHaveLength(9);
    expect((await world.read(survey.store, "/v1/responses?state=good")).status).toBe(400);
  });

  it("are found page by page, with a cursor of the same state alone", async () => {
    const found: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await json(`/v1/responses?state=partial&limit=2${cursor === undefined ? "" : `&cursor=${cursor}`}`);
      found.push(...page.responses);
      cursor = page.cursor;
      if (cursor !== undefined) {
        const other = await world.read(survey.store, `/v1/responses?state=suspect&limit=2&cursor=${cursor}`);
        expect(other.status).toBe(400);
      }
    } while (cursor !== undefined);
    expect(found).toHaveLength(2);
  });
});
