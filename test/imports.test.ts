import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");

/** What the files of a folder may import: folders and files of ours, and packages. The most exact folder counts. */
const MAY_IMPORT: readonly {
  readonly folder: string;
  readonly ours: readonly string[];
  readonly packages: readonly string[];
}[] = [
  { folder: "shared/domain", ours: ["shared/domain"], packages: ["zod"] },
  { folder: "shared/contract", ours: ["shared/contract", "shared/domain"], packages: ["zod", "node:fs"] },
  {
    folder: "shared/adapters",
    ours: ["shared/adapters", "shared/domain", "shared/table.ts"],
    packages: ["zod", "@aws-sdk/", "@smithy/", "eld", "nodemailer", "qrcode", "sharp", "node:"],
  },
  { folder: "shared", ours: ["shared/domain"], packages: ["zod"] },
  {
    folder: "functions/http",
    ours: ["functions/http", "functions/log.ts", "functions/metrics.ts", "shared"],
    packages: ["@middy/core", "zod", "aws-lambda", "node:"],
  },
  {
    folder: "functions/pages",
    ours: ["functions/pages", "functions/http", "functions/log.ts", "shared"],
    packages: ["@middy/core", "aws-lambda", "node:"],
  },
  { folder: "functions/reading", ours: ["functions/reading", "shared"], packages: ["zod"] },
  ...[
    "collect",
    "journey",
    "admin",
    "digest",
    "survey",
    "feed",
    "moderate",
    "invite",
    "dashboard",
    "customer",
    "notify",
    "invalidate",
  ].map((name) => ({
    folder: `functions/${name}`,
    ours: [
      `functions/${name}`,
      "functions/http",
      "functions/pages",
      "functions/reading",
      "functions/stream",
      "functions/log.ts",
      "functions/metrics.ts",
      "shared",
    ],
    packages: ["zod", "@aws-sdk/", "@middy/core", "altcha-lib/", "aws-lambda", "node:"],
  })),
  { folder: "functions", ours: ["functions", "shared"], packages: ["zod", "@aws-sdk/", "aws-lambda", "node:"] },
  { folder: "web/survey", ours: ["web/survey"], packages: [] },
  { folder: "web/dashboard", ours: ["web/dashboard"], packages: [] },
  {
    folder: "infra/aws",
    ours: ["infra/aws", "shared", "web/build.ts"],
    packages: ["aws-cdk-lib", "constructs", "cdk-nag", "esbuild", "zod", "node:"],
  },
  {
    folder: "infra/local",
    ours: ["infra/local", "functions", "shared", "web/build.ts"],
    packages: ["@aws-sdk/", "aws-lambda", "zod", "node:"],
  },
  { folder: "web", ours: ["web", "shared/contract"], packages: ["altcha-lib", "esbuild", "node:"] },
  {
    folder: "infra/cli",
    ours: ["infra/cli", "infra/local", "functions", "shared"],
    packages: ["@aws-sdk/", "commander", "cli-progress", "zod", "node:"],
  },
];

const importsOf = (file: string): string[] =>
  [
    ...readFileSync(join(root, file), "utf8").matchAll(
      /\bfrom "([^"]+)";$|^import "([^"]+)";$|\bimport\(\s*"([^"]+)"/gm,
    ),
  ].map(([, named, bare, dynamic]) => named ?? bare ?? dynamic ?? "");

const files = globSync(["shared/**/*.ts", "functions/**/*.ts", "infra/**/*.ts", "web/**/*.ts"], { cwd: root }).sort();
const ruleOf = (file: string) =>
  MAY_IMPORT.filter(({ folder }) => file.startsWith(`${folder}/`)).sort((a, b) => b.folder.length - a.folder.length)[0];

describe("the arrows between folders", () => {
  it("are known for every file", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => ruleOf(file) === undefined)).toEqual([]);
  });

  it("point one way", () => {
    const stray = files.flatMap((file) => {
      const rule = ruleOf(file);
      return importsOf(file)
        .filter((wanted) => {
          if (!wanted.startsWith(".")) return rule?.packages.every((name) => !wanted.startsWith(name));
          const target = relative(root, resolve(root, dirname(file), wanted));
          return rule?.ours.every((folder) => target !== folder && !target.startsWith(`${folder}/`));
        })
        .map((wanted) => `${file} → ${wanted}`);
    });
    expect(stray).toEqual([]);
  });

  it("never pull in all of zod's languages", () => {
    const wrong = files.filter((file) =>
      /import \{[^}]*\bz\b[^}]*\} from "zod"/.test(readFileSync(join(root, file), "utf8")),
    );
    expect(wrong).toEqual([]);
  });
});
