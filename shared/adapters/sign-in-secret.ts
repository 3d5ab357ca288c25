import { createHash, randomBytes } from "node:crypto";

/** What only its hash is kept of. */
const hashOfSecret = (secret: string): string => createHash("sha256").update(secret).digest("base64url");

/** 256 bits that nobody can guess, and the hash that is kept of them. */
export const newSignInSecret = (): { readonly secret: string; readonly hash: string } => {
  const secret = randomBytes(32).toString("base64url");
  return { secret, hash: hashOfSecret(secret) };
};

const SHOWN = /^([a-z0-9_-]{1,40})\.([A-Za-z0-9_-]{43})$/;

/** What a cookie and a one-time link carry: the store, so that the secret is looked for there alone, and the secret. */
export const shownSecret = (store: string, secret: string): string => `${store}.${secret}`;

/** The store and the hash of what was shown; undefined for what cannot be ours, so that it costs no read. */
export const readShown = (shown: string): { readonly store: string; readonly hash: string } | undefined => {
  const [, store, secret] = SHOWN.exec(shown) ?? [];
  return store === undefined || secret === undefined ? undefined : { store, hash: hashOfSecret(secret) };
};
