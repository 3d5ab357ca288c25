import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ComprehendClient } from "@aws-sdk/client-comprehend";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { S3Client } from "@aws-sdk/client-s3";
import sharp from "sharp";
import * as z from "zod";
import { admin } from "../../functions/admin/admin.ts";
import { collect } from "../../functions/collect/collect.ts";
import { customer } from "../../functions/customer/customer.ts";
import { dashboard } from "../../functions/dashboard/dashboard.ts";
import { dashboardNeeds } from "../../functions/dashboard/needs.ts";
import { digest } from "../../functions/digest/digest.ts";
import { digestNeeds } from "../../functions/digest/needs.ts";
import { retry } from "../../functions/digest/retry.ts";
import { answersInMemory } from "../../functions/feed/answers.ts";
import { feed } from "../../functions/feed/feed.ts";
import {
  adminNeeds,
  collectNeeds,
  customerNeeds,
  feedNeeds,
  inviteNeeds,
  journeyNeeds,
  planNeeds,
  surveyNeeds,
} from "../../functions/http/adapters.ts";
import { invite } from "../../functions/invite/invite.ts";
import { planOrder } from "../../functions/invite/plan.ts";
import { journey } from "../../functions/journey/journey.ts";
import type { Log } from "../../functions/log.ts";
import { moderate } from "../../functions/moderate/moderate.ts";
import { moderateNeeds } from "../../functions/moderate/needs.ts";
import { notify } from "../../functions/notify/notify.ts";
import { scriptAddress } from "../../functions/pages/script-files.ts";
import { sessionNeeds } from "../../functions/pages/session-needs.ts";
import { survey } from "../../functions/survey/survey.ts";
import { startEngine } from "../../infra/local/engine.ts";
import { startHttp } from "../../infra/local/http.ts";
import { comprehendEngine } from "../../shared/adapters/comprehend/comprehend-engine.ts";
import { comprehendDetector } from "../../shared/adapters/comprehend/comprehend-personal-data.ts";
import { customerReference } from "../../shared/adapters/customer-reference.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { createTable } from "../../shared/adapters/dynamo/create-table.ts";
import { logoOf } from "../../shared/adapters/dynamo/logos.ts";
import { dynamoReadingWork } from "../../shared/adapters/dynamo/reading-work.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import { scanTable } from "../../shared/adapters/dynamo/scan.ts";
import { toItem } from "../../shared/adapters/dynamo/table-client.ts";
import { eventBridgeEvents } from "../../shared/adapters/events/event-bridge-events.ts";
import { s3Photos } from "../../shared/adapters/photos/s3-photos.ts";
import { FEED_ROUTES, ROUTES } from "../../shared/contract/pages.ts";
import { OPERATOR } from "../../shared/domain/api-key.ts";
import type { Response } from "../../shared/domain/response.ts";
import { ask, type Json, openShop, SHOP_ORIGIN, type Shop, submit } from "../e2e/client.ts";
import { aConsent } from "../moderate/moderate-world.ts";
import { aResponse, aTestimonial } from "../support/builders.ts";
import { startComprehendStub } from "../support/comprehend-stub.ts";
import { startEventBridgeStub } from "../support/event-bridge-stub.ts";
import { sendPhotoForm } from "../support/photo-form.ts";
import { type S3Call, type S3Stub, s3StubClient, startS3Stub } from "../support/s3-stub.ts";
import { aSession, sessionHeader, signInWithKey } from "../support/sign-in.ts";
import { recordedCustomers } from "./recorded-customers.ts";
import { recordedSend } from "./recorded-send.ts";

const Input = z.object({
  IndexName: z.string().optional(),
  TransactItems: z.array(z.record(z.string(), z.unknown())).optional(),
});
const TRANSACTION_ACTIONS: Readonly<Record<string, string>> = {
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  ConditionCheck: "ConditionCheckItem",
};

