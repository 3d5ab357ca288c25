import type { WidgetQuestion, WidgetSettings } from "../../shared/contract/widget.ts";
import { bare } from "../bare.ts";
import { element } from "../element.ts";
import { deliver } from "./deliver.ts";
import { css } from "./panel.css";
import { drawQuestion, type Given } from "./question.ts";
import type { Tell } from "./tell.ts";

/** Shows the panel, or shows it again. @param wanted by the person, who is led to it; else it comes by itself */
export type Panel = (wanted: boolean) => void;

/**
 * A survey as a panel: one question at a time, answers kept on the way there and back.
 * @param url where answers go
 */
export const makePanel = (
  host: HTMLElement,
  root: ShadowRoot,
  url: string,
  settings: WidgetSettings,
  tell: Tell,
): Panel => {
  const { texts, questions, title, intro, color, language, survey, version, made } = settings;
  const { form = "tab", storage, touchpoint } = host.dataset;
  const floats = form === "tab" || form === "popover";
  const given: Given = new Map();
  const id = crypto.getRandomValues(new Uint32Array(4)).join("-");
  const honeypot = element("input", { tabIndex: -1, autocomplete: "off" });
  let at = 0;
  let sent = false;
  /** What is on its way. */
  let body = "";

  /** The questions that are shown so far. A condition on one that is hidden itself never holds. */
  const shown = (): WidgetQuestion[] => {
    const list: WidgetQuestion[] = [];
    for (const question of questions) {
      const { showIf } = question;
      const answered = list.some((earlier) => earlier.id === showIf?.question) && given.get(showIf?.question ?? "");
      if (!showIf || (answered && answered.some((value) => showIf.oneOf.includes(value)))) list.push(question);
    }
    return list;
  };

  const bodyOf = (fields: Given, partial?: true): string => {
    const answers = bare(Object.fromEntries(fields));
    return JSON.stringify(bare({ id, survey, version, language, made, partial, answers, website: honeypot.value }));
  };

  /** What must not be lost with the page: what is being sent, or the answers that were gone on from. */
  const leave = () => {
    const before = shown().slice(0, at);
    const confirmed = [...given].filter(([name]) => before.some((question) => question.id === name.split(".")[0]));
    if (!sent && (body || confirmed[0])) navigator.sendBeacon(url, body || bodyOf(new Map(confirmed), true));
  };

  /** Not asked again before the page's period is over: the person did something. */
  const remember = () => {
    try {
      localStorage.setItem(`viaggio:${touchpoint}`, `${Date.now()}`);
    } catch {}
  };

  const content = element("form", { noValidate: true });
  const dialog = element("dialog", {});
  let before: Element | null = null;
  const closed = () => {
    tell("close");
    remember();
    leave();
    if (before instanceof HTMLElement) before.focus();
  };
  const close = () => {
    // A modal dialog says by itself that it was closed.
    if (dialog.open) return dialog.close();
    dialog.hidePopover();
    closed();
  };
  const closing = element(
    "button",
    { type: "button", className: "close", part: "close", ariaLabel: texts.close, onclick: close },
    "✕",
  );
  const panel = floats ? dialog : element("section", {});
  Object.assign(panel, { className: "panel", part: "panel", lang: language, dir: host.dir || "ltr" });
  panel.setAttribute("aria-labelledby", "asked");
  panel.style.setProperty("--c", color ?? null);
  dialog.onclose = closed;
  dialog.onkeydown = ({ key }) => key === "Escape" && dialog.popover && close();
  const fill = (...parts: Parameters<typeof panel.append>) =>
    panel.replaceChildren(...parts, ...(floats ? [closing] : []));

  const finish = (...parts: Parameters<typeof panel.append>) => {
    sent = true;
    const end = element("div", { id: "asked", role: "status", tabIndex: -1 });
    end.append(...parts);
    fill(end);
    end.focus();
  };

  const send = async (error: HTMLElement) => {
    body = bodyOf(given);
    panel.ariaBusy = "true";
    const said = await deliver(url, body);
    panel.ariaBusy = null;
    if (said && "own" in said) {
      const { own, thanks, publication } = said;
      const href = new URL(own, url).href;
      finish(
        element("h3", {}, thanks.title),
        element("p", {}, thanks.text),
        element("a", { href, target: "_blank", rel: "noreferrer" }, thanks.own),
      );
      tell("sent", { id: said.id });
      if (publication) {
        const { drawPublication } = await import("./publication.ts");
        panel.append(drawPublication(publication, href, language));
      }
      return;
    }
    if (!said && storage && (await import("./kept.ts")).keepForLater(url, body)) return finish(texts.kept);
    body = "";
    const refusal = said?.error;
    if (refusal) tell("refused", { code: refusal.code });
    // These are in the customer's language; what is wrong with the page is not the customer's business.
    const isTold = refusal?.code === "gone" || refusal?.code === "invalid_input";
    error.textContent = isTold ? refusal.message : texts.failed;
  };

  const go = (step: number) => {
    at += step;
    draw();
    content.querySelector<HTMLElement>(":checked, [name]")?.focus();
  };
  const draw = () => {
    const question = shown()[at];
    if (!question) return;
    const fields = [question.id, `${question.id}.words`];
    const error = element("p", { id: "error", role: "alert" });
    const next = element("button", { part: "send" });
    const goesOn = () => at + 1 < shown().length;
    const refresh = () => {
      next.textContent = goesOn() ? texts.next : texts.send;
      const enough = given.get(`${question.id}.words`)?.length === 3;
      for (const box of content.querySelectorAll<HTMLInputElement>("details input:not(:checked)"))
        box.disabled = enough;
    };
    content.replaceChildren(
      drawQuestion(question, given, texts),
      error,
      element(
        "div",
        { className: "row" },
        at ? element("button", { type: "button", part: "back", onclick: () => go(-1) }, texts.back) : null,
        next,
      ),
      element("small", {}, texts.promise),
      element("label", { className: "hidden", ariaHidden: "true" }, texts.leaveEmpty, honeypot),
    );
    content.oninput = () => {
      const data = new FormData(content);
      for (const field of fields) {
        const values = data.getAll(field).map(String).filter(Boolean);
        given.delete(field);
        if (values[0]) given.set(field, values);
      }
      refresh();
    };
    content.onsubmit = (event) => {
      event.preventDefault();
      // Pressed twice.
      if (body) return;
      const missing = question.required && !fields.some((field) => given.has(field));
      error.textContent = missing ? texts.missing : "";
      if (missing) return content.querySelector<HTMLElement>("[name]")?.focus();
      tell("answer", { question: question.id });
      remember();
      if (goesOn()) go(1);
      else send(error);
    };
    refresh();
  };

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  draw();
  fill(element("h2", {}, title), ...(intro ? [element("p", {}, intro)] : []), content);
  root.append(panel);

  return (wanted) => {
    if (floats && dialog.matches(":modal, :popover-open")) return;
    before = null;
    if (!floats) {
    } else if (wanted) {
      dialog.popover = null;
      dialog.showModal();
      remember();
    } else {
      // It comes by itself, so it takes neither the focus nor the page.
      dialog.popover = "manual";
      dialog.showPopover();
    }
    addEventListener("pagehide", leave);
    host.addEventListener("viaggio:gone", () => {
      removeEventListener("pagehide", leave);
      leave();
    });
    tell("open");
  };
};
