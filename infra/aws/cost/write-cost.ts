import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { App, type Stack } from "aws-cdk-lib";
import * as z from "zod";
import { MAX_CHARACTERS } from "../../../shared/adapters/comprehend/max-characters.ts";
import { bundleOf, FUNCTION_NAMES, PROJECT } from "../bundle.ts";
import { settingsOf } from "../config.ts";
import { deployment } from "../deployment.ts";
import { heatAt, MEASURED_BATCH, NEW_TABLE_UNITS, PARTITION_UNITS, TABLE_QUOTA_UNITS } from "./hottest.ts";
import { costOfComprehend, costOfResponse, fixedCost } from "./per-response.ts";
import { PRICES, PRICES_AS_OF } from "./prices.ts";
import { USAGE, writeUnitsPerResponse } from "./usage.ts";
import { worstDays } from "./worst-day.ts";

// `npm run cost`: writes docs/cost.md.

const VOLUMES = [1_000, 100_000, 1_000_000, 100_000_000];
/** Read units of a journey map that has to read the slices of a whole busy month: our assumption. */
const MAP_READ_UNITS = 400;
const RATES = [10, 1_000, 10_000];

const CdkJson = z.object({ context: z.record(z.string(), z.unknown()) });
const Template = z.object({ Resources: z.record(z.string(), z.looseObject({ Type: z.string() })) });
const AlarmProperties = z.object({ Metrics: z.array(z.object({ MetricStat: z.unknown().optional() })).optional() });

type Templates = Readonly<Record<"core" | "edge", z.infer<typeof Template>>>;

const templatesOf = (stage: string, overrides = {}): Templates => {
  process.env.CDK_VALIDATION = "false";
  const { context } = CdkJson.parse(JSON.parse(readFileSync(join(PROJECT, "cdk.json"), "utf8")));
  const outdir = mkdtempSync(join(tmpdir(), "viaggio-cost-"));
  try {
    const app = new App({ outdir, context: { ...context, "aws:cdk:bundling-stacks": [] } });
    const { core, edge } = deployment(app, settingsOf(stage, overrides));
    const assembly = app.synth();
    const of = ({ artifactId }: Stack) => Template.parse(assembly.getStackArtifact(artifactId).template);
    return { core: of(core), edge: of(edge) };
  } finally {
    rmSync(outdir, { recursive: true });
  }
};

const sum = (lines: readonly { readonly usd: number }[]) => lines.reduce((total, { usd }) => total + usd, 0);
const whole = (value: number) => Math.round(value).toLocaleString("en-US");
const usd = (value: number) => (value >= 100 ? whole(value) : value.toFixed(2));
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map((_, column) => (column === 0 ? "---" : "---:")), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");

const dev = templatesOf("dev");
/** An alarm is billed by the metrics that it looks at. */
const metricsOfAlarms = [dev.core, dev.edge]
  .flatMap(({ Resources }) => Object.values(Resources))
  .filter(({ Type }) => Type === "AWS::CloudWatch::Alarm")
  .map(({ Properties }) => AlarmProperties.parse(Properties).Metrics)
  .reduce((total, metrics) => total + (metrics?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1), 0);
const lines = costOfResponse();
const perResponse = sum(lines);
const fixed = fixedCost(metricsOfAlarms, 6);
const { units, measured } = writeUnitsPerResponse();
const bundles = await Promise.all(
  FUNCTION_NAMES.map(async (name) => {
    const code = await bundleOf(name);
    return [name, whole(code.length), whole(gzipSync(code).length)];
  }),
);
const share = (comprehend: number, all: number) => `${Math.round((100 * comprehend) / all)} %`;

const page = `# What it costs

Written by \`npm run cost\`; do not edit. List prices without free tiers: on demand, us-east-1 (CloudFront: Europe).
Prices as of ${PRICES_AS_OF}. Their sources are in \`infra/aws/cost/prices.ts\`, the usage in \`infra/aws/cost/usage.ts\`.

A response takes **${units} write units** all in, ${measured ? `as \`npm run bench\` measured it` : "an estimate until `npm run bench` has written docs/figures.json"}, at batches of ${MEASURED_BATCH} in one store.

## Responses in one month

${table(
  ["responses", "embedded engine, USD", "with Comprehend, USD", "Comprehend's share"],
  VOLUMES.map((volume) => {
    const embedded = volume * perResponse;
    const comprehend = costOfComprehend(volume);
    return [whole(volume), usd(embedded), usd(embedded + comprehend), share(comprehend, embedded + comprehend)];
  }),
)}

With Comprehend, every response is taken to have a comment of up to 300 characters: ${USAGE.comprehendUnits} units, the least that is billed.
To this comes what a deployment costs in any month, ${usd(sum(fixed))} USD:
${fixed.map(({ what, usd: amount }) => `${what} ${usd(amount)}`).join(", ")}.

Where it goes, in USD per million responses with the embedded engine:

