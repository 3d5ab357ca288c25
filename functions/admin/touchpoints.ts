import {
  changeTouchpoint,
  createTouchpoint,
  listJourneyChanges,
  listTouchpoints,
} from "../../shared/contract/admin.ts";
import { endpoint } from "../http/endpoint.ts";
import { type AdminNeeds, editorOf, ownStore } from "./stores.ts";

export const createTouchpointEndpoint = (needs: AdminNeeds) =>
  endpoint(createTouchpoint, needs, async ({ body }, caller) =>
    needs.edits.createTouchpoint(await ownStore(caller, needs), body, editorOf(caller, needs)),
  );

export const listTouchpointsEndpoint = (needs: AdminNeeds) =>
  endpoint(listTouchpoints, needs, async ({ query }, caller) => {
    const store = await ownStore(caller, needs);
    return needs.touchpoints.list(store.id, query.limit, query.cursor);
  });

export const changeTouchpointEndpoint = (needs: AdminNeeds) =>
  endpoint(changeTouchpoint, needs, async ({ path, body: { revision, ...changes } }, caller) => {
    const store = await ownStore(caller, needs);
    return needs.edits.changeTouchpoint(store, path.id, changes, editorOf(caller, needs), { revision });
  });

export const listJourneyChangesEndpoint = (needs: AdminNeeds) =>
  endpoint(listJourneyChanges, needs, async ({ query }, caller) => {
    const store = await ownStore(caller, needs);
    return needs.trail.list(store.id, query.limit, query.cursor);
  });
