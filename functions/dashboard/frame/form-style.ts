import { html } from "../../pages/html.ts";

/** What a form that writes something down looks like, and what is told of it then. */
export const FORM_STYLE = html`
.note-form{display:grid;gap:.75rem;max-inline-size:34rem;margin-block-start:1.5rem;padding:1.125rem 1.25rem;border:1px solid var(--rule);border-radius:.875rem;background:var(--card)}
.note-form h3,.note-form p{margin:0}
.note-form .wide{inline-size:100%}
.note-form .row{display:flex;flex-wrap:wrap;gap:.75rem;align-items:center}
.note-form .row a{padding-block:.625rem}
.told{padding:1rem 1.25rem;border:2px solid var(--above);border-radius:.75rem;background:var(--card)}
@media print{.note-form{display:none}}
`;
