import { element } from "./element.ts";
import { wordsOf } from "./words.ts";

/** Fewer questions than this are not worth a count. */
const COUNTED_FROM = 4;

const isAnswered = (question: HTMLElement): boolean =>
  question.querySelector(":checked") !== null || !!question.querySelector("textarea")?.value.trim();

/**
 * One question at a time where the screen is small. Only its buttons and Enter move on, never a choice, so that arrow keys
 * can look through a scale. Questions that a condition hides are stepped over. Whoever answered one by a tap in a mail begins
 * there, and may send at once. Returns how to begin anew.
 */
export const oneAtATime = (form: HTMLFormElement): (() => void) => {
  const questions = [...form.querySelectorAll<HTMLElement>(".q")];
  const send = form.querySelector<HTMLElement>(".main");
  const promise = form.querySelector<HTMLElement>(".end");
  const small = matchMedia("(max-width:37rem)");
  const { back: backText, next: nextText, of } = wordsOf(form);
  const q = new URLSearchParams(location.search).get("q");
  const tapped = questions.find((question) => question.id === `s-${q}` && isAnswered(question));
  const progress = element("p", "note");
  progress.role = "status";
  const back = element("button", "plain", backText);
  const next = element("button", tapped ? "plain" : "", nextText);
  const bar = element("div", "");
  // Where whoever comes back left off.
  let at = questions.findLast(isAnswered) ?? questions[0];

  /** Lays out again; the questions that there are now, and which of them it is. */
  const show = (): [shown: HTMLElement[], index: number] => {
    for (const question of questions) question.hidden = false;
    const shown = questions.filter(({ offsetHeight }) => offsetHeight > 0);
    const index = Math.max(0, at === undefined ? 0 : shown.indexOf(at));
    const stepped = small.matches && shown.length > 1;
    const more = stepped && index < shown.length - 1;
    for (const question of questions) question.hidden = stepped && question !== shown[index];
    bar.classList.toggle("steps", stepped);
    back.hidden = !stepped || index === 0;
    next.hidden = !more;
    const place = stepped && shown.length >= COUNTED_FROM ? `${index + 1} ${of} ${shown.length}` : "";
    // Said again by a screen reader whenever it is written.
    if (progress.textContent !== place) progress.textContent = place;
    for (const last of [send, promise]) if (last !== null) last.hidden = more && !tapped;
    return [shown, index];
  };
  const move = (by: number) => {
    const [shown, index] = show();
    at = shown[index + by] ?? at;
    show();
    if (at === undefined) return;
    at.tabIndex = -1;
    at.focus();
  };

  back.type = next.type = "button";
  back.addEventListener("click", () => move(-1));
  next.addEventListener("click", () => move(1));
  // Below the questions: nothing that was read already may move.
  send?.before(progress, bar);
  bar.append(back, next, ...(send === null ? [] : [send]));
  form.addEventListener("input", show);
  small.addEventListener("change", show);
  form.addEventListener("submit", (event) => {
    if (next.hidden || tapped) return;
    event.preventDefault();
    move(1);
  });
  show();
  return () => {
    at = questions[0];
    show();
  };
};
