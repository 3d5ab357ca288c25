import { Duration } from "aws-cdk-lib";
import { FilterCriteria, StartingPosition } from "aws-cdk-lib/aws-lambda";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { PENDING_FILTER } from "../../../shared/table.ts";
import { acknowledge } from "./acknowledge.ts";
import type { DataTable } from "./data-table.ts";
import type { NodeFunction } from "./node-function.ts";

type DigestSourceProps<Env> = {
  readonly table: DataTable;
  readonly digest: NodeFunction<Env>;
  /** Records of a batch: responses of one batch share the writes of the cells that they touch. */
  readonly batchSize: number;
};

/**
 * The stream of the table into digest: only what waits to be counted, in batches; a record that fails for good ends in a
 * queue as the place where it stood, while its response keeps `pending` for the audit to find.
 */
export class DigestSource<Env> extends Construct {
  /** What could not be digested. */
  readonly failures: Queue;

  constructor(scope: Construct, id: string, { table, digest, batchSize }: DigestSourceProps<Env>) {
    super(scope, id);
    this.failures = new Queue(this, "Failures", {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(this.failures, "AwsSolutions-SQS3", "It is a dead-letter queue itself");

    digest.allow(
      table.streamArn,
      "dynamodb:DescribeStream",
      "dynamodb:GetRecords",
      "dynamodb:GetShardIterator",
      "dynamodb:ListStreams",
    );
    digest.allow(this.failures.queueArn, "sqs:SendMessage");
    digest.lambda.addEventSourceMapping("Stream", {
      eventSourceArn: table.streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: [FilterCriteria.filter(PENDING_FILTER)],
      batchSize,
      maxBatchingWindow: Duration.seconds(1),
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      // A stream keeps its records for a day: give up before they vanish unseen.
      maxRecordAge: Duration.hours(12),
      // A record that never succeeds holds up what stands behind it in its shard; the audit's repair counts it later.
      retryAttempts: 20,
      // The CDK's own destination would also let digest read the queue.
      onFailure: { bind: () => ({ destination: this.failures.queueArn }) },
    });
  }
}
