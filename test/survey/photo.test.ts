import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collect } from "../../functions/collect/collect.ts";
import { collectNeeds } from "../../functions/http/adapters.ts";
import { diskPhotos } from "../../infra/local/disk-photos.ts";
import { startHttp } from "../../infra/local/http.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { verifyToken } from "../../shared/adapters/tokens.ts";
import { MAX_PHOTO_BYTES } from "../../shared/domain/photo.ts";
import type { Survey } from "../../shared/domain/survey.ts";
import { KEYS, type SurveyWorld, startSurveyWorld } from "./survey-world.ts";

/** A picture with a place, a camera and a name in it, lying on its side as telephones keep them. */
const aPicture = (format: "jpeg" | "png" | "webp" = "jpeg", width = 60, height = 40) =>
  sharp({ create: { width, height, channels: 4, background: { r: 200, g: 30, b: 30, alpha: 0.5 } } })
    .toFormat(format)
    .withExif({ IFD0: { Make: "SecretCamera", Artist: "Ann Example" }, IFD3: { GPSLatitude: "45/1 4/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .toBuffer();

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
const crc = (bytes: Uint8Array) => {
  let c = 0xffffffff;
  for (const byte of bytes) c = crcTable[(c ^ byte) & 0xff]! ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
};
const chunk = (name: string, data: Uint8Array) => {
  const body = Buffer.concat([Buffer.from(name), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, check]);
};
/** A few bytes that unpack into a billion pixels. */
const aBomb = () => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(32_000, 0);
  head.writeUInt32BE(32_000, 4);
  head.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.alloc(4_001 * 32_000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
};

/** A form with these fields, a file in each. */
const formOf = (...names: string[]) =>
  `${names.map((name) => `--b\r\nContent-Disposition: form-data; name="${name}"; filename="a"\r\n\r\nabc\r\n`).join("")}--b--\r\n`;
const SCRIPT = Buffer.from("<script>alert(1)</script>");

let world: SurveyWorld;
let survey: Survey;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "viaggio-photos-"));
  world = await startSurveyWorld({ photos: diskPhotos(folder) });
  survey = await world.addStore({ id: "photos", name: "Bottega" });
});
afterAll(async () => {
  await world.stop();
  rmSync(folder, { recursive: true });
});

/** A customer who has answered, and agreed to be published unless it says otherwise. */
const aCustomer = async ({ agrees = true } = {}) => {
  const link = await world.invite(survey);
  const t = await world.noteOf(link);
  const sent = await world.post(link, { lang: "en", v: "1", t, "a.stars": "5", "a.why": "So lovely!" });
  const own = new URL(sent.headers.get("location") ?? "", `${world.url}${link}`).pathname;
  if (agrees) await world.post(own, { do: "publish", scope: "site" });
  const id = verifyToken(KEYS, own.slice("/r/".length), "own")?.id ?? "";
  const photo = async () => (await world.responses.get("photos", id))?.photo;
  const sendFile = async (file: Uint8Array<ArrayBuffer> | Buffer, name = "photo") => {
    const form = new FormData();
    form.set(name, new Blob([new Uint8Array(file)]), "IMG_1.jpg");
    return world.ask(own, { method: "POST", body: form });
  };
  /** How many pictures of theirs are on the disk. */
  const files = () => (existsSync(join(folder, "photos", id)) ? readdirSync(join(folder, "photos", id)).length : 0);
  return { own, id, photo, sendFile, files };
};

/** A picture as anybody gets it. */
const get = async (id: string | undefined, headers: Readonly<Record<string, string>> = {}) => {
  const answer = await fetch(`${world.url}/p/photos/${id}`, { headers });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
};

