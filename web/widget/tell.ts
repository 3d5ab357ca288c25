import { bare } from "../bare.ts";

/** Tells the page what happened: an event that bubbles from the element. */
export type Tell = (name: "open" | "answer" | "sent" | "close" | "refused", detail?: object) => void;

export const tellFrom =
  (host: HTMLElement): Tell =>
  (name, detail) => {
    const { touchpoint } = host.dataset;
    const init = bare({ bubbles: true, composed: true, detail: { touchpoint, ...detail } });
    host.dispatchEvent(new CustomEvent(`viaggio:${name}`, init));
  };
