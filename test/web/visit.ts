import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import * as z from "zod";

export { violationsOn as axeViolations } from "../support/axe.ts";

/** A page that is open, and what has gone wrong in it by itself. */
export type Visit = {
  readonly page: Page;
  /** Errors, warnings of the browser, dialogs and violations of the page's policy. */
  readonly complaints: string[];
  readonly requests: string[];
};

/** Collects what a policy refused and what moved, from the first moment of a page. */
const WATCH = `
  window.violations = [];
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    window.violations.push(violatedDirective + " " + blockedURI));
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
`;

/** Opens an address as most people see it. */
export const visit = async (
  browser: Browser,
  address: string,
  options: BrowserContextOptions & { readonly prepare?: (page: Page) => Promise<unknown> } = {},
): Promise<Visit> => {
  const { prepare, ...context } = options;
  const opened = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "en-GB", ...context });
  const page = await opened.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => requests.push(request.url()));
  await page.addInitScript(WATCH);
  await prepare?.(page);
  await page.goto(address);
  return { page, complaints, requests };
};

/** What the page's policy has refused. */
export const policyViolations = async (page: Page): Promise<string[]> =>
  z.array(z.string()).parse(await page.evaluate("window.violations"));

/** Cumulative layout shift so far. */
export const layoutShift = async (page: Page): Promise<number> =>
  z
    .number()
    .parse(
      await page.evaluate(
        "new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(window.shift), 50)))",
      ),
    );

/** How many pixels the page is wider than what is seen of it. */
export const overflow = async (page: Page): Promise<number> =>
  z.number().parse(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