${table(
  ["", "USD per million"],
  [...lines.map(({ what, usd: amount }) => [what, usd(amount * 1e6)]), ["**all**", `**${usd(perResponse * 1e6)}**`]],
)}

Reading is cheap beside it: a journey map of one month is one query of the days' totals and, for days that changed, one of
their slices, ${usd((MAP_READ_UNITS * PRICES.readUnit + PRICES.apiRequest) * 1e6)} USD per million maps even if every one had to read a whole busy month (we assume ${MAP_READ_UNITS} read units, not measured).
The bytes of answers are not in these figures. The API's go uncompressed: CloudFront compresses only what it caches.

## The worst day of each route

Somebody calls one route without pause for a day, as fast as its throttle lets them (stage \`dev\`, embedded engine): with
responses as large as we take them (${whole(USAGE.largestCharacters)} characters) where a publishable key or a receipt is enough, else without
a key. \`cdk synth\` refuses a setting that takes one of them over the ceiling (\`costCeilingUsd\`, ${settingsOf("dev").costCeilingUsd} USD).

${table(
  ["route", "calls a second", "USD a day"],
  worstDays(dev.core).map(({ route, perSecond, usd: amount }) => [`\`${route}\``, String(perSecond), usd(amount)]),
)}

With Comprehend the worst day of \`POST /v1/responses\` is ${usd(worstDays(templatesOf("dev", { sentimentEngine: "comprehend", comprehendRegion: "eu-central-1" }).core)[0]!.usd)} USD: it bills by the character, of which it is sent the first
${MAX_CHARACTERS} of a comment (${MAX_CHARACTERS / 100} units). That is why a stage with Comprehend needs a ceiling of its own.

This bounds what stands behind the API's throttles, not the bill as a whole. **CloudFront has no throttle**: it bills every request,
those answered with 429 and those for static files too, ${usd(PRICES.cdnRequest * 1e6)} USD per million and the bytes they get. A stranger who sends 1,000
a second for a day costs ${usd(1000 * 86_400 * PRICES.cdnRequest)} USD. What helps is a web ACL with a rate rule per address (\`webAclArn\`); the budget of the stage
\`prod\` tells of it, but a budget stops nothing, and it counts the whole account.
Nor has **the bucket that photos are sent to**: each file that is sent costs ${(1e6 * PRICES.s3Write).toFixed(2)} USD per million, and a form is signed for one key
and one hour. Photos that are shown are billed by the byte too, which no figure here holds.
Nor have **invalidations**: a testimonial that leaves the feeds costs two paths of one, ${usd(2 * PRICES.invalidationPath)} USD beyond the first 1,000 paths a month,
and those that leave a store's feeds within five seconds share it, up to a hundred. A stranger cannot repeat it, since only somebody of the store publishes; who holds a
secret key with \`moderate\` can: one invalidation every five seconds is ${usd((86_400 / 5) * 2 * PRICES.invalidationPath)} USD a day.

## The hottest partition

One store that gets so many responses a second. A partition takes ${whole(PARTITION_UNITS)} write units a second, a new table ${whole(NEW_TABLE_UNITS)} at
once and then twice its last peak, an account ${whole(TABLE_QUOTA_UNITS)} per table unless it asks for more.

${table(
  [
    "responses/s",
    "whole table, units/s",
    "the store's cells, units/s",
    "`spread` to set",
    "`writesPerSecond` to set",
    "touchpoints at least",
  ],
  RATES.map(heatAt).map(({ perSecond, table: all, cells, spread, warm, touchpoints }) => [
    whole(perSecond),
    whole(all),
    whole(cells),
    String(spread),
    warm === undefined ? "—" : whole(warm),
    String(touchpoints),
  ]),
)}

- The **cells** of a store stand in one partition per month and \`spread\`: the setting of the store says over how many they
  take turns. It can be raised at any time; readers add them up.
- \`digestBatch\` (25, up to 100): the responses of a batch share the write of each cell. The column is measured at ${MEASURED_BATCH}, so it
  is on the high side.
- \`writesPerSecond\` warms the table and both its indexes for a day that you know of, at least to the ${whole(NEW_TABLE_UNITS)} that they
  begin with. AWS bills it once, by the units that each of the three gains (DynamoDB's price list, *warm throughput*), and it cannot
  be lowered again. Over ${whole(TABLE_QUOTA_UNITS)} it needs a higher quota first.
- The **list index** holds the responses of one touchpoint in one partition, in the order of time, and no setting spreads it:
  one touchpoint alone takes some ${whole(0.75 * PARTITION_UNITS)} responses a second. More have to come from several touchpoints.
- Digest works through a shard of the stream in order, a shard per partition of the table, so it grows with the table.

## The functions

${table(["function", "bytes, minified", "gzipped"], bundles)}

Beside \`collect\` and \`survey\` lies the client of S3, and beside \`survey\` sharp: both are loaded with the first photo.
`;

writeFileSync(join(PROJECT, "docs/cost.md"), page);
console.log("docs/cost.md is written.");
