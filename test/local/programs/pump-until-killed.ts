import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { startPump } from "../../../infra/local/pump.ts";
import { clientSettings } from "../client-settings.ts";

/** Says which items it handled, two at a time; with the second batch it never comes as far as its checkpoint. */
const [endpoint = "", tableName = "", checkpointFile = "", onFailureFile = ""] = process.argv.slice(2);
let batches = 0;
await startPump({
  streams: new DynamoDBStreamsClient(clientSettings(endpoint)),
  dynamodb: new DynamoDBClient(clientSettings(endpoint)),
  tableName,
  checkpointFile,
  onFailureFile,
  consumers: [
    {
      name: "consumer-0",
      handler: async (event) => {
        console.log(`handled ${event.Records.map(({ dynamodb }) => dynamodb?.Keys?.pk?.S).join()}`);
        batches += 1;
        if (batches === 2) await new Promise(() => setInterval(() => {}, 1_000));
      },
      batchSize: 2,
      windowMs: 0,
      retries: 3,
      bisect: true,
      maxRecordAgeSeconds: -1,
    },
  ],
});
