import { S3Client } from "@aws-sdk/client-s3";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { s3Photos } from "../../shared/adapters/photos/s3-photos.ts";
import { verifyToken } from "../../shared/adapters/tokens.ts";
import { MAX_PHOTO_BYTES } from "../../shared/domain/photo.ts";
import type { Survey } from "../../shared/domain/survey.ts";
import { sendPhotoForm } from "../support/photo-form.ts";
import { type S3Stub, s3StubClient, startS3Stub } from "../support/s3-stub.ts";
import { KEYS, type SurveyWorld, startSurveyWorld } from "./survey-world.ts";

const aPicture = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: "#c33" } })
    .jpeg()
    .withExif({ IFD0: { Artist: "Ann Example" } })
    .toBuffer();

let stub: S3Stub;
let client: S3Client;
let world: SurveyWorld;
let survey: Survey;
beforeAll(async () => {
  stub = await startS3Stub();
  client = new S3Client(s3StubClient(stub));
  world = await startSurveyWorld({ photos: s3Photos({ client, bucket: stub.bucket }) });
  survey = await world.addStore({ id: "photos", name: "Bottega" });
});
afterAll(async () => {
  client?.destroy();
  await world?.stop();
  await stub?.close();
});

/** A customer who has answered and agreed to be published. */
const aCustomer = async () => {
  const link = await world.invite(survey);
  const t = await world.noteOf(link);
  const sent = await world.post(link, { lang: "en", v: "1", t, "a.stars": "5", "a.why": "So lovely!" });
  const own = new URL(sent.headers.get("location") ?? "", `${world.url}${link}`).pathname;
  await world.post(own, { do: "publish", scope: "site", lang: "en" });
  const id = verifyToken(KEYS, own.slice("/r/".length), "own")?.id ?? "";
  const page = () => world.ask(`${own}?lang=en`);
  const photo = async () => (await world.responses.get("photos", id))?.photo;
  /** The keys of what the bucket holds of them. */
  const held = () => [...stub.objects.keys()].filter((key) => key.includes(id));

  const upload = async (file: Uint8Array, changes?: Readonly<Record<string, string>>) =>
    sendPhotoForm((await page()).text, file, changes);
  const take = () => world.post(own, { do: "takePhoto", lang: "en" });
  return { own, id, page, photo, held, upload, take };
};

describe("a photo that is sent to the bucket", () => {
  it("comes back to a page with one button, which makes it ours and leaves nothing in the inbox", async () => {
    const customer = await aCustomer();
    const sent = await customer.upload(await aPicture());
    expect(sent.status).toBe(303);
    const back = new URL(sent.headers.get("location") ?? "");
    expect(back.pathname).toBe(customer.own);
    expect(customer.held()).toEqual([`inbox/photos/${customer.id}`]);

    const asked = await world.ask(`${back.pathname}${back.search}`);
    expect(asked.text).toContain('name="do" value="takePhoto"');
    // Opening a page changes nothing.
    expect(await customer.photo()).toBeUndefined();
    expect((await customer.take()).status).toBe(303);
    const photo = await customer.photo();
    expect(photo).toMatchObject({ width: 60, height: 40 });
    expect(customer.held()).toEqual([`photos/photos/${customer.id}/${photo?.id.slice(22)}.jpg`]);
    const shown = await fetch(`${world.url}/p/photos/${photo?.id}`);
    const bytes = Buffer.from(await shown.arrayBuffer());
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    expect(bytes.toString("latin1")).not.toContain("Ann Example");
  });

  it("may be sent there by the page's policy, and by that of no page without the form", async () => {
    const policyOf = async (path: string) => (await world.ask(path)).headers.get("content-security-policy");
    const customer = await aCustomer();
    expect(await policyOf(customer.own)).toContain(`form-action 'self' ${stub.url} ${world.url};`);
    await world.post(customer.own, { do: "withdraw", lang: "en" });
    expect(await policyOf(customer.own)).toContain("form-action 'self';");
  });

  it("is refused by the bucket when it is too large, for another response, or after a change of the form", async () => {
    const [customer, other] = [await aCustomer(), await aCustomer()];
    const file = await aPicture();
    const tooLarge = await customer.upload(Buffer.concat([file, Buffer.alloc(MAX_PHOTO_BYTES)]));
    expect([tooLarge.status, await tooLarge.text()]).toEqual([403, expect.stringContaining("EntityTooLarge")]);
    for (const changes of [
      { key: `inbox/photos/${other.id}` },
      { key: `photos/photos/${customer.id}/mine.jpg` },
      { success_action_redirect: "https://elsewhere.example/" },
    ]) {
      expect((await customer.upload(file, changes)).status).toBe(403);
    }
    expect([...customer.held(), ...other.held()]).toEqual([]);
  });

  it("is looked at like any other: what is no photo is refused, and does not stay", async () => {
    const customer = await aCustomer();
    await customer.upload(Buffer.from("<svg/>"));
    const refused = await customer.take();
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining("This is not a photo")]);
    expect(customer.held()).toEqual([]);
  });

  it("asks for a file where none was sent", async () => {
    const refused = await (await aCustomer()).take();
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining("Choose a photo first")]);
  });

  it("is taken once when the button is pressed twice, one after the other or at once", async () => {
    const customer = await aCustomer();
    await customer.upload(await aPicture());
    for (const { status } of await Promise.all([customer.take(), customer.take()])) expect(status).toBe(303);
    expect((await customer.take()).status).toBe(303);
    const photo = await customer.photo();
    expect(customer.held()).toEqual([`photos/photos/${customer.id}/${photo?.id.slice(22)}.jpg`]);
  });

  it("takes the place of the one before, which is gone", async () => {
    const customer = await aCustomer();
    await customer.upload(await aPicture());
    await customer.take();
    const first = await customer.photo();
    await customer.upload(await aPicture());
    await customer.take();
    expect((await customer.photo())?.id).not.toBe(first?.id);
    expect(customer.held()).toHaveLength(1);
    expect((await fetch(`${world.url}/p/photos/${first?.id}`)).status).toBe(404);
  });

  it.each([
    ["removed", { do: "removePhoto" }],
    ["withdrawn with the words", { do: "withdraw" }],
    ["erased with the answer", { do: "erase", sure: "yes" }],
  ])("is gone from the bucket once it is %s, and so is one that still waits", async (_what, fields) => {
    const customer = await aCustomer();
    await customer.upload(await aPicture());
    await customer.take();
    await customer.upload(await aPicture());
    expect(customer.held()).toHaveLength(2);
    await world.post(customer.own, { lang: "en", ...fields });
    expect(customer.held()).toEqual([]);
    expect(await customer.photo()).toBeUndefined();
  });

  it("waits when the bucket is out of order, and is taken at the next try", async () => {
    const customer = await aCustomer();
    await customer.upload(await aPicture());
    // As often as the client tries.
    stub.failNext(3, { status: 503, code: "SlowDown" });
    const failed = await customer.take();
    expect(failed.status).toBeGreaterThanOrEqual(500);
    expect(await customer.photo()).toBeUndefined();
    expect((await customer.take()).status).toBe(303);
    expect(await customer.photo()).toBeDefined();
  });

  it.each([["nothing"], ["A".repeat(44)], ["%00".repeat(44)], ["..%2f..%2finbox%2fphotos"]])(
    "is not found under a made-up address: %s",
    async (id) => {
      const { status } = await fetch(`${world.url}/p/photos/${id}`);
      expect(status === 404 || status === 400).toBe(true);
    },
  );
});
