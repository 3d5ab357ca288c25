import { describe, expect, it } from "vitest";
import { LinkEnv } from "../shared/env.ts";

const SECRET = "a-secret-of-more-than-32-characters-in-all";
const parse = (fields: object) =>
  LinkEnv.safeParse({ TABLE_NAME: "viaggio", SIGNING_KEYS: JSON.stringify({ k1: SECRET }), ...fields });

describe("the environment of functions that make links", () => {
  it("holds the signing keys in the order written, and where customers reach us", () => {
    const SIGNING_KEYS = JSON.stringify({ k2: SECRET, k1: SECRET });
    const { data } = parse({ SIGNING_KEYS, PUBLIC_URL: "https://voice.shop.example" });
    expect(Object.keys(data?.SIGNING_KEYS ?? {})).toEqual(["k2", "k1"]);
    expect(data?.PUBLIC_URL).toBe("https://voice.shop.example");
    expect(parse({}).data?.PUBLIC_URL).toBe("");
  });

  it.each([
    ["no keys", { SIGNING_KEYS: undefined }, "SIGNING_KEYS"],
    ["keys that are no JSON", { SIGNING_KEYS: `{"k1":"${SECRET}"` }, "SIGNING_KEYS"],
    ["keys that hold none", { SIGNING_KEYS: "{}" }, "SIGNING_KEYS"],
    ["an address with a path", { PUBLIC_URL: "https://shop.example/voice" }, "PUBLIC_URL"],
  ])("is refused with %s, and what is told holds no secret", (_what, fields, name) => {
    const { error } = parse(fields);
    expect(error?.issues.map(({ path }) => path[0])).toEqual([name]);
    expect(String(error)).not.toContain(SECRET);
  });
});
