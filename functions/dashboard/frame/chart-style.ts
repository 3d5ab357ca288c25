import { html } from "../../pages/html.ts";

/** What charts look like on a page: a curve with its interval band, points, whiskers, legend, and the small strip beside a number. */
export const CHART_STYLE = html`
.curve{display:block;inline-size:100%;block-size:auto;overflow:visible;font:14px system-ui,sans-serif;fill:var(--ink)}
.chart .tall{max-inline-size:30rem}
.fits .wide{display:none}
.curve text{font-variant-numeric:tabular-nums}
.grid,.zero,.line,.whisker,.drop{fill:none;stroke:var(--grid)}
.zero{stroke:var(--zero);stroke-width:1.5}
.scale,.stage-n{font-size:12.5px;fill:var(--soft)}
.band{fill:var(--band)}
.band.few{fill:var(--band-few)}
.line{stroke:var(--above);stroke-width:2.5}
.line.few{stroke:var(--edge);stroke-dasharray:5 5}
.whisker{stroke:var(--above);stroke-width:2}
.whisker.few{stroke:var(--edge)}
.point{fill:var(--above);stroke:var(--paper);stroke-width:2}
.point.below{fill:var(--below)}
.point.few{fill:var(--paper);stroke:var(--edge);stroke-dasharray:3 2.5}
.value,.stage-name{font-weight:600}
.value{font-size:16px}
.curve text{paint-order:stroke;stroke:var(--halo);stroke-width:4px;stroke-linejoin:round}
.value.few,.stage-n.few{fill:var(--soft)}
.drop{stroke:var(--below);stroke-width:4;stroke-linecap:round}
.drop-label{font-weight:600;fill:var(--below)}
.legend{display:flex;flex-wrap:wrap;gap:.375rem 1.5rem;margin-block-start:1rem}
.legend li{display:flex;align-items:center;gap:.5rem}
.legend svg{inline-size:1.25rem;block-size:1rem}
.strip{inline-size:7.5rem;block-size:.9375rem;margin-inline-start:auto;overflow:visible}
.strip .grid{stroke:var(--rule);stroke-width:2}
.strip .whisker{stroke-width:3}
.few .strip .point{fill:var(--card);stroke:var(--edge)}
.few .strip .whisker{stroke:var(--edge);stroke-width:2}
.strip .point{stroke:var(--card);stroke-width:1}
.few .strip .point{stroke-width:1.5}
@media(min-width:52rem){.fits .wide{display:block}.fits .tall{display:none}}
@media print{.curve,.legend{break-inside:avoid}.fits .wide{display:block}.fits .tall{display:none}}
`;
