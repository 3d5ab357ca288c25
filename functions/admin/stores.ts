import type { ApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import type { Stores } from "../../shared/adapters/dynamo/stores.ts";
import type { Touchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import { changeStore, createStore, listStores, readStore } from "../../shared/contract/admin.ts";
import { AppError, invalidRequest } from "../../shared/domain/errors.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { Caller } from "../http/authenticate.ts";
import { type EndpointNeeds, endpoint } from "../http/endpoint.ts";

export type AdminNeeds = EndpointNeeds & {
  readonly stores: Stores;
  readonly touchpoints: Touchpoints;
  readonly keys: Pick<ApiKeys, "create" | "list" | "revoke">;
};

/** The store of the caller's key, as it is now. @throws AppError `not_found` when there is none. */
export const ownStore = async (caller: Caller, needs: Pick<AdminNeeds, "stores">): Promise<Store> => {
  const store = "key" in caller ? await needs.stores.get(caller.key.store) : undefined;
  if (store === undefined) throw new AppError("not_found", "The store of this key is gone.");
  return store;
};

export const createStoreEndpoint = (needs: AdminNeeds) =>
  endpoint(createStore, needs, async ({ body }) => {
    const store = await needs.stores.create(body, needs.now());
    const first = {
      name: "First admin key",
      kind: "secret" as const,
      scopes: ["admin", "read", "erase", "moderate"] as const,
    };
    return { store, ...(await needs.keys.create(store.id, first, needs.now())) };
  });

export const listStoresEndpoint = (needs: AdminNeeds) =>
  endpoint(listStores, needs, async ({ query }) => needs.stores.list(query.limit, query.cursor));

export const readStoreEndpoint = (needs: AdminNeeds) =>
  endpoint(readStore, needs, async (_, caller) => ownStore(caller, needs));

const refuseLostStages = (touchpoints: readonly { id: string; stage: string }[], stages: Store["stages"]) => {
  const kept = new Set(stages.map(({ id }) => id));
  const lost = touchpoints.filter(({ stage }) => !kept.has(stage));
  if (lost.length === 0) return;
  throw invalidRequest(
    lost.map(({ id, stage }) => ({
      path: "body.stages",
      message: `lacks ${stage}, which the touchpoint ${id} belongs to`,
    })),
  );
};

export const changeStoreEndpoint = (needs: AdminNeeds) =>
  endpoint(changeStore, needs, async ({ body: { revision, ...changes } }, caller) => {
    const store = await ownStore(caller, needs);
    if (revision !== undefined && revision !== store.revision) {
      throw new AppError("conflict", "The store was changed meanwhile: read it again.");
    }
    if (changes.stages !== undefined) refuseLostStages(await needs.touchpoints.all(store.id), changes.stages);
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    return needs.stores.change(store, given);
  });
