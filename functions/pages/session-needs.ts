import { cached } from "../../shared/adapters/cached.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { dynamoSessions } from "../../shared/adapters/dynamo/sessions.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import type { SessionNeeds } from "./signed-in.ts";

/** What tells who looks at a page, on a table. A session is read as it is; keys and stores are remembered for a while. */
export const sessionNeeds = (
  table: TableClient,
  { now, cacheSeconds }: { readonly now: () => Date; readonly cacheSeconds: number },
): SessionNeeds => ({
  now,
  sessions: dynamoSessions(table),
  key: cached(dynamoApiKeys(table).get, cacheSeconds),
  store: cached(dynamoStores(table).get, cacheSeconds),
});
