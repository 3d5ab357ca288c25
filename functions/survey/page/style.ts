import { type Theme, themeOf } from "../../../shared/domain/colour.ts";
import { type Html, html } from "../../pages/html.ts";

/**
 * What all pages that a customer sees are styled with. Every target is at least 44 px high and wide; a chosen answer differs
 * by fill and weight, not by colour alone; no colour says good or bad. Contrast: text 4.5:1 and edges 3:1 at least, in both
 * schemes. Directions are logical, so that a page from right to left needs nothing more.
 */
const BASE = html`
:root{color-scheme:light dark;--paper:#faf8f5;--card:#fff;--ink:#1f1d1a;--soft:#625d55;--rule:#e5e0d8;--edge:#8b857b;--act:#17608f;--on:#fff;--wrong:#b0430f}
@media(prefers-color-scheme:dark){:root{--paper:#171614;--card:#201e1c;--ink:#edeae4;--soft:#aca69c;--rule:#37332e;--edge:#7f796f;--act:#7fbde8;--on:#10202b;--wrong:#f39a6b}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{max-inline-size:37rem;margin:0 auto;padding:clamp(1.25rem,5vw,3rem) 1rem 2rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1,h2,p,ul,dl,dd,fieldset{margin:0;padding:0;border:0;min-inline-size:0}
ul{list-style:none}
h1{margin-block-start:.25rem;font-size:clamp(1.5rem,1.2rem + 1.6vw,2rem);line-height:1.2;letter-spacing:-.015em;text-wrap:balance}
h2,legend,div.q>label{padding:0;font-size:1.1875rem;font-weight:650;line-height:1.35;text-wrap:pretty}
.lead{margin-block-start:.5rem;color:var(--soft)}
.store{color:var(--soft);font-size:.9375rem;font-weight:600}
.store img{display:block;block-size:2.5rem;inline-size:auto;max-inline-size:100%;margin-block-end:.75rem;object-fit:contain}
.q,section,.sum{margin-block-start:2.25rem}
.h,small,.ends,footer,.note{color:var(--soft);font-size:.9375rem;font-weight:400}
.scale{display:grid;gap:.25rem;margin-block-start:.75rem;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.star{grid-template-columns:repeat(5,1fr)}
.effort{grid-template-columns:repeat(4,1fr)}
.ten{grid-template-columns:repeat(6,1fr)}
@media(min-width:24rem){.effort{grid-template-columns:repeat(7,1fr)}}
@media(min-width:37rem){.ten{grid-template-columns:repeat(11,1fr)}}
.scale label{position:relative;display:grid}
.scale input{position:absolute;inset:0;inline-size:100%;block-size:100%;margin:0;opacity:0;cursor:pointer}
.scale span{display:flex;flex-direction:column;align-items:center;justify-content:center;gap:.25rem;min-block-size:3rem;border:1px solid var(--edge);border-radius:.625rem;background:var(--card);text-align:center}
.face span{flex-direction:row;justify-content:flex-start;gap:.75rem;padding-inline:.75rem;text-align:start}
@media(min-width:22rem){.face{grid-template-columns:repeat(5,minmax(0,1fr))}.face span{flex-direction:column;gap:.25rem;padding:.625rem 0 .5rem;text-align:center;font-size:clamp(.75rem,2.6vw,.875rem);line-height:1.25}}
.star span{padding-block:.5rem .375rem}
.star b{display:grid;justify-items:center;font-size:.875rem;font-weight:inherit}
.scale input:hover+span{border-color:var(--act)}
.scale input:checked+span{border-color:var(--act);background:var(--act);color:var(--on);font-weight:650}
.star :checked+span svg,.star label:has(~label :checked) svg{fill:currentColor}
.star label:has(~label :checked) span{border-color:var(--act);color:var(--act)}
.face input:checked+span{font-weight:400}
svg{flex:none;inline-size:2.125rem;max-inline-size:100%;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.ends{display:flex;justify-content:space-between;gap:2rem;margin-block-start:.375rem;font-size:.875rem}
.ends :last-child{text-align:end}
i,.hp{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
.pick{display:flex;gap:.75rem;align-items:center;min-block-size:2.75rem;cursor:pointer}
.pick input{flex:none;inline-size:1.375rem;block-size:1.375rem;margin:0;accent-color:var(--act)}
.words{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(9.5rem,100%),1fr));gap:0 1rem;font-size:.9375rem}
.words .pick{gap:.5rem}
summary{min-block-size:2.75rem;padding-block:.625rem;color:var(--act);cursor:pointer}
textarea,[type=text]{display:block;inline-size:100%;min-block-size:2.75rem;margin-block-start:.5rem;padding:.625rem .75rem;border:1px solid var(--edge);border-radius:.625rem;background:var(--card);color:inherit;font:inherit}
textarea{min-block-size:7.5rem;resize:vertical}
button,.again{min-block-size:3rem;margin-block-start:1rem;padding:.625rem 1.5rem;border:1px solid var(--act);border-radius:.75rem;background:var(--act);color:var(--on);font:inherit;font-weight:650;cursor:pointer}
.main{inline-size:100%;margin-block-start:2.25rem}
.steps{display:flex;flex-wrap:wrap;gap:0 .5rem}
.steps button{margin-block-start:1rem}
.steps :not(.plain){flex:1;inline-size:auto}
.plain{background:var(--card);color:var(--act)}
a{color:var(--act);text-underline-offset:.2em}
:focus-visible,.scale input:focus-visible+span{outline:3px solid var(--act);outline-offset:2px}
.e{margin-block-start:.25rem;color:var(--wrong);font-weight:600}
.bad{margin-inline-start:-1rem;padding-inline-start:.75rem;border-inline-start:4px solid var(--wrong)}
.bad legend{float:left;inline-size:100%}
.bad legend+*{clear:both}
.sum{padding:1rem 1.25rem;border:2px solid var(--wrong);border-radius:.75rem;background:var(--card)}
.sum a{display:inline-block;padding-block:.625rem;color:var(--wrong)}
.note{margin-block-start:.5rem}
.end{margin-block-start:.75rem;text-align:center;text-wrap:balance}
footer{margin-block-start:2.5rem;padding-block-start:.5rem;border-block-start:1px solid var(--rule)}
footer ul{display:flex;flex-wrap:wrap;gap:0 1.25rem}
footer a{display:inline-flex;align-items:center;min-inline-size:2.75rem;min-block-size:2.75rem;color:inherit}
[aria-current]{color:var(--ink);font-weight:650;text-decoration:none}
@media(forced-colors:active){.scale input:checked+span{border:4px solid Highlight}}
`;

