import { html } from "../../pages/html.ts";
import { CHART_STYLE } from "../frame/chart-style.ts";
import { FRAME_STYLE, LIGHT } from "../frame/style.ts";

/** What the curve of the map looks like besides other charts: touchpoints with their icons, and the period before. */
export const CURVE_STYLE = html`
.icon{fill:none;stroke:currentColor;stroke-width:1.4;stroke-linejoin:round;stroke-linecap:round}
.badge{fill:var(--card);stroke:var(--above);stroke-width:1.5}
.badge.below{stroke:var(--below)}
.badge.few{stroke:var(--edge);stroke-dasharray:3 2.5}
.previous{fill:none;stroke:var(--soft);stroke-width:1.25;stroke-dasharray:2 3}
rect.previous{fill:var(--paper);stroke-dasharray:none}
`;

/** The same outside of a page, on white paper. */
export const DRAWING_STYLE = html`svg{${LIGHT};--paper:#fff;--halo:#fff;font:14px system-ui,sans-serif}${CHART_STYLE}${CURVE_STYLE}`;

/** The map's style sheet: its tables become cards on a narrow screen. */
export const MAP_STYLE = html`${FRAME_STYLE}${CHART_STYLE}${CURVE_STYLE}
:root{--class-2:#e3a17f;--class-3:#cdc7bc;--class-4:#8fbbd8}
@media(prefers-color-scheme:dark){:root{--class-2:#9c5836;--class-3:#5d5851;--class-4:#3d7196}}
@media(forced-colors:active){:root{--class-2:GrayText;--class-3:Canvas;--class-4:GrayText}.bar rect,.key rect{stroke:CanvasText}}
.class-1{fill:var(--below)}
.class-2{fill:var(--class-2)}
.class-3{fill:var(--class-3)}
.class-4{fill:var(--class-4)}
.class-5{fill:var(--above)}
table,thead,tbody,tr,th,td{display:block;text-align:start}
table{margin-block-start:1rem}
table+.note{margin-block-start:1rem}
.figures+.note{margin-block-start:.75rem}
.touchpoints thead{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
.touchpoints tbody{margin-block-end:1.25rem;border:1px solid var(--rule);border-radius:.875rem;background:var(--card);overflow:hidden}
.touchpoints tr{display:grid;grid-template-columns:1fr auto;gap:.125rem 1rem;padding:.75rem 1rem}
tr+tr{border-block-start:1px solid var(--rule)}
th{font-weight:600}
th a{padding-block:.875rem}
th a,.curve a{color:inherit;text-decoration-color:var(--edge)}
.curve a{text-decoration:none}
.curve a:hover{text-decoration:underline}
.touchpoint th{font-weight:500}
th small{display:block;font-weight:400}
th .icon{inline-size:1.125rem;block-size:1.125rem;margin-inline-end:.5rem;color:var(--soft);vertical-align:-.1875rem}
td{font-variant-numeric:tabular-nums}
.n,.interval{grid-row:2;font-size:.875rem}
.n::before{content:attr(data-label) " ";color:var(--soft)}
.emotion,.interval{text-align:end}
.change,.words{grid-column:1/-1;font-size:.9375rem}
.none{display:none}
.stage .emotion{font-size:1.125rem}
tr.few{color:var(--soft)}
tr.few b{color:inherit}
.interval .strip{display:block;margin-block-end:.125rem}
.feelings{display:flex;flex-wrap:wrap;gap:0 1rem}
.feelings b{font-weight:600}
.spread tr{display:grid;grid-template-columns:repeat(5,1fr);gap:.125rem .5rem;padding-block:.75rem}
.spread tbody tr{border-block-start:1px solid var(--rule)}
.spread th:first-child{grid-column:1/-1}
.spread thead th{font-size:.75rem;font-weight:400;line-height:1.3;color:var(--soft)}
.spread th small{display:inline;margin-inline-start:.25rem}
.spread td small{display:block}
.bar{display:block;inline-size:100%;block-size:1.125rem;margin-block:.375rem;border-radius:.25rem}
.bar rect{vector-effect:non-scaling-stroke}
.key{display:block;inline-size:.75rem;block-size:.75rem;margin-block-end:.25rem}
.points{display:grid;gap:.5rem;max-inline-size:46rem;margin-block-start:.75rem}
.points li{padding-inline-start:1rem;border-inline-start:3px solid var(--rule)}
main>.tools{display:flex;flex-wrap:wrap;gap:0 1.25rem;align-items:center;margin-block:.75rem -1.25rem}
.tools h2{font-size:.9375rem}
.tools ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;align-items:center}
.tools a{display:inline-flex;align-items:center;min-block-size:2.75rem}
.tools button{padding:0;border:0;background:none;color:var(--above);font-size:1rem;font-weight:400;text-decoration:underline;text-underline-offset:.2em}
[hidden]{display:none}
@media(min-width:62rem){
.touchpoints{display:table;table-layout:fixed;inline-size:100%;border-collapse:collapse}
.touchpoints thead{display:table-header-group;position:static;clip-path:none}
.touchpoints tbody{display:table-row-group;border:0;background:none}
.touchpoints tr{display:table-row}
.touchpoints th,.touchpoints td{display:table-cell;padding:.625rem .5rem;border-block-end:1px solid var(--rule);vertical-align:baseline;font-size:1rem;text-align:start}
.touchpoints tr+tr{border:0}
.touchpoints thead th{color:var(--soft);font-size:.875rem;border-color:var(--edge)}
.touchpoints thead th:nth-child(1){inline-size:24%}
.touchpoints thead th:nth-child(2){inline-size:11%}
.touchpoints thead th:nth-child(3){inline-size:17%}
.touchpoints thead th:nth-child(4){inline-size:25%}
.compared thead th:nth-child(2){inline-size:9%}
.compared thead th:nth-child(3){inline-size:13%}
.compared thead th:nth-child(4){inline-size:22%}
.compared thead th:nth-child(5){inline-size:16%}
.touchpoints .stage th,.touchpoints .stage td{padding-block-start:1.5rem;border-block-end-color:var(--edge);font-weight:600}
.stage small,.stage li,.touchpoints .stage .interval,.touchpoints .stage .change{font-weight:400}
.touchpoints .touchpoint th,.rest th{padding-inline-start:1.5rem}
.n::before{content:none}
.interval{white-space:nowrap}
.change small{display:block}
.interval .strip{display:inline-block;inline-size:5.5rem;margin:0;margin-inline-end:.75rem;vertical-align:-.125rem}
.compared .interval .strip{inline-size:4.5rem}
.spread tr{grid-template-columns:minmax(0,1fr) repeat(5,5.5rem);align-items:end}
.spread th:first-child{grid-column:1;padding-inline-end:1.5rem}
}
@media print{.stage{break-after:avoid}main>.tools{display:none}}
`;
