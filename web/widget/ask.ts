import { bare } from "../bare.ts";
import { makePanel, type Panel } from "./panel.ts";
import { tellFrom } from "./tell.ts";

/** How a widget comes to its panel. @throws when there is nothing to ask */
export type Ask = (host: HTMLElement, language: string) => Promise<Panel>;

/** The same, told an address where Viaggio is. */
export type AskAt = (host: HTMLElement, home: string, language: string) => Promise<Panel>;

const bareParts = (_name: string, value: unknown) =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? bare(value) : value;

/** Asks the server as data. Of a refusal the page hears by an event. */
export const ask: AskAt = async (host, home, language) => {
  const { key = "", touchpoint = "" } = host.dataset;
  const query = new URLSearchParams({ key, touchpoint, language });
  const answer = await fetch(`${new URL("/v1/widget", home)}?${query}`).catch(Response.error);
  const said = await answer
    .text()
    .then((text) => JSON.parse(text, bareParts))
    .catch(() => undefined);
  if (said?.questions) return makePanel(host, home, said);
  tellFrom(host)("refused", { status: answer.status, code: said?.error?.code });
  const tab = host.shadowRoot?.querySelector("button");
  // Whoever pressed it gets an answer; a page's own mistakes are not the customer's business.
  if (tab && said?.error?.code === "gone") tab.textContent = said.error.message;
  throw new Error(`Viaggio does not ask here: ${answer.status}`);
};
