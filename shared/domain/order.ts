import * as z from "zod";
import { ConsentBasis, Country } from "./consent-basis.ts";
import { CustomerDraft } from "./customer-draft.ts";
import { LocaleTag } from "./language.ts";
import { Currency } from "./money.ts";
import { ReferralCode } from "./referral.ts";
import { Slug } from "./stage.ts";
import { nameText } from "./text.ts";

/** What can become of an order. Each may happen at any time and in any order of telling. */
export const ORDER_STATES = ["created", "paid", "fulfilled", "delivered", "refunded", "cancelled", "returned"] as const;
export const OrderState = z.enum(ORDER_STATES);
export type OrderState = z.infer<typeof OrderState>;

/** Most items, tags and events that are kept of one order. */
export const MAX_ITEMS = 100;
const MAX_TAGS = 50;
const MAX_EVENTS = 20;
const MAX_QUANTITY = 1_000_000;

const EARLIEST = "1990-01-01T00:00:00.000Z";
const LATEST = "2999-12-31T00:00:00.000Z";

/** An instant, kept in UTC to the millisecond, so that later ones sort after earlier ones. */
export const Instant = z.iso
  .datetime({ offset: true, message: "is not a time such as 2026-11-22T10:00:00Z" })
  .overwrite((text) => (Number.isNaN(Date.parse(text)) ? text : new Date(text).toISOString()))
  .refine((instant) => instant >= EARLIEST && instant < LATEST, "is not within the years 1990 to 2999");

/** Id of an order as its shop knows it; `shopify:…` and `woocommerce:…` for those that came by their webhooks. */
export const OrderId = z.string().regex(/^[\x21-\x7e]{1,100}$/, "must be 1 to 100 visible ASCII characters");

/** A word that a shop sorts things by. */
export const Tag = nameText(80);

export const OrderItem = z.strictObject({
  product: z.string().regex(/^[\x21-\x7e]{1,100}$/, "must be 1 to 100 visible ASCII characters"),
  name: nameText(200).optional(),
  tags: z.array(Tag).max(MAX_TAGS).default([]),
  quantity: z.number().int().min(1).max(MAX_QUANTITY).default(1),
});
export type OrderItem = z.infer<typeof OrderItem>;

/** What a shop says about an order, but for who ordered it. */
const details = {
  items: z.array(OrderItem).max(MAX_ITEMS).default([]),
  tags: z.array(Tag).max(MAX_TAGS).default([]).describe("Tags of the order itself."),
  amount: z.number().int().min(0).max(1e12).optional().describe("In whole minor units, such as cents."),
  currency: Currency.optional(),
  country: Country.optional().describe("Where the customer is, as ISO 3166-1: which law holds, and which clock."),
  locale: LocaleTag.optional().describe("Language that the customer ordered in."),
  timeZone: z.string().min(1).max(64).optional().describe("IANA time zone of the customer."),
  segment: Slug.optional().describe("Customer segment, as the store names it."),
  referral: ReferralCode.optional().describe("The code by which somebody recommended the shop to this customer."),
  basis: ConsentBasis.optional().describe("Why this customer may be written to. Without it nobody is."),
};

/** What is known of an order since its newest change, all told by one event. */
export const OrderFacts = z.object({
  customer: z.string().describe("Who ordered, in no readable form."),
  ...details,
  updatedAt: Instant.describe("The shop's own time of this change: a later one replaces all of it."),
});
export type OrderFacts = z.infer<typeof OrderFacts>;

const Times = z.partialRecord(OrderState, Instant);
const Events = z
  .record(Slug, Instant)
  .refine((events) => Object.keys(events).length <= MAX_EVENTS, `names more than ${MAX_EVENTS} events`);

/** An order as it is kept. One event tells some of it; `mergeOrders` puts together what several told. */
export const Order = z.object({
  store: z.string(),
  id: OrderId,
  facts: OrderFacts.optional().describe("Absent while only things that happened to it were told."),
  times: Times.describe("When each state was reached first."),
  events: Events.describe("When each event of the store's own was first."),
  erasedAt: Instant.optional().describe("Set on what is left of an order that was erased."),
});
export type Order = z.infer<typeof Order>;

/** An order as a caller of the API tells it. */
export const OrderDraft = z.strictObject({
  id: OrderId,
  customer: CustomerDraft.describe("Who ordered. The address is kept with the customer's profile only."),
  ...details,
  times: Times.default({}).describe("When each state was reached."),
  events: Events.default({}).describe("When each event of your own was."),
  updatedAt: Instant.describe("Your own time of this change: an older one never replaces a newer one."),
});
export type OrderDraft = z.infer<typeof OrderDraft>;

/** The same text for the same value, whatever the order of its names. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_name, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );

const newerFacts = (one: OrderFacts | undefined, other: OrderFacts | undefined): OrderFacts | undefined => {
  if (one === undefined || other === undefined) return one ?? other;
  if (one.updatedAt !== other.updatedAt) return one.updatedAt > other.updatedAt ? one : other;
  // Two that claim the same moment: any choice will do, if everyone chooses the same.
  return canonical(one) >= canonical(other) ? one : other;
};

const earliest = <Name extends string>(
  one: Readonly<Partial<Record<Name, string>>>,
  other: Readonly<Partial<Record<Name, string>>>,
): Partial<Record<Name, string>> => {
  const merged: Partial<Record<Name, string>> = { ...one };
  for (const name in other) {
    const time = other[name];
    const known = merged[name];
    if (time !== undefined && (known === undefined || time < known)) merged[name] = time;
  }
  return merged;
};

/** Of more events than are kept, those that sort first, so that it does not matter in which order they came. */
const bounded = (events: Partial<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(events)
      .flatMap(([name, time]) => (time === undefined ? [] : [[name, time] as const]))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .slice(0, MAX_EVENTS),
  );

/**
 * What two tellings of one order make together: facts of the newer one, the earliest time of everything that happened.
 * Commutative, associative and idempotent: events may come late, twice or in any order. What was erased stays so.
 */
export const mergeOrders = (one: Order, other: Order): Order => {
  const { store, id } = one;
  const erased = [one.erasedAt, other.erasedAt].filter((at) => at !== undefined).sort()[0];
  if (erased !== undefined) return { store, id, times: {}, events: {}, erasedAt: erased };
  const facts = newerFacts(one.facts, other.facts);
  return {
    store,
    id,
    ...(facts !== undefined && { facts }),
    times: earliest(one.times, other.times),
    events: bounded(earliest(one.events, other.events)),
  };
};

/** True when two orders say the same. */
export const isSameOrder = (one: Order, other: Order): boolean => canonical(one) === canonical(other);
