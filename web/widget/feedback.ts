import { bare } from "../bare.ts";
import { makePanel, type Panel } from "./panel.ts";
import { readData } from "./read-data.ts";
import { tellFrom } from "./tell.ts";

const panels = new WeakMap<HTMLElement, Promise<Panel | undefined>>();

/** Asks the server what to ask; undefined when there is nothing, of which the page hears by an event. */
const askFor = async (host: HTMLElement, home: string, language: string): Promise<Panel | undefined> => {
  const { key = "", touchpoint = "", server = home } = host.dataset;
  const tell = tellFrom(host);
  const url = `${new URL("/v1/widget", server)}?key=${key}`;
  const answer = await fetch(`${url}&${new URLSearchParams({ touchpoint, language })}`).catch(Response.error);
  const said = await readData(answer);
  const root = host.shadowRoot ?? host.attachShadow(bare({ mode: "open" }));
  if (said?.questions) return makePanel(host, root, url, said, tell);
  tell("refused", { status: answer.status, code: said?.error?.code });
  const tab = root.querySelector("button");
  // Whoever pressed it gets an answer; a page's own mistakes are not the customer's business.
  if (tab && said?.error?.code === "gone") tab.textContent = said.error.message;
};

/**
 * Shows a widget.
 * @param home an address where Viaggio is
 * @param language of the page around it
 * @param wanted by the person; else it comes by itself, once
 */
export const show = async (host: HTMLElement, home: string, language: string, wanted = true): Promise<void> => {
  if (!wanted && panels.has(host)) return;
  const asked = panels.get(host) ?? askFor(host, home, language);
  panels.set(host, asked);
  const panel = await asked;
  if (panel) panel(wanted);
  // The next wish tries again.
  else panels.delete(host);
};
