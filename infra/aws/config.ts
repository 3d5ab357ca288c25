import * as z from "zod";
import { ROUTES } from "../../shared/contract/pages.ts";

/** Regions that have Amazon Comprehend. Source: Comprehend developer guide, "Guidelines and quotas"; Milan is not there. */
const COMPREHEND_REGIONS: readonly string[] = [
  "us-east-1",
  "us-east-2",
  "us-west-2",
  "ap-south-1",
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-southeast-1",
  "ap-southeast-2",
  "ca-central-1",
  "eu-central-1",
  "eu-west-1",
  "eu-west-2",
  "us-gov-west-1",
];

const Region = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "is not the name of a region such as eu-south-1");
const Throttle = z.strictObject({ perSecond: z.number().positive().max(10_000), burst: z.number().int().positive() });

/** Settings of a stage: what may differ between one deployment and another. */
const Settings = z.strictObject({
  account: z
    .string()
    .regex(/^\d{12}$/, "is not the 12 digits of an AWS account")
    .optional()
    .describe("The only account this stage may go to. Left out: the account of whoever deploys."),
  region: Region.optional().describe("Left out: the region of whoever deploys."),
  sentimentEngine: z
    .enum(["comprehend", "lexicon"], "must be comprehend, or lexicon for the embedded engine")
    .describe("What reads comments. lexicon is the embedded engine: six languages, no call, no bill."),
  comprehendRegion: Region.optional().describe("Where comments are read, when the stack's region has no Comprehend."),
  alarmEmail: z.email("is not an e-mail address").optional().describe("Who hears of alarms and of the budget."),
  sender: z.email("is not an e-mail address").optional().describe("Address that invitations will come from."),
  mailsPerSecond: z
    .number()
    .positive()
    .max(1000)
    .default(10)
    .describe("What SES lets the account send a second; 1 in its sandbox. 100,000 in an hour take 34."),
  domain: z
    .strictObject({
      name: z.string().regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/, "is not a host name such as voice.shop.example"),
      certificateArn: z
        .string("is missing: CloudFront needs a certificate for the domain, issued in us-east-1")
        .regex(/^arn:aws[a-z-]*:acm:us-east-1:\d{12}:certificate\/.+$/, "is not a certificate of ACM in us-east-1")
        .describe("CloudFront takes certificates from us-east-1 only."),
    })
    .optional(),
  webAclArn: z
    .string()
    .regex(/^arn:aws[a-z-]*:wafv2:us-east-1:\d{12}:global\/webacl\/.+$/, "is not a web ACL for CloudFront")
    .optional()
    .describe("A web ACL of your own in front of everything."),
  throttles: z
    .record(z.string(), Throttle)
    .default({})
    .describe("Other limits than the contract's, by the id of the operation."),
  costCeilingUsd: z
    .number()
    .positive()
    .describe("Most that one route may cost in a day, called without pause up to its throttle."),
  monthlyBudgetUsd: z
    .number()
    .positive()
    .optional()
    .describe("A budget of the whole account, made in us-east-1, that sends an e-mail at half and when it is used up."),
  writesPerSecond: z
    .number()
    .int()
    .min(4000, "must be 4000 or more, which a new table takes anyway")
    .optional()
    .describe(
      "Warm throughput of table and indexes, in write units: what they take at once. Billed once, never lowered.",
    ),
  digestBatch: z
    .number()
    .int()
    .min(1)
    .max(100)
    .default(25)
    .describe("Responses that digest takes at once. More of them share the writes of a cell: cheaper, a little later."),
  logDays: z
    .literal([7, 14, 30, 90, 180, 365], "must be 7, 14, 30, 90, 180 or 365")
    .describe("How long logs are kept."),
  retainData: z.boolean().describe("False deletes the table with its stack: for throw-away stages only."),
  leaveOut: z
    .array(z.enum(["budget", "metricMath", "webFiles"]))
    .default([])
    .describe("Parts that an emulator of AWS cannot deploy; empty on AWS."),
});
export type SettingsInput = z.input<typeof Settings>;
export type Settings = z.output<typeof Settings> & { readonly stage: string; readonly comprehendRegion: string };

/**
 * Throttles that keep the worst day of a route (infra/aws/cost/worst-day.ts) under the ceiling: responses as large as we
 * take them, without pause. 2 a second are 172,800 responses a day, 300 at once; raise them together with the ceiling.
 */
const SAFE_THROTTLES = {
  submitResponse: { perSecond: 2, burst: 300 },
  answerSurvey: { perSecond: 2, burst: 300 },
  keepPartial: { perSecond: 2, burst: 300 },
  answerWidget: { perSecond: 2, burst: 300 },
  // A photo may come with it, which takes seconds.
  changeOwnResponse: { perSecond: 1, burst: 20 },
  unsubscribe: { perSecond: 2, burst: 300 },
  reviseResponse: { perSecond: 2, burst: 20 },
  eraseResponse: { perSecond: 5, burst: 20 },
};

const BASE: SettingsInput = {
  sentimentEngine: "lexicon",
  throttles: SAFE_THROTTLES,
  costCeilingUsd: 10,
  logDays: 30,
  retainData: true,
};

