import { html } from "../../pages/html.ts";
import { CHART_STYLE } from "../frame/chart-style.ts";
import { FORM_STYLE } from "../frame/form-style.ts";
import { FRAME_STYLE, LIGHT } from "../frame/style.ts";

/** What the drawing needs besides what all charts look like. */
const TREND_CHART_STYLE = html`
.bars{fill:var(--edge);opacity:.55}
.note-line{fill:none;stroke:var(--edge);stroke-dasharray:2 4}
.note-mark{fill:var(--card);stroke:var(--edge)}
.curve .note-number{font-size:12.5px;font-weight:600;stroke:none}
.change.above{fill:var(--above)}
.change.below{fill:var(--below)}
.change-value{font-size:13px;font-weight:600}
`;

/** The style sheet of an exported drawing: the colours on white paper, whoever looks at it. */
export const TREND_DRAWING_STYLE = html`svg{${LIGHT};--paper:#fff;--halo:#fff;font:14px system-ui,sans-serif}${CHART_STYLE}${TREND_CHART_STYLE}`;

/** The style sheet of the trend's page. */
export const TREND_STYLE = html`${FRAME_STYLE}${CHART_STYLE}${TREND_CHART_STYLE}${FORM_STYLE}
.sizes{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;margin-block-start:1rem}
.sizes h2{font-size:.9375rem}
.sizes .presets{margin:0}
.where{display:flex;flex-wrap:wrap;gap:.75rem;align-items:end;margin-block-start:1rem}
.where .field{min-inline-size:0}
.scroll{overflow-x:auto;border:1px solid var(--rule);border-radius:.875rem;background:var(--card)}
.numbers{inline-size:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
.numbers th,.numbers td{padding:.5rem .75rem;border-block-end:1px solid var(--rule);text-align:end;white-space:nowrap}
.numbers th:first-child{text-align:start;font-weight:400}
.numbers thead th{color:var(--soft);font-size:.875rem;font-weight:600;white-space:normal}
.numbers tbody tr:last-child>*{border:0}
.numbers td:last-child{text-align:start;white-space:normal;min-inline-size:12rem}
.few td,.few th{color:var(--soft)}
.files{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;margin-block-start:.75rem}
.files a{display:inline-block;padding-block:.625rem}
.notes{display:grid;gap:.75rem;margin:0;padding:0}
.notes>li{display:grid;grid-template-columns:2rem 1fr;gap:.25rem .75rem;align-items:start}
.mark{display:inline-grid;place-items:center;inline-size:1.75rem;block-size:1.75rem;border:1px solid var(--edge);border-radius:50%;background:var(--card);font-size:.8125rem;font-weight:600}
.notes ul{display:grid;gap:.25rem}
.notes ul li{display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:baseline}
.notes a{padding-block:.625rem}
@media print{.sizes,.where,.files,.notes a{display:none}details.data>*{display:block}}
`;
