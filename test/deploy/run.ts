import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeleteTableCommand, DynamoDBClient, ScanCommand, UpdateTableCommand } from "@aws-sdk/client-dynamodb";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import * as z from "zod";
import { rounded } from "../bench/statistics.ts";
import { ask, openShop, submit, until } from "../e2e/client.ts";
import { startComprehendStub } from "../support/comprehend-stub.ts";
import { allowPlainHttp, allowSending, type Emulator, NoEmulator, repairCors, startEmulator } from "./emulator.ts";
import { startGate } from "./gate.ts";
import { deployedPageTimes } from "./page-times.ts";
import { CommandFailed, runCommand } from "./run-command.ts";

/**
 * Deploys both stacks, runs the end-to-end suite against them over HTTP, changes something and deploys again, lets a
 * deployment fail, and takes everything down. Against an emulator of its own, or against `AWS_ENDPOINT_URL`.
 */

const STAGE = "emulator";
const REGION = "eu-south-1";
const ACCOUNT = "000000000000";
const REQUESTS_AT_ONCE = 6;
/** All at once, since they wait more than they do: for keys to be forgotten, for the minute in which mail is sent. */
const SUITE = ["api", "survey", "feeds", "embedding", "asked-by-mail"];

const CORE = `viaggio-${STAGE}-core`;
const Outputs = z.object({
  [CORE]: z.object({ TableName: z.string(), SigningKeysArn: z.string(), PhotosBucket: z.string(), ApiUrl: z.url() }),
});

