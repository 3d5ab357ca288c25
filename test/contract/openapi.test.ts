import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { FEED_FORMAT_NAMES } from "../../shared/contract/feeds.ts";
import { openApi, openApiText } from "../../shared/contract/openapi.ts";
import { OPERATIONS } from "../../shared/contract/operations.ts";

const root = new URL("../../", import.meta.url);
const { version } = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as { version: string };

describe("openapi.json", () => {
  it("is what the contract says now (npm run openapi writes it)", () => {
    expect(readFileSync(new URL("openapi.json", root), "utf8")).toBe(openApiText(version));
  });

  it("is valid OpenAPI 3.1 by an independent validator", async () => {
    const validator = new Validator();
    const result = await validator.validate(JSON.parse(openApiText(version)));
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    expect(validator.version).toBe("3.1");
  });

  it("describes every operation and every feed once, each with its own id and its errors", () => {
    const document = openApi(version) as {
      paths: Record<string, Record<string, { operationId: string; responses: object }>>;
    };
    const described = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    expect(described.map(({ operationId }) => operationId).sort()).toEqual(
      [...OPERATIONS.map(({ id }) => id), ...FEED_FORMAT_NAMES.map((format) => `readFeed.${format}`)].sort(),
    );
    expect(new Set(OPERATIONS.map(({ id }) => id)).size).toBe(OPERATIONS.length);
    for (const { responses } of described)
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(["400", "401", "429", "500"]));
  });
});

describe("the contract", () => {
  it.each(OPERATIONS.map((operation) => [operation.id, operation] as const))(
    "%s declares a scope and a throttle",
    (_, operation) => {
      expect(operation.scopes.length).toBeGreaterThan(0);
      expect(operation.throttle.perSecond).toBeGreaterThan(0);
    },
  );
});
