import * as z from "zod";
import type { Contact } from "../../domain/customer.ts";
import { toMailAddress } from "../../domain/mail-address.ts";
import { toMinor } from "../../domain/money.ts";
import type { Order, OrderItem } from "../../domain/order.ts";
import { nameText } from "../../domain/text.ts";

/** What a shop told: some of an order, and how to reach who ordered. */
export type OrderNews = { readonly order: Order; readonly contact: Contact };

/** A text of a shop's own, if it can be kept: cut where it is too long, nothing where it holds what no name holds. */
const nameOf = (text: string | null | undefined, most: number): string | undefined => {
  const parsed = nameText(most).safeParse((text ?? "").slice(0, most).toWellFormed());
  return parsed.success ? parsed.data : undefined;
};

/** Several of them, once each, without those that cannot be kept. */
export const namesOf = (texts: readonly string[], most: number, many: number): string[] =>
  [...new Set(texts.flatMap((text) => nameOf(text, most) ?? []))].slice(0, many);

/** The value, if a schema has it so; else nothing. For parts of an order that nobody must be turned away for. */
export const ifValid = <Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> | undefined => {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
};

/** An amount and its currency, both or none. */
export const amountOf = (
  text: string | null | undefined,
  currency: string,
): Pick<NonNullable<Order["facts"]>, "amount" | "currency"> => {
  const amount = toMinor(text ?? "", currency);
  return { currency, ...(amount !== undefined && { amount }) };
};

/** The first address that mail can be sent to. */
export const firstAddress = (...texts: readonly (string | null | undefined)[]): string | undefined =>
  texts.flatMap((text) => toMailAddress((text ?? "").trim()) ?? [])[0];

/** The earliest of some times; undefined of none. */
export const firstOf = (times: readonly (string | null | undefined)[]): string | undefined =>
  times.filter((time) => typeof time === "string").sort()[0];

/** An item of an order; undefined when its product has no name that could be kept. */
export const itemOf = (
  product: string | number | null | undefined,
  item: {
    readonly name?: string | null | undefined;
    readonly quantity?: number | undefined;
    readonly tags?: readonly string[];
  },
): OrderItem[] => {
  const id = String(product ?? "");
  if (!/^[\x21-\x7e]{1,100}$/.test(id)) return [];
  const name = nameOf(item.name, 200);
  const quantity =
    item.quantity !== undefined && Number.isInteger(item.quantity) && item.quantity >= 1
      ? Math.min(item.quantity, 1_000_000)
      : 1;
  return [{ product: id, ...(name !== undefined && { name }), tags: namesOf(item.tags ?? [], 80, 50), quantity }];
};

/** A text, or null as shops write what is not there. */
export const Text = z.string().nullish();
