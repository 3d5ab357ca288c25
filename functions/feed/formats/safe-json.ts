/** What could end a script element or open a comment in a page that a feed is pasted into, and line ends of old JavaScript. */
const DANGEROUS = /[<>&\u2028\u2029]/g;

/** JSON that is as safe inside a page's script element as it is alone. */
export const safeJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    DANGEROUS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
