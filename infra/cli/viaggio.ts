import { Command, Option } from "commander";
import { addAudit } from "./commands/audit.ts";
import { addCustomer } from "./commands/customer.ts";
import { addExport } from "./commands/export.ts";
import { addImport } from "./commands/import.ts";
import { addInvite } from "./commands/invite.ts";
import { addKey } from "./commands/key.ts";
import { addOrders } from "./commands/orders.ts";
import { addRebuild } from "./commands/rebuild.ts";
import { explain } from "./commands/run.ts";
import { addSignIn } from "./commands/sign-in.ts";
import { addStage } from "./commands/stage.ts";
import { addStore } from "./commands/store.ts";
import { addSurvey } from "./commands/survey.ts";
import { addTouchpoint } from "./commands/touchpoint.ts";

const program = new Command("viaggio")
  .description("Ask customers, import, export, audit and rebuild what they said, on this machine or in AWS.")
  .addOption(
    new Option("--table <name>", "work on this table in AWS (or at AWS_ENDPOINT_URL_DYNAMODB)").env("VIAGGIO_TABLE"),
  )
  .addOption(
    new Option("--data <folder>", "else on the table in this data folder, whether or not its server runs")
      .env("VIAGGIO_DATA")
      .default("./.viaggio"),
  )
  .addHelpText(
    "after",
    `
From a checkout: npm run -s viaggio -- <command>. Each command has its own --help.
Exit code: 0 done, 1 something was found or rejected, 2 wrong usage, 3 it could not be done.`,
  )
  .showHelpAfterError("Add --help to see how it is used.")
  .exitOverride();

for (const add of [
  addImport,
  addExport,
  addAudit,
  addRebuild,
  addStore,
  addStage,
  addTouchpoint,
  addSurvey,
  addInvite,
  addOrders,
  addCustomer,
  addKey,
  addSignIn,
])
  add(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = explain(error);
}