const step = async <Value>(what: string, run: () => Promise<Value>): Promise<Value> => {
  const startedAt = performance.now();
  process.stdout.write(`${what} … `);
  const value = await run();
  process.stdout.write(`${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
  return value;
};

const expectTrue = (holds: boolean, what: string) => {
  if (!holds) throw new Error(what);
};

const deployAndTest = async (folder: string, endpoint: string, isOurs: boolean): Promise<void> => {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: process.env.AWS_ACCESS_KEY_ID ?? "test",
    AWS_SECRET_ACCESS_KEY: process.env.AWS_SECRET_ACCESS_KEY ?? "test",
    AWS_REGION: REGION,
    CDK_DISABLE_VERSION_CHECK: "1",
  };
  const synthesized = join(folder, "cdk.out");
  const cdk = (...args: readonly string[]) =>
    runCommand("cdk", [...args, "--no-notices", "-c", `stage=${STAGE}`, "--output", synthesized], { env });
  const outputsFile = join(folder, "outputs.json");
  const deploy = (...args: readonly string[]) =>
    cdk("deploy", "--all", "--require-approval", "never", "--outputs-file", outputsFile, ...args);

  await step("refuses to deploy before bootstrap", async () => {
    const said = await deploy().then(
      () => "nothing",
      (error: Error) => error.message,
    );
    expectTrue(said.includes("Has the environment been bootstrapped?"), `Unexpectedly, cdk deploy said ${said}`);
  });
  // In a folder without an app, which bootstrap would run for nothing.
  await step("bootstraps", async () => {
    await runCommand("cdk", ["bootstrap", `aws://${ACCOUNT}/${REGION}`, "--no-notices"], { env, cwd: folder });
    if (isOurs) await allowPlainHttp(endpoint, REGION, `cdk-hnb659fds-assets-${ACCOUNT}-${REGION}`);
  });
  await step("deploys both stacks", () => deploy("--app", synthesized));

  const core = Outputs.parse(JSON.parse(await readFile(outputsFile, "utf8")))[CORE]!;
  const apiId = new URL(core.ApiUrl).host.split(".")[0]!;
  const gate = await startGate(`${endpoint}/_aws/execute-api/${apiId}/$default`, REQUESTS_AT_ONCE);
  const { url } = gate;
  const aws = { endpoint, region: REGION, credentials: { accessKeyId: "test", secretAccessKey: "test" } };
  const dynamodb = new DynamoDBClient(aws);
  const items = async () => {
    const { Count = 0 } = await dynamodb.send(new ScanCommand({ TableName: core.TableName, Select: "COUNT" }));
    return Count;
  };
  if (isOurs) await repairCors(endpoint, REGION, apiId);
  // As it is with the CDK's bucket: photos, too, are kept from whoever comes without TLS.
  if (isOurs) await allowPlainHttp(endpoint, REGION, core.PhotosBucket);
  if (isOurs) await allowSending(endpoint, REGION);

  const operatorKey = await step("creates an operator's key", async () => {
    const { stdout } = await runCommand(
      "node",
      ["infra/cli/viaggio.ts", "key", "create", "--operator", "--name", "test:deploy", "--table", core.TableName],
      { env },
    );
    return stdout.trim();
  });
  const signingKeys = await step("reads the keys that links are signed with", async () => {
    const secrets = new SecretsManagerClient(aws);
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: core.SigningKeysArn }));
    secrets.destroy();
    return SecretString;
  });
  await step("passes the end-to-end suite", async () => {
    console.log();
    // CI adds up the totals of all suites.
    const folder = process.env.TEST_REPORTS;
    const reports =
      folder === undefined ? [] : ["--reporter=default", "--reporter=json", `--outputFile.json=${folder}/deploy.json`];
    await runCommand(
      "vitest",
      // All share the emulator's processes: slowness is no error.
      [
        "run",
        "--testTimeout",
        "180000",
        "--maxWorkers",
        String(SUITE.length),
        ...SUITE.map((name) => `test/e2e/${name}.test.ts`),
        ...reports,
      ],
      {
        env: {
          ...env,
          BASE_URL: url,
          OPERATOR_KEY: operatorKey,
          VIAGGIO_TABLE: core.TableName,
          SIGNING_KEYS: signingKeys,
        },
        show: true,
      },
    );
  });

  const target = { url, operatorKey };
  const { survey, constant } = await step("times the survey's page", () => deployedPageTimes(target));
  console.log(
    `survey_page_deployed_ratio ${rounded(survey / constant)} (≤ 2): p50 ${rounded(survey, 1)} ms for a link opened for the first time ÷ ${rounded(constant, 1)} ms for a page that is always the same`,
  );
  const shop = await openShop(target, "redeployed");
  const counted = (responses: number) =>
    until(
      async () => (await ask(target, "GET", "/v1/journey", { key: shop.adminKey })).body,
      (map) => map.whole?.n === responses,
    );
  const answer = async () => {
    const { status } = await submit(target, shop, { touchpoint: "delivery", rating: 5, comment: "Perfetto!" });
    expectTrue(status === 202, `A response was answered with ${status}`);
  };
  await answer();
  await counted(1);

  await step("changes a setting and deploys again", async () => {
    const { stdout, stderr } = await deploy("-c", "logDays=14");
    expectTrue(`${stdout}${stderr}`.includes("UPDATE_COMPLETE"), "The second deployment changed nothing");
  });
  if (isOurs) await repairCors(endpoint, REGION, apiId);
  await step("counts on after that", async () => {
    await answer();
    await counted(2);
  });

  await step("leaves data and API as they are when a deployment fails", async () => {
    const before = await items();
    const error: unknown = await deploy("--app", "node test/deploy/failing-app.ts").catch((cause: unknown) => cause);
    expectTrue(error instanceof CommandFailed, "The deployment should have failed");
    expectTrue(String(error).includes("AWS::Viaggio::DoesNotExist"), `It failed for another reason: ${error}`);
    expectTrue((await items()) === before, `${before} items were in the table, ${await items()} are`);
    if (isOurs) await repairCors(endpoint, REGION, apiId);
    await counted(2);
    await answer();
    await counted(3);
  });

  await step("takes the stacks down and keeps the table", async () => {
    const before = await items();
    await cdk("destroy", "--all", "--force");
    expectTrue((await items()) === before && before > 0, "The table did not outlive its stack");
    const gone = await fetch(`${url}/v1/store`).then(({ status }) => status);
    expectTrue(gone !== 401, "The API outlived its stack");
  });
  await step("deletes the table as docs/deploy.md says", async () => {
    await dynamodb.send(new UpdateTableCommand({ TableName: core.TableName, DeletionProtectionEnabled: false }));
    await dynamodb.send(new DeleteTableCommand({ TableName: core.TableName }));
  });
  dynamodb.destroy();
  await gate.close();
};

const main = async () => {
  const folder = await mkdtemp(join(tmpdir(), "viaggio-deploy-"));
  const stub = await startComprehendStub();
  let emulator: Emulator | undefined;
  try {
    const theirs = process.env.AWS_ENDPOINT_URL;
    if (theirs === undefined) {
      emulator = await step("installs and starts the emulator", () => startEmulator(folder, stub.url));
    }
    await deployAndTest(folder, theirs ?? emulator!.endpoint, emulator !== undefined);
    expectTrue(emulator === undefined || stub.calls.length > 0, "Comprehend was never asked");
    console.log("test:deploy passed");
  } finally {
    await emulator?.stop();
    await stub.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
};

try {
  await main();
} catch (error) {
  if (error instanceof NoEmulator) {
    console.log(`\ntest:deploy skipped: ${error.message} Or name another endpoint in AWS_ENDPOINT_URL.`);
  } else {
    console.error(error);
    // What the failure left open, the gate for one, must not keep CI waiting.
    process.exit(1);
  }
}
