import type { Log } from "../../functions/log.ts";
import { errorFields } from "../../functions/log.ts";

/**
 * Do something again and again, never twice at once; a failure is logged and the next turn comes.
 * @param firstAfter milliseconds until the first turn, when that shall not wait as long as the others
 * @returns how to stop, after the turn in hand.
 */
export const every = (
  milliseconds: number,
  name: string,
  work: () => Promise<unknown>,
  log: Log,
  firstAfter = milliseconds,
): (() => Promise<void>) => {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();
  const schedule = (after: number) => {
    timer = setTimeout(() => {
      turn = work()
        .then(
          () => {},
          (error: unknown) => log("error", `${name}.failed`, errorFields(error)),
        )
        .then(() => {
          if (!stopped) schedule(milliseconds);
        });
    }, after);
    timer.unref();
  };
  schedule(firstAfter);
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await turn;
  };
};
