import type { Ask } from "./ask.ts";
import { css } from "./widget.css";

/** What the tab says where the page does not; "Feedback" elsewhere. */
const LABELS: Readonly<Record<string, string>> = {
  it: "Dicci la tua",
  es: "Tu opinión",
  fr: "Votre avis",
  pt: "Sua opinião",
};

/**
 * Makes `<viaggio-feedback>` known: the tab, or what waits for its moment. Nothing is asked of the server before somebody
 * or something wants it, and nothing throws at the page. Twice is fine.
 */
export const defineFeedback = (ask: Ask, tag = "viaggio-feedback"): void => {
  if (customElements.get(tag)) return;
  customElements.define(
    tag,
    class extends HTMLElement {
      #panel: ReturnType<Ask> | undefined;

      async connectedCallback() {
        const language = (this.closest<HTMLElement>("[lang]")?.lang || navigator.language).slice(0, 2);
        const { form = "tab", label, languages = language, match = "", storage } = this.dataset;
        const show = async (wish?: Event) => {
          if (!wish && this.#panel) return;
          try {
            this.#panel ??= ask(this, language);
            (await this.#panel)(wish);
          } catch {
            // The next wish tries again.
            this.#panel = undefined;
          }
        };
        try {
          if (!location.href.match(match) || !languages.includes(language)) return;
          if (!this.shadowRoot) {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(css);
            // Without a prototype: a browser reads options through it, so what a page has put on everybody's would count as ours.
            const open: ShadowRootInit & { readonly __proto__: null } = { __proto__: null, mode: "open" };
            const root = this.attachShadow(open);
            root.adoptedStyleSheets = [sheet];
            const tab = document.createElement("button");
            tab.part = "tab";
            tab.textContent = label || LABELS[language] || "Feedback";
            tab.onclick = show;
            if (form === "tab") root.append(tab);
          }
          this.addEventListener("viaggio:show", show);
          if (form !== "tab" || storage) (await import("./rest.ts")).waitFor(this, show);
        } catch {}
      }

      disconnectedCallback() {
        this.dispatchEvent(new Event("viaggio:gone"));
      }
    },
  );
};
