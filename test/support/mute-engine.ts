import type { SentimentEngine } from "../../shared/domain/sentiment.ts";

/** Reads no comment: for tests in which it does not matter what a comment says. */
export const muteEngine: SentimentEngine = {
  read: async (comments) => comments.map(() => ({ outcome: "unreadable", reason: "a test" })),
};
