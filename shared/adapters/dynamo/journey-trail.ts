import { randomUUID } from "node:crypto";
import type { TransactWriteItem } from "@aws-sdk/client-dynamodb";
import { type Editor, JourneyChange, type JourneyStep } from "../../domain/journey-change.ts";
import { TABLE } from "../../table.ts";
import { readStorePage } from "./store-page.ts";
import { type TableClient, toItem } from "./table-client.ts";

// S#<store> | JC#<at>#<random>: by time
const PREFIX = "JC#";

export type JourneyTrail = ReturnType<typeof dynamoJourneyTrail>;

/** Who changed what in a store's journey. An entry is written with the change that it tells of, and stays. */
export const dynamoJourneyTrail = (table: TableClient) => {
  const entry = (store: string, { by, name, now }: Editor, steps: readonly JourneyStep[]): TransactWriteItem => {
    const id = `${now.toISOString()}#${randomUUID().slice(0, 8)}`;
    const change = { id, at: now.toISOString(), by, name, steps };
    return {
      Put: {
        TableName: table.tableName,
        Item: toItem({ ...change, [TABLE.partitionKey]: `S#${store}`, [TABLE.sortKey]: `${PREFIX}${id}` }),
        ConditionExpression: "attribute_not_exists(#pk)",
        ExpressionAttributeNames: { "#pk": TABLE.partitionKey },
      },
    };
  };

  /** Newest first. */
  const list = async (
    store: string,
    limit: number,
    cursor?: string,
  ): Promise<{ changes: JourneyChange[]; cursor?: string | undefined }> => {
    const page = await readStorePage(table, {
      store,
      prefix: PREFIX,
      schema: JourneyChange,
      limit,
      cursor,
      backwards: true,
      // Whoever changed something sees it there at once.
      consistent: true,
    });
    return { changes: page.items, cursor: page.cursor };
  };

  return { entry, list };
};
