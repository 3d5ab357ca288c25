import * as z from "zod";
import { ERROR_STATUS, type ErrorCode } from "../domain/errors.ts";
import { BODY_ERRORS, COMMON_ERRORS, type Operation } from "./operation.ts";
import { OPERATIONS } from "./operations.ts";
import { ErrorAnswer } from "./parts.ts";

type Json = Record<string, unknown>;
type Location = "path" | "query" | "header";

const schemaOf = (schema: z.ZodType, io: "input" | "output"): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, target: "draft-2020-12", unrepresentable: "any" });
  return rest;
};

const partsOf = (operation: Operation): Readonly<Record<string, z.ZodType>> =>
  operation.input instanceof z.ZodObject ? (operation.input.shape as Record<string, z.ZodType>) : {};

const parametersOf = (operation: Operation): Json[] => {
  const parts = partsOf(operation);
  const places: readonly (readonly [Location, z.ZodType | undefined])[] = [
    ["path", parts.path],
    ["query", parts.query],
    ["header", parts.headers],
  ];
  return places.flatMap(([place, part]) => {
    if (part === undefined) return [];
    const { properties = {}, required = [] } = schemaOf(part, "input") as {
      properties?: Record<string, Json>;
      required?: string[];
    };
    return Object.entries(properties).map(([name, { description, ...schema }]) => ({
      name,
      in: place,
      required: place === "path" || required.includes(name),
      ...(description !== undefined && { description }),
      schema,
    }));
  });
};

const answersOf = (operation: Operation, takesBody: boolean): Json => {
  const codes = [...new Set<ErrorCode>([...COMMON_ERRORS, ...(takesBody ? BODY_ERRORS : []), ...operation.errors])];
  const byStatus = Map.groupBy(codes, (code) => ERROR_STATUS[code]);
  const refusals = [...byStatus].map(([status, group]) => [
    String(status),
    {
      description: group.join(" or "),
      content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
    },
  ]);
  const type = operation.produces ?? "application/json";
  const success =
    operation.status === 204
      ? { description: "Done." }
      : { description: operation.summary, content: { [type]: { schema: schemaOf(operation.output, "output") } } };
  return Object.fromEntries([[String(operation.status), success], ...refusals]);
};

const securityOf = ({ scopes }: Operation): Json[] =>
  scopes
    .flatMap((scope): Json[] => (scope === "receipt" ? [{ receipt: [] }] : [{ key: [] }, { signIn: [] }]))
    .filter((entry, index, all) => all.findIndex((other) => JSON.stringify(other) === JSON.stringify(entry)) === index);

const operationDocument = (operation: Operation): Json => {
  const body = partsOf(operation).body;
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    description: `${operation.description}\n\nScope: ${operation.scopes.join(" or ")}.`,
    security: securityOf(operation),
    parameters: parametersOf(operation),
    ...(body !== undefined && {
      requestBody: {
        required: true,
        content: { [operation.consumes ?? "application/json"]: { schema: schemaOf(body, "input") } },
      },
    }),
    responses: answersOf(operation, body !== undefined),
  };
};

/** The OpenAPI 3.1 description of every operation. */
export const openApi = (version: string): Json => {
  const byPath = Map.groupBy(OPERATIONS, ({ path }) => path);
  return {
    openapi: "3.1.0",
    info: {
      title: "Viaggio",
      version,
      summary: "The voice of the customer along the journey.",
      description:
        "Responses in, an honest emotion per stage of the journey out. Every error has the same shape; its `code` is stable.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    tags: [
      { name: "responses", description: "What customers answered." },
      { name: "journey", description: "How every stage felt." },
      { name: "store", description: "The store of your key." },
      { name: "touchpoints", description: "Where customers meet the store." },
      { name: "surveys", description: "What is asked at a touchpoint, and the links to it." },
      { name: "orders", description: "Orders in, and the rules by which customers are asked about them." },
      { name: "keys", description: "API keys." },
      { name: "operator", description: "For whoever runs Viaggio." },
    ],
    paths: Object.fromEntries(
      [...byPath].map(([path, operations]) => [
        path,
        Object.fromEntries(
          operations.map((operation) => [operation.method.toLowerCase(), operationDocument(operation)]),
        ),
      ]),
    ),
    components: {
      schemas: { Error: schemaOf(ErrorAnswer, "output") },
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "An API key: `pk_…` to collect, `sk_…` for the rest." },
        signIn: { type: "http", scheme: "basic", description: "For people in a browser: the key is the password." },
        receipt: {
          type: "apiKey",
          in: "header",
          name: "Authorization",
          description: "`Receipt …`, as the answer to the first sending gave it.",
        },
      },
    },
  };
};

/** The document as it is checked in. */
export const openApiText = (version: string): string => `${JSON.stringify(openApi(version), null, 2)}\n`;
