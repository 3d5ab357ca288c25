import type { WidgetReceipt } from "../../shared/contract/widget.ts";
import { readData } from "./read-data.ts";
import { sending } from "./sending.ts";

/** Pauses after each try, in milliseconds, half as much again at random. */
const PAUSES = [500, 1000, 2000, 4000, 0];
const TIMEOUT_MS = 10_000;

/** What a sending came to: acknowledged, or refused. */
export type Delivery =
  | (WidgetReceipt & { readonly error?: undefined })
  | { readonly own?: undefined; readonly error: { readonly code: string; readonly message: string } };

/** Sends until the server has said something definite; undefined when it cannot be reached. The same body is one answer. */
export const deliver = async (url: string, body: string): Promise<Delivery | undefined> => {
  for (const pause of PAUSES) {
    try {
      const answer = await fetch(url, sending(body, { signal: AbortSignal.timeout(TIMEOUT_MS) }));
      const said = await readData(answer);
      if (said?.own || (said?.error && answer.status < 429)) return said;
    } catch {}
    await new Promise((resolve) => setTimeout(resolve, pause * (1 + Math.random() / 2)));
  }
};
