import { bare } from "../bare.ts";

/** How anything is sent: to the end, even when the page goes. A body that is text needs no preflight. */
export const sending = (body: BodyInit, more: RequestInit): RequestInit =>
  bare({ method: "POST", body, keepalive: true, credentials: "omit", ...more });
