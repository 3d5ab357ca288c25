import { html } from "../../pages/html.ts";
import { CHART_STYLE } from "../frame/chart-style.ts";
import { FRAME_STYLE } from "../frame/style.ts";

/** The style sheet of the pages of a stage and of a touchpoint. */
export const DRILL_DOWN_STYLE = html`${FRAME_STYLE}${CHART_STYLE}
.crumbs ol{display:flex;flex-wrap:wrap;gap:0 .5rem;margin:0;padding:0;list-style:none}
.crumbs li+li::before{content:"/";margin-inline-end:.5rem;color:var(--soft)}
.crumbs a{display:inline-block;padding-block:.625rem}
.spreads{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(24rem,100%),1fr));gap:1.5rem 2.5rem;margin-block:1rem 1.5rem}
.spread ul{margin-block-start:.375rem}
.bar-row{display:grid;grid-template-columns:7.5rem minmax(3rem,1fr) 5.5rem;gap:.75rem;align-items:center;min-block-size:2.75rem;padding-inline:.5rem;border-radius:.5rem;color:inherit;text-decoration:none}
a.bar-row:hover,a.bar-row[aria-current]{background:var(--card);outline:1px solid var(--edge)}
a.bar-row .bar-name{text-decoration:underline;text-underline-offset:.2em}
a.bar-row[aria-current] .bar-name{font-weight:650}
.bar-n{text-align:end;font-size:.9375rem;font-variant-numeric:tabular-nums}
.bar{inline-size:100%;block-size:.875rem;background:var(--rule);border-radius:2px}
.bar rect{fill:var(--edge)}
.bar.good rect{fill:var(--above)}
.bar.bad rect{fill:var(--below)}
[dir=rtl] .bar{transform:scaleX(-1)}
.chips{display:flex;flex-wrap:wrap;gap:.5rem;margin-block-start:.625rem}
.chips a{display:inline-flex;gap:.5rem;align-items:center;min-block-size:2.75rem;padding:.375rem .875rem;border:1px solid var(--edge);border-radius:1.375rem;background:var(--card);color:var(--ink);font-size:.9375rem;text-decoration:none}
.chips a[aria-current]{border-width:2px;font-weight:650;text-decoration:underline}
.touchpoints{display:grid;gap:.5rem;margin-block-start:.75rem}
.touchpoints li{display:grid;grid-template-columns:1fr;gap:.125rem 1.5rem;padding:.625rem 1rem;border:1px solid var(--rule);border-radius:.75rem;background:var(--card)}
.touchpoints a{padding-block:.375rem;font-weight:600}
.felt{display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:center;font-variant-numeric:tabular-nums}
.felt .strip{margin:0}
.phrases{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(16rem,100%),1fr));gap:1.25rem 2.5rem}
.phrases ol{margin:0;padding:0;list-style:none}
.phrases li{padding-block:.375rem}
.phrases a{display:inline-block;padding-block:.25rem;font-weight:600}
#said{outline:0}
#said .filters h3{font-size:.9375rem}
#said>ul{margin-block:1.25rem}
#said>h3{margin-block-start:1.75rem}
#said>h3+ul{margin-block-start:.625rem}
.choices form>div{display:flex;flex-wrap:wrap;gap:.75rem;align-items:end;padding-block-end:1rem}
.check{display:flex;gap:.5rem;align-items:center;min-block-size:2.75rem}
.check input{inline-size:1.25rem;min-block-size:1.25rem;accent-color:var(--above)}
.comment p.about.from{display:flex}
.elsewhere .row{display:flex;flex-wrap:wrap;gap:.25rem 1rem}
.elsewhere summary{font-size:.875rem}
.elsewhere a,.from a,.pager a,.row-link{display:inline-block;padding-block:.625rem}
.pager{display:flex;gap:1.5rem;margin-block-start:1rem}
.pager a{font-weight:600}
@media(min-width:52rem){.bar-row{grid-template-columns:10rem 1fr 6rem}.touchpoints li{grid-template-columns:2fr 3fr auto;align-items:center}.touchpoints .felt{justify-content:flex-end}}
@media print{.choices,.pager,.elsewhere,.to-trend{display:none}.bar{print-color-adjust:exact}}
`;
