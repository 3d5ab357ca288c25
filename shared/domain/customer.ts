import * as z from "zod";
import type { CustomerHistory } from "./governor.ts";
import type { Order } from "./order.ts";

const DAY_MS = 86_400_000;
/** Invitations older than this bind no clock that a store can set (LEAST_DAYS, at most 730 days). */
const REMEMBERED_DAYS = 731;
/** Most invitations and answers that a profile remembers; the oldest go first. */
const MAX_REMEMBERED = 60;

const At = z.iso.datetime();

/** A customer who ordered: the only place that holds their address. The id is a hash that nobody can read. */
export const Customer = z.object({
  store: z.string(),
  id: z.string(),
  rev: z.number().int().min(1).describe("Raised by every change, so that two writers cannot overwrite each other."),
  email: z.string().optional(),
  contactAt: At.optional().describe("The shop's own time of what is known of the address."),
  firstOrder: z.object({ id: z.string(), at: At }).optional(),
  asked: z.array(z.object({ order: z.string(), survey: z.string(), touchpoint: z.string(), at: At })).default([]),
  answered: z.array(z.object({ order: z.string(), survey: z.string(), at: At })).default([]),
  suppressedAt: At.optional().describe("Since when mail to them comes back, or is called unwanted."),
  openComplaint: z.boolean().optional(),
  erasedAt: At.optional(),
});
export type Customer = z.infer<typeof Customer>;

/** What an order told of who ordered, besides the order itself. */
export type Contact = { readonly email?: string | undefined };

const earlier = (one: Customer["firstOrder"], other: Customer["firstOrder"]): Customer["firstOrder"] => {
  if (one === undefined || other === undefined) return one ?? other;
  if (one.at !== other.at) return one.at < other.at ? one : other;
  return one.id <= other.id ? one : other;
};

/**
 * A customer after an order of theirs was told; undefined when that changes nothing. An address of a newer change
 * replaces that of an older one, whatever came first.
 */
export const withOrder = (known: Customer | undefined, order: Order, contact: Contact): Customer | undefined => {
  const { facts } = order;
  if (facts === undefined) return undefined;
  const before: Customer = known ?? { store: order.store, id: facts.customer, rev: 0, asked: [], answered: [] };
  const firstOrder = earlier(before.firstOrder, { id: order.id, at: order.times.created ?? facts.updatedAt });
  const isNewer =
    contact.email !== undefined &&
    contact.email !== before.email &&
    (before.contactAt === undefined ||
      facts.updatedAt > before.contactAt ||
      (facts.updatedAt === before.contactAt && contact.email > (before.email ?? "")));
  if (
    known !== undefined &&
    !isNewer &&
    firstOrder?.id === known.firstOrder?.id &&
    firstOrder?.at === known.firstOrder?.at
  )
    return undefined;
  return {
    ...before,
    ...(isNewer && { email: contact.email, contactAt: facts.updatedAt }),
    ...(firstOrder !== undefined && { firstOrder }),
    rev: before.rev + 1,
  };
};

/** A customer who was just asked. What no clock can go by any more is forgotten. */
export const withAsked = (customer: Customer, asked: Customer["asked"][number]): Customer => {
  const since = new Date(Date.parse(asked.at) - REMEMBERED_DAYS * DAY_MS).toISOString();
  return {
    ...customer,
    asked: [...customer.asked.filter(({ at }) => at >= since), asked].slice(-MAX_REMEMBERED),
    rev: customer.rev + 1,
  };
};

/** What the governor needs to know of a customer. Nobody is known: nobody can be asked. */
export const historyOf = (customer: Customer | undefined, optedOut: boolean): CustomerHistory => ({
  asked: customer?.asked ?? [],
  answered: customer?.answered ?? [],
  hasAddress: customer?.email !== undefined,
  optedOut,
  suppressed: customer?.suppressedAt !== undefined,
  openComplaint: customer?.openComplaint === true,
  firstOrder: customer?.firstOrder?.id,
});
