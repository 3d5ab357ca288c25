import type { WidgetReceipt } from "../../shared/contract/widget.ts";
import { readData } from "./read-data.ts";
import { sending } from "./sending.ts";

/** Pauses after each try but the last, in milliseconds: each twice the one before, and half as much again at random. */
const SHORTEST_PAUSE = 500;
const LONGEST_PAUSE = 4000;
const TIMEOUT_MS = 10_000;

/** What a sending came to: acknowledged, or refused. */
export type Delivery = WidgetReceipt | { readonly error: { readonly code: string; readonly message: string } };

/** Sends until the server has said something definite; undefined when it cannot be reached. The same body is one answer. */
export const deliver = async (url: string, body: string): Promise<Delivery | undefined> => {
  for (let pause = SHORTEST_PAUSE; ; pause *= 2) {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await fetch(url, sending(body, { signal })).catch(Response.error);
    const said = await readData(answer);
    if (said?.own || (said?.error && answer.status < 429)) return said;
    if (pause > LONGEST_PAUSE) return;
    await new Promise((resolve) => setTimeout(resolve, pause * (1 + Math.random() / 2)));
  }
};
