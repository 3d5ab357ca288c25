import type * as z from "zod";
import type { OrderDraft } from "../../../shared/domain/order.ts";
import type { ResponseDraft } from "../../../shared/domain/response.ts";
import { DEMO_TOUCHPOINTS, type Line } from "./bottega-aurora.ts";

const DAY_MS = 86_400_000;

/** The tag of what is bought as a gift: the demo's rule asks after those orders. */
export const GIFT = "gift";

/** Somebody said how a touchpoint felt, so many days after their first order. */
type Said = readonly [days: number, touchpoint: string, face: Line["face"]];

/** What some customers have in common. */
type Pattern = {
  readonly many: number;
  /** Days before today between which they ordered first, spread evenly. */
  readonly first: readonly [earliest: number, latest: number];
  /** Their orders, in days after the first; what would be in the future has not happened. */
  readonly orders: readonly number[];
  readonly said: readonly Said[];
  /** The shop got in touch, so many days after the first order. */
  readonly followedUp?: number;
  /** A complaint of theirs is open. */
  readonly complains?: true;
  /** One in so many came by somebody's recommendation. */
  readonly referred?: number;
};

/** Long enough ago that the month after the first order is over for everybody. */
const BEFORE = [270, 75] as const;
/** Since the courier is another one (`COURIER_DAYS`). */
const SINCE = [34, 7] as const;

/** While they pay, the shop does not know of the order yet: what they felt then came before it. */
const PAYING = -0.01;

const PATTERNS: readonly Pattern[] = [
  // One whose story is worth reading: delighted, then let down again and again.
  {
    many: 1,
    first: [200, 200],
    orders: [0, 31, 68, 101, 133, 192],
    said: [
      [PAYING, "checkout", 5],
      [6, "delivery", 5],
      [24, "first-use", 5],
      [75, "friends", 5],
      [107, "delivery", 4],
      [141, "support", 3],
      [197, "delivery", 1],
    ],
    complains: true,
  },
  {
    many: 34,
    first: BEFORE,
    orders: [0, 31, 62, 93],
    said: [
      [PAYING, "checkout", 5],
      [6, "delivery", 5],
      [20, "first-use", 5],
    ],
    referred: 2,
  },
  { many: 10, first: BEFORE, orders: [0], said: [[6, "delivery", 4]] },
  { many: 8, first: BEFORE, orders: [0, 45], said: [[6, "delivery", 3]] },
  {
    many: 5,
    first: BEFORE,
    orders: [0, 31, 62],
    said: [
      [6, "delivery", 5],
      [37, "first-use", 4],
      [68, "delivery", 3],
    ],
  },
  {
    many: 26,
    first: BEFORE,
    orders: [0],
    said: [
      [PAYING, "checkout", 4],
      [6, "delivery", 2],
    ],
  },
  {
    many: 10,
    first: BEFORE,
    orders: [0, 40],
    said: [
      [6, "delivery", 1],
      [11, "support", 4],
    ],
    followedUp: 8,
  },
  {
    many: 38,
    first: SINCE,
    orders: [0],
    said: [
      [PAYING, "checkout", 4],
      [6, "delivery", 1],
    ],
  },
  {
    many: 10,
    first: SINCE,
    orders: [0],
    said: [
      [PAYING, "checkout", 4],
      [6, "delivery", 5],
    ],
    referred: 1,
  },
  {
    many: 8,
    first: BEFORE,
    orders: [0],
    said: [
      [6, "delivery", 1],
      [26, "first-use", 2],
    ],
  },
];

/** What customers of other languages said of their parcel, by how it felt. */
const ABROAD = {
  de: ["Das Paket kam zu spät und die Schale war zerbrochen.", "Sehr schön verpackt und pünktlich geliefert, danke!"],
  fr: [
    "Colis en retard et une assiette cassée, quelle déception.",
    "Livraison rapide et emballage très soigné, merci !",
  ],
  es: ["El paquete llegó tarde y roto, qué decepción.", "Llegó rápido y muy bien embalado, estoy encantada."],
  pt: ["A encomenda chegou atrasada e partida, que desilusão.", "Chegou depressa e muito bem embalada, adorei."],
} as const;

