import { html } from "../../pages/html.ts";
import { CHART_STYLE } from "../frame/chart-style.ts";
import { FRAME_STYLE } from "../frame/style.ts";
import { CURVE_STYLE } from "../map/style.ts";

/** The editor's style sheet: rows of touchpoints with their buttons, and forms. */
export const EDITOR_STYLE = html`${FRAME_STYLE}${CHART_STYLE}${CURVE_STYLE}
ol,fieldset,legend,pre{margin:0;padding:0;border:0;min-inline-size:0}
ol{list-style:none}
legend{font-size:1.125rem;font-weight:650}
.opening .eyebrow a{display:inline-flex;align-items:center;min-block-size:2.75rem}
.lead{max-inline-size:46rem;margin-block-start:.5rem;color:var(--soft)}
.told{max-inline-size:60rem;padding:1rem 1.25rem;border:2px solid var(--above);border-radius:.875rem;background:var(--card)}
.told.bad{border-color:var(--below)}
.told h2{font-size:1.125rem}
.told>*+*{margin-block-start:.5rem}
.told li a{display:inline-block;padding-block:.625rem;color:var(--below)}
pre{overflow-x:auto;user-select:all;padding:.75rem 1rem;border:1px solid var(--edge);border-radius:.5rem;background:var(--paper);font-size:.9375rem}
.scroll{overflow-x:auto}
.told table{border-collapse:collapse;min-inline-size:20rem}
.told th,.told td{padding:.375rem .75rem .375rem 0;border-block-end:1px solid var(--rule);text-align:start;vertical-align:top}
.stages,.edit,.edit>section{display:grid;gap:1.5rem}
.stages{margin-block-start:1.25rem}
.step{padding:1rem 1.25rem;border:1px solid var(--rule);border-radius:.875rem;background:var(--card)}
.bar{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;justify-content:space-between}
.bar h3{flex:1 1 12rem;font-size:1.125rem}
.row{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center}
.touchpoints li{padding-block:.5rem;border-block-start:1px solid var(--rule)}
.touchpoints .bar>p{flex:1 1 12rem}
.touchpoints .bar a{display:inline-flex;align-items:center;min-block-size:2.75rem;font-weight:500}
.touchpoints small{display:block}
.touchpoints .icon{inline-size:1rem;block-size:1rem;margin-inline-end:.25rem;vertical-align:-.125rem}
.step>.bar+*{margin-block-start:.75rem}
.go{display:inline-flex;align-items:center;min-block-size:2.75rem;gap:.5rem}
button:disabled{border-color:var(--rule);color:var(--soft);cursor:default}
button.main{border-color:var(--above);background:var(--above);color:var(--paper)}
button.grave{border-color:var(--below);color:var(--below)}
.edit{max-inline-size:46rem}
.fields{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(16rem,100%),1fr));gap:1rem;margin-block-start:.75rem}
.fields>*{align-self:start}
.edit .field:has(.problem){max-inline-size:none}
.edit .field label{font-weight:600;color:inherit}
.edit input,select{inline-size:100%;min-block-size:2.75rem}
select{padding:.375rem .75rem;border:1px solid var(--edge);border-radius:.5rem;background:var(--card);color:inherit;font:inherit}
.edit small{display:block;margin-block-start:.25rem}
fieldset[aria-invalid]{padding:.75rem 1rem;border-radius:.875rem}
.plain li{padding-block:.125rem}
.numbered{margin-block-start:.5rem;padding-inline-start:1.5rem;list-style:decimal}
.trail{margin-block-start:.75rem}
.trail>li{padding-block:.5rem;border-block-end:1px solid var(--rule)}
.danger{padding-block-start:1.5rem;border-block-start:1px solid var(--rule)}
section>form+*,section>p+form{margin-block-start:.75rem}
h2+.chart,h2+.note+.chart{margin-block-start:1rem}
@media(forced-colors:active){button.main{border-width:3px}}
`;
