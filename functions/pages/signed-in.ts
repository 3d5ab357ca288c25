import type { Sessions } from "../../shared/adapters/dynamo/sessions.ts";
import { readShown } from "../../shared/adapters/sign-in-secret.ts";
import type { Operation } from "../../shared/contract/operation.ts";
import type { ApiKey } from "../../shared/domain/api-key.ts";
import { AppError } from "../../shared/domain/errors.ts";
import { hasSessionEnded, isUseUnnoted, type Session } from "../../shared/domain/session.ts";
import type { Store } from "../../shared/domain/store.ts";
import { unlessGone } from "../http/unless-gone.ts";
import type { PageAnswer, PageRequest } from "./page-endpoint.ts";
import { shownSession } from "./session-cookie.ts";

export type SessionNeeds = {
  readonly now: () => Date;
  readonly sessions: Pick<Sessions, "get" | "noteUse">;
  /** A store's key by its public id; may be as old as keys may be anywhere. */
  readonly key: (store: string, id: string) => Promise<ApiKey | undefined>;
  readonly store: (id: string) => Promise<Store | undefined>;
};

/** Who looks at a page. */
export type SignedIn = { readonly session: Session; readonly store: Store };

const nobody = (message: string) => new AppError("unauthorized", message);

/** The session that a browser shows, if it is still good: it has not ended, nor was its key revoked. */
const sessionOf = async (needs: SessionNeeds, request: PageRequest): Promise<Session | undefined> => {
  const shown = readShown(shownSession(request) ?? "");
  if (shown === undefined) return undefined;
  const session = await needs.sessions.get(shown.store, shown.hash);
  if (session === undefined || hasSessionEnded(session, needs.now())) return undefined;
  if (session.keyId !== undefined) {
    const key = await needs.key(session.store, session.keyId);
    if (key === undefined || key.revokedAt !== undefined) return undefined;
  }
  return session;
};

/**
 * Who looks at a page, if they may: a session and nothing else lets in.
 * @throws AppError `unauthorized` without a good session, `forbidden` with one that may not, `not_found` when its store is gone
 */
export const signedIn = async (
  needs: SessionNeeds,
  request: PageRequest,
  scopes: Operation["scopes"],
): Promise<SignedIn> => {
  const session = await sessionOf(needs, request);
  if (session === undefined) throw nobody("Sign in.");
  if (!session.scopes.some((scope) => scopes.includes(scope))) {
    throw new AppError("forbidden", `The key may not do this: it needs the scope ${scopes.join(" or ")}.`);
  }
  const store = unlessGone(await needs.store(session.store));
  if (isUseUnnoted(session, needs.now())) await needs.sessions.noteUse(session, needs.now());
  return { session, store };
};

/** Where somebody goes who has not signed in, to come back from there. `root`: where our addresses begin. */
export const toSignIn = (root: string, { address, query }: PageRequest): PageAnswer => ({
  seeOther: `${root}sign-in?${new URLSearchParams({ to: address, ...(query.lang !== undefined && { lang: query.lang }) })}`,
});
