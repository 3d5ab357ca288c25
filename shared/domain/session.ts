import * as z from "zod";
import { type ApiKey, Scope } from "./api-key.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What lets somebody sign in: a key with none of these has no page to look at. */
export const PAGE_SCOPES = ["read", "moderate", "admin"] as const satisfies readonly Scope[];

/** A session that nobody uses ends after 12 hours, any other after 14 days. */
const IDLE_MS = 12 * HOUR_MS;
const LONGEST_MS = 14 * 24 * HOUR_MS;
/** Its use is noted at most once an hour: looking at pages should not cost writes. */
const NOTED_EVERY_MS = HOUR_MS;

/** How long a one-time link may be used. */
export const LINK_MINUTES = 15;

/** A person of the store who has signed in, as it is stored: never the secret, only its hash. */
export const Session = z.object({
  id: z.string().describe("Hash of the secret that the browser holds: it opens nothing."),
  store: z.string(),
  keyId: z.string().optional().describe("Public id of the key it was made with; absent for a one-time link."),
  by: z.string().describe("Public id of the key, or of the one-time link: whose deeds these are."),
  name: z.string().describe("What the key or the link is for, for people."),
  scopes: z.array(Scope),
  createdAt: z.iso.datetime(),
  seenAt: z.iso.datetime().describe("Last use, to the hour."),
});
export type Session = z.infer<typeof Session>;

/** An address that signs its finder in once. */
export const SignInLink = z.object({
  id: z.string().describe("Hash of the secret in the address."),
  store: z.string(),
  name: z.string(),
  scopes: z.array(Scope),
  goodUntil: z.iso.datetime(),
});
export type SignInLink = z.infer<typeof SignInLink>;

/** What a session may do of what its key may. */
export const pageScopes = (scopes: readonly Scope[]): Scope[] =>
  scopes.filter((scope) => PAGE_SCOPES.some((page) => page === scope));

type Stamp = { readonly id: string; readonly now: Date };

/** The session of whoever shows a key. */
export const sessionOfKey = (key: ApiKey, { id, now }: Stamp): Session => ({
  id,
  store: key.store,
  keyId: key.id,
  by: key.id,
  name: key.name,
  scopes: pageScopes(key.scopes),
  createdAt: now.toISOString(),
  seenAt: now.toISOString(),
});

/** The session of whoever follows a one-time link. */
export const sessionOfLink = (link: SignInLink, { id, now }: Stamp): Session => ({
  id,
  store: link.store,
  by: `link-${link.id.slice(0, 12)}`,
  name: link.name,
  scopes: pageScopes(link.scopes),
  createdAt: now.toISOString(),
  seenAt: now.toISOString(),
});

/** When a session ends if nobody uses it any more. */
export const sessionEnd = ({ createdAt, seenAt }: Pick<Session, "createdAt" | "seenAt">): Date =>
  new Date(Math.min(Date.parse(seenAt) + IDLE_MS, Date.parse(createdAt) + LONGEST_MS));

export const hasSessionEnded = (session: Pick<Session, "createdAt" | "seenAt">, now: Date): boolean =>
  sessionEnd(session) <= now;

/** True when its use was not noted for an hour. */
export const isUseUnnoted = ({ seenAt }: Pick<Session, "seenAt">, now: Date): boolean =>
  now.getTime() - Date.parse(seenAt) >= NOTED_EVERY_MS;

/** A one-time link that is made now. */
export const newSignInLink = (
  store: string,
  { name, scopes }: Pick<SignInLink, "name" | "scopes">,
  { id, now }: Stamp,
): SignInLink => ({
  id,
  store,
  name,
  scopes,
  goodUntil: new Date(now.getTime() + LINK_MINUTES * MINUTE_MS).toISOString(),
});
