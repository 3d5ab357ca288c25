import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startRuntime } from "../../infra/local/runtime.ts";
import { ackRatio } from "./acknowledge.ts";
import { measureBundles } from "./bundles.ts";
import { digestRate, USD_PER_MILLION_WRITE_UNITS, visibleAfter, writeUnits, writeUnitsOfCustomers } from "./count.ts";
import { measureDashboard } from "./dashboard.ts";
import { exportMemory } from "./feed-export.ts";
import { feedRates } from "./feed-rate.ts";
import { feedRatio } from "./feeds.ts";
import { putFlatness } from "./flatness.ts";
import { hookAck } from "./hooks.ts";
import { fillMonth, mapRatio } from "./map.ts";
import { ruleRate } from "./rules.ts";
import { sendRate } from "./sends.ts";
import { openShop } from "./shop.ts";
import { residentMegabytes, restartMilliseconds, startMilliseconds } from "./start.ts";
import { rounded } from "./statistics.ts";
import { surveyPageTimes } from "./survey-page.ts";
import { wallBytes } from "./wall.ts";
import { measureWidgets, surveyBytes, type WebFigures } from "./web.ts";

/**
 * `npm run bench`: the figures that have a budget, each with what it was made from. `--json` prints one object;
 * `--save` keeps the figures in docs/figures.json, which docs/cost.md is computed from; `--only=a,b` measures some parts.
 */

type Figure = { readonly name: string; readonly value: number; readonly budget: string; readonly from: string };

const asJson = process.argv.includes("--json");
const only = process.argv
  .find((argument) => argument.startsWith("--only="))
  ?.slice("--only=".length)
  .split(",");
const figures: Figure[] = [];

const progress = (text: string) => {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
};

const figure = (name: string, value: number, budget: string, from: string, digits = 2) => {
  figures.push({ name, value: rounded(value, digits), budget, from });
  progress("");
  if (!asJson)
    console.log(`${name.padEnd(36)} ${String(rounded(value, digits)).padStart(9)}   ${budget.padEnd(9)} ${from}`);
};

const folder = await mkdtemp(join(tmpdir(), "viaggio-bench-"));
const runtime = await startRuntime({ folder: join(folder, "runtime"), port: 0, log: () => {} });

/** Measured while nobody reads the stream, as on AWS, where what reads it runs elsewhere. */
const unread = async <Measured>(measure: () => Promise<Measured>): Promise<Measured> => {
  await runtime.pump.idle();
  runtime.pump.pause();
  try {
    return await measure();
  } finally {
    runtime.pump.resume();
  }
};

