import { MAX_PHOTO_BYTES, type PhotoProblem, photoFormat } from "../../domain/photo.ts";

/** Most pixels that are decoded: those of today's telephones. A small file may claim a thousand times as many. */
const MOST_PIXELS = 52_000_000;
/** Longest side of what is kept, in pixels: twice the width of a column, for screens that show two for one. */
const LONGEST_SIDE = 1600;
const JPEG_QUALITY = 80;
/** A usual picture of as many pixels takes half a second of a core. Also what a day of harm is reckoned with. */
export const MOST_SECONDS = 4;

/** A picture anew encoded as JPEG. */
export type CleanPhoto = { readonly bytes: Uint8Array; readonly width: number; readonly height: number };

/**
 * A picture decoded and encoded anew, so that nothing of the file is kept but what is seen: no place, no camera, no name,
 * nothing that was hidden in or behind it. It is turned as the camera says, in sRGB, on white where it let light through.
 */
export const cleanPhoto = async (file: Uint8Array): Promise<CleanPhoto | { readonly problem: PhotoProblem }> => {
  if (file.length > MAX_PHOTO_BYTES) return { problem: "tooLarge" };
  const format = photoFormat(file);
  if (format === undefined) return { problem: "notAPhoto" };
  // Loaded with the first picture: the library is native and large, and most servers never see one.
  const { default: sharp } = await import("sharp");
  const options = { limitInputPixels: MOST_PIXELS, failOn: "error", animated: false } as const;
  try {
    const found = await sharp(file, { ...options, limitInputPixels: false }).metadata();
    if (found.format !== format) return { problem: "notAPhoto" };
    if (found.width * found.height > MOST_PIXELS) return { problem: "tooManyPixels" };
    const { data, info } = await sharp(file, options)
      .timeout({ seconds: MOST_SECONDS })
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#fff" })
      .toColourspace("srgb")
      .jpeg({ quality: JPEG_QUALITY, progressive: true })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch {
    // The library tells a cut-off file from an odd one in words alone; for its sender it is the same.
    return { problem: "broken" };
  }
};
