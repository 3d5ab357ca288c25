import { html } from "../../pages/html.ts";
import { CHART_STYLE } from "../frame/chart-style.ts";
import { FRAME_STYLE } from "../frame/style.ts";

/** The map's style sheet: its table becomes cards on a narrow screen. */
export const MAP_STYLE = html`${FRAME_STYLE}${CHART_STYLE}
table,thead,tbody,tr,th,td{display:block;text-align:start}
thead{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
h2+table{margin-block-start:1rem}
table+.note{margin-block-start:1rem}
tbody{margin-block-end:1.25rem;border:1px solid var(--rule);border-radius:.875rem;background:var(--card);overflow:hidden}
tr{display:grid;grid-template-columns:1fr auto;gap:.125rem 1rem;padding:.75rem 1rem}
tr+tr{border-block-start:1px solid var(--rule)}
th{font-weight:600}
.touchpoint th{font-weight:500}
th small{display:block;font-weight:400}
td{font-variant-numeric:tabular-nums}
td:nth-child(n+3){text-align:end}
td:nth-child(2),td:nth-child(4){grid-row:2;font-size:.875rem}
td:nth-child(2)::before{content:attr(data-label) " ";color:var(--soft)}
td:nth-child(5){grid-column:1/-1;text-align:start;font-size:.9375rem}
td.none:nth-child(n+4){display:none}
.stage td:nth-child(3){font-size:1.125rem}
tr.few{color:var(--soft)}
tr.few b{color:inherit}
td:nth-child(4) .strip{display:block;margin-block-end:.125rem}
.feelings{display:flex;flex-wrap:wrap;gap:0 1rem}
.feelings b{font-weight:600}
@media(min-width:62rem){
table{display:table;table-layout:fixed;inline-size:100%;border-collapse:collapse}
thead{display:table-header-group;position:static;clip-path:none}
tbody{display:table-row-group;border:0;background:none}
tr{display:table-row}
th,td{display:table-cell;padding:.625rem .5rem;border-block-end:1px solid var(--rule);vertical-align:baseline}
tr+tr{border:0}
thead th{color:var(--soft);font-size:.875rem;border-color:var(--edge)}
thead th:nth-child(1){inline-size:24%}
thead th:nth-child(2){inline-size:11%}
thead th:nth-child(3){inline-size:17%}
thead th:nth-child(4){inline-size:25%}
.stage th,.stage td{padding-block-start:1.5rem;border-block-end-color:var(--edge);font-weight:600}
.stage small,.stage li{font-weight:400}
.touchpoint th{padding-inline-start:1.5rem}
td:nth-child(n){font-size:1rem;text-align:start}
td:nth-child(2)::before{content:none}
td:nth-child(4){white-space:nowrap}
.stage td:nth-child(4){font-weight:400}
td.none:nth-child(n+4){display:table-cell}
td:nth-child(4) .strip{display:inline-block;inline-size:5.5rem;margin:0;margin-inline-end:.75rem;vertical-align:-.125rem}
}
@media print{.stage{break-after:avoid}}
`;
