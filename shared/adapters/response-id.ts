import { createHash } from "node:crypto";
import type { ResponseDraft, Source } from "../domain/response.ts";

const hash = (...parts: readonly string[]) => createHash("sha256").update(JSON.stringify(parts)).digest();

/** Bytes of an id: 128 bits, so that two keys never meet and none is guessed. */
const ID_BYTES = 16;

/**
 * The id of a response, from the key that its sender chose: the same key is the same response, in one store and by one
 * source, however often it is sent. The source is part of it, so that nobody who may only send as a web page does can
 * meet what a server sent or an import brought. 22 characters of base64url.
 */
export const responseId = (store: string, source: Source, idempotencyKey: string): string =>
  hash("viaggio response", store, source, idempotencyKey).subarray(0, ID_BYTES).toString("base64url");

/** JSON with the names of every object in order, so that equal values are equal texts. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** Tells a retry of the same draft from another one under the same key. */
export const fingerprintOf = (draft: ResponseDraft): string =>
  hash("viaggio draft", canonical(draft)).subarray(0, ID_BYTES).toString("base64url");
