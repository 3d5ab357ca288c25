import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEMO_STORE } from "../../infra/local/demo/bottega-aurora.ts";
import { openDemo } from "../../infra/local/demo/open-demo.ts";
import { startRuntime } from "../../infra/local/runtime.ts";
import { makeSignInLink } from "../../infra/local/sign-in-link.ts";
import { addDays, dayIn } from "../../shared/domain/store.ts";
import { openBrowser } from "../support/browser.ts";

/** `npm run picture`: draws docs/journey-map.png anew, the README's picture of the demo's map. */

const FILE = new URL("../../docs/journey-map.png", import.meta.url).pathname;
/** The width that most people look with, and down to the foot of the curve. */
const WIDTH = 1280;
const DAYS = 90;

const folder = await mkdtemp(join(tmpdir(), "viaggio-picture-"));
const runtime = await startRuntime({ folder, port: 0, log: () => {} });
const browser = await openBrowser();
try {
  const demo = await openDemo(runtime, folder, () => false);
  await demo.sent;
  await runtime.pump.idle();
  const page = await browser.newPage({
    viewport: { width: WIDTH, height: 900 },
    locale: "en-GB",
    colorScheme: "light",
  });
  await page.goto(await makeSignInLink(runtime.table, runtime.url, DEMO_STORE.id, { name: "Picture" }, new Date()));
  await page.getByRole("button", { name: "Sign in" }).first().click();
  await page.waitForURL(/\/journey/);
  const today = dayIn(DEMO_STORE.timeZone, new Date());
  await page.goto(`${runtime.url}/journey?lang=en&from=${addDays(today, 1 - DAYS)}&to=${today}`);
  const curve = await page.locator("svg.wide").boundingBox();
  if (curve === null) throw new Error("The page shows no curve.");
  await page.screenshot({
    path: FILE,
    fullPage: true,
    clip: { x: 0, y: 0, width: WIDTH, height: Math.ceil(curve.y + curve.height + 8) },
  });
  console.log(`${FILE} is drawn.`);
} finally {
  await browser.close();
  await runtime.close();
  await rm(folder, { recursive: true, force: true });
}
