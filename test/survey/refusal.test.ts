import { describe, expect, it } from "vitest";
import { refusalAnswer } from "../../functions/survey/refusal.ts";
import { AppError, type ErrorCode } from "../../shared/domain/errors.ts";

const REQUEST = {
  path: {},
  query: {},
  headers: { "accept-language": "en" },
  cookies: [],
  address: "/s/x",
  requestId: "request-4711",
};

/** The page of a refusal. */
const pageOf = (code: ErrorCode): string => {
  const answer = refusalAnswer(new AppError(code, "Not for customers."), REQUEST);
  return "page" in answer ? String(answer.page) : "no page";
};

describe("A page that says that something went wrong", () => {
  it.each(["internal", "unavailable", "conflict", "rate_limited"] as const)(
    "has the number of the request where the shop may be asked about it: %s",
    (code) => {
      expect(pageOf(code)).toContain("Reference: request-4711");
      expect(pageOf(code)).not.toContain("Not for customers.");
    },
  );

  it.each(["not_found", "gone", "too_large", "invalid_input"] as const)(
    "has none where that is all there is to know: %s",
    (code) => {
      expect(pageOf(code)).not.toContain("request-4711");
    },
  );
});
