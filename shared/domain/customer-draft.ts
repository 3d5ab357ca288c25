import * as z from "zod";
import { MailAddress } from "./mail-address.ts";

/** How a caller names a customer: by their address, by a name of the caller's own, or both. The address decides. */
export const CustomerDraft = z
  .strictObject({
    reference: z
      .string()
      .regex(/^[\x21-\x7e]{1,200}$/, "must be 1 to 200 visible ASCII characters")
      .optional()
      .describe("Your own name for them, such as a number."),
    email: MailAddress.optional(),
  })
  .refine(({ reference, email }) => reference !== undefined || email !== undefined, "needs a reference or an email");
export type CustomerDraft = z.infer<typeof CustomerDraft>;
