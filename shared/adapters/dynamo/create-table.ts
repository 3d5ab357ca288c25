import {
  CreateTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import { TABLE } from "../../table.ts";

const index = ({ name, partitionKey, sortKey }: { name: string; partitionKey: string; sortKey: string }) => ({
  IndexName: name,
  KeySchema: [
    { AttributeName: partitionKey, KeyType: "HASH" as const },
    { AttributeName: sortKey, KeyType: "RANGE" as const },
  ],
  Projection: { ProjectionType: "KEYS_ONLY" as const },
});

/** Create the table where no CDK does: on this machine and in tests. Does nothing when it is there. */
export const createTable = async (client: DynamoDBClient, tableName: string, options: { stream: boolean }) => {
  const { partitionKey, sortKey, listIndex, workIndex } = TABLE;
  const keys = [
    partitionKey,
    sortKey,
    listIndex.partitionKey,
    listIndex.sortKey,
    workIndex.partitionKey,
    workIndex.sortKey,
  ];
  try {
    await client.send(
      new CreateTableCommand({
        TableName: tableName,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: "S" as const })),
        KeySchema: [
          { AttributeName: partitionKey, KeyType: "HASH" },
          { AttributeName: sortKey, KeyType: "RANGE" },
        ],
        GlobalSecondaryIndexes: [index(listIndex), index(workIndex)],
        ...(options.stream && { StreamSpecification: { StreamEnabled: true, StreamViewType: TABLE.streamView } }),
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 0.05, maxDelay: 1 }, { TableName: tableName });
};
