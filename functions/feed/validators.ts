import { createHash } from "node:crypto";
import type { FeedStamp } from "../../shared/domain/feed.ts";

/** How long the numbers beside the quotes may stay as they were while no testimonial changes. */
const NUMBERS_MS = 10 * 60_000;
/** Younger changes have no Last-Modified: a second one in the same second could not be told from them. */
const SETTLED_MS = 2000;

/** What says whether a client's copy is still good. */
export type Validators = { readonly etag: string; readonly lastModified: Date | undefined };

/**
 * The validators of an answer, from what it depends on and one stamp: nothing of the answer itself needs to be read. They
 * change every ten minutes too, because the ratings beside the quotes go on while no testimonial does.
 */
export const validatorsOf = (
  dependsOn: readonly (string | number | undefined)[],
  stamp: Pick<FeedStamp, "changes" | "changedAt">,
  now: Date,
): Validators => {
  const period = Math.floor(now.getTime() / NUMBERS_MS);
  const hash = createHash("sha256").update(JSON.stringify([...dependsOn, stamp.changes, period]));
  const changed = stamp.changedAt === undefined ? 0 : Date.parse(stamp.changedAt);
  return {
    // Weak: the same feed may come in several encodings.
    etag: `W/"${hash.digest("base64url").slice(0, 22)}"`,
    lastModified: now.getTime() - changed < SETTLED_MS ? undefined : new Date(Math.max(changed, period * NUMBERS_MS)),
  };
};

/** Whether what the client has is still good. `If-None-Match` says more than `If-Modified-Since`. Source: RFC 9110, 13.2.2. */
export const isUnchanged = (headers: Readonly<Record<string, string>>, { etag, lastModified }: Validators): boolean => {
  const noneMatch = headers["if-none-match"];
  if (noneMatch !== undefined) {
    return noneMatch.split(",").some((known) => ["*", etag, etag.slice(2)].includes(known.trim()));
  }
  const since = Date.parse(headers["if-modified-since"] ?? "");
  return lastModified !== undefined && Math.floor(lastModified.getTime() / 1000) * 1000 <= since;
};
