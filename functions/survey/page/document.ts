import type { Language } from "../../../shared/domain/language.ts";
import type { Store } from "../../../shared/domain/store.ts";
import type { Question } from "../../../shared/domain/survey.ts";
import { type Html, html } from "../../pages/html.ts";
import { oncePer } from "../../pages/once-per.ts";
import { NATIVE_NAMES } from "../../pages/page-language.ts";
import { type ScriptName, scriptAddress } from "../../pages/script-files.ts";
import { conditionsOf } from "./questions.ts";
import { styleFor } from "./style.ts";
import { TEXTS } from "./texts.ts";

/** Whose page it is, and how it looks. */
export type Brand = Pick<Store, "id" | "name" | "colour" | "logo">;

/** The store's name with its logo, which says nothing more and so has no text of its own. */
export const brandLine = ({ id, name, logo }: Brand): Html =>
  html`<p class="store">${
    logo !== undefined &&
    html`<img src="../logo/${id}/${logo.file}" alt="" width="${logo.width}" height="${logo.height}">`
  }<bdi>${name}</bdi></p>`;

/** A whole page and the style sheet inside it, whose hash is all that the answer's policy lets in. */
export type SurveyPage = { readonly page: Html; readonly style: Html; readonly scripted: boolean };

export type PageParts = {
  readonly language: Language;
  /** Languages to switch to; none offers no switch. */
  readonly languages: readonly Language[];
  /** What the addresses of other languages keep: `q` and `a` of a one-tap link. */
  readonly query?: Readonly<Record<string, string>>;
  readonly title: string;
  readonly main: Html;
  /** What it is styled with beside every other page; without, nothing. */
  readonly ownStyle?: Html;
  /** Whose colour it has; without, ours. */
  readonly store?: Pick<Store, "colour">;
  /** The questions on it, some of which may appear only when another is answered. */
  readonly questions?: readonly Question[];
  /** What the page gains by a script; it is whole without. */
  readonly script?: ScriptName;
};

const languageLinks = ({ language, languages, query }: PageParts): Html | false => {
  if (languages.length < 2) return false;
  const kept = new URLSearchParams(query).toString();
  return html`<footer><nav aria-label="${TEXTS[language].language}"><ul>${languages.map(
    (other) =>
      html`<li><a href="?${kept}${kept !== "" && html`&amp;`}lang=${other}" lang="${other}"${
        other === language && html` aria-current="true"`
      }>${NATIVE_NAMES[other]}</a></li>`,
  )}</ul></nav></footer>`;
};

const ANY_STORE: Pick<Store, "colour"> = {};
const NO_QUESTIONS: readonly Question[] = [];
const NO_STYLE = html``;

/** The style sheet of a store's pages with these questions: the same for everybody, and more than half of a page. */
const styleOf = oncePer((ownStyle: Html) =>
  oncePer((store: Pick<Store, "colour">) =>
    oncePer((questions: readonly Question[]) => styleFor(ownStyle, conditionsOf(questions), store.colour)),
  ),
);

/** All that is needed in one request: no font, no picture, no icon; a script, if any, comes after and adds to it. */
export const surveyDocument = (parts: PageParts): SurveyPage => {
  const style = styleOf(parts.ownStyle ?? NO_STYLE)(parts.store ?? ANY_STORE)(parts.questions ?? NO_QUESTIONS);
  return {
    style,
    scripted: parts.script !== undefined,
    page: html`<!doctype html>
<html lang="${parts.language}" dir="ltr"><head><meta charset="utf-8"><title>${parts.title}</title>
<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><link rel="icon" href="data:,"><style>${style}</style>${
      parts.script !== undefined && html`<script src="${scriptAddress(parts.script, "../")}" defer></script>`
    }</head>
<body><main>${parts.main}</main>${languageLinks(parts)}</body></html>
`,
  };
};
