import { Duration } from "aws-cdk-lib";
import { FilterCriteria, StartingPosition } from "aws-cdk-lib/aws-lambda";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { acknowledge } from "./acknowledge.ts";
import type { DataTable } from "./data-table.ts";
import type { NodeFunction } from "./node-function.ts";

type StreamSourceProps<Env> = {
  readonly table: DataTable;
  readonly consumer: NodeFunction<Env>;
  /** Which records wake it, in Lambda's event filter syntax; one must match. */
  readonly filters: readonly Readonly<Record<string, unknown>>[];
  /** Records of a batch, at most. */
  readonly batchSize: number;
};

/**
 * The stream of the table into a consumer, in batches; a record that fails for good ends in a queue as the place where it
 * stood. A shard of a stream serves two readers at once: digest and follow are both.
 */
export class StreamSource<Env> extends Construct {
  /** Where the records stood that were given up. */
  readonly failures: Queue;

  constructor(scope: Construct, id: string, { table, consumer, filters, batchSize }: StreamSourceProps<Env>) {
    super(scope, id);
    this.failures = new Queue(this, "Failures", {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(this.failures, "AwsSolutions-SQS3", "It is a dead-letter queue itself");

    consumer.allow(
      table.streamArn,
      "dynamodb:DescribeStream",
      "dynamodb:GetRecords",
      "dynamodb:GetShardIterator",
      "dynamodb:ListStreams",
    );
    consumer.allow(this.failures.queueArn, "sqs:SendMessage");
    consumer.lambda.addEventSourceMapping("Stream", {
      eventSourceArn: table.streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: filters.map((filter) => FilterCriteria.filter(filter)),
      batchSize,
      maxBatchingWindow: Duration.seconds(1),
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      // A stream keeps its records for a day: give up before they vanish unseen.
      maxRecordAge: Duration.hours(12),
      // A record that never succeeds holds up what stands behind it in its shard, so its tries end.
      retryAttempts: 20,
      // The CDK's own destination would also let it read the queue.
      onFailure: { bind: () => ({ destination: this.failures.queueArn }) },
    });
  }
}
