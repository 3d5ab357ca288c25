import type { WidgetQuestion, WidgetSettings } from "../../shared/contract/widget.ts";
import { element } from "../element.ts";

/** What was answered so far, by the name of the field. */
export type Given = Map<string, readonly string[]>;

/** Mouths from very unhappy to very happy, below the same two eyes. */
const MOUTHS = ["M10 23q6-7 12 0", "M10 22q6-3 12 0", "M10 21h12", "M10 20q6 4 12 0", "M9 19q7 9 14 0"];

const drawFace = (point: number): SVGElement => {
  const make = (name: string, attributes: readonly (readonly [string, string])[]) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [attribute, value] of attributes) made.setAttribute(attribute, value);
    return made;
  };
  const face = make("svg", [["viewBox", "0 0 32 32"]]);
  face.append(make("path", [["d", `M2 16a14 14 0 1 0 28 0 14 14 0 1 0-28 0M11 12v2M21 12v2${MOUTHS[point - 1]}`]]));
  return face;
};

type Choices = Pick<WidgetQuestion, "kind" | "several" | "choices" | "ends"> & { readonly name: string };

/** What a choice shows: the eye sees a face, a star or a number, the ear hears its name. */
const drawLabel = ({ kind, ends }: Choices, value: string, label: string, index: number, last: number) =>
  kind === "feeling"
    ? [drawFace(+value), label]
    : kind === "rating"
      ? [element("i", {}, label), element("b", { ariaHidden: "true" }, "★")]
      : [label, ends && index % last === 0 && element("i", {}, ` ${ends[index && 1]}`)];

const drawChoices = (asked: Choices, given: Given): HTMLElement => {
  const { name, kind, several, choices = [] } = asked;
  const chosen = given.get(name);
  return element(
    "div",
    { className: kind },
    ...choices.map(([value, label], index) =>
      element(
        "label",
        { part: "choice" },
        element("input", { type: several ? "checkbox" : "radio", name, value, checked: !!chosen?.includes(value) }),
        element("span", {}, ...drawLabel(asked, value, label, index, choices.length - 1)),
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
  const asked = [title, required && element("small", {}, ` (${texts.needed})`)];
  const hint = help && element("p", { id: "help" }, help);
  if (kind === "comment") {
    const text = element("textarea", {
      id: "text",
      name: id,
      maxLength: 5000,
      dir: "auto",
      value: given.get(id)?.[0] ?? "",
    });
    text.setAttribute("aria-describedby", "help error");
    return element(
      "div",
      { part: "question" },
      element("label", { id: "asked", htmlFor: "text" }, ...asked),
      hint,
      text,
    );
  }
  const set = element(
    "fieldset",
    { part: "question" },
    element("legend", { id: "asked" }, ...asked),
    hint,
    drawChoices({ ...question, name: id }, given),
    ends && element("p", { className: "ends", ariaHidden: "true" }, ...ends.map((end) => element("span", {}, end))),
    words &&
      element(
        "details",
        { open: given.has(`${id}.words`) },
        element("summary", {}, texts.words),
        drawChoices({ name: `${id}.words`, kind: "choice", several: true, choices: words }, given),
      ),
  );
  set.setAttribute("aria-describedby", "help error");
  return set;
};
