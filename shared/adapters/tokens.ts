import { createHmac, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import type { SigningKeys } from "../domain/signing-keys.ts";
import { Slug } from "../domain/stage.ts";

/**
 * What a link is for; one opens nothing of another.
 * - `survey`: one invitation's survey. `open`: a survey that anyone may answer (poster, newsletter, kiosk).
 * - `own`: one's own answer. `unsubscribe`: no more invitations.
 */
export const TOKEN_PURPOSES = ["survey", "open", "own", "unsubscribe"] as const;
const TokenPurpose = z.enum(TOKEN_PURPOSES);
export type TokenPurpose = z.infer<typeof TokenPurpose>;

/** What a token says: 128 bits of id as 22 characters of base64url, and when it ends, to the second. */
export type Token = {
  readonly purpose: TokenPurpose;
  readonly store: string;
  readonly id: string;
  readonly expiresAt?: Date | undefined;
};

/** Short names: the payload is part of an address that people may have to type. */
const Payload = z.strictObject({
  p: TokenPurpose,
  s: Slug,
  i: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  e: z.number().int().positive().max(99_999_999_999).optional(),
});

const VERSION = "v1";
/** Longer than any token of ours; nothing longer is looked at. */
const LONGEST_TOKEN = 400;

const macOf = (secret: string, signed: string): string =>
  createHmac("sha256", secret).update(`viaggio token v1|${signed}`).digest("base64url");

/** Sign a token with the first of the keys: `v1.<key id>.<payload>.<mac>`. @throws Error without a key. */
export const signToken = (keys: SigningKeys, { purpose, store, id, expiresAt }: Token): string => {
  const [kid, secret] = Object.entries(keys)[0] ?? [];
  if (kid === undefined || secret === undefined) throw new Error("there is no key to sign with");
  const payload = Payload.parse({
    p: purpose,
    s: store,
    i: id,
    ...(expiresAt !== undefined && { e: Math.floor(expiresAt.getTime() / 1000) }),
  });
  const signed = `${VERSION}.${kid}.${Buffer.from(JSON.stringify(payload)).toString("base64url")}`;
  return `${signed}.${macOf(secret, signed)}`;
};

/**
 * What a token says, if we signed it for this purpose; undefined otherwise, without telling why. Reads no table.
 * One that has ended comes back too: `hasEnded` tells.
 */
export const verifyToken = (keys: SigningKeys, token: string, purpose: TokenPurpose): Token | undefined => {
  if (token.length > LONGEST_TOKEN) return undefined;
  const [version, kid = "", payload = "", mac = "", ...more] = token.split(".");
  if (version !== VERSION || more.length > 0 || !Object.hasOwn(keys, kid)) return undefined;
  // Texts are compared, not the bytes they stand for: several texts of base64url stand for the same bytes.
  const expected = Buffer.from(macOf(keys[kid] ?? "", `${version}.${kid}.${payload}`));
  const given = Buffer.from(mac);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  // Signed by us, so anything amiss from here on is a bug of ours, but for another purpose.
  const { p, s, i, e } = Payload.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
  if (p !== purpose) return undefined;
  return { purpose: p, store: s, id: i, ...(e !== undefined && { expiresAt: new Date(1000 * e) }) };
};

/** True when the time of a token is over. One without an end never ends. */
export const hasEnded = ({ expiresAt }: Token, now: Date): boolean => expiresAt !== undefined && expiresAt <= now;