/** The permissions that a call needs. A transaction needs those of what is in it. Source: DynamoDB, IAM for transactions. */
const permissionsOf = (command: string, input: unknown): string[] => {
  const { IndexName, TransactItems } = Input.parse(input);
  const resource = IndexName === undefined ? "table" : `index/${IndexName}`;
  if (TransactItems === undefined) return [`dynamodb:${command} on ${resource}`];
  return TransactItems.flatMap((item) => Object.keys(item)).map(
    (kind) => `dynamodb:${TRANSACTION_ACTIONS[kind]} on table`,
  );
};

/** A picture of one pixel. */
const DOT_PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
/** The permission that a call of S3 needs. A form needs that of who signed it. Source: S3, required permissions. */
const bucketPermission = ({ action }: S3Call): string => {
  if (action === "ListBucket") return "s3:ListBucket on bucket";
  return `s3:${action === "PostObject" ? "PutObject" : action} on bucket/*`;
};

const LOCAL = { region: "local", credentials: { accessKeyId: "local", secretAccessKey: "local" } };
const TABLE_NAME = "viaggio";

/** Clients that note what they are asked, by the function that they belong to. */
const recorder = (endpoint: string, comprehendUrl: string, s3: S3Stub) => {
  const needed = new Map<string, Set<string>>();
  const clients: { destroy: () => void }[] = [];
  const noted = (name: string) => {
    const actions = needed.get(name) ?? new Set<string>();
    needed.set(name, actions);
    return actions;
  };
  const tableOf = (name: string) => {
    const actions = noted(name);
    const client = new DynamoDBClient({ ...LOCAL, endpoint });
    client.middlewareStack.add(
      (next, context) => (args) => {
        const command = (context.commandName ?? "").replace(/Command$/, "");
        for (const action of permissionsOf(command, args.input)) actions.add(action);
        return next(args);
      },
      { step: "initialize" },
    );
    clients.push(client);
    return { client, tableName: TABLE_NAME };
  };
  const busOf = (name: string, url: string) => {
    const actions = noted(name);
    const client = new EventBridgeClient({ ...LOCAL, endpoint: url });
    client.middlewareStack.add(
      (next, context) => (args) => {
        actions.add(`events:${(context.commandName ?? "").replace(/Command$/, "")} on bus`);
        return next(args);
      },
      { step: "initialize" },
    );
    clients.push(client);
    return client;
  };
  const comprehendOf = (name: string) => {
    const actions = noted(name);
    const client = new ComprehendClient({ ...LOCAL, endpoint: comprehendUrl, maxAttempts: 1 });
    client.middlewareStack.add(
      (next, context) => (args) => {
        actions.add(`comprehend:${(context.commandName ?? "").replace(/Command$/, "")} on *`);
        return next(args);
      },
      { step: "initialize" },
    );
    clients.push(client);
    return client;
  };
  const photosOf = (name: string) => {
    const client = new S3Client(s3StubClient(s3, name));
    clients.push(client);
    return s3Photos({ client, bucket: s3.bucket });
  };
  /** What the bucket was asked, by whose keys. */
  const noteBucket = () => {
    for (const call of s3.calls) noted(call.by).add(bucketPermission(call));
  };
  return {
    needed,
    tableOf,
    comprehendOf,
    busOf,
    photosOf,
    noteBucket,
    destroy: () => clients.forEach((client) => void client.destroy()),
  };
};

type Using = {
  readonly expectOk: (id: string, path: string, asking?: Parameters<typeof ask>[3]) => Promise<Json>;
  readonly send: (
    id: string,
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<string>;
  readonly count: () => Promise<void>;
  readonly inviteTo: string;
};

/** Longer than a page has to be looked at before its answer is a person's. */
const VISIT_MS = 1_600;
/** The hidden field of a page's forms, and the value of the button that ends a session. */
const fieldsOf = (page: string) => ({
  token: /name="token" value="([^"]+)"/.exec(page)?.[1],
  end: /name="end" value="([^"]+)"/.exec(page)?.[1],
});
const noteIn = (page: string): string => /name="t" value="([^"]+)"/.exec(page)?.[1] ?? "";

