import { dirname, join } from "node:path";
import { AssetHashType, DockerImage, type Duration, RemovalPolicy } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from "aws-cdk-lib/aws-lambda";
import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { bundleInto, FUNCTION_ENTRIES, type FunctionName, PROJECT } from "../bundle.ts";
import { placeSharp } from "../native-packages.ts";
import { acknowledge } from "./acknowledge.ts";

/** The environment that a function parses (shared/env.ts), as text: a name left out does not compile. */
type Environment<Env> = { readonly [Name in keyof Env]: string };

/** What a function may do, as IAM names it. */
export type Action = `${string}:${string}`;

export type NodeFunctionProps<Env> = {
  readonly function: FunctionName;
  readonly description: string;
  readonly environment: Environment<Env>;
  /** MB; the share of CPU grows with it, 1,769 being one core. */
  readonly memory: number;
  readonly timeout: Duration;
  readonly logDays: RetentionDays;
  /** Most of it that may run at one time; as many as are called for, if left out. */
  readonly atOnce?: number;
  /** True for what reads photos: sharp is put beside it. */
  readonly readsPhotos?: boolean;
};

/** The code of a function. Bundled here, without Docker; not at all where the CDK says so (`aws:cdk:bundling-stacks`). */
const codeOf = (name: FunctionName, readsPhotos: boolean): Code =>
  Code.fromAsset(join(PROJECT, dirname(FUNCTION_ENTRIES[name])), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry("no-docker-needed"),
      // Never run; two functions of one folder are told apart by it.
      command: ["esbuild", FUNCTION_ENTRIES[name]],
      local: {
        tryBundle: (folder) => {
          bundleInto(name, folder);
          if (readsPhotos) placeSharp(folder);
          return true;
        },
      },
    },
  });

/** A function of ours: its own role that may write its log and nothing else until it is allowed to. */
export class NodeFunction<Env> extends Construct {
  readonly lambda: LambdaFunction;
  private readonly role: Role;

  constructor(scope: Construct, id: string, props: NodeFunctionProps<Env>) {
    super(scope, id);
    const logGroup = new LogGroup(this, "Log", { retention: props.logDays, removalPolicy: RemovalPolicy.DESTROY });
    this.role = new Role(this, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    logGroup.grantWrite(this.role);
    this.lambda = new LambdaFunction(this, "Function", {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: codeOf(props.function, props.readsPhotos === true),
      handler: "index.handler",
      description: props.description,
      role: this.role,
      logGroup,
      memorySize: props.memory,
      timeout: props.timeout,
      tracing: Tracing.ACTIVE,
      ...(props.atOnce !== undefined && { reservedConcurrentExecutions: props.atOnce }),
      environment: { ...props.environment },
    });
    acknowledge(
      this.role,
      "AwsSolutions-IAM5[Resource::*]",
      "X-Ray takes traces and Comprehend takes texts by no resource",
    );
  }

  /** Allow actions on one resource: a table, one of its indexes, a stream, a queue. */
  allow(resourceArn: string, ...actions: readonly Action[]): void {
    this.role.addToPrincipalPolicy(new PolicyStatement({ actions: [...actions], resources: [resourceArn] }));
  }
}
