import { App } from "aws-cdk-lib";
import { SETTING_NAMES, SettingsError, settingsOf } from "./config.ts";
import { deployment } from "./deployment.ts";

const app = new App();
const overrides = Object.fromEntries(
  SETTING_NAMES.flatMap((name) => {
    const value: unknown = app.node.tryGetContext(name);
    return value === undefined ? [] : [[name, value]];
  }),
);

try {
  deployment(app, settingsOf(String(app.node.tryGetContext("stage")), overrides, process.env.CDK_DEFAULT_REGION));
  app.synth();
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
