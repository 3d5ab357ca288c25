import type { SentimentEngine } from "../../shared/domain/sentiment.ts";

/** An engine that is loaded with the first comment to read: most changes of responses have none. */
export const lazyEngine = (load: () => Promise<SentimentEngine>): SentimentEngine => {
  let engine: Promise<SentimentEngine> | undefined;
  return {
    read: async (comments) => {
      if (comments.length === 0) return [];
      engine ??= load().catch((error: unknown) => {
        // The next comment tries again.
        engine = undefined;
        throw error;
      });
      return (await engine).read(comments);
    },
  };
};
