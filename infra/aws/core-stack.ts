import { CfnOutput, Duration, Stack, type StackProps } from "aws-cdk-lib";
import { EventBus } from "aws-cdk-lib/aws-events";
import { EmailIdentity, Identity } from "aws-cdk-lib/aws-ses";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";
import type {
  CollectEnv,
  CustomerEnv,
  DigestEnv,
  EndpointEnv,
  FeedEnv,
  FollowEnv,
  InviteEnv,
  LinkEnv,
  RetryEnv,
  SurveyEnv,
  SweepEnv,
} from "../../shared/env.ts";
import { FOLLOW_FILTERS, PENDING_FILTER, TABLE } from "../../shared/table.ts";
import type { Settings } from "./config.ts";
import { ContractApi } from "./constructs/contract-api.ts";
import { DataTable } from "./constructs/data-table.ts";
import { MailSending } from "./constructs/mail-sending.ts";
import { type Action, NodeFunction, type NodeFunctionProps } from "./constructs/node-function.ts";
import { PhotoBucket } from "./constructs/photo-bucket.ts";
import { runEvery } from "./constructs/run-every.ts";
import { SigningKeys } from "./constructs/signing-keys.ts";
import { StreamSource } from "./constructs/stream-source.ts";
import { Watch } from "./constructs/watch.ts";

type CoreStackProps = StackProps & { readonly settings: Settings };

/** Changes that are followed at once: each by itself, so there is little to share. */
const FOLLOW_BATCH = 50;

/** What is done to the table. Listed by action, since a function may do no more than it needs. */
const READ: readonly Action[] = ["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"];
const WRITE: readonly Action[] = ["dynamodb:PutItem", "dynamodb:UpdateItem"];
/** Taking something from the feeds deletes its entries, in a transaction that checks what it rests on. */
const TAKE_BACK: readonly Action[] = ["dynamodb:ConditionCheckItem", "dynamodb:DeleteItem"];

/** A function as it differs from the others of the stack. */
type Declared<Env> = Omit<NodeFunctionProps<Env>, "logDays"> & {
  /** What it does to the table. */
  readonly table: readonly Action[];
  /** Indexes of the table that it queries. */
  readonly indexes?: readonly { readonly name: string }[];
  /** What it does to photos. */
  readonly photos?: readonly Action[];
};

/** The system itself: the table, the functions around it, the API in front and what watches over them. */
export class CoreStack extends Stack {
  readonly api: ContractApi;
  /** Tells what enters and leaves the feeds. */
  readonly bus: EventBus;
  /** Where alarms are told. */
  readonly alarmTopic: ITopic;

