import type { WidgetQuestion, WidgetSettings } from "../../shared/contract/widget.ts";
import { element } from "../element.ts";

/** What was answered so far, by the name of the field. */
export type Given = Map<string, readonly string[]>;

/** Mouths from very unhappy to very happy, below the same two eyes. */
const MOUTHS = ["M10 23q6-7 12 0", "M10 22q6-3 12 0", "M10 21h12", "M10 20q6 4 12 0", "M9 19q7 9 14 0"];

const SVG = "http://www.w3.org/2000/svg";

const drawFace = (mouth: string): SVGElement => {
  const face = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  face.setAttribute("viewBox", "0 0 32 32");
  path.setAttribute("d", `M2 16a14 14 0 1 0 28 0 14 14 0 1 0-28 0M11 12v2M21 12v2${mouth}`);
  face.append(path);
  return face;
};

/** What a choice shows: the eye sees a face, a star or a number, the ear hears its name. */
const drawLabel = ({ kind, ends }: WidgetQuestion, label: string, index: number, last: number) =>
  kind === "feeling"
    ? [drawFace(MOUTHS[index] ?? ""), label]
    : kind === "rating"
      ? [element("i", {}, label), element("b", { ariaHidden: "true" }, "★")]
      : [label, index % last === 0 && ends && element("i", {}, ` ${ends[index && 1]}`)];

const drawChoices = (question: WidgetQuestion, given: Given): HTMLElement => {
  const { id: name, kind, several, choices = [] } = question;
  const chosen = given.get(name);
  return element(
    "div",
    { className: kind === "choice" ? kind : "scale" },
    ...choices.map(([value, label], index) =>
      element(
        "label",
        { part: "choice" },
        element("input", { type: several ? "checkbox" : "radio", name, value, checked: !!chosen?.includes(value) }),
        element("span", { className: kind }, ...drawLabel(question, label, index, choices.length - 1)),
      ),
    ),
  );
};

/** A question with what was answered so far. */
export const drawQuestion = (
  question: WidgetQuestion,
  given: Given,
  texts: Pick<WidgetSettings["texts"], "needed" | "words">,
): HTMLElement => {
  const { id, kind, title, help, required, ends, words } = question;
  const isText = kind === "comment";
  const drawn = element(
    isText ? "label" : "fieldset",
    { part: "question" },
    element(isText ? "b" : "legend", { id: "asked" }, title, required && element("small", {}, ` (${texts.needed})`)),
    help && element("p", { id: "help" }, help),
    isText
      ? element("textarea", { name: id, maxLength: 5000, dir: "auto", value: given.get(id)?.[0] ?? "" })
      : drawChoices(question, given),
    ends && element("p", { className: "ends", ariaHidden: "true" }, ...ends.map((end) => element("span", {}, end))),
    words &&
      element(
        "details",
        { open: given.has(`${id}.words`) },
        element("summary", {}, texts.words),
        drawChoices({ id: `${id}.words`, kind: "choice", title, several: true, choices: words }, given),
      ),
  );
  // What is wrong is read with the question.
  drawn.setAttribute("aria-describedby", "help error");
  return drawn;
};
