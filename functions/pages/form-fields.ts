import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { AppError, invalidInput } from "../../shared/domain/errors.ts";
import { bodyText, headersOf } from "../http/read-request.ts";

/** Most fields of a form. */
const MAX_FIELDS = 500;

/** Letters of another charset would be kept as question marks, and nobody would know what was said. @throws AppError */
const refuseOtherCharsets = (text: string): void => {
  try {
    for (const run of text.match(/(?:%[0-9a-f]{2})+/gi) ?? []) decodeURIComponent(run);
  } catch (cause) {
    throw invalidInput("body", "is not valid UTF-8", cause);
  }
};

/** The fields of a form that a browser sent, each with its values in their order. @throws AppError when it is no form */
export const formFields = (event: APIGatewayProxyEventV2): ReadonlyMap<string, readonly string[]> => {
  const text = bodyText(event, headersOf(event), "application/x-www-form-urlencoded");
  refuseOtherCharsets(text);
  const pairs = [...new URLSearchParams(text)];
  if (pairs.length > MAX_FIELDS) throw new AppError("too_large", `The form has more than ${MAX_FIELDS} fields.`);
  const grouped = Map.groupBy(pairs, ([name]) => name);
  return new Map([...grouped].map(([name, group]) => [name, group.map(([, value]) => value)]));
};
