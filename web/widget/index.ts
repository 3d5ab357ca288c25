import type { AskAt } from "./ask.ts";
import { defineFeedback } from "./widget.ts";

const home = import.meta.url;
defineFeedback(async (host, language) => {
  const { key, touchpoint, server = home } = host.dataset;
  const query = `key=${key}&touchpoint=${touchpoint}&language=${language}`;
  const asked: Promise<{ ask: AskAt }> = import(`${new URL(`/v1/widget.js?${query}`, server)}`);
  // Refused, or not reached: why, only an answer that is data says.
  return (await asked.catch(() => import("./rest.ts"))).ask(host, server, language);
});
// Every tag that loaded this file and names a touchpoint becomes an element with what it says.
for (const script of document.querySelectorAll<HTMLScriptElement>("[data-touchpoint]")) {
  if (script.src !== home) continue;
  const element = document.createElement("viaggio-feedback");
  Object.assign(element.dataset, script.dataset);
  // An `async` tag may run before there is a body.
  document.documentElement.append(element);
}
