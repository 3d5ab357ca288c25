import { type ApiKey, KEY_PREFIX, type Scope } from "../../shared/domain/api-key.ts";
import { AppError } from "../../shared/domain/errors.ts";

/** Who calls: a key that may do it, or somebody who says that they hold the receipt of a response (not checked yet). */
export type Caller = { readonly key: ApiKey } | { readonly receipt: string };

/** The key of a caller, where an operation takes keys alone. @throws AppError `unauthorized` with a receipt */
export const keyOf = (caller: Caller): ApiKey => {
  if ("key" in caller) return caller.key;
  throw new AppError("unauthorized", "Send a key.");
};

export type FindKey = (secret: string) => Promise<ApiKey | undefined>;

/** What does not even look like a key costs no read. */
export const READS_LIKE_A_KEY = /^[ps]k_[A-Za-z0-9_-]{16,64}$/;

const refuse = (message: string) =>
  new AppError("unauthorized", message, { issues: [{ path: "header.authorization", message }] });

/** The secret that a header shows as its bearer's. */
const shownSecret = (authorization: string): string | undefined => {
  const [scheme = "", value = ""] = authorization.split(/ +/, 2);
  return scheme.toLowerCase() === "bearer" ? value : undefined;
};

const refuseScope = (scopes: readonly (Scope | "receipt")[], path: string) =>
  new AppError("forbidden", `The key may not do this: it needs the scope ${scopes.join(" or ")}.`, {
    issues: [{ path, message: `needs the scope ${scopes.join(" or ")}` }],
  });

/**
 * Whose publishable key an address shows. A secret one must never stand there: addresses are kept and passed on.
 * @throws AppError `unauthorized` that names `query.key`
 */
export const authenticateByQuery = async (
  shown: string | undefined,
  scopes: readonly Scope[],
  findKey: FindKey,
): Promise<Caller> => {
  const refused = (message: string) =>
    new AppError("unauthorized", message, { issues: [{ path: "query.key", message }] });
  if (shown === undefined) throw refused("is missing: send a publishable key");
  const key =
    READS_LIKE_A_KEY.test(shown) && shown.startsWith(KEY_PREFIX.publishable) ? await findKey(shown) : undefined;
  if (key === undefined) throw refused("is not a publishable key that we know");
  if (key.revokedAt !== undefined) throw refused("is a key that was revoked");
  if (!key.scopes.some((scope) => scopes.includes(scope))) throw refuseScope(scopes, "query.key");
  return { key };
};

/**
 * Who calls, if they may. The store of a key is the only store that its holder can reach.
 * @throws AppError `unauthorized` without a valid key, `forbidden` with one that may not do this.
 */
export const authenticate = async (
  headers: Readonly<Record<string, string>>,
  scopes: readonly (Scope | "receipt")[],
  findKey: FindKey,
): Promise<Caller> => {
  const authorization = headers.authorization;
  if (authorization === undefined) throw refuse("is missing: send Authorization: Bearer and a key");
  if (scopes.includes("receipt") && /^receipt /i.test(authorization)) {
    return { receipt: authorization.slice("receipt ".length).trim() };
  }
  const secret = shownSecret(authorization);
  const key = secret !== undefined && READS_LIKE_A_KEY.test(secret) ? await findKey(secret) : undefined;
  if (key === undefined) throw refuse("is not a key that we know");
  if (key.revokedAt !== undefined) throw refuse("is a key that was revoked");
  if (!key.scopes.some((scope) => scopes.includes(scope))) {
    throw refuseScope(scopes, "header.authorization");
  }
  if (key.kind === "secret" && headers.origin !== undefined) {
    throw new AppError("forbidden", "A secret key must not be used from a web page: everyone could read it there.", {
      issues: [{ path: "header.origin", message: "must be absent with a secret key" }],
    });
  }
  return { key };
};
