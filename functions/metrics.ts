import type { MetricName } from "../shared/env.ts";
import { type Log, type LogFields, logLine } from "./log.ts";

type Metric = {
  readonly name: MetricName;
  readonly unit: "Count" | "Milliseconds";
  readonly value: LogFields[string];
};

/** What a log event measures. */
const metricsOf = (event: string, fields: LogFields): readonly Metric[] => {
  switch (event) {
    case "request":
      // Nothing but an acknowledged response is answered so.
      return fields.status === 202 ? [{ name: "Acks", unit: "Count", value: 1 }] : [];
    case "digest":
      return [
        { name: "Digested", unit: "Count", value: fields.counted },
        { name: "SentimentErrors", unit: "Count", value: fields.unread },
        { name: "DigestFailures", unit: "Count", value: fields.failed },
        { name: "Lag", unit: "Milliseconds", value: fields.lagMs },
      ];
    case "send":
      return [
        { name: "MailsSent", unit: "Count", value: fields.sent },
        { name: "MailsFailed", unit: "Count", value: Number(fields.failed) + Number(fields.unknown) },
        { name: "MailsLate", unit: "Milliseconds", value: fields.oldestMs },
      ];
    case "retry":
      return [{ name: "Woken", unit: "Count", value: fields.woken }];
    default:
      return [];
  }
};

/**
 * A log whose lines are metrics as well, in CloudWatch's embedded metric format: no call, no client, no second line.
 * Source: CloudWatch embedded metric format specification.
 */
export const metricLog =
  (namespace: string, write: (line: string) => void = (line) => process.stdout.write(line)): Log =>
  (level, event, fields = {}) => {
    const metrics = metricsOf(event, fields).filter(({ value }) => typeof value === "number");
    write(
      logLine(level, event, {
        ...fields,
        ...Object.fromEntries(metrics.map(({ name, value }) => [name, value])),
        ...(metrics.length > 0 && {
          _aws: {
            Timestamp: Date.now(),
            CloudWatchMetrics: [
              {
                Namespace: namespace,
                Dimensions: [[]],
                Metrics: metrics.map(({ name, unit }) => ({ Name: name, Unit: unit })),
              },
            ],
          },
        }),
      }),
    );
  };
