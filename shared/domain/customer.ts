import * as z from "zod";
import { FollowUp, MAX_FOLLOW_UPS } from "./follow-up.ts";
import type { CustomerHistory } from "./governor.ts";
import type { Order } from "./order.ts";
import { ReferralCode } from "./referral.ts";
import { counts, emotionOfResponse, type Response } from "./response.ts";

const DAY_MS = 86_400_000;
/** Invitations older than this bind no clock that a store can set (LEAST_DAYS, at most 730 days). */
const REMEMBERED_DAYS = 731;
/** Most invitations, and answers to them, that a profile remembers; the oldest go first. */
const MAX_REMEMBERED = 60;
/** Most orders, and most responses, that a profile lists; the newest stay. */
export const MAX_LISTED = 200;

const At = z.iso.datetime();

/** An order of theirs, as far as their profile tells of it. */
export const CustomerOrder = z.object({
  id: z.string(),
  at: At.describe("When it was created, as far as is known."),
  amount: z.number().int().min(0).optional().describe("In whole minor units of the currency."),
  currency: z.string().optional(),
  ended: z.literal(true).optional().describe("Cancelled, refunded or returned."),
  referral: ReferralCode.optional().describe("The code by which somebody recommended the shop to them."),
});
export type CustomerOrder = z.infer<typeof CustomerOrder>;

/** A response of theirs that counts, as far as their profile tells of it: none of its words. */
export const CustomerAnswer = z.object({
  id: z.string(),
  at: At.describe("When they answered."),
  touchpoint: z.string(),
  stage: z.string(),
  emotion: z.number().int().min(-100).max(100).optional(),
  inferred: z.literal(true).optional().describe("The emotion is read from the text alone."),
  recommendation: z.number().int().min(0).max(10).optional(),
  version: z.number().int().min(1).describe("Of the response's ledger: an older one never replaces a newer one."),
  order: z.string().optional().describe("The order that they were asked about."),
});
export type CustomerAnswer = z.infer<typeof CustomerAnswer>;

/**
 * Until when what was theirs goes, and why. `wish`: all that they said too. `retention`: what they said stays, and is
 * nobody's any more.
 */
export const Erasing = z.object({ at: At, because: z.enum(["wish", "retention"]) });
export type Erasing = z.infer<typeof Erasing>;

/** A customer: the only place that holds their address. The id is a hash that nobody can read. */
export const Customer = z.object({
  store: z.string(),
  id: z.string(),
  rev: z.number().int().min(1).describe("Raised by every change, so that two writers cannot overwrite each other."),
  email: z.string().optional(),
  contactAt: At.optional().describe("The shop's own time of what is known of the address."),
  firstOrder: z.object({ id: z.string(), at: At }).optional(),
  orders: z.array(CustomerOrder).default([]).describe("The newest, oldest first."),
  answers: z.array(CustomerAnswer).default([]).describe("The newest, oldest first."),
  notCounted: z
    .array(z.object({ id: z.string(), at: At }))
    .default([])
    .describe("Responses of theirs that do not count: only begun, or a machine's as it seems."),
  lastSeenAt: At.optional().describe("When they last ordered or answered."),
  asked: z.array(z.object({ order: z.string(), survey: z.string(), touchpoint: z.string(), at: At })).default([]),
  answered: z.array(z.object({ order: z.string(), survey: z.string(), at: At })).default([]),
  suppressedAt: At.optional().describe("Since when mail to them comes back, or is called unwanted."),
  complainedAt: At.optional().describe("Since when a complaint of theirs is open."),
  followUps: z
    .array(FollowUp)
    .default([])
    .describe("When somebody of the store got in touch: the newest, oldest first."),
  counted: z
    .record(z.string(), z.record(z.string(), z.number().int()))
    .optional()
    .describe("What they add to the customers' cells, by cell, as it was counted."),
  uncounted: z.literal(true).optional().describe("Set while the cells do not show what the profile says."),
  erasing: Erasing.optional().describe("They are being erased: the lists say what is to go."),
  erased: Erasing.optional().describe("They were erased: what is not newer goes too, should it come late."),
});
export type Customer = z.infer<typeof Customer>;

/** What an order told of who ordered, besides the order itself. */
export type Contact = { readonly email?: string | undefined };

/** What one telling of an order said of who ordered, at the shop's own time. */
export type Told = Contact & { readonly customer: string; readonly updatedAt: string };

/** Somebody of whom nothing is known yet: not stored before their first change. */
export const newCustomer = (store: string, id: string): Customer => ({
  store,
  id,
  rev: 0,
  orders: [],
  answers: [],
  notCounted: [],
  asked: [],
  answered: [],
  followUps: [],
});

