import { createHash } from "node:crypto";
import { invalidInput } from "../../domain/errors.ts";

const SCOPE_LENGTH = 12;
/** What every sort key of a list is made of: an instant, a `#` and ids; the longest is an order's of 100 characters, %-encoded. */
const SORT_KEY = /^[\x21-\x7d]{1,450}$/;

/** Names the list that a cursor belongs to: a store, what is listed, and by which filter. */
const scopeOf = (list: readonly string[]) =>
  createHash("sha256").update(JSON.stringify(list)).digest("base64url").slice(0, SCOPE_LENGTH);

/** An opaque cursor: where the last page ended. It holds a sort key only, so it cannot reach into another store. */
export const encodeCursor = (list: readonly string[], sortKey: string): string =>
  Buffer.from(`${scopeOf(list)}${sortKey}`).toString("base64url");

/** The sort key to go on after. @throws AppError `invalid_input` for a cursor of another list or no cursor at all. */
export const decodeCursor = (list: readonly string[], cursor: string): string => {
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  const sortKey = text.slice(SCOPE_LENGTH);
  if (!text.startsWith(scopeOf(list)) || !SORT_KEY.test(sortKey)) {
    throw invalidInput("query.cursor", "is not a cursor of this list with these filters");
  }
  return sortKey;
};
