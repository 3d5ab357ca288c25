import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { PROJECT } from "../../infra/aws/bundle.ts";
import { worstDays } from "../../infra/aws/cost/worst-day.ts";
import { placeSharp } from "../../infra/aws/native-packages.ts";
import { INBOX_PREFIX } from "../../shared/adapters/photos/prefixes.ts";
import { FEED_ROUTES, ROUTES } from "../../shared/contract/pages.ts";
import { FOLLOW_FILTERS, PENDING_FILTER, TABLE } from "../../shared/table.ts";
import { FOR_A_WHILE, FOR_GOOD, STABLE_NAMES } from "../../web/build.ts";
import { type Grants, grantsOf } from "./policies.ts";
import { type RecordedRun, recordedRun } from "./recorded-run.ts";
import { ofType, synthesize, type Template, theOne } from "./synth.ts";

const DOMAIN = {
  name: "voice.shop.example",
  certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555",
};
const WEB_ACL = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/shop/11111111-2222-3333-4444-555555555555";

// One synth with everything that a setting can add: what cdk-nag finds in it makes it throw.
let core: Template;
let edge: Template;
let budget: Template | undefined;
beforeAll(async () => {
  ({ core, edge, budget } = await synthesize("prod", {
    account: "123456789012",
    region: "eu-south-1",
    alarmEmail: "ops@shop.example",
    sender: "voice@shop.example",
    sentimentEngine: "comprehend",
    comprehendRegion: "eu-central-1",
    domain: DOMAIN,
    webAclArn: WEB_ACL,
  }));
});

const properties = (template: Template, type: string) => theOne(template, type).Properties;

describe("the table", () => {
  it("outlives its stack, a mistake and a bad day", () => {
    const table = theOne(core, "AWS::DynamoDB::GlobalTable");
    expect(table).toMatchObject({ DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" });
    expect(table.Properties.Replicas).toEqual([
      expect.objectContaining({
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 14 },
      }),
    ]);
  });

  it("has the keys, indexes and stream that the code relies on", () => {
    const { listIndex, workIndex } = TABLE;
    const keys = ({ partitionKey, sortKey }: { partitionKey: string; sortKey: string }) => [
      { AttributeName: partitionKey, KeyType: "HASH" },
      { AttributeName: sortKey, KeyType: "RANGE" },
    ];
    const table = properties(core, "AWS::DynamoDB::GlobalTable");
    expect(table).toMatchObject({
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: keys(TABLE),
      StreamSpecification: { StreamViewType: TABLE.streamView },
      TimeToLiveSpecification: { AttributeName: TABLE.timeToLive, Enabled: true },
    });
    expect(table.GlobalSecondaryIndexes).toEqual(
      [listIndex, workIndex].map((index) => ({
        IndexName: index.name,
        KeySchema: keys(index),
        Projection: { ProjectionType: "KEYS_ONLY" },
      })),
    );
  });

  it("declares every key of every index, which no validator checks", () => {
    const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes } = properties(core, "AWS::DynamoDB::GlobalTable");
    const used = [KeySchema, ...GlobalSecondaryIndexes.map((index: { KeySchema: unknown }) => index.KeySchema)].flat();
    const names = (list: { AttributeName: string }[]) =>
      [...new Set(list.map(({ AttributeName }) => AttributeName))].sort();
    expect(names(AttributeDefinitions)).toEqual(names(used));
  });
});

