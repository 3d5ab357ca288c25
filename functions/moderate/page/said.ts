import type { Testimonial } from "../../../shared/domain/testimonial.ts";
import { type Html, html } from "../../pages/html.ts";
import type { Wording } from "./wording.ts";

/** Stars and face of a testimonial, as far as they were given. */
export const said = ({ rating, face }: Pick<Testimonial, "rating" | "face">, { texts, count }: Wording): Html =>
  html`${
    rating !== undefined &&
    html`<span class="stars" role="img" aria-label="${texts.stars(count(rating))}">${"★".repeat(rating)}<span class="off">${"☆".repeat(
      5 - rating,
    )}</span></span>`
  }${face !== undefined && html`<span>${texts.faces[face - 1]}</span>`}`;

/** The name that its author gave, or that there is none; plain text. */
export const nameOf = ({ displayName }: Pick<Testimonial, "displayName">, { texts }: Wording): string =>
  displayName ?? texts.someone;
