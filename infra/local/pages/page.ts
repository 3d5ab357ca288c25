import { createHash } from "node:crypto";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { type Html, html } from "../../../functions/pages/html.ts";
import { NATIVE_NAMES, pageLanguage } from "../../../functions/pages/page-language.ts";
import { LANGUAGES, type Language } from "../../../shared/domain/language.ts";
import { LOCAL_TEXTS, type LocalTexts } from "./local-texts.ts";

const STYLE = `
:root{color-scheme:light dark;--ink:#1d2433;--soft:#566074;--line:#d9dee7;--paper:#fff;--tint:#f4f6fa;--link:#1a4fbf}
@media (prefers-color-scheme:dark){:root{--ink:#e8ebf2;--soft:#a9b2c3;--line:#3a4356;--paper:#141824;--tint:#1d2333;--link:#9dbcff}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 system-ui,sans-serif;overflow-wrap:break-word}
main,footer{max-width:46rem;margin:0 auto;padding:2rem 1rem}
footer{padding-block:1rem;border-top:1px solid var(--line)}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.25rem;margin:2.5rem 0 .5rem}
h3{font-size:1rem;margin:2rem 0 .25rem}
p{margin:.5rem 0}
a{color:var(--link)}
a:focus-visible,pre:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.soft{color:var(--soft)}
.go{display:inline-block;padding:.7rem 1.1rem;margin-block:.5rem;margin-inline-end:.5rem;border:2px solid var(--link);border-radius:.5rem;text-decoration:none;font-weight:600;min-height:44px}
pre{background:var(--tint);border:1px solid var(--line);border-radius:.5rem;padding:1rem;overflow-x:auto;font-size:.9rem}
pre[lang]{white-space:pre-wrap;overflow-wrap:anywhere}
.headers td{overflow-wrap:anywhere;word-break:break-word}
code{font-family:ui-monospace,monospace}
table{border-collapse:collapse;width:100%}
th,td{text-align:start;vertical-align:top;padding-block:.35rem;padding-inline-end:.75rem;border-bottom:1px solid var(--line)}
.wide{overflow-x:auto}
.wide td:last-child{min-inline-size:14rem}
.method{font-weight:700}
iframe{width:100%;height:56rem;border:1px solid var(--line);border-radius:.5rem;background:#fff}
form{display:inline}
button{min-height:44px;padding:.6rem 1.1rem;margin-block:.5rem;margin-inline-end:.5rem;border:2px solid var(--link);border-radius:.5rem;background:none;color:inherit;font:inherit;cursor:pointer}
.mails{padding:0;list-style:none}
.mails li{margin:0;padding-block:.75rem;border-top:1px solid var(--line)}
.languages{display:flex;flex-wrap:wrap;gap:0 1.25rem;margin:0;padding:0;list-style:none}
.languages a{display:inline-flex;align-items:center;min-block-size:2.75rem;color:inherit}
.languages [aria-current]{font-weight:650;text-decoration-thickness:2px}
`;

const STYLE_SOURCE = `'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`;

/** What a page may do besides showing itself: send forms to us, show another page of ours inside. */
type May = { readonly send?: boolean; readonly frame?: boolean };

const policyOf = ({ send = false, frame = false }: May): string =>
  [
    "default-src 'none'",
    `style-src ${STYLE_SOURCE}`,
    ...(frame ? ["frame-src 'self'"] : []),
    "base-uri 'none'",
    `form-action ${send ? "'self'" : "'none'"}`,
    "frame-ancestors 'none'",
  ].join("; ");

/** What a page of this machine is worded with. */
export type LocalWording = {
  readonly language: Language;
  readonly texts: LocalTexts;
  /** What the addresses of other pages keep of this one's: `?lang=…` where a language was chosen, or nothing. */
  readonly kept: string;
};

/** How to word a page for whoever asks; in English where they ask for no language of ours. */
export const localWording = ({ queryStringParameters, headers }: APIGatewayProxyEventV2): LocalWording => {
  const lang = queryStringParameters?.lang;
  const language = pageLanguage({ lang, acceptLanguage: headers["accept-language"] }, "en");
  return { language, texts: LOCAL_TEXTS[language], kept: lang === undefined ? "" : `?lang=${language}` };
};

/** Text in which backticks mark code. */
export const prose = (text: string): Html =>
  html`${text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;

const languageLinks = ({ language, texts }: LocalWording): Html =>
  html`<nav aria-label="${texts.language}"><ul class="languages">${LANGUAGES.map(
    (other) =>
      html`<li><a href="?lang=${other}" lang="${other}" hreflang="${other}"${
        other === language && html` aria-current="true"`
      }>${NATIVE_NAMES[other]}</a></li>`,
  )}</ul></nav>`;

type Page = { readonly title: string; readonly main: Html; readonly may?: May };

/** A page of this machine, without scripts. */
export const localPage = (
  { title, main, may = {} }: Page,
  wording: LocalWording,
): APIGatewayProxyStructuredResultV2 => ({
  statusCode: 200,
  headers: {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": policyOf(may),
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  },
  body: `<!doctype html><html lang="${wording.language}" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${html`${title}`}</title><style>${STYLE}</style></head><body><main>${main}</main><footer>${languageLinks(wording)}</footer></body></html>`,
});
