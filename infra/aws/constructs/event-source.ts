import { Duration } from "aws-cdk-lib";
import { type EventPattern, Rule, type RuleProps } from "aws-cdk-lib/aws-events";
import { SqsQueue } from "aws-cdk-lib/aws-events-targets";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { acknowledge } from "./acknowledge.ts";
import type { NodeFunction } from "./node-function.ts";

type EventSourceProps<Env> = {
  readonly bus: NonNullable<RuleProps["eventBus"]>;
  /** Which events wake it. */
  readonly pattern: EventPattern;
  readonly consumer: NodeFunction<Env>;
  /** Events of a batch, at most. */
  readonly batchSize: number;
  /** How long a batch waits for more. */
  readonly window: Duration;
  /** After which a batch that was not done comes again; longer than the consumer may take. */
  readonly retryAfter: Duration;
};

/** Events of the bus into a consumer, in batches, by way of a queue; one that fails three times ends in another queue. */
export class EventSource<Env> extends Construct {
  /** Where those are that were given up. */
  readonly failures: Queue;

  constructor(scope: Construct, id: string, props: EventSourceProps<Env>) {
    super(scope, id);
    const { bus, pattern, consumer, batchSize, window, retryAfter } = props;
    const safe = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };
    this.failures = new Queue(this, "Failures", { ...safe, retentionPeriod: Duration.days(14) });
    acknowledge(this.failures, "AwsSolutions-SQS3", "It is a dead-letter queue itself");
    const queue = new Queue(this, "Queue", {
      ...safe,
      visibilityTimeout: retryAfter,
      deadLetterQueue: { queue: this.failures, maxReceiveCount: 3 },
    });
    new Rule(this, "Rule", { eventBus: bus, eventPattern: pattern, targets: [new SqsQueue(queue)] });

    consumer.allow(queue.queueArn, "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage");
    consumer.lambda.addEventSourceMapping("Queue", {
      eventSourceArn: queue.queueArn,
      batchSize,
      maxBatchingWindow: window,
      reportBatchItemFailures: true,
      // The fewest that Lambda takes.
      maxConcurrency: 2,
    });
  }
}
