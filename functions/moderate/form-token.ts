import { createHmac, timingSafeEqual } from "node:crypto";
import type { ApiKey } from "../../shared/domain/api-key.ts";

/** Hours that a page may stay open before its forms must be sent once more. */
const OPEN_HOURS = 12;

const macOf = (secret: string, { store, id }: Pick<ApiKey, "store" | "id">, at: string): string =>
  createHmac("sha256", secret)
    .update(JSON.stringify(["viaggio form v1", store, id, at]))
    .digest("base64url");

/** What the forms of a page carry: proof that the page was ours, and was made for this key. */
export const signForm = (secret: string, key: Pick<ApiKey, "store" | "id">, now: Date): string => {
  const at = now.getTime().toString(36);
  return `${at}.${macOf(secret, key, at)}`;
};

/** True for a token of ours that was made for this key and has not ended. */
export const isSigned = (secret: string, key: Pick<ApiKey, "store" | "id">, token: string, now: Date): boolean => {
  const [at = "", mac = "", ...more] = token.split(".");
  const given = Buffer.from(mac);
  const expected = Buffer.from(macOf(secret, key, at));
  const age = now.getTime() - Number.parseInt(at, 36);
  return (
    more.length === 0 &&
    given.length === expected.length &&
    timingSafeEqual(given, expected) &&
    age < OPEN_HOURS * 3_600_000
  );
};