/** True for what a customer had erased with everything else, or is having erased. */
export const isForgotten = ({ erasing, erased }: Pick<Customer, "erasing" | "erased">, at: string): boolean =>
  [erasing, erased].some((one) => one !== undefined && at <= one.at);

/** What comes late of somebody erased is listed with them, so that it is erased as well. */
const alsoErased = (customer: Customer, at: string): Customer =>
  customer.erasing === undefined && customer.erased !== undefined && at <= customer.erased.at
    ? { ...customer, erasing: customer.erased }
    : customer;

type Listed = { readonly id: string; readonly at: string };

const byTime = (one: Listed, other: Listed): number =>
  one.at < other.at ? -1 : one.at > other.at ? 1 : one.id < other.id ? -1 : Number(one.id > other.id);

/** A list with one entry in the place of that of its id, if it is among the newest. */
const listedWith = <Entry extends Listed>(list: readonly Entry[], entry: Entry): Entry[] =>
  [...list.filter(({ id }) => id !== entry.id), entry].sort(byTime).slice(-MAX_LISTED);

/** Compares what is stored: names in any order, absent as good as undefined. */
const isSame = <Entry extends object>(one: Entry | undefined, other: Entry | undefined): boolean => {
  const canonical = (entry: Entry | undefined) =>
    JSON.stringify(entry === undefined ? undefined : Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)));
  return canonical(one) === canonical(other);
};

const latest = (times: readonly (string | undefined)[]): string | undefined =>
  times
    .filter((at) => at !== undefined)
    .reduce<string | undefined>((a, b) => (a === undefined || b > a ? b : a), undefined);

/** The lists' own bounds: the last entries were the last sign of life. Emptied lists leave it as it was. */
const lastSeen = ({ orders, answers, notCounted, lastSeenAt }: Customer): Pick<Customer, "lastSeenAt"> => {
  const at = latest([orders.at(-1)?.at, answers.at(-1)?.at, notCounted.at(-1)?.at]) ?? lastSeenAt;
  return at === undefined ? {} : { lastSeenAt: at };
};

const ENDED = ["cancelled", "refunded", "returned"] as const;

/** When an order was made, as far as is known. Undefined when only things that happened to it were told. */
const madeAt = ({ facts, times }: Order): string | undefined => times.created ?? facts?.updatedAt;

const listedOrder = (order: Order, at: string): CustomerOrder => ({
  id: order.id,
  at,
  ...(order.facts?.amount !== undefined && { amount: order.facts.amount }),
  ...(order.facts?.currency !== undefined && { currency: order.facts.currency }),
  ...(ENDED.some((state) => order.times[state] !== undefined) && { ended: true }),
  ...(order.facts?.referral !== undefined && { referral: order.facts.referral }),
});

/** The first order of the list, unless a known one is older and stands in it no more. */
const firstOrderOf = ({ orders, firstOrder }: Customer): Pick<Customer, "firstOrder"> => {
  const isListed = orders.some(({ id }) => id === firstOrder?.id);
  const [first] = [...orders, ...(firstOrder === undefined || isListed ? [] : [firstOrder])].sort(byTime);
  return first === undefined ? {} : { firstOrder: { id: first.id, at: first.at } };
};

const withListedOrder = (before: Customer, order: Order): Customer => {
  const at = madeAt(order);
  if (at === undefined) return before;
  const entry = listedOrder(order, at);
  const known = before.orders.find(({ id }) => id === order.id);
  const orders = listedWith(before.orders, entry);
  // One that is older than all that are listed leaves no trace, but for being the first.
  if (isSame(known, entry)) return before;
  const after = { ...before, orders };
  const firstKnown = before.firstOrder?.id === order.id ? undefined : before.firstOrder;
  const isFirst = firstKnown === undefined || byTime({ id: order.id, at }, firstKnown) < 0;
  const first = isFirst && !orders.includes(entry) ? { firstOrder: { id: order.id, at } } : firstOrderOf(after);
  if (known === undefined && !orders.includes(entry) && isSame(first.firstOrder, before.firstOrder)) return before;
  const { firstOrder: _, ...rest } = after;
  return alsoErased({ ...rest, ...first, ...lastSeen(after), uncounted: true }, at);
};

const withContact = (before: Customer, told: Told): Customer => {
  const { email, updatedAt } = told;
  const isNewer =
    email !== undefined &&
    email !== before.email &&
    !isForgotten(before, updatedAt) &&
    (before.contactAt === undefined ||
      updatedAt > before.contactAt ||
      (updatedAt === before.contactAt && email > (before.email ?? "")));
  return isNewer ? { ...before, email, contactAt: updatedAt } : before;
};

