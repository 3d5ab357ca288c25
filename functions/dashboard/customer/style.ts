import { html } from "../../pages/html.ts";
import { FORM_STYLE } from "../frame/form-style.ts";
import { FRAME_STYLE } from "../frame/style.ts";

/** The page's style sheet: what happened hangs on a line, an answer stands out. */
export const CUSTOMER_STYLE = html`${FRAME_STYLE}${FORM_STYLE}
.timeline{margin:1rem 0 0;padding:0;list-style:none;border-inline-start:2px solid var(--rule)}
.timeline>li{position:relative;padding:.25rem 0 1rem 1.25rem;padding-inline:1.25rem 0}
.timeline>li::before{content:"";position:absolute;inset-inline-start:-.4375rem;inset-block-start:.75rem;inline-size:.75rem;block-size:.75rem;border-radius:50%;background:var(--card);border:2px solid var(--edge)}
.timeline>.answer::before{background:var(--above);border-color:var(--above)}
.timeline>.answer.bad::before{background:var(--below);border-color:var(--below);border-radius:0;transform:rotate(45deg)}
.timeline time{color:var(--soft);font-size:.875rem}
.timeline .comment{margin-block-start:.5rem;max-inline-size:44rem}
.timeline>.follow-up::before{background:var(--ink);border-color:var(--ink);border-radius:.125rem}
.timeline form{margin-block-start:.25rem}
.timeline button{font-size:.875rem}
.timeline .comment p.about{display:flex}
.timeline b{font-weight:650}
.more{display:flex;gap:1rem}
.more a{display:inline-block;padding-block:.625rem}
.figures ul{font-size:.9375rem}
@media(forced-colors:active){.timeline>:is(.answer,.follow-up)::before{background:CanvasText}}
`;
