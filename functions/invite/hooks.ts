import { randomBytes } from "node:crypto";
import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import * as z from "zod";
import { newsOf } from "../../shared/adapters/hooks/order-draft.ts";
import type { OrderNews } from "../../shared/adapters/hooks/order-news.ts";
import { readShopify } from "../../shared/adapters/hooks/shopify.ts";
import { isSigned, SIGNATURE_HEADER } from "../../shared/adapters/hooks/signature.ts";
import { readWooCommerce } from "../../shared/adapters/hooks/woocommerce.ts";
import { HOOKS, MAX_HOOK_BYTES, openHook } from "../../shared/contract/orders.ts";
import { AppError, invalidInput, invalidRequest } from "../../shared/domain/errors.ts";
import { HookSource } from "../../shared/domain/hook.ts";
import { OrderDraft } from "../../shared/domain/order.ts";
import { Slug } from "../../shared/domain/stage.ts";
import { keyOf } from "../http/authenticate.ts";
import { baseUrl } from "../http/base-url.ts";
import { COMMON_HEADERS, type EndpointHandler, endpoint, errorAnswer, requestLog } from "../http/endpoint.ts";
import { issuesOf } from "../http/parse-input.ts";
import { headersOf } from "../http/read-request.ts";
import type { InviteNeeds } from "./needs.ts";
import { futureTimes } from "./orders.ts";

const notSigned = (source: HookSource) =>
  new AppError("unauthorized", "The webhook is not signed with the secret of this store.", {
    issues: [{ path: `header.${SIGNATURE_HEADER[source]}`, message: "does not fit the body" }],
  });

/** The bytes of a body as they came: a signature is over them, not over what they mean. @throws AppError */
const bytesOf = (event: APIGatewayProxyEventV2, headers: Readonly<Record<string, string>>): Buffer => {
  const encoding = headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity") {
    throw new AppError("unsupported_media_type", "Send the body as it is, without compression.", {
      issues: [{ path: "header.content-encoding", message: "must be absent" }],
    });
  }
  const body = Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8");
  if (body.length <= MAX_HOOK_BYTES) return body;
  throw new AppError("too_large", `The body is larger than ${MAX_HOOK_BYTES} bytes.`, {
    issues: [{ path: "body", message: `is larger than ${MAX_HOOK_BYTES} bytes` }],
  });
};

const readJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch (cause) {
    throw invalidInput("body", "is not JSON", cause);
  }
};

/** What may stand around an order in a webhook of one's own. */
const Generic = z.object({ type: z.literal("order.updated").optional(), data: OrderDraft });

const READERS: Readonly<Record<HookSource, (store: string, topic: string, body: unknown) => OrderNews | undefined>> = {
  shopify: readShopify,
  woocommerce: readWooCommerce,
  generic: (store, _topic, body) => newsOf(store, Generic.parse(body).data),
};
const TOPIC_HEADER: Readonly<Record<HookSource, string>> = {
  shopify: "x-shopify-topic",
  woocommerce: "x-wc-webhook-topic",
  generic: "",
};

const readNews = (source: HookSource, store: string, topic: string, body: unknown): OrderNews | undefined => {
  try {
    return READERS[source](store, topic, body);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw invalidRequest(
      issuesOf(error).map(({ path, message }) => ({ path: path === "" ? "body" : `body.${path}`, message })),
      error,
    );
  }
};

/** WooCommerce asks once, without a signature, whether somebody is there. Nothing is done with it. */
const isPing = (source: HookSource, body: Buffer): boolean =>
  source === "woocommerce" && /^webhook_id=[0-9]{1,20}$/.test(body.subarray(0, 40).toString("latin1"));

type Taken = { readonly outcome: "kept" | "known" | "nothing" };

const takeHook = async (event: APIGatewayProxyEventV2, needs: InviteNeeds): Promise<Taken> => {
  const source = HookSource.safeParse(event.pathParameters?.source);
  const store = Slug.safeParse(event.pathParameters?.store);
  if (!source.success || !store.success) throw new AppError("not_found", "There is no such webhook.");
  const headers = headersOf(event);
  const body = bytesOf(event, headers);
  if (isPing(source.data, body)) return { outcome: "nothing" };
  const now = needs.now();
  const secrets = await needs.hookSecrets.get(store.data, source.data);
  if (!isSigned(source.data, secrets, { body, headers, now })) throw notSigned(source.data);
  const topic = headers[TOPIC_HEADER[source.data]] ?? "";
  const news = readNews(source.data, store.data, topic, readJson(body));
  if (news === undefined) return { outcome: "nothing" };
  const issues = futureTimes(news, now);
  if (issues.length > 0) throw invalidRequest(issues.map(({ path, message }) => ({ path: `body.${path}`, message })));
  return { outcome: await needs.orders.tell(news.order, news.contact, now) };
};

/** A webhook of a shop: checked, put together with what is known, and answered after that one write. */
export const takeHookEndpoint = (needs: InviteNeeds): EndpointHandler => {
  const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(errorAnswer)
    .use(requestLog(HOOKS[0], needs))
    .handler(async (event) => ({
      statusCode: 200,
      headers: { ...COMMON_HEADERS, "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify(await takeHook(event, needs)),
    }));
  return (event, context) => handler(event, context);
};

/** Bytes of a secret that we make. */
const SECRET_BYTES = 32;

export const openHookEndpoint = (needs: InviteNeeds) =>
  endpoint(openHook, needs, async ({ path, body }, caller, { headers }) => {
    const store = keyOf(caller).store;
    if (path.source === "shopify" && body.secret === undefined) {
      throw invalidInput("body.secret", "is missing: Shopify shows its secret where webhooks are set up");
    }
    const made = `${path.source === "generic" ? "whsec_" : ""}${randomBytes(SECRET_BYTES).toString("base64")}`;
    const secret = body.secret ?? made;
    await needs.hookSecrets.put(store, path.source, secret);
    return { url: `${baseUrl({ headers }, needs.publicUrl)}/v1/hooks/${store}/${path.source}`, secret };
  });
