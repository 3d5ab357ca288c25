import { Aws, Duration, RemovalPolicy } from "aws-cdk-lib";
import { CfnStage, CorsHttpMethod, HttpApi, HttpMethod } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { EndpointFunction, Throttle } from "../../../shared/contract/operation.ts";
import { ROUTES } from "../../../shared/contract/pages.ts";
import { acknowledge } from "./acknowledge.ts";

type ContractApiProps = {
  readonly functions: Readonly<Record<EndpointFunction, IFunction>>;
  /** Limits other than the contract's, by the id of the operation. */
  readonly throttles: Readonly<Record<string, Throttle>>;
  readonly logDays: RetentionDays;
};

/** A line per request: what was asked for and how it ended. No address, no path (it holds ids), no header. */
const ACCESS_LOG = JSON.stringify({
  at: "$context.requestTime",
  requestId: "$context.requestId",
  route: "$context.routeKey",
  status: "$context.status",
  ms: "$context.responseLatency",
  error: "$context.error.message",
  integrationError: "$context.integrationErrorMessage",
});

const routeKey = ({ method, path }: { readonly method: string; readonly path: string }) => `${method} ${path}`;

/** The HTTP API, a route and a throttle per operation of the contract. */
export class ContractApi extends Construct {
  readonly api: HttpApi;
  /** Host name, without scheme. */
  readonly host: string;

  constructor(scope: Construct, id: string, props: ContractApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, "Api", {
      description: "Viaggio: the operations of openapi.json",
      createDefaultStage: false,
      // Every store lists the origins that may send responses, and `collect` holds them to it; no cookie goes along.
      corsPreflight: {
        allowOrigins: ["*"],
        allowMethods: [...new Set(ROUTES.map(({ method }) => CorsHttpMethod[method]))],
        allowHeaders: ["authorization", "content-type", "idempotency-key"],
        maxAge: Duration.days(1),
      },
    });
    const integrations = new Map(
      Object.entries(props.functions).map(([name, handler]) => [
        name,
        new HttpLambdaIntegration(`${name}Integration`, handler),
      ]),
    );
    const routes = ROUTES.flatMap((operation) =>
      this.api.addRoutes({
        path: operation.path,
        methods: [HttpMethod[operation.method]],
        integration: integrations.get(operation.function)!,
      }),
    );
    for (const route of routes) {
      acknowledge(
        route,
        "AwsSolutions-APIG4",
        "Keys and receipts are checked by the function itself (functions/http/authenticate.ts), sessions of pages too (functions/pages/signed-in.ts)",
      );
    }

    const accessLog = new LogGroup(this, "AccessLog", {
      retention: props.logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = new CfnStage(this, "Stage", {
      apiId: this.api.apiId,
      stageName: "$default",
      autoDeploy: true,
      accessLogSettings: { destinationArn: accessLog.logGroupArn, format: ACCESS_LOG },
      // For what no route of ours answers: browsers' preflights (OPTIONS), above all.
      defaultRouteSettings: { throttlingRateLimit: 100, throttlingBurstLimit: 200 },
      routeSettings: Object.fromEntries(
        ROUTES.map((operation) => {
          const { perSecond, burst } = props.throttles[operation.id] ?? operation.throttle;
          return [
            routeKey(operation),
            // As CloudFormation has it: it takes this map as it is.
            { ThrottlingRateLimit: perSecond, ThrottlingBurstLimit: burst },
          ];
        }),
      ),
    });
    // The settings name routes, which must be there first.
    stage.node.addDependency(...routes);
    this.host = `${this.api.apiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`;
  }
}
