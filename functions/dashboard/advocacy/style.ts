import { html } from "../../pages/html.ts";
import { FRAME_STYLE } from "../frame/style.ts";

/** The page's style sheet. The parts of the bar differ in tone and pattern, and each is named in the table. */
export const ADVOCACY_STYLE = html`${FRAME_STYLE}
.bar{display:block;inline-size:100%;block-size:2.5rem;margin-block-end:1rem}
.promoters{fill:var(--above)}
.passives{fill:var(--band)}
.detractors{fill:var(--below)}
.bar rect{stroke:var(--card);stroke-width:.5}
.key{display:inline-block;inline-size:.875rem;block-size:.875rem;margin-inline-end:.5rem;vertical-align:-.0625rem}
.table{inline-size:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
.table th,.table td{padding:.625rem .75rem;text-align:end;border-block-end:1px solid var(--rule)}
.table th:first-child{text-align:start}
.table thead th{color:var(--soft);font-size:.875rem}
.table tbody th{font-weight:500}
.scroll{overflow-x:auto}
.scroll :is(th,td){white-space:nowrap}
@media(max-width:30rem){.table th,.table td{padding-inline:.375rem;hyphens:auto}}
.table+.note,.scroll+.note,.figures+.note{margin-block-start:1rem}
`;
