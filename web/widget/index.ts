import { defineFeedback } from "./widget.ts";

const home = import.meta.url;
defineFeedback("viaggio-feedback", home);
// Every tag that loaded this file and names a touchpoint becomes an element with what it says.
for (const script of document.querySelectorAll<HTMLScriptElement>("script[data-touchpoint]")) {
  if (script.src !== home) continue;
  const element = document.createElement("viaggio-feedback");
  Object.assign(element.dataset, { server: home }, script.dataset);
  // An `async` tag may run before there is a body.
  document.documentElement.append(element);
}