  constructor(scope: Construct, id: string, { settings, ...props }: CoreStackProps) {
    super(scope, id, props);
    const { logDays } = settings;
    const table = new DataTable(this, "Data", {
      retain: settings.retainData,
      writesPerSecond: settings.writesPerSecond,
    });
    const namespace = `Viaggio/${settings.stage}`;
    const environment = { TABLE_NAME: table.name, METRICS_NAMESPACE: namespace };

    const photos = new PhotoBucket(this, "Photos", { retain: settings.retainData });

    const declare = <Env>(id: string, { table: actions, indexes = [], photos: onPhotos, ...own }: Declared<Env>) => {
      const declared = new NodeFunction<Env>(this, id, { ...own, logDays });
      declared.allow(table.arn, ...actions);
      for (const index of indexes) declared.allow(table.indexArn(index), "dynamodb:Query");
      if (onPhotos !== undefined) photos.allow(declared, ...onPhotos);
      return declared;
    };

    const collect = declare<CollectEnv>("Collect", {
      function: "collect",
      description: "Takes responses, and their revision and erasure",
      environment: { ...environment, PHOTOS_BUCKET: photos.name },
      memory: 1024,
      timeout: Duration.seconds(10),
      table: ["dynamodb:GetItem", ...WRITE, ...TAKE_BACK],
      photos: ["s3:DeleteObject"],
    });
    const journey = declare<EndpointEnv>("Journey", {
      function: "journey",
      description: "Draws the journey map and lists responses",
      environment,
      memory: 1024,
      timeout: Duration.seconds(20),
      table: READ,
      indexes: [TABLE.listIndex],
    });

    const signingKeys = new SigningKeys(this, "SigningKeys", { retain: settings.retainData });
    const addresses = {
      ...environment,
      PUBLIC_URL: settings.domain === undefined ? "" : `https://${settings.domain.name}`,
    };
    const links = { ...addresses, SIGNING_KEYS: signingKeys.json };

    const admin = declare<LinkEnv>("Admin", {
      function: "admin",
      description: "Changes stores, touchpoints, surveys and keys, and makes links",
      environment: links,
      memory: 512,
      timeout: Duration.seconds(10),
      table: [...READ, ...WRITE, ...TAKE_BACK],
      indexes: [TABLE.listIndex, TABLE.workIndex],
    });
    const survey = declare<SurveyEnv>("Survey", {
      function: "survey",
      description: "Shows surveys to customers, takes their answers, photos and changes of them",
      environment: { ...links, PHOTOS_BUCKET: photos.name },
      memory: 1024,
      // A photo may be read for some seconds, beside what waits for bucket and table.
      timeout: Duration.seconds(15),
      readsPhotos: true,
      table: [...READ, ...WRITE, ...TAKE_BACK],
      photos: ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
    });
    const feed = declare<FeedEnv>("Feed", {
      function: "feed",
      description: "Gives out published testimonials in every format, and says how they come about",
      environment: addresses,
      memory: 1024,
      timeout: Duration.seconds(10),
      table: ["dynamodb:GetItem", "dynamodb:Query"],
    });
    const moderate = declare<EndpointEnv>("Moderate", {
      function: "moderate",
      description: "Shows testimonials to the store's people and takes their decisions",
      environment,
      memory: 1024,
      timeout: Duration.seconds(20),
      table: [...READ, ...WRITE, ...TAKE_BACK],
      indexes: [TABLE.listIndex],
    });
    const dashboard = declare<EndpointEnv>("Dashboard", {
      function: "dashboard",
      description: "Shows the store's people the journey map and what lies behind it",
      environment,
      memory: 1024,
      timeout: Duration.seconds(20),
      table: [...READ, ...WRITE, "dynamodb:DeleteItem"],
      indexes: [TABLE.listIndex],
    });
    const invite = declare<InviteEnv>("Invite", {
      function: "invite",
      description: "Takes orders and the webhooks of shops, and keeps the rules that ask after them",
      environment: addresses,
      memory: 1024,
      timeout: Duration.seconds(10),
      table: ["dynamodb:GetItem", "dynamodb:Query", ...WRITE, "dynamodb:DeleteItem"],
    });

    const erasing = {
      environment: { ...environment, PHOTOS_BUCKET: photos.name },
      table: [...READ, "dynamodb:Scan", ...WRITE, "dynamodb:DeleteItem"],
      photos: ["s3:DeleteObject"],
    } as const;
    const customer = declare<CustomerEnv>("Customer", {
      ...erasing,
      function: "customer",
      description: "Reads, exports and erases what is kept of a customer",
      memory: 512,
      // Much may be to be erased; what is not in this time is left to the sweep.
      timeout: Duration.seconds(29),
      indexes: [TABLE.listIndex],
    });
    const sweep = declare<SweepEnv>("Sweep", {
      ...erasing,
      function: "sweep",
      description: "Ends erasures of customers, and removes those whose time is over",
      memory: 256,
      timeout: Duration.minutes(9),
      indexes: [TABLE.listIndex, TABLE.workIndex],
    });
    runEvery(this, "EveryTenMinutes", Duration.minutes(10), sweep);

    const digest = declare<DigestEnv>("Digest", {
      function: "digest",
      description: "Counts responses into the cells, comments read",
      environment: {
        ...environment,
        SENTIMENT_ENGINE: settings.sentimentEngine,
        COMPREHEND_REGION: settings.comprehendRegion,
      },
      memory: 1024,
      timeout: Duration.minutes(1),
      table: ["dynamodb:GetItem", ...WRITE, ...TAKE_BACK],
    });
    if (settings.sentimentEngine === "comprehend") {
      digest.allow(
        "*",
        "comprehend:BatchDetectSentiment",
        "comprehend:ContainsPiiEntities",
        "comprehend:DetectPiiEntities",
      );
    }
    const source = new StreamSource(this, "Changes", {
      table,
      consumer: digest,
      filters: [PENDING_FILTER],
      // Responses of one batch share the writes of the cells that they touch.
      batchSize: settings.digestBatch,
    });

    const retry = declare<RetryEnv>("Retry", {
      function: "retry",
      description: "Hands comments that could not be read back to digest",
      environment,
      memory: 256,
      timeout: Duration.seconds(50),
      table: ["dynamodb:UpdateItem"],
      indexes: [TABLE.workIndex],
    });
    runEvery(this, "EveryMinute", Duration.minutes(1), retry);

    // Its name, if left to the CDK, is that of every stage.
    this.bus = new EventBus(this, "Events", { eventBusName: this.stackName });
    const follow = declare<FollowEnv>("Follow", {
      function: "follow",
      description:
        "Follows what changes: tells of testimonials, puts orders to the rules, keeps the profiles of customers",
      environment: { ...environment, EVENT_BUS: this.bus.eventBusName },
      memory: 512,
      timeout: Duration.minutes(1),
      table: [...READ, ...WRITE],
    });
    follow.allow(this.bus.eventBusArn, "events:PutEvents");
    const changes = new StreamSource(this, "Followed", {
      table,
      consumer: follow,
      filters: FOLLOW_FILTERS,
      batchSize: FOLLOW_BATCH,
    });

    const functions = {
      collect: collect.lambda,
      journey: journey.lambda,
      admin: admin.lambda,
      survey: survey.lambda,
      feed: feed.lambda,
      moderate: moderate.lambda,
      dashboard: dashboard.lambda,
      invite: invite.lambda,
      customer: customer.lambda,
    };
    this.api = new ContractApi(this, "Http", { functions, throttles: settings.throttles, logDays });

    let mail: MailSending | undefined;
    if (settings.sender !== undefined) {
      new EmailIdentity(this, "Sender", { identity: Identity.email(settings.sender) });
      mail = new MailSending(this, "Mail", {
        table,
        environment,
        signingKeys: signingKeys.json,
        publicUrl: addresses.PUBLIC_URL === "" ? `https://${this.api.host}` : addresses.PUBLIC_URL,
        sender: settings.sender,
        perSecond: settings.mailsPerSecond,
        logDays,
      });
    }
    const watch = new Watch(this, "Watch", {
      namespace,
      email: settings.alarmEmail,
      api: this.api,
      functions: {
        ...functions,
        digest: digest.lambda,
        retry: retry.lambda,
        sweep: sweep.lambda,
        follow: follow.lambda,
        ...(mail !== undefined && { send: mail.send.lambda, news: mail.news.lambda }),
      },
      table,
      failures: source.failures,
      unfollowed: changes.failures,
      ...(mail !== undefined && { unheard: mail.unheard }),
      metricMath: !settings.leaveOut.includes("metricMath"),
    });
    this.alarmTopic = watch.topic;

    new CfnOutput(this, "TableName", { value: table.name });
    // For the command line, which signs links too: its name, not what is in it.
    new CfnOutput(this, "SigningKeysArn", { value: signingKeys.arn });
    new CfnOutput(this, "PhotosBucket", { value: photos.name });
    new CfnOutput(this, "EventBusName", { value: this.bus.eventBusName });
    new CfnOutput(this, "ApiUrl", { value: `https://${this.api.host}` });
  }
}
