import type { Scope } from "../../../shared/domain/api-key.ts";
import { LANGUAGES } from "../../../shared/domain/language.ts";
import { type Html, html } from "../../pages/html.ts";
import { navigation } from "../../pages/navigation.ts";
import { NATIVE_NAMES } from "../../pages/page-language.ts";
import { addressOf, linkTo, type PageQuery } from "./page-query.ts";
import { SCRIPT } from "./script.ts";
import { STYLE } from "./style.ts";
import type { Wording } from "./wording.ts";

const MARK = html`<svg viewBox="0 0 32 16" aria-hidden="true"><path d="M2 11C9-2 14 0 17 8s8 9 13-5"/></svg>`;

const SHORTCUTS = ["j", "k", "o", "a", "x", "r", "u"] as const;

/** What the keys do, hidden until the script that hears them shows it. */
const shortcuts = ({ texts: { keys } }: Wording): Html => {
  const told = {
    j: keys.next,
    k: keys.previous,
    o: keys.open,
    a: keys.approve,
    x: keys.select,
    r: keys.reject,
    u: keys.back,
  };
  return html`<section id="shortcuts" hidden aria-labelledby="keys-heading"><h2 id="keys-heading">${keys.heading}</h2><p>${SHORTCUTS.map(
    (key) => html`<kbd>${key}</kbd> ${told[key]} `,
  )}</p><button type="button" id="keys" data-off="${keys.off}" data-on="${keys.on}"></button></section>`;
};

const languageLinks = (query: PageQuery, { language, texts }: Wording): Html =>
  html`<nav aria-label="${texts.language}"><ul class="languages">${LANGUAGES.map(
    (other) =>
      html`<li><a href="${linkTo(query, { lang: other })}" lang="${other}" hreflang="${other}"${
        other === language && html` aria-current="true"`
      }>${NATIVE_NAMES[other]}</a></li>`,
  )}</ul></nav>`;

type Page = {
  readonly title: string;
  readonly query: PageQuery;
  readonly main: Html;
  /** Where the home page is, seen from here. */
  readonly home: "./" | "../";
  /** What whoever looks may do; nothing before a sign-in. */
  readonly scopes: readonly Scope[];
  /** False where there is nothing that a key could do. */
  readonly hasShortcuts: boolean;
};

/** A whole page with the hashes of its style sheet and, where it has one, its script. */
export const document = ({ title, query, main, home, scopes, hasShortcuts }: Page, wording: Wording) => {
  const { language, texts } = wording;
  return {
    style: STYLE,
    ...(hasShortcuts && { script: SCRIPT }),
    page: html`<!doctype html>
<html lang="${language}" dir="ltr"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">
<style>${STYLE}</style></head>
<body><a class="skip" href="#content">${texts.skip}</a>
<header class="top"><a class="brand" href="${home}" aria-label="Viaggio: ${texts.homePage}">${MARK}Viaggio</a>${navigation(
      {
        path: home === "./" ? "/moderate" : "/moderate/{id}",
        root: home,
        scopes,
        kept: addressOf("", { lang: query.lang }),
        language,
      },
    )}</header>
<main id="content" tabindex="-1">${main}</main>
<footer>${languageLinks(query, wording)}${hasShortcuts && shortcuts(wording)}</footer>
${hasShortcuts && html`<script>${SCRIPT}</script>`}</body></html>
`,
  };
};
