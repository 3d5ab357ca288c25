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
import { scriptOf } from "../../functions/survey/widget/script.ts";
import { settingsIn } from "../../functions/survey/widget/settings.ts";
import { LANGUAGES } from "../../shared/domain/language.ts";
import type { Survey } from "../../shared/domain/survey.ts";
import { surveyTemplate } from "../../shared/domain/survey-templates.ts";
import { buildWeb } from "../../web/build.ts";
import { openBrowser } from "../support/browser.ts";
import { aSurvey, KEYS } from "../survey/survey-world.ts";
import { median } from "./statistics.ts";
import { followTasks } from "./task-times.ts";

/** Fresh pages of each; the median counts. */
const ROUNDS = 5;
/** Long tasks are looked for in visits of their own, on a processor as slow as a cheap phone's. */
const SLOW_ROUNDS = 3;
const SLOWDOWN = 4;
/** A task that lasts longer keeps a person waiting. Source: W3C, Long Tasks API. */
const LONG_TASK_MS = 50;
/** Between one look at the page and the next. */
const SETTLE_MS = 300;
/** Other people's widgets, as npm has them, in versions that were looked at. */
const POSTHOG_VERSION = "1.449.2";
const PEERS = ["@sentry/browser@11.12.0", "survey-core@2.5.38", "survey-js-ui@2.5.38", `posthog-js@${POSTHOG_VERSION}`];
const PEER_FOLDER = join(import.meta.dirname, "../../node_modules/.cache/viaggio-peers");

/** What a page pays until its visitor can answer a question. */
export type WebFigures = {
  /** Gzip bytes of bodies, the page's own left out; requests likewise. */
  readonly bytes: number;
  readonly requests: number;
  /** CPU of the page's scripts, in milliseconds of the main thread. */
  readonly scriptMs: number;
  readonly layoutShift: number;
  /** Milliseconds of CPU of the longest task, on a processor that is 4 times slower, and how many are long. */
  readonly longestTaskMs: number;
  readonly longTasks: number;
};

type Served = { readonly type: string; readonly body: string | Buffer };
/** `open` and `isOpen` run in the page as plain scripts: a test tool's own would count as the page's. */
type Contender = { readonly name: string; readonly head: string; readonly open: string; readonly isOpen: string };

const peerFile = (path: string) => readFile(join(PEER_FOLDER, "node_modules", path), "utf8");