const PICTURE = sharp({ create: { width: 8, height: 8, channels: 3, background: "#c33" } });

/** What becomes of words that may be published: decided on, changed, withdrawn and erased, before and after they are public. */
const useTestimonials = async (
  { id: storeId, adminKey: key }: Shop,
  { expectOk, send, count, inviteTo }: Using,
): Promise<void> => {
  /** Customers who agree. @returns the path of their own page */
  const agree = async (names: readonly string[]): Promise<string[]> => {
    const links: { path: string; t: string; comment: string }[] = [];
    for (const name of names) {
      const { url } = await expectOk("createInvitation", "/v1/invitations", { key, body: { survey: inviteTo } });
      const path = new URL(url).pathname;
      const t = noteIn(await expectOk("showSurvey", path));
      links.push({ path, t, comment: `I am Jane Doe, ${name}` });
    }
    await sleep(VISIT_MS);
    const own: string[] = [];
    for (const { path, t, comment } of links) {
      own.push(await send("answerSurvey", path, { v: "1", t, lang: "en", "a.rating": "5", "a.comment": comment }));
    }
    for (const path of own) await send("changeOwnResponse", path, { do: "publish", scope: "site" });
    return own;
  };
  const idOf = async (own: string): Promise<string> =>
    (await expectOk("showOwnResponse", own, { query: { as: "json" } })).id;

  const [atOnce = "", erasedAtOnce = "", withdrawn = "", erased = "", edited = ""] = await agree([
    ...["who withdraws at once", "who is erased at once", "who withdraws", "who is erased", "who edits"],
  ]);
  await sendPhotoForm(await expectOk("showOwnResponse", edited), await PICTURE.png().toBuffer());
  await send("changeOwnResponse", edited, { do: "takePhoto" });
  const { photo } = await expectOk("showOwnResponse", edited, { query: { as: "json" } });
  await expectOk("showPhoto", `/p/${storeId}/${photo.id}`);
  await send("changeOwnResponse", atOnce, { do: "withdraw" });
  await expectOk("eraseResponse", `/v1/responses/${await idOf(erasedAtOnce)}`, { key });
  await count();
  const { testimonials } = await expectOk("listTestimonials", "/v1/testimonials", { key });
  for (const { id, rev } of testimonials) {
    await expectOk("readTestimonial", `/v1/testimonials/${id}`, { key });
    await expectOk("moderateTestimonial", `/v1/testimonials/${id}`, { key, body: { rev, state: "published" } });
  }
  await send("changeOwnResponse", withdrawn, { do: "withdraw" });
  await expectOk("eraseResponse", `/v1/responses/${await idOf(erased)}`, { key });
  const id = await idOf(edited);
  const { rev } = await expectOk("readTestimonial", `/v1/testimonials/${id}`, { key });
  await expectOk("moderateTestimonials", "/v1/moderation", {
    key,
    body: { decision: { tags: ["gift"] }, testimonials: [{ id, rev }] },
  });
  await expectOk("moderateTestimonials", "/v1/moderation", {
    key,
    body: { decision: { tags: [] }, testimonials: [{ id, rev: rev + 1 }] },
  });
  await expectOk("readModeration", "/v1/moderation", { key });
  const t = noteIn(await expectOk("showOwnResponse", edited));
  await sleep(VISIT_MS);
  await send("changeOwnResponse", edited, { do: "edit", t, lang: "en", "a.rating": "5", "a.comment": "Other words" });
  await count();
};

