/** A request's target, split and decoded. */
export type Target = {
  /** Percent-decoded, as API Gateway's HTTP APIs give it. */
  readonly rawPath: string;
  /** Split at the slashes that were sent as such, then decoded. */
  readonly segments: readonly string[];
  /** As it was sent, without the question mark. */
  readonly rawQueryString: string;
};

const decode = (text: string): string => (text.includes("%") ? decodeURIComponent(text) : text);

const pathAndQuery = (url: string): string | undefined => {
  if (url.startsWith("/")) return url;
  // The form that a proxy is sent: http://host/path.
  const absolute = URL.parse(url);
  return absolute ? `${absolute.pathname}${absolute.search}` : undefined;
};

/** Undefined when it is not a path or its percent-encoding is not UTF-8. */
export const readTarget = (url: string): Target | undefined => {
  const sent = pathAndQuery(url);
  if (sent === undefined) return undefined;
  const queryAt = sent.indexOf("?");
  const path = queryAt < 0 ? sent : sent.slice(0, queryAt);
  try {
    return {
      rawPath: decode(path),
      segments: path.split("/").map(decode),
      rawQueryString: queryAt < 0 ? "" : sent.slice(queryAt + 1),
    };
  } catch {
    return undefined;
  }
};
