import type { WidgetQuestion, WidgetSettings } from "../../shared/contract/widget.ts";
import { element } from "../element.ts";

const SVG = "http://www.w3.org/2000/svg";

/** A face, the unhappiest first: two eyes, and a mouth that bends up with every step. */
const drawFace = (step: number): SVGElement => {
  const face = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", `M9 9v2M19 9v2M8 ${20 - step}q6 ${4 * step - 8} 12 0`);
  face.append(path);
  return face;
};

/** What can be chosen: the eye sees a face, a star, a number or words, the ear hears its name. */
const drawChoices = ({ id, kind, several, choices = [], ends }: Omit<WidgetQuestion, "title">): HTMLElement =>
  element(
    "div",
    { className: kind === "choice" ? kind : `scale ${kind}` },
    ...choices.map(([value, label], index) =>
      element(
        "label",
        { part: "choice" },
        element("input", { type: several ? "checkbox" : "radio", name: id, value, ariaLabel: label }),
        element(
          "span",
          { ariaHidden: "true" },
          kind === "feeling" && drawFace(index),
          kind === "rating" ? "★" : ends ? value : label,
        ),
      ),
    ),
  );

/** A question, unanswered. */
export const drawQuestion = (
  question: WidgetQuestion,
  texts: Pick<WidgetSettings["texts"], "needed" | "words">,
): HTMLFieldSetElement => {
  const { id, kind, title, help, required, ends, words } = question;
  return element(
    "fieldset",
    { part: "question" },
    element("legend", {}, title, required && element("small", {}, ` (${texts.needed})`)),
    help && element("small", {}, help),
    kind === "comment"
      ? element("textarea", { name: id, rows: 4, maxLength: 5000, dir: "auto", ariaLabel: title })
      : drawChoices(question),
    ends && element("small", {}, ends),
    words &&
      element(
        "details",
        {},
        element("summary", {}, texts.words),
        drawChoices({
          id: `${id}.words`,
          kind: "choice",
          several: true,
          choices: words.map((word, index) => [`${index}`, word]),
        }),
      ),
  );
};
