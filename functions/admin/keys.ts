import { createKey, listKeys, revokeKey } from "../../shared/contract/admin.ts";
import { endpoint } from "../http/endpoint.ts";
import { type AdminNeeds, ownStore } from "./stores.ts";

export const createKeyEndpoint = (needs: AdminNeeds) =>
  endpoint(createKey, needs, async ({ body }, caller) => {
    const store = await ownStore(caller, needs);
    return needs.keys.create(store.id, body, needs.now());
  });

export const listKeysEndpoint = (needs: AdminNeeds) =>
  endpoint(listKeys, needs, async ({ query }, caller) => {
    const store = await ownStore(caller, needs);
    return needs.keys.list(store.id, query.limit, query.cursor);
  });

export const revokeKeyEndpoint = (needs: AdminNeeds) =>
  endpoint(revokeKey, needs, async ({ path }, caller) => {
    const store = await ownStore(caller, needs);
    await needs.keys.revoke(store.id, path.id, needs.now());
    return undefined;
  });
