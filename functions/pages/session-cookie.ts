import type { PageRequest } from "./page-endpoint.ts";

type Asked = Pick<PageRequest, "headers" | "cookies">;

/** A browser keeps a cookie for as long as a session may last; whether it has ended, the table says. */
const MAX_AGE_SECONDS = 14 * 24 * 3600;

/**
 * Plain HTTP, which only a server on this machine speaks. Whatever else is asked for came over HTTPS, also where nobody
 * says so: a wrong guess must not send the cookie in the clear.
 */
const isPlainLoopback = ({ headers }: Asked): boolean =>
  headers["x-forwarded-proto"] !== "https" && /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(headers.host ?? "");

/** `__Host-`: only our own host, over HTTPS, can have set it; no neighbour under the same domain. */
const cookieName = (request: Asked): string => (isPlainLoopback(request) ? "viaggio" : "__Host-viaggio");

const cookieOf = (request: Asked, value: string, maxAgeSeconds: number): string =>
  [
    `${cookieName(request)}=${value}`,
    "Path=/",
    `Max-Age=${maxAgeSeconds}`,
    "HttpOnly",
    "SameSite=Lax",
    ...(isPlainLoopback(request) ? [] : ["Secure"]),
  ].join("; ");

/** What the browser showed as its session; not checked. */
export const shownSession = (request: Asked): string | undefined => {
  const start = `${cookieName(request)}=`;
  return request.cookies.find((cookie) => cookie.startsWith(start))?.slice(start.length);
};

export const sessionCookie = (request: Asked, shown: string): string => cookieOf(request, shown, MAX_AGE_SECONDS);

/** Has the browser forget it. */
export const endedCookie = (request: Asked): string => cookieOf(request, "", 0);
