import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dynamoLogos, logoOf } from "../../shared/adapters/dynamo/logos.ts";
import { violationsOn } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { type SurveyWorld, startSurveyWorld } from "../survey/survey-world.ts";
import { ask, openShop, type Shop } from "./client.ts";
import { openTarget, type Target } from "./target.ts";

/** A picture in one colour. */
const png = (width: number, height: number): Buffer => {
  const picture = new PNG({ width, height });
  picture.data.fill(Buffer.from([200, 40, 90, 255]));
  return PNG.sync.write(picture);
};

describe("A store's colour and logo over the API", () => {
  let target: Target;
  let shop: Shop;
  beforeAll(async () => {
    target = await openTarget();
    shop = await openShop(target, "brand");
  });
  afterAll(() => target?.close());

  const admin = (method: string, path: string, body: unknown) =>
    ask(target, method, path, { key: shop.adminKey, body });

  it("are set, told with the shades that can be read, and taken out again", async () => {
    const coloured = await admin("PATCH", "/v1/store", { colour: "#FFE000" });
    expect(coloured.status).toBe(200);
    expect(coloured.body).toMatchObject({ colour: "#ffe000", theme: { dark: { act: "#ffe000", on: "#000000" } } });
    expect(coloured.body.theme.light.act).not.toBe("#ffe000");

    const image = png(120, 40);
    const shown = await admin("PUT", "/v1/store/logo", { image: image.toString("base64") });
    expect(shown.body.logo).toMatchObject({ width: 120, height: 40 });
    const file = `${target.url}/logo/${shop.id}/${shown.body.logo.file}`;
    const read = await fetch(file);
    expect(read.status).toBe(200);
    expect(read.headers.get("content-type")).toBe("image/png");
    expect(read.headers.get("cache-control")).toContain("immutable");
    expect(read.headers.get("x-content-type-options")).toBe("nosniff");
    expect(Buffer.from(await read.arrayBuffer()).equals(image)).toBe(true);

    const gone = await admin("PUT", "/v1/store/logo", { image: null });
    expect(gone.body.logo).toBeUndefined();
    expect(gone.body.colour).toBe("#ffe000");
    expect((await fetch(file)).status).toBe(404);
    const plain = await admin("PATCH", "/v1/store", { colour: null });
    expect([plain.body.colour, plain.body.theme]).toEqual([undefined, undefined]);
  });

  it.each([
    ["PATCH", "/v1/store", { colour: "red" }, "body.colour"],
    ["PATCH", "/v1/store", { logo: "x" }, "body.logo"],
    ["PUT", "/v1/store/logo", { image: Buffer.from("<svg></svg>").toString("base64") }, "body.image"],
    ["PUT", "/v1/store/logo", { image: Buffer.alloc(16_385).toString("base64") }, "body.image"],
    ["PUT", "/v1/store/logo", { image: "not base64!" }, "body.image"],
    ["PUT", "/v1/store/logo", {}, "body.image"],
  ])("are refused with the field that is wrong: %s %s %j", async (method, path, body, field) => {
    const { status, body: refused } = await admin(method, path, body);
    expect(status).toBe(400);
    expect(refused.error.issues[0].path).toBe(field);
  });

  it.each(["/logo/nobody/AAAAAAAAAAAAAAAA.png", "/logo/No%20Store/AAAAAAAAAAAAAAAA.png", "/logo/brand/..%2fsecret"])(
    "that are not there are not found: %s",
    async (path) => {
      expect((await fetch(`${target.url}${path}`)).status).toBe(404);
    },
  );
});

describe("The pages of a store with a colour and a logo", () => {
  let world: SurveyWorld;
  let browser: Browser;
  beforeAll(async () => {
    [world, browser] = await Promise.all([startSurveyWorld(), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  const CASES = ["#ffe000", "#0a0a0a", "#ff6f91", "#767676"].flatMap((colour) =>
    (["light", "dark"] as const).map((colorScheme) => ({ colour, colorScheme })),
  );

  it.each(CASES)("can be read: $colour, $colorScheme", async ({ colour, colorScheme }) => {
    const image = png(240, 80);
    const logo = logoOf(image);
    if (logo === undefined) throw new Error("no logo");
    const id = `shop-${colour.slice(1)}-${colorScheme}`;
    const survey = await world.addStore({ id, name: "Bottega Aurora", colour, logo });
    await dynamoLogos(world.table).keep(id, logo.file, image);
    const link = await world.invite(survey, { language: "en" });
    expect(gzipSync((await world.ask(link)).text).length).toBeLessThanOrEqual(4096);

    const context = await browser.newContext({ viewport: { width: 1280, height: 844 }, colorScheme });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    const strangers: string[] = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(world.url) && !request.url().startsWith("data:")) strangers.push(request.url());
    });
    await page.goto(`${world.url}${link}`);
    world.wait(5000);
    expect(await page.evaluate("document.images[0].naturalWidth")).toBe(240);
    await page.getByRole("radio", { name: "4 stars" }).check({ force: true });
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("heading", { name: "Thank you" }).waitFor();
    expect(await page.evaluate("document.images[0].naturalWidth")).toBe(240);
    expect(await violationsOn(page)).toEqual([]);
    expect([complaints, strangers]).toEqual([[], []]);
    await context.close();
  });
});
