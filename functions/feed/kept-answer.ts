import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { FEED_CACHE_SECONDS } from "../../shared/contract/feeds.ts";
import { encodeBody, encodingFor } from "../http/encode-body.ts";
import { COMMON_HEADERS } from "../http/endpoint.ts";
import type { RequestParts } from "../http/read-request.ts";
import type { MadeAnswer } from "./answers.ts";
import type { FeedNeeds } from "./needs.ts";
import { tooMany } from "./read-entries.ts";
import { isUnchanged, type Validators } from "./validators.ts";

/** Largest answer, in bytes as it leaves: Lambda takes 6 MB, and a compressed one a third larger as base64. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/** What an answer is, beyond its words. */
export type Keeping = {
  readonly validators: Validators;
  /** Whether anybody may keep it. */
  readonly isPublic: boolean;
  /** Type, policy and whatever else belongs to this kind of answer. */
  readonly headers: Readonly<Record<string, string>>;
};

const resultOf = (
  { body, encoding, next }: MadeAnswer,
  headers: Readonly<Record<string, string>>,
): APIGatewayProxyStructuredResultV2 => ({
  statusCode: 200,
  headers: {
    ...headers,
    ...(next !== undefined && { link: `<${next}>; rel="next"` }),
    ...(encoding !== "identity" && { "content-encoding": encoding }),
  },
  ...(encoding === "identity" ? { body: body.toString() } : { body: body.toString("base64"), isBase64Encoded: true }),
});

/** What the client has already, what was made already, or what `make` makes now: the first of them that is there. */
export const keptAnswer = async (
  request: Pick<RequestParts, "headers">,
  { validators, isPublic, headers: own }: Keeping,
  make: () => Promise<{ readonly text: string; readonly next?: string | undefined }>,
  { answers }: Pick<FeedNeeds, "answers">,
): Promise<APIGatewayProxyStructuredResultV2> => {
  const { etag, lastModified } = validators;
  const headers = {
    ...COMMON_HEADERS,
    // Not a second of stale answers when we are down: what was withdrawn must be gone within a minute whatever happens.
    "cache-control": isPublic
      ? `public, max-age=${FEED_CACHE_SECONDS}, s-maxage=${FEED_CACHE_SECONDS}, must-revalidate, stale-if-error=0`
      : "private, no-cache",
    vary: "accept-encoding",
    etag,
    ...(lastModified !== undefined && { "last-modified": lastModified.toUTCString() }),
  };
  if (isUnchanged(request.headers, validators)) return { statusCode: 304, headers };
  const wanted = encodingFor(request.headers["accept-encoding"]);
  const name = `${wanted} ${etag}`;
  const known = answers.get(name);
  if (known !== undefined) return resultOf(known, { ...headers, ...own });
  const { text, next } = await make();
  const made = { ...(await encodeBody(text, wanted)), next };
  if (made.body.length > MAX_ANSWER_BYTES) throw tooMany();
  answers.keep(name, made);
  return resultOf(made, { ...headers, ...own });
};
