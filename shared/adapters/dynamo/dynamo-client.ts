import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";

/**
 * The client of the table, wherever our code runs. As the SDK makes it, it walks through every call and answer to word them for
 * a logger that is not there: a seventh of the CPU of whoever reads much, a twentieth of a page's.
 */
export const dynamoClient = (settings: DynamoDBClientConfig = {}): DynamoDBClient => {
  const client = new DynamoDBClient(settings);
  client.middlewareStack.remove("loggerMiddleware");
  return client;
};
