import { App, Stack } from "aws-cdk-lib";
import { CfnBudget } from "aws-cdk-lib/aws-budgets";

// A budget where CloudFormation has none: shows that the validator is at work.
const app = new App();
const stack = new Stack(app, "Misplaced", { env: { account: "123456789012", region: "eu-south-1" } });
new CfnBudget(stack, "Budget", { budget: { budgetType: "COST", timeUnit: "MONTHLY" } });
app.synth();
