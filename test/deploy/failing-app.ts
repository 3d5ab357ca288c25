import { App, CfnResource } from "aws-cdk-lib";
import { settingsOf } from "../../infra/aws/config.ts";
import { deployment } from "../../infra/aws/deployment.ts";

// The system with a change to the table's neighbours and, as the last step, something that no AWS can create.
const app = new App();
const { core } = deployment(app, settingsOf(String(app.node.tryGetContext("stage")), { logDays: 90 }));
const broken = new CfnResource(core, "Broken", { type: "AWS::Viaggio::DoesNotExist" });
broken.node.addDependency(core.api);
app.synth();