/** Fetches the peers once, by npm's own client. */
const fetchPeers = async () => {
  if (existsSync(join(PEER_FOLDER, "node_modules/posthog-js"))) return;
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

const POSTHOG_KEY = "phc_bench";
/** As its snippet leaves it for `array.js`; all that surveys do not need is switched off. */
const POSTHOG = `window.posthog = Object.assign([], { __SV: 1, _i: [[${JSON.stringify(POSTHOG_KEY)}, {
  api_host: location.origin, persistence: "memory", autocapture: false, capture_pageview: false, capture_pageleave: false,
  disable_session_recording: true, advanced_disable_feature_flags: true, opt_out_useragent_filter: true, before_send: () => null,
}, "posthog"]] });`;
const POSTHOG_CONFIG = `(window._POSTHOG_REMOTE_CONFIG ??= {})[${JSON.stringify(POSTHOG_KEY)}] = { config: ${JSON.stringify(
  {
    token: POSTHOG_KEY,
    surveys: true,
    hasFeatureFlags: false,
    supportedCompression: ["gzip-js"],
  },
)}, siteApps: [] };`;
const POSTHOG_SURVEYS = {
  surveys: [
    {
      id: "nps",
      name: "NPS",
      type: "popover",
      questions: [
        {
          id: "q",
          type: "rating",
          display: "number",
          scale: 10,
          question: "Would you recommend us?",
          lowerBoundLabel: "Not at all likely",
          upperBoundLabel: "Extremely likely",
          buttonText: "Send",
        },
      ],
      appearance: {},
      start_date: "2026-01-01T00:00:00Z",
      end_date: null,
      current_iteration: null,
    },
  ],
};

const goods = Array.from(
  { length: 24 },
  (_, index) => `<article><h2>Cup ${index + 1}</h2><p>Made by hand.</p></article>`,
);

/** What the peers are driven to as well. */
const ONE_QUESTION = aSurvey({ questions: aSurvey().questions.filter(({ kind }) => kind === "recommendation") });

/** Every file that the pages ask for, by its path. */
const filesOf = async (contenders: readonly Contender[]): Promise<Map<string, Served>> => {
  const store = { name: "Bottega Aurora" };
  const made = signRendered(KEYS, "bench", new Date(), "");
  const script = "text/javascript";
  return new Map<string, Served>([
    ...(await buildWeb()).map(({ path, body }) => [path, { type: script, body }] as const),
    ["/v1/widget.js", { type: script, body: scriptOf(settingsIn("en", ONE_QUESTION, store, made)) }],
    ["/peer/sentry.js", { type: script, body: await sentryBundle() }],
    ["/peer/core.js", { type: script, body: await peerFile("survey-core/survey.core.min.js") }],
    ["/peer/ui.js", { type: script, body: await peerFile("survey-js-ui/survey-js-ui.min.js") }],
    ["/peer/survey.css", { type: "text/css", body: await peerFile("survey-core/survey-core.fontless.min.css") }],
    ["/static/array.js", { type: script, body: await peerFile("posthog-js/dist/array.js") }],
    [`/static/${POSTHOG_VERSION}/surveys.js`, { type: script, body: await peerFile("posthog-js/dist/surveys.js") }],
    [`/array/${POSTHOG_KEY}/config.js`, { type: script, body: POSTHOG_CONFIG }],
    ["/api/surveys/", { type: "application/json", body: JSON.stringify(POSTHOG_SURVEYS) }],
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
    head:
      '<link rel="stylesheet" href="/peer/survey.css"><script defer src="/peer/core.js"></script><script defer src="/peer/ui.js"></script><script>' +
      SURVEY_JS +
      "</script>",
    open: "",
    isOpen: 'document.querySelector("#survey input") != null',
  },
  {
    name: "posthog",
    head: `<script>${POSTHOG}</script><script defer src="/static/array.js"></script>`,
    open: "",
    isOpen:
      '[...document.querySelectorAll("[class^=PostHogSurvey]")].some(({ shadowRoot }) => shadowRoot?.querySelector(".ratings-number"))',
  },
];
const LONGEST_OPENING_MS = 20_000;

const Metrics = z.array(z.object({ name: z.string(), value: z.number() }));

type Visit = Awaited<ReturnType<typeof visit>>;

const figuresOf = (quick: readonly Visit[], slow: readonly Visit[]) => {
  const loaded = quick[0]?.loaded ?? [];
  return {
    bytes: loaded.reduce((sum, { bytes }) => sum + bytes, 0),
    requests: loaded.length,
    paths: loaded.map(({ path, bytes }) => `${path} ${bytes}`),
    scriptMs: median(quick.map(({ scriptMs }) => scriptMs)),
    layoutShift: Math.max(...quick.map(({ layoutShift }) => layoutShift)),
    longestTaskMs: median(slow.map(({ tasks }) => Math.max(...tasks))),
    longTasks: median(slow.map(({ tasks }) => tasks.filter((milliseconds) => milliseconds >= LONG_TASK_MS).length)),
  };
};

/** @param slowdown of the processor, 1 for none */
const visit = async (
  browser: Browser,
  url: string,
  { name, open, isOpen }: Contender,
  log: { path: string; bytes: number }[],
  slowdown: number,
) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  try {
    const session = await context.newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await page.addInitScript(`
      window.shift = 0;
      new PerformanceObserver((list) => { for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) shift += value; }).observe({ type: "layout-shift", buffered: true });
    `);
    log.length = 0;
    const stop = slowdown > 1 ? await followTasks(page) : undefined;
    await page.goto(`${url}/page/${name}`);
    await page.waitForTimeout(SETTLE_MS);
    await page.evaluate(open);
    for (const before = performance.now(); (await page.evaluate(isOpen)) !== true; ) {
      if (performance.now() - before > LONGEST_OPENING_MS) throw new Error(`${name} does not open.`);
      await page.waitForTimeout(SETTLE_MS);
    }
    await page.waitForTimeout(SETTLE_MS);
    const metrics = Metrics.parse((await session.send("Performance.getMetrics")).metrics);
    return {
      loaded: log.filter(({ path }) => !path.startsWith("/page/")),
      scriptMs: 1000 * (metrics.find((metric) => metric.name === "ScriptDuration")?.value ?? 0),
      layoutShift: z.number().parse(await page.evaluate("shift")),
      tasks: (await stop?.()) ?? [],
    };
  } finally {
    await context.close();
  }
};

/** Our widget and three peers' on the same page, in one browser, each driven to a question that can be answered. */
export const measureWidgets = async (): Promise<Record<string, WebFigures & { readonly paths: readonly string[] }>> => {
  await fetchPeers();
  const files = await filesOf(CONTENDERS);
  const log: { path: string; bytes: number }[] = [];
  const server = createServer((request, response) => {
    const path = request.url?.split("?")[0] ?? "";
    const file = files.get(path);
    const body = gzipSync(file?.body ?? "", { level: 9 });
    log.push({ path, bytes: file === undefined ? 0 : body.length });
    response.writeHead(file === undefined ? 404 : 200, {
      "content-type": file?.type ?? "text/plain",
      "content-encoding": "gzip",
    });
    response.end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The bench's server has no port.");
  const browser = await openBrowser();
  try {
    const url = `http://127.0.0.1:${address.port}`;
    const visits = new Map<string, { quick: Visit[]; slow: Visit[] }>(
      CONTENDERS.map(({ name }) => [name, { quick: [], slow: [] }]),
    );
    for (let round = 0; round < ROUNDS; round++) {
      for (const contender of CONTENDERS) {
        const { quick, slow } = visits.get(contender.name) ?? { quick: [], slow: [] };
        quick.push(await visit(browser, url, contender, log, 1));
        if (round < SLOW_ROUNDS) slow.push(await visit(browser, url, contender, log, SLOWDOWN));
      }
    }
    return Object.fromEntries([...visits].map(([name, { quick, slow }]) => [name, figuresOf(quick, slow)]));
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
};

const gzipBytes = (text: string): number => gzipSync(text, { level: 9 }).length;

/** Gzip bytes of the loader and of the one script that it loads to ask a survey, in the language where they are most. */
const worstBytes = async (survey: Pick<Survey, "questions">): Promise<number> => {
  const loader = gzipBytes((await buildWeb()).find(({ path }) => path === "/w/widget.js")?.body ?? "");
  const made = signRendered(KEYS, "bench", new Date(), "");
  return Math.max(
    ...LANGUAGES.map(
      (language) =>
        loader + gzipBytes(scriptOf(settingsIn(language, aSurvey(survey), { name: "Bottega Aurora" }, made))),
    ),
  );
};

/** All that a page loads to ask: one question as the peers do, the template's four with the words of a feeling, every kind. */
export const surveyBytes = async () => ({
  one: await worstBytes(ONE_QUESTION),
  template: await worstBytes(surveyTemplate("delivery", "web")),
  every: await worstBytes(aSurvey()),
});

// As a script: `npx node test/bench/web.ts`.
if (import.meta.main) {
  console.table(await surveyBytes());
  console.table(await measureWidgets());
}
