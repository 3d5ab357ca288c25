import type { ApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import type { JourneyEdits } from "../../shared/adapters/dynamo/journey-edits.ts";
import type { JourneyTrail } from "../../shared/adapters/dynamo/journey-trail.ts";
import { type Logos, logoOf } from "../../shared/adapters/dynamo/logos.ts";
import type { Stores } from "../../shared/adapters/dynamo/stores.ts";
import type { Touchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import { changeLogo, changeStore, createStore, listStores, readStore } from "../../shared/contract/admin.ts";
import { themeOf } from "../../shared/domain/colour.ts";
import { AppError, invalidInput } from "../../shared/domain/errors.ts";
import type { Editor } from "../../shared/domain/journey-change.ts";
import { MAX_LOGO_BYTES, MAX_LOGO_SIDE } from "../../shared/domain/logo.ts";
import type { Store } from "../../shared/domain/store.ts";
import { type Caller, keyOf } from "../http/authenticate.ts";
import { type EndpointNeeds, endpoint } from "../http/endpoint.ts";
import { storeOf } from "../http/store-of.ts";

export type AdminNeeds = EndpointNeeds & {
  readonly stores: Stores;
  readonly logos: Pick<Logos, "keep" | "remove">;
  readonly touchpoints: Pick<Touchpoints, "list" | "get">;
  readonly edits: JourneyEdits;
  readonly trail: Pick<JourneyTrail, "list">;
  readonly keys: Pick<ApiKeys, "create" | "list" | "revoke">;
};

/** The store of the caller's key as it is now, not as it was a little while ago. @throws AppError as `storeOf` */
export const ownStore = (caller: Caller, { stores }: Pick<AdminNeeds, "stores">): Promise<Store> =>
  storeOf(caller, { store: stores.get });

/** Who changes the journey by way of a key. */
export const editorOf = (caller: Caller, { now }: Pick<AdminNeeds, "now">): Editor => {
  const { id: by, name } = keyOf(caller);
  return { by, name, now: now() };
};

/** A store as its people see it, with what becomes of its colour. */
const viewOf = (store: Store) => ({ ...store, ...(store.colour !== undefined && { theme: themeOf(store.colour) }) });

export const createStoreEndpoint = (needs: AdminNeeds) =>
  endpoint(createStore, needs, async ({ body }) => {
    const store = await needs.stores.create(body, needs.now());
    const scopes = ["admin", "read", "erase", "moderate"] as const;
    const first = { name: "First admin key", kind: "secret" as const, scopes };
    return { store: viewOf(store), ...(await needs.keys.create(store.id, first, needs.now())) };
  });

export const listStoresEndpoint = (needs: AdminNeeds) =>
  endpoint(listStores, needs, async ({ query }) => needs.stores.list(query.limit, query.cursor));

export const readStoreEndpoint = (needs: AdminNeeds) =>
  endpoint(readStore, needs, async (_, caller) => viewOf(await ownStore(caller, needs)));

export const changeStoreEndpoint = (needs: AdminNeeds) =>
  endpoint(changeStore, needs, async ({ body: { revision, ...changes } }, caller) => {
    const store = await ownStore(caller, needs);
    if (revision !== undefined && revision !== store.revision) {
      throw new AppError("conflict", "The store was changed meanwhile: read it again.");
    }
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    // What is taken out is not there any more.
    const taken = Object.fromEntries(given.map(([name, value]) => [name, value ?? undefined]));
    return viewOf(await needs.edits.changeStore(store, taken, editorOf(caller, needs)));
  });

const NO_LOGO = `is no PNG, JPEG or WebP of at most ${MAX_LOGO_BYTES} bytes and ${MAX_LOGO_SIDE} pixels a side`;

export const changeLogoEndpoint = (needs: AdminNeeds) =>
  endpoint(changeLogo, needs, async ({ body: { image } }, caller) => {
    const { logo: _, ...store } = await ownStore(caller, needs);
    if (image === null) {
      await needs.logos.remove(store.id);
      return viewOf(await needs.stores.change(store, {}));
    }
    const bytes = Buffer.from(image, "base64");
    const logo = logoOf(bytes);
    if (logo === undefined) throw invalidInput("body.image", NO_LOGO);
    await needs.logos.keep(store.id, logo.file, bytes);
    return viewOf(await needs.stores.change(store, { logo }));
  });
