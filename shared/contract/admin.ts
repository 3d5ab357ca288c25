import * as z from "zod";
import { ApiKey, ApiKeyDraft } from "../domain/api-key.ts";
import { Theme } from "../domain/colour.ts";
import { JourneyChange } from "../domain/journey-change.ts";
import { MAX_LOGO_BYTES } from "../domain/logo.ts";
import { Slug } from "../domain/stage.ts";
import { Store, StoreDraft, StoreSettings } from "../domain/store.ts";
import { Touchpoint, TouchpointChanges, TouchpointDraft } from "../domain/touchpoint.ts";
import type { Operation } from "./operation.ts";
import { Cursor, limit } from "./parts.ts";

/** What the operations below share, unless they say otherwise. */
const administered = {
  errors: [],
  function: "admin",
  throttle: { perSecond: 5, burst: 10 },
} as const;

const page = z.object({ query: z.strictObject({ limit: limit(100, 50), cursor: Cursor.optional() }) });

/** A store as its people see it. */
export const StoreView = Store.pick({
  id: true,
  name: true,
  timeZone: true,
  languages: true,
  origins: true,
  stages: true,
  colour: true,
  logo: true,
  feeds: true,
  shopUrl: true,
  mail: true,
  retentionDays: true,
  createdAt: true,
  revision: true,
}).extend({
  theme: Theme.optional().describe(
    "What the pages make of the colour: made darker for light pages and lighter for dark ones where it could not be read.",
  ),
});

/** A key as it is listed: never its secret. */
export const KeyView = ApiKey.omit({ store: true });
const NewKey = z.object({ key: KeyView, secret: z.string().describe("The key itself. It is shown this once.") });

export const createStore = {
  ...administered,
  id: "createStore",
  method: "POST",
  path: "/v1/stores",
  summary: "Create a store",
  description: "By the operator. The answer holds the first admin key of the store, shown this once.",
  tag: "operator",
  scopes: ["operate"],
  input: z.object({ body: StoreDraft.strict() }),
  status: 201,
  output: z.object({ store: StoreView, ...NewKey.shape }),
  errors: ["conflict"],
} as const satisfies Operation;

export const listStores = {
  ...administered,
  id: "listStores",
  method: "GET",
  path: "/v1/stores",
  summary: "List the stores",
  description: "By the operator, in the order of their ids.",
  tag: "operator",
  scopes: ["operate"],
  input: page,
  status: 200,
  output: z.object({ stores: z.array(StoreView), cursor: Cursor.optional() }),
} as const satisfies Operation;

export const readStore = {
  ...administered,
  id: "readStore",
  method: "GET",
  path: "/v1/store",
  summary: "Read the store of your key",
  description: "Its settings, as they are.",
  tag: "store",
  scopes: ["read", "admin"],
  input: z.object({}),
  status: 200,
  output: StoreView,
} as const satisfies Operation;

export const changeStore = {
  ...administered,
  id: "changeStore",
  method: "PATCH",
  path: "/v1/store",
  summary: "Change the store of your key",
  description:
    "What is left out stays; null takes the colour, the shop, the sender of mail or the retention time out. Every text on the pages keeps a contrast of 4.5:1 whatever the " +
    "colour: `theme` says which shades of it they use. A stage that a touchpoint belongs to cannot go, nor one where responses " +
    "are counted that no rebuild has moved yet. Send the `revision` that you read, and a change made meanwhile by somebody " +
    "else is not overwritten; placing a touchpoint into a stage raises it too.",
  tag: "store",
  scopes: ["admin"],
  input: z.object({
    body: StoreSettings.partial()
      .strict()
      .extend({
        colour: StoreSettings.shape.colour.nullable(),
        shopUrl: StoreSettings.shape.shopUrl.nullable(),
        mail: StoreSettings.shape.mail.nullable(),
        retentionDays: StoreSettings.shape.retentionDays.nullable(),
        revision: z.number().int().min(1).optional(),
      }),
  }),
  status: 200,
  output: StoreView,
  errors: ["conflict"],
} as const satisfies Operation;