/** What is done to a journey on the editor's pages, which all carry the same token. */
const useEditor = async (
  session: Readonly<Record<string, string>>,
  key: string,
  { expectOk, send }: Pick<Using, "expectOk" | "send">,
): Promise<void> => {
  const see = (id: string, path: string) => expectOk(id, path, { headers: session });
  const { token = "" } = fieldsOf(await see("showEditor", "/editor"));
  const storeRevision = async () => (await expectOk("readStore", "/v1/store", { key })).revision;
  const place = { stage: "advocacy", channel: "email", order: "1", "name-en": "Care" };
  await see("showNewStage", "/editor/stages");
  const stage = { token, revision: `${await storeRevision()}`, id: "again", "name-en": "Again", do: "save" };
  await send("addStage", "/editor/stages", stage, session);
  await see("showStageEditor", "/editor/stages/again");
  await send("editJourney", "/editor", { token, revision: `${await storeRevision()}`, "stage-up": "again" }, session);
  await send(
    "editStage",
    "/editor/stages/again",
    { token, revision: `${await storeRevision()}`, do: "remove" },
    session,
  );
  await see("showNewTouchpoint", "/editor/touchpoints");
  await send("addTouchpoint", "/editor/touchpoints", { token, ...place, id: "care", do: "save" }, session);
  await see("showTouchpointEditor", "/editor/touchpoints/care");
  const moved = { token, revision: "1", ...place, stage: "retention", do: "save" };
  await send("editTouchpoint", "/editor/touchpoints/care", moved, session);
  await send("editJourney", "/editor", { token, revision: "1", "touchpoint-up": "care.2" }, session);
  await expectOk("listJourneyChanges", "/v1/journey/changes", { key });
};

/** What is read of a journey, and noted beside it. */
const useDashboard = async (
  session: Readonly<Record<string, string>>,
  store: string,
  key: string,
  { expectOk, send }: Pick<Using, "expectOk" | "send">,
): Promise<void> => {
  const see = (id: string, path: string) => expectOk(id, path, { headers: session });
  const email = "anna@example.com";
  const order = { id: "B-1", customer: { email }, updatedAt: new Date().toISOString() };
  await expectOk("tellOrder", "/v1/orders", { key, body: order });
  const customer = `/customers/${customerReference(store, { email })}`;
  const { token: followUp = "" } = fieldsOf(await see("showCustomer", customer));
  const followed = { token: followUp, do: "note", day: "2026-05-03", time: "09:30", way: "phone" };
  await send("followUp", customer, followed, session);
  await see("showRetention", "/retention");
  await see("showAdvocacy", "/advocacy");
  await expectOk("readRetention", "/v1/retention", { key });
  await expectOk("listAtRisk", "/v1/retention/at-risk", { key });
  await expectOk("readAdvocacy", "/v1/advocacy", { key });
  await see("exportJourney", "/journey/map.csv");
  await see("showStage", "/journey/stages/retention");
  await see("showTouchpoint", "/journey/touchpoints/delivery");
  await see("exportTrend", "/trend/trend.csv");
  const { token = "" } = fieldsOf(await see("showTrend", "/trend"));
  const note = { token, day: "2026-05-03", text: "New courier" };
  await send("annotate", "/trend", { ...note, do: "add" }, session);
  await expectOk("readTrend", "/v1/trend", { key });
  await expectOk("readStage", "/v1/journey/stages/retention", { key });
  await expectOk("readTouchpoint", "/v1/journey/touchpoints/delivery", { key });
  const body = { day: "2026-05-04", text: "New box" };
  const { day, id } = await expectOk("createAnnotation", "/v1/annotations", { key, body });
  await expectOk("changeAnnotation", `/v1/annotations/${day}/${id}`, { key, body: { text: "New boxes" } });
  await send("annotate", "/trend", { ...note, note: `${day}.${id}`, text: "Boxes", do: "change" }, session);
  const { annotations } = await expectOk("listAnnotations", "/v1/annotations", { key });
  const [one, two] = annotations;
  await send("annotate", "/trend", { ...note, note: `${one.day}.${one.id}`, do: "remove" }, session);
  await expectOk("deleteAnnotation", `/v1/annotations/${two.day}/${two.id}`, { key });
};