/** What the page of one's own answer has beside it. */
export const OWN_STYLE = html`
@media(max-width:26rem){.card .effort{grid-template-columns:repeat(4,1fr)}}
@media(max-width:22rem){.card .ten{grid-template-columns:repeat(4,1fr)}}
h3{margin:1.75rem 0 .75rem;font-size:1.0625rem}
img{display:block;max-inline-size:100%;block-size:auto;margin-block-end:.75rem;border-radius:.625rem}
[type=file]{display:block;max-inline-size:100%;min-block-size:2.75rem;margin-block-start:.5rem;padding-block:.5rem;font:inherit}
.grave{border-color:var(--wrong);background:var(--card);color:var(--wrong)}
.go{display:inline-block;padding-block:.625rem}
.card{padding:1rem;border:1px solid var(--rule);border-radius:.875rem;background:var(--card)}
dt{color:var(--soft);font-size:.9375rem}
dd+dt{margin-block-start:.875rem}
dd{white-space:pre-line}
dl,.card .h,.card [for=name]{display:block;padding-block-start:1rem}
[for=name]{font-weight:600}
[for=name]+.note{margin:0}
`;

/** What a kiosk's pages have beside it. */
export const KIOSK_STYLE = html`
.again{display:inline-block;text-decoration:none}
.done{display:grid;min-block-size:70vh;place-content:center;justify-items:center;text-align:center}
.still{position:fixed;inset:auto 0 0;z-index:1;padding:1.25rem 1rem;background:var(--act);color:var(--on);font-size:1.25rem;font-weight:650;text-align:center;text-wrap:balance}
.still:empty{padding:0}
`;

/** A question that appears only when a field holds one of these values. */
export type ShownWhen = { readonly section: string; readonly field: string; readonly values: readonly string[] };

/** Hides a question until an answer asks for it, without a script. A browser that does not know `:has` shows all of them. */
const hiddenUnless = ({ section, field, values }: ShownWhen): Html =>
  html`form:not(:has([name="${field}"]:is(${values.map(
    (value, index) => html`${index > 0 && ","}[value="${value}"]`,
  )}):checked)) #${section}{display:none}
`;

const pairOf = ({ act, on }: Theme["light"]): Html => html`:root{--act:${act};--on:${on}}`;
/** The store's colour in the place of ours. */
const themed = ({ light, dark }: Theme): Html =>
  html`${pairOf(light)}@media(prefers-color-scheme:dark){${pairOf(dark)}}
`;

/**
 * The style sheet of a page, `more` being what it has beside every other. Ids of questions and answers are slugs, so that
 * nothing in a selector needs escaping.
 */
export const styleFor = (more: Html, conditions: readonly ShownWhen[] = [], colour?: string): Html =>
  html`${BASE}${more}${colour !== undefined && themed(themeOf(colour))}${conditions.map(hiddenUnless)}`;
