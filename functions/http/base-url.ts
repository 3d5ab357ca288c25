import type { RequestParts } from "./read-request.ts";

/** What addresses of ours begin with: what is set (`publicUrl`, empty if not), else where this request was sent to. */
export const baseUrl = ({ headers }: Pick<RequestParts, "headers">, publicUrl: string): string =>
  publicUrl === "" ? `${headers["x-forwarded-proto"] ?? "http"}://${headers.host ?? ""}` : publicUrl;
