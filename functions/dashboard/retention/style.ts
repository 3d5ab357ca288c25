import { html } from "../../pages/html.ts";
import { FRAME_STYLE } from "../frame/style.ts";

/** The page's style sheet. A cell's tint says what its number says; forced colours and print drop the tint. */
export const RETENTION_STYLE = html`${FRAME_STYLE}
.scroll{overflow-x:auto;border:1px solid var(--rule);border-radius:.875rem;background:var(--card)}
.heat{border-collapse:collapse;inline-size:100%;font-variant-numeric:tabular-nums}
.heat th,.heat td{padding:.5rem .625rem;text-align:end;vertical-align:top;white-space:nowrap;border-block-end:1px solid var(--rule)}
.heat tbody tr:last-child>*{border-block-end:0}
.heat thead th{color:var(--soft);font-size:.875rem;font-weight:600}
.heat th:first-child{text-align:start;position:sticky;inset-inline-start:0;background:var(--card);font-weight:600}
.heat small{display:block;font-size:.75rem}
.heat b{font-weight:650}
.heat td.few b{font-weight:400}
${Array.from({ length: 10 }, (_, index) => html`.h${index + 1}{background:color-mix(in srgb,var(--above) ${(index + 1) * 4}%,var(--card))}`)}
.heat [class^="h"] :is(b,small){color:var(--ink)}
details{margin-block-start:1rem}
.risks{inline-size:100%;border-collapse:collapse}
.risks th,.risks td{padding:.625rem .75rem;text-align:start;vertical-align:top;border-block-end:1px solid var(--rule)}
.risks thead th{color:var(--soft);font-size:.875rem}
.risks li{margin:0}
.risks td small{display:block}
.risks+.note{margin-block-start:.75rem}
.points{font-weight:650;font-variant-numeric:tabular-nums;white-space:nowrap}
.more{display:flex;gap:1rem;margin-block-start:1rem}
.more a{display:inline-block;padding-block:.625rem}
code{font-size:.875em}
@media(max-width:51.99rem){.risks thead{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}.risks,.risks tbody,.risks tr,.risks th,.risks td{display:block}.risks tr{padding:.75rem 1rem;border:1px solid var(--rule);border-radius:.875rem;background:var(--card)}.risks tr+tr{margin-block-start:.75rem}.risks th,.risks td{padding:.125rem 0;border:0}.risks td[data-label]::before{content:attr(data-label) ": ";color:var(--soft)}}
@media(forced-colors:active){.heat td{background:Canvas}}
@media print{.heat td{background:none}.scroll{overflow:visible}}
`;
