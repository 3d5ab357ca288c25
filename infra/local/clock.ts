import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { writeDurably } from "./durable-file.ts";

/** The time of this machine's Viaggio: that of the machine, and as much later as somebody moved it. */
export type Clock = {
  readonly now: () => Date;
  /** Move it forward to an instant. It never goes back: what is stored is from before. False when that is no later. */
  readonly moveTo: (instant: Date) => Promise<boolean>;
};

const Moved = z.object({ aheadMs: z.number().int().min(0) });

/** How far a folder's clock was moved; 0 when it never was. */
const readAhead = (file: string): number => {
  try {
    return Moved.parse(JSON.parse(readFileSync(file, "utf8"))).aheadMs;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return 0;
    throw error;
  }
};

/** The clock of a data folder. It is kept there, so that a restart does not take its data back in time. */
export const openClock = (folder: string): Clock => {
  const file = join(folder, "clock.json");
  let aheadMs = readAhead(file);
  const now = () => new Date(Date.now() + aheadMs);
  return {
    now,
    moveTo: async (instant) => {
      const wanted = instant.getTime() - Date.now();
      if (wanted <= aheadMs) return false;
      await writeDurably(file, JSON.stringify({ aheadMs: wanted }));
      aheadMs = wanted;
      return true;
    },
  };
};
