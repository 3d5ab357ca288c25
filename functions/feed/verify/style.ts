import { html } from "../../pages/html.ts";

/** The style sheet of the page. Contrast: text 4.5:1 and edges 3:1 at least, in both schemes; every target is 44 px high. */
export const STYLE = html`
:root{color-scheme:light dark;--paper:#faf8f5;--card:#fff;--ink:#1f1d1a;--soft:#625d55;--rule:#e5e0d8;--act:#17608f;--bar:#17608f}
@media(prefers-color-scheme:dark){:root{--paper:#171614;--card:#201e1c;--ink:#edeae4;--soft:#aca69c;--rule:#37332e;--act:#7fbde8;--bar:#7fbde8}}
@media(forced-colors:active){:root{--bar:CanvasText}svg{forced-color-adjust:none}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{max-inline-size:46rem;margin:0 auto;padding:clamp(1.25rem,5vw,3rem) 1rem 2rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,sans-serif;overflow-wrap:anywhere}
h1,h2,p,ul,dl,dd{margin:0;padding:0}
h1{margin-block-start:.25rem;font-size:clamp(1.625rem,1.3rem + 1.6vw,2.125rem);line-height:1.2;letter-spacing:-.015em;text-wrap:balance}
h2{font-size:1.25rem;line-height:1.3}
section{margin-block-start:2.5rem}
p+p,h2+*,p+table,p+ul,ul+p{margin-block-start:.75rem}
.store,.note,caption,footer{color:var(--soft);font-size:.9375rem}
.store{font-weight:600}
.lead{margin-block-start:.75rem;font-size:1.1875rem;line-height:1.5;text-wrap:pretty}
ul{padding-inline-start:1.25rem}
table{inline-size:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.625rem .5rem;border-block-end:1px solid var(--rule);text-align:start;vertical-align:baseline;overflow-wrap:normal}
thead th{color:var(--soft);font-size:.875rem;font-weight:600;vertical-align:bottom}
.n{text-align:end;white-space:nowrap}
tbody th{font-weight:600}
svg{display:block;inline-size:100%;block-size:.75rem;fill:var(--bar)}
.share{inline-size:40%}
.big{font-size:1.75rem;font-weight:650;line-height:1.3;letter-spacing:-.02em}
@media(max-width:33rem){.what,.what tbody,.what tr,.what th,.what td{display:block;border:0;padding:0;text-align:start}.what thead{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}.what tr{padding-block:.75rem;border-block-end:1px solid var(--rule)}.what [data-label]::before{content:attr(data-label) ": ";color:var(--soft);font-weight:400}.what td.n{display:inline-block;margin-inline-end:1.25rem}}
a{color:var(--act);text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--act);outline-offset:2px}
footer{margin-block-start:3rem;padding-block-start:.5rem;border-block-start:1px solid var(--rule)}
footer ul{display:flex;flex-wrap:wrap;gap:0 1.25rem;padding:0;list-style:none}
footer a{display:inline-flex;align-items:center;min-inline-size:2.75rem;min-block-size:2.75rem;color:inherit}
[aria-current]{color:var(--ink);font-weight:650;text-decoration:none}
`;
