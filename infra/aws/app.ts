import { App } from "aws-cdk-lib";
import { refuseUnknownSettings, SETTING_NAMES, SettingsError, settingsOf } from "./config.ts";
import { worstDays } from "./cost/worst-day.ts";
import { deployment } from "./deployment.ts";

const app = new App();
const overrides = Object.fromEntries(
  SETTING_NAMES.flatMap((name) => {
    const value: unknown = app.node.tryGetContext(name);
    return value === undefined ? [] : [[name, value]];
  }),
);

const run = () => {
  refuseUnknownSettings(Object.keys(app.node.getAllContext()));
  const stage = String(app.node.tryGetContext("stage"));
  const settings = settingsOf(stage, overrides, process.env.CDK_DEFAULT_REGION);
  const { core } = deployment(app, settings);
  const dear = worstDays(app.synth().getStackArtifact(core.artifactId).template).find(
    ({ usd }) => usd > settings.costCeilingUsd,
  );
  if (dear === undefined) return;
  throw new SettingsError(
    `The worst day of ${dear.route} at ${dear.perSecond} a second costs ${Math.ceil(dear.usd)} USD, over the ceiling of ${settings.costCeilingUsd}: ` +
      `lower its throttle, raise costCeilingUsd${settings.sentimentEngine === "comprehend" ? ", or set sentimentEngine to lexicon" : ""}.`,
  );
};

try {
  run();
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
