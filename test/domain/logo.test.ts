import fc from "fast-check";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { readPicture } from "../../shared/domain/logo.ts";

const png = (width: number, height: number) => PNG.sync.write(new PNG({ width, height }));
const base64 = (text: string) => Buffer.from(text, "base64");

/** The smallest of their kind; a JPEG with its usual segments up to the frame. */
const WEBP_LOSSY = base64("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
const WEBP_LOSSLESS = base64("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
const JPEG = Buffer.concat([
  Buffer.from("ffd8ffe000104a46494600010100000100010000ffdb004300", "hex"),
  // A table of 64 numbers.
  Buffer.alloc(64, 1),
  Buffer.from("ffc0000b080020003001011100ffd9", "hex"),
]);

describe("A logo", () => {
  it.each([
    ["PNG", png(120, 40), { type: "png", width: 120, height: 40 }],
    ["JPEG", JPEG, { type: "jpg", width: 48, height: 32 }],
    ["lossy WebP", WEBP_LOSSY, { type: "webp", width: 1, height: 1 }],
    ["lossless WebP", WEBP_LOSSLESS, { type: "webp", width: 1, height: 1 }],
  ])("is told by what is in it: %s", (_, bytes, picture) => {
    expect(readPicture(bytes)).toEqual(picture);
  });

  it.each([
    ["SVG, which may hold scripts", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>')],
    ["HTML", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["GIF", base64("R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=")],
    ["a PNG that was cut off", png(120, 40).subarray(0, 20)],
    ["a PNG of more pixels than a page wants", png(2001, 1)],
    ["nothing", Buffer.alloc(0)],
  ])("is none: %s", (_, bytes) => {
    expect(readPicture(bytes)).toBeUndefined();
  });

  it("is never fallen over, whatever the bytes", () => {
    const start = fc.constantFrom(png(3, 3), JPEG, WEBP_LOSSY, WEBP_LOSSLESS).map((bytes) => [...bytes]);
    const bytes = fc.tuple(start, fc.nat(60), fc.uint8Array({ maxLength: 60 }));
    fc.assert(
      fc.property(bytes, ([head, kept, tail]) => {
        const picture = readPicture(Uint8Array.from([...head.slice(0, kept), ...tail]));
        expect(picture === undefined || (picture.width >= 1 && picture.height >= 1)).toBe(true);
      }),
    );
  });
});
