import type * as z from "zod";
import { type Issue, invalidRequest } from "../../shared/domain/errors.ts";
import type { RequestParts } from "./read-request.ts";

/** Most issues told at once. */
const MAX_ISSUES = 20;

/** Where an issue is, as a caller calls it: `header.origin`, `query.from`, `body.rating`. */
const pathOf = (path: readonly PropertyKey[]): string[] =>
  path.map((part, index) => (index === 0 && part === "headers" ? "header" : String(part)));

/** What is wrong, field by field, as its sender calls them. */
export const issuesOf = (error: z.ZodError): Issue[] =>
  error.issues.slice(0, MAX_ISSUES).flatMap((issue) => {
    const path = pathOf(issue.path);
    if (issue.code !== "unrecognized_keys") return [{ path: path.join("."), message: issue.message }];
    return issue.keys.map((name) => ({ path: [...path, name].join("."), message: "is not known here" }));
  });

/** Read the input of an operation from a request. @throws AppError `invalid_input` that names every field that is wrong. */
export const parseInput = <Input extends z.ZodType>(schema: Input, request: RequestParts): z.output<Input> => {
  const parsed = schema.safeParse(request);
  if (parsed.success) return parsed.data;
  throw invalidRequest(issuesOf(parsed.error));
};
