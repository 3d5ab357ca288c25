import { CfnOutput, Duration, Stack, type StackProps } from "aws-cdk-lib";
import { EventBus, Rule, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction as Invoke } from "aws-cdk-lib/aws-events-targets";
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
import { NodeFunction } from "./constructs/node-function.ts";
import { PhotoBucket } from "./constructs/photo-bucket.ts";
import { SigningKeys } from "./constructs/signing-keys.ts";
import { StreamSource } from "./constructs/stream-source.ts";
import { Watch } from "./constructs/watch.ts";

type CoreStackProps = StackProps & { readonly settings: Settings };

/** Changes that are followed at once: each by itself, so there is little to share. */
const FOLLOW_BATCH = 50;

/** Taking something from the feeds deletes its entries, in a transaction that checks what it rests on. */
const TAKE_BACK = ["dynamodb:ConditionCheckItem", "dynamodb:DeleteItem"] as const;

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

    const collect = new NodeFunction<CollectEnv>(this, "Collect", {
      function: "collect",
      description: "Takes responses, and their revision and erasure",
      environment: { ...environment, PHOTOS_BUCKET: photos.name },
      memory: 1024,
      timeout: Duration.seconds(10),
      logDays,
    });
    collect.allow(table.arn, "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", ...TAKE_BACK);
    collect.allow(photos.arn, "s3:ListBucket");
    collect.allow(photos.objectsArn, "s3:DeleteObject");
    photos.acknowledgeObjects(collect);

    const journey = new NodeFunction<EndpointEnv>(this, "Journey", {
      function: "journey",
      description: "Draws the journey map and lists responses",
      environment,
      memory: 1024,
      timeout: Duration.seconds(20),
      logDays,
    });
    journey.allow(table.arn, "dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query");
    journey.allow(table.indexArn(TABLE.listIndex), "dynamodb:Query");

    const signingKeys = new SigningKeys(this, "SigningKeys", { retain: settings.retainData });
    const addresses = {
      ...environment,
      PUBLIC_URL: settings.domain === undefined ? "" : `https://${settings.domain.name}`,
    };
    const links = { ...addresses, SIGNING_KEYS: signingKeys.json };

    const admin = new NodeFunction<LinkEnv>(this, "Admin", {
      function: "admin",
      description: "Changes stores, touchpoints, surveys and keys, and makes links",
      environment: links,
      memory: 512,
      timeout: Duration.seconds(10),
      logDays,
    });
    admin.allow(
      table.arn,
      "dynamodb:BatchGetItem",
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "dynamodb:Query",
      "dynamodb:UpdateItem",
      ...TAKE_BACK,
    );
    admin.allow(table.indexArn(TABLE.listIndex), "dynamodb:Query");
    admin.allow(table.indexArn(TABLE.workIndex), "dynamodb:Query");

    const survey = new NodeFunction<SurveyEnv>(this, "Survey", {
      function: "survey",
      description: "Shows surveys to customers, takes their answers, photos and changes of them",
      environment: { ...links, PHOTOS_BUCKET: photos.name },
      memory: 1024,
      // A photo may be read for some seconds, beside what waits for bucket and table.
      timeout: Duration.seconds(15),
      logDays,
      readsPhotos: true,
    });
    survey.allow(
      table.arn,
      "dynamodb:BatchGetItem",
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "dynamodb:Query",
      "dynamodb:UpdateItem",
      ...TAKE_BACK,
    );
    // Without the list S3 says of a missing object that it is forbidden.
    survey.allow(photos.arn, "s3:ListBucket");
    survey.allow(photos.objectsArn, "s3:DeleteObject", "s3:GetObject", "s3:PutObject");
    photos.acknowledgeObjects(survey);

    const feed = new NodeFunction<FeedEnv>(this, "Feed", {
      function: "feed",
      description: "Gives out published testimonials in every format, and says how they come about",
      environment: addresses,
      memory: 1024,
      timeout: Duration.seconds(10),
      logDays,
    });
    feed.allow(table.arn, "dynamodb:GetItem", "dynamodb:Query");

    const moderate = new NodeFunction<EndpointEnv>(this, "Moderate", {
      function: "moderate",
      description: "Shows testimonials to the store's people and takes their decisions",
      environment,
      memory: 1024,
      timeout: Duration.seconds(20),
      logDays,
    });
    moderate.allow(
      table.arn,
      "dynamodb:BatchGetItem",
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "dynamodb:Query",
      "dynamodb:UpdateItem",
      ...TAKE_BACK,
    );
    moderate.allow(table.indexArn(TABLE.listIndex), "dynamodb:Query");

    const dashboard = new NodeFunction<EndpointEnv>(this, "Dashboard", {
      function: "dashboard",
      description: "Shows the store's people the journey map and what lies behind it",
      environment,
      memory: 1024,
      timeout: Duration.seconds(20),
      logDays,
    });
    dashboard.allow(
      table.arn,
      "dynamodb:BatchGetItem",
      "dynamodb:DeleteItem",
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "dynamodb:Query",
      "dynamodb:UpdateItem",
    );
    dashboard.allow(table.indexArn(TABLE.listIndex), "dynamodb:Query");

    const invite = new NodeFunction<InviteEnv>(this, "Invite", {
      function: "invite",
      description: "Takes orders and the webhooks of shops, and keeps the rules that ask after them",
      environment: { ...environment, PUBLIC_URL: links.PUBLIC_URL },
      memory: 1024,
      timeout: Duration.seconds(10),
      logDays,
    });
    invite.allow(
      table.arn,
      "dynamodb:DeleteItem",
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "dynamodb:Query",
      "dynamodb:UpdateItem",
    );

    const customer = new NodeFunction<CustomerEnv>(this, "Customer", {
      function: "customer",
      description: "Reads, exports and erases what is kept of a customer",
      environment: { ...environment, PHOTOS_BUCKET: photos.name },
      memory: 512,
      // Much may be to be erased; what is not in this time is left to the sweep.
      timeout: Duration.seconds(29),
      logDays,
    });
    const sweep = new NodeFunction<SweepEnv>(this, "Sweep", {
      function: "sweep",
      description: "Ends erasures of customers, and removes those whose time is over",
      environment: { ...environment, PHOTOS_BUCKET: photos.name },
      memory: 256,
      timeout: Duration.minutes(9),
      logDays,
    });
    for (const erasing of [customer, sweep]) {
      erasing.allow(
        table.arn,
        "dynamodb:BatchGetItem",
        "dynamodb:DeleteItem",
        "dynamodb:GetItem",
        "dynamodb:PutItem",
        "dynamodb:Query",
        "dynamodb:Scan",
        "dynamodb:UpdateItem",
      );
      erasing.allow(table.indexArn(TABLE.listIndex), "dynamodb:Query");
      erasing.allow(photos.arn, "s3:ListBucket");
      erasing.allow(photos.objectsArn, "s3:DeleteObject");
      photos.acknowledgeObjects(erasing);
    }
    sweep.allow(table.indexArn(TABLE.workIndex), "dynamodb:Query");
    new Rule(this, "EveryTenMinutes", {
      schedule: Schedule.rate(Duration.minutes(10)),
      targets: [new Invoke(sweep.lambda, { retryAttempts: 0 })],
    });

    const digest = new NodeFunction<DigestEnv>(this, "Digest", {
      function: "digest",
      description: "Counts responses into the cells, comments read",
      environment: {
        ...environment,
        SENTIMENT_ENGINE: settings.sentimentEngine,
        COMPREHEND_REGION: settings.comprehendRegion,
      },
      memory: 1024,
      timeout: Duration.minutes(1),
      logDays,
    });
    digest.allow(table.arn, "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", ...TAKE_BACK);
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

    const retry = new NodeFunction<RetryEnv>(this, "Retry", {
      function: "retry",
      description: "Hands comments that could not be read back to digest",
      environment,
      memory: 256,
      timeout: Duration.seconds(50),
      logDays,
    });
    retry.allow(table.arn, "dynamodb:UpdateItem");
    retry.allow(table.indexArn(TABLE.workIndex), "dynamodb:Query");
    new Rule(this, "EveryMinute", {
      schedule: Schedule.rate(Duration.minutes(1)),
      // The next minute is its retry.
      targets: [new Invoke(retry.lambda, { retryAttempts: 0 })],
    });

    // Its name, if left to the CDK, is that of every stage.
    this.bus = new EventBus(this, "Events", { eventBusName: this.stackName });
    const follow = new NodeFunction<FollowEnv>(this, "Follow", {
      function: "follow",
      description:
        "Follows what changes: tells of testimonials, puts orders to the rules, keeps the profiles of customers",
      environment: { ...environment, EVENT_BUS: this.bus.eventBusName },
      memory: 512,
      timeout: Duration.minutes(1),
      logDays,
    });
    follow.allow(this.bus.eventBusArn, "events:PutEvents");
    follow.allow(
      table.arn,
      "dynamodb:BatchGetItem",
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "dynamodb:Query",
      "dynamodb:UpdateItem",
    );
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
