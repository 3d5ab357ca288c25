import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";

/** A consumer of the table's stream: it gives back the records that failed, and no others. */
export type StreamHandler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;
