import * as z from "zod";
import { nameText } from "./text.ts";

/**
 * What a key may do.
 * - `collect`: send responses. The only thing a publishable key can do; it is meant to be seen.
 * - `read`: read the journey map and the responses.
 * - `erase`: erase a response on a customer's behalf.
 * - `admin`: change the store, its touchpoints and its keys.
 * - `moderate`: decide on testimonials.
 * - `feed`: read feeds that are not public. All that a feed key can do; it stands in an address that a tool fetches.
 * - `operate`: create and list stores; belongs to the operator, not to a store.
 */
export const SCOPES = ["collect", "read", "erase", "admin", "moderate", "feed", "operate"] as const;
export const Scope = z.enum(SCOPES);
export type Scope = z.infer<typeof Scope>;

/** Prefix tells people and secret scanners what a key is. */
export const KEY_PREFIX = { publishable: "pk_", secret: "sk_", feed: "fk_" } as const;
export const KeyKind = z.enum(["publishable", "secret", "feed"]);
export type KeyKind = z.infer<typeof KeyKind>;

/** The store of an operator's key: none. No store can have this id, since it is no slug. */
export const OPERATOR = "*";

/** A key as it is stored and listed: never the key itself, which is shown once when it is made. */
export const ApiKey = z.object({
  id: z.string().describe("Public id, for listing and revoking."),
  store: z.string(),
  kind: KeyKind,
  name: z.string(),
  scopes: z.array(Scope),
  createdAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().optional(),
});
export type ApiKey = z.infer<typeof ApiKey>;

export const ApiKeyDraft = z
  .strictObject({
    name: nameText(80).describe("What the key is for, for people."),
    kind: KeyKind,
    scopes: z
      .array(Scope.exclude(["operate"]))
      .min(1)
      .max(5)
      .optional()
      .describe("Default: collect for a publishable key, read for a secret one, feed for a feed key."),
  })
  .refine(
    ({ kind, scopes }) =>
      kind !== "publishable" || scopes === undefined || scopes.every((scope) => scope === "collect"),
    { path: ["scopes"], message: "a publishable key can only collect: it is visible to everyone" },
  )
  .refine(
    ({ kind, scopes = [] }) => (kind === "feed" ? scopes.every((scope) => scope === "feed") : !scopes.includes("feed")),
    { path: ["scopes"], message: "feed is the only scope of a feed key, and of no other: it stands in addresses" },
  );
export type ApiKeyDraft = z.infer<typeof ApiKeyDraft>;

const DEFAULT_SCOPE = { publishable: "collect", secret: "read", feed: "feed" } as const satisfies Record<
  KeyKind,
  Scope
>;

/** What a key may do if nobody says otherwise. */
export const defaultScopes = (kind: KeyKind): Scope[] => [DEFAULT_SCOPE[kind]];
