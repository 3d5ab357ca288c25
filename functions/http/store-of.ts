import type { Store } from "../../shared/domain/store.ts";
import { type Caller, keyOf } from "./authenticate.ts";
import { unlessGone } from "./unless-gone.ts";

/** How the store of a key is looked up. */
export type StoreNeeds = { readonly store: (id: string) => Promise<Store | undefined> };

/** The store of the caller's key. @throws AppError `not_found` when it is gone */
export const storeOf = async (caller: Caller, needs: StoreNeeds): Promise<Store> =>
  unlessGone(await needs.store(keyOf(caller).store));
