import { execFile } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { Browser } from "playwright-core";
import * as z from "zod";
import { signRendered } from "../../functions/survey/rendered.ts";
import { closingIn, settingsIn } from "../../functions/survey/widget/settings.ts";
import { buildWeb } from "../../web/build.ts";
import { openBrowser } from "../support/browser.ts";
import { aSurvey, KEYS } from "../survey/survey-world.ts";
import { median } from "./statistics.ts";

/** Fresh pages of each; the median counts. */
const ROUNDS = 5;
/** Long tasks are looked for on a processor as slow as a cheap phone's. */
const SLOWDOWN = 4;
/** Between one look at the page and the next. */
const SETTLE_MS = 300;
/** Other people's widgets, as npm has them, in versions that were looked at. */
const PEERS = ["@sentry/browser@11.12.0", "survey-core@2.5.38", "survey-js-ui@2.5.38"];
const PEER_FOLDER = join(import.meta.dirname, "../../node_modules/.cache/viaggio-peers");

/** What a page pays until its visitor can answer a question. */
export type WebFigures = {
  /** Gzip bytes of bodies, the page's own left out; requests likewise. */
  readonly bytes: number;
  /** Of them those of scripts and style sheets. */
  readonly scriptBytes: number;
  readonly requests: number;
  /** CPU of the page's scripts, in milliseconds of the main thread. */
  readonly scriptMs: number;
  readonly layoutShift: number;
  /** Tasks of 50 ms and more on a slow processor. */
  readonly longTasks: number;
};

type Served = { readonly type: string; readonly body: string | Buffer };
/** `open` and `isOpen` run in the page as plain scripts: a test tool's own would count as the page's. */
type Contender = { readonly name: string; readonly head: string; readonly open: string; readonly isOpen: string };

const peerFile = (path: string) => readFile(join(PEER_FOLDER, "node_modules", path), "utf8");

/** Fetches the peers once, by npm's own client. */
const fetchPeers = async () => {
  if (existsSync(join(PEER_FOLDER, "node_modules/survey-js-ui"))) return;
  const install = ["install", "--prefix", PEER_FOLDER, "--ignore-scripts", "--no-audit", "--no-fund", "--save-exact"];
  await promisify(execFile)("npm", [...install, ...PEERS]);
};

const sentryBundle = async (): Promise<string> => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { feedbackIntegration, init } from "@sentry/browser";
        init({ dsn: location.origin.replace("://", "://key@") + "/1", defaultIntegrations: false, integrations: [feedbackIntegration()] });`,
      resolveDir: PEER_FOLDER,
    },
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    define: { __SENTRY_DEBUG__: "false", __SENTRY_TRACING__: "false" },
  });
  return outputFiles[0]?.text ?? "";
};

const SURVEY_JS = `document.addEventListener("DOMContentLoaded", () => new Survey.Model({ elements: [{ type: "rating", name: "nps", title: "Would you recommend us?", rateMin: 0, rateMax: 10 }] }).render(document.getElementById("survey")));`;

const goods = Array.from(
  { length: 24 },
  (_, index) => `<article><h2>Cup ${index + 1}</h2><p>Made by hand.</p></article>`,
);

/** Every file that the pages ask for, by its path. */
const filesOf = async (contenders: readonly Contender[]): Promise<Map<string, Served>> => {
  const survey = aSurvey();
  const made = signRendered(KEYS, "bench", new Date());
  const store = { name: "Bottega Aurora" };
  const script = "text/javascript";
  return new Map<string, Served>([
    ...(await buildWeb()).map(({ path, body }) => [path, { type: script, body }] as const),
    ["/v1/widget", { type: "application/json", body: JSON.stringify(settingsIn("en", survey, store, made)) }],
    ["/answer", { type: "application/json", body: JSON.stringify(closingIn("en", survey, store, {})) }],
    ["/peer/sentry.js", { type: script, body: await sentryBundle() }],
    ["/peer/core.js", { type: script, body: await peerFile("survey-core/survey.core.min.js") }],
    ["/peer/ui.js", { type: script, body: await peerFile("survey-js-ui/survey-js-ui.min.js") }],
    ["/peer/survey.css", { type: "text/css", body: await peerFile("survey-core/survey-core.fontless.min.css") }],
    ["/peer/start.js", { type: script, body: SURVEY_JS }],
    ...contenders.map(
      ({ name, head }) =>
        [
          `/page/${name}`,
          {
            type: "text/html",
            body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>A shop</title><link rel="icon" href="data:,">${head}<h1>A shop</h1><div id="survey"></div>${goods.join("")}</html>`,
          },
        ] as const,
    ),
  ]);
};

const OURS = 'document.querySelector("viaggio-feedback")?.shadowRoot';
const TAG = '<script type="module" src="/w/widget.js" data-key="pk_bench" data-touchpoint="delivery"></script>';
const SENTRYS = 'document.querySelector("#sentry-feedback")?.shadowRoot';

