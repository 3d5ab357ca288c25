// Loaded at first need: only few calls draw, and it reads and compiles as much as all that a link is made with.
const load = () => import("qrcode");

/** Survives 15 % of damage: a poster gets dirty, a screen reflects. Quiet zone of 4 modules. Source of both: ISO/IEC 18004. */
const PRINTED = { errorCorrectionLevel: "M", margin: 4 } as const;
/** Pixels of a module: whole ones keep the edges sharp, and a link of ours makes some 900 pixels, 7.5 cm at 300 dpi. */
const PIXELS = 12;

/** A text as a QR code, an SVG document that scales to any size. @throws Error when it is longer than a code holds (2,331 bytes) */
export const qrSvg = async (text: string): Promise<string> => {
  const { toString: draw } = await load();
  return draw(text, { ...PRINTED, type: "svg" });
};

/** The same as a PNG. */
export const qrPng = async (text: string): Promise<Buffer> => {
  const { toBuffer } = await load();
  return toBuffer(text, { ...PRINTED, type: "png", scale: PIXELS });
};
