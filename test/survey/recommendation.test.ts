import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dynamoCustomerCells } from "../../shared/adapters/dynamo/customer-cells.ts";
import { readReferrals } from "../../shared/domain/referral.ts";
import { TABLE } from "../../shared/table.ts";
import { type SurveyWorld, startSurveyWorld } from "./survey-world.ts";

let world: SurveyWorld;
beforeAll(async () => {
  world = await startSurveyWorld();
});
afterAll(() => world?.stop());

const SHOP = "https://shop.example/welcome?from=viaggio";

/** A customer's own page, after they answered. */
const answered = async (stars: string, shop: { readonly shopUrl?: string } = { shopUrl: SHOP }) => {
  const survey = await world.addStore(shop);
  const link = await world.invite(survey);
  const t = await world.noteOf(link);
  const sent = await world.post(link, { v: "1", t, website: "", "a.stars": stars });
  const own = new URL(sent.headers.get("location") ?? "", new URL(link, world.url)).pathname;
  return { store: survey.store, own };
};

const linkOn = async (own: string) => /href="([^"]*\/go\/[^"]+)"/.exec((await world.ask(own)).text)?.[1];

const referralsOf = async (store: string) =>
  readReferrals(await dynamoCustomerCells(world.table).read(store, "2026-11", "2026-11"));

describe("A recommendation", () => {
  it.each(["1", "5"])("is offered to everybody alike: also to who gave %s stars", async (stars) => {
    const { own, store } = await answered(stars);
    expect(await linkOn(own)).toBeUndefined();
    expect((await world.ask(own)).text).toContain('value="recommend"');
    for (let time = 0; time < 3; time += 1) {
      expect((await world.post(own, { do: "recommend", lang: "en" })).status).toBe(303);
    }
    expect(await linkOn(own)).toMatch(new RegExp(`/go/${store}/[0-9A-Z]{8}$`));
    expect(await referralsOf(store)).toMatchObject({ codes: 1, clicks: 0, orders: 0 });
  });

  it("is offered by no store that leads nowhere", async () => {
    const { own } = await answered("5", {});
    expect((await world.ask(own)).text).not.toContain('value="recommend"');
    expect((await world.post(own, { do: "recommend", lang: "en" })).status).toBe(400);
  });

  it("leads on to the shop with its code, and counts each going on once; opening it counts nothing", async () => {
    const { own, store } = await answered("4");
    await world.post(own, { do: "recommend", lang: "en" });
    const link = (await linkOn(own)) ?? "";
    const page = await world.ask(`${link}?lang=en`);
    expect(page.status).toBe(200);
    expect(page.headers.get("content-security-policy")).toContain("form-action 'self' https://shop.example");
    expect((await referralsOf(store)).clicks).toBe(0);
    const t = /name="t" value="([^"]+)"/.exec(page.text)?.[1] ?? "";
    const followed = await world.post(link, { t });
    expect(followed.status).toBe(303);
    const shop = new URL(followed.headers.get("location") ?? "");
    expect(shop.origin + shop.pathname).toBe("https://shop.example/welcome");
    expect(Object.fromEntries(shop.searchParams)).toEqual({ from: "viaggio", ref: link.split("/").at(-1) });
    await Promise.all(Array.from({ length: 10 }, () => world.post(link, { t })));
    expect((await referralsOf(store)).clicks).toBe(1);
    await world.post(link, { t: await world.noteOf(link) });
    expect((await referralsOf(store)).clicks).toBe(2);
    // Who went on is forgotten after two days.
    const { Items = [] } = await world.table.client.send(new ScanCommand({ TableName: world.table.tableName }));
    const visits = Items.filter((item) => item[TABLE.sortKey]?.S?.startsWith("V#"));
    expect(visits).toHaveLength(2);
    const twoDays = world.now().getTime() / 1000 + 2 * 86_400;
    for (const visit of visits) expect(Number(visit[TABLE.timeToLive]?.N)).toBeLessThanOrEqual(twoDays);
  });

  it("has one link for a customer, whichever of their answers it is made from", async () => {
    const survey = await world.addStore({ id: "regulars", shopUrl: SHOP });
    const links: (string | undefined)[] = [];
    for (const customer of ["customer-1", "customer-1", "customer-2"]) {
      const link = await world.invite(survey, { customer });
      const sent = await world.post(link, { v: "1", t: await world.noteOf(link), website: "", "a.stars": "4" });
      const own = new URL(sent.headers.get("location") ?? "", sent.url).pathname;
      await world.post(own, { do: "recommend", lang: "en" });
      links.push(await linkOn(own));
    }
    expect(links[1]).toBe(links[0]);
    expect(new Set(links).size).toBe(2);
  });

  it("leads on without counting when what was sent is not from its page, or too old", async () => {
    const { own, store } = await answered("4");
    await world.post(own, { do: "recommend", lang: "en" });
    const link = (await linkOn(own)) ?? "";
    const late = await world.noteOf(link);
    world.wait(25 * 3_600_000);
    for (const t of ["", "forged.note.x", late]) expect((await world.post(link, { t })).status).toBe(303);
    expect((await referralsOf(store)).clicks).toBe(0);
  });

  it("that nobody made is not there, whatever it looks like", async () => {
    const { own, store } = await answered("4");
    await world.post(own, { do: "recommend", lang: "en" });
    const other = await answered("4");
    const code = ((await linkOn(own)) ?? "").split("/").at(-1);
    for (const path of [
      `${store}/AAAAAAAA`,
      `${store}/nope`,
      `nobody/${code}`,
      `${other.store}/${code}`,
      `${store}/%00`,
    ]) {
      expect((await world.ask(`/go/${path}`)).status).toBe(404);
      expect((await world.post(`/go/${path}`, { t: "" })).status).toBe(404);
    }
    // Read aloud or typed in, capitals do not matter.
    expect((await world.ask(`/go/${store}/${code?.toLowerCase()}`)).status).toBe(200);
  });
});
