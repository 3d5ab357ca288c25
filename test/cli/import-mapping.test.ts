import { describe, expect, it } from "vitest";
import { columnsOf, parseMapping } from "../../infra/cli/import-mapping.ts";
import { UsageError } from "../../infra/cli/usage-error.ts";

const VALID = { name: "orders", key: ["id"], touchpoint: "delivery", rating: "stars" };
const parse = (mapping: unknown) => parseMapping(JSON.stringify(mapping), "mapping.json");

describe("a mapping", () => {
  it("names every column that it reads once", () => {
    const mapping = parse({
      ...VALID,
      touchpoint: [
        { when: { empty: "delivered" }, touchpoint: "missing" },
        { when: { later: ["delivered", "promised"] }, touchpoint: "late" },
        { when: { equals: { column: "state", value: "ok" } }, touchpoint: "fine" },
      ],
      answeredAt: { column: "at" },
      language: { column: "lang" },
      segment: "vip",
      comment: ["title", "message"],
    });
    expect(columnsOf(mapping).sort()).toEqual(
      ["at", "delivered", "id", "lang", "message", "promised", "stars", "state", "title"].sort(),
    );
  });

  it.each([
    ["is no JSON", "{", "mapping.json is not JSON"],
    ["has a word that we do not know", { ...VALID, ratings: "x" }, "ratings"],
    ["has no key", { ...VALID, key: [] }, "key: "],
    ["maps no answer", { name: "orders", key: ["id"], touchpoint: "delivery" }, "maps no answer"],
    [
      "has a condition of two",
      { ...VALID, touchpoint: [{ when: { empty: "a", later: ["a", "b"] }, touchpoint: "x" }] },
      "touchpoint",
    ],
    [
      "has a time zone that nobody knows",
      { ...VALID, answeredAt: { column: "at", timeZone: "Mars" } },
      "answeredAt.timeZone",
    ],
    ["has an odd delimiter", { ...VALID, delimiter: "|" }, "delimiter"],
  ])("is refused when it %s, with the place", (_what, mapping, message) => {
    const attempt = () => parseMapping(typeof mapping === "string" ? mapping : JSON.stringify(mapping), "mapping.json");
    expect(attempt).toThrow(UsageError);
    expect(attempt).toThrow(message);
  });
});
