import { CfnOutput, Stack, type StackProps } from "aws-cdk-lib";
import { CfnBudget } from "aws-cdk-lib/aws-budgets";
import type { Construct } from "constructs";
import type { Settings } from "./config.ts";
import { Website } from "./constructs/website.ts";

type EdgeStackProps = StackProps & { readonly settings: Settings; readonly apiHost: string };

/** What stands at the edge: one name for the API and for static files, and the budget. */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, { settings, apiHost, ...props }: EdgeStackProps) {
    super(scope, id, props);
    const website = new Website(this, "Website", {
      apiHost,
      domain: settings.domain,
      webAclArn: settings.webAclArn,
      retain: settings.retainData,
    });

    const { monthlyBudgetUsd, alarmEmail } = settings;
    if (monthlyBudgetUsd !== undefined && alarmEmail !== undefined && !settings.leaveOut.includes("budget")) {
      const tell = (notificationType: "ACTUAL" | "FORECASTED", threshold: number) => ({
        notification: { notificationType, comparisonOperator: "GREATER_THAN", threshold },
        subscribers: [{ subscriptionType: "EMAIL", address: alarmEmail }],
      });
      new CfnBudget(this, "Budget", {
        budget: {
          budgetType: "COST",
          timeUnit: "MONTHLY",
          budgetLimit: { amount: monthlyBudgetUsd, unit: "USD" },
        },
        notificationsWithSubscribers: [tell("ACTUAL", 50), tell("ACTUAL", 100), tell("FORECASTED", 100)],
      });
    }

    new CfnOutput(this, "Url", { value: `https://${settings.domain?.name ?? website.host}` });
    new CfnOutput(this, "CdnHost", { value: website.host });
    new CfnOutput(this, "FilesBucket", { value: website.files.bucketName });
  }
}
