import * as z from "zod";

/**
 * Why a customer may be written to about an order.
 * - `consent`: they agreed to be asked.
 * - `soft_opt_in`: they gave the address when they bought, were told of it and could object.
 * - `legitimate_interest`: nobody asked them, and they did not object.
 */
const BASIS_KINDS = ["consent", "soft_opt_in", "legitimate_interest"] as const;
export const BasisKind = z.enum(BASIS_KINDS);
export type BasisKind = z.infer<typeof BasisKind>;

/** A country of ISO 3166-1, such as IT. */
export const Country = z.string().regex(/^[A-Z]{2}$/, "is not a country such as IT");

/** The basis as it was recorded: what, since when, and where it is written down. */
export const ConsentBasis = z.strictObject({
  kind: BasisKind,
  at: z.iso.datetime({ offset: true }).describe("When it was given."),
  source: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .describe("Where that is recorded, such as a form and the version of its text."),
});
export type ConsentBasis = z.infer<typeof ConsentBasis>;

/**
 * Countries where a survey by mail is advertising and nothing but consent will do, whatever a store sets.
 * Sources: Italy, art. 130 Codice Privacy (soft opt-in covers direct sale only); Germany, BGH VI ZR 225/17.
 */
const CONSENT_ONLY: ReadonlySet<string> = new Set(["IT", "DE"]);
/** Countries that let people be written to until they object. Source: US, CAN-SPAM Act. */
const UNTIL_OBJECTION: ReadonlySet<string> = new Set(["US"]);

/** What a store allows beyond or short of our own table, by country. */
export const BasisPolicy = z
  .partialRecord(Country, z.array(BasisKind).max(3))
  .refine((policy) => Object.keys(policy).length <= 250, "names too many countries");
export type BasisPolicy = Readonly<Record<string, readonly BasisKind[] | undefined>>;

/** Kinds of basis that will do for a customer of a country. Nobody knows where they are: consent alone. */
const acceptedBases = (country: string | undefined, policy: BasisPolicy): readonly BasisKind[] => {
  if (country === undefined || CONSENT_ONLY.has(country)) return ["consent"];
  return policy[country] ?? (UNTIL_OBJECTION.has(country) ? BASIS_KINDS : ["consent", "soft_opt_in"]);
};

/** Whether a basis will do at a time: undefined when it does, else what is missing. */
export const basisProblem = (
  basis: ConsentBasis | undefined,
  country: string | undefined,
  policy: BasisPolicy,
  time: number,
): "no_basis" | "basis_not_enough" | undefined => {
  if (basis === undefined || Date.parse(basis.at) > time) return "no_basis";
  return acceptedBases(country, policy).includes(basis.kind) ? undefined : "basis_not_enough";
};
