import { Aws, Duration } from "aws-cdk-lib";
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
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

type AlarmsProps = { readonly email: string | undefined; readonly rules: readonly AlarmRule[] };

/** Alarms and the topic that tells of them. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, { email, rules }: AlarmsProps) {
    super(scope, id);
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
    for (const rule of rules) {
      const isAbove = "above" in rule.limit;
      const alarm = new Alarm(this, rule.id, {
        alarmDescription: `${rule.meaning} See docs/runbook.md#${rule.id.toLowerCase()}`,
        metric: rule.metric,
        threshold: "above" in rule.limit ? rule.limit.above : rule.limit.below,
        comparisonOperator: isAbove
          ? ComparisonOperator.GREATER_THAN_THRESHOLD
          : ComparisonOperator.LESS_THAN_THRESHOLD,
        evaluationPeriods: rule.periods ?? 1,
        treatMissingData: isAbove ? TreatMissingData.NOT_BREACHING : TreatMissingData.BREACHING,
      });
      alarm.addAlarmAction(new SnsAction(topic));
      alarm.addOkAction(new SnsAction(topic));
    }
  }
}

/** The usual period of a metric here. */
export const PERIOD = Duration.minutes(5);
