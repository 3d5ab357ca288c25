import { element } from "./element.ts";
import { wordsOf } from "./words.ts";

/**
 * Says that there is no network, in the place of the browser's own page for it. Once: what is sent again goes its way, since
 * a browser may be wrong about its network.
 */
export const noteOffline = (form: HTMLFormElement): void => {
  const note = element("p", "e", wordsOf(form).offline);
  note.role = "alert";
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented || navigator.onLine || note.isConnected) return;
    event.preventDefault();
    form.querySelector(".end")?.before(note);
  });
  addEventListener("online", () => note.remove());
};
