import { fieldsOf, isAnswer } from "./answers.ts";

/** Puts fields back into a form: what is not among them is not answered. */
const fillIn = (form: HTMLFormElement, fields: string[][]): void => {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && isAnswer(field.name)) {
      field.checked = fields.some(([name, value]) => name === field.name && value === field.value);
      if (field.checked) field.closest("details")?.setAttribute("open", "");
    } else if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.name === "t")) {
      field.value = fields.find(([name]) => name === field.name)?.[1] ?? field.value;
    }
  }
};

/**
 * Keeps what was answered in this tab until it is closed, so that reloading, going back or switching the language loses
 * nothing. The page's own note goes with it: what was begun and what is sent are one response.
 */
export const keepDraft = (form: HTMLFormElement): void => {
  const query = new URLSearchParams(location.search);
  const key = `viaggio ${location.pathname} ${query.get("q")} ${query.get("a")}`;
  // A browser may forbid to keep anything.
  try {
    const kept = sessionStorage.getItem(key);
    // What came back with something wrong in it is newer.
    if (kept !== null && document.querySelector(".sum") === null) fillIn(form, JSON.parse(kept));
  } catch {}
  form.addEventListener("input", () => {
    try {
      const fields = fieldsOf(form).filter(([name = ""]) => name === "t" || isAnswer(name));
      sessionStorage.setItem(key, JSON.stringify(fields));
    } catch {}
  });
};
