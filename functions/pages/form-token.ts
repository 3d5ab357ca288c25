import { createHmac, timingSafeEqual } from "node:crypto";
import type { Session } from "../../shared/domain/session.ts";

/** Hours that a page may stay open before its forms must be sent once more. */
const OPEN_HOURS = 12;

const macOf = (secret: string, { store, id }: Pick<Session, "store" | "id">, at: string): string =>
  createHmac("sha256", secret)
    .update(JSON.stringify(["viaggio form v2", store, id, at]))
    .digest("base64url");

/** What the forms of a page carry: proof that the page was ours, and was made for this session. */
export const signForm = (secret: string, session: Pick<Session, "store" | "id">, now: Date): string => {
  const at = now.getTime().toString(36);
  return `${at}.${macOf(secret, session, at)}`;
};

/** True for a token of ours that was made for this session and has not ended. */
export const isSigned = (secret: string, session: Pick<Session, "store" | "id">, token: string, now: Date): boolean => {
  const [at = "", mac = "", ...more] = token.split(".");
  const given = Buffer.from(mac);
  const expected = Buffer.from(macOf(secret, session, at));
  const age = now.getTime() - Number.parseInt(at, 36);
  return (
    more.length === 0 &&
    given.length === expected.length &&
    timingSafeEqual(given, expected) &&
    age < OPEN_HOURS * 3_600_000
  );
};
