import { CfnOutput, Duration, Stack, type StackProps } from "aws-cdk-lib";
import { Stats } from "aws-cdk-lib/aws-cloudwatch";
import type { EventBus } from "aws-cdk-lib/aws-events";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";
import type { TestimonialEvent } from "../../shared/domain/testimonial-event.ts";
import type { InvalidateEnv } from "../../shared/env.ts";
import { EVENT_SOURCE } from "../../shared/table.ts";
import type { Settings } from "./config.ts";
import { Alarms, PERIOD } from "./constructs/alarms.ts";
import { EventSource } from "./constructs/event-source.ts";
import { NodeFunction } from "./constructs/node-function.ts";
import { WebFiles } from "./constructs/web-files.ts";
import { Website } from "./constructs/website.ts";

type EdgeStackProps = StackProps & {
  readonly settings: Settings;
  readonly apiHost: string;
  /** Where we hear what leaves the feeds; in the same region as this stack. */
  readonly bus: EventBus;
  /** Where alarms are told; in the same region too. */
  readonly alarmTopic: ITopic;
};

/**
 * What the copies at the edge are dropped for. Not for `testimonial.changed`: an author may cause as many of those as they
 * please, by stars or places to show, and CloudFront bills each path of an invalidation; after a withdrawal somebody of the
 * store must decide before there can be another.
 */
const DROPS_COPIES: readonly TestimonialEvent["type"][] = ["testimonial.withdrawn"];

/** What stands at the edge: one name for the API and for static files. */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, { settings, apiHost, bus, alarmTopic, ...props }: EdgeStackProps) {
    super(scope, id, props);
    const website = new Website(this, "Website", {
      apiHost,
      domain: settings.domain,
      webAclArn: settings.webAclArn,
      retain: settings.retainData,
    });
    if (!settings.leaveOut.includes("webFiles")) new WebFiles(this, "WebFiles", website.files);

    const invalidate = new NodeFunction<InvalidateEnv>(this, "Invalidate", {
      function: "invalidate",
      description: "Drops the CDN's copies of what was withdrawn",
      environment: { DISTRIBUTION: website.distribution.distributionId },
      memory: 256,
      timeout: Duration.seconds(10),
      logDays: settings.logDays,
    });
    invalidate.allow(website.distribution.distributionArn, "cloudfront:CreateInvalidation");
    const withdrawals = new EventSource(this, "Withdrawals", {
      bus,
      pattern: { source: [EVENT_SOURCE], detailType: [...DROPS_COPIES] },
      consumer: invalidate,
      batchSize: 100,
      // A bulk decision or an import that is taken back becomes one invalidation.
      window: Duration.seconds(5),
      retryAfter: Duration.seconds(30),
    });
    const kept = withdrawals.failures.metricApproximateNumberOfMessagesVisible({
      period: PERIOD,
      statistic: Stats.MAXIMUM,
    });
    new Alarms(this, "Alarms", {
      tell: { topic: alarmTopic },
      rules: [
        {
          id: "CopiesNotDropped",
          meaning: "CloudFront was not told what was withdrawn; its copies end by themselves within 30 s.",
          metric: kept,
          limit: { above: 0 },
        },
      ],
    });

    new CfnOutput(this, "Url", {
      value: `https://${settings.domain?.name ?? website.distribution.distributionDomainName}`,
    });
    new CfnOutput(this, "CdnHost", { value: website.distribution.distributionDomainName });
    new CfnOutput(this, "FilesBucket", { value: website.files.bucketName });
  }
}
