import {
  changeStore,
  changeTouchpoint,
  createKey,
  createStore,
  createTouchpoint,
  listKeys,
  listStores,
  listTouchpoints,
  readStore,
  revokeKey,
} from "../../shared/contract/admin.ts";
import { type Routes, routesOf } from "../http/by-route.ts";
import { createKeyEndpoint, listKeysEndpoint, revokeKeyEndpoint } from "./keys.ts";
import {
  type AdminNeeds,
  changeStoreEndpoint,
  createStoreEndpoint,
  listStoresEndpoint,
  readStoreEndpoint,
} from "./stores.ts";
import { changeTouchpointEndpoint, createTouchpointEndpoint, listTouchpointsEndpoint } from "./touchpoints.ts";

/** What runs a store: its settings, touchpoints and keys; for the operator, the stores. */
export const admin = (needs: AdminNeeds): Routes =>
  routesOf(
    [createStore, createStoreEndpoint(needs)],
    [listStores, listStoresEndpoint(needs)],
    [readStore, readStoreEndpoint(needs)],
    [changeStore, changeStoreEndpoint(needs)],
    [createTouchpoint, createTouchpointEndpoint(needs)],
    [listTouchpoints, listTouchpointsEndpoint(needs)],
    [changeTouchpoint, changeTouchpointEndpoint(needs)],
    [createKey, createKeyEndpoint(needs)],
    [listKeys, listKeysEndpoint(needs)],
    [revokeKey, revokeKeyEndpoint(needs)],
  );