describe("a photo with a testimonial", () => {
  it("is offered to those who agreed to be published, and to nobody else", async () => {
    const [agreed, silent] = [await aCustomer(), await aCustomer({ agrees: false })];
    expect((await world.ask(agreed.own)).text).toContain('type="file"');
    expect((await world.ask(silent.own)).text).not.toContain('type="file"');
    expect((await silent.sendFile(await aPicture())).status).toBe(400);
  });

  it.each(["jpeg", "png", "webp"] as const)("is taken as %s, turned upright, and shown as JPEG", async (format) => {
    const customer = await aCustomer();
    const sent = await customer.sendFile(await aPicture(format));
    expect(sent.status).toBe(303);
    expect(await customer.photo()).toMatchObject({ width: 40, height: 60 });
    const id = (await customer.photo())?.id;
    const shown = await get(id);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      "content-type": "image/jpeg",
      "x-content-type-options": "nosniff",
      "cache-control": "public, max-age=30, immutable",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    expect(await sharp(shown.bytes).metadata()).toMatchObject({ format: "jpeg", width: 40, height: 60 });
    expect((await world.ask(customer.own)).text).toContain(`src="../p/photos/${id}"`);
    expect(JSON.parse((await world.ask(`${customer.own}?as=json`)).text)).toMatchObject({ photo: { id } });
    expect((await get(id, { "if-none-match": `"${id}"` })).status).toBe(304);
  });

  it("is kept without its metadata, and without what was hidden in it or behind it", async () => {
    const customer = await aCustomer();
    const file = await aPicture();
    for (const secret of ["SecretCamera", "Ann Example"]) expect(file.toString("latin1")).toContain(secret);
    await customer.sendFile(Buffer.concat([file, SCRIPT, Buffer.from("PK\u0003\u0004")]));
    const { bytes } = await get((await customer.photo())?.id);
    const { exif, icc, xmp, iptc } = await sharp(bytes).metadata();
    expect({ exif, xmp, iptc, icc }).toEqual({});
    expect(bytes.toString("latin1")).not.toMatch(/SecretCamera|Ann Example|<script>|PK/);
  });

  it("is made smaller, never larger", async () => {
    const customer = await aCustomer();
    await customer.sendFile(await aPicture("jpeg", 4000, 1000));
    expect(await customer.photo()).toMatchObject({ width: 400, height: 1600 });
  });

  it.each([
    [
      "an SVG",
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      "not a photo",
    ],
    ["a GIF that is a script as well", async () => Buffer.from("GIF89a/*\u0000*/=1;alert(1)"), "not a photo"],
    ["a page", async () => Buffer.from("<!doctype html><script>alert(1)</script>"), "not a photo"],
    ["a PDF", async () => Buffer.from("%PDF-1.7"), "not a photo"],
    [
      "the beginning of a JPEG before a script",
      async () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), SCRIPT]),
      "to its end",
    ],
    ["a JPEG cut off", async () => (await aPicture("jpeg", 800, 600)).subarray(0, 900), "to its end"],
    ["a PNG cut off", async () => (await aPicture("png", 800, 600)).subarray(0, -200), "to its end"],
    ["a WebP cut off", async () => (await aPicture("webp", 800, 600)).subarray(0, -60), "to its end"],
    ["a billion pixels in a few bytes", async () => aBomb(), "too many pixels"],
    ["more than 8 MB", async () => Buffer.concat([await aPicture(), Buffer.alloc(MAX_PHOTO_BYTES)]), "8 MB"],
    ["an empty file", async () => Buffer.alloc(0), "Choose a photo first"],
  ])("is refused with what is wrong: %s", async (_what, fileOf, said) => {
    const customer = await aCustomer();
    const sent = await customer.sendFile(await fileOf());
    expect(sent.status).toBe(400);
    expect(/id="e-photo">([^<]*)</.exec(sent.text)?.[1]).toContain(said);
    expect(await customer.photo()).toBeUndefined();
    expect(customer.files()).toBe(0);
  });

  it.each([
    ["without a boundary", "multipart/form-data; x=y", "nothing"],
    [
      "that ends early",
      "multipart/form-data; boundary=b",
      '--b\r\nContent-Disposition: form-data; name="photo"; filename="a"\r\n\r\nabc',
    ],
    ["with a field that is not known", "multipart/form-data; boundary=b", formOf("do", "photo")],
    ["with two files", "multipart/form-data; boundary=b", formOf("photo", "photo")],
  ])("is refused in a form %s", async (_what, type, body) => {
    const customer = await aCustomer();
    const sent = await world.ask(customer.own, { method: "POST", body, headers: { "content-type": type } });
    expect(sent.status).toBe(400);
    expect(sent.headers.get("content-type")).toMatch(/^text\/html/);
    expect(sent.text).toContain("We could not read that");
  });

  it("takes the place of the one before", async () => {
    const customer = await aCustomer();
    await customer.sendFile(await aPicture());
    const first = (await customer.photo())?.id;
    await customer.sendFile(await aPicture("png"));
    expect((await customer.photo())?.id).not.toBe(first);
    expect((await get(first)).status).toBe(404);
    expect(customer.files()).toBe(1);
  });

  it.each([
    ["removed", { do: "removePhoto" }],
    ["withdrawn with the words", { do: "withdraw" }],
    ["erased with the answer", { do: "erase", sure: "yes" }],
  ])("is gone from the disk once it is %s", async (_what, fields) => {
    const customer = await aCustomer();
    await customer.sendFile(await aPicture());
    const id = (await customer.photo())?.id;
    expect((await get(id)).status).toBe(200);
    await world.post(customer.own, { lang: "en", ...fields });
    expect((await get(id)).status).toBe(404);
    expect(await customer.photo()).toBeUndefined();
    expect(customer.files()).toBe(0);
  });

  it("is gone from the disk once the shop erases the answer over the API", async () => {
    const customer = await aCustomer();
    await customer.sendFile(await aPicture());
    const { secret } = await dynamoApiKeys(world.table).create(
      "photos",
      { name: "shop", kind: "secret", scopes: ["erase"] },
      world.now(),
    );
    const needs = collectNeeds(world.table, { log: () => {}, now: world.now, cacheSeconds: 0 });
    const [route, handler] = [...collect({ ...needs, photos: diskPhotos(folder) })].find(([name]) =>
      name.startsWith("DELETE"),
    )!;
    const http = await startHttp({
      port: 0,
      routes: [{ method: "DELETE", path: route.split(" ")[1] ?? "", handler }],
      cors: { allowOrigins: [], allowMethods: [], allowHeaders: [], maxAgeSeconds: 0 },
    });
    const erased = await fetch(`${http.url}/v1/responses/${customer.id}`, {
      method: "DELETE",
      headers: { authorization: `Bearer ${secret}` },
    });
    await http.close();
    expect(erased.status).toBe(204);
    expect(customer.files()).toBe(0);
  });

  it.each([["nothing"], ["../../../etc/passwd"], ["..%2f..%2fetc%2fpasswd"], ["A".repeat(44)], ["%00".repeat(44)]])(
    "is not found under a made-up address: %s",
    async (id) => {
      expect((await get(id)).status).toBeGreaterThanOrEqual(400);
      expect((await get(id)).status).toBeLessThan(500);
    },
  );
});
