import type { Encoding } from "../http/encode-body.ts";

/** A feed as it goes out: encoded, with what else its headers say. */
export type MadeAnswer = {
  readonly body: Buffer;
  readonly encoding: Encoding;
  /** Address of the next page. */
  readonly next?: string | undefined;
};

/** Answers that were made. An entry's name says all that it depends on, so that it is never wrong, only pushed out. */
export type Answers = {
  readonly get: (name: string) => MadeAnswer | undefined;
  readonly keep: (name: string, answer: MadeAnswer) => void;
};

/** Answers in memory, those least recently asked for pushed out when there are more bytes than `maxBytes`. */
export const answersInMemory = (maxBytes: number): Answers => {
  const made = new Map<string, MadeAnswer>();
  let bytes = 0;
  const drop = (name: string) => {
    bytes -= made.get(name)?.body.length ?? 0;
    made.delete(name);
  };
  return {
    get: (name) => {
      const answer = made.get(name);
      if (answer === undefined) return undefined;
      made.delete(name);
      made.set(name, answer);
      return answer;
    },
    keep: (name, answer) => {
      drop(name);
      made.set(name, answer);
      bytes += answer.body.length;
      for (const oldest of made.keys()) {
        if (bytes <= maxBytes) break;
        drop(oldest);
      }
    },
  };
};
