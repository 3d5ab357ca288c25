import { fieldsOf, isBegun } from "./answers.ts";
import { element } from "./element.ts";
import { deliver, enqueue, flush } from "./queue.ts";
import { oneAtATime } from "./steps.ts";
import { noteTrusted } from "./trusted.ts";
import { wordsOf } from "./words.ts";

const THANKS_MS = 10_000;
/** Nobody touched it for so long: whoever began has left, unless they say otherwise within `LEAVING_MS`. */
const IDLE_MS = 60_000;
const LEAVING_MS = 30_000;
const FLUSH_MS = 30_000;
/** A page that is older is fetched anew when nobody is at it: the survey may have changed. */
const FRESH_MS = 3_600_000;
/** Characters that a comment may have: what waits for the network could be refused only when its author has left. */
const MOST_CHARACTERS = 5000;

const number = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

const device = (): string => {
  try {
    const made = localStorage.getItem("viaggio device") ?? number();
    localStorage.setItem("viaggio device", made);
    return made;
  } catch {
    return number();
  }
};

/** True when no condition hides a question; that it is not its turn yet does not count. */
const isAsked = (question: HTMLElement): boolean => {
  const { hidden } = question;
  question.hidden = false;
  const asked = question.offsetHeight > 0;
  question.hidden = hidden;
  return asked;
};

/** The first question that needs an answer and has none: its title says so in small. Any, when nothing is answered. */
const missing = (form: HTMLFormElement, fields: string[][]): HTMLElement | undefined =>
  [...form.querySelectorAll<HTMLElement>(".q")].find(
    (question) =>
      !isBegun(form) ||
      (isAsked(question) &&
        question.querySelector("legend>small,label>small") !== null &&
        !fields.some(([name, value]) => value !== "" && name?.slice(2) === question.id.slice(2))),
  );

const run = (form: HTMLFormElement, template: HTMLTemplateElement): void => {
  const main = document.querySelector("main");
  const shown = [...(main?.children ?? [])].filter((part): part is HTMLElement => part instanceof HTMLElement);
  const thanks = element("div", "");
  const still = wordsOf(form).note;
  // It is there from the beginning and without words: a screen reader says what is written into it.
  const warning = element("p", "still");
  warning.role = "status";
  const warn = (text: string) => {
    if (warning.textContent !== text) warning.textContent = text;
  };
  main?.append(thanks);
  for (const comment of form.querySelectorAll("textarea")) comment.maxLength = MOST_CHARACTERS;
  const openedAt = Date.now();
  let touchedAt = openedAt;
  noteTrusted(form);
  const wrong = document.querySelector(".sum");
  const first = wrong === null ? oneAtATime(form) : () => wrong.remove();

  /** The next person finds the first question, in the language that the kiosk opens in. */
  const restart = async () => {
    thanks.replaceChildren();
    for (const part of shown) part.hidden = false;
    form.reset();
    first();
    scrollTo(0, 0);
    if (wrong === null && location.search === "" && Date.now() - openedAt < FRESH_MS) return;
    // Only when it is there: a kiosk must not end at the browser's own page for a lost network.
    const found = await fetch(location.pathname).catch(() => undefined);
    if (found?.ok && !isBegun(form)) location.replace(location.pathname);
  };
  const thank = () => {
    for (const part of shown) part.hidden = true;
    thanks.replaceChildren(template.content.cloneNode(true));
    thanks.querySelector("h1")?.focus();
    const again = thanks.querySelector("a");
    const timer = setTimeout(restart, THANKS_MS);
    again?.addEventListener("click", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      restart();
    });
  };

  form.addEventListener("submit", async (event) => {
    if (event.defaultPrevented || (navigator.onLine && !isBegun(form))) return;
    event.preventDefault();
    const fields = [...fieldsOf(form), ["n", number()], ["d", device()], ["at", new Date().toISOString()]];
    const lacks = missing(form, fields);
    const sent = lacks === undefined || navigator.onLine ? await deliver(fields) : undefined;
    if (sent === "kept") return thank();
    // The server says what is wrong with it.
    if (sent === "refused" || sent === "closed") return form.submit();
    if (lacks !== undefined) {
      lacks.hidden = false;
      return lacks.querySelector<HTMLElement>("input,textarea")?.focus();
    }
    try {
      enqueue(fields);
      thank();
    } catch {
      form.submit();
    }
  });

  for (const type of ["pointerdown", "keydown", "input"]) {
    addEventListener(type, () => {
      touchedAt = Date.now();
      warn("");
    });
  }
  form.before(warning);
  setInterval(() => {
    const idle = Date.now() - touchedAt;
    const left = isBegun(form) && !form.hidden;
    warn(left && idle >= IDLE_MS ? still : "");
    if (left && idle >= IDLE_MS + LEAVING_MS) restart();
  }, 1000);
  setInterval(() => {
    flush();
    const idle = Date.now() - touchedAt > IDLE_MS;
    if (idle && !isBegun(form) && !form.hidden && Date.now() - openedAt > FRESH_MS) restart();
  }, FLUSH_MS);
  addEventListener("online", flush);
  flush();
};

/** What a kiosk gains by a script: it goes on by itself, for days, with a network or without. */
const form = document.querySelector("form");
const template = document.querySelector("template");
if (form !== null && template !== null) run(form, template);
// The page after an answer that was sent without the script's help.
else if (document.querySelector(".again") !== null) setTimeout(() => location.replace(location.pathname), THANKS_MS);
