import type { Counters } from "./counters.ts";
import { dayIn } from "./store.ts";

/** An order as a customer's profile remembers it. `ended`: it was cancelled, refunded or returned, and counts no more. */
export type StoryOrder = {
  readonly id: string;
  readonly at: string;
  /** In whole minor units of the currency. */
  readonly amount?: number | undefined;
  readonly currency?: string | undefined;
  readonly ended?: true | undefined;
  /** The referral code that the order came by. */
  readonly referral?: string | undefined;
};

/** A response as a customer's profile remembers it. */
export type StoryAnswer = {
  readonly id: string;
  readonly at: string;
  readonly touchpoint: string;
  readonly stage: string;
  /** −100..100; absent when the response had none. */
  readonly emotion?: number | undefined;
  /** True when the emotion was read from text alone. */
  readonly inferred?: true | undefined;
};

/** What one customer bought and said, and when somebody of the store got in touch, as far as it is remembered; in any order. */
export type Story = {
  readonly orders: readonly StoryOrder[];
  readonly answers: readonly StoryAnswer[];
  readonly followUps?: readonly { readonly at: string }[];
};

/**
 * What a customer adds to the customers' cells: counters by `<month>#<what>`. The month, `YYYY-MM`, says in which
 * partition the cell stands.
 */
export type CustomerContribution = Readonly<Record<string, Counters>>;

/** One part of it. */
export type CustomerCount = { readonly month: string; readonly cell: string; readonly counters: Counters };

/** Emotions of this and more are positive, of its negative and less negative (docs/numbers.md). */
export const CLEAR = 30;

const DAY_MS = 86_400_000;

/** Days from one instant to another, both ISO 8601; with their fraction, and negative when they are the other way round. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

const byTime = (
  one: { readonly at: string; readonly id: string },
  other: { readonly at: string; readonly id: string },
) => (one.at < other.at ? -1 : one.at > other.at ? 1 : one.id < other.id ? -1 : 1);

/** The orders that stand, oldest first. */
export const standingOrders = ({ orders }: Story): StoryOrder[] => orders.filter(({ ended }) => !ended).sort(byTime);

/** A response with an emotion that its customer reported. */
export type FeltAnswer = StoryAnswer & { readonly emotion: number };

/** The responses in which the customer said what they felt, oldest first. What was inferred stays apart. */
export const feltAnswers = ({ answers }: Story): FeltAnswer[] =>
  answers
    .flatMap((answer) =>
      answer.emotion === undefined || answer.inferred === true ? [] : [{ ...answer, emotion: answer.emotion }],
    )
    .sort(byTime);

/** All responses, oldest first. */
export const inTurn = ({ answers }: Story): StoryAnswer[] => [...answers].sort(byTime);

/** The month of an instant where the clocks are those of a zone, `YYYY-MM`. */
export const monthIn = (timeZone: string, instant: string): string => dayIn(timeZone, instant).slice(0, 7);

/** Months from one to another, both `YYYY-MM`: 0 within one month. */
export const monthsFrom = (from: string, to: string): number => {
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return count(to) - count(from);
};
