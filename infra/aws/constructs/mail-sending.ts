import { Aws, Duration } from "aws-cdk-lib";
import { EventBus } from "aws-cdk-lib/aws-events";
import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import { ConfigurationSet, EmailSendingEvent, EventDestination } from "aws-cdk-lib/aws-ses";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { NewsEnv, SendEnv } from "../../../shared/env.ts";
import { TABLE } from "../../../shared/table.ts";
import { acknowledge } from "./acknowledge.ts";
import type { DataTable } from "./data-table.ts";
import { EventSource } from "./event-source.ts";
import { NodeFunction } from "./node-function.ts";
import { runEvery } from "./run-every.ts";

type MailSendingProps = {
  readonly table: DataTable;
  readonly environment: { readonly TABLE_NAME: string; readonly METRICS_NAMESPACE: string };
  /** Signing keys as the functions take them. */
  readonly signingKeys: string;
  readonly publicUrl: string;
  readonly sender: string;
  readonly perSecond: number;
  readonly logDays: RetentionDays;
};

/** What SES calls the events of a mail that we listen to. Opens and clicks are not among them: nobody is watched reading. */
const NEWS = ["Email Sent", "Email Delivered", "Email Bounced", "Email Complaint Received", "Email Rejected"];

/** Invitations by SES, and what becomes of them. */
export class MailSending extends Construct {
  readonly send: NodeFunction<SendEnv>;
  readonly news: NodeFunction<NewsEnv>;
  /** News that were given up. */
  readonly unheard: Queue;

  constructor(scope: Construct, id: string, props: MailSendingProps) {
    super(scope, id);
    const { table, environment, logDays } = props;
    // SES tells the account's own bus and no other.
    const bus = EventBus.fromEventBusName(this, "AccountBus", "default");
    const set = new ConfigurationSet(this, "Set");
    set.addEventDestination("News", {
      destination: EventDestination.eventBus(bus),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
      ],
    });

    this.send = new NodeFunction<SendEnv>(this, "Send", {
      function: "send",
      description: "Sends the invitations that are due",
      environment: {
        ...environment,
        SIGNING_KEYS: props.signingKeys,
        PUBLIC_URL: props.publicUrl,
        MAIL_SENDER: props.sender,
        CONFIGURATION_SET: set.configurationSetName,
        MAILS_PER_SECOND: String(props.perSecond),
      },
      memory: 512,
      timeout: Duration.seconds(59),
      // Two at a time would each go at the full rate.
      atOnce: 1,
      logDays,
    });
    this.send.allow(
      table.arn,
      "dynamodb:ConditionCheckItem",
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "dynamodb:Query",
      "dynamodb:UpdateItem",
    );
    this.send.allow(table.indexArn(TABLE.workIndex), "dynamodb:Query");
    const arn = (resource: string) => `arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}:${resource}`;
    // A store may write from an address of its own, which is an identity that is not ours to know.
    this.send.allow(arn("identity/*"), "ses:SendEmail", "ses:SendRawEmail");
    this.send.allow(arn(`configuration-set/${set.configurationSetName}`), "ses:SendEmail", "ses:SendRawEmail");
    acknowledge(
      this.send,
      "AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*]",
      "Stores may write from addresses of their own, verified by the operator",
    );
    runEvery(this, "EveryMinute", Duration.minutes(1), this.send);

    this.news = new NodeFunction<NewsEnv>(this, "News", {
      function: "news",
      description: "Notes what became of mails: delivered, come back, called unwanted",
      environment,
      memory: 256,
      timeout: Duration.seconds(30),
      logDays,
    });
    this.news.allow(table.arn, "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem");
    const source = new EventSource(this, "Heard", {
      bus,
      pattern: {
        source: ["aws.ses"],
        detailType: NEWS,
        detail: { mail: { tags: { kind: ["invitation", "reminder"] } } },
      },
      consumer: this.news,
      batchSize: 10,
      window: Duration.seconds(1),
      retryAfter: Duration.minutes(3),
    });
    this.unheard = source.failures;
  }
}
