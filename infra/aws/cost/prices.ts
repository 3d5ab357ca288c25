/** List prices that the costs are computed from: on demand, us-east-1, without any free tier; USD. */
export const PRICES = {
  /** aws.amazon.com/dynamodb/pricing/on-demand: since November 2024. */
  writeUnit: 0.625e-6,
  readUnit: 0.125e-6,
  storageGbMonth: 0.25,
  /** aws.amazon.com/s3/pricing: a PUT or LIST, and a GET. */
  s3Write: 5e-6,
  s3Read: 0.4e-6,
  /** Point-in-time recovery, by the size of the table. */
  backupGbMonth: 0.2,
  /** aws.amazon.com/lambda/pricing: arm64. */
  lambdaRequest: 0.2e-6,
  lambdaGbSecond: 0.0000133334,
  /** aws.amazon.com/api-gateway/pricing: HTTP API, first 300 million a month. */
  apiRequest: 1e-6,
  /** aws.amazon.com/cloudfront/pricing: HTTPS requests, Europe, which are dearer than in the United States. */
  cdnRequest: 1.2e-6,
  /** The same page: a path of an invalidation, beyond the account's first 1,000 a month. */
  invalidationPath: 0.005,
  /** aws.amazon.com/sqs/pricing: standard queues. */
  queueRequest: 0.4e-6,
  /** aws.amazon.com/cloudwatch/pricing. */
  logGb: 0.5,
  metricMonth: 0.3,
  /** For each metric of an alarm. */
  alarmMonth: 0.1,
  dashboardMonth: 3,
  /** aws.amazon.com/secrets-manager/pricing. */
  secretMonth: 0.4,
  /** aws.amazon.com/xray/pricing: a trace that is kept. */
  trace: 5e-6,
  /** aws.amazon.com/comprehend/pricing: a unit is 100 characters, 3 at least per text; steps at 10 and 50 million units a month. */
  comprehendUnits: [
    { upTo: 10e6, usd: 0.0001 },
    { upTo: 50e6, usd: 0.00005 },
    { upTo: Number.POSITIVE_INFINITY, usd: 0.000025 },
  ],
} as const;

/** When the prices were last compared with what AWS publishes, and how. */
export const PRICES_AS_OF =
  "2026-11-22, from the published prices as quoted by third parties; AWS's own pages were out of reach here";
