import * as z from "zod";
import { ofType, type Template } from "./synth.ts";

/** What a function may do: `dynamodb:Query on index/list`, as text, so that two of them compare. */
export type Grants = ReadonlyMap<string, ReadonlySet<string>>;

const strings = z.union([z.string().transform((text) => [text]), z.array(z.string())]);
const Statement = z.object({
  Effect: z.literal("Allow"),
  Action: strings,
  Resource: z.unknown(),
  Condition: z.never().optional(),
});
const Policy = z.object({
  PolicyDocument: z.object({ Statement: z.array(Statement) }),
  Roles: z.array(z.object({ Ref: z.string() })),
});
const Handler = z.object({
  Description: z.string(),
  Role: z.object({ "Fn::GetAtt": z.tuple([z.string(), z.literal("Arn")]) }),
});
const GetAtt = z.object({ "Fn::GetAtt": z.tuple([z.string(), z.string()]) });
const Ref = z.object({ Ref: z.string() });
const Join = z.object({ "Fn::Join": z.tuple([z.literal(""), z.array(z.unknown())]) });

/** A resource of a statement in a word: `table`, `index/list`, `stream`, `queue`, `bucket/*`, `log`, `*`. */
const resourceName = (template: Template, resource: unknown): string => {
  if (typeof resource === "string") return resource;
  const join = Join.safeParse(resource);
  if (join.success)
    return join.data["Fn::Join"][1]
      .map((part) => resourceName(template, part))
      .join("")
      .replace(/^table\//, "")
      .replace(/^arn:.*:ses:.*:(identity\/\*|configuration-set).*$/, "ses/$1");
  const ref = Ref.safeParse(resource);
  if (ref.success) return `<${ref.data.Ref}>`;
  const [id, attribute] = GetAtt.parse(resource)["Fn::GetAtt"];
  const names: Readonly<Record<string, string>> = {
    "AWS::DynamoDB::GlobalTable Arn": "table",
    "AWS::DynamoDB::GlobalTable StreamArn": "stream",
    "AWS::S3::Bucket Arn": "bucket",
    "AWS::SQS::Queue Arn": "queue",
    "AWS::Events::EventBus Arn": "bus",
    "AWS::Logs::LogGroup Arn": "log",
  };
  return names[`${template.Resources[id]?.Type} ${attribute}`] ?? `${id}.${attribute}`;
};

/** Ids of the functions in the template by the start of their logical id: `Collect`, `Digest`… */
const functionsByRole = (template: Template): ReadonlyMap<string, string> =>
  new Map(
    ofType(template, "AWS::Lambda::Function").map(([id, { Properties }]) => [
      Handler.parse(Properties).Role["Fn::GetAtt"][0],
      id.replace(/Function[0-9A-F]{8}$/, "").toLowerCase(),
    ]),
  );

/** What each function of a template may do, by its name in lower case. */
export const grantsOf = (template: Template): Grants => {
  const functions = functionsByRole(template);
  const grants = new Map<string, Set<string>>([...functions.values()].map((name) => [name, new Set()]));
  for (const [, { Properties }] of ofType(template, "AWS::IAM::Policy")) {
    const { PolicyDocument, Roles } = Policy.parse(Properties);
    for (const { Ref } of Roles) {
      const allowed = grants.get(functions.get(Ref) ?? "");
      if (allowed === undefined) throw new Error(`The policy of ${Ref} belongs to no function`);
      for (const { Action, Resource } of PolicyDocument.Statement) {
        for (const resource of Array.isArray(Resource) ? Resource : [Resource]) {
          for (const action of Action) allowed.add(`${action} on ${resourceName(template, resource)}`);
        }
      }
    }
  }
  return grants;
};
