import type { AskAt } from "./ask.ts";

export { waitFor } from "./moment.ts";

/** Asks in the way that takes longer and says what is wrong. */
export const ask: AskAt = async (...given) => (await import("./ask.ts")).ask(...given);
