import type { Store } from "../../shared/domain/store.ts";
import type { Caller } from "../http/authenticate.ts";
import { unlessGone } from "../http/unless-gone.ts";
import type { CustomerNeeds } from "./needs.ts";

/** The store of the caller's key. @throws AppError `not_found` when it is gone */
export const storeOf = async (caller: Caller, needs: Pick<CustomerNeeds, "store">): Promise<Store> =>
  unlessGone("key" in caller ? await needs.store(caller.key.store) : undefined);
