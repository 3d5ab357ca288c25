import { createHash } from "node:crypto";
import type { Html } from "./html.ts";
import { oncePer } from "./once-per.ts";

/** What a content security policy calls a style sheet or a script inside a page, so that it runs and nothing else does. */
export const sourceOf = oncePer(
  (content: Html): string => `'sha256-${createHash("sha256").update(String(content)).digest("base64")}'`,
);
