import type { Duration } from "aws-cdk-lib";
import { Rule, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction as Invoke } from "aws-cdk-lib/aws-events-targets";
import type { Construct } from "constructs";
import type { NodeFunction } from "./node-function.ts";

/** Run a function again and again. A run that fails is not tried again: the next one does what it left. */
export const runEvery = <Env>(scope: Construct, id: string, interval: Duration, what: NodeFunction<Env>): void => {
  new Rule(scope, id, {
    schedule: Schedule.rate(interval),
    targets: [new Invoke(what.lambda, { retryAttempts: 0 })],
  });
};
