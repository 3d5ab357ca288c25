import type { AttributeValue, _Record as StreamRecord } from "@aws-sdk/client-dynamodb-streams";
import type {
  DynamoDBBatchResponse,
  DynamoDBRecord,
  DynamoDBStreamEvent,
  AttributeValue as LambdaAttributeValue,
} from "aws-lambda";

/** A function that consumes a stream as in Lambda. */
// biome-ignore lint/suspicious/noConfusingVoidType: Lambda lets a handler return nothing at all
export type StreamHandler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse | void>;

/** What a stream record must have for the pump to keep its place. */
export type PumpedRecord = {
  readonly sequenceNumber: string;
  /** Milliseconds since 1970, whole seconds as the stream gives them. */
  readonly createdAt: number;
  /** As Lambda's event has it. */
  readonly record: DynamoDBRecord;
};

type Image<Value> = Record<string, Value>;

const base64 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");

/** The client gives bytes as `Uint8Array`; Lambda's JSON has them as base64. */
const lambdaValue = (value: AttributeValue): LambdaAttributeValue => {
  if (value.S !== undefined) return { S: value.S };
  if (value.N !== undefined) return { N: value.N };
  if (value.BOOL !== undefined) return { BOOL: value.BOOL };
  if (value.NULL !== undefined) return { NULL: value.NULL };
  if (value.M !== undefined) return { M: lambdaImage(value.M) };
  if (value.L !== undefined) return { L: value.L.map(lambdaValue) };
  if (value.SS !== undefined) return { SS: value.SS };
  if (value.NS !== undefined) return { NS: value.NS };
  if (value.B !== undefined) return { B: base64(value.B) };
  if (value.BS !== undefined) return { BS: value.BS.map(base64) };
  throw new Error(`The stream has an attribute of an unknown type: ${Object.keys(value)}.`);
};

const lambdaImage = (image: Image<AttributeValue>): Image<LambdaAttributeValue> =>
  Object.fromEntries(Object.entries(image).map(([name, value]) => [name, lambdaValue(value)]));

/** One record of GetRecords in the shape of Lambda's DynamoDB event. */
export const pumpedRecord = (source: StreamRecord, streamArn: string, shardId: string): PumpedRecord => {
  const { Keys, NewImage, OldImage, SequenceNumber, SizeBytes, StreamViewType, ApproximateCreationDateTime } =
    source.dynamodb ?? {};
  if (SequenceNumber === undefined) throw new Error("The stream has a record without a sequence number.");
  const createdAt = ApproximateCreationDateTime?.getTime() ?? Date.now();
  return {
    sequenceNumber: SequenceNumber,
    createdAt,
    record: {
      // dynoxide's own id is the sequence number, unique per table only.
      eventID: `${shardId}:${SequenceNumber}`,
      eventName: source.eventName,
      eventVersion: source.eventVersion,
      eventSource: source.eventSource,
      awsRegion: source.awsRegion,
      eventSourceARN: streamArn,
      dynamodb: {
        ApproximateCreationDateTime: createdAt / 1000,
        ...(Keys && { Keys: lambdaImage(Keys) }),
        ...(NewImage && { NewImage: lambdaImage(NewImage) }),
        ...(OldImage && { OldImage: lambdaImage(OldImage) }),
        SequenceNumber,
        SizeBytes,
        StreamViewType,
      },
      ...(source.userIdentity && {
        userIdentity: { principalId: source.userIdentity.PrincipalId, type: source.userIdentity.Type },
      }),
    },
  };
};
