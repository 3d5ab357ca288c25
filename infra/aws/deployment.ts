import { type App, Tags, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { BudgetStack } from "./budget-stack.ts";
import type { Settings } from "./config.ts";
import { CoreStack } from "./core-stack.ts";
import { EdgeStack } from "./edge-stack.ts";

/** The stacks of a stage, the budget's if it has one, held to cdk-nag's AwsSolutions: a finding that nobody acknowledged fails synth. */
export const deployment = (
  app: App,
  settings: Settings,
): { core: CoreStack; edge: EdgeStack; budget: BudgetStack | undefined } => {
  const { stage, account, region, monthlyBudgetUsd: monthlyUsd, alarmEmail: email, leaveOut } = settings;
  const env = { ...(account !== undefined && { account }), ...(region !== undefined && { region }) };
  const core = new CoreStack(app, "Core", { stackName: `viaggio-${stage}-core`, env, settings });
  const edge = new EdgeStack(app, "Edge", {
    stackName: `viaggio-${stage}-edge`,
    env,
    settings,
    apiHost: core.api.host,
    bus: core.bus,
    alarmTopic: core.alarmTopic,
  });
  const hasBudget = monthlyUsd !== undefined && email !== undefined && !leaveOut.includes("budget");
  const budget = hasBudget
    ? new BudgetStack(app, "Budget", { stackName: `viaggio-${stage}-budget`, env, monthlyUsd, email })
    : undefined;
  Tags.of(app).add("viaggio:stage", stage);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { core, edge, budget };
};
