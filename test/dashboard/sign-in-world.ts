import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { dashboard } from "../../functions/dashboard/dashboard.ts";
import { dashboardNeeds } from "../../functions/dashboard/needs.ts";
import { moderate } from "../../functions/moderate/moderate.ts";
import { moderateNeeds } from "../../functions/moderate/needs.ts";
import { makeSignInLink } from "../../infra/local/sign-in-link.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { dynamoSessions } from "../../shared/adapters/dynamo/sessions.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import type { Scope } from "../../shared/domain/api-key.ts";
import { OWN_FORM, type Page, visit } from "../moderate/moderate-world.ts";
import { aStore } from "../support/builders.ts";
import { serve } from "../support/serve.ts";
import { sessionHeader } from "../support/sign-in.ts";
import { startTable } from "../support/table.ts";

const NOW = new Date("2026-11-22T10:00:00.000Z");

type Headers = Readonly<Record<string, string>>;

/** Every page behind the sign-in over a real table and server, with a clock that a test moves and a count of table calls. */
export const startSignInWorld = async () => {
  const { client, table, stop } = await startTable();
  let time = NOW.getTime();
  const now = () => new Date(time);
  const calls: string[] = [];
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        calls.push(commandName ?? "");
        return next(args);
      },
    { step: "initialize" },
  );
  const options = { log: () => {}, now, cacheSeconds: 0 };
  const http = await serve([...dashboard(dashboardNeeds(table, options)), ...moderate(moderateNeeds(table, options))]);
  const keys = dynamoApiKeys(table);
  const english = { "accept-language": "en" };
  const see = (path: string, headers: Headers = {}) =>
    visit(new URL(path, http.url), { headers: { ...english, ...headers } });
  const send = (path: string, fields: Headers, headers: Headers = {}) =>
    visit(new URL(path, http.url), {
      headers: { ...english, ...OWN_FORM, ...headers },
      form: new URLSearchParams(fields),
    });

  let stores = 0;
  return {
    url: http.url,
    table,
    now,
    see,
    send,
    keys,
    sessions: dynamoSessions(table),
    wait: (ms: number) => {
      time += ms;
    },
    /** What the table was asked while something ran. */
    callsOf: async (run: () => Promise<unknown>): Promise<string[]> => {
      calls.length = 0;
      await run();
      return [...calls];
    },
    /** Everything that the table holds, as text. */
    everything: async () => JSON.stringify((await client.send(new ScanCommand({ TableName: "viaggio" }))).Items),
    addStore: async () => {
      const id = `shop-${stores++}`;
      await dynamoStores(table).create(aStore({ id, name: `Bottega ${id}` }), now());
      return id;
    },
    addKey: (store: string, scopes: readonly Scope[] = ["read"], kind: "secret" | "publishable" | "feed" = "secret") =>
      keys.create(store, { name: `Key that may ${scopes.join()}`, kind, scopes }, now()),
    /** A one-time link, as its page's form sends it. */
    addLink: async (store: string, scopes?: Scope[]) => {
      const url = await makeSignInLink(table, http.url, store, { name: "Link", ...(scopes && { scopes }) }, now());
      return new URL(url).searchParams.get("once") ?? "";
    },
    stop: async () => {
      await http.close();
      await stop();
    },
  };
};

/** The cookie that an answer sets, and what it holds. */
export const setCookie = (page: Page) => {
  const cookie = page.headers["set-cookie"]?.[0] ?? "";
  return { cookie, shown: /^[^=]+=([^;]*)/.exec(cookie)?.[1] ?? "" };
};

/** Headers of the browser that an answer has signed in. */
export const afterwards = (page: Page) => sessionHeader(setCookie(page).shown);
