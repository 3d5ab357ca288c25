import { Aws, Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AllowedMethods,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin, S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { BlockPublicAccess, Bucket, BucketEncryption } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { FEED_ROUTES, PAGES, ROUTES } from "../../../shared/contract/pages.ts";
import { readWidget, readWidgetScript } from "../../../shared/contract/widget.ts";
import { acknowledge } from "./acknowledge.ts";

type WebsiteProps = {
  readonly apiHost: string;
  readonly domain: { readonly name: string; readonly certificateArn: string } | undefined;
  readonly webAclArn: string | undefined;
  readonly retain: boolean;
};

const patternsOf = (routes: readonly { readonly path: string }[]): string[] => [
  ...new Set(
    routes.map(({ path }) => {
      const [, first = "", ...rest] = path.split("/");
      return rest.length > 0 ? `/${first}/*` : `/${first}`;
    }),
  ),
];

/** The path patterns that belong to the API, from the contract: `/v1/*`, the pages and the feeds. */
const apiPatterns = (): string[] => patternsOf(ROUTES);

/** The path patterns whose answers say themselves how long they may be kept, from the contract. */
const KEPT_PATTERNS = new Set(patternsOf([...FEED_ROUTES, ...PAGES.filter(({ id }) => id === "showPhoto")]));

/** Those whose addresses change with what is in them, from the contract. */
const LASTING_PATTERNS = new Set(patternsOf(ROUTES.filter((route) => "lasting" in route && route.lasting)));

/** One name for everything: static files from a private bucket, kept at the edge; feeds and photos, kept as long as they say; the API, kept only where the contract says so. */
export class Website extends Construct {
  readonly distribution: Distribution;
  readonly files: Bucket;

  constructor(scope: Construct, id: string, { apiHost, domain, webAclArn, retain }: WebsiteProps) {
    super(scope, id);
    this.files = new Bucket(this, "Files", {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(30) }],
      removalPolicy: retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(this.files, "AwsSolutions-S1", "It holds public files only, read by CloudFront alone");

    const staticFiles = new CachePolicy(this, "StaticFiles", {
      // Cache policies are the account's, whatever the region: the CDK's own name is that of every stage.
      cachePolicyName: `${Stack.of(this).stackName}-${Aws.REGION}`,
      comment: "Static files: the same for everyone, for a day unless the file says otherwise",
      defaultTtl: Duration.days(1),
      maxTtl: Duration.days(365),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
    const feeds = new CachePolicy(this, "Feeds", {
      cachePolicyName: `${Stack.of(this).stackName}-${Aws.REGION}-feeds`,
      comment: "Feeds and photos: as long as they say themselves, and never longer than a minute",
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.minutes(1),
      queryStringBehavior: CacheQueryStringBehavior.all(),
      // They come compressed; this asks for them by what the browser takes.
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
    const api = new HttpOrigin(apiHost, { protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY });
    const asked = new CachePolicy(this, "Asked", {
      cachePolicyName: `${Stack.of(this).stackName}-${Aws.REGION}-asked`,
      comment: "What the widget asks: the same for every visitor of a shop's page, as long as the answer says",
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.minutes(1),
      queryStringBehavior: CacheQueryStringBehavior.all(),
      // A page that the store has not listed must not be given what another one asked for.
      headerBehavior: CacheHeaderBehavior.allowList("Origin"),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
    const toApi = {
      origin: api,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      // Everything but the host, which API Gateway must see as its own.
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    };
    this.distribution = new Distribution(this, "Cdn", {
      comment: "Viaggio",
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultBehavior: {
        // @ts-expect-error The CDK's own types of a bucket do not fit together under exactOptionalPropertyTypes.
        origin: S3BucketOrigin.withOriginAccessControl(this.files),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
        cachePolicy: staticFiles,
        // A shop's page loads the widget from here: any origin may.
        responseHeadersPolicy: ResponseHeadersPolicy.CORS_ALLOW_ALL_ORIGINS_AND_SECURITY_HEADERS,
        compress: true,
      },
      additionalBehaviors: Object.fromEntries([
        // Before `/v1/*`, which they are part of.
        ...[readWidget, readWidgetScript].map(({ path }) => [path, { ...toApi, cachePolicy: asked, compress: true }]),
        ...apiPatterns().map((pattern) => [
          pattern,
          KEPT_PATTERNS.has(pattern)
            ? {
                origin: api,
                viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
                allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
                cachePolicy: feeds,
                // A copy that was made for a reader without an origin serves a shop's page too.
                responseHeadersPolicy: ResponseHeadersPolicy.CORS_ALLOW_ALL_ORIGINS,
                compress: true,
              }
            : {
                ...toApi,
                // CloudFront compresses only what it caches, so the API's other answers go as they are.
                cachePolicy: LASTING_PATTERNS.has(pattern) ? staticFiles : CachePolicy.CACHING_DISABLED,
                compress: LASTING_PATTERNS.has(pattern),
              },
        ]),
      ]),
      ...(domain !== undefined && {
        domainNames: [domain.name],
        certificate: Certificate.fromCertificateArn(this, "Certificate", domain.certificateArn),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
      ...(webAclArn !== undefined && { webAclId: webAclArn }),
    });
    acknowledge(this.distribution, "AwsSolutions-CFR1", "Customers are wherever they are");
    acknowledge(
      this.distribution,
      "AwsSolutions-CFR2",
      "A web ACL costs 5 USD a month and more: the setting webAclArn adds one",
    );
    acknowledge(
      this.distribution,
      "AwsSolutions-CFR3",
      "An access log would keep customers' IP addresses, which we promise not to",
    );
    acknowledge(
      this.distribution,
      "AwsSolutions-CFR4",
      "The default certificate allows no other; with a domain it is TLS 1.2",
    );
  }
}
