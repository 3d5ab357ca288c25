import { type Html, html } from "../../pages/html.ts";
import type { FrameWording } from "./wording.ts";

/** How a number comes about. `id` is its own on the page. */
export type Explained = { readonly id: string; readonly text: string };

/**
 * How a number comes about, beside it: formula, how many, source. It shows on focus, on hover and on press, and goes with Escape,
 * by the browser's own means (WCAG 1.4.13); one that knows no interest invoker shows it below on focus.
 */
export const how = (label: string, { id, text }: Explained, { frame }: FrameWording): Html =>
  html`<button type="button" class="how" popovertarget="how-${id}" interestfor="how-${id}" aria-label="${frame.figure.how}: ${label}">${frame.figure.how}</button><div class="why" id="how-${id}" popover>${text}</div>`;
