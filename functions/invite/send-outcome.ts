/**
 * What became of an ask that was due.
 * - `sent`: its mail was taken. `not_asked`: it is not sent any more. `later`: it waits. `failed`: it is set aside.
 * - `unknown`: it was handed over, nobody has said what became of that, and it is not handed over again.
 * - `throttled`: we are too fast, and it waits a little. `nothing`: somebody else has it, or had it.
 */
export type SendOutcome = "sent" | "not_asked" | "later" | "unknown" | "failed" | "throttled" | "nothing";

/** How long a mail may be on its way before another turn takes it up: longer than any function runs. */
export const LEASE_MS = 10 * 60_000;
/** Tries to hand a mail over before people must look at it; with the waits between them, some eight hours. */
export const MAX_TRIES = 10;
const FIRST_WAIT_MS = 60_000;
const MOST_WAIT_MS = 2 * 3_600_000;
/** How long a mail waits that came too fast for whoever takes it. */
export const THROTTLED_WAIT_MS = 5_000;
/** How often a store that has not said who writes is looked at again. */
export const HELD_MS = 10 * 60_000;

/** Milliseconds to wait after some tries that did not work. */
export const waitAfter = (tries: number): number => Math.min(MOST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));

/** The instant some milliseconds after another, as it is stored. */
export const inMs = (now: Date, milliseconds: number): string => new Date(now.getTime() + milliseconds).toISOString();
