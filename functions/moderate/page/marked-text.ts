import type { Stretch, Testimonial } from "../../../shared/domain/testimonial.ts";
import { codePoints } from "../../../shared/domain/words.ts";
import { type Html, html } from "../../pages/html.ts";
import type { Wording } from "./wording.ts";

const covers = (stretch: Stretch | undefined, at: number): boolean =>
  stretch !== undefined && stretch.from <= at && at < stretch.to;

/**
 * A text to the letter, cut wherever something begins or ends: what seems to be personal data is marked and named, what is
 * covered is struck through, what an excerpt leaves out is dimmed.
 */
export const markedText = (
  text: string,
  { pii, masks = [], excerpt }: Pick<Testimonial, "pii" | "masks" | "excerpt">,
  { texts: { one } }: Wording,
): Html => {
  const points = codePoints(text);
  const edges = [...pii, ...masks, ...(excerpt === undefined ? [] : [excerpt])].flatMap(({ from, to }) => [from, to]);
  const cuts = [...new Set([0, ...edges, points.length])].filter((at) => at <= points.length).sort((a, b) => a - b);
  return html`${cuts.slice(0, -1).map((from, index) => {
    const part = points.slice(from, cuts[index + 1]).join("");
    const finding = pii.find((candidate) => covers(candidate, from));
    const isCovered = masks.some((mask) => covers(mask, from));
    const isOutside = excerpt !== undefined && !covers(excerpt, from);
    const name = isCovered ? one.covered : finding && one.pii[finding.kind];
    const marked =
      name === undefined
        ? html`${part}`
        : html`<mark${isCovered && html` class="covered"`}>${part}<span class="unseen"> (${name})</span></mark>`;
    return isOutside ? html`<span class="outside">${marked}</span>` : marked;
  })}`;
};