/** The next revision of a customer, or undefined when it would be the same as before. */
const revised = (before: Customer, after: Customer): Customer | undefined =>
  after === before ? undefined : { ...after, rev: before.rev + 1 };

const withoutListedOrder = (before: Customer, id: string): Customer => {
  // The list says what is still to be erased.
  if (before.erasing !== undefined) return before;
  const isFirst = before.firstOrder?.id === id;
  if (!isFirst && !before.orders.some((order) => order.id === id)) return before;
  const { firstOrder, ...rest } = before;
  const after: Customer = { ...rest, orders: before.orders.filter((order) => order.id !== id) };
  return { ...after, ...firstOrderOf(isFirst ? after : { ...after, firstOrder }), ...lastSeen(after), uncounted: true };
};

/**
 * A customer after an order was told; undefined when that changes nothing. `order` is all that is known of it, `told`
 * what this telling said of who ordered, if it did. An address of a newer telling replaces that of an older one, whatever
 * came first; an order is listed with the one whom it names now.
 */
export const withOrder = (
  known: Customer | undefined,
  id: string,
  order: Order,
  told: Told | undefined,
): Customer | undefined => {
  const before = known ?? newCustomer(order.store, id);
  const reached = told?.customer === id ? withContact(before, told) : before;
  const isTheirs = order.facts?.customer === id;
  return revised(before, isTheirs ? withListedOrder(reached, order) : withoutListedOrder(reached, order.id));
};

/** A customer after an order was erased; undefined when that changes nothing. */
export const withoutOrder = (customer: Customer, id: string): Customer | undefined =>
  revised(customer, withoutListedOrder(customer, id));

/** What a counted response tells a profile; undefined while it is not counted as it is, and when it does not count. */
export const answerOf = (response: Response): CustomerAnswer | undefined => {
  const { id, answeredAt: at, touchpoint, stage, answers, counted, order } = response;
  if (!counts(response) || counted === undefined) return undefined;
  const emotion = emotionOfResponse(response);
  return {
    id,
    at,
    touchpoint,
    stage,
    ...(emotion !== undefined && { emotion: emotion.value }),
    ...(emotion?.inferred === true && { inferred: true }),
    ...(answers.recommendation !== undefined && { recommendation: answers.recommendation }),
    version: counted.version,
    ...(order !== undefined && { order }),
  };
};

/** Takes a response out of the one list that it stands in. */
const unlisted = (customer: Customer, id: string): Customer => ({
  ...customer,
  answers: customer.answers.filter((answer) => answer.id !== id),
  notCounted: customer.notCounted.filter((response) => response.id !== id),
});

/** A customer after a response of theirs was counted; undefined when that changes nothing. */
export const withAnswer = (customer: Customer, answer: CustomerAnswer): Customer | undefined => {
  const known = customer.answers.find(({ id }) => id === answer.id);
  if (known !== undefined && known.version >= answer.version) return undefined;
  const answers = listedWith(customer.answers, answer);
  if (known === undefined && !answers.includes(answer)) return undefined;
  const after: Customer = { ...unlisted(customer, answer.id), answers, uncounted: true };
  return alsoErased({ ...after, ...lastSeen(after), rev: customer.rev + 1 }, answer.at);
};

/** A customer after a response of theirs came that does not count, or counts no more; undefined when that is known. */
export const withNotCounted = (customer: Customer, { id, at }: Listed): Customer | undefined => {
  if (customer.notCounted.some((response) => response.id === id)) return undefined;
  const notCounted = listedWith(customer.notCounted, { id, at });
  const after: Customer = { ...unlisted(customer, id), notCounted, uncounted: true };
  return alsoErased({ ...after, ...lastSeen(after), rev: customer.rev + 1 }, at);
};

/** A customer after a response of theirs was erased; undefined when that changes nothing. */
export const withoutAnswer = (customer: Customer, id: string): Customer | undefined => {
  // While they are being erased the lists say what is still to go.
  if (customer.erasing !== undefined) return undefined;
  const after: Customer = { ...unlisted(customer, id), uncounted: true };
  const isListed =
    after.answers.length < customer.answers.length || after.notCounted.length < customer.notCounted.length;
  return isListed ? { ...after, ...lastSeen(after), rev: customer.rev + 1 } : undefined;
};

/**
 * A customer who answered an invitation about an order; undefined when that is known. It stays when the answer is
 * erased: they are not asked the same again.
 */