export const changeLogo = {
  ...administered,
  id: "changeLogo",
  method: "PUT",
  path: "/v1/store/logo",
  summary: "Change the logo of your store",
  description:
    "Shown beside the name on the pages that customers see, from our own address. PNG, JPEG or WebP, told by what is in " +
    `it, at most ${MAX_LOGO_BYTES} bytes; null takes it out.`,
  tag: "store",
  scopes: ["admin"],
  input: z.object({
    body: z.strictObject({
      image: z
        .base64("must be base64")
        .max(Math.ceil(MAX_LOGO_BYTES / 3) * 4, `must be at most ${MAX_LOGO_BYTES} bytes`)
        .nullable()
        .describe("The file in base64."),
    }),
  }),
  status: 200,
  output: StoreView,
  errors: ["conflict"],
} as const satisfies Operation;

export const createTouchpoint = {
  ...administered,
  id: "createTouchpoint",
  method: "POST",
  path: "/v1/touchpoints",
  summary: "Add a touchpoint to the journey",
  description: "It declares its stage; the stage must be one of the store's.",
  tag: "touchpoints",
  scopes: ["admin"],
  input: z.object({ body: TouchpointDraft.strict() }),
  status: 201,
  output: Touchpoint,
  errors: ["conflict"],
} as const satisfies Operation;

export const listTouchpoints = {
  ...administered,
  id: "listTouchpoints",
  method: "GET",
  path: "/v1/touchpoints",
  summary: "List the touchpoints",
  description: "In the order of their ids, archived ones too.",
  tag: "touchpoints",
  scopes: ["read", "admin"],
  input: page,
  status: 200,
  output: z.object({ touchpoints: z.array(Touchpoint), cursor: Cursor.optional() }),
} as const satisfies Operation;

export const changeTouchpoint = {
  ...administered,
  id: "changeTouchpoint",
  method: "PATCH",
  path: "/v1/touchpoints/{id}",
  summary: "Change or archive a touchpoint",
  description:
    "What is left out stays. Responses that came before a change of stage or channel stay counted where they were: " +
    "`formerly` says where, until `viaggio rebuild` moves them. Send the `revision` that you read, and a change made " +
    "meanwhile by somebody else is not overwritten.",
  tag: "touchpoints",
  scopes: ["admin"],
  input: z.object({
    path: z.object({ id: Slug }),
    body: TouchpointChanges.extend({ revision: z.number().int().min(1).optional() }),
  }),
  status: 200,
  output: Touchpoint,
  errors: ["not_found", "conflict"],
} as const satisfies Operation;

export const listJourneyChanges = {
  ...administered,
  id: "listJourneyChanges",
  method: "GET",
  path: "/v1/journey/changes",
  summary: "Read who changed the journey",
  description: "Stages and touchpoints, newest change first: what was done, when, and with which key.",
  tag: "touchpoints",
  scopes: ["admin"],
  input: page,
  status: 200,
  output: z.object({ changes: z.array(JourneyChange), cursor: Cursor.optional() }),
} as const satisfies Operation;

export const createKey = {
  ...administered,
  id: "createKey",
  method: "POST",
  path: "/v1/keys",
  summary: "Make an API key",
  description:
    "Publishable keys can only collect, feed keys can only read feeds. A key is shown once: only its hash is kept.",
  tag: "keys",
  scopes: ["admin"],
  input: z.object({ body: ApiKeyDraft }),
  status: 201,
  output: NewKey,
} as const satisfies Operation;

export const listKeys = {
  ...administered,
  id: "listKeys",
  method: "GET",
  path: "/v1/keys",
  summary: "List the API keys",
  description: "Revoked ones too; never their secrets.",
  tag: "keys",
  scopes: ["admin"],
  input: page,
  status: 200,
  output: z.object({ keys: z.array(KeyView), cursor: Cursor.optional() }),
} as const satisfies Operation;

export const revokeKey = {
  ...administered,
  id: "revokeKey",
  method: "DELETE",
  path: "/v1/keys/{id}",
  summary: "Revoke an API key for good",
  description: "It stops working within 30 seconds.",
  tag: "keys",
  scopes: ["admin"],
  input: z.object({ path: z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{12}$/, "is not the id of a key") }) }),
  status: 204,
  output: z.undefined(),
  errors: ["not_found", "conflict"],
} as const satisfies Operation;