/** Where the customers live, in turn, with the language that they speak. */
const HOMES = [
  ["it", "IT"],
  ["it", "IT"],
  ["en", "GB"],
  ["it", "IT"],
  ["de", "DE"],
  ["it", "IT"],
  ["fr", "FR"],
  ["en", "IE"],
  ["es", "ES"],
  ["pt", "PT"],
] as const;
const NAMES = ["giulia", "tom", "marta", "ines", "luca", "ruth", "paul", "chiara", "anna", "pietro", "eva"] as const;

/** A line of a touchpoint that felt about so, in a language that it was written in. */
const wordsFor = (language: (typeof HOMES)[number][0], touchpoint: string, face: number, turn: number) => {
  if (language !== "it" && language !== "en") {
    return touchpoint === "delivery" && face !== 3 ? ABROAD[language][face > 3 ? 1 : 0] : undefined;
  }
  const lines = DEMO_TOUCHPOINTS.find(({ id }) => id === touchpoint)?.lines ?? [];
  const alike = lines.filter((line) => Math.abs(line.face - face) <= (face === 3 ? 0 : 1) && line.face !== 3);
  return alike[turn % Math.max(1, alike.length)]?.[language];
};

/** What somebody of the shop did about a bad answer, of a customer who is named as they are in their orders. */
type Followed = { readonly email: string; readonly at: string };

export type DemoCustomers = {
  readonly orders: readonly z.input<typeof OrderDraft>[];
  readonly answers: readonly ResponseDraft[];
  readonly followUps: readonly Followed[];
  /** Addresses of those whose complaint is open. */
  readonly complaints: readonly string[];
};

/** The demo's customers, what they ordered and how it felt: the same for the same instant and the same referral codes. */
export const demoCustomers = (until: Date, codes: readonly string[] = []): DemoCustomers => {
  const people = PATTERNS.flatMap((pattern) =>
    Array.from({ length: pattern.many }, (_, index) => ({ pattern, index })),
  );
  const lives = people.map(({ pattern, index }, turn) => {
    const { many, first, orders, said, referred, followedUp, complains } = pattern;
    const [language, country] = HOMES[turn % HOMES.length]!;
    const customer = { email: `${NAMES[turn % NAMES.length]}.${turn + 1}@customers.example` };
    const [earliest, latest] = first;
    const daysAgo = earliest - ((earliest - latest) * index) / Math.max(1, many - 1);
    // Not all of them in one hour of the day.
    const start = until.getTime() - daysAgo * DAY_MS - ((turn * 37) % 600) * 60_000;
    const at = (days: number) => new Date(start + days * DAY_MS);
    const code = codes[turn % Math.max(1, codes.length)];
    const isReferred = referred !== undefined && index % referred === 0 && code !== undefined;
    const { email } = customer;
    return {
      followUps: followedUp === undefined ? [] : [{ email, at: at(followedUp).toISOString() }],
      complaints: complains === true ? [email] : [],
      orders: orders
        .filter((days) => at(days) < until)
        .map((days, which) => {
          const delivered = at(days + 5);
          return {
            id: `A-${1001 + turn}-${which + 1}`,
            customer,
            country,
            locale: language,
            amount: 2400 + ((turn * 7 + which * 3) % 11) * 650,
            currency: "EUR",
            items: [{ product: "AU-TAZZA-01", name: "Tazza Aurora", ...(turn % 12 === 0 && { tags: [GIFT] }) }],
            // No basis: nobody is written to, so that the mailbox holds what its visitor had sent.
            ...(which === 0 && isReferred && { referral: code }),
            times: {
              created: at(days).toISOString(),
              ...(delivered < until && { delivered: delivered.toISOString() }),
            },
            updatedAt: at(days).toISOString(),
          };
        }),
      answers: said
        .filter(([days]) => at(days) < until)
        .map(([days, touchpoint, face], which): ResponseDraft => {
          const comment = (turn + which) % 2 === 0 ? wordsFor(language, touchpoint, face, turn) : undefined;
          return {
            touchpoint,
            language,
            customer,
            answeredAt: at(days).toISOString(),
            feeling: { face },
            rating: face,
            ...(touchpoint === "first-use" && { recommendation: face * 2 - (turn % 2) }),
            ...(comment !== undefined && { comment }),
          };
        }),
    };
  });
  return {
    orders: lives.flatMap(({ orders }) => orders),
    answers: lives.flatMap(({ answers }) => answers),
    followUps: lives.flatMap(({ followUps }) => followUps),
    complaints: lives.flatMap(({ complaints }) => complaints),
  };
};
