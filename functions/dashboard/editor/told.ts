import { type Html, html } from "../../pages/html.ts";
import type { EditorWording } from "./editor-wording.ts";
import type { Problems } from "./form-values.ts";

/** A field that reads otherwise now than what was typed. */
export type Difference = { readonly label: string; readonly there: string; readonly typed: string };

/** What is told above a form: why nothing was saved, or that something was. */
export type Told =
  | { readonly kind: "saved" | "expired" | "moved" }
  | { readonly kind: "problems"; readonly problems: Problems }
  | { readonly kind: "stale"; readonly differences: readonly Difference[] };

/** What the answer says of itself. */
export const statusOf = (told: Told | undefined): { readonly status?: number } => {
  if (told === undefined || told.kind === "saved") return {};
  return { status: told.kind === "problems" ? 400 : 409 };
};

const alert = (title: string, content: Html | string): Html =>
  html`<section class="told bad" role="alert" tabindex="-1" autofocus aria-labelledby="told-heading"><h2 id="told-heading">${title}</h2>${content}</section>`;

const comparison = (differences: readonly Difference[], { texts: { stale } }: EditorWording): Html =>
  differences.length === 0
    ? html`<p>${stale.same}</p>`
    : html`<div class="scroll" tabindex="0" role="region" aria-labelledby="told-heading"><table><thead><tr><th scope="col">${stale.field}</th><th scope="col">${stale.there}</th><th scope="col">${stale.typed}</th></tr></thead><tbody>${differences.map(
        ({ label, there, typed }) =>
          html`<tr><th scope="row">${label}</th><td><bdi>${there || `(${stale.nothing})`}</bdi></td><td><bdi>${typed || `(${stale.nothing})`}</bdi></td></tr>`,
      )}</tbody></table></div>`;

/** What happened, with the focus on it; `targets` says which field a problem without one of its own is mended in. */
export const toldSection = (
  told: Told | undefined,
  wording: EditorWording,
  targets: Readonly<Record<string, string>> = {},
): Html | false => {
  const { texts } = wording;
  switch (told?.kind) {
    case undefined:
      return false;
    case "saved":
      return html`<p class="told" role="status" tabindex="-1" autofocus>${texts.saved}</p>`;
    case "expired":
      return alert(texts.expired.title, html`<p>${texts.expired.text}</p>`);
    case "moved":
      return alert(texts.stale.title, html`<p>${texts.stale.moved}</p>`);
    case "problems":
      return alert(
        texts.problems,
        html`<ul>${Object.entries(told.problems).map(
          ([field, problem]) => html`<li><a href="#${targets[field] ?? field}">${texts.problem[problem]}</a></li>`,
        )}</ul>`,
      );
    case "stale":
      return alert(texts.stale.title, html`<p>${texts.stale.text}</p>${comparison(told.differences, wording)}`);
  }
};
