import * as z from "zod";
import { type ConsentBasis, Country } from "../../domain/consent-basis.ts";
import { LocaleTag } from "../../domain/language.ts";
import { Currency } from "../../domain/money.ts";
import { Instant, MAX_ITEMS, type Order } from "../../domain/order.ts";
import { ReferralCode } from "../../domain/referral.ts";
import { customerReference } from "../customer-reference.ts";
import { amountOf, firstAddress, firstOf, ifValid, itemOf, namesOf, type OrderNews, Text } from "./order-news.ts";

const Id = z.number().int().positive();
const MaybeInstant = Instant.nullish();

const Fulfillment = z.object({
  created_at: Instant,
  updated_at: MaybeInstant,
  status: Text,
  shipment_status: Text,
});

/** As much of Shopify's order as is kept. Source: Shopify Admin REST reference, Order. */
const ShopifyOrder = z.object({
  landing_site: z.string().nullish(),
  id: Id,
  test: z.boolean().nullish(),
  email: Text,
  contact_email: Text,
  created_at: Instant,
  updated_at: Instant,
  cancelled_at: MaybeInstant,
  currency: Currency,
  total_price: Text,
  financial_status: Text,
  fulfillment_status: Text,
  customer_locale: Text,
  buyer_accepts_marketing: z.boolean().nullish(),
  tags: Text,
  customer: z
    .object({
      id: Id.nullish(),
      email: Text,
      email_marketing_consent: z.object({ state: Text, consent_updated_at: MaybeInstant }).nullish(),
    })
    .nullish(),
  shipping_address: z.object({ country_code: Text }).nullish(),
  billing_address: z.object({ country_code: Text }).nullish(),
  line_items: z
    .array(
      z.object({ product_id: Id.nullish(), sku: Text, title: Text, vendor: Text, quantity: z.number().optional() }),
    )
    .default([]),
  fulfillments: z.array(Fulfillment).default([]),
  refunds: z.array(z.object({ created_at: Instant })).default([]),
});
type ShopifyOrder = z.infer<typeof ShopifyOrder>;

const ShopifyRefund = z.object({ order_id: Id, created_at: Instant });
const ShopifyFulfillment = Fulfillment.extend({ order_id: Id });
const ShopifyFulfillmentEvent = z.object({ order_id: Id, status: z.string(), happened_at: Instant });

const PAID = ["paid", "partially_refunded", "refunded"];
const REFUNDED = ["refunded", "partially_refunded"];

const deliveredAt = ({ shipment_status, updated_at, created_at }: z.infer<typeof Fulfillment>) =>
  shipment_status === "delivered" ? (updated_at ?? created_at) : undefined;

const timesOf = (order: ShopifyOrder): Order["times"] => {
  const sent = order.fulfillments.filter(({ status }) => status !== "cancelled" && status !== "failure");
  const isIn = (states: readonly string[], state: string | null | undefined) => states.includes(state ?? "");
  const times = {
    created: order.created_at,
    // Shopify does not say when: no later than this change.
    paid: isIn(PAID, order.financial_status) ? order.updated_at : undefined,
    fulfilled:
      firstOf(sent.map(({ created_at }) => created_at)) ??
      (order.fulfillment_status === "fulfilled" ? order.updated_at : undefined),
    delivered: firstOf(sent.map(deliveredAt)),
    cancelled: order.cancelled_at,
    refunded:
      firstOf(order.refunds.map(({ created_at }) => created_at)) ??
      (isIn(REFUNDED, order.financial_status) ? order.updated_at : undefined),
  };
  return Object.fromEntries(Object.entries(times).filter(([, time]) => typeof time === "string"));
};

/** Shopify asks at checkout; what the customer's own settings say comes first. */
const basisOf = ({ customer, buyer_accepts_marketing, created_at }: ShopifyOrder): ConsentBasis | undefined => {
  const { state, consent_updated_at } = customer?.email_marketing_consent ?? {};
  if (state === "subscribed") {
    return { kind: "consent", at: consent_updated_at ?? created_at, source: "Shopify: email_marketing_consent" };
  }
  if (state === "unsubscribed" || buyer_accepts_marketing !== true) return undefined;
  return { kind: "consent", at: created_at, source: "Shopify: buyer_accepts_marketing at checkout" };
};

/** The code that a customer came with: in the address that they entered the shop by, which Shopify keeps. */
const referralOf = ({ landing_site }: ShopifyOrder): string | undefined => {
  // It is a path as a rule.
  const address = URL.parse(landing_site ?? "", "https://shop.invalid");
  return ifValid(ReferralCode, address?.searchParams.get("ref"));
};

const orderId = (id: number): string => `shopify:${id}`;

const orderNews = (store: string, order: ShopifyOrder): OrderNews | undefined => {
  if (order.test === true) return undefined;
  const email = firstAddress(order.contact_email, order.email, order.customer?.email);
  const shopper = order.customer?.id;
  const customer = customerReference(store, {
    email,
    ...(shopper != null && { reference: `shopify:${shopper}` }),
  });
  const basis = basisOf(order);
  const referral = referralOf(order);
  const country = ifValid(Country, order.shipping_address?.country_code ?? order.billing_address?.country_code);
  const locale = ifValid(LocaleTag, order.customer_locale);
  return {
    order: {
      store,
      id: orderId(order.id),
      ...(customer !== undefined && {
        facts: {
          customer,
          items: order.line_items
            .flatMap((item) =>
              itemOf(item.product_id ?? item.sku, {
                name: item.title,
                quantity: item.quantity,
                tags: [item.vendor ?? ""],
              }),
            )
            .slice(0, MAX_ITEMS),
          tags: namesOf((order.tags ?? "").split(","), 80, 50),
          ...amountOf(order.total_price, order.currency),
          ...(country !== undefined && { country }),
          ...(locale !== undefined && { locale }),
          ...(referral !== undefined && { referral }),
          ...(basis !== undefined && { basis }),
          updatedAt: order.updated_at,
        },
      }),
      times: timesOf(order),
      events: {},
    },
    contact: { email },
  };
};

const happened = (store: string, id: number, times: Order["times"]): OrderNews => ({
  order: { store, id: orderId(id), times, events: {} },
  contact: {},
});

/**
 * What a webhook of Shopify tells of an order; undefined when it is about something else, or a test.
 * @throws ZodError naming the part that is wrong
 */
export const readShopify = (store: string, topic: string, body: unknown): OrderNews | undefined => {
  if (topic === "orders/delete") return undefined;
  if (topic.startsWith("orders/")) return orderNews(store, ShopifyOrder.parse(body));
  switch (topic) {
    case "refunds/create": {
      const { order_id, created_at } = ShopifyRefund.parse(body);
      return happened(store, order_id, { refunded: created_at });
    }
    case "fulfillments/create":
    case "fulfillments/update": {
      const fulfillment = ShopifyFulfillment.parse(body);
      if (fulfillment.status === "cancelled" || fulfillment.status === "failure") return undefined;
      const delivered = deliveredAt(fulfillment);
      return happened(store, fulfillment.order_id, {
        fulfilled: fulfillment.created_at,
        ...(delivered !== undefined && { delivered }),
      });
    }
    case "fulfillment_events/create": {
      const { order_id, status, happened_at } = ShopifyFulfillmentEvent.parse(body);
      return status === "delivered" ? happened(store, order_id, { delivered: happened_at }) : undefined;
    }
    default:
      return undefined;
  }
};
