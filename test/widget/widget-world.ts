import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Runtime, startRuntime } from "../../infra/local/runtime.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { scanTable } from "../../shared/adapters/dynamo/scan.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { dynamoSurveys } from "../../shared/adapters/dynamo/surveys.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import type { Response as Stored } from "../../shared/domain/response.ts";
import type { StoreDraft } from "../../shared/domain/store.ts";
import type { Survey } from "../../shared/domain/survey.ts";
import { aStore, aTouchpoint } from "../support/builders.ts";
import { listenOn } from "../support/listen-on.ts";
import { aSurvey } from "../survey/survey-world.ts";

/** A page of the shop, whose origin is not ours, and the policy that it is sent with. */
export type ShopPage = {
  readonly body: string;
  readonly head?: string;
  readonly policy?: string;
  /** A policy that only reports. */
  readonly reports?: string;
};

const shopPage = ({ body, head = "" }: ShopPage): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;

/** The survey of a store with a question of every kind, published. */
const publishSurvey = async (runtime: Runtime, survey: Survey) => {
  const surveys = dynamoSurveys(runtime.table);
  const draft: Survey = { ...survey, state: "draft" };
  await surveys.create(draft);
  await surveys.publish(survey, draft);
};

export type WidgetWorld = Awaited<ReturnType<typeof startWidgetWorld>>;

/** Viaggio, and a shop at another origin that the store has listed. */
export const startWidgetWorld = async () => {
  const folder = await mkdtemp(join(tmpdir(), "viaggio-widget-"));
  const runtime = await startRuntime({ folder, port: 0, log: () => {} });
  const pages = new Map<string, ShopPage>();
  const shop = await listenOn((request, response) => {
    const page = pages.get(request.url?.split("?")[0] ?? "");
    response.writeHead(page === undefined ? 404 : 200, {
      "content-type": "text/html; charset=utf-8",
      ...(page?.policy !== undefined && { "content-security-policy": page.policy }),
      ...(page?.reports !== undefined && { "content-security-policy-report-only": page.reports }),
    });
    response.end(page === undefined ? "" : shopPage(page));
  });
  let count = 0;
  return {
    url: runtime.url,
    shop: shop.url,
    table: runtime.table,
    /** A page of the shop, at an address of its own. */
    page: (page: ShopPage): string => {
      count += 1;
      pages.set(`/${count}`, page);
      return `${shop.url}/${count}`;
    },
    /** A store that lists the shop, its publishable key, and its published survey. */
    addStore: async (fields: Partial<Survey> = {}, settings: Partial<StoreDraft> = {}) => {
      count += 1;
      const id = `shop-${count}`;
      const now = new Date();
      await dynamoStores(runtime.table).create(
        aStore({ id, name: "Bottega Aurora", timeZone: "UTC", origins: [shop.url], ...settings }),
        now,
      );
      await dynamoTouchpoints(runtime.table).create(id, aTouchpoint());
      const survey = aSurvey({ store: id, ...fields });
      await publishSurvey(runtime, survey);
      const key = await dynamoApiKeys(runtime.table).create(id, { name: "widget", kind: "publishable" }, now);
      return { id, survey, key: key.secret, keyId: key.key.id };
    },
    /** Every response of a store. */
    all: async (store: string): Promise<Stored[]> => {
      const found: Stored[] = [];
      for await (const page of scanTable(runtime.table, { store })) {
        for (const scanned of page) if (scanned.kind === "response") found.push(scanned.response);
      }
      return found;
    },
    stop: async () => {
      await shop.close();
      await runtime.close();
      await rm(folder, { recursive: true });
    },
  };
};
