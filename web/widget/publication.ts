import type { PublicationOffer } from "../../shared/contract/widget.ts";
import { element } from "../element.ts";
import { sending } from "./sending.ts";

/**
 * The offer to publish one's words: the form of the page of one's own answer, sent there.
 * @param own address of that page
 */
export const drawPublication = (offer: PublicationOffer, own: string, language: string): HTMLElement => {
  const error = element("p", { id: "error", role: "alert" });
  const name = element("input", { type: "text", id: "name", maxLength: 80, dir: "auto", autocomplete: "off" });
  const boxes = offer.scopes.map(([value]) => element("input", { type: "checkbox", value }));
  const form = element(
    "form",
    {},
    element(
      "fieldset",
      {},
      element("legend", {}, offer.title),
      element("p", {}, offer.lead),
      element("p", {}, offer.consent),
      element(
        "div",
        { className: "choice" },
        ...offer.scopes.map(([, label], index) => element("label", {}, boxes[index] ?? "", element("span", {}, label))),
      ),
    ),
    element("label", { htmlFor: "name" }, offer.name, element("p", {}, offer.nameHint)),
    name,
    error,
    element("button", {}, offer.give),
  );
  form.onsubmit = async (event) => {
    event.preventDefault();
    const scopes = boxes.filter(({ checked }) => checked).map(({ value }) => ["scope", value]);
    error.textContent = scopes.length > 0 ? "" : offer.needsScope;
    if (scopes.length === 0) return boxes[0]?.focus();
    const fields = new URLSearchParams([["do", "publish"], ["lang", language], ["name", name.value], ...scopes]);
    // The page answers by leading on to itself, which nobody needs to load.
    const answer = await fetch(own, sending(fields, { redirect: "manual" })).catch(Response.error);
    if (answer.type === "opaqueredirect") form.replaceChildren(element("p", { role: "status" }, offer.given));
    else error.textContent = offer.failed;
  };
  return form;
};
