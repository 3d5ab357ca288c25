import { CfnOutput, Duration, Stack, type StackProps } from "aws-cdk-lib";
import { EventBus, Rule, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction as Invoke } from "aws-cdk-lib/aws-events-targets";
import { EmailIdentity, Identity } from "aws-cdk-lib/aws-ses";
import type { Construct } from "constructs";
import type { DigestEnv, EndpointEnv, InviteEnv, LinkEnv, PlanEnv, RetryEnv } from "../../shared/env.ts";
import { PENDING_FILTER, TABLE, UNPLANNED_FILTER } from "../../shared/table.ts";
import type { Settings } from "./config.ts";
import { ContractApi } from "./constructs/contract-api.ts";
import { DataTable } from "./constructs/data-table.ts";
import { NodeFunction } from "./constructs/node-function.ts";
import { SigningKeys } from "./constructs/signing-keys.ts";
import { StreamSource } from "./constructs/stream-source.ts";
import { Watch } from "./constructs/watch.ts";

/** Orders that are planned at once: each by itself, so there is nothing to share. */
const PLAN_BATCH = 25;

type CoreStackProps = StackProps & { readonly settings: Settings };

/** The system itself: the table, the functions around it, the API in front and what watches over them. */
export class CoreStack extends Stack {
  readonly api: ContractApi;

  constructor(scope: Construct, id: string, { settings, ...props }: CoreStackProps) {
    super(scope, id, props);
    const { logDays } = settings;
    const table = new DataTable(this, "Data", {
      retain: settings.retainData,
      writesPerSecond: settings.writesPerSecond,
    });
    const namespace = `Viaggio/${settings.stage}`;
    const environment = { TABLE_NAME: table.name, METRICS_NAMESPACE: namespace };

    const collect = new NodeFunction<EndpointEnv>(this, "Collect", {
      function: "collect",
      description: "Takes responses, and their revision and erasure",
      environment,
      memory: 1024,
      timeout: Duration.seconds(10),
      logDays,
    });
    collect.allow(table.arn, "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem");

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
    const links = {
      ...environment,
      SIGNING_KEYS: signingKeys.json,
      PUBLIC_URL: settings.domain === undefined ? "" : `https://${settings.domain.name}`,
    };

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
    );
    admin.allow(table.indexArn(TABLE.workIndex), "dynamodb:Query");

    const survey = new NodeFunction<LinkEnv>(this, "Survey", {
      function: "survey",
      description: "Shows surveys to customers, takes their answers and changes of them",
      environment: links,
      memory: 1024,
      timeout: Duration.seconds(10),
      logDays,
    });
    survey.allow(table.arn, "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem");

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
    digest.allow(table.arn, "dynamodb:GetItem", "dynamodb:UpdateItem");
    if (settings.sentimentEngine === "comprehend") digest.allow("*", "comprehend:BatchDetectSentiment");
    const source = new StreamSource(this, "Changes", {
      table,
      consumer: digest,
      filter: PENDING_FILTER,
      // Responses of one batch share the writes of the cells that they touch.
      batchSize: settings.digestBatch,
    });

    const plan = new NodeFunction<PlanEnv>(this, "Plan", {
      function: "plan",
      description: "Puts orders to the rules of their store",
      environment,
      memory: 512,
      timeout: Duration.minutes(1),
      logDays,
    });
    plan.allow(table.arn, "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem");
    const orders = new StreamSource(this, "Orders", {
      table,
      consumer: plan,
      filter: UNPLANNED_FILTER,
      batchSize: PLAN_BATCH,
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

    // Where digest will tell of what it learnt; nothing listens yet. Its name, if left to the CDK, is that of every stage.
    new EventBus(this, "Events", { eventBusName: this.stackName });
    if (settings.sender !== undefined) {
      new EmailIdentity(this, "Sender", { identity: Identity.email(settings.sender) });
    }

    const functions = {
      collect: collect.lambda,
      journey: journey.lambda,
      admin: admin.lambda,
      survey: survey.lambda,
      invite: invite.lambda,
    };
    this.api = new ContractApi(this, "Http", { functions, throttles: settings.throttles, logDays });
    new Watch(this, "Watch", {
      namespace,
      email: settings.alarmEmail,
      api: this.api,
      functions: { ...functions, digest: digest.lambda, retry: retry.lambda, plan: plan.lambda },
      table,
      failures: source.failures,
      unplanned: orders.failures,
      metricMath: !settings.leaveOut.includes("metricMath"),
    });

    new CfnOutput(this, "TableName", { value: table.name });
    new CfnOutput(this, "ApiUrl", { value: `https://${this.api.host}` });
  }
}
