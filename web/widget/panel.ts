import type { WidgetAnswer, WidgetSettings } from "../../shared/contract/widget.ts";
import { bare } from "../bare.ts";
import { element } from "../element.ts";
import { deliver } from "./deliver.ts";
import { css } from "./panel.css";
import { drawQuestion } from "./question.ts";
import { tellFrom } from "./tell.ts";

/** Shows the panel, or shows it again. @param wish what the person did, who is led to it; without one it comes by itself */
export type Panel = (wish?: Event) => void;

/**
 * A survey as a panel: one form with a step for every question, of which one is seen.
 * @param home an address where Viaggio is
 */
export const makePanel = (host: HTMLElement, home: string, settings: WidgetSettings): Panel => {
  const { questions, title, intro, color, answer } = settings;
  // The page's own words win: `data-send` and its like.
  const texts = { ...settings.texts, ...host.dataset };
  const { form: shape = "tab", key, storage, touchpoint } = host.dataset;
  const url = `${new URL("/v1/widget", home)}?key=${key}`;
  const tell = tellFrom(host);
  const id = crypto.getRandomValues(new Uint32Array(4)).join("-");
  const steps = questions.map((question) => drawQuestion(question, texts));
  const error = element("p", { role: "alert" });
  const back = element("button", { type: "button", part: "back" }, texts.back);
  const next = element("button", { part: "send" });
  const honeypot = element("input", { hidden: true });
  const form = element(
    "form",
    {},
    ...steps,
    error,
    element("div", { className: "row" }, back, next),
    element("small", {}, texts.promise),
    honeypot,
  );
  const close = () => dialog?.close();
  const floats = shape === "tab" || shape === "popover";
  const panel = element(
    floats ? "dialog" : "section",
    { part: "panel", lang: answer.language, dir: host.dir || "ltr", ariaLabel: floats ? title : null },
    element("p", {}, title),
    intro && element("p", {}, intro),
    form,
    floats && element("button", { part: "close", ariaLabel: texts.close, onclick: close }, "✕"),
  );
  const dialog = panel instanceof HTMLDialogElement ? panel : undefined;
  let at = 0;
  /** What must not be lost with the page: what is being sent, else the answers up to the last that was gone on from. */
  let unsent = "";
  /** Where the store asks for it, worked out while the person goes on. */
  let proof: Promise<number | undefined> | undefined;

  /** What is answered so far. A step that its condition hides is disabled, and so its answers are none of the form's. */
  const given = () => new FormData(form);
  const ahead = () => steps.findIndex((step, index) => index > at && !step.disabled);

  const follow = () => {
    const { length } = form.querySelectorAll("details :checked");
    for (const box of form.querySelectorAll<HTMLInputElement>("details input:not(:checked)")) box.disabled = length > 2;
    steps.forEach((step, index) => {
      const { showIf } = questions[index] ?? {};
      step.disabled = !!showIf && !showIf.oneOf.some((value) => given().getAll(showIf.question).includes(value));
      step.hidden = index !== at;
    });
    back.hidden = !at;
    next.textContent = ahead() > 0 ? texts.next : texts.send;
  };
  const lead = () => steps[at]?.querySelector<HTMLElement>(":checked, [name]")?.focus();
  const go = (step: number) => {
    at = step;
    follow();
    lead();
  };

  const write = (more: Pick<WidgetAnswer, "partial" | "proof">) => {
    const answers: WidgetAnswer["answers"] = bare({});
    for (const name of given().keys()) answers[name] = bare(given().getAll(name).map(String));
    unsent = JSON.stringify(bare({ ...answer, id, answers, website: honeypot.value, ...more }));
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
    const end = element("div", { tabIndex: -1 }, ...parts);
    form.replaceWith(end);
    end.focus();
  };

  const send = async () => {
    panel.ariaBusy = "true";
    write({ proof: await proof });
    const said = await deliver(url, unsent);
    panel.ariaBusy = null;
    if (said && "own" in said) {
      const { own, thanks, publication } = said;
      const href = new URL(own, url).href;
      finish(
        element("h2", {}, thanks.title),
        element("p", {}, thanks.text),
        element("a", { href, target: "_blank", rel: "noreferrer" }, thanks.own),
      );
      tell("sent", { id: said.id });
      if (publication)
        panel.append((await import("./publication.ts")).drawPublication(publication, href, answer.language));
      return;
    }
    const kept = !said && storage && (await import("./kept.ts")).keepForLater(url, unsent, answer.language);
    if (kept) return finish(kept);
    const refusal = said?.error;
    if (refusal) tell("refused", { code: refusal.code });
    // These are in the customer's language; what is wrong with the page is not the customer's business.
    error.textContent = refusal && /^(gone|inv)/.test(refusal.code) ? refusal.message : texts.failed;
  };

  form.oninput = () => {
    follow();
    proof ??=
      settings.proof &&
      import("./proof.ts").then(
        ({ prove }) => prove(settings, id),
        () => undefined,
      );
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    const { id: question, required } = questions[at] ?? {};
    const missing = required && ![...given()].some(([name, value]) => value && name.split(".")[0] === question);
    error.textContent = missing ? (texts.missing ?? null) : null;
    if (missing) lead();
    // Pressed twice, it is sent once.
    else if (!panel.ariaBusy) {
      remember();
      tell("answer", { question });
      if (ahead() > 0) {
        write({ partial: true });
        go(ahead());
      } else send().catch(() => {});
    }
  };
  back.onclick = () => go(steps.findLastIndex((step, index) => index < at && !step.disabled));
  panel.onkeydown = ({ key }) => {
    if (key === "Escape") close();
  };
  panel.onclose = () => {
    tell("close");
    remember();
    leave();
  };
  host.addEventListener("viaggio:gone", () => {
    removeEventListener("pagehide", leave);
    leave();
  });

  panel.style.setProperty("--c", color ?? null);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  host.shadowRoot?.adoptedStyleSheets.push(sheet);
  host.shadowRoot?.append(panel);
  follow();

  return (wish) => {
    if (dialog?.open) return;
    addEventListener("pagehide", leave);
    if (wish) {
      remember();
      dialog?.showModal();
    }
    // It comes by itself, so it takes neither the focus nor the page.
    else if (dialog) dialog.open = true;
    tell("open");
  };
};
