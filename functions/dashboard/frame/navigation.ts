import type { Scope } from "../../../shared/domain/api-key.ts";
import { type Html, html } from "../../pages/html.ts";
import type { PageName } from "./frame-texts.ts";
import { addressOf, keptOf } from "./page-query.ts";
import type { Place } from "./place.ts";
import type { FrameWording } from "./wording.ts";

/** The pages that can be gone to from everywhere, in their order; a page is there for whoever has its scope. */
const PAGES: readonly { readonly name: PageName; readonly path: string; readonly scope: Scope }[] = [
  { name: "journey", path: "/journey", scope: "read" },
  { name: "retention", path: "/retention", scope: "read" },
  { name: "moderate", path: "/moderate", scope: "moderate" },
];

/** Links to the other pages, which keep days, filters and language. A page below another counts as that one. */
export const navigation = ({ path, root, query, scopes }: Place, { frame }: FrameWording): Html | false => {
  const pages = PAGES.filter(({ scope }) => scopes.includes(scope));
  if (pages.length === 0) return false;
  return html`<nav class="pages" aria-label="${frame.navigation}"><ul>${pages.map(({ name, path: to }) => {
    const kept = name === "moderate" ? { lang: query.lang } : keptOf(query);
    const current = path === to ? "page" : path.startsWith(`${to}/`) ? "true" : undefined;
    return html`<li><a href="${addressOf(root + to.slice(1), kept)}"${
      current !== undefined && html` aria-current="${current}"`
    }>${frame.pages[name]}</a></li>`;
  })}</ul></nav>`;
};