describe("the bucket of photos", () => {
  const bucket = () => theOne(core, "AWS::S3::Bucket");

  it("outlives its stack, is nobody's but ours, and keeps no older version of what was erased", () => {
    expect(bucket()).toMatchObject({ DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" });
    expect(bucket().Properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(bucket().Properties).not.toHaveProperty("VersioningConfiguration");
    const { Statement } = properties(core, "AWS::S3::BucketPolicy").PolicyDocument;
    expect(Statement).toEqual([
      expect.objectContaining({
        Effect: "Deny",
        Action: "s3:*",
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      }),
    ]);
  });

  it("removes what was sent and never taken after a day, and never a picture that is shown", () => {
    const { Rules } = bucket().Properties.LifecycleConfiguration;
    expect(Rules.filter((rule: object) => "ExpirationInDays" in rule)).toEqual([
      { ExpirationInDays: 1, Prefix: INBOX_PREFIX, Status: "Enabled" },
    ]);
  });

  it("is known to what takes photos and to what erases them, and to nothing else", () => {
    const knowing = ofType(core, "AWS::Lambda::Function").filter(
      ([, { Properties }]) => Properties.Environment.Variables.PHOTOS_BUCKET !== undefined,
    );
    expect(knowing.map(([id]) => id.replace(/Function.*/, "")).sort()).toEqual([
      "Collect",
      "Customer",
      "Survey",
      "Sweep",
    ]);
  });
});

describe("a table for a great day", () => {
  it("is warm, and so are its indexes, which would turn its writes away", async () => {
    const warm = { WriteUnitsPerSecond: 8000 };
    const { core: prepared } = await synthesize("dev", { writesPerSecond: "8000" });
    const { WarmThroughput, GlobalSecondaryIndexes } = properties(prepared, "AWS::DynamoDB::GlobalTable");
    expect(WarmThroughput).toEqual(warm);
    expect(GlobalSecondaryIndexes).toEqual(
      [TABLE.listIndex, TABLE.workIndex].map(() => expect.objectContaining({ WarmThroughput: warm })),
    );
  });
});

describe("the stream", () => {
  it.each([
    ["digest for what waits to be counted only", "Digest", 25, [PENDING_FILTER]],
    [
      "follow for what is or was public, orders that wait to be planned, answers and profiles of customers",
      "Follow",
      50,
      FOLLOW_FILTERS,
    ],
  ])("wakes %s, and loses nothing silently", (_what, name, batchSize, filters) => {
    // A queue is read from wherever it is; a stream from a position.
    const sources = ofType(core, "AWS::Lambda::EventSourceMapping").filter(
      ([, { Properties }]) => Properties.StartingPosition !== undefined,
    );
    // A shard serves no more than two readers.
    expect(sources).toHaveLength(2);
    expect(sources.find(([id]) => id.startsWith(name))?.[1].Properties).toMatchObject({
      BatchSize: batchSize,
      BisectBatchOnFunctionError: true,
      FilterCriteria: { Filters: filters.map((filter) => ({ Pattern: JSON.stringify(filter) })) },
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      MaximumRecordAgeInSeconds: 43_200,
      MaximumRetryAttempts: 20,
      DestinationConfig: { OnFailure: { Destination: { "Fn::GetAtt": [expect.stringContaining("Failures"), "Arn"] } } },
      StartingPosition: "TRIM_HORIZON",
    });
  });
});

describe("every function", () => {
  it("runs on the Node that we test with, is traced, and keeps its log for a while only", () => {
    const functions = ofType(core, "AWS::Lambda::Function");
    expect(functions).toHaveLength(15);
    for (const [, { Properties }] of functions) {
      expect(Properties).toMatchObject({
        Runtime: "nodejs24.x",
        Architectures: ["arm64"],
        TracingConfig: { Mode: "Active" },
        LoggingConfig: { LogGroup: expect.anything() },
      });
    }
    for (const [, { Properties }] of ofType(core, "AWS::Logs::LogGroup")) expect(Properties.RetentionInDays).toBe(30);
  });

  it("knows the table, digest where to read comments, and follow its bus", () => {
    const environments = ofType(core, "AWS::Lambda::Function").map(([id, { Properties }]) => [
      id.replace(/Function.*/, ""),
      Properties.Environment.Variables,
    ]);
    const known = Object.fromEntries(environments);
    for (const variables of Object.values(known)) {
      expect(variables).toMatchObject({ TABLE_NAME: { Ref: expect.any(String) } });
    }
    expect(known.Follow).toMatchObject({ EVENT_BUS: { Ref: expect.any(String) } });
    expect(known.Digest).toMatchObject({
      SENTIMENT_ENGINE: "comprehend",
      COMPREHEND_REGION: "eu-central-1",
    });
  });
});

describe("least privilege", () => {
  let granted: Grants;
  let run: RecordedRun;
  beforeAll(async () => {
    granted = grantsOf(core);
    run = await recordedRun();
  });

  /** What Lambda itself does in a function's name. Source: Lambda developer guide, execution role. */
  const FOR_LAMBDA = [
    "logs:CreateLogStream on log",
    "logs:PutLogEvents on log",
    "xray:PutTraceSegments on *",
    "xray:PutTelemetryRecords on *",
  ];
  const FOR_STREAM = [
    ...["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"].map(
      (action) => `dynamodb:${action} on stream`,
    ),
    "sqs:SendMessage on queue",
  ];

  const STREAM_READERS = ["digest", "follow"];
  const FOR_QUEUE = ["DeleteMessage", "GetQueueAttributes", "ReceiveMessage"].map((action) => `sqs:${action} on queue`);

  it("is judged by a run through every operation", () => {
    expect([...run.used].sort()).toEqual(ROUTES.map(({ id }) => id).sort());
  });

  it.each([
    "collect",
    "journey",
    "admin",
    "survey",
    "feed",
    "moderate",
    "invite",
    "dashboard",
    "digest",
    "retry",
    "follow",
    ...["collect", "journey", "admin", "survey", "feed", "moderate", "invite", "customer"],
    ...["digest", "retry", "sweep", "follow"],
  ])("allows %s what it needs and nothing more", (name) => {
    const needed = [...run.needed.get(name)!, ...FOR_LAMBDA, ...(STREAM_READERS.includes(name) ? FOR_STREAM : [])];
    expect([...granted.get(name)!].sort()).toEqual(needed.sort());
  });

  it.each([
    ["what sends invitations", "mailsend", []],
    ["what hears of mail", "mailnews", FOR_QUEUE],
  ])("allows %s what it needs and nothing more", (_what, name, more) => {
    expect([...granted.get(name)!].sort()).toEqual([...run.needed.get(name)!, ...FOR_LAMBDA, ...more].sort());
  });

  it("uses no wildcard in an action, in any policy of ours", () => {
    const documents = [core, edge].flatMap((template) =>
      Object.entries(template.Resources)
        // The function of the CDK that uploads files while it deploys.
        .filter(([id]) => !id.startsWith("CustomCDKBucketDeployment"))
        .flatMap(([, { Properties }]) => Properties.PolicyDocument ?? []),
    );
    const allowed = documents
      .flatMap(({ Statement }) => Statement)
      .filter(({ Effect }) => Effect === "Allow")
      .flatMap(({ Action }) => Action);
    expect(allowed.length).toBeGreaterThan(20);
    expect(allowed.filter((action: string) => action.includes("*"))).toEqual([]);
  });

  it("asks for Comprehend only where it is used", async () => {
    const embedded = grantsOf((await synthesize("dev")).core);
    expect([...embedded.get("digest")!].filter((grant) => grant.startsWith("comprehend"))).toEqual([]);
  });
});

describe("the API", () => {
  it("has a route for each operation and no other, each to the function that owns it", () => {
    const integrations = new Map(
      ofType(core, "AWS::ApiGatewayV2::Integration").map(([id, { Properties }]) => [
        id,
        String(Properties.IntegrationUri["Fn::GetAtt"][0])
          .replace(/Function.*/, "")
          .toLowerCase(),
      ]),
    );
    const routes = ofType(core, "AWS::ApiGatewayV2::Route").map(([, { Properties }]) => [
      Properties.RouteKey,
      integrations.get(Properties.Target["Fn::Join"][1][1].Ref),
    ]);
    expect(Object.fromEntries(routes)).toEqual(
      Object.fromEntries(ROUTES.map((operation) => [`${operation.method} ${operation.path}`, operation.function])),
    );
  });

  it("throttles every route, after the route is there", () => {
    const stage = theOne(core, "AWS::ApiGatewayV2::Stage");
    const { RouteSettings, DefaultRouteSettings } = stage.Properties;
    for (const { method, path } of ROUTES) {
      const { ThrottlingRateLimit, ThrottlingBurstLimit } = RouteSettings[`${method} ${path}`];
      expect(ThrottlingRateLimit).toBeGreaterThan(0);
      expect(ThrottlingBurstLimit).toBeGreaterThanOrEqual(ThrottlingRateLimit);
    }
    // Preflights have no route: a shop's page must not wait for those of another.
    expect(DefaultRouteSettings).toEqual({ ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 });
    const routes = ofType(core, "AWS::ApiGatewayV2::Route").map(([id]) => id);
    expect(stage.DependsOn).toEqual(expect.arrayContaining(routes));
  });

  it("lets any shop's page call it, without cookies", () => {
    expect(properties(core, "AWS::ApiGatewayV2::Api").CorsConfiguration).toEqual({
      AllowOrigins: ["*"],
      AllowMethods: expect.arrayContaining([...new Set(ROUTES.map(({ method }) => method))]),
      AllowHeaders: ["authorization", "content-type", "idempotency-key"],
      MaxAge: 86_400,
    });
  });

  it("keeps neither addresses nor paths nor headers in its log", () => {
    const { Format } = properties(core, "AWS::ApiGatewayV2::Stage").AccessLogSettings;
    const told = [...Format.matchAll(/\$context\.([A-Za-z.]+)/g)].map(([, name]) => name);
    expect(told).toEqual([
      "requestTime",
      "requestId",
      "routeKey",
      "status",
      "responseLatency",
      "error.message",
      "integrationErrorMessage",
    ]);
  });
});

describe("the worst day", () => {
  it("of no route costs more than 10 USD with the embedded engine, whoever calls it without pause", async () => {
    const days = worstDays((await synthesize("dev")).core);
    expect(days.filter(({ usd }) => usd > 10)).toEqual([]);
    // The largest responses that we take, all day long, are not for free either: else this would prove nothing.
    expect(days.find(({ route }) => route === "POST /v1/responses")?.usd).toBeGreaterThan(5);
    expect(days.filter(({ isPublic }) => isPublic).map(({ route }) => route)).toEqual([
      "POST /v1/responses",
      "PUT /v1/responses/{id}",
      "DELETE /v1/responses/{id}",
      "POST /v1/widget",
      "POST /s/{token}",
      "POST /s/{token}/partial",
      "POST /r/{token}",
      "POST /u/{token}",
      "POST /go/{store}/{code}",
      ...FEED_ROUTES.map(({ method, path }) => `${method} ${path}`),
    ]);
  });

  it("has no limit for a route without a throttle", () => {
    const stage = theOne(core, "AWS::ApiGatewayV2::Stage");
    const { "GET /journey": _, ...others } = stage.Properties.RouteSettings;
    const unlimited = { ...stage, Properties: { ...stage.Properties, RouteSettings: others } };
    const resources = Object.entries(core.Resources).map(([id, resource]) => [
      id,
      resource === stage ? unlimited : resource,
    ]);
    const days = worstDays({ Resources: Object.fromEntries(resources) });
    expect(days.find(({ route }) => route === "GET /journey")?.usd).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("what watches", () => {
  const runbook = readFileSync(join(PROJECT, "docs/runbook.md"), "utf8");

  it("says what to do for every alarm, under the heading that the alarm names", () => {
    const alarms = [core, edge].flatMap((template) => ofType(template, "AWS::CloudWatch::Alarm"));
    expect(alarms.length).toBeGreaterThan(5);
    const headings = [...runbook.matchAll(/^## (\w+)$/gm)].map(([, heading]) => heading);
    const named = alarms.map(([id, { Properties }]) => {
      const anchor = /See docs\/runbook\.md#(\w+)$/.exec(Properties.AlarmDescription)?.[1];
      return headings.find((heading) => heading?.toLowerCase() === anchor) ?? `${id} has no heading`;
    });
    expect(named.sort()).toEqual(headings.sort());
  });

  it("may tell: the topic takes what the account's alarms send it", () => {
    const { Topics, PolicyDocument } = properties(core, "AWS::SNS::TopicPolicy");
    const topic = { Ref: ofType(core, "AWS::SNS::Topic")[0]?.[0] };
    expect(Topics).toEqual([topic]);
    expect(PolicyDocument.Statement).toContainEqual({
      Sid: expect.anything(),
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: "sns:Publish",
      Resource: topic,
      Condition: { StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } },
    });
  });

  it("tells somebody: every alarm rings where the address hears it", () => {
    const topic = ofType(core, "AWS::SNS::Topic")[0]?.[0];
    for (const [, { Properties }] of ofType(core, "AWS::CloudWatch::Alarm")) {
      expect(Properties.AlarmActions).toEqual([{ Ref: topic }]);
    }
    expect(properties(core, "AWS::SNS::Subscription")).toMatchObject({
      Endpoint: "ops@shop.example",
      Protocol: "email",
    });
  });
});

describe("an alarm", () => {
  const alarm = (name: string) => {
    const found = ofType(core, "AWS::CloudWatch::Alarm").find(([id]) => id.includes(name));
    if (found === undefined) throw new Error(`There is no alarm ${name}`);
    return found[1].Properties;
  };
  type Query = { MetricStat?: { Metric: { MetricName: string; Dimensions?: { Name: string; Value: unknown }[] } } };
  const metricsOf = (name: string) =>
    alarm(name).Metrics.flatMap(({ MetricStat }: Query) => (MetricStat === undefined ? [] : [MetricStat.Metric]));

  it("hears of throttled writes from the table and from both indexes", () => {
    const indexes = metricsOf("TableThrottled").map(
      ({ Dimensions }: { Dimensions: { Name: string; Value: unknown }[] }) =>
        Dimensions.find(({ Name }) => Name === "GlobalSecondaryIndexName")?.Value,
    );
    expect(indexes).toEqual(expect.arrayContaining([undefined, TABLE.listIndex.name, TABLE.workIndex.name]));
    expect(indexes).toHaveLength(3);
  });

  it("rings for the unread comments of a small shop, over hours and as a share of all", () => {
    const { Metrics, Threshold } = alarm("CommentsUnread");
    expect(Threshold).toBe(0);
    expect(Metrics).toContainEqual(
      expect.objectContaining({ Expression: "IF(unread > 2 AND unread * 20 > FILL(counted, 0), unread, 0)" }),
    );
    for (const { MetricStat } of Metrics) if (MetricStat !== undefined) expect(MetricStat.Period).toBe(6 * 3600);
    expect(metricsOf("CommentsUnread").map(({ MetricName }: { MetricName: string }) => MetricName)).toEqual(
      expect.arrayContaining(["SentimentErrors", "Digested"]),
    );
  });

  it("rings when retry is silent, where silence of the others is good news", () => {
    expect(alarm("RetryStopped")).toMatchObject({
      MetricName: "Invocations",
      ComparisonOperator: "LessThanThreshold",
      Threshold: 1,
      TreatMissingData: "breaching",
    });
    const silent = ofType(core, "AWS::CloudWatch::Alarm").filter(
      ([, { Properties }]) => Properties.TreatMissingData !== "notBreaching",
    );
    expect(silent.map(([id]) => id.slice(11, -8)).sort()).toEqual(["RetryStopped", "SendStopped"]);
  });

  it("is left out only for an emulator, and only if it calculates", async () => {
    const namesOf = (template: Template) => ofType(template, "AWS::CloudWatch::Alarm").map(([id]) => id.slice(11, -8));
    const there = new Set(namesOf((await synthesize("emulator")).core));
    expect(
      namesOf(core)
        .filter((name) => !there.has(name))
        .sort(),
    ).toEqual(["CommentsUnread", "TableThrottled"]);
  });

  it("rings when many are turned away", () => {
    expect(alarm("RequestsRefused")).toMatchObject({ MetricName: "4xx", Threshold: 300, EvaluationPeriods: 2 });
  });
});

describe("two stages of one account", () => {
  /** Names that must be free in the account, where the template sets them instead of leaving them to CloudFormation. */
  const physicalNames = (templates: { core: Template; edge: Template }) =>
    [templates.core, templates.edge]
      .flatMap(({ Resources }) =>
        Object.values(Resources).flatMap(({ Type, Properties: all }) =>
          [
            all[`${Type.split("::")[2]}Name`],
            Type === "AWS::Events::EventBus" ? all.Name : undefined,
            all.CachePolicyConfig?.Name,
            all.OriginAccessControlConfig?.Name,
          ].flatMap((name) => (name === undefined ? [] : [`${Type} ${JSON.stringify(name)}`])),
        ),
      )
      // An inline policy has its name in its role alone, a stage in its API.
      .filter((name) => !/^AWS::(IAM::Policy|ApiGatewayV2::Stage) /.test(name));

  it("have no name in common", async () => {
    const names = physicalNames(await synthesize("dev", { region: "eu-south-1" }));
    expect(names.length).toBeGreaterThan(2);
    const others = new Set(physicalNames({ core, edge }));
    expect(names.filter((name) => others.has(name))).toEqual([]);
  });
});

describe("the edge", () => {
  it("keeps files, scripts of pages, feeds and photos for as long as they say, and no other answer of the API", () => {
    const { DistributionConfig } = properties(edge, "AWS::CloudFront::Distribution");
    // The managed policy CachingDisabled. Source: CloudFront developer guide.
    const never = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
    expect(DistributionConfig.CacheBehaviors.map(({ PathPattern }: { PathPattern: string }) => PathPattern)).toEqual([
      "/v1/widget",
      "/v1/widget.js",
      "/v1/*",
      "/s/*",
      "/script/*",
      "/logo/*",
      "/r/*",
      "/p/*",
      "/u/*",
      "/go/*",
      "/moderate",
      "/moderate/*",
      "/journey",
      "/journey/*",
      "/trend",
      "/trend/*",
      "/retention",
      "/advocacy",
      "/customers/*",
      "/editor",
      "/editor/*",
      "/sign-in",
      "/sign-out",
      "/sessions",
      "/rules/*",
      "/f/*",
    ]);
    for (const { CachePolicyId, PathPattern } of DistributionConfig.CacheBehaviors) {
      const isKept = ["/script/*", "/logo/*", "/f/*", "/p/*", "/v1/widget", "/v1/widget.js"].includes(PathPattern);
      if (isKept) expect(CachePolicyId).not.toBe(never);
      else expect(CachePolicyId).toBe(never);
    }
    const policyOf = (pattern: string) =>
      DistributionConfig.CacheBehaviors.find(({ PathPattern }: { PathPattern: string }) => PathPattern === pattern)
        .CachePolicyId;
    expect(policyOf("/p/*")).toEqual(policyOf("/f/*"));
    const [feeds] = ofType(edge, "AWS::CloudFront::CachePolicy").filter(([id]) => id.includes("Feeds"));
    const { CachePolicyId } = DistributionConfig.CacheBehaviors.at(-1);
    expect(CachePolicyId).toEqual({ Ref: feeds![0] });
    // What was withdrawn is gone within a minute: whatever an answer says, no longer than that.
    expect(feeds![1].Properties.CachePolicyConfig).toMatchObject({ MinTTL: 0, DefaultTTL: 0, MaxTTL: 60 });
    expect(feeds![1].Properties.CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin).toMatchObject({
      QueryStringsConfig: { QueryStringBehavior: "all" },
      EnableAcceptEncodingBrotli: true,
      EnableAcceptEncodingGzip: true,
    });
    expect(DistributionConfig.DefaultCacheBehavior.CachePolicyId).not.toBe(never);
  });

  it("asks the widget's questions of the API and keeps them for each origin, as long as the answer says", () => {
    const [first, second] = properties(edge, "AWS::CloudFront::Distribution").DistributionConfig.CacheBehaviors;
    expect(first).toMatchObject({ PathPattern: "/v1/widget", Compress: true });
    expect(second).toEqual({ ...first, PathPattern: "/v1/widget.js" });
    const policies = ofType(edge, "AWS::CloudFront::CachePolicy").map(
      ([, { Properties }]) => Properties.CachePolicyConfig,
    );
    const asked = policies.find(({ Name }) => JSON.stringify(Name).includes("asked"));
    expect(asked).toMatchObject({ MinTTL: 0, DefaultTTL: 0, MaxTTL: 60 });
    expect(asked.ParametersInCacheKeyAndForwardedToOrigin.HeadersConfig.Headers).toEqual(["Origin"]);
  });

  it("keeps what browsers load for good under the name of its content, and never takes a file away", () => {
    const [versioned = {}, stable = {}] = ofType(edge, "Custom::CDKBucketDeployment").map(
      ([, { Properties }]) => Properties,
    );
    expect(versioned).toMatchObject({ Prune: false, SystemMetadata: { "cache-control": FOR_GOOD } });
    expect(stable).toMatchObject({ Prune: false, SystemMetadata: { "cache-control": FOR_A_WHILE } });
    expect(versioned.Exclude).toEqual(STABLE_NAMES);
    expect(stable).toMatchObject({ Exclude: ["*"], Include: STABLE_NAMES, DestinationBucketKeyPrefix: "w" });
  });

  it("opens the bucket to CloudFront alone", () => {
    expect(properties(edge, "AWS::S3::Bucket").PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(ofType(edge, "AWS::CloudFront::OriginAccessControl")).toHaveLength(1);
  });

  it("has the domain and the web ACL that the settings ask for", () => {
    expect(properties(edge, "AWS::CloudFront::Distribution").DistributionConfig).toMatchObject({
      Aliases: [DOMAIN.name],
      ViewerCertificate: { AcmCertificateArn: DOMAIN.certificateArn, MinimumProtocolVersion: "TLSv1.2_2021" },
      WebACLId: WEB_ACL,
    });
  });
});

describe("the budget", () => {
  it("is what the settings say, in a stack that needs no bootstrap in the region of budgets", () => {
    expect(properties(budget!, "AWS::Budgets::Budget").Budget.BudgetLimit).toEqual({ Amount: 100, Unit: "USD" });
    expect(budget).not.toHaveProperty("Parameters.BootstrapVersion");
  });

  it("is there only where somebody set one", async () => {
    expect((await synthesize("dev")).budget).toBeUndefined();
  });
});

describe("cdk-nag", () => {
  it("fails the synth for what nobody acknowledged", async () => {
    const { Bucket } = await import("aws-cdk-lib/aws-s3");
    await expect(synthesize("dev", {}, { add: (stack) => void new Bucket(stack, "Careless") })).rejects.toThrow();
  });
});

describe("the bundles", () => {
  it("are one per function: two functions of one folder do not share one", async () => {
    const bundled = await synthesize("dev", {}, { bundle: true });
    const keys = ofType(bundled.core, "AWS::Lambda::Function").map(([, { Properties }]) => Properties.Code.S3Key);
    expect(new Set(keys).size).toBe(13);
  });

  it("carry what reads photos for the processor that they run on, where photos are read", () => {
    const folder = mkdtempSync(join(tmpdir(), "viaggio-sharp-"));
    try {
      placeSharp(folder);
      const binaries = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
        /\.(node|so\b)/.test(name),
      );
      expect(binaries.map((name) => /@img\/([^/]+)/.exec(name)?.[1]).sort()).toEqual([
        "sharp-libvips-linux-arm64",
        "sharp-linux-arm64",
      ]);
      // The machine of an ELF file, at its 18th byte: 183 is AArch64.
      for (const name of binaries) expect(readFileSync(join(folder, name)).readUInt16LE(18)).toBe(183);
      const versionIn = (of: string) => JSON.parse(readFileSync(join(of, "sharp/package.json"), "utf8")).version;
      expect(versionIn(join(folder, "node_modules"))).toBe(versionIn(join(PROJECT, "node_modules")));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("mail", () => {
  it("is sent by one function at a time, every minute, from where customers reach us", () => {
    const [[, send] = []] = ofType(core, "AWS::Lambda::Function").filter(([id]) => id.startsWith("MailSend"));
    expect(send?.Properties).toMatchObject({
      ReservedConcurrentExecutions: 1,
      Timeout: 59,
      Environment: {
        Variables: {
          PUBLIC_URL: `https://${DOMAIN.name}`,
          MAIL_SENDER: "voice@shop.example",
          MAILS_PER_SECOND: "10",
        },
      },
    });
  });

  it("is told of by SES on the account's bus, without watching who opens or clicks", () => {
    const { EventDestination } = properties(core, "AWS::SES::ConfigurationSetEventDestination");
    expect(EventDestination.MatchingEventTypes.sort()).toEqual(["bounce", "complaint", "delivery", "reject", "send"]);
    expect(JSON.stringify(EventDestination.EventBridgeDestination)).toContain("event-bus/default");
    const [rule] = ofType(core, "AWS::Events::Rule").filter(([id]) => id.startsWith("MailHeard"));
    expect(rule?.[1].Properties.EventPattern).toMatchObject({
      source: ["aws.ses"],
      "detail-type": expect.arrayContaining(["Email Bounced", "Email Complaint Received", "Email Delivered"]),
      detail: { mail: { tags: { kind: ["invitation", "reminder"] } } },
    });
  });

  it("is left out where nobody is named who sends it", async () => {
    const { core: without } = await synthesize("dev");
    expect(ofType(without, "AWS::Lambda::Function").filter(([id]) => id.startsWith("Mail"))).toEqual([]);
  });
});
