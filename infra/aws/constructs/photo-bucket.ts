import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import { BlockPublicAccess, Bucket, BucketEncryption } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { INBOX_PREFIX } from "../../../shared/adapters/photos/prefixes.ts";
import { acknowledge } from "./acknowledge.ts";
import type { Action, NodeFunction } from "./node-function.ts";

type PhotoBucketProps = { readonly retain: boolean };

/** Customers' photos: what was sent waits for a day at most, what we made of it stays until its author takes it back. */
export class PhotoBucket extends Construct {
  readonly name: string;
  private readonly arn: string;
  private readonly objectsArn: string;
  private readonly finding: string;

  constructor(scope: Construct, id: string, { retain }: PhotoBucketProps) {
    super(scope, id);
    const bucket = new Bucket(this, "Bucket", {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      // An erased photo is gone, not an older version.
      versioned: false,
      lifecycleRules: [
        { prefix: INBOX_PREFIX, expiration: Duration.days(1) },
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      removalPolicy: retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(bucket, "AwsSolutions-S1", "An access log would keep customers' IP addresses, which we promise not to");
    this.name = bucket.bucketName;
    this.arn = bucket.bucketArn;
    this.objectsArn = bucket.arnForObjects("*");
    this.finding = `AwsSolutions-IAM5[Resource::<${Stack.of(this).resolve(bucket.bucketArn)["Fn::GetAtt"][0]}.Arn>/*]`;
  }

  /** Allow a function actions on all photos: they are of every store, and each is told by the link or key that opens it. */
  allow(of: NodeFunction<unknown>, ...actions: readonly Action[]): void {
    // Without the list S3 says of a missing object that it is forbidden.
    of.allow(this.arn, "s3:ListBucket");
    of.allow(this.objectsArn, ...actions);
    acknowledge(of, this.finding, "The bucket holds photos alone, and each request names those of one response");
  }
}
