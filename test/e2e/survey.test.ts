import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { surveyTemplate } from "../../shared/domain/survey-templates.ts";
import { ask, openShop, type Shop, until } from "./client.ts";
import { openTarget, type Target } from "./target.ts";

/** Longer than any machine-like haste that the pages look for. */
const READING_MS = 1700;

let target: Target;
let shop: Shop;

beforeAll(async () => {
  target = await openTarget();
  shop = await openShop(target, "survey");
});
afterAll(() => target?.close());

const page = async (address: string, init: RequestInit = {}) => {
  const response = await fetch(address, { redirect: "manual", ...init });
  return { status: response.status, text: await response.text(), location: response.headers.get("location") };
};
const post = (address: string, fields: Readonly<Record<string, string>>) =>
  page(address, { method: "POST", body: new URLSearchParams(fields) });

/** The fields that a person's browser sends back with the answers, some time after the page came. */
const opened = async (address: string) => {
  const { text } = await page(address);
  await new Promise((resolve) => setTimeout(resolve, READING_MS));
  return { v: "1", t: /name="t" value="([^"]+)"/.exec(text)?.[1] ?? "", website: "" };
};

/** How many responses the map counts once that is as wanted. */
const mapOf = async (n: number, ratings: readonly number[]) =>
  until(
    async () => (await ask(target, "GET", "/v1/journey", { key: shop.adminKey })).body.whole,
    (whole) => whole.n === n && JSON.stringify(whole.ratings) === JSON.stringify(ratings),
  );

describe("A survey link made over the API", () => {
  it("is answered, changed, published, withdrawn and erased, and the map follows each step", async () => {
    const admin = (method: string, path: string, body?: unknown) =>
      ask(target, method, path, { key: shop.adminKey, body });
    const draft = { ...surveyTemplate("retention", "email"), id: "after-delivery", touchpoint: "delivery" };
    expect((await admin("POST", "/v1/surveys", draft)).status).toBe(201);
    expect((await admin("POST", "/v1/surveys/after-delivery/publish", { version: 1 })).status).toBe(200);
    const invited = await admin("POST", "/v1/invitations", { survey: "after-delivery", language: "en" });
    expect(invited.status).toBe(201);
    const { url, unsubscribeUrl } = invited.body;

    const [feeling, rating, comment] = draft.questions.map(({ id }) => `a.${id}`);
    if (feeling === undefined || rating === undefined || comment === undefined) throw new Error("no questions");
    const fields = { ...(await opened(url)), [feeling]: "5", [rating]: "4", [comment]: "Came a day early." };
    const sent = await post(url, fields);
    expect(sent.status).toBe(303);
    await mapOf(1, [0, 0, 0, 1, 0]);

    const own = new URL(sent.location ?? "", url).href.replace("?done=sent", "");
    const { t } = await opened(own);
    expect(
      (await post(own, { do: "edit", t, [feeling]: "2", [rating]: "2", [comment]: "Came a day early." })).status,
    ).toBe(303);
    await mapOf(1, [0, 1, 0, 0, 0]);

    expect((await post(own, { do: "publish", scope: "site", name: "Ada" })).status).toBe(303);
    expect((await page(own)).text).toContain("You allowed this on");
    expect((await post(own, { do: "withdraw" })).status).toBe(303);
    expect((await page(own)).text).toContain("You withdrew this on");
    expect((await post(own, { do: "erase", sure: "yes" })).status).toBe(303);
    expect((await page(own)).status).toBe(410);
    await mapOf(0, [0, 0, 0, 0, 0]);

    expect((await post(unsubscribeUrl, { "List-Unsubscribe": "One-Click" })).status).toBe(200);
  });
});