/** All that a shop and its customers do, once. @returns the operations that were asked for */
const useEverything = async (
  url: string,
  operatorKey: string,
  count: () => Promise<void>,
  plan: (store: string, order: string) => Promise<unknown>,
  { addAgreed, oldSession }: Readonly<Record<"addAgreed" | "oldSession", (store: string) => Promise<string>>>,
): Promise<Set<string>> => {
  const target = { url, operatorKey, close: async () => {} };
  const used = new Set<string>();
  const expectOk = async (id: string, path: string, asking: Parameters<typeof ask>[3] = {}) => {
    const operation = ROUTES.find((one) => one.id === id)!;
    const answer = await ask(target, operation.method, path, asking);
    if (answer.status >= 400)
      throw new Error(`${id} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
    used.add(id);
    return answer.body;
  };
  const shop = await openShop(target);
  for (const id of ["createStore", "createTouchpoint", "createKey"]) used.add(id);
  const key = shop.adminKey;
  await expectOk("listStores", "/v1/stores", { key: operatorKey });
  await expectOk("readStore", "/v1/store", { key });
  await expectOk("changeStore", "/v1/store", { key, body: { name: "Renamed", shopUrl: "https://shop.example/" } });
  await expectOk("changeLogo", "/v1/store/logo", { key, body: { image: DOT_PNG } });
  await expectOk("listTouchpoints", "/v1/touchpoints", { key });
  await expectOk("changeTouchpoint", "/v1/touchpoints/delivery", { key, body: { order: 3 } });
  const { keys } = await expectOk("listKeys", "/v1/keys", { key });

  const draft = { id: "after-delivery", touchpoint: "delivery" };
  await expectOk("createSurvey", "/v1/surveys", { key, body: draft });
  await expectOk("changeSurvey", "/v1/surveys/after-delivery", { key, body: { askTestimonial: true } });
  await expectOk("readSurvey", "/v1/surveys/after-delivery", { key });
  await expectOk("listSurveys", "/v1/surveys", { key });
  await expectOk("publishSurvey", "/v1/surveys/after-delivery/publish", { key, body: { version: 1 } });
  await expectOk("changeSurvey", "/v1/surveys/after-delivery", { key, body: { askTestimonial: false } });
  const invited = await expectOk("createInvitation", "/v1/invitations", { key, body: { survey: draft.id } });
  await expectOk("createInvitations", "/v1/invitations/batch", {
    key,
    headers: { "content-type": "application/x-ndjson" },
    raw: JSON.stringify({ survey: draft.id }),
  });
  const poster = await expectOk("createLink", "/v1/links", { key, body: { survey: draft.id, name: "Poster" } });
  const send = async (
    id: string,
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<string> => {
    const answer = await fetch(`${url}${path}`, {
      method: "POST",
      redirect: "manual",
      headers,
      body: new URLSearchParams(fields),
    });
    if (answer.status >= 400) throw new Error(`${id} was answered with ${answer.status}: ${await answer.text()}`);
    used.add(id);
    return new URL(answer.headers.get("location") ?? "", `${url}${path}`).pathname;
  };
  const [byInvitation = "", byPoster = "", unsubscribe = ""] = [invited.url, poster.url, invited.unsubscribeUrl].map(
    (address) => new URL(address).pathname,
  );
  for (const link of [byInvitation, byPoster]) {
    await expectOk("showSurvey", link);
    await expectOk("readLogo", `/logo/${shop.id}/${logoOf(Buffer.from(DOT_PNG, "base64"))?.file}`);
    await expectOk("readScript", scriptAddress("survey", "/"));
    await send("keepPartial", `${link}/partial`, { v: "1", "a.rating": "5" });
    const own = await send("answerSurvey", link, { v: "1", "a.rating": "5" });
    await expectOk("showOwnResponse", own);
    await send("changeOwnResponse", own, { do: "recommend" });
    const [recommendation = ""] = /\/go\/[\w/-]+/.exec(await expectOk("showOwnResponse", own)) ?? [];
    const t = noteIn(await expectOk("showRecommendation", recommendation));
    await send("followRecommendation", recommendation, { t });
    await send("changeOwnResponse", own, { do: "erase", sure: "yes" });
  }
  await useTestimonials(shop, { expectOk, send, count, inviteTo: draft.id });
  await expectOk("showUnsubscribe", unsubscribe);
  await send("unsubscribe", unsubscribe, { "List-Unsubscribe": "One-Click" });
  await expectOk("listLinks", "/v1/links", { key });

  const rule = { id: "after-delivery", survey: draft.id, when: { state: "delivered" }, after: "P1D" };
  await expectOk("createRule", "/v1/rules", { key, body: rule });
  await expectOk("changeRule", "/v1/rules/after-delivery", { key, body: { after: "P2D" } });
  await expectOk("listRules", "/v1/rules", { key });
  await expectOk("changeAskPolicy", "/v1/asking", { key, body: {} });
  await expectOk("readAskPolicy", "/v1/asking", { key });
  const hook = await expectOk("openHook", "/v1/hooks/woocommerce", { key, body: {} });
  await expectOk("takeHook", new URL(hook.url).pathname, { raw: "webhook_id=7" });
  const yesterday = new Date(Date.now() - 86_400_000).toISOString();
  const order = {
    id: "A-17",
    customer: { email: "maria@example.com" },
    times: { delivered: yesterday },
    updatedAt: yesterday,
  };
  await expectOk("tellOrder", "/v1/orders", { key, body: order });
  await expectOk("tellOrders", "/v1/orders/batch", {
    key,
    headers: { "content-type": "application/x-ndjson" },
    raw: JSON.stringify({ ...order, amount: 100, currency: "EUR" }),
  });
  await plan(shop.id, order.id);
  await expectOk("previewOrder", "/v1/orders/A-17/preview", { key });
  await expectOk("readOrder", "/v1/orders/A-17", { key });
  await expectOk("eraseOrder", "/v1/orders/A-17", { key });
  await expectOk("changeStore", "/v1/store", { key, body: { mail: { identity: "Bottega, Torino" } } });
  await expectOk("previewMail", "/v1/rules/after-delivery/mail", { key });
  const looking = { headers: sessionHeader(await oldSession(shop.id)) };
  await expectOk("showMail", "/rules/after-delivery/mail", looking);
  await expectOk("deleteRule", "/v1/rules/after-delivery", { key });
  await expectOk("drawLinkSvg", `/v1/links/${poster.id}/qr.svg`, { key });
  await expectOk("drawLinkPng", `/v1/links/${poster.id}/qr.png`, { key });
  const widget = {
    query: { key: shop.publishableKey },
    headers: { origin: SHOP_ORIGIN, "content-type": "text/plain" },
  };
  const asked = await expectOk("readWidget", "/v1/widget", {
    ...widget,
    query: { ...widget.query, touchpoint: "delivery" },
  });
  await expectOk("readWidgetScript", "/v1/widget.js", {
    ...widget,
    query: { ...widget.query, touchpoint: "delivery" },
  });
  for (const partial of [true, undefined]) {
    const answer = { ...asked.answer, id: "recorded-run-widget", partial, answers: { rating: ["5"] } };
    await expectOk("answerWidget", "/v1/widget", { ...widget, raw: JSON.stringify(answer) });
  }
  await expectOk("closeSurvey", "/v1/surveys/after-delivery/close", { key, body: { version: 1 } });

  const { body } = await submit(target, shop, {
    touchpoint: "delivery",
    language: "it",
    rating: 5,
    comment: "Perfetto!",
  });
  used.add("submitResponse");
  await count();
  const receipt = { headers: { authorization: `Receipt ${body.receipt}` }, query: { store: shop.id } };
  await expectOk("reviseResponse", `/v1/responses/${body.id}`, { ...receipt, body: { rating: 2, comment: "Rotto" } });
  await count();
  await expectOk("listResponses", "/v1/responses", { key });
  await expectOk("readJourney", "/v1/journey", { key });
  const page = { headers: sessionHeader(await oldSession(shop.id)) };
  await expectOk("showSignIn", "/sign-in");
  await expectOk("showJourney", "/journey", page);
  const { token: own, end } = fieldsOf(await expectOk("showSessions", "/sessions", page));
  await send("endSession", "/sessions", { token: own ?? "", end: end ?? "" }, page.headers);
  const cookie = sessionHeader(await signInWithKey(url, key));
  used.add("signIn");
  await send("signOut", "/sign-out", {}, cookie);
  await useEditor(sessionHeader(await oldSession(shop.id)), key, { expectOk, send });
  await useDashboard(sessionHeader(await oldSession(shop.id)), shop.id, key, { expectOk, send });
  await expectOk("readFunnel", "/v1/funnel", { key });
  const agreed = await addAgreed(shop.id);
  await count();
  const moderator = sessionHeader(await oldSession(shop.id));
  const { token = "" } = fieldsOf(await expectOk("showModeration", "/moderate", { headers: moderator }));
  await expectOk("showTestimonial", `/moderate/${agreed}`, { headers: moderator });
  await send("moderateMany", "/moderate", { token, approve: `${agreed}.1` }, moderator);
  await send("moderateOne", `/moderate/${agreed}`, { token, rev: "2", do: "reject", reason: "duplicate" }, moderator);
  for (const { id, path } of FEED_ROUTES) {
    await expectOk(id, path.replace("{store}", shop.id).replace("{file}", "testimonials.json"), {});
  }
  await expectOk("eraseResponse", `/v1/responses/${body.id}`, receipt);
  await count();
  await expectOk("revokeKey", `/v1/keys/${keys[0].id}`, { key });
  return used;
};

export type RecordedRun = {
  /** The permissions that each function needed, by its name. */
  readonly needed: ReadonlyMap<string, ReadonlySet<string>>;
  /** The operations of the contract that the run went through. */
  readonly used: ReadonlySet<string>;
};

/** Runs the real handlers over HTTP against a real engine, each with a client that notes what it is asked. */
export const recordedRun = async (): Promise<RecordedRun> => {
  const folder = await mkdtemp(join(tmpdir(), "viaggio-recorded-"));
  const engine = await startEngine({ folder });
  const stub = await startComprehendStub();
  const s3 = await startS3Stub();
  const bus = await startEventBridgeStub();
  const { needed, tableOf, comprehendOf, busOf, photosOf, noteBucket, destroy } = recorder(
    engine.endpoint,
    stub.url,
    s3,
  );
  const ours = { client: new DynamoDBClient({ ...LOCAL, endpoint: engine.endpoint }), tableName: TABLE_NAME };
  await createTable(ours.client, TABLE_NAME, { stream: false });

  const now = () => new Date();
  const log: Log = () => {};
  const needs = { log, now, cacheSeconds: 0 };
  const signingKeys = { k1: "a".repeat(32) };
  const http = await startHttp({
    port: 0,
    routes: [
      ...collect({ ...collectNeeds(tableOf("collect"), needs), photos: photosOf("collect") }),
      ...journey(journeyNeeds(tableOf("journey"), needs)),
      ...admin(adminNeeds(tableOf("admin"), { ...needs, signingKeys, publicUrl: "" })),
      ...invite({
        ...inviteNeeds(tableOf("invite"), { ...needs, publicUrl: "" }),
        ...sessionNeeds(tableOf("invite"), needs),
      }),
      ...customer(customerNeeds(tableOf("customer"), { ...needs, photos: photosOf("customer") })),
      ...survey(surveyNeeds(tableOf("survey"), { ...needs, signingKeys, publicUrl: "", photos: photosOf("survey") })),
      ...moderate(moderateNeeds(tableOf("moderate"), needs)),
      ...dashboard(dashboardNeeds(tableOf("dashboard"), needs)),
      ...feed({ ...feedNeeds(tableOf("feed"), { ...needs, publicUrl: "" }), answers: answersInMemory(0) }),
    ].map(([route, handler]) => ({ method: route.split(" ")[0]!, path: route.split(" ")[1]!, handler })),
    cors: { allowOrigins: ["*"], allowMethods: [], allowHeaders: [], maxAgeSeconds: 0 },
  });
  const reader = comprehendEngine(comprehendOf("digest"), {
    spokenLanguage: async () => "it",
    sleep: async () => {},
  });
  const countPending = digest(digestNeeds(tableOf("digest"), reader, now, comprehendDetector(comprehendOf("digest"))));
  const { wakeDue } = dynamoReadingWork(tableOf("retry"));
  // Far enough ahead for every wait to be over.
  const handBack = retry({ wakeDue, log, now: () => new Date(Date.now() + 86_400_000) });
  const pending = async () => {
    const waiting: Response[] = [];
    for await (const page of scanTable(ours)) {
      for (const item of page) {
        if (item.kind === "response" && item.response.pending !== undefined) waiting.push(item.response);
      }
    }
    return waiting;
  };
  const count = async () => {
    // The service is down first, so that the response waits for retry; then it is back.
    stub.failNext(3, { kind: "error", type: "InternalServerException", status: 500 });
    await countPending(await pending());
    stub.heal();
    await handBack();
    const { failed } = await countPending(await pending());
    if (failed.size > 0) throw new Error(`Digest failed: ${[...failed.values()]}`);
  };
  try {
    const { secret } = await dynamoApiKeys(ours).create(
      OPERATOR,
      { name: "recorded run", kind: "secret", scopes: ["operate"] },
      now(),
    );
    const addAgreed = async (store: string) => {
      const response = aResponse({ store, answers: { rating: 5, comment: "Perfetto!" }, consent: aConsent() });
      await dynamoResponses(ours).add(response);
      return response.id;
    };
    /** A session of somebody who may do everything, whose last use was a while ago. */
    const oldSession = async (store: string) => {
      const draft = { name: "pages", kind: "secret", scopes: ["read", "moderate", "admin"] } as const;
      const { key } = await dynamoApiKeys(ours).create(store, draft, now());
      return aSession(ours, key, new Date(Date.now() - 2 * 3_600_000));
    };
    const used = await useEverything(http.url, secret, count, planOrder(planNeeds(tableOf("follow"), now)), {
      addAgreed,
      oldSession,
    });
    noteBucket();
    const tell = notify({ publish: eventBridgeEvents({ client: busOf("follow", bus.url), bus: "viaggio" }), log });
    const NewImage = toItem(aTestimonial({ state: "published", publishedAt: now().toISOString() }));
    // A record as Lambda hands it over, which is JSON.
    const record = { dynamodb: { SequenceNumber: "1", NewImage: JSON.parse(JSON.stringify(NewImage)) } };
    const { batchItemFailures } = await tell({ Records: [record] });
    if (batchItemFailures.length > 0) throw new Error("Notify failed");
    const bySes = await recordedSend({ ours, send: tableOf("mailsend"), news: tableOf("mailnews"), log });
    for (const action of bySes) needed.get("mailsend")?.add(action);
    const photos = photosOf("sweep");
    const tables = { url: http.url, ours, follow: tableOf("follow"), sweep: tableOf("sweep"), photos, count };
    for (const operation of await recordedCustomers(tables)) used.add(operation);
    noteBucket();
    return { needed, used };
  } finally {
    await http.close();
    destroy();
    ours.client.destroy();
    await stub.close();
    await s3.close();
    await bus.close();
    await engine.stop();
    await rm(folder, { recursive: true, force: true });
  }
};
