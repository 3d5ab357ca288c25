import { html } from "../../pages/html.ts";
import { NAVIGATION_STYLE } from "../../pages/navigation.ts";

/**
 * The style sheet of the moderation pages, in the colours of the journey page. Contrast: text 4.5:1 and edges 3:1 at least,
 * in both schemes; targets are at least 44 px high; directions are logical.
 */
export const STYLE = html`
:root{color-scheme:light dark;--paper:#faf8f5;--card:#fff;--ink:#1f1d1a;--soft:#625d55;--rule:#e5e0d8;--edge:#8b857b;--act:#17608f;--on:#fff;--wrong:#b0430f;--mark:#fbe3b4}
@media(prefers-color-scheme:dark){:root{--paper:#171614;--card:#201e1c;--ink:#edeae4;--soft:#aca69c;--rule:#37332e;--edge:#7f796f;--act:#7fbde8;--on:#10202b;--wrong:#f39a6b;--mark:#54421a}}
*{box-sizing:border-box}
[hidden]{display:none!important}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,sans-serif;overflow-wrap:anywhere}
.top,main,footer{max-inline-size:68rem;margin-inline:auto;padding-inline:clamp(1rem,4vw,2.5rem)}
main{outline:0;padding-block-end:2rem}
h1,h2,h3,p,ul,ol,dl,dd,blockquote,fieldset,legend{margin:0;padding:0;border:0;min-inline-size:0}
ul,ol{list-style:none}
main>*+*{margin-block-start:1.75rem}
h1{font-size:clamp(1.625rem,1.3rem + 1.5vw,2.25rem);line-height:1.2;letter-spacing:-.015em;text-wrap:balance}
h2,legend{font-size:1.125rem;font-weight:650;line-height:1.35}
small,.note,.meta,footer{color:var(--soft);font-size:.875rem;line-height:1.5}
.note{max-inline-size:44rem}
.lead{max-inline-size:44rem;margin-block-start:.5rem;color:var(--soft)}
a{color:var(--act);text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--act);outline-offset:2px;border-radius:4px}
.unseen{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;inset-inline-start:1rem;inset-block-start:-6rem;z-index:2;padding:.75rem 1rem;background:var(--card);border:1px solid var(--edge);border-radius:.5rem}
.skip:focus{inset-block-start:.5rem}
.top{padding-block:1rem}
.brand,.go{display:inline-flex;align-items:center;gap:.6rem;min-block-size:2.75rem}
.brand{color:inherit;font-weight:600;text-decoration:none}
.brand svg{inline-size:2rem;fill:none;stroke:var(--wrong);stroke-width:2.5;stroke-linecap:round}
.tabs,.languages,.row{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center}
.tabs a,button{display:inline-flex;align-items:center;min-block-size:2.75rem;padding:.375rem .875rem;border:1px solid var(--edge);border-radius:1.375rem;background:var(--card);color:var(--ink);font:inherit;font-size:.9375rem;text-decoration:none}
.tabs [aria-current]{border-color:var(--ink);background:var(--ink);color:var(--paper);font-weight:600;text-decoration:underline;text-decoration-thickness:2px}
button{border-color:var(--ink);cursor:pointer;font-weight:600}
.main{border-color:var(--act);background:var(--act);color:var(--on)}
.grave{border-color:var(--wrong);color:var(--wrong)}
label,.label{display:block;font-size:.9375rem;font-weight:600}
select,textarea,[type=text]{display:block;inline-size:100%;min-block-size:2.75rem;margin-block-start:.25rem;padding:.375rem .75rem;border:1px solid var(--edge);border-radius:.5rem;background:var(--card);color:inherit;font:inherit}
textarea{min-block-size:5.5rem;resize:vertical}
[type=checkbox]{flex:none;inline-size:1.375rem;block-size:1.375rem;margin:0;accent-color:var(--act)}
.pick{display:flex;gap:.75rem;align-items:center;min-block-size:2.75rem;font-weight:400;cursor:pointer}
summary{min-block-size:2.75rem;padding-block:.625rem;color:var(--act);cursor:pointer}
.fields{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(11rem,100%),1fr));gap:.75rem;align-items:end}
.card,.side,.told{padding:1.125rem 1.25rem;border:1px solid var(--rule);border-radius:.875rem;background:var(--card)}
.list{display:grid;gap:1rem}
.card{display:grid;grid-template-columns:auto 1fr;gap:.25rem .875rem}
.card>.pick{align-items:start}
.words{white-space:pre-line;hyphens:auto}
.words.big{font-size:1.1875rem}
mark{padding-inline:.125em;background:var(--mark);color:inherit;text-decoration:underline wavy var(--wrong) 1px;text-underline-offset:.25em}
mark.covered{text-decoration:line-through 2px}
.outside{opacity:.72}
.meta{display:flex;flex-wrap:wrap;gap:.125rem .75rem;margin-block-start:.5rem}
.meta>*{white-space:nowrap}
.meta .wide{white-space:normal}
.stars{color:var(--ink);letter-spacing:.08em}
.off{color:var(--soft)}
.warn{color:var(--wrong);font-weight:600}
.card .row{margin-block-start:.75rem}
.bar{margin-block-start:1rem;padding:.75rem 1rem;border:1px solid var(--edge);border-radius:.875rem;background:var(--card)}
.bar .row{margin-block-start:.25rem}
.bar label{display:flex;gap:.5rem;align-items:center;font-weight:400}
.bar select,.bar [type=text]{inline-size:auto;max-inline-size:100%;margin:0}
.told{border:2px solid var(--act)}
.told.bad{border-color:var(--wrong)}
.told a{display:inline-block;padding-block:.625rem;color:var(--wrong)}
.e{display:block;color:var(--wrong);font-size:.9375rem;font-weight:600}
[aria-invalid]{border:2px solid var(--wrong)}
.two{display:grid;gap:1.25rem}
.two>*,.stack{display:grid;gap:1.25rem;align-content:start;min-inline-size:0}
.side form{display:grid;gap:.625rem;justify-items:start}
.side form>*{max-inline-size:100%}
.side form>textarea,.side form>[type=text],.side form>select{inline-size:100%}
.side>*+*{margin-block-start:.75rem}
dl{display:grid;grid-template-columns:minmax(6rem,2fr) 3fr;gap:.375rem 1rem}
dt{color:var(--soft);font-size:.9375rem}
.quote{padding-inline-start:.875rem;border-inline-start:3px solid var(--rule);white-space:pre-line}
.trail li{padding-block:.375rem;border-block-end:1px solid var(--rule);font-size:.9375rem}
.photo{display:block;max-inline-size:100%;block-size:auto;border-radius:.5rem}
table{inline-size:100%;border-collapse:collapse;overflow-wrap:normal;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto}
th,td{padding:.5rem;border-block-end:1px solid var(--rule);text-align:end}
th:first-child{text-align:start}
thead th{color:var(--soft);font-size:.875rem}
caption{text-align:start}
main section>*+*,footer section>*+*{margin-block-start:.75rem}
.empty{padding:clamp(1.5rem,6vw,3.5rem);border:1px dashed var(--edge);border-radius:.875rem;text-align:center}
.empty p{max-inline-size:34rem;margin:.5rem auto 0}
kbd{display:inline-block;min-inline-size:1.75rem;padding-inline:.375rem;border:1px solid var(--edge);border-radius:.25rem;text-align:center;font:inherit}
footer{display:flex;flex-wrap:wrap;gap:1rem 2rem;align-items:start;justify-content:space-between;padding-block:1.5rem 2.5rem}
.languages a{display:inline-flex;align-items:center;justify-content:center;min-block-size:2.75rem;min-inline-size:2.75rem;padding-inline:.5rem;color:inherit}
.languages [aria-current]{color:var(--ink);font-weight:650;text-decoration:none}
${NAVIGATION_STYLE}@media(min-width:62rem){.two{grid-template-columns:3fr 2fr}}
@media(min-width:62rem) and (min-height:50rem){html{scroll-padding-block:1rem 13rem}.bar{position:sticky;inset-block-end:0;z-index:1;border-end-start-radius:0;border-end-end-radius:0}}
@media(forced-colors:active){.tabs [aria-current]{border-width:4px}mark{outline:1px solid}}
`;
