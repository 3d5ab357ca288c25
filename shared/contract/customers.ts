import * as z from "zod";
import { Ask } from "../domain/ask.ts";
import { Customer, CustomerAnswer, CustomerOrder } from "../domain/customer.ts";
import { CustomerDraft } from "../domain/customer-draft.ts";
import { FollowUp, FollowUpNote, FollowUpWay } from "../domain/follow-up.ts";
import { Invitation } from "../domain/invitation.ts";
import { Order } from "../domain/order.ts";
import { Response } from "../domain/response.ts";
import type { Operation } from "./operation.ts";
import { Cursor, limit } from "./parts.ts";
import { ResponseView } from "./responses.ts";

/** What the operations below share, unless they say otherwise. */
const ofCustomers = {
  tag: "customers",
  errors: ["not_found", "gone"],
  function: "customer",
  throttle: { perSecond: 5, burst: 10 },
} as const;

const CustomerId = z.string().regex(/^[A-Za-z0-9_-]{22}$/, "is not the id of a customer");
const customerPath = z.object({ customer: CustomerId });

const { asked, answered, firstOrder, lastSeenAt, complainedAt, suppressedAt, followUps, email } = Customer.shape;

/** A customer as the store reads them. */
const CustomerView = z.object({
  id: z.string(),
  email: email.describe("With the scope `admin` alone."),
  firstOrder,
  lastSeenAt,
  orders: z.array(CustomerOrder).describe("The newest, oldest first."),
  answers: z.array(CustomerAnswer.omit({ version: true })).describe("The newest that count, oldest first."),
  asked,
  answered,
  complainedAt,
  followUps,
  suppressedAt,
  optedOut: z.boolean().describe("They wish no more invitations."),
  erasing: z.boolean().describe("They are being erased."),
});

export const readCustomer = {
  ...ofCustomers,
  id: "readCustomer",
  method: "GET",
  path: "/v1/customers/{customer}",
  summary: "Read a customer",
  description:
    "What is remembered of them: orders, answers, when they were asked. The address only for an admin's key.",
  scopes: ["read", "admin"],
  input: z.object({ path: customerPath }),
  status: 200,
  output: CustomerView,
} as const satisfies Operation;

const at = z.string();
const AskView = Ask.omit({ store: true, rev: true, counted: true, customer: true });
const InvitationView = Invitation.omit({ store: true, idHash: true, customer: true });

/** What happened with a customer, at its time. */
const TimelineEntry = z.discriminatedUnion("kind", [
  z.object({ at, kind: z.literal("order"), order: Order.omit({ store: true }) }),
  z.object({ at, kind: z.literal("ask"), ask: AskView }),
  z.object({ at, kind: z.literal("invitation"), invitation: InvitationView }),
  z.object({ at, kind: z.literal("response"), response: ResponseView }),
  z.object({ at, kind: z.literal("follow_up"), followUp: FollowUp }),
]);
export type TimelineEntry = z.input<typeof TimelineEntry>;

export const readTimeline = {
  ...ofCustomers,
  id: "readTimeline",
  method: "GET",
  path: "/v1/customers/{customer}/timeline",
  summary: "What happened with a customer, newest first",
  description:
    "Their orders, what became of asking about each (mail with its delivery, or the reason why not), invitations, " +
    "responses, and when somebody of the store got in touch. A page may be short: go on while there is a cursor.",
  scopes: ["read"],
  input: z.object({
    path: customerPath,
    query: z.strictObject({ limit: limit(100, 25), cursor: Cursor.optional() }),
  }),
  status: 200,
  output: z.object({ entries: z.array(TimelineEntry), cursor: Cursor.optional() }),
} as const satisfies Operation;

export const findCustomer = {
  ...ofCustomers,
  id: "findCustomer",
  method: "POST",
  path: "/v1/customers/find",
  summary: "Find a customer by address or by your own name for them",
  description:
    "In the body, since addresses of pages are kept in logs. The id is made from what is sent: there is one for everybody, " +
    "`known` says whether anything is kept under it.",
  scopes: ["admin", "erase"],
  input: z.object({ body: CustomerDraft }),
  status: 200,
  output: z.object({ id: z.string(), known: z.boolean() }),
  errors: [],
} as const satisfies Operation;

