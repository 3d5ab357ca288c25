import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { AssetHashType, DefaultStackSynthesizer, DockerImage, Stack, Token } from "aws-cdk-lib";
import { type Bucket, CfnBucket } from "aws-cdk-lib/aws-s3";
import { BucketDeployment, CacheControl, type ISource, Source } from "aws-cdk-lib/aws-s3-deployment";
import { Construct } from "constructs";
import { FOR_A_WHILE, FOR_GOOD, STABLE_NAMES } from "../../../web/build.ts";
import { PROJECT } from "../bundle.ts";
import { acknowledge } from "./acknowledge.ts";

/** The files that browsers load, built here as the functions are: without Docker. */
const files = (): ISource =>
  Source.asset(join(PROJECT, "web"), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry("no-docker-needed"),
      command: ["node", "web/write.ts"],
      local: {
        tryBundle: (folder) => {
          execFileSync(process.execPath, [join(PROJECT, "web/write.ts"), folder], { stdio: "inherit" });
          return true;
        },
      },
    },
  });

/** What cdk-nag calls a part of the environment: its name where the stack is for any. */
const named = (value: string, name: string): string => (Token.isUnresolved(value) ? `<AWS::${name}>` : value);

/** The rights of the CDK's own function, as the CDK grants them and cdk-nag names them. */
const uploaderFindings = ({ account, region, partition }: Stack, bucket: string): string[] => [
  "AwsSolutions-L1",
  "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]",
  ...["GetBucket*", "GetObject*", "List*", "Abort*", "DeleteObject*"].map(
    (action) => `AwsSolutions-IAM5[Action::s3:${action}]`,
  ),
  `AwsSolutions-IAM5[Resource::arn:${named(partition, "Partition")}:s3:::cdk-${DefaultStackSynthesizer.DEFAULT_QUALIFIER}-assets-${named(account, "AccountId")}-${named(region, "Region")}/*]`,
  `AwsSolutions-IAM5[Resource::<${bucket}.Arn>/*]`,
];

/** What shops' pages load, in the bucket. Files of earlier deployments stay: a page that was loaded then may still want them. */
export class WebFiles extends Construct {
  constructor(scope: Construct, id: string, bucket: Bucket) {
    super(scope, id);
    const common = { destinationBucket: bucket, destinationKeyPrefix: "w", prune: false, memoryLimit: 256 };
    // @ts-expect-error The CDK's own types of a bucket do not fit together under exactOptionalPropertyTypes.
    const versioned = new BucketDeployment(this, "Versioned", {
      ...common,
      sources: [files()],
      exclude: [...STABLE_NAMES],
      cacheControl: [CacheControl.fromString(FOR_GOOD)],
    });
    // @ts-expect-error As above.
    const stable = new BucketDeployment(this, "Stable", {
      ...common,
      sources: [files()],
      exclude: ["*"],
      include: [...STABLE_NAMES],
      cacheControl: [CacheControl.fromString(FOR_A_WHILE)],
    });
    // The names that everybody knows lead on to files that must be there.
    stable.node.addDependency(versioned);
    // One for the whole stack.
    const stack = Stack.of(this);
    const uploader = stack.node.children.find(({ node }) => node.id.startsWith("Custom::CDKBucketDeployment"));
    const { defaultChild } = bucket.node;
    if (!(uploader instanceof Construct) || !(defaultChild instanceof CfnBucket)) return;
    for (const finding of uploaderFindings(stack, stack.getLogicalId(defaultChild))) {
      acknowledge(
        uploader,
        finding,
        "The CDK's own function, which runs while deploying: its assets and this bucket alone",
      );
    }
  }
}
