import type { Log } from "../../functions/log.ts";
import { errorFields } from "../../functions/log.ts";

/** Do something again and again, never twice at once; a failure is logged and the next turn comes. @returns how to stop, after the turn in hand. */
export const every = (
  milliseconds: number,
  name: string,
  work: () => Promise<unknown>,
  log: Log,
): (() => Promise<void>) => {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();
  const schedule = () => {
    timer = setTimeout(() => {
      turn = work()
        .then(
          () => {},
          (error: unknown) => log("error", `${name}.failed`, errorFields(error)),
        )
        .then(() => {
          if (!stopped) schedule();
        });
    }, milliseconds);
    timer.unref();
  };
  schedule();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await turn;
  };
};
