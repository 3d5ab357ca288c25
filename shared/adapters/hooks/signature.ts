import { createHmac, timingSafeEqual } from "node:crypto";
import type { HookSource } from "../../domain/hook.ts";

/** Seconds that the clock of a sender may be wrong by, in `webhook-timestamp`. */
const CLOCK_TOLERANCE_SECONDS = 15 * 60;

type Headers = Readonly<Record<string, string>>;
type Signed = { readonly body: Buffer; readonly headers: Headers; readonly now: Date };

/** The header that carries the signature. */
export const SIGNATURE_HEADER: Readonly<Record<HookSource, string>> = {
  shopify: "x-shopify-hmac-sha256",
  woocommerce: "x-wc-webhook-signature",
  generic: "webhook-signature",
};

/** Texts are compared, not the bytes they stand for: several texts of base64 stand for the same bytes. */
const isSame = (given: string, expected: string): boolean => {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
};

const hmac = (secret: string | Buffer, ...parts: readonly (string | Buffer)[]): string => {
  const mac = createHmac("sha256", secret);
  for (const part of parts) mac.update(part);
  return mac.digest("base64");
};

const SECRET_PREFIX = "whsec_";

/**
 * Standard Webhooks: `v1,<base64>` of id, time and body, several of them while keys are changed. Its own package refuses
 * clocks that are more than five minutes wrong and cannot be told otherwise, so this is ours; its signatures are the test.
 */
const isSignedGeneric = (secret: string, { body, headers, now }: Signed): boolean => {
  const id = headers["webhook-id"] ?? "";
  const timestamp = headers["webhook-timestamp"] ?? "";
  if (!/^[\x21-\x7e]{1,200}$/.test(id) || !/^[1-9][0-9]{8,10}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > CLOCK_TOLERANCE_SECONDS) return false;
  const key = Buffer.from(secret.startsWith(SECRET_PREFIX) ? secret.slice(SECRET_PREFIX.length) : secret, "base64");
  const expected = `v1,${hmac(key, `${id}.${timestamp}.`, body)}`;
  return (headers["webhook-signature"] ?? "").split(" ", 10).some((given) => isSame(given, expected));
};

/**
 * Whether a webhook was signed with one of the secrets, over the very bytes of its body. Compared in constant time, and
 * without a secret as if there were one.
 */
export const isSigned = (source: HookSource, secrets: readonly string[], signed: Signed): boolean => {
  const isBy = (secret: string): boolean =>
    source === "generic"
      ? isSignedGeneric(secret, signed)
      : isSame(signed.headers[SIGNATURE_HEADER[source]] ?? "", hmac(secret, signed.body));
  const found = (secrets.length === 0 ? ["nobody knows this one"] : secrets).map(isBy).includes(true);
  return found && secrets.length > 0;
};
