import { css } from "./widget.css";

/** What the tab says where the page does not; "Feedback" elsewhere. */
const LABELS: Readonly<Record<string, string>> = {
  it: "Dicci la tua",
  es: "Tu opinión",
  fr: "Votre avis",
  pt: "Sua opinião",
};

/** What is loaded when it is wanted: the panel, or what waits for the moment to show it. */
type Part = { readonly show: (host: HTMLElement, home: string, language: string) => unknown };

/** Without a prototype: a browser reads options through it, so what a page has put on everybody's would count as ours. */
const OPEN: ShadowRootInit & { readonly __proto__: null } = { __proto__: null, mode: "open" };

/**
 * Makes `<viaggio-feedback>` known: the tab, or on idle the rest, which waits for its moment. Nothing is asked of the
 * server before somebody or something wants it, and nothing throws at the page. Twice is fine.
 * @param home an address where Viaggio is, for elements that do not say so in `data-server`
 */
export const defineFeedback = (tag = "viaggio-feedback", home = ""): void => {
  if (customElements.get(tag)) return;
  customElements.define(
    tag,
    class extends HTMLElement {
      connectedCallback() {
        const { form = "tab", label, languages, match = "", storage } = this.dataset;
        const language = (this.closest<HTMLElement>("[lang]")?.lang || navigator.language).slice(0, 2);
        const load = (part: Promise<Part>) => part.then(({ show }) => show(this, home, language)).catch(() => {});
        const show = () => load(import("./feedback.ts"));
        try {
          if (!RegExp(match).test(location.href) || languages?.includes(language) === false) return;
          if (form !== "tab" || storage) (window.requestIdleCallback ?? setTimeout)(() => load(import("./moment.ts")));
          if (form === "tab" && !this.shadowRoot) {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(css);
            const tab = document.createElement("button");
            tab.part = "tab";
            tab.textContent = label || LABELS[language] || "Feedback";
            tab.onclick = show;
            const root = this.attachShadow(OPEN);
            root.adoptedStyleSheets = [sheet];
            root.append(tab);
          }
          this.addEventListener("viaggio:show", show);
        } catch {}
      }

      disconnectedCallback() {
        this.dispatchEvent(new Event("viaggio:gone"));
      }
    },
  );
};
