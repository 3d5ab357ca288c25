import { AppError } from "../../shared/domain/errors.ts";

/** Most keys remembered; those not seen for longest go first. */
const MOST_KEYS = 1000;

/** How often one key may be used: `perSecond` in the long run, `burst` at once. */
export type KeyRate = { readonly perSecond: number; readonly burst: number };

/**
 * Holds each key to a rate, so that one store's page cannot use up what all stores share. Counted in this process alone,
 * without a read or a write: of several processes each allows as much.
 * @returns a function that throws AppError `rate_limited` when the key is used too often
 */
export const keyRate = ({ perSecond, burst }: KeyRate, now: () => Date): ((keyId: string) => void) => {
  const seen = new Map<string, { readonly left: number; readonly at: number }>();
  return (keyId) => {
    const at = now().getTime();
    const before = seen.get(keyId) ?? { left: burst, at };
    const left = Math.min(burst, before.left + (Math.max(0, at - before.at) / 1000) * perSecond);
    if (left < 1) throw new AppError("rate_limited", "This key is used too often: try again in a moment.");
    seen.delete(keyId);
    seen.set(keyId, { left: left - 1, at });
    const oldest = seen.size > MOST_KEYS ? seen.keys().next().value : undefined;
    if (oldest !== undefined) seen.delete(oldest);
  };
};
