import * as z from "zod";
import { ERROR_STATUS, type ErrorCode } from "../domain/errors.ts";
import { Slug } from "../domain/stage.ts";
import { FEED_FORMAT_NAMES, FEED_FORMATS, type FeedFormat, FeedQuery, TestimonialFeed } from "./feeds.ts";
import { BODY_ERRORS, COMMON_ERRORS, type Operation } from "./operation.ts";
import { OPERATIONS } from "./operations.ts";
import { ErrorAnswer } from "./parts.ts";
import { Wall } from "./wall.ts";

type Json = Record<string, unknown>;
type Location = "path" | "query" | "header";

const schemaOf = (schema: z.ZodType, io: "input" | "output"): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, target: "draft-2020-12", unrepresentable: "any" });
  return rest;
};

const partsOf = (operation: Pick<Operation, "input">): Readonly<Record<string, z.ZodType>> =>
  operation.input instanceof z.ZodObject ? (operation.input.shape as Record<string, z.ZodType>) : {};

const parametersOf = (operation: Pick<Operation, "input">): Json[] => {
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

/** Bytes have no schema in OpenAPI 3.1: their media type says what they are. */
const contentOf = ({ output }: Operation, type: string): Json =>
  type === "image/png" ? {} : { schema: schemaOf(output, "output") };

const refusalsOf = (codes: readonly ErrorCode[]): [string, Json][] =>
  [...Map.groupBy(new Set(codes), (code) => ERROR_STATUS[code])].map(([status, group]) => [
    String(status),
    {
      description: group.join(" or "),
      content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
    },
  ]);

const answersOf = (operation: Operation, takesBody: boolean): Json => {
  const refusals = refusalsOf([...COMMON_ERRORS, ...(takesBody ? BODY_ERRORS : []), ...operation.errors]);
  const type = operation.produces ?? "application/json";
  const success =
    operation.status === 204
      ? { description: "Done." }
      : { description: operation.summary, content: { [type]: contentOf(operation, type) } };
  return Object.fromEntries([[String(operation.status), success], ...refusals]);
};

const securityOf = ({ scopes, keyIn }: Operation): Json[] =>
  keyIn === "query"
    ? [{ publishableKey: [] }]
    : [...new Set(scopes.map((scope) => (scope === "receipt" ? "receipt" : "key")))].map((scheme) => ({
        [scheme]: [],
      }));

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

const FeedInput = z.object({ path: z.object({ store: Slug }), query: FeedQuery });

/** Formats whose every field is known, with the names of their schemas. */
const FEED_SCHEMAS: Readonly<Partial<Record<FeedFormat, string>>> = { json: "TestimonialFeed", wall: "Wall" };

/** A feed in one of its formats. It needs no key, so it is no operation; a copy may be asked for again with its ETag. */
const feedDocument = (format: FeedFormat): Json => {
  const { type, name } = FEED_FORMATS[format];
  const known = FEED_SCHEMAS[format];
  const schema = known === undefined ? { type: "string" } : { $ref: `#/components/schemas/${known}` };
  return {
    operationId: `readFeed.${format}`,
    tags: ["feeds"],
    summary: `Published testimonials as ${name}`,
    description: "Open to everybody unless the store keeps its feeds private. docs/feeds.md shows an example.",
    security: [],
    parameters: parametersOf({ input: FeedInput }),
    responses: Object.fromEntries([
      ["200", { description: name, content: { [type]: { schema } } }],
      ["304", { description: "The copy that the client has is still good." }],
      ...refusalsOf([...COMMON_ERRORS, "not_found", "too_large", "not_eligible"]),
    ]),
  };
};

const feedPaths = (): Json =>
  Object.fromEntries(
    FEED_FORMAT_NAMES.map((format) => [`/f/{store}/${FEED_FORMATS[format].file}`, { get: feedDocument(format) }]),
  );

/** The OpenAPI 3.1 description of every operation, and of the feeds. */
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
      { name: "embedding", description: "What the widget on a shop's page asks and sends." },
      { name: "feeds", description: "Published testimonials, for everybody." },
      { name: "testimonials", description: "What customers agreed to have published, and what became of it." },
      { name: "keys", description: "API keys." },
      { name: "operator", description: "For whoever runs Viaggio." },
    ],
    paths: {
      ...Object.fromEntries(
        [...byPath].map(([path, operations]) => [
          path,
          Object.fromEntries(
            operations.map((operation) => [operation.method.toLowerCase(), operationDocument(operation)]),
          ),
        ]),
      ),
      ...feedPaths(),
    },
    components: {
      schemas: {
        Error: schemaOf(ErrorAnswer, "output"),
        TestimonialFeed: schemaOf(TestimonialFeed, "output"),
        Wall: schemaOf(Wall, "output"),
      },
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "An API key: `pk_…` to collect, `sk_…` for the rest." },
        publishableKey: {
          type: "apiKey",
          in: "query",
          name: "key",
          description: "A key that is meant to be seen: `pk_…`.",
        },
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
