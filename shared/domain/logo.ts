import * as z from "zod";

/** Largest logo, in bytes: it is shown small, on telephones. */
export const MAX_LOGO_BYTES = 16 * 1024;
/** Most pixels of a side: what a small file unpacks to must be small too. */
export const MAX_LOGO_SIDE = 2000;

/** A store's logo as its pages refer to it: a file that is named after what is in it, and its size in pixels. */
export const Logo = z.object({
  file: z.string().regex(/^[\w-]{16}\.(png|jpg|webp)$/),
  width: z.number().int().min(1).max(MAX_LOGO_SIDE),
  height: z.number().int().min(1).max(MAX_LOGO_SIDE),
});
export type Logo = z.infer<typeof Logo>;

export type LogoType = "png" | "jpg" | "webp";
type Picture = { readonly type: LogoType; readonly width: number; readonly height: number };

const isAt = (bytes: Uint8Array, offset: number, text: string): boolean =>
  [...text].every((character, index) => bytes[offset + index] === character.charCodeAt(0));

const readPng = (bytes: Uint8Array, view: DataView): Picture | undefined =>
  bytes.length >= 24 && isAt(bytes, 0, "\x89PNG\r\n\x1a\n") && isAt(bytes, 12, "IHDR")
    ? { type: "png", width: view.getUint32(16), height: view.getUint32(20) }
    : undefined;

/** The frame header of a JPEG, found from marker to marker. Source: ITU T.81, annex B. */
const readJpeg = (bytes: Uint8Array, view: DataView): Picture | undefined => {
  if (!isAt(bytes, 0, "\xff\xd8\xff")) return undefined;
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: "jpg", width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
};

/** Source: RFC 9649. */
const readWebp = (bytes: Uint8Array, view: DataView): Picture | undefined => {
  if (bytes.length < 30 || !isAt(bytes, 0, "RIFF") || !isAt(bytes, 8, "WEBP")) return undefined;
  if (isAt(bytes, 12, "VP8X")) {
    const side = (offset: number) => 1 + view.getUint16(offset, true) + ((bytes[offset + 2] ?? 0) << 16);
    return { type: "webp", width: side(24), height: side(27) };
  }
  if (isAt(bytes, 12, "VP8L") && bytes[20] === 0x2f) {
    const bits = view.getUint32(21, true);
    return { type: "webp", width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) };
  }
  if (isAt(bytes, 12, "VP8 ") && isAt(bytes, 23, "\x9d\x01\x2a")) {
    return { type: "webp", width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  return undefined;
};

/** What kind of picture some bytes are, by what is in them; undefined for none of ours, or one without a sensible size. */
export const readPicture = (bytes: Uint8Array): Picture | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const picture = readPng(bytes, view) ?? readJpeg(bytes, view) ?? readWebp(bytes, view);
  const fits = (side: number) => side >= 1 && side <= MAX_LOGO_SIDE;
  return picture !== undefined && fits(picture.width) && fits(picture.height) ? picture : undefined;
};
