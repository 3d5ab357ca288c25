import { createHmac, timingSafeEqual } from "node:crypto";

/** The purpose is signed too: a signature made for one thing opens nothing else. */
const PURPOSE = "viaggio receipt v1";

/** What proves to us that a caller gave a response: a signature over its id, handed out with the answer to its first sending. */
export const signReceipt = (secret: string, store: string, id: string): string =>
  createHmac("sha256", secret)
    .update(JSON.stringify([PURPOSE, store, id]))
    .digest("base64url");

/** True for the receipt of this response and no other. Takes the same time whatever is wrong with it. */
export const isReceipt = (secret: string, store: string, id: string, receipt: string): boolean => {
  const expected = Buffer.from(signReceipt(secret, store, id));
  const given = Buffer.from(receipt);
  return given.length === expected.length && timingSafeEqual(given, expected);
};