const parts: Readonly<Record<string, () => Promise<void>>> = {
  feed_rate: async () => {
    const rates = await feedRates();
    const beside = (rate: number) => `${rounded(rate, 0)}/s ÷ ${rounded(rates.constant, 0)}/s of a constant answer`;
    figure("feed_304_ratio", rates.unchangedRatio, "≥ 0.5", `unchanged: ${beside(rates.unchanged)}, 32 connections`);
    figure("feed_page_ratio", rates.pageRatio, "≥ 0.5", `12 testimonials: ${beside(rates.page)}, 32 connections`);
  },
  feed_export: async () => {
    const { rows, megabytes, fewMb, manyMb } = await exportMemory();
    figure(
      "feed_export_ratio",
      manyMb / fewMb,
      "≤ 1.2",
      `${manyMb} MB held at most for ${rows} testimonials (${rounded(megabytes, 0)} MB of CSV) ÷ ${fewMb} MB for 10,000, in a heap of 64 MB`,
    );
  },
  write_units: async () => {
    // The bench counts these itself, so the pump must not.
    runtime.pump.pause();
    const units = await writeUnits(runtime, await openShop(runtime.table, "units"));
    const ofCustomers = await writeUnitsOfCustomers(runtime, await openShop(runtime.table, "known"));
    runtime.pump.resume();
    await runtime.pump.idle();
    figure("write_units_per_response", units, "≤ 6", "put, index, ledger and cells, batches of 10, one store");
    figure(
      "write_units_per_customer_response",
      ofCustomers,
      "",
      "the same, with the profile of a customer who is known and the customers' cells",
    );
    figure(
      "usd_per_million_writes",
      units * USD_PER_MILLION_WRITE_UNITS,
      "≤ 3.75",
      "USD per million responses, on demand, us-east-1",
    );
  },
  visible: async () => {
    const shop = await openShop(runtime.table, "visible");
    figure("visible_p99_ms", await visibleAfter(runtime, shop), "≤ 2000", "acknowledged → in the cells, at 100/s", 0);
  },
  digest: async () => {
    const shop = await openShop(runtime.table, "backlog");
    figure("digest_per_s", await digestRate(runtime, shop), "≥ 500", "a backlog of 10,000, with sentiment", 0);
  },
  map: async () => {
    const few = await openShop(runtime.table, "few");
    const many = await openShop(runtime.table, "many");
    const fewCells = await fillMonth(runtime.table, few, 1000);
    const manyCells = await fillMonth(runtime.table, many, 1_000_000);
    const map = await mapRatio(runtime, few, many);
    figure(
      "map_ratio",
      map.ratio,
      "≤ 1.2",
      `${rounded(map.many, 1)} ms at ${map.n} responses ÷ ${rounded(map.few, 1)} ms at 1,000, asked again`,
    );
    figure(
      "map_live_ratio",
      map.liveRatio,
      "–",
      `${rounded(map.liveMany, 1)} ms ÷ ${rounded(map.liveFew, 1)} ms, one more response counted before each`,
    );
    figure(
      "map_cold_ratio",
      map.coldRatio,
      "–",
      `${rounded(map.coldMany, 1)} ms for a process's first read: ${manyCells} cells against ${fewCells}`,
    );
    const view = await measureDashboard(runtime, few, many);
    figure(
      "dashboard_gzip_bytes",
      view.pageBytes + view.scriptBytes,
      "≤ 25600",
      `the journey page ${view.pageBytes}, its script ${view.scriptBytes}`,
      0,
    );
    figure(
      "dashboard_ratio",
      view.manyMs / view.fewMs,
      "≤ 1.2",
      `${rounded(view.manyMs, 1)} ms of the first view at 1,000,000 responses ÷ ${rounded(view.fewMs, 1)} ms at 1,000`,
    );
    figure(
      "dashboard_data_requests",
      view.warm.calls,
      "≤ 3",
      `of the table for a first view, ${rounded(view.warm.readUnits)} read units, once things are remembered; a session, and stamps of two months`,
      0,
    );
    figure(
      "dashboard_followed_units",
      view.unchanged.readUnits,
      "–",
      `read units to be told that nothing was counted: ${view.unchanged.calls} requests of the table`,
    );
    figure(
      "dashboard_interaction_ms",
      view.longestTaskMs,
      "≤ 50",
      "CPU of the longest task when a filter is changed, Chromium",
      1,
    );
  },
  survey: async () => {
    const shop = await openShop(runtime.table, "survey");
    const { surveyMs, openMs, constantMs, pipelineMs, readMs, gzipBytes } = await unread(() =>
      surveyPageTimes(runtime, shop),
    );
    const readyMade = `${rounded(constantMs)} ms for the same bytes, handed to the same server ready made`;
    figure(
      "survey_page_open_ratio",
      openMs / constantMs,
      "≤ 2",
      `${rounded(openMs)} ms by a link that anybody may answer ÷ ${readyMade}`,
    );
    figure(
      "survey_page_ratio",
      surveyMs / constantMs,
      "–",
      `${rounded(surveyMs)} ms by an invitation, which costs a read of the table ÷ ${rounded(constantMs)} ms; ≤ 2 on a deployed stack, see test:deploy and docs/decisions/0023`,
    );
    figure(
      "survey_page_pipeline_ratio",
      openMs / pipelineMs,
      "–",
      `by an open link ÷ ${rounded(pipelineMs)} ms for a page that is always the same and goes through the pipeline of our pages`,
    );
    figure(
      "survey_page_read_ratio",
      surveyMs / readMs,
      "–",
      `by an invitation ÷ ${rounded(readMs)} ms for a ready page after one read of the table`,
    );
    figure("survey_page_gzip_bytes", gzipBytes, "≤ 4096", "the template's page, markup and style, one request", 0);
  },
  widget: async () => {
    const { empty, loader, viaggio, posthog, sentry, surveyjs } = await measureWidgets();
    if (!empty || !loader || !viaggio || !posthog || !sentry || !surveyjs)
      throw new Error("A widget was not measured.");
    const { one, template, every } = await surveyBytes();
    figure("loader_gzip_bytes", loader.bytes, "≤ 1000", `on every page, ${loader.requests} request`, 0);
    figure("loader_script_ms", loader.scriptMs, "≤ 5", "script CPU on every page", 1);
    figure(
      "widget_gzip_bytes",
      one,
      "≤ 5000",
      "all to a question, worst of six languages, with the code for every kind of question",
      0,
    );
    figure(
      "widget_template_gzip_bytes",
      template,
      "–",
      `the template's four questions and 21 words; ${every} a question of every kind`,
      0,
    );
    // Sentry asks for words alone: it knows no scale, and needs no question from a server.
    const peers = { viaggio, PostHog: posthog, SurveyJS: surveyjs, "Sentry (words alone)": sentry };
    const line = (of: (figures: WebFigures) => number, digits: number) =>
      Object.entries(peers)
        .map(([name, figures]) => `${name} ${rounded(of(figures), digits)}`)
        .join(", ");
    figure("widget_all_gzip_bytes", viaggio.bytes, "–", `to a question, English: ${line(({ bytes }) => bytes, 0)}`, 0);
    figure("widget_requests", viaggio.requests, "≤ 2", `to a question: ${line(({ requests }) => requests, 0)}`, 0);
    figure("widget_script_ms", viaggio.scriptMs, "≤ 15", `script CPU: ${line(({ scriptMs }) => scriptMs, 1)}`, 1);
    figure(
      "widget_layout_shift",
      viaggio.layoutShift,
      "0",
      line(({ layoutShift }) => layoutShift, 3),
      3,
    );
    figure(
      "widget_long_tasks",
      viaggio.longTasks,
      "0",
      `of 50 ms of CPU, 4 times slower; the longest in ms: ${line(({ longestTaskMs }) => longestTaskMs, 0)}; the page by itself ${rounded(empty.longestTaskMs, 0)}`,
      0,
    );
  },
  wall: async () => {
    const { script, words } = await wallBytes(runtime, await openShop(runtime.table, "wall"));
    figure(
      "wall_gzip_bytes",
      script + words,
      "≤ 2500",
      `script and style ${script}, twelve testimonials ${words}; no pictures`,
      0,
    );
  },
  feeds: async () => {
    const feeds = await feedRatio(progress);
    figure(
      "feed_ratio",
      feeds.ratio,
      "≤ 1.2",
      `${rounded(feeds.manyMs)} ms a page at 100,000 published ÷ ${rounded(feeds.fewMs)} ms at 100, worst of ${feeds.filters} filters: ${JSON.stringify(feeds.worst)}`,
    );
    figure(
      "feed_units_ratio",
      feeds.unitsRatio,
      "≤ 1.2",
      `read units, worst filter; at most ${feeds.units} a page of 12, uncached, ${feeds.entries} entries`,
    );
  },
  ack: async () => {
    const shop = await openShop(runtime.table, "acks");
    for (const connections of [1, 32]) {
      const { ratio, acks, puts } = await unread(() => ackRatio(runtime, shop, connections));
      figure(
        `ack_ratio_${connections}`,
        ratio,
        "≥ 0.60",
        `${rounded(acks, 0)} acknowledged/s ÷ ${rounded(puts, 0)} bare puts/s, ${connections} at once`,
      );
    }
  },
  flatness: async () => {
    const shop = await openShop(runtime.table, "flat");
    const { ratio, few, many } = await unread(() => putFlatness(runtime, shop, progress));
    figure(
      "put_flatness",
      ratio,
      "≤ 1.3",
      `${rounded(many)} ms a put at 200,000 responses ÷ ${rounded(few)} ms at 1,000`,
    );
  },
  hooks: async () => {
    const shop = await openShop(runtime.table, "hooks");
    const { ratio, hook, put } = await unread(() => hookAck(runtime, shop));
    figure(
      "hook_ack_ratio",
      ratio,
      "≤ 5",
      `${rounded(hook, 1)} ms for a webhook of a new order ÷ ${rounded(put, 1)} ms for a bare put, both at p99`,
    );
  },
  rules: async () => {
    const { perSecond, asked, orders } = ruleRate();
    figure(
      "rule_rate",
      perSecond,
      "≥ 20000",
      `orders/s on one core, five rules each: ${asked} of ${orders} would be asked`,
      0,
    );
  },
  sends: async () => {
    const { perSecond, lateP99Ms, lost, orders, ordersPerMinute } = await sendRate();
    figure(
      "sends_per_s",
      perSecond,
      "≥ 28",
      `invitations/s into the mailbox, ${orders} of one store due at once: ${lost} lost; 1,000 a minute are 17, 100,000 in an hour 28`,
      1,
    );
    figure(
      "orders_per_min",
      ordersPerMinute,
      "≥ 1000",
      "orders told, planned and invited a minute, one after the other",
      0,
    );
    figure("send_late_p99_ms", lateP99Ms, "≤ 60000", "how late the 99th percentile of them is", 0);
  },
  bundles: async () => {
    const bundles = await measureBundles();
    const { collect } = bundles;
    const sizes = Object.entries(bundles).map(
      ([name, { bytes, coldRatio }]) => `${name} ${bytes} × ${rounded(coldRatio, 1)}`,
    );
    figure("collect_bundle_bytes", collect.bytes, "≤ 450000", `minified; ${sizes.join(", ")}`, 0);
    figure(
      "collect_cold_ratio",
      collect.coldRatio,
      "≤ 14",
      `${rounded(collect.coldMs, 0)} ms CPU of a fresh process up to its first answer ÷ an empty handler's`,
      1,
    );
  },
  start: async () => {
    const { first, later } = await startMilliseconds(folder);
    figure("start_ms", later, "≤ 2000", "start to first 200", 0);
    figure("first_start_ms", first, "≤ 2000", "the same, when nothing is compiled yet", 0);
    figure(
      "restart_ms",
      await restartMilliseconds(folder),
      "≤ 2000",
      "kill -9 under 2,000 to 10,000 responses to the first 200 again, slowest of 5",
      0,
    );
    figure(
      "rss_mb",
      await residentMegabytes(folder),
      "≤ 300",
      "highest resident memory of the local server under load",
      0,
    );
  },
};

try {
  for (const [name, part] of Object.entries(parts)) {
    if (only !== undefined && !only.includes(name)) continue;
    progress(`${name} …`);
    await part();
  }
} finally {
  await runtime.close();
  await rm(folder, { recursive: true, force: true });
}
const byName = Object.fromEntries(figures.map(({ name, value }) => [name, value]));
if (process.argv.includes("--save")) {
  const file = new URL("../../docs/figures.json", import.meta.url);
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, number>) : {};
  writeFileSync(file, `${JSON.stringify({ ...known, ...byName }, null, 2)}\n`);
}
if (asJson) console.log(JSON.stringify(byName, null, 2));
