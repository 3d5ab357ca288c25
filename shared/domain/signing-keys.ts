import * as z from "zod";

/**
 * Secrets that links are signed with, by key id. The first signs, all verify: to change keys put the new one first,
 * and take the old one out once the last link that it signed has ended. An id begins with a letter, since JSON objects
 * put whole numbers first whatever was written.
 */
export const SigningKeys = z
  .record(z.string().regex(/^[a-z][a-z0-9]{0,15}$/), z.string().min(32).max(200))
  .refine((keys) => Object.keys(keys).length > 0, "holds no key");
export type SigningKeys = z.infer<typeof SigningKeys>;
