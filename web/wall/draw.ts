import type { Wall, WallEntry } from "../../shared/contract/wall.ts";
import { element } from "../element.ts";

/** Characters that make a picture, and what they say. */
const picture = (shown: WallEntry["stars"]) => shown && element("pre", { role: "img", ariaLabel: shown[1] }, shown[0]);

/** One testimonial: the words as they were written, in their own language and direction, and what is known of them. */
export const drawEntry = ({ stars, photo, text, lang, name, about, reply }: WallEntry): HTMLElement =>
  element(
    "li",
    { part: "entry" },
    picture(stars),
    photo && element("img", { loading: "lazy", ...photo }),
    element("blockquote", { lang, dir: "auto" }, text),
    element("b", { dir: "auto" }, name),
    element("small", {}, about),
    reply && element("p", { dir: "auto" }, reply),
  );

/** What stands above the testimonials in every layout: average, distribution, how they were chosen and verified. */
export const drawSummary = ({ average, ratings, about, verify }: Wall): HTMLElement =>
  element(
    "div",
    { className: "h", part: "summary" },
    average && element("b", {}, average),
    picture(ratings),
    element("small", {}, `${about} `, element("a", { href: verify.href }, verify.text)),
  );