/** The stages. Anything here can be set for one deployment with `-c name=value`; objects and lists as JSON. */
const STAGES: Readonly<Record<string, SettingsInput>> = {
  dev: { ...BASE, logDays: 7 },
  prod: { ...BASE, monthlyBudgetUsd: 100 },
  /** For `npm run test:deploy`: an emulator of AWS on this machine. docs/deploy.md lists what it leaves out and why. */
  emulator: {
    ...BASE,
    account: "000000000000",
    region: "eu-south-1",
    sentimentEngine: "comprehend",
    comprehendRegion: "eu-central-1",
    alarmEmail: "operator@shop.example",
    sender: "voice@shop.example",
    costCeilingUsd: 1000,
    monthlyBudgetUsd: 10,
    retainData: true,
    leaveOut: ["budget", "metricMath", "webFiles"],
  },
};

/** A setting is wrong or missing; the message is one sentence that says which and what to do. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

const parseValue = (name: string, value: unknown): unknown => {
  // An account is digits but no number.
  if (typeof value !== "string" || name === "account") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const refuseUnknownOperations = (stage: string, throttles: Settings["throttles"]) => {
  const known = new Set(ROUTES.map(({ id }) => id));
  const stranger = Object.keys(throttles).find((id) => !known.has(id));
  if (stranger === undefined) return;
  throw new SettingsError(
    `Stage ${stage} throttles ${stranger}, which is no operation of the API: use an operationId of openapi.json.`,
  );
};

const comprehendRegionOf = (stage: string, settings: z.output<typeof Settings>, region: string | undefined): string => {
  const chosen = settings.comprehendRegion ?? region;
  if (settings.sentimentEngine === "lexicon") return chosen ?? COMPREHEND_REGIONS[0]!;
  if (chosen === undefined) {
    throw new SettingsError(
      `Stage ${stage} reads comments with Comprehend, but neither region nor comprehendRegion says where: set one of them.`,
    );
  }
  if (!COMPREHEND_REGIONS.includes(chosen)) {
    throw new SettingsError(
      `Stage ${stage} reads comments with Comprehend, which is not in ${chosen}: set comprehendRegion to one of ${COMPREHEND_REGIONS.join(", ")}, or sentimentEngine to lexicon.`,
    );
  }
  return chosen;
};

/** Names of all settings, for those who read them from a command line. */
export const SETTING_NAMES = Object.keys(Settings.shape);

/** What the CDK itself keeps in the context: flags, bundling, what it looked up (`kind:account=…`), what its user saw. */
const OF_THE_CDK = /^@|:|^(cli-telemetry|acknowledged-issue-numbers)$/;

/** @throws SettingsError for a name on the command line (`-c name=value`) that is no setting, and would do nothing */
export const refuseUnknownSettings = (names: readonly string[]): void => {
  const stranger = names.find((name) => name !== "stage" && !SETTING_NAMES.includes(name) && !OF_THE_CDK.test(name));
  if (stranger === undefined) return;
  throw new SettingsError(`There is no setting ${stranger}: use stage or one of ${SETTING_NAMES.join(", ")}.`);
};

/**
 * The settings of a stage, checked. `overrides` are the command line's, `region` is that of whoever deploys.
 * @throws SettingsError for the first thing that is wrong
 */
export const settingsOf = (
  stage: string,
  overrides: Readonly<Record<string, unknown>> = {},
  region?: string,
): Settings => {
  const own = STAGES[stage];
  if (own === undefined) {
    throw new SettingsError(`There is no stage ${stage}: use -c stage= with one of ${Object.keys(STAGES).join(", ")}.`);
  }
  const given = Object.fromEntries(Object.entries(overrides).map(([name, value]) => [name, parseValue(name, value)]));
  // A throttle on the command line changes that route; the others keep the stage's.
  const throttles = isRecord(given.throttles) ? { ...own.throttles, ...given.throttles } : given.throttles;
  const parsed = Settings.safeParse({ ...own, ...given, ...(throttles !== undefined && { throttles }) });
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    const setting = path.length === 0 ? "The settings" : `Setting ${path.join(".")}`;
    // Our own messages go on with the sentence; the schema's do not.
    const ours = /^(is|must) /.test(message);
    throw new SettingsError(`${setting} of stage ${stage} ${ours ? message : `cannot be used: ${message}`}.`);
  }
  const settings = parsed.data;
  refuseUnknownOperations(stage, settings.throttles);
  for (const name of stage === "prod" ? (["account", "region", "alarmEmail"] as const) : []) {
    if (settings[name] !== undefined) continue;
    throw new SettingsError(
      `Stage ${stage} needs the setting ${name}: write it into infra/aws/config.ts or give -c ${name}=….`,
    );
  }
  if (settings.monthlyBudgetUsd !== undefined && settings.alarmEmail === undefined) {
    throw new SettingsError(`Stage ${stage} has a monthly budget but no alarmEmail: nobody would hear of it.`);
  }
  return { ...settings, stage, comprehendRegion: comprehendRegionOf(stage, settings, settings.region ?? region) };
};
