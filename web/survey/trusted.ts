import { element } from "./element.ts";

/**
 * Tells the server whether a person touched the page: `e` is 0 until an event comes from a hand or a key. A click that a
 * script makes on a label is passed on by the browser as a real one, so none counts in the wake of a made one.
 */
export const noteTrusted = (form: HTMLFormElement): void => {
  const note = element("input", "");
  note.type = "hidden";
  note.name = "e";
  note.value = "0";
  form.append(note);
  form.addEventListener("reset", () => {
    note.value = "0";
  });
  let made = false;
  for (const type of ["pointerdown", "keydown", "click"]) {
    addEventListener(
      type,
      ({ isTrusted }) => {
        if (!isTrusted) {
          made = true;
          setTimeout(() => {
            made = false;
          });
        } else if (!made) note.value = "1";
      },
      true,
    );
  }
};
