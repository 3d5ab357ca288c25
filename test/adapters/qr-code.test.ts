import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { qrPng, qrSvg } from "../../shared/adapters/qr-code.ts";
import { readQr } from "../support/read-qr.ts";

/** As long as a link gets: the longest store id and a host of 63 characters. */
const LONG = `https://${"a".repeat(63)}/s/v1.k1.${"b".repeat(190)}.${"c".repeat(43)}`;

/** The modules that an SVG draws, as the pixels of an image: its path is made of horizontal strokes. */
const pixelsOf = (svg: string, scale: number): Uint8Array => {
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]);
  const png = new PNG({ width: size * scale, height: size * scale });
  png.data.fill(255);
  const path = /stroke="#000000" d="([^"]+)"/.exec(svg)?.[1] ?? "";
  let [x, y] = [0, 0];
  for (const [, command, first, second] of path.matchAll(/([Mmh])(-?[\d.]+)(?:[ ,](-?[\d.]+))?/g)) {
    if (command === "M") [x, y] = [Number(first), Math.floor(Number(second))];
    if (command === "m") [x, y] = [x + Number(first), y + Number(second)];
    if (command !== "h") continue;
    for (let row = y * scale; row < (y + 1) * scale; row += 1) {
      for (let column = x * scale; column < (x + Number(first)) * scale; column += 1) {
        png.data.fill(0, 4 * (row * png.width + column), 4 * (row * png.width + column) + 3);
      }
    }
    x += Number(first);
  }
  return PNG.sync.write(png);
};

describe("A QR code", () => {
  it.each(["https://voice.shop.example/s/v1.k1.payload.mac", LONG])("is read back from its PNG: %s", async (text) => {
    expect(readQr(await qrPng(text))).toBe(text);
  });

  it("is read back from its SVG, which needs nothing else and runs nothing", async () => {
    const svg = await qrSvg(LONG);
    expect(readQr(pixelsOf(svg, 4))).toBe(LONG);
    expect(svg).not.toMatch(/<script|href=|on[a-z]+=|<style|style=/);
  });

  it("is read although a tenth of it is dirty", async () => {
    const png = PNG.sync.read(await qrPng(LONG));
    const side = Math.floor(png.width * Math.sqrt(0.1));
    // Away from the three corners that a reader looks for.
    const from = Math.floor(png.width * 0.45);
    for (let y = from; y < from + side; y += 1) {
      for (let x = from; x < from + side; x += 1)
        png.data.fill(0, 4 * (y * png.width + x), 4 * (y * png.width + x) + 3);
    }
    expect(readQr(PNG.sync.write(png))).toBe(LONG);
  });

  it("has a white border of four modules, and modules of whole pixels", async () => {
    const { width, data } = PNG.sync.read(await qrPng(LONG));
    const dark = (x: number, y: number) => data[4 * (y * width + x)] === 0;
    const first = Array.from({ length: width }, (_, x) => x).findIndex((x) => dark(x, x));
    expect(first).toBe(48);
    expect(width % 12).toBe(0);
  });
});
