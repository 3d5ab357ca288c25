import { PRICES } from "./prices.ts";
import { USAGE, writeUnitsPerResponse } from "./usage.ts";

/** One line of the bill for a response: what it is for and USD. */
export type CostLine = { readonly what: string; readonly usd: number };

const lambdaUsd = (ms: number, memoryMb: number) =>
  PRICES.lambdaRequest + (memoryMb / 1024) * (ms / 1000) * PRICES.lambdaGbSecond;

/** What one usual response costs, submitted, counted and kept for a month; `comment` is read separately. */
export const costOfResponse = (): readonly CostLine[] => [
  { what: "DynamoDB writes: response, index, ledger, cells", usd: writeUnitsPerResponse().units * PRICES.writeUnit },
  { what: "API Gateway", usd: PRICES.apiRequest },
  { what: "CloudFront", usd: PRICES.cdnRequest },
  { what: "Lambda: collect", usd: lambdaUsd(USAGE.requestMs, 1024) },
  { what: "Lambda: digest, shared by a batch", usd: lambdaUsd(USAGE.digestMs, 1024) / USAGE.digestBatch },
  { what: "Logs", usd: (USAGE.logBytes / 1e9) * PRICES.logGb },
  { what: "Traces", usd: USAGE.traced * PRICES.trace },
  {
    what: "Storage and backup, for one month",
    usd: (USAGE.storedBytes / 1e9) * (PRICES.storageGbMonth + PRICES.backupGbMonth),
  },
];

/** What Comprehend costs for some comments in one month, USD: its price falls in steps. */
export const costOfComprehend = (comments: number): number => {
  const units = comments * USAGE.comprehendUnits;
  let from = 0;
  let usd = 0;
  for (const step of PRICES.comprehendUnits) {
    usd += Math.max(0, Math.min(units, step.upTo) - from) * step.usd;
    from = step.upTo;
  }
  return usd;
};

/** What a deployment costs in a month before the first response, USD; alarms are billed by the metric. */
export const fixedCost = (alarmMetrics: number, metrics: number): readonly CostLine[] => [
  { what: `Alarms on ${alarmMetrics} metrics`, usd: alarmMetrics * PRICES.alarmMonth },
  { what: `${metrics} metrics of our own`, usd: metrics * PRICES.metricMonth },
  { what: "Dashboard", usd: PRICES.dashboardMonth },
  { what: "Secret with the keys of links", usd: PRICES.secretMonth },
  { what: "Retry, every minute", usd: 43_800 * lambdaUsd(50, 256) },
  // Lambda asks an empty queue five times at once, for 20 s each. Source: Lambda developer guide, "Using Lambda with SQS".
  { what: "Asking the queue of withdrawals", usd: 43_800 * 5 * 3 * PRICES.queueRequest },
];
