import { changeTouchpoint, createTouchpoint, listTouchpoints } from "../../shared/contract/admin.ts";
import { AppError, invalidInput } from "../../shared/domain/errors.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { Touchpoint } from "../../shared/domain/touchpoint.ts";
import { endpoint } from "../http/endpoint.ts";
import { type AdminNeeds, ownStore } from "./stores.ts";

const refuseUnknownStage = (store: Store, stage: string) => {
  if (store.stages.some(({ id }) => id === stage)) return;
  throw invalidInput("body.stage", `is not a stage of this store: ${store.stages.map(({ id }) => id).join(", ")}`);
};

export const createTouchpointEndpoint = (needs: AdminNeeds) =>
  endpoint(createTouchpoint, needs, async ({ body }, caller) => {
    const store = await ownStore(caller, needs);
    refuseUnknownStage(store, body.stage);
    await needs.touchpoints.create(store.id, body);
    return body;
  });

export const listTouchpointsEndpoint = (needs: AdminNeeds) =>
  endpoint(listTouchpoints, needs, async ({ query }, caller) => {
    const store = await ownStore(caller, needs);
    return needs.touchpoints.list(store.id, query.limit, query.cursor);
  });

export const changeTouchpointEndpoint = (needs: AdminNeeds) =>
  endpoint(changeTouchpoint, needs, async ({ path, body }, caller) => {
    const store = await ownStore(caller, needs);
    const known = await needs.touchpoints.get(store.id, path.id);
    if (known === undefined) throw new AppError("not_found", `There is no touchpoint ${path.id}.`);
    if (body.stage !== undefined) refuseUnknownStage(store, body.stage);
    const { product = known.product, ...rest } = body;
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    const { product: _, ...kept } = known;
    const changed: Touchpoint = { ...kept, ...given, ...(product != null && { product }) };
    await needs.touchpoints.change(store.id, changed);
    return changed;
  });
