import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import type { Browser } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diskPhotos } from "../../infra/local/disk-photos.ts";
import { s3Photos } from "../../shared/adapters/photos/s3-photos.ts";
import type { Survey } from "../../shared/domain/survey.ts";
import { violationsOn } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { s3StubClient, startS3Stub } from "../support/s3-stub.ts";
import { type SurveyWorld, startSurveyWorld } from "../survey/survey-world.ts";

let world: SurveyWorld;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "viaggio-photo-page-"));
  [world, browser] = await Promise.all([startSurveyWorld({ photos: diskPhotos(folder) }), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
  rmSync(folder, { recursive: true });
});

/** The page of a customer who agreed to be published. */
const anOwnPage = async (at: SurveyWorld, survey: Survey): Promise<string> => {
  const link = await at.invite(survey);
  const t = await at.noteOf(link);
  const sent = await at.post(link, { lang: "en", v: "1", t, "a.why": "So lovely!" });
  const own = new URL(sent.headers.get("location") ?? "", `${at.url}${link}`).pathname;
  await at.post(own, { do: "publish", scope: "site", lang: "en" });
  return own;
};

describe("a photo on one's own page", () => {
  it("is added, shown and removed on a page whose policy lets no script run, accessible all along", async () => {
    const survey = await world.addStore({ id: "aurora", name: "Bottega Aurora" });
    const own = await anOwnPage(world, survey);

    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      locale: "en-GB",
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    const violations = () => violationsOn(page);
    const opened = await page.goto(`${world.url}${own}?lang=en`);
    expect(opened?.headers()["content-security-policy"]).toMatch(/^default-src 'none'; style-src [^;]+; img-src/);
    expect(await violations()).toEqual([]);

    const choose = (name: string, buffer: Buffer) =>
      page.locator("#photo").setInputFiles({ name, mimeType: "image/jpeg", buffer });
    const press = async (name: string) => {
      await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name }).click()]);
    };
    await choose("drawing.svg", Buffer.from("<svg/>"));
    await press("Add the photo");
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.locator("#e-photo").innerText()).toBe("This is not a photo in JPEG, PNG or WebP.");
    expect(await page.evaluate("document.activeElement.getAttribute('role')")).toBe("alert");
    await page.getByRole("link", { name: "This is not a photo in JPEG, PNG or WebP." }).press("Enter");
    expect(await page.evaluate("location.hash")).toBe("#photo");
    expect(await violations()).toEqual([]);

    // A browser says of every refusal that it was one.
    expect(complaints.splice(0)).toEqual([expect.stringContaining("400")]);

    const picture = sharp({ create: { width: 900, height: 600, channels: 3, background: "#b65b2e" } });
    await choose("IMG_1.jpg", await picture.jpeg().toBuffer());
    await press("Add the photo");
    const shown = page.getByRole("img", { name: "Your photo" });
    expect(await shown.count()).toBe(1);
    expect(
      await page.evaluate(
        `(() => { const { complete, naturalWidth, width } = document.querySelector("main img"); return { complete, naturalWidth, fits: width <= 390 } })()`,
      ),
    ).toEqual({ complete: true, naturalWidth: 900, fits: true });
    expect(await violations()).toEqual([]);
    await press("Remove the photo");
    expect(await shown.count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("goes to the bucket by the page's own form, and is ours with one press after it, without a script", async () => {
    const stub = await startS3Stub();
    const client = new S3Client(s3StubClient(stub));
    const remote = await startSurveyWorld({ photos: s3Photos({ client, bucket: stub.bucket }) });
    try {
      const survey = await remote.addStore({ id: "aurora", name: "Bottega Aurora" });
      const own = await anOwnPage(remote, survey);
      for (const width of [390, 1280]) {
        const context = await browser.newContext({ viewport: { width, height: 844 }, javaScriptEnabled: false });
        const page = await context.newPage();
        await page.goto(`${remote.url}${own}?lang=en`);
        const picture = sharp({ create: { width: 900, height: 600, channels: 3, background: "#b65b2e" } });
        const file = { name: "IMG_1.jpg", mimeType: "image/jpeg", buffer: await picture.jpeg().toBuffer() };
        await page.locator("#photo").setInputFiles(file);
        const press = (name: string) =>
          Promise.all([page.waitForEvent("load"), page.getByRole("button", { name }).click()]);
        await press(width === 390 ? "Add the photo" : "Replace the photo");
        expect(new URL(page.url()).origin).toBe(remote.url);
        expect(await page.getByRole("heading", { name: "Your photo has arrived" }).count()).toBe(1);
        await context.close();

        // axe is a script: the page as it was left, in a context that lets one run.
        const looking = await browser.newContext({ viewport: { width, height: 844 } });
        const looked = await looking.newPage();
        await looked.goto(page.url());
        expect(await violationsOn(looked)).toEqual([]);
        await looked.getByRole("button", { name: "Yes, use this photo" }).click();
        await looked.waitForURL(/done=saved/);
        expect(await looked.getByRole("img", { name: "Your photo" }).count()).toBe(1);
        await looking.close();
      }
      expect([...stub.objects.keys()]).toEqual([expect.stringMatching(/^photos\/aurora\//)]);
    } finally {
      await remote.stop();
      client.destroy();
      await stub.close();
    }
  });
});
