import * as z from "zod";
import type { KioskNote } from "./keep-answers.ts";
import type { Fields } from "./read-form.ts";
import type { Rendered } from "./rendered.ts";

/** Fields that a kiosk's script adds: the answer's number, when it was given, and the device's number. */
export const KIOSK_CONTROLS = ["n", "at", "d"];

const MadeUpNumber = z.string().regex(/^[0-9a-f]{32}$/);
const Instant = z.iso.datetime();

/**
 * What a kiosk's script notes of an answer; nothing for one that was sent without it. A page takes many answers and may
 * be open for days, so each has a number of its own. A time before the page was made or after now is a wrong clock's.
 */
export const readKioskNote = (fields: Fields, rendered: Rendered | undefined, now: Date): KioskNote => {
  const nonce = MadeUpNumber.safeParse(fields.get("n")?.[0]).data;
  const device = MadeUpNumber.safeParse(fields.get("d")?.[0]).data;
  const at = Instant.safeParse(fields.get("at")?.[0]).data;
  const answeredAt =
    at !== undefined && rendered !== undefined && new Date(at) >= rendered.at && new Date(at) <= now ? at : undefined;
  return {
    ...(nonce !== undefined && { nonce }),
    ...(device !== undefined && { device }),
    ...(answeredAt !== undefined && { answeredAt }),
  };
};
