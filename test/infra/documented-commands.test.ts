import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PROJECT } from "../../infra/aws/bundle.ts";
import { runCommand } from "../deploy/run-command.ts";

/** The `npx cdk deploy` commands of docs/deploy.md, as arguments: lines joined, quotes taken off. */
const documented = readFileSync(join(PROJECT, "docs/deploy.md"), "utf8")
  .replaceAll(/\\\n\s*/g, "")
  .split("\n")
  .flatMap((line) => /^ {4}npx cdk deploy (.*)$/.exec(line)?.[1] ?? [])
  .map((line) => [...line.matchAll(/'([^']*)'|[^\s']+/g)].map(([word]) => word))
  .map((words) => words.map((word) => word.replaceAll("'", "")));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "viaggio-documented-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

// Everything that `cdk deploy` does before it goes to AWS: bundles, cdk-nag, CloudFormation's validator, the ceiling.
const synth = (args: readonly string[]) =>
  runCommand(process.execPath, [join(PROJECT, "node_modules/aws-cdk/bin/cdk"), "synth", "--quiet", ...args], {
    env: {
      ...process.env,
      PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
      CDK_VALIDATION: "true",
      CDK_DISABLE_VERSION_CHECK: "1",
      AWS_EC2_METADATA_DISABLED: "true",
    },
  });

describe("a documented command", () => {
  it("is found for development and for production", () => {
    expect(documented.map((args) => args.join(" "))).toEqual(
      expect.arrayContaining([expect.stringContaining("stage=dev"), expect.stringContaining("stage=prod")]),
    );
  });

  it.each(documented.map((args) => [args.join(" "), args]))("passes all checks: cdk deploy %s", async (_line, args) => {
    // The CDK tells its progress on stderr, but in CI on stdout.
    const { stdout, stderr } = await synth([
      ...args.filter((arg) => arg !== "--all"),
      "--output",
      join(folder, "cdk.out"),
    ]);
    expect(stdout + stderr).toContain("Successfully synthesized");
  });

  it("would be refused where CloudFormation lacks a type", async () => {
    await expect(
      synth(["--app", `${process.execPath} test/infra/misplaced-app.ts`, "--output", join(folder, "misplaced")]),
    ).rejects.toThrow("does not exist in 'eu-south-1'");
  });
});
