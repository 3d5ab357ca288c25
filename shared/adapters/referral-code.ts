import { createHash } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 8;

/**
 * The referral code of a customer, or of whoever gave a response that no customer is known of: always the same one, so
 * that it need not be kept whose it is. Forty bits: a store of a million codes has one guess in a million right.
 */
export const referralCodeOf = (store: string, owner: string): string => {
  const hash = createHash("sha256")
    .update(JSON.stringify(["viaggio referral", store, owner]))
    .digest();
  let bits = hash.readBigUInt64BE();
  let code = "";
  for (let index = 0; index < CODE_LENGTH; index++) {
    code += ALPHABET[Number(bits & 31n)];
    bits >>= 5n;
  }
  return code;
};
