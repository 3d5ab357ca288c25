import type { Language } from "../../../shared/domain/language.ts";
import { type Html, html } from "../../pages/html.ts";
import { NATIVE_NAMES } from "../../pages/page-language.ts";
import { type ShownWhen, styleFor } from "./style.ts";
import { TEXTS } from "./texts.ts";

/** A whole page and the style sheet inside it, whose hash is all that the answer's policy lets in. */
export type SurveyPage = { readonly page: Html; readonly style: Html };

export type PageParts = {
  readonly language: Language;
  /** Languages to switch to; none offers no switch. */
  readonly languages: readonly Language[];
  /** What the addresses of other languages keep: `q` and `a` of a one-tap link. */
  readonly query?: Readonly<Record<string, string>>;
  readonly title: string;
  readonly main: Html;
  readonly conditions?: readonly ShownWhen[];
};

const languageLinks = ({ language, languages, query }: PageParts): Html | false =>
  languages.length > 1 &&
  html`<footer><nav aria-label="${TEXTS[language].language}"><ul>${languages.map(
    (other) =>
      html`<li><a href="?${new URLSearchParams({ ...query, lang: other }).toString()}" lang="${other}"${
        other === language && html` aria-current="true"`
      }>${NATIVE_NAMES[other]}</a></li>`,
  )}</ul></nav></footer>`;

/** One request and nothing else: no script, no font, no picture, no icon. */
export const surveyDocument = (parts: PageParts): SurveyPage => {
  const style = styleFor(parts.conditions);
  return {
    style,
    page: html`<!doctype html>
<html lang="${parts.language}" dir="ltr"><head><meta charset="utf-8"><title>${parts.title}</title>
<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><link rel="icon" href="data:,"><style>${style}</style></head>
<body><main>${parts.main}</main>${languageLinks(parts)}</body></html>
`,
  };
};
