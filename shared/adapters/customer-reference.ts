import { mailboxOf } from "../domain/mail-address.ts";
import { recipientId } from "./new-invitation.ts";

/**
 * Who a customer is, in no readable form: the mailbox, so that guests and accounts, and the tags that people put into
 * addresses, are one person; else the shop's own reference. It is also what an unsubscribe link stands for.
 */
export const customerReference = (
  store: string,
  { email, reference }: { readonly email?: string | undefined; readonly reference?: string | undefined },
): string | undefined => {
  if (email !== undefined) return recipientId(store, mailboxOf(email));
  return reference === undefined ? undefined : recipientId(store, reference);
};
