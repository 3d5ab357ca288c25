import type { IncomingMessage, ServerResponse } from "node:http";

/** The client went away before its request was whole: there is nobody to answer. */
export class ClientGone extends Error {}

const NONE = Buffer.alloc(0);

/**
 * The whole body, or undefined as soon as it is known to be larger than `maxBytes`; nothing more is read then.
 * @throws ClientGone
 */
export const readBody = async (
  request: IncomingMessage,
  response: ServerResponse,
  maxBytes: number,
): Promise<Buffer | undefined> => {
  const { "content-length": length = "0", "transfer-encoding": transfer, expect } = request.headers;
  if (Number(length) > maxBytes) return undefined;
  if (length === "0" && transfer === undefined) return NONE;
  if (expect !== undefined) response.writeContinue();

  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve, reject) => {
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBytes) chunks.push(chunk);
      else {
        request.removeAllListeners("data").pause();
        resolve(undefined);
      }
    });
    request.on("end", () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    request.on("error", () => reject(new ClientGone()));
    request.on("close", () => request.complete || reject(new ClientGone()));
  });
};
