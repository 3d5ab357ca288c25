import { readFileSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { resolve } from "node:path";
import { jsonLog, type Log } from "../../functions/log.ts";
import { LINK_MINUTES } from "../../shared/domain/session.ts";
import { DEMO_STORE } from "./demo/bottega-aurora.ts";
import { DEMO_PUBLISHABLE_KEY, openDemo } from "./demo/open-demo.ts";
import { freePort } from "./free-port.ts";
import { docsPage, openApiFile } from "./pages/docs.ts";
import { curlLine, homePage } from "./pages/home.ts";
import { demoShop } from "./pages/shop/shop.ts";
import { startRuntime } from "./runtime.ts";
import { makeSignInLink } from "./sign-in-link.ts";

/** `npm start`: the whole system on this machine, in `./.viaggio`, at http://127.0.0.1:8787. */

const USUAL_PORT = 8787;
/** Longest that Ctrl-C may take. */
const STOP_WITHIN_MS = 2000;
/** Keeping what was compiled takes a fifth of a second at the first start of all, and nothing later. */
const KEEP_COMPILED_AFTER_MS = 1000;

const settings = (environment: NodeJS.ProcessEnv) => {
  const port = Number(environment.VIAGGIO_PORT ?? USUAL_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`VIAGGIO_PORT is ${environment.VIAGGIO_PORT}, which is not a port: set a number from 0 to 65535.`);
  }
  return {
    port,
    folder: resolve(environment.VIAGGIO_DATA ?? ".viaggio"),
    demo: environment.VIAGGIO_DEMO !== "0",
    verbose: environment.VIAGGIO_LOG === "all",
  };
};

/** Warnings and errors reach the terminal; single requests only when asked for. */
const terminalLog = (verbose: boolean): Log => {
  const write = jsonLog((line) => process.stderr.write(line));
  return (level, event, fields) => {
    if (verbose || level !== "info") write(level, event, fields);
  };
};

const run = async () => {
  const { port: wanted, folder, demo: withDemo, verbose } = settings(process.env);
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  const port = wanted === 0 ? await freePort(0) : wanted;
  const url = `http://127.0.0.1:${port}`;
  let closing = false;

  const runtime = await startRuntime({
    folder,
    port,
    log: terminalLog(verbose),
    routes: [
      homePage(url, withDemo ? { publishableKey: DEMO_PUBLISHABLE_KEY } : undefined),
      docsPage(version),
      openApiFile(version),
    ],
    staticRoutes: withDemo ? demoShop(DEMO_PUBLISHABLE_KEY) : [],
  });

  const stop = async (code: number) => {
    if (closing) return;
    closing = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    await runtime.close();
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop(0));
  // Once, after the very first answers; `kill -9` would leave nothing of it.
  setTimeout(flushCompileCache, KEEP_COMPILED_AFTER_MS).unref();
  void runtime.failed.then((error) => {
    console.error(`The embedded table has stopped: ${error.message}`);
    return stop(1);
  });

  console.log(`Viaggio is at ${url}\n`);
  console.log(`  dashboard    ${url}/journey`);
  if (withDemo) console.log(`  demo shop    ${url}/demo/shop`);
  if (withDemo) console.log(`  feeds        ${url}/f/${DEMO_STORE.id}/testimonials.json`);
  console.log(`  moderation   ${url}/moderate`);
  console.log(`  mailbox      ${url}/dev/mailbox`);
  console.log(`  API          ${url}/docs`);
  console.log(`  data         ${folder}\n`);
  if (!withDemo) {
    console.log("Sign in with a link that works once: npm run -s viaggio -- sign-in");
    return;
  }
  try {
    const demo = await openDemo(runtime, folder, () => closing);
    const signIn = await makeSignInLink(runtime.table, url, DEMO_STORE.id, { name: "Link of npm start" }, new Date());
    console.log(`Open the dashboard of the demo store, within ${LINK_MINUTES} minutes:\n\n  ${signIn}\n`);
    if (demo.adminKey !== undefined) {
      console.log(`Admin key of the demo store, shown this once:\n\n  ${demo.adminKey}\n`);
    }
    console.log(`Send a response:\n\n${curlLine(url, DEMO_PUBLISHABLE_KEY)}\n`);
    if (demo.adminKey !== undefined) console.log("The demo's customers are still answering: its pages fill up.");
    console.log("Ctrl-C stops.");
    await demo.sent;
    if (demo.adminKey === undefined) return;
    await runtime.pump.idle();
    if (!closing) console.log("\nThe demo is complete: all its answers are counted.");
  } catch (error) {
    // What Ctrl-C cuts off goes on at the next start.
    if (!closing) throw error;
  }
};

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
