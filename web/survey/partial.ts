import { fieldsOf, isBegun, post } from "./answers.ts";
import { element } from "./element.ts";
import { wordsOf } from "./words.ts";

/** After the last change: a page that is answered faster than this is not yet read by a person, for the server. */
const WAIT_MS = 1500;

/** Sends what is answered so far, and says so: a form that is never sent has not been for nothing. */
export const sendPartial = (form: HTMLFormElement): void => {
  // At the end: nothing that was read already may move.
  form.append(element("p", "note end", wordsOf(form).note));
  let timer = 0;
  const stop = () => {
    clearTimeout(timer);
    timer = 0;
  };
  const send = () => {
    stop();
    if (isBegun(form)) post(`${location.pathname}/partial`, fieldsOf(form)).catch(() => {});
  };
  form.addEventListener("input", () => {
    stop();
    timer = setTimeout(send, WAIT_MS);
  });
  // Whoever leaves has given those of the last second, too.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && timer > 0) send();
  });
  // What is sent as a whole needs no part.
  form.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) stop();
  });
};
