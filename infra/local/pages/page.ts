import { createHash } from "node:crypto";
import { type Html, html } from "../../../functions/pages/html.ts";
import type { StaticRoute } from "../http.ts";

const STYLE = `
:root{color-scheme:light dark;--ink:#1d2433;--soft:#566074;--line:#d9dee7;--paper:#fff;--tint:#f4f6fa;--link:#1a4fbf}
@media (prefers-color-scheme:dark){:root{--ink:#e8ebf2;--soft:#a9b2c3;--line:#3a4356;--paper:#141824;--tint:#1d2333;--link:#9dbcff}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 system-ui,sans-serif;overflow-wrap:break-word}
main{max-width:46rem;margin:0 auto;padding:2rem 1rem 4rem}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.25rem;margin:2.5rem 0 .5rem}
h3{font-size:1rem;margin:2rem 0 .25rem}
p{margin:.5rem 0}
a{color:var(--link)}
a:focus-visible,pre:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.soft{color:var(--soft)}
.go{display:inline-block;padding:.7rem 1.1rem;margin:.5rem .5rem .5rem 0;border:2px solid var(--link);border-radius:.5rem;text-decoration:none;font-weight:600;min-height:44px}
pre{background:var(--tint);border:1px solid var(--line);border-radius:.5rem;padding:1rem;overflow-x:auto;font-size:.9rem}
pre[lang]{white-space:pre-wrap;overflow-wrap:anywhere}
.headers td{overflow-wrap:anywhere;word-break:break-word}
code{font-family:ui-monospace,monospace}
table{border-collapse:collapse;width:100%}
th,td{text-align:start;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid var(--line)}
.wide{overflow-x:auto}
.method{font-weight:700}
iframe{width:100%;height:56rem;border:1px solid var(--line);border-radius:.5rem;background:#fff}
form{display:inline}
button{min-height:44px;padding:.6rem 1.1rem;margin:.5rem .5rem .5rem 0;border:2px solid var(--link);border-radius:.5rem;background:none;color:inherit;font:inherit;cursor:pointer}
.mails{padding:0;list-style:none}
.mails li{margin:0;padding:.75rem 0;border-top:1px solid var(--line)}
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

/** A page of this machine, without scripts. */
export const localPage = (title: string, content: Html, may: May = {}): Omit<StaticRoute, "path"> => ({
  headers: {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": policyOf(may),
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  },
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${html`${title}`}</title><style>${STYLE}</style></head><body><main>${content}</main></body></html>`,
});

/** A page of this machine that is the same for everybody. */
export const staticPage = (path: string, title: string, content: Html): StaticRoute => ({
  path,
  ...localPage(title, content),
});
