import { PNG } from "pngjs";
import decodeQR from "qr/decode.js";

/** What a phone reads in a PNG, by a decoder that has nothing in common with what drew it. */
export const readQr = (png: Uint8Array): string => {
  const { width, height, data } = PNG.sync.read(Buffer.from(png));
  return decodeQR({ width, height, data });
};
