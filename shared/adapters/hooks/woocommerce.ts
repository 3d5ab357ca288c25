import * as z from "zod";
import { type ConsentBasis, Country } from "../../domain/consent-basis.ts";
import { Currency } from "../../domain/money.ts";
import { Instant, MAX_ITEMS, type Order } from "../../domain/order.ts";
import { ReferralCode } from "../../domain/referral.ts";
import { customerReference } from "../customer-reference.ts";
import { amountOf, firstAddress, ifValid, itemOf, type OrderNews, Text } from "./order-news.ts";

/** WooCommerce writes times of UTC without saying so. */
const Gmt = z
  .string()
  .transform((text) => (/[zZ]$|[+-]\d\d:\d\d$/.test(text) ? text : `${text}Z`))
  .pipe(Instant);
const MaybeGmt = Gmt.nullish();

/** As much of WooCommerce's order as is kept. Source: WooCommerce REST API, Order properties. */
const WooOrder = z.object({
  id: z.number().int().positive(),
  status: z.string(),
  currency: Currency,
  total: Text,
  date_created_gmt: Gmt,
  date_modified_gmt: Gmt,
  date_paid_gmt: MaybeGmt,
  date_completed_gmt: MaybeGmt,
  customer_id: z.number().int().nullish(),
  billing: z.object({ email: Text, country: Text }).nullish(),
  shipping: z.object({ country: Text }).nullish(),
  line_items: z
    .array(z.object({ product_id: z.number().int().nullish(), sku: Text, name: Text, quantity: z.number().optional() }))
    .default([]),
  refunds: z.array(z.unknown()).default([]),
  meta_data: z.array(z.object({ key: z.string(), value: z.unknown() })).default([]),
});
type WooOrder = z.infer<typeof WooOrder>;

/** Where a shop notes the code that a customer came with: the `ref` of the address they entered by. */
const REFERRAL_FIELD = "viaggio_ref";

/** The field that a checkout's own box writes; docs/orders.md shows how. */
const CONSENT_FIELD = "viaggio_consent";

const basisOf = ({ meta_data, date_created_gmt }: WooOrder): ConsentBasis | undefined => {
  const value = meta_data.find(({ key }) => key === CONSENT_FIELD)?.value;
  const at = ifValid(Instant, value) ?? (value === "yes" || value === "1" ? date_created_gmt : undefined);
  return at === undefined ? undefined : { kind: "consent", at, source: `WooCommerce: ${CONSENT_FIELD}` };
};

const timesOf = (order: WooOrder): Order["times"] => {
  const { date_modified_gmt: modified } = order;
  const times = {
    created: order.date_created_gmt,
    paid: order.date_paid_gmt,
    fulfilled: order.date_completed_gmt ?? (order.status === "completed" ? modified : undefined),
    cancelled:
      order.status === "cancelled" || order.status === "failed" || order.status === "trash" ? modified : undefined,
    refunded: order.status === "refunded" || order.refunds.length > 0 ? modified : undefined,
  };
  return Object.fromEntries(Object.entries(times).filter(([, time]) => typeof time === "string"));
};

/**
 * What a webhook of WooCommerce tells of an order; undefined when it is about something else.
 * @throws ZodError naming the part that is wrong
 */
export const readWooCommerce = (store: string, topic: string, body: unknown): OrderNews | undefined => {
  if (topic !== "order.created" && topic !== "order.updated" && topic !== "order.restored") return undefined;
  const order = WooOrder.parse(body);
  const email = firstAddress(order.billing?.email);
  const shopper = order.customer_id ?? 0;
  // Guests all have the number 0.
  const customer = customerReference(store, { email, ...(shopper > 0 && { reference: `woocommerce:${shopper}` }) });
  const basis = basisOf(order);
  const referral = ifValid(ReferralCode, order.meta_data.find(({ key }) => key === REFERRAL_FIELD)?.value);
  const country = ifValid(Country, order.shipping?.country || order.billing?.country);
  return {
    order: {
      store,
      id: `woocommerce:${order.id}`,
      ...(customer !== undefined && {
        facts: {
          customer,
          items: order.line_items
            .flatMap((item) => itemOf(item.product_id ?? item.sku, { name: item.name, quantity: item.quantity }))
            .slice(0, MAX_ITEMS),
          tags: [],
          ...amountOf(order.total, order.currency),
          ...(country !== undefined && { country }),
          ...(referral !== undefined && { referral }),
          ...(basis !== undefined && { basis }),
          updatedAt: order.date_modified_gmt,
        },
      }),
      times: timesOf(order),
      events: {},
    },
    contact: { email },
  };
};
