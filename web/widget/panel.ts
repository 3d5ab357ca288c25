import type { WidgetAnswer, WidgetSettings } from "../../shared/contract/widget.ts";
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
  const id = crypto.getRandomValues(new Uint32Array(4)).join("-");
  const given: Given = new Map();
  const honeypot = element("input", { tabIndex: -1, autocomplete: "off", ariaHidden: "true" });
  const content = element("form", {});
  const dialog = element("dialog", {});
  const floats = form === "tab" || form === "popover";
  const panel = floats ? dialog : element("section", {});
  const closing = element("button", { part: "close", ariaLabel: texts.close }, "✕");
  const fill = (...parts: (Node | string)[]) => panel.replaceChildren(...parts, floats ? closing : "");
  let at = 0;
  /** What must not be lost with the page: what is being sent, else the answers up to the last that was gone on from. */
  let unsent = "";
  /** Where the store asks for it, worked out while the person goes on. */
  let proof: Promise<number | undefined> | undefined;

  /** The questions that are shown so far; what was answered to a hidden one is forgotten. */
  const shown = () =>
    questions.filter((question) => {
      const { showIf } = question;
      const holds = !showIf || given.get(showIf.question)?.some((value) => showIf.oneOf.includes(value));
      if (!holds) given.delete(question.id);
      return holds;
    });

  const write = (more: Pick<WidgetAnswer, "partial" | "proof">) => {
    const answers = bare(Object.fromEntries([...given].map(([name, values]) => [name, bare([...values])])));
    unsent = JSON.stringify(bare({ id, survey, version, language, made, answers, website: honeypot.value, ...more }));
  };
  const leave = () => unsent && navigator.sendBeacon(url, unsent);
  /** Not asked again before the page's period is over: the person did something. */
  const remember = () => {
    try {
      localStorage.setItem(`viaggio:${touchpoint}`, `${Date.now()}`);
    } catch {}
  };

  const finish = (...parts: (Node | string)[]) => {
    unsent = "";
    const end = element("div", { id: "asked", tabIndex: -1 }, ...parts);
    fill(end);
    end.focus();
  };

  const send = async (error: HTMLElement) => {
    panel.ariaBusy = "true";
    write({ proof: await proof });
    const said = await deliver(url, unsent);
    panel.ariaBusy = null;
    if (said?.own) {
      const { own, thanks, publication } = said;
      const href = new URL(own, url).href;
      finish(
        element("h2", {}, thanks.title),
        element("p", {}, thanks.text),
        element("a", { href, target: "_blank", rel: "noreferrer" }, thanks.own),
      );
      tell("sent", { id: said.id });
      if (publication) panel.append((await import("./publication.ts")).draw(publication, href, language));
    } else if (!said && storage && (await import("./kept.ts")).keep(url, unsent)) finish(texts.kept);
    else {
      const refusal = said?.error;
      if (refusal) tell("refused", { code: refusal.code });
      // These are in the customer's language; what is wrong with the page is not the customer's business.
      error.textContent = refusal && /^(gone|inv)/.test(refusal.code) ? refusal.message : texts.failed;
    }
  };

  const draw = () => {
    const question = shown()[at];
    if (!question) return;
    const fields = [question.id, `${question.id}.words`];
    const error = element("p", { id: "error", role: "alert" });
    const next = element("button", { part: "send" });
    const goesOn = () => at + 1 < shown().length;
    const lead = () => content.querySelector<HTMLElement>(":checked, [name]")?.focus();
    const go = (step: number) => {
      at += step;
      draw()?.();
    };
    content.oninput = () => {
      proof ??=
        settings.proof &&
        import("./proof.ts").then(
          ({ prove }) => prove(settings, id),
          () => undefined,
        );
      const data = new FormData(content);
      for (const field of fields) {
        const values = data.getAll(field).map(String).filter(Boolean);
        given.delete(field);
        if (values[0]) given.set(field, values);
        for (const box of content.querySelectorAll<HTMLInputElement>("details input:not(:checked)"))
          box.disabled = values.length > 2;
      }
      next.textContent = goesOn() ? texts.next : texts.send;
    };
    content.onsubmit = (event) => {
      event.preventDefault();
      const missing = question.required && !fields.some((field) => given.has(field));
      error.textContent = missing ? texts.missing : "";
      if (missing) lead();
      // Pressed twice, it is sent once.
      else if (!panel.ariaBusy) {
        remember();
        tell("answer", { question: question.id });
        if (goesOn()) {
          write({ partial: true });
          go(1);
        } else send(error);
      }
    };
    content.replaceChildren(
      drawQuestion(question, given, texts),
      error,
      element(
        "div",
        { className: "row" },
        at > 0 && element("button", { type: "button", part: "back", onclick: () => go(-1) }, texts.back),
        next,
      ),
      element("small", {}, texts.promise),
      honeypot,
    );
    next.textContent = goesOn() ? texts.next : texts.send;
    return lead;
  };

  Object.assign(panel, { part: "panel", lang: language, dir: host.dir || "ltr" });
  panel.setAttribute("aria-labelledby", "asked");
  panel.style.setProperty("--c", color ?? null);
  closing.onclick = () => dialog.close();
  dialog.onkeydown = ({ key }) => {
    if (key === "Escape") dialog.close();
  };
  dialog.onclose = () => {
    tell("close");
    remember();
    leave();
  };
  host.addEventListener("viaggio:gone", () => {
    removeEventListener("pagehide", leave);
    leave();
  });

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
  draw();
  fill(element("p", {}, title), intro ? element("p", {}, intro) : "", content);
  root.append(panel);

  return (wanted) => {
    if (dialog.open) return;
    addEventListener("pagehide", leave);
    if (wanted) {
      remember();
      if (floats) dialog.showModal();
    }
    // It comes by itself, so it takes neither the focus nor the page.
    else dialog.open = true;
    tell("open");
  };
};
