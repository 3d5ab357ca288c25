import { Dashboard, GraphWidget, type IMetric, Metric, Stats } from "aws-cdk-lib/aws-cloudwatch";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { MetricName } from "../../../shared/env.ts";
import { Alarms, PERIOD } from "./alarms.ts";
import type { ContractApi } from "./contract-api.ts";
import type { DataTable } from "./data-table.ts";

type WatchProps = {
  readonly namespace: string;
  readonly email: string | undefined;
  readonly api: ContractApi;
  readonly functions: Readonly<Record<string, IFunction>>;
  readonly table: DataTable;
  readonly failures: Queue;
};

/** What we look at and are woken by. */
export class Watch extends Construct {
  constructor(scope: Construct, id: string, props: WatchProps) {
    super(scope, id);
    const ours = (metricName: MetricName, statistic: string): IMetric =>
      new Metric({ namespace: props.namespace, metricName, statistic, period: PERIOD });
    const ofTable = (metricName: string): IMetric =>
      new Metric({
        namespace: "AWS/DynamoDB",
        metricName,
        dimensionsMap: { TableName: props.table.name },
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
    const { digest, retry } = props.functions;
    const onFailure = props.failures.metricApproximateNumberOfMessagesVisible({
      period: PERIOD,
      statistic: Stats.MAXIMUM,
    });
    const iteratorAge = digest!.metric("IteratorAge", { period: PERIOD, statistic: Stats.MAXIMUM });

    new Alarms(this, "Alarms", {
      email: props.email,
      rules: [
        {
          id: "ResponsesNotCounted",
          meaning: "Responses were given up by digest: they are stored, but the journey map lacks them.",
          metric: onFailure,
          above: 0,
        },
        {
          id: "CountingLate",
          meaning: "Digest is more than five minutes behind.",
          metric: iteratorAge,
          above: 5 * 60_000,
          periods: 2,
        },
        {
          id: "DigestFailing",
          meaning: "Digest keeps ending with an error.",
          metric: digest!.metricErrors({ period: PERIOD }),
          above: 5,
        },
        {
          id: "CommentsUnread",
          meaning: "The sentiment engine does not read comments; they wait for another try.",
          metric: ours("SentimentErrors", Stats.SUM),
          above: 50,
          periods: 3,
        },
        {
          id: "RetryFailing",
          meaning: "Comments that wait for another reading are not handed back.",
          metric: retry!.metricErrors({ period: PERIOD }),
          above: 2,
        },
        {
          id: "ApiFailing",
          meaning: "The API answers with errors of ours.",
          metric: ofApi("5xx", Stats.SUM),
          above: 5,
        },
        {
          id: "ApiSlow",
          meaning: "One request in a hundred takes longer than three seconds.",
          metric: ofApi("Latency", Stats.percentile(99)),
          above: 3000,
          periods: 3,
        },
        {
          id: "FunctionsThrottled",
          meaning: "Lambda turns requests away: the account's concurrency is used up.",
          metric: props.functions.collect!.metricThrottles({ period: PERIOD }),
          above: 0,
        },
        {
          id: "TableThrottled",
          meaning: "A partition of the table is asked for more than it gives.",
          metric: ofTable("WriteThrottleEvents"),
          above: 100,
        },
      ],
    });

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
        [ofTable("WriteThrottleEvents"), ofTable("ReadThrottleEvents")],
      ),
      graph(
        "Functions",
        Object.values(props.functions).map((handler) => handler.metricDuration({ period: PERIOD, statistic: "p99" })),
        Object.values(props.functions).map((handler) => handler.metricErrors({ period: PERIOD })),
      ),
    );
  }
}
