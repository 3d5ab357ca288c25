import { type App, Tags, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import type { Settings } from "./config.ts";
import { CoreStack } from "./core-stack.ts";
import { EdgeStack } from "./edge-stack.ts";

/** Both stacks of a stage, held to cdk-nag's AwsSolutions: a finding that nobody acknowledged fails synth. */
export const deployment = (app: App, settings: Settings): { core: CoreStack; edge: EdgeStack } => {
  const { stage, account, region } = settings;
  const env = { ...(account !== undefined && { account }), ...(region !== undefined && { region }) };
  const core = new CoreStack(app, "Core", { stackName: `viaggio-${stage}-core`, env, settings });
  const edge = new EdgeStack(app, "Edge", {
    stackName: `viaggio-${stage}-edge`,
    env,
    settings,
    apiHost: core.api.host,
  });
  Tags.of(app).add("viaggio:stage", stage);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { core, edge };
};
