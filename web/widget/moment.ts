import { bare } from "../bare.ts";

const DAY_MS = 86_400_000;

/** True while this browser was asked not long ago. One that cannot remember is left in peace. */
const wasAsked = ({ touchpoint, days = "30" }: DOMStringMap): boolean => {
  try {
    return Math.abs(Date.now() - Number(localStorage.getItem(`viaggio:${touchpoint}`))) < +days * DAY_MS;
  } catch {
    return true;
  }
};

/**
 * Shows a widget once, when the moment has come that `data-when` names: `load`, `visible`, `delay:<seconds>`,
 * `scroll:<per cent>`, `event:<name>`; anything else waits for the person.
 */
export const waitFor = (host: HTMLElement, show: () => void): void => {
  const {
    form = "tab",
    storage,
    when = form === "popover" ? "load" : form === "tab" ? "click" : "visible",
  } = host.dataset;
  if (storage) import("./kept.ts").then(({ sendKept }) => sendKept());
  if (form === "popover" && wasAsked(host.dataset)) return;
  const stop = new AbortController();
  const { signal } = stop;
  const options = bare({ signal });
  const [kind, value = ""] = when.split(/:(.*)/);
  const once = () => {
    if (signal.aborted) return;
    stop.abort();
    show();
  };
  const scrolled = () => {
    const { scrollHeight } = document.documentElement;
    if ((scrollY + innerHeight) * 100 >= +value * scrollHeight) once();
  };
  host.addEventListener("viaggio:gone", () => stop.abort(), options);
  if (kind === "load") (window.requestIdleCallback ?? setTimeout)(once);
  if (kind === "delay") setTimeout(once, +value * 1000);
  if (kind === "event") document.addEventListener(value, once, options);
  if (kind === "scroll") addEventListener("scroll", scrolled, options);
  if (kind === "visible") new IntersectionObserver(([seen]) => seen?.isIntersecting && once()).observe(host);
};