export const withAnswered = (customer: Customer, answered: Customer["answered"][number]): Customer | undefined => {
  const isThis = ({ order, survey }: { order: string; survey: string }) =>
    order === answered.order && survey === answered.survey;
  if (isForgotten(customer, answered.at) || customer.answered.some(isThis)) return undefined;
  const all = [...customer.answered, answered].sort((one, other) => (one.at < other.at ? -1 : 1));
  return { ...customer, answered: all.slice(-MAX_REMEMBERED), rev: customer.rev + 1 };
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

/** A customer to whom mail cannot or must not go; the first time stays. Undefined when that is known. */
export const withSuppressed = (customer: Customer, at: string): Customer | undefined =>
  customer.suppressedAt === undefined ? { ...customer, suppressedAt: at, rev: customer.rev + 1 } : undefined;

/** A customer with whom somebody of the store got in touch. */
export const withFollowUp = (customer: Customer, followUp: FollowUp): Customer => ({
  ...customer,
  followUps: [...customer.followUps, followUp].sort(byTime).slice(-MAX_FOLLOW_UPS),
  uncounted: true,
  rev: customer.rev + 1,
});

/** A customer without a follow-up that was noted by mistake; undefined when there is none of that id. */
export const withoutFollowUp = (customer: Customer, id: string): Customer | undefined => {
  const followUps = customer.followUps.filter((followUp) => followUp.id !== id);
  return followUps.length === customer.followUps.length
    ? undefined
    : { ...customer, followUps, uncounted: true, rev: customer.rev + 1 };
};

/** A customer whose complaint was opened; undefined when that is known: the first time stays. */
export const withComplaint = (customer: Customer, openedAt: string): Customer | undefined =>
  customer.complainedAt === undefined ? { ...customer, complainedAt: openedAt, rev: customer.rev + 1 } : undefined;

/** A customer whose complaint was settled, by getting in touch with them; undefined when none is open. */
export const withSettledComplaint = (customer: Customer, followUp: FollowUp): Customer | undefined => {
  if (customer.complainedAt === undefined) return undefined;
  const { complainedAt: _, ...rest } = withFollowUp(customer, followUp);
  return rest;
};

/**
 * A customer who is to be erased: their profile says what is to go until all of it is gone. Undefined when that is known;
 * a wish of theirs outdoes the retention time.
 */
export const withErasing = (customer: Customer, erasing: Erasing): Customer | undefined => {
  const known = customer.erasing;
  if (known !== undefined && (known.because === "wish" || erasing.because === "retention")) return undefined;
  return { ...customer, erasing, uncounted: true, rev: customer.rev + 1 };
};

type Lists = Pick<Customer, "orders" | "answers" | "notCounted" | "followUps">;

/** What stays of a customer: all of it, but for one who is being erased. */
export const remaining = ({ orders, answers, notCounted, followUps, erasing }: Customer): Lists => {
  const stays = ({ at }: { readonly at: string }) => erasing === undefined || at > erasing.at;
  return {
    orders: orders.filter(stays),
    answers: answers.filter(stays),
    notCounted: notCounted.filter(stays),
    // What was noted of somebody goes with them, however new.
    followUps: erasing === undefined ? followUps : [],
  };
};

/** What is left of a customer when all else that was theirs is gone: that there was somebody, and what is newer. */
export const afterErasure = (customer: Customer): Customer => {
  const { store, id, rev, erasing, email, contactAt, counted } = customer;
  if (erasing === undefined) throw new Error("a customer is erased after it was noted that they are to be");
  const isNew = ({ at }: { readonly at: string }) => at > erasing.at;
  const left: Customer = { ...newCustomer(store, id), ...remaining(customer), rev: rev + 1, erased: erasing };
  const isReached = !isTombstone(left) && email !== undefined && contactAt !== undefined && contactAt > erasing.at;
  return {
    ...left,
    ...(isReached && { email, contactAt }),
    asked: customer.asked.filter(isNew),
    answered: customer.answered.filter(isNew),
    ...(counted !== undefined && { counted }),
    uncounted: true,
    ...firstOrderOf(left),
    ...lastSeen(left),
  };
};

/** True for what is left of an erased customer of whom nothing was heard since. */
export const isTombstone = ({ erasing, erased, orders, answers, notCounted }: Customer): boolean =>
  erased !== undefined && erasing === undefined && orders.length + answers.length + notCounted.length === 0;

/** What the governor needs to know of a customer. Nobody is known: nobody can be asked. */
export const historyOf = (customer: Customer | undefined, optedOut: boolean): CustomerHistory => ({
  asked: customer?.asked ?? [],
  answered: customer?.answered ?? [],
  hasAddress: customer?.email !== undefined && customer.erasing === undefined,
  optedOut,
  suppressed: customer?.suppressedAt !== undefined,
  openComplaint: customer?.complainedAt !== undefined,
  firstOrder: customer?.firstOrder?.id,
});
