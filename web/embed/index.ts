import { defineWall as defineWallElement } from "../wall/wall.ts";
import { defineFeedback as defineFeedbackElement } from "../widget/widget.ts";

/** What every event of the widget says. Never what was answered. */
export type FeedbackDetail = { readonly touchpoint: string };

/** Events of `<viaggio-feedback>`: they bubble, out of shadow trees too. */
export type FeedbackEvents = {
  "viaggio:open": CustomEvent<FeedbackDetail>;
  /** A question was gone on from. */
  "viaggio:answer": CustomEvent<FeedbackDetail & { readonly question: string }>;
  /** The answer is stored; `id` names it. */
  "viaggio:sent": CustomEvent<FeedbackDetail & { readonly id: string }>;
  "viaggio:close": CustomEvent<FeedbackDetail>;
  /** Nothing could be asked or taken; `status` 0 when Viaggio was not reached. */
  "viaggio:refused": CustomEvent<FeedbackDetail & { readonly status?: number; readonly code?: string }>;
};

/**
 * Makes `<viaggio-feedback>` known. Twice is fine, and where there is no browser it does nothing.
 * @param server where Viaggio is, such as `https://voice.shop.example`, for elements that do not say so in `data-server`
 */
export const defineFeedback = (server: string, tag?: string): void => {
  if (!("customElements" in globalThis)) return;
  defineFeedbackElement(
    async (host, language) => (await import("../widget/ask.ts")).ask(host, host.dataset.server ?? server, language),
    tag,
  );
};

/** Makes `<viaggio-wall>` known; every element says in `server` where Viaggio is. Twice is fine, and so is no browser. */
export const defineWall = (tag?: string): void => defineWallElement(tag);