export const exportCustomer = {
  ...ofCustomers,
  id: "exportCustomer",
  method: "GET",
  path: "/v1/customers/{customer}/export",
  summary: "Everything that is kept of a customer",
  description: "For whoever asks what you hold of them: profile with address, orders, asks, invitations and responses.",
  scopes: ["admin", "erase"],
  input: z.object({ path: customerPath }),
  status: 200,
  output: z.object({
    exportedAt: z.string(),
    profile: Customer.omit({ rev: true, counted: true, uncounted: true }).optional(),
    optedOut: z.boolean(),
    orders: z.array(Order),
    asks: z.array(Ask.omit({ rev: true, counted: true })),
    invitations: z.array(Invitation.omit({ idHash: true })),
    responses: z.array(Response.omit({ counted: true, fingerprint: true, pending: true, rev: true })),
  }),
  throttle: { perSecond: 1, burst: 5 },
} as const satisfies Operation;

const ErasedView = z.object({
  state: z
    .enum(["erased", "erasing"])
    .describe("`erasing`: there is much of it; the rest goes within minutes, or with the next call."),
  erased: z.object({
    responses: z.number().int(),
    orders: z.number().int(),
    asks: z.number().int(),
    invitations: z.number().int(),
  }),
});

export const eraseCustomer = {
  ...ofCustomers,
  id: "eraseCustomer",
  method: "DELETE",
  path: "/v1/customers/{customer}",
  summary: "Erase a customer",
  description:
    "With all that they said, what of it is public, their orders, invitations and mail. Counts follow within seconds. That " +
    "they wish no more invitations stays, as a hash: else they would be invited again.",
  scopes: ["erase", "admin"],
  input: z.object({ path: customerPath }),
  status: 202,
  output: ErasedView,
  errors: ["not_found"],
  throttle: { perSecond: 1, burst: 10 },
} as const satisfies Operation;

export const openComplaint = {
  ...ofCustomers,
  id: "openComplaint",
  method: "PUT",
  path: "/v1/customers/{customer}/complaint",
  summary: "Say that a complaint of a customer is open",
  description: "Nobody is asked anything while they wait for an answer. The first time stays.",
  scopes: ["admin"],
  input: z.object({ path: customerPath, body: z.strictObject({}) }),
  status: 200,
  output: z.object({ complainedAt }),
} as const satisfies Operation;

export const closeComplaint = {
  ...ofCustomers,
  id: "closeComplaint",
  method: "DELETE",
  path: "/v1/customers/{customer}/complaint",
  summary: "Say that a customer's complaint is settled",
  description: "What waited for it is decided anew. It stands in their timeline as a follow-up.",
  scopes: ["admin"],
  input: z.object({ path: customerPath }),
  status: 204,
  output: z.undefined(),
} as const satisfies Operation;

export const noteFollowUp = {
  ...ofCustomers,
  id: "noteFollowUp",
  method: "POST",
  path: "/v1/customers/{customer}/follow-ups",
  summary: "Note that somebody got in touch with a customer",
  description:
    "After a bad experience, say. It stands in their timeline, and what became of those who were followed up is compared with " +
    "what became of the others (`readRetention`). The newest 50 stay.",
  scopes: ["admin"],
  input: z.object({
    path: customerPath,
    body: z.strictObject({
      at: z.iso.datetime().optional().describe("When it was; now, unless it says otherwise. Not in the future."),
      way: FollowUpWay,
      note: FollowUpNote.optional(),
    }),
  }),
  status: 201,
  output: FollowUp,
} as const satisfies Operation;

export const removeFollowUp = {
  ...ofCustomers,
  id: "removeFollowUp",
  method: "DELETE",
  path: "/v1/customers/{customer}/follow-ups/{followUp}",
  summary: "Take back a follow-up that was noted by mistake",
  description: "Again is fine.",
  scopes: ["admin"],
  input: z.object({ path: customerPath.extend({ followUp: z.string().max(60) }) }),
  status: 204,
  output: z.undefined(),
} as const satisfies Operation;
