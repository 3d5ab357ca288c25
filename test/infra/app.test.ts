import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PROJECT } from "../../infra/aws/bundle.ts";

/** Runs the app as `cdk` does, with what `-c` would say. */
const runApp = (context: Readonly<Record<string, string>>) => {
  const outdir = mkdtempSync(join(tmpdir(), "viaggio-app-"));
  try {
    const { status, stderr } = spawnSync(process.execPath, ["infra/aws/app.ts"], {
      cwd: PROJECT,
      encoding: "utf8",
      env: {
        ...process.env,
        CDK_OUTDIR: outdir,
        CDK_VALIDATION: "false",
        CDK_CONTEXT_JSON: JSON.stringify({ ...context, "aws:cdk:bundling-stacks": [] }),
      },
    });
    return { status, stderr, written: readdirSync(outdir) };
  } finally {
    rmSync(outdir, { recursive: true });
  }
};

describe("the app", () => {
  it("writes the templates of a stage", () => {
    expect(runApp({ stage: "dev" })).toMatchObject({
      status: 0,
      written: expect.arrayContaining(["Core.template.json", "Edge.template.json"]),
    });
  });

  it("refuses a misspelt setting, which would do nothing, in one sentence", () => {
    const { status, stderr } = runApp({ stage: "dev", alarmMail: "ops@shop.example" });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^There is no setting alarmMail: use stage or one of account, [^\n]+\.\n$/);
  });

  it("refuses a throttle whose worst day is over the ceiling, and says how much it would be", () => {
    const { status, stderr } = runApp({ stage: "dev", throttles: '{"submitResponse":{"perSecond":50,"burst":500}}' });
    expect(status).toBe(1);
    expect(stderr).toContain(
      "The worst day of POST /v1/responses at 50 a second costs 249 USD, over the ceiling of 10",
    );
  });
});
