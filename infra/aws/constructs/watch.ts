import { Duration } from "aws-cdk-lib";
import { Dashboard, GraphWidget, type IMetric, MathExpression, Metric, Stats } from "aws-cdk-lib/aws-cloudwatch";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { MetricName } from "../../../shared/env.ts";
import { TABLE } from "../../../shared/table.ts";
import { type AlarmRule, Alarms, PERIOD } from "./alarms.ts";
import type { ContractApi } from "./contract-api.ts";
import type { DataTable } from "./data-table.ts";

type WatchProps = {
  readonly namespace: string;
  readonly email: string | undefined;
  readonly api: ContractApi;
  readonly functions: Readonly<Record<string, IFunction>>;
  readonly table: DataTable;
  readonly failures: Queue;
  /** Of changes that the second reader gave up: testimonials that nobody was told of, orders that are not planned. */
  readonly unfollowed: Queue;
  /** Of news of mails that were given up, where mail is sent. */
  readonly unheard?: Queue;
  /** False leaves out the alarms that calculate. */
  readonly metricMath: boolean;
};

const UNREAD_PERIOD = Duration.hours(6);

/** What we look at and are woken by. */
export class Watch extends Construct {
  /** Where alarms are told. */
  readonly topic: ITopic;

  constructor(scope: Construct, id: string, props: WatchProps) {
    super(scope, id);
    const ours = (metricName: MetricName, statistic: string, period = PERIOD): IMetric =>
      new Metric({ namespace: props.namespace, metricName, statistic, period });
    const ofTable = (metricName: string, index?: string): IMetric =>
      new Metric({
        namespace: "AWS/DynamoDB",
        metricName,
        dimensionsMap: {
          TableName: props.table.name,
          ...(index !== undefined && { GlobalSecondaryIndexName: index }),
        },
        statistic: Stats.SUM,
        period: PERIOD,
      });
    const ofApi = (metricName: string, statistic: string): IMetric =>
      new Metric({
        namespace: "AWS/ApiGateway",
        metricName,
        dimensionsMap: { ApiId: props.api.api.apiId },
        statistic,
        period: PERIOD,
      });
    const { digest, retry, send } = props.functions;
    const onFailure = props.failures.metricApproximateNumberOfMessagesVisible({
      period: PERIOD,
      statistic: Stats.MAXIMUM,
    });
    const iteratorAge = digest!.metric("IteratorAge", { period: PERIOD, statistic: Stats.MAXIMUM });

    // An index that is asked for too much turns the table's writes away, and counts that as its own.
    const writesThrottled = new MathExpression({
      label: "Writes turned away",
      expression: "FILL(table, 0) + FILL(list, 0) + FILL(work, 0)",
      usingMetrics: {
        table: ofTable("WriteThrottleEvents"),
        list: ofTable("WriteThrottleEvents", TABLE.listIndex.name),
        work: ofTable("WriteThrottleEvents", TABLE.workIndex.name),
      },
      period: PERIOD,
    });
    // A single comment is tried six times in as many hours, so three say that it is no accident, however small the shop;
    // one in twenty, that it is not the odd hiccup of a large one.
    const manyUnread = new MathExpression({
      label: "Comments unread",
      expression: "IF(unread > 2 AND unread * 20 > FILL(counted, 0), unread, 0)",
      usingMetrics: {
        unread: ours("SentimentErrors", Stats.SUM, UNREAD_PERIOD),
        counted: ours("Digested", Stats.SUM, UNREAD_PERIOD),
      },
      period: UNREAD_PERIOD,
    });

    const ofMail: readonly AlarmRule[] =
      send === undefined || props.unheard === undefined
        ? []
        : [
            {
              id: "InvitationsLate",
              meaning: "Invitations that are due do not go out: the oldest waits for more than ten minutes.",
              metric: ours("MailsLate", Stats.MAXIMUM),
              limit: { above: 10 * 60_000 },
              periods: 2,
            },
            {
              id: "InvitationsSetAside",
              meaning: "Invitations could not be handed over, and nobody tries any more.",
              metric: ours("MailsFailed", Stats.SUM),
              limit: { above: 0 },
            },
            {
              id: "SendFailing",
              meaning: "The function that sends invitations ends with errors.",
              metric: send.metricErrors({ period: PERIOD }),
              limit: { above: 2 },
            },
            {
              id: "SendStopped",
              meaning: "The function that sends invitations, which runs every minute, does not run.",
              metric: send.metricInvocations({ period: PERIOD }),
              limit: { below: 1 },
              periods: 3,
            },
            {
              id: "MailNewsUnheard",
              meaning: "News of mails were given up: addresses that came back may be written to again.",
              metric: props.unheard.metricApproximateNumberOfMessagesVisible({
                period: PERIOD,
                statistic: Stats.MAXIMUM,
              }),
              limit: { above: 0 },
            },
          ];

    const rules: readonly AlarmRule[] = [
      {
        id: "ResponsesNotCounted",
        meaning: "Responses were given up by digest: they are stored, but the journey map lacks them.",
        metric: onFailure,
        limit: { above: 0 },
      },
      {
        id: "CountingLate",
        meaning: "Digest is more than five minutes behind.",
        metric: iteratorAge,
        limit: { above: 5 * 60_000 },
        periods: 2,
      },
      {
        id: "DigestFailing",
        meaning: "Digest keeps ending with an error.",
        metric: digest!.metricErrors({ period: PERIOD }),
        limit: { above: 5 },
      },
      {
        id: "ChangesNotFollowed",
        meaning:
          "Testimonials entered or left the feeds and those who keep copies were not told, or orders were not planned.",
        metric: props.unfollowed.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: Stats.MAXIMUM }),
        limit: { above: 0 },
      },
      {
        id: "CommentsUnread",
        meaning: "The sentiment engine does not read comments; they wait for another try.",
        metric: manyUnread,
        limit: { above: 0 },
      },
      {
        id: "RetryFailing",
        meaning: "Comments that wait for another reading are not handed back.",
        metric: retry!.metricErrors({ period: PERIOD }),
        limit: { above: 2 },
      },
      {
        id: "RetryStopped",
        meaning: "Retry, which runs every minute, does not run.",
        metric: retry!.metricInvocations({ period: PERIOD }),
        limit: { below: 1 },
        periods: 3,
      },
      {
        id: "RequestsRefused",
        meaning: "Many requests are turned away: too many at once, or without the right key.",
        metric: ofApi("4xx", Stats.SUM),
        limit: { above: 300 },
        periods: 2,
      },
      {
        id: "ApiFailing",
        meaning: "The API answers with errors of ours.",
        metric: ofApi("5xx", Stats.SUM),
        limit: { above: 5 },
      },
      {
        id: "ApiSlow",
        meaning: "One request in a hundred takes longer than three seconds.",
        metric: ofApi("Latency", Stats.percentile(99)),
        limit: { above: 3000 },
        periods: 3,
      },
      {
        id: "FunctionsThrottled",
        meaning: "Lambda turns requests away: the account's concurrency is used up.",
        metric: props.functions.collect!.metricThrottles({ period: PERIOD }),
        limit: { above: 0 },
      },
      {
        id: "TableThrottled",
        meaning: "A partition of the table is asked for more than it gives.",
        metric: writesThrottled,
        limit: { above: 100 },
      },
      ...ofMail,
    ];
    const alarms = new Alarms(this, "Alarms", {
      tell: { email: props.email },
      rules: rules.filter(({ metric }) => props.metricMath || !(metric instanceof MathExpression)),
    });
    this.topic = alarms.topic;

    const graph = (title: string, left: IMetric[], right: IMetric[] = []) =>
      new GraphWidget({ title, left, right, width: 12, height: 6 });
    const dashboard = new Dashboard(this, "Dashboard");
    dashboard.addWidgets(
      graph("Responses", [ours("Acks", Stats.SUM), ours("Digested", Stats.SUM)]),
      graph("Behind", [ours("Lag", Stats.percentile(99)), iteratorAge]),
    );
    dashboard.addWidgets(
      graph(
        "API",
        [ofApi("Count", Stats.SUM), ofApi("4xx", Stats.SUM), ofApi("5xx", Stats.SUM)],
        [ofApi("Latency", Stats.percentile(50)), ofApi("Latency", Stats.percentile(99))],
      ),
      graph("Not as it should be", [
        ours("SentimentErrors", Stats.SUM),
        ours("DigestFailures", Stats.SUM),
        ours("Woken", Stats.SUM),
        onFailure,
      ]),
    );
    dashboard.addWidgets(
      graph(
        "Table",
        [ofTable("ConsumedWriteCapacityUnits"), ofTable("ConsumedReadCapacityUnits")],
        [writesThrottled, ofTable("ReadThrottleEvents")],
      ),
      graph(
        "Functions",
        Object.values(props.functions).map((handler) => handler.metricDuration({ period: PERIOD, statistic: "p99" })),
        Object.values(props.functions).map((handler) => handler.metricErrors({ period: PERIOD })),
      ),
    );
  }
}
