import { BootstraplessSynthesizer, Stack, type StackProps } from "aws-cdk-lib";
import { CfnBudget } from "aws-cdk-lib/aws-budgets";
import type { Construct } from "constructs";

/** Where budgets are made: CloudFormation has the type in few regions (not in Milan), and a budget counts all of them. */
const BUDGET_REGION = "us-east-1";

type BudgetStackProps = StackProps & {
  /** USD a month, over everything in the account. */
  readonly monthlyUsd: number;
  /** Who hears of it. */
  readonly email: string;
};

/** The budget of the account, in a stack of its own because its region is not the stage's. It needs no bootstrap there. */
export class BudgetStack extends Stack {
  constructor(scope: Construct, id: string, { monthlyUsd, email, ...props }: BudgetStackProps) {
    super(scope, id, {
      ...props,
      env: { ...props.env, region: BUDGET_REGION },
      // @ts-expect-error The CDK's own types of a synthesizer do not fit together under exactOptionalPropertyTypes.
      synthesizer: new BootstraplessSynthesizer(),
    });
    const tell = (notificationType: "ACTUAL" | "FORECASTED", threshold: number) => ({
      notification: { notificationType, comparisonOperator: "GREATER_THAN", threshold },
      subscribers: [{ subscriptionType: "EMAIL", address: email }],
    });
    new CfnBudget(this, "Budget", {
      budget: { budgetType: "COST", timeUnit: "MONTHLY", budgetLimit: { amount: monthlyUsd, unit: "USD" } },
      notificationsWithSubscribers: [tell("ACTUAL", 50), tell("ACTUAL", 100), tell("FORECASTED", 100)],
    });
  }
}
