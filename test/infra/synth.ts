import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { PROJECT } from "../../infra/aws/bundle.ts";
import { settingsOf } from "../../infra/aws/config.ts";
import type { CoreStack } from "../../infra/aws/core-stack.ts";

// CloudFormation's own validator takes seconds and runs in documented-commands.test.ts; cdk-nag runs here in any case.
process.env.CDK_VALIDATION = "false";

const Template = z.object({
  Resources: z.record(
    z.string(),
    // Whatever CloudFormation takes; the tests look into it.
    z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.any()).default({}) }),
  ),
});
export type Template = z.infer<typeof Template>;
export type Resource = Template["Resources"][string];

const CdkJson = z.object({ context: z.record(z.string(), z.unknown()) });

/** The templates of the stacks of a stage. Bundles nothing unless told to. @throws what cdk-nag finds */
export const synthesize = async (
  stage: string,
  overrides: Readonly<Record<string, unknown>> = {},
  { bundle = false, add }: { bundle?: boolean; add?: (core: CoreStack) => void } = {},
): Promise<{ core: Template; edge: Template; budget: Template | undefined }> => {
  const [{ App }, { deployment }] = await Promise.all([import("aws-cdk-lib"), import("../../infra/aws/deployment.ts")]);
  const { context } = CdkJson.parse(JSON.parse(readFileSync(join(PROJECT, "cdk.json"), "utf8")));
  const outdir = mkdtempSync(join(tmpdir(), "viaggio-synth-"));
  try {
    const app = new App({ outdir, context: { ...context, ...(!bundle && { "aws:cdk:bundling-stacks": [] }) } });
    const { core, edge, budget } = deployment(app, settingsOf(stage, overrides));
    add?.(core);
    const assembly = app.synth();
    const templateOf = (id: string) => Template.parse(assembly.getStackArtifact(id).template);
    return {
      core: templateOf(core.artifactId),
      edge: templateOf(edge.artifactId),
      budget: budget && templateOf(budget.artifactId),
    };
  } finally {
    rmSync(outdir, { recursive: true });
  }
};

/** The resources of a type, by logical id. */
export const ofType = (template: Template, type: string): [id: string, resource: Resource][] =>
  Object.entries(template.Resources).filter(([, { Type }]) => Type === type);

/** The only resource of a type. */
export const theOne = (template: Template, type: string): Resource => {
  const found = ofType(template, type);
  if (found.length !== 1) throw new Error(`${found.length} resources of type ${type}, not one`);
  return found[0]![1];
};
