import { once } from "node:events";
import { createServer } from "node:http";
import { onTestFinished } from "vitest";

/** A shard as AWS has them; dynoxide has only one for ever. Sequence numbers rise over the shards. */
export type ScriptedShard = { id: string; parentId?: string; sequenceNumbers: string[]; closed: boolean };

/**
 * Speaks just enough of DynamoDB Streams for what the embedded engine cannot show: several shards, trimmed records and
 * expired iterators. `shards` may be changed while it runs; `failNext` names the error of the next GetRecords;
 * `recordsRead` counts what was read so far.
 */
export const aScriptedStream = async (shards: ScriptedShard[]) => {
  const script: { failNext: string | undefined; recordsRead: number } = { failNext: undefined, recordsRead: 0 };
  const read = (text: string) => {
    const [shardId, index] = text.split("|");
    const shard = shards.find(({ id }) => id === shardId);
    if (!shard) throw new Error("ResourceNotFoundException");
    return { shard, index: Number(index) };
  };
  const operations: Record<string, (input: Record<string, string>) => unknown> = {
    DescribeTable: () => ({ Table: { TableName: "scripted", LatestStreamArn: "arn:scripted" } }),
    DescribeStream: () => ({
      StreamDescription: { Shards: shards.map(({ id, parentId }) => ({ ShardId: id, ParentShardId: parentId })) },
    }),
    GetShardIterator: ({ ShardId = "", ShardIteratorType, SequenceNumber = "" }) => {
      const { shard } = read(`${ShardId}|0`);
      if (ShardIteratorType === "TRIM_HORIZON") return { ShardIterator: `${ShardId}|0` };
      const index = shard.sequenceNumbers.indexOf(SequenceNumber);
      if (index < 0) throw new Error("TrimmedDataAccessException");
      return { ShardIterator: `${ShardId}|${index + 1}` };
    },
    GetRecords: ({ ShardIterator = "", Limit }) => {
      const failure = script.failNext;
      script.failNext = undefined;
      if (failure) throw new Error(failure);
      const { shard, index } = read(ShardIterator);
      const page = shard.sequenceNumbers.slice(index, index + Number(Limit));
      const next = index + page.length;
      script.recordsRead += page.length;
      return {
        Records: page.map((n) => ({ eventName: "INSERT", dynamodb: { Keys: { pk: { S: n } }, SequenceNumber: n } })),
        ...(shard.closed && next === shard.sequenceNumbers.length ? {} : { NextShardIterator: `${shard.id}|${next}` }),
      };
    },
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const operation = operations[String(request.headers["x-amz-target"]).split(".")[1] ?? ""];
    response.setHeader("content-type", "application/x-amz-json-1.0");
    try {
      response.end(JSON.stringify(operation?.(JSON.parse(Buffer.concat(chunks).toString()))));
    } catch (error) {
      response.statusCode = 400;
      response.end(JSON.stringify({ __type: `x#${error instanceof Error ? error.message : "Unknown"}` }));
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return { endpoint: `http://127.0.0.1:${typeof address === "object" && address?.port}`, script };
};
