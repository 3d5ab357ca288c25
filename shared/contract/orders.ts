import * as z from "zod";
import { Ask } from "../domain/ask.ts";
import { NO_MATCH, NOT_ASKED } from "../domain/governor.ts";
import { HookSource } from "../domain/hook.ts";
import { Order, OrderDraft, OrderId } from "../domain/order.ts";
import type { Operation } from "./operation.ts";
import { batch, lineAnswers } from "./parts.ts";

/** What the operations on orders and on how they are asked about share, unless they say otherwise. */
export const ofOrders = {
  tag: "orders",
  errors: [],
  function: "invite",
  throttle: { perSecond: 5, burst: 10 },
} as const;

const often = { perSecond: 20, burst: 100 };
const orderPath = z.object({ id: OrderId });

const Told = z.object({
  id: z.string(),
  outcome: z.enum(["kept", "known"]).describe("`known`: it told nothing new, so nothing was written."),
});

export const tellOrder = {
  ...ofOrders,
  id: "tellOrder",
  method: "POST",
  path: "/v1/orders",
  summary: "Tell of an order, or of a change of it",
  description:
    "Tell all that is known of it, as often as it changes: of what happened the earliest time counts, of the rest what " +
    "has the newest `updatedAt`. It may come late, twice or in any order.",
  scopes: ["admin"],
  input: z.object({ body: OrderDraft }),
  status: 202,
  output: Told,
  throttle: often,
} as const satisfies Operation;

/** Most orders of one batch. */
export const MAX_ORDERS = 200;

export const tellOrders = {
  ...ofOrders,
  id: "tellOrders",
  method: "POST",
  path: "/v1/orders/batch",
  summary: "Tell of many orders",
  description:
    `NDJSON: a line as for one order, at most ${MAX_ORDERS} of them. Answered line by line, in order, empty lines not ` +
    "counted; a line that is wrong spoils no other, and all may be sent again.",
  scopes: ["admin"],
  input: z.object({ body: batch(MAX_ORDERS) }),
  status: 200,
  output: lineAnswers(Told),
  consumes: "application/x-ndjson",
  produces: "application/x-ndjson",
  throttle: { perSecond: 0.5, burst: 5 },
} as const satisfies Operation;

const AskView = Ask.omit({ store: true, rev: true, counted: true });

export const readOrder = {
  ...ofOrders,
  id: "readOrder",
  method: "GET",
  path: "/v1/orders/{id}",
  summary: "Read an order",
  description: "As it was put together from all that was told, with what became of asking about it. Never the address.",
  scopes: ["read", "admin"],
  input: z.object({ path: orderPath }),
  status: 200,
  output: Order.omit({ store: true }).extend({ asks: z.array(AskView) }),
  errors: ["not_found"],
} as const satisfies Operation;

export const eraseOrder = {
  ...ofOrders,
  id: "eraseOrder",
  method: "DELETE",
  path: "/v1/orders/{id}",
  summary: "Erase an order",
  description: "Nobody is asked about it any more, and webhooks that come late do not bring it back.",
  scopes: ["erase", "admin"],
  input: z.object({ path: orderPath }),
  status: 204,
  output: z.undefined(),
  errors: ["not_found"],
} as const satisfies Operation;

const named = { rule: z.string(), survey: z.string(), touchpoint: z.string() };
const At = z.iso.datetime();
/** A decision with its sentence. */
const Preview = z.discriminatedUnion("outcome", [
  z.object({
    ...named,
    outcome: z.literal("ask"),
    at: At,
    timeZone: z.string(),
    unknownZone: z.boolean(),
    words: z.string(),
  }),
  z.object({
    ...named,
    outcome: z.literal("not_asked"),
    reason: z.enum(NOT_ASKED),
    until: At.optional(),
    words: z.string(),
  }),
  z.object({ ...named, outcome: z.literal("no_match"), reason: z.enum(NO_MATCH), words: z.string() }),
]);

export const previewOrder = {
  ...ofOrders,
  id: "previewOrder",
  method: "GET",
  path: "/v1/orders/{id}/preview",
  summary: "What would happen with an order, and why",
  description:
    "Puts every rule of the store to the order, as the planner does, and writes nothing: who would be asked when, and who " +
    "would not, by which rule and until when. Codes for programs, an English sentence for people.",
  scopes: ["read", "admin"],
  input: z.object({ path: orderPath }),
  status: 200,
  output: z.object({ decisions: z.array(Preview) }),
  errors: ["not_found"],
} as const satisfies Operation;

export const openHook = {
  ...ofOrders,
  id: "openHook",
  method: "PUT",
  path: "/v1/hooks/{source}",
  summary: "Take the webhooks of a shop",
  description:
    "Answers with the address to give to the shop and the secret that it signs with, shown this once. Shopify makes its own " +
    "secret: send it. The secret before goes on working until the next change.",
  scopes: ["admin"],
  input: z.object({
    path: z.object({ source: HookSource }),
    body: z.strictObject({
      secret: z
        .string()
        .regex(/^[\x21-\x7e]{16,200}$/, "must be 16 to 200 visible ASCII characters")
        .optional()
        .describe("The secret that the shop signs with, if it made one. Else one is made."),
    }),
  }),
  status: 200,
  output: z.object({ url: z.string(), secret: z.string() }),
} as const satisfies Operation;

/** Webhooks of shops: no part of the API, since what lets them in is the signature over their body. */
export const HOOKS = [
  {
    id: "takeHook",
    method: "POST",
    path: "/v1/hooks/{store}/{source}",
    summary: "What a shop tells of an order, signed",
    throttle: often,
    function: "invite",
  },
] as const satisfies readonly Pick<Operation, "id" | "method" | "path" | "summary" | "throttle" | "function">[];

/** Largest webhook that is read, in bytes: an order of Shopify with a hundred items takes some 300 KB. */
export const MAX_HOOK_BYTES = 1024 * 1024;
