import { css } from "./widget.css";

/** What the tab says where the page does not; "Feedback" elsewhere. */
const LABELS: Readonly<Record<string, string>> = {
  it: "Dicci la tua",
  es: "Tu opinión",
  fr: "Votre avis",
  pt: "Sua opinião",
};

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
        const { form = "tab", label, languages, match = "" } = this.dataset;
        const spoken = this.closest<HTMLElement>("[lang]")?.lang || navigator.language;
        const open = (wanted: boolean) =>
          import("./feedback.ts").then(({ show }) => show(this, home, spoken, wanted)).catch(() => {});
        const show = () => open(true);
        const wait = () =>
          import("./moment.ts").then(({ atMoment }) => atMoment(this, () => open(false))).catch(() => {});
        try {
          const language = spoken.slice(0, 2);
          if (!RegExp(match).test(location.href) || (languages && !languages.includes(language))) return;
          if (form !== "tab") (window.requestIdleCallback ?? setTimeout)(wait);
          else if (!this.shadowRoot) {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(css);
            const tab = document.createElement("button");
            tab.part.add("tab");
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
