import { bare } from "../bare.ts";
import { deliver } from "./deliver.ts";

/** Name in this browser's storage under which answers wait for a connection; those who agreed to storage alone. */
const QUEUE = "viaggio:queue";
const KEEP_MS = 7 * 86_400_000;
const MOST_KEPT = 20;

/** Answers that wait: where to, what, since when. */
type Kept = readonly (readonly [url: string, body: string, at: number])[];

const readKept = (): Kept => JSON.parse(localStorage.getItem(QUEUE) || "[]");
const writeKept = (kept: Kept) =>
  kept.length > 0 ? localStorage.setItem(QUEUE, JSON.stringify(kept)) : localStorage.removeItem(QUEUE);

/** Keeps an answer for later. @returns whether this browser could */
export const keep = (url: string, body: string): boolean => {
  try {
    writeKept([...readKept(), [url, body, Date.now()] as const].slice(-MOST_KEPT));
    addEventListener("online", sendKept, bare({ once: true }));
    return true;
  } catch {
    return false;
  }
};

/** Sends what was kept, one after the other; what has no definite answer stays. */
export const sendKept = async (): Promise<void> => {
  try {
    for (const [url, body, at] of readKept()) {
      const age = Date.now() - at;
      // A clock that was set meanwhile says nothing.
      const waited = age > 0 && age < KEEP_MS ? `&waited=${Math.round(age / 1000)}` : "";
      if (age < KEEP_MS && !(await deliver(url + waited, body))) return;
      writeKept(readKept().filter((entry) => entry[1] !== body));
    }
  } catch {}
};
