import type { Scope } from "../../shared/domain/api-key.ts";
import type { Language } from "../../shared/domain/language.ts";
import { PAGE_SCOPES } from "../../shared/domain/session.ts";
import { type Html, html } from "./html.ts";
import { NAVIGATION_TEXTS, type PageName } from "./navigation-texts.ts";

/** The pages that can be gone to from everywhere, in their order; a page is there for whoever has one of its scopes. */
const PAGES: readonly { readonly name: PageName; readonly path: string; readonly scopes: readonly Scope[] }[] = [
  { name: "journey", path: "/journey", scopes: ["read"] },
  { name: "trend", path: "/trend", scopes: ["read"] },
  { name: "retention", path: "/retention", scopes: ["read"] },
  { name: "advocacy", path: "/advocacy", scopes: ["read"] },
  { name: "moderate", path: "/moderate", scopes: ["moderate"] },
  { name: "editor", path: "/editor", scopes: ["admin"] },
  { name: "sessions", path: "/sessions", scopes: PAGE_SCOPES },
];

export type NavigationView = {
  /** The page's path, as the contract has it. */
  readonly path: string;
  /** Where our addresses begin, seen from here. */
  readonly root: string;
  /** What whoever looks may do; nothing before a sign-in. */
  readonly scopes: readonly Scope[];
  /** What the pages' addresses keep of this one's: `?…`, or nothing. */
  readonly kept: string;
  readonly language: Language;
};

/** Links to the other pages, and the way out. A page below another counts as that one. Nothing for who is not signed in. */
export const navigation = ({ path, root, scopes, kept, language }: NavigationView): Html | false => {
  const { label, pages, signOut } = NAVIGATION_TEXTS[language];
  const shown = PAGES.filter((page) => page.scopes.some((scope) => scopes.includes(scope)));
  if (shown.length === 0) return false;
  return html`<nav class="pages" aria-label="${label}"><ul>${shown.map(({ name, path: to }) => {
    const current = path === to ? "page" : path.startsWith(`${to}/`) ? "true" : undefined;
    return html`<li><a href="${root}${to.slice(1)}${kept}"${current !== undefined && html` aria-current="${current}"`}>${
      pages[name]
    }</a></li>`;
  })}<li><form class="out" method="post" action="${root}sign-out"><button>${signOut}</button></form></li></ul></nav>`;
};

/** For the style sheets of the pages that have it; their variables are the pages' own. */
export const NAVIGATION_STYLE = html`.top{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:center}
.pages ul{display:flex;flex-wrap:wrap;gap:0 1.25rem}
.pages a{display:inline-flex;align-items:center;min-block-size:2.75rem;color:inherit;text-decoration:none}
.pages a:hover,.pages [aria-current]{text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:.4em}
.pages [aria-current]{font-weight:650}
.out button{padding-inline:0;border:0;background:none;font-size:1rem;font-weight:400}
.out button:hover{text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:.4em}
@media print{.pages{display:none}}
`;