const CONTENDERS: readonly Contender[] = [
  { name: "empty", head: "", open: "", isOpen: "true" },
  { name: "loader", head: TAG, open: "", isOpen: `${OURS}?.querySelector("button") != null` },
  {
    name: "viaggio",
    head: TAG,
    open: `${OURS}?.querySelector("button").click()`,
    isOpen: `${OURS}?.querySelector("dialog[open] input") != null`,
  },
  {
    name: "sentry",
    head: '<script defer src="/peer/sentry.js"></script>',
    open: `${SENTRYS}?.querySelector("button").click()`,
    isOpen: `${SENTRYS}?.querySelector("dialog[open] textarea") != null`,
  },
  {
    name: "surveyjs",
    head: '<link rel="stylesheet" href="/peer/survey.css"><script defer src="/peer/core.js"></script><script defer src="/peer/ui.js"></script><script defer src="/peer/start.js"></script>',
    open: "",
    isOpen: 'document.querySelector("#survey input") != null',
  },
];
const LONGEST_OPENING_MS = 20_000;

const Metrics = z.array(z.object({ name: z.string(), value: z.number() }));

const visit = async (
  browser: Browser,
  url: string,
  { name, open, isOpen }: Contender,
  log: { path: string; bytes: number }[],
) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  try {
    const session = await context.newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
    await page.addInitScript(`
      window.seen = { shift: 0, long: 0 };
      new PerformanceObserver((list) => { for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) seen.shift += value; }).observe({ type: "layout-shift", buffered: true });
      new PerformanceObserver((list) => { seen.long += list.getEntries().length; }).observe({ type: "longtask", buffered: true });
    `);
    log.length = 0;
    await page.goto(`${url}/page/${name}`);
    await page.waitForTimeout(SETTLE_MS);
    await page.evaluate(open);
    for (const before = performance.now(); (await page.evaluate(isOpen)) !== true; ) {
      if (performance.now() - before > LONGEST_OPENING_MS) throw new Error(`${name} does not open.`);
      await page.waitForTimeout(SETTLE_MS);
    }
    await page.waitForTimeout(SETTLE_MS);
    const metrics = Metrics.parse((await session.send("Performance.getMetrics")).metrics);
    const seen = z.object({ shift: z.number(), long: z.number() }).parse(await page.evaluate("seen"));
    const loaded = log.filter(({ path }) => !path.startsWith("/page/"));
    return {
      bytes: loaded.reduce((sum, { bytes }) => sum + bytes, 0),
      scriptBytes: loaded.filter(({ path }) => /\.(js|css)$/.test(path)).reduce((sum, { bytes }) => sum + bytes, 0),
      requests: loaded.length,
      scriptMs: 1000 * (metrics.find((metric) => metric.name === "ScriptDuration")?.value ?? 0),
      layoutShift: seen.shift,
      longTasks: seen.long,
      paths: loaded.map(({ path, bytes }) => `${path} ${bytes}`),
    };
  } finally {
    await context.close();
  }
};

/** Our widget and two peers' on the same page, in one browser, each driven to a question that can be answered. */
export const measureWidgets = async (): Promise<Record<string, WebFigures & { readonly paths: readonly string[] }>> => {
  await fetchPeers();
  const files = await filesOf(CONTENDERS);
  const log: { path: string; bytes: number }[] = [];
  const server = createServer((request, response) => {
    const path = request.url?.split("?")[0] ?? "";
    const file = files.get(path);
    const body = gzipSync(file?.body ?? "", { level: 9 });
    log.push({ path, bytes: file === undefined ? 0 : body.length });
    response.writeHead(file === undefined ? 404 : 200, { "content-type": file?.type, "content-encoding": "gzip" });
    response.end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The bench's server has no port.");
  const browser = await openBrowser();
  try {
    const url = `http://127.0.0.1:${address.port}`;
    const rounds = new Map<string, Awaited<ReturnType<typeof visit>>[]>();
    for (let round = 0; round < ROUNDS; round++) {
      for (const contender of CONTENDERS) {
        const seen = await visit(browser, url, contender, log);
        rounds.set(contender.name, [...(rounds.get(contender.name) ?? []), seen]);
      }
    }
    return Object.fromEntries(
      [...rounds].map(([name, seen]) => [
        name,
        {
          bytes: seen[0]?.bytes ?? 0,
          scriptBytes: seen[0]?.scriptBytes ?? 0,
          requests: seen[0]?.requests ?? 0,
          paths: seen[0]?.paths ?? [],
          scriptMs: median(seen.map(({ scriptMs }) => scriptMs)),
          layoutShift: Math.max(...seen.map(({ layoutShift }) => layoutShift)),
          longTasks: median(seen.map(({ longTasks }) => longTasks)),
        },
      ]),
    );
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
};

// As a script: `npx node test/bench/web.ts`.
if (import.meta.main) console.table(await measureWidgets());
