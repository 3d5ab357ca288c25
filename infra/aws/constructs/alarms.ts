import { Aws, Duration } from "aws-cdk-lib";
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { type ITopic, Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";

/** Something to be woken for. Its id is its heading in docs/runbook.md. */
export type AlarmRule = {
  readonly id: string;
  /** What it means, as the mail says it. */
  readonly meaning: string;
  readonly metric: IMetric;
  /** Rings above this, or below it; silence is no reason to ring above and one to ring below. */
  readonly limit: { readonly above: number } | { readonly below: number };
  /** Periods in a row; 1 if absent. */
  readonly periods?: number;
};

type AlarmsProps = {
  /** Whom they wake: an address, if any, by a topic of their own, or a topic that is there. */
  readonly tell: { readonly email: string | undefined } | { readonly topic: ITopic };
  readonly rules: readonly AlarmRule[];
};

/** Alarms and the topic that tells of them. */
export class Alarms extends Construct {
  readonly topic: ITopic;

  constructor(scope: Construct, id: string, { tell, rules }: AlarmsProps) {
    super(scope, id);
    this.topic = "topic" in tell ? tell.topic : this.makeTopic(tell.email);
    for (const rule of rules) this.add(rule);
  }

  private makeTopic(email: string | undefined): ITopic {
    const topic = new Topic(this, "Topic", { enforceSSL: true });
    // A policy of one's own replaces the one that lets the account's alarms in.
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
        actions: ["sns:Publish"],
        resources: [topic.topicArn],
        conditions: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
      }),
    );
    if (email !== undefined) topic.addSubscription(new EmailSubscription(email));
    return topic;
  }

  private add({ id, meaning, metric, limit, periods = 1 }: AlarmRule): void {
    const isAbove = "above" in limit;
    const alarm = new Alarm(this, id, {
      alarmDescription: `${meaning} See docs/runbook.md#${id.toLowerCase()}`,
      metric,
      threshold: isAbove ? limit.above : limit.below,
      comparisonOperator: isAbove ? ComparisonOperator.GREATER_THAN_THRESHOLD : ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: isAbove ? TreatMissingData.NOT_BREACHING : TreatMissingData.BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    alarm.addOkAction(new SnsAction(this.topic));
  }
}

/** The usual period of a metric here. */
export const PERIOD = Duration.minutes(5);
