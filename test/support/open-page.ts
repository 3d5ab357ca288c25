import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from "playwright-core";
import { onTestFinished } from "vitest";
import * as z from "zod";

/** A page in a browser of its own, and what goes wrong in it by itself. */
export type OpenPage = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the console says, errors that nobody caught, and requests that the page should not make. */
  readonly complaints: string[];
};

type Expected = {
  /** What the console may say. */
  readonly said?: RegExp;
  /** Requests that the page may make; any, if left out. What is in the page itself (`data:`) is no request. */
  readonly asked?: (request: Request) => boolean;
};

/** Opens a page that ends with the test that runs, about to go anywhere: on a desk and in English unless told otherwise. */
export const openPage = async (
  browser: Browser,
  options: BrowserContextOptions = {},
  { said, asked }: Expected = {},
): Promise<OpenPage> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB", ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (said?.test(message.text()) !== true) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    const isFine = asked === undefined || request.url().startsWith("data:") || asked(request);
    if (!isFine) complaints.push(request.url());
  });
  return { context, page, complaints };
};

/** By how many pixels a page is wider than its window. */
export const overflowOf = async (page: Page): Promise<number> =>
  z.number().parse(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
