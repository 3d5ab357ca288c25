import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { SigningKeys } from "../../shared/domain/signing-keys.ts";

/** What a page notes of its own making: when, and a number of its own, under which an open link's answer is kept. */
export type Rendered = { readonly at: Date; readonly nonce: string };

const NONCE_BYTES = 16;

const macOf = (secret: string, parts: readonly string[]): string =>
  createHmac("sha256", secret)
    .update(JSON.stringify(["viaggio rendered v1", ...parts]))
    .digest("base64url");

/** A note of when a page was made for a link, signed so that a program has to fetch the page before it can send it. */
export const signRendered = (
  keys: SigningKeys,
  link: string,
  now: Date,
  nonce = randomBytes(NONCE_BYTES).toString("base64url"),
): string => {
  const secret = Object.values(keys)[0];
  if (secret === undefined) throw new Error("there is no key to sign with");
  const at = now.getTime().toString(36);
  return `${at}.${nonce}.${macOf(secret, [link, at, nonce])}`;
};

/** What a note says, if we signed it for this link. */
export const readRendered = (keys: SigningKeys, link: string, note: string): Rendered | undefined => {
  const [at = "", nonce = "", mac = "", ...more] = note.split(".");
  if (more.length > 0) return undefined;
  const given = Buffer.from(mac);
  const signed = Object.values(keys).some((secret) => {
    const expected = Buffer.from(macOf(secret, [link, at, nonce]));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return signed ? { at: new Date(Number.parseInt(at, 36)), nonce } : undefined;
};
