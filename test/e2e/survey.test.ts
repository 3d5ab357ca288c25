import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { readQr } from "../support/read-qr.ts";
import { ask, openShop, type Shop, until } from "./client.ts";
import { openTarget, type Target } from "./target.ts";

/** Longer than any machine-like haste that the pages look for. */
const READING_MS = 1700;

let target: Target;
let shop: Shop;
let browser: Browser;

beforeAll(async () => {
  [target, browser] = await Promise.all([openTarget(), openBrowser()]);
  shop = await openShop(target, "survey");
});
afterAll(async () => {
  await browser?.close();
  await target?.close();
});

/** The commands with which the README makes a link, as words behind `viaggio`. */
const README_COMMANDS = (
  /## Ask a customer[\s\S]*?```sh\n([\s\S]*?)```/.exec(
    readFileSync(new URL("../../README.md", import.meta.url), "utf8"),
  )?.[1] ?? ""
)
  .trim()
  .split("\n")
  .map((line) => line.replace("npm run -s viaggio -- ", "").split(" "));

/** What the map counts, once that is as wanted: how many responses, and how many of them gave 1 to 5 stars. */
const mapShows = (n: number, ratings: readonly number[]) =>
  until(
    async () => (await ask(target, "GET", "/v1/journey", { key: shop.adminKey })).body.whole,
    (whole) => whole.n === n && JSON.stringify(whole.ratings) === JSON.stringify(ratings),
  );

const listed = async () => (await ask(target, "GET", "/v1/responses", { key: shop.adminKey })).body.responses;

describe("A link made by the README's command", () => {
  it("is opened on a phone, answered without a script, changed, published, withdrawn and erased, and the map follows", async () => {
    let said = "";
    for (const command of README_COMMANDS) said = await target.viaggio(...command, "--store", shop.id);
    const link = said.split("\n").at(-1) ?? "";
    expect(link).toMatch(new RegExp(`^${target.url}/s/v1\\.`));

    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      locale: "en-GB",
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    const heading = () => page.getByRole("heading", { level: 1 }).textContent();
    const choose = (name: string) => page.getByRole("radio", { name, exact: true }).check({ force: true });
    const press = async (name: string) => page.getByRole("button", { name, exact: true }).click();
    const read = () => page.waitForTimeout(READING_MS);

    await page.goto(link);
    await mapShows(0, [0, 0, 0, 0, 0]);
    await choose("Very happy");
    await choose("4 stars");
    await page.locator("textarea").fill("Came a day early.");
    await read();
    await press("Send");
    expect(await heading()).toBe("Thank you");
    await mapShows(1, [0, 0, 0, 1, 0]);
    expect(await listed()).toMatchObject([
      {
        touchpoint: "delivery",
        provenance: "invited",
        answers: { feeling: { face: 5 }, comment: "Came a day early." },
      },
    ]);

    // The link itself now leads to the answer.
    await page.goto(link);
    await page.getByText("Change your answer").click();
    await choose("2 stars");
    await read();
    await press("Save");
    expect(await heading()).toBe("Saved");
    await mapShows(1, [0, 1, 0, 0, 0]);

    await page.getByLabel("On the shop’s web site").check();
    await page.getByLabel("Name to show").fill("Ada");
    await press("Allow");
    expect(await page.getByText("You allowed this on").isVisible()).toBe(true);
    await press("Withdraw permission");
    expect(await page.getByText("You withdrew this on").isVisible()).toBe(true);
    await mapShows(1, [0, 1, 0, 0, 0]);

    await page.getByText("Erase your answer", { exact: true }).click();
    await page.getByLabel("Yes, erase everything I said").check();
    await press("Erase");
    expect(await heading()).toBe("Your answer is erased");
    await mapShows(0, [0, 0, 0, 0, 0]);
    expect(await listed()).toEqual([]);
    await context.close();
  });
});

describe("An open link over the API", () => {
  it("is a QR code that a phone reads, and leads to the survey", async () => {
    const key = shop.adminKey;
    const { body } = await ask(target, "POST", "/v1/links", {
      key,
      body: { survey: "after-delivery", name: "Poster" },
    });
    const headers = { authorization: `Bearer ${key}` };
    const png = await fetch(`${target.url}/v1/links/${body.id}/qr.png`, { headers });
    expect(readQr(new Uint8Array(await png.arrayBuffer()))).toBe(body.url);
    expect((await fetch(`${target.url}${new URL(body.url).pathname}`)).status).toBe(200);
  });
});

describe("An invitation over the API", () => {
  it("has a link that a program may fill in, and one that unsubscribes with one click", async () => {
    const invited = await ask(target, "POST", "/v1/invitations", {
      key: shop.adminKey,
      body: { survey: "after-delivery", recipient: "customer-1" },
    });
    expect(invited.status).toBe(201);
    const [link, unsubscribe] = [invited.body.url, invited.body.unsubscribeUrl].map(
      (address: string) => `${target.url}${new URL(address).pathname}`,
    );
    expect((await fetch(`${link}?q=rating&a=4`)).status).toBe(200);
    const oneClick = await fetch(unsubscribe ?? "", {
      method: "POST",
      body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
    });
    expect(oneClick.status).toBe(200);
    const again = await ask(target, "POST", "/v1/invitations", {
      key: shop.adminKey,
      body: { survey: "after-delivery", recipient: "customer-1" },
    });
    expect(again).toMatchObject({ status: 400, body: { error: { issues: [{ path: "body.recipient" }] } } });
  });
});
