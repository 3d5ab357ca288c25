import { html } from "../../pages/html.ts";
import { NAVIGATION_STYLE } from "../../pages/navigation.ts";

/** The colours on white paper; an exported drawing has no others. */
export const LIGHT = html`--paper:#faf8f5;--card:#fff;--ink:#1f1d1a;--soft:#625d55;--rule:#e5e0d8;--edge:#8b857b;--grid:#ebe6de;--zero:#a39c90;--above:#17608f;--below:#b0430f;--band:#dbe8f0;--band-few:#efebe4;--halo:#faf8f5`;

/**
 * The style sheet that all pages share. Colours are variables, so that dark, forced colours and print only name others. Blue
 * and orange differ for every kind of colour sight; sign and shape say the same. Contrast: text 4.5:1 and drawings 3:1 at
 * least, on paper and on cards, in both schemes.
 */
export const FRAME_STYLE = html`
:root{color-scheme:light dark;${LIGHT}}
@media(prefers-color-scheme:dark){:root{--paper:#171614;--card:#201e1c;--ink:#edeae4;--soft:#aca69c;--rule:#37332e;--edge:#7f796f;--grid:#2a2724;--zero:#6d675e;--above:#7fbde8;--below:#f39a6b;--band:#213644;--band-few:#2a2825;--halo:#171614}}
@media(forced-colors:active){:root{--paper:Canvas;--card:Canvas;--ink:CanvasText;--soft:CanvasText;--rule:GrayText;--edge:CanvasText;--grid:GrayText;--zero:CanvasText;--above:CanvasText;--below:CanvasText;--band:Canvas;--band-few:Canvas;--halo:Canvas}svg{forced-color-adjust:none}.band{stroke:GrayText}.presets a[aria-current]{background:Canvas!important;color:CanvasText!important;border-width:4px!important}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,sans-serif;overflow-wrap:anywhere}
.top,main,footer{max-inline-size:68rem;margin-inline:auto;padding-inline:clamp(1rem,4vw,2.5rem)}
main{outline:0;padding-block-end:2rem}
h1,h2,h3,p,ul,dl,dd,figure,blockquote{margin:0;padding:0}
main>*+*{margin-block-start:2.5rem}
main>.unseen+*{margin-block-start:0}
ul{list-style:none}
h1{font-size:clamp(1.75rem,1.4rem + 1.6vw,2.375rem);line-height:1.2;letter-spacing:-.015em;text-wrap:balance}
h2{font-size:1.3125rem;line-height:1.3;letter-spacing:-.01em}
h3{font-size:1rem}
small,.note,.about,.legend,.eyebrow,.days,footer{font-size:.875rem;line-height:1.5}
small,.note,.about,.legend,.eyebrow,.zone,footer{color:var(--soft)}
.note{max-inline-size:44rem}
h2+.note{margin-block:.25rem 1.25rem}
a{color:var(--above);text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--above);outline-offset:2px;border-radius:4px}
.unseen{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;inset-inline-start:1rem;inset-block-start:-6rem;z-index:1;padding:.75rem 1rem;background:var(--card);border:1px solid var(--edge);border-radius:.5rem}
.skip:focus{inset-block-start:.5rem}
.top{padding-block:1rem}
.brand{display:inline-flex;align-items:center;gap:.6rem;min-block-size:2.75rem;color:inherit;font-weight:600;text-decoration:none}
.brand svg{inline-size:2rem;fill:none;stroke:var(--below);stroke-width:2.5;stroke-linecap:round}
.live{min-block-size:1.5em;max-inline-size:68rem;margin-inline:auto;padding-inline:clamp(1rem,4vw,2.5rem);color:var(--soft);font-size:.875rem}
.opening{padding-block-start:1rem}
.eyebrow{font-weight:600}
.days{margin-block-start:.375rem}
.zone{display:block}
.headline{max-inline-size:46rem;margin-block-start:1.25rem;font-size:clamp(1.125rem,1rem + .7vw,1.4375rem);line-height:1.45;text-wrap:pretty}
.headline strong{font-weight:650}
.headline small{display:block;margin-block-start:.5rem}
.period{display:flex;flex-wrap:wrap;gap:1rem 2rem;align-items:end;margin-block-start:1.75rem}
.presets,.filters ul,.languages{display:flex;flex-wrap:wrap;gap:.5rem}
.presets a,.filters a,button{display:inline-flex;align-items:center;gap:.5rem;min-block-size:2.75rem;padding:.375rem .875rem;border:1px solid var(--edge);border-radius:1.375rem;background:var(--card);color:var(--ink);font:inherit;font-size:.9375rem;text-decoration:none}
.presets a[aria-current]{border-color:var(--ink);background:var(--ink);color:var(--paper);font-weight:600;text-decoration:underline;text-decoration-thickness:2px}
a:hover{text-decoration:underline}
button{border-color:var(--ink);cursor:pointer;font-weight:600}
.period form{display:flex;flex-wrap:wrap;gap:.75rem;align-items:end}
.field label{display:block;font-size:.875rem;color:var(--soft)}
input,select{min-block-size:2.75rem;inline-size:10.25rem;padding:.375rem .75rem;border:1px solid var(--edge);border-radius:.5rem;background:var(--card);color:inherit;font:inherit}
.choices[open]{flex-basis:100%}
.choices>div{display:flex;flex-wrap:wrap;gap:.75rem}
[aria-invalid]{border:2px solid var(--below)}
.field:has(.problem){max-inline-size:14rem}
.problem{display:block;margin-block-end:.25rem;color:var(--below);font-size:.875rem;font-weight:600}
.problems{padding:1rem 1.25rem;border:2px solid var(--below);border-radius:.75rem;background:var(--card)}
.problems a{display:inline-block;padding-block:.625rem;color:var(--below)}
.filters{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;margin-block-start:1rem}
.filters h2{font-size:.9375rem}
.filters .what{white-space:nowrap}
.figures{display:flex;flex-wrap:wrap;gap:1px;border:1px solid var(--rule);border-radius:.875rem;background:var(--rule);overflow:hidden}
.figures div{flex:1 1 10rem;padding:1.125rem 1rem 1.125rem 1.125rem;background:var(--card)}
.figures dt{font-size:.875rem;font-weight:600}
.figures dd{font-size:.9375rem}
.figures .note{margin-block-start:.25rem;font-size:.8125rem}
.figures .big{font-size:1.875rem;font-weight:650;line-height:1.35;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
.how{padding:0;border:0;background:none;color:var(--above);font-size:.8125rem;font-weight:400;text-align:start;text-decoration:underline dotted;text-underline-offset:.2em;interest-delay:.2s}
.why{inset:auto;max-inline-size:min(28rem,100vw - 2rem);margin:.25rem 1rem;padding:.875rem 1rem;border:1px solid var(--edge);border-radius:.75rem;background:var(--card);color:var(--ink);font-size:.875rem;line-height:1.5;position-area:block-end;position-try-fallbacks:flip-block}
@supports not (position-area:block-end){.why{inset:0;margin:auto}}
@supports not (interest-delay:0s){.how:focus-visible+.why:not(:popover-open){display:block;position:static;margin:0}}
.few,.big.few{color:var(--soft)}
.tag{display:inline-block;padding-inline:.5rem;border:1px dashed var(--edge);border-radius:1rem;font-size:.75rem;font-weight:400;white-space:nowrap}
.above{color:var(--above)}
.below{color:var(--below)}
.comments+.comments{margin-block-start:1.75rem}
.comments ul{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr));gap:1rem;margin-block-start:.625rem}
.comment{display:flex;flex-direction:column;gap:.625rem;padding:1.125rem 1.25rem;border:1px solid var(--rule);border-radius:.875rem;background:var(--card)}
.comment blockquote{flex:1;white-space:pre-line;hyphens:auto}
.comment details blockquote{margin-block-start:.5rem}
summary{min-block-size:2.75rem;padding-block:.625rem;color:var(--above);cursor:pointer}
.about{display:flex;flex-wrap:wrap;gap:.125rem .625rem;align-items:baseline}
.comment p.about:last-child{display:block}
.about:empty{display:none}
.stars{color:var(--ink);letter-spacing:.08em}
.off{color:var(--soft)}
.provenance{white-space:nowrap}
.dissonant{color:var(--below);font-weight:600}
.empty{padding:clamp(1.5rem,6vw,3.5rem);border:1px dashed var(--edge);border-radius:.875rem;text-align:center}
.empty p{max-inline-size:34rem;margin:.5rem auto 0}
.empty a{display:inline-block;padding:.625rem 1rem}
footer{display:flex;flex-wrap:wrap;gap:1rem 2rem;align-items:center;justify-content:space-between;padding-block:1.5rem 2.5rem}
.languages a{display:inline-flex;align-items:center;justify-content:center;min-block-size:2.75rem;min-inline-size:2.75rem;padding-inline:.5rem;color:inherit}
.languages a[aria-current]{color:var(--ink);font-weight:650;text-decoration:none}
${NAVIGATION_STYLE}@media(min-width:52rem){.zone{display:inline}.zone::before{content:"· "}}
@media print{.how,.why{display:none}:root{color-scheme:light;--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--halo:#fff}.skip,.period,.filters a :is([aria-hidden],.unseen),footer nav,.brand svg{display:none}main>*+*{margin-block-start:1.5rem}.figures,.comment,tr{break-inside:avoid}h2,h3{break-after:avoid}}
`;
