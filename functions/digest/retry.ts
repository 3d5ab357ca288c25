import { WAKE_PAGE } from "../../shared/adapters/dynamo/reading-work.ts";
import type { Log } from "../log.ts";

/** Most pages of one run: 5,000 comments, so that a run ends well within its minute. */
const MAX_PAGES = 50;

export type RetryNeeds = {
  /** Hands a page of what is due back to digest and says how many that were. */
  readonly wakeDue: (now: Date) => Promise<number>;
  readonly now: () => Date;
  readonly log: Log;
};

/** Hands comments whose next reading is due back to digest, until none is left or enough are on their way. */
export const retry = (needs: RetryNeeds) => async (): Promise<void> => {
  let woken = 0;
  for (let page = 0; page < MAX_PAGES; page++) {
    const now = await needs.wakeDue(needs.now());
    woken += now;
    if (now < WAKE_PAGE) break;
  }
  needs.log("info", "retry", { woken });
};
