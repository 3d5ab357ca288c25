import type { ConsentScope } from "../../shared/domain/consent.ts";
import { AppError } from "../../shared/domain/errors.ts";
import { Slug } from "../../shared/domain/stage.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { FeedNeeds } from "./needs.ts";

const refuseKey = (path: string, message: string) =>
  new AppError("unauthorized", `${path} ${message}`, { issues: [{ path, message }] });

/** A store whose feeds may be read, and whether that is for everybody. */
export type OpenedStore = { readonly store: Store; readonly isPublic: boolean };

/**
 * The store that a feed is asked of. A store that is not there and one that keeps its feeds to itself look the same.
 * @throws AppError `not_found`; `unauthorized` for a key that does not fit, or for words that were not meant for the site
 */
export const openStore = async (
  id: string,
  asked: { readonly key?: string | undefined; readonly scope?: ConsentScope | undefined },
  needs: Pick<FeedNeeds, "store" | "findKey">,
): Promise<OpenedStore> => {
  const [store, key] = await Promise.all([
    Slug.safeParse(id).success ? needs.store(id) : undefined,
    asked.key === undefined ? undefined : needs.findKey(asked.key),
  ]);
  const fits = key?.store === id && key.revokedAt === undefined && key.scopes.includes("feed");
  if (asked.key !== undefined && !fits) throw refuseKey("query.key", "is not a feed key of this store");
  if (store === undefined || (!fits && store.feeds?.public === false)) {
    throw new AppError("not_found", "There is no such feed.");
  }
  const isPublic = asked.key === undefined;
  if (isPublic && (asked.scope ?? "site") !== "site") {
    throw refuseKey("query.scope", `is ${asked.scope}, which needs a feed key`);
  }
  return { store, isPublic };
};
