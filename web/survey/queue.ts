import { post } from "./answers.ts";

/** Most answers that wait for the network on one device: some 150 KB. */
const MOST = 500;
const KEY = `viaggio kiosk ${location.pathname}`;

const waiting = (): string[][][] => JSON.parse(localStorage.getItem(KEY) ?? "[]");
const keep = (queue: string[][][]) => localStorage.setItem(KEY, JSON.stringify(queue));

/** Puts an answer in the line. @throws when there is no more room, or the browser may keep nothing */
export const enqueue = (fields: string[][]): void => {
  const queue = waiting();
  if (queue.length >= MOST) throw new Error("full");
  keep([...queue, fields]);
};

/**
 * Sends an answer, and says whether that is the end of it: kept, or refused for good. It is not while the network or the
 * server cannot take it, or too many come at once; nor once the survey is closed, for what was given before.
 */
export const deliver = async (fields: string[][]): Promise<"kept" | "refused" | "closed" | undefined> => {
  try {
    const { type, status } = await post(location.pathname, fields);
    if (type === "opaqueredirect") return "kept";
    if (status === 410) return "closed";
    return status >= 400 && status < 500 && status !== 408 && status !== 429 ? "refused" : undefined;
  } catch {
    return undefined;
  }
};

let busy = false;

/** Sends what waits, oldest first, until one cannot be sent. Each has its number, so that none counts twice. */
export const flush = async (): Promise<void> => {
  if (busy) return;
  busy = true;
  try {
    for (let [first] = waiting(); first !== undefined; [first] = waiting()) {
      const end = await deliver(first);
      if (end !== "kept" && end !== "refused") break;
      keep(waiting().slice(1));
    }
  } catch {
    // A browser that may keep nothing has nothing waiting.
  }
  busy = false;
};
