import { describe, expect, it } from "vitest";
import { fingerprintOf, responseId } from "../../shared/adapters/response-id.ts";
import type { ResponseDraft } from "../../shared/domain/response.ts";

describe("the id of a response", () => {
  const id = responseId("bottega", "link", "a-key");

  it("is the same for the same key, and as long as any id of ours", () => {
    expect(responseId("bottega", "link", "a-key")).toBe(id);
    expect(id).toMatch(/^[\w-]{22}$/);
  });

  it.each([
    ["another store", "enoteca", "link", "a-key"],
    ["another source, whatever it chooses as its key", "bottega", "widget", "a-key"],
    ["another key", "bottega", "link", "b-key"],
  ] as const)("is another for %s", (_what, store, source, key) => {
    expect(responseId(store, source, key)).not.toBe(id);
  });
});

describe("the fingerprint of a draft", () => {
  it("is the same whatever the order of its names, and another with another answer", () => {
    const draft: ResponseDraft = {
      touchpoint: "delivery",
      rating: 4,
      feeling: { face: 5, words: [{ word: "happy", intensity: 2 }] },
    };
    const turned: ResponseDraft = {
      feeling: { words: [{ intensity: 2, word: "happy" }], face: 5 },
      rating: 4,
      touchpoint: "delivery",
    };
    expect(fingerprintOf(turned)).toBe(fingerprintOf(draft));
    expect(fingerprintOf({ ...draft, rating: 3 })).not.toBe(fingerprintOf(draft));
  });
});
