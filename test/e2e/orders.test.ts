import { type ChildProcess, execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import type { Browser } from "playwright-core";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../../infra/local/free-port.ts";
import { LANGUAGES, type Language } from "../../shared/domain/language.ts";
import { openBrowser } from "../support/browser.ts";
import { npmStart } from "../support/npm-start.ts";
import { axeViolations, overflow } from "../web/visit.ts";
import { type Json, until } from "./client.ts";

const root = resolve(import.meta.dirname, "../..");

const PERSON_MS = 2_000;

let folder: string;
let url: string;
let server: ChildProcess;
let browser: Browser;
let key = "";
/** The blocks of commands of docs/orders.md, in order. */
let commands: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "viaggio-orders-"));
  const port = await freePort(0);
  url = `http://127.0.0.1:${port}`;
  let said = "";
  server = npmStart({ VIAGGIO_PORT: String(port), VIAGGIO_DATA: folder }, { stdout: "pipe" });
  server.stdout?.on("data", (chunk) => {
    said += chunk;
  });
  const text = await readFile(join(root, "docs/orders.md"), "utf8");
  commands = [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = ""]) => block);
  await until(
    async () => said,
    (all) => all.includes("Ctrl-C stops."),
  );
  key = /^ {2}(sk_\S+)$/m.exec(said)?.[1] ?? "";
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  if (server !== undefined) {
    const ended = once(server, "exit");
    server.kill("SIGINT");
    await ended;
  }
  await rm(folder, { recursive: true, force: true });
});

/** Blocks from the page, as they stand there, in a shell of their own. What they print comes back. */
const run = async (...parts: readonly string[]): Promise<string> => {
  const defined = commands[0]?.split("\n")[0] ?? "";
  const script = [defined, ...parts].join("\n").replaceAll("http://127.0.0.1:8787", url);
  const { stdout } = await promisify(execFile)("bash", ["-e", "-u", "-o", "pipefail", "-c", script], {
    env: { ...process.env, KEY: key },
    cwd: folder,
  });
  return stdout;
};
const blockWith = (text: string): string => {
  const found = commands.find((block) => block.includes(text));
  if (found === undefined) throw new Error(`docs/orders.md has no block with ${text}`);
  return found;
};
const get = async (path: string): Promise<Json> =>
  (await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${key}` } })).json();

const ORDER = "/v1/orders/shopify:5123456789012";

describe("docs/orders.md, run as it stands", () => {
  it("takes an order by a signed webhook and plans to ask about it", async () => {
    await run(blockWith("PATCH /v1/store"), blockWith("POST /v1/rules"));
    const told = await run(blockWith("shpss_0123456789abcdef"));
    expect(told).toContain('{"outcome":"kept"}');
    const order = await until<Json>(
      () => get(ORDER),
      ({ asks }) => asks?.length === 1,
    );
    expect(order.asks[0]).toMatchObject({ state: "waiting", rule: "after-delivery" });
    expect(await run(blockWith("/preview\n"))).toContain("Asks on ");
  });

  it("mails when the clock is moved, and the first question is answered by one tap and one press", async () => {
    await run(blockWith("/dev/clock"));
    // The walk may be run at night: the customer sleeps, and so does the mail, until eight.
    const { now } = await get("/dev/clock");
    const hour = Number(
      new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Rome", hour: "2-digit", hour12: false }).format(
        new Date(now),
      ),
    );
    if (hour >= 21 || hour < 8) {
      const move = JSON.stringify({ forward: "PT11H" });
      await fetch(`${url}/dev/clock`, { method: "POST", headers: { "content-type": "application/json" }, body: move });
    }
    for (const width of [390, 1280]) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: "reduce" });
      await until(
        async () => {
          await page.goto(`${url}/dev/mailbox`);
          return page.locator(".mails a").count();
        },
        (count) => count === 1,
      );
      expect(await axeViolations(page)).toEqual([]);
      await page.locator(".mails a").click();
      await page.locator("iframe").waitFor();
      expect([await axeViolations(page), await overflow(page)]).toEqual([[], 0]);
      await page.screenshot({ path: join(process.env.SHOTS ?? folder, `mail-${width}.png`), fullPage: true });
      await page.close();
    }
    // Mail programs and their browsers run no scripts: nothing of this needs any.
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
    const problems: string[] = [];
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    await page.goto(`${url}/dev/mailbox`);
    await page.locator(".mails a").click();
    await page.frameLocator("iframe").getByRole("link", { name: "Molto contento" }).click();
    await page.waitForURL(/\/s\/.*\?q=feeling&a=5$/);
    expect(await page.locator('input[name="a.feeling"][value="5"]').isChecked()).toBe(true);
    // Who answers faster than people read is taken for a machine.
    await page.waitForTimeout(PERSON_MS);
    await page.locator("button.main").click();
    await page.waitForURL(/\/r\/.*done=sent/);
    expect(problems).toEqual([]);
    await page.close();

    const order = await until<Json>(
      () => get(ORDER),
      ({ asks }) => asks[0].answer?.completedAt !== undefined,
    );
    expect(order.asks[0]).toMatchObject({ state: "sent", deliveredAt: expect.any(String) });
    const counts = { invited: 1, delivered: 1, began: 1, completed: 1 };
    expect(await get("/v1/funnel")).toMatchObject({
      touchpoints: [{ id: "delivery", ...counts }],
      rules: [{ id: "after-delivery", ...counts }],
    });
    // The demo, which may still be on its way, invites nobody by mail.
    const { whole } = await until<Json>(
      () => get(`/v1/journey?from=${order.asks[0].invited.day}`),
      (map) => map.whole.response.count === 1,
    );
    expect(whole.n).toBeGreaterThan(0);
    expect(whole).toMatchObject({ invited: 1, delivered: 1, response: { count: 1, n: 1 } });
    expect(await run(blockWith("GET /v1/funnel"))).toContain('"completed":1');
  });

  it("keeps other sites away from the mailbox and the clock", async () => {
    const [{ id } = { id: "" }] = await mails();
    for (const [method, path] of [
      ["GET", "/dev/mailbox"],
      ["GET", `/dev/mailbox/${id}/html`],
      ["POST", `/dev/mailbox/${id}/complaint`],
      ["POST", "/dev/clock"],
    ] as const) {
      const answer = await fetch(`${url}${path}`, { method, headers: { origin: "https://evil.example" } });
      expect([path, answer.status]).toEqual([path, 403]);
    }
  });

  it.each([
    ["backwards", { at: "2020-01-01T00:00:00Z" }, "body"],
    ["nowhere", {}, "body"],
    ["by nonsense", { forward: "soon" }, "body.forward"],
    ["a century", { at: "2126-01-01T00:00:00Z" }, "body"],
  ])("does not move the clock %s", async (_how, body, path) => {
    const answer = await fetch(`${url}/dev/clock`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as Json).error.issues[0].path).toMatch(new RegExp(`^${path}`));
  });

  it("ends all mail when its reader complains, by a press in the mailbox", async () => {
    const page = await browser.newPage();
    await page.goto(`${url}/dev/mailbox`);
    await page.locator(".mails a").first().click();
    await page.getByRole("button", { name: "Its reader complained" }).click();
    const { asks } = await until<Json>(
      () => get(ORDER),
      (order) => order.asks[0].complainedAt !== undefined,
    );
    await page.close();
    expect(asks[0].state).toBe("sent");
    expect((await get("/v1/funnel")).rules[0]).toMatchObject({ complained: 1 });
  });

  it("tells of orders by the API too", async () => {
    const told = await run(
      blockWith("NOW=")
        .split("\n")
        .find((line) => line.startsWith("NOW=")) ?? "",
      blockWith("A-17"),
    );
    expect(told).toContain('"outcome":"kept"');
    expect(told).toContain("no basis for writing to this customer is recorded");
  });
});

describe("the links of a mail, as a mail program finds them", () => {
  /** The face that is tapped: a word of it in each language that mail is written in. */
  const BEST: Readonly<Record<Language, string>> = {
    it: "Molto contento",
    en: "Very happy",
    es: "Muy contento",
    fr: "Très content",
    de: "Sehr zufrieden",
    pt: "Muito satisfeito",
  };

  it("lead to the page in the reader's language with the answer chosen, and the funnel counts what is sent", async () => {
    const clock = Date.parse((await get("/dev/clock")).now);
    const survey = "in-six-languages";
    const rule = { id: survey, survey, when: { state: "delivered" }, after: "P3D", priority: 200 };
    await run(
      `ask POST /v1/surveys -d '${JSON.stringify({ id: survey, touchpoint: "delivery", languages: LANGUAGES })}'`,
      `ask POST /v1/surveys/${survey}/publish -d '{"version":1}'`,
      `ask POST /v1/rules -d '${JSON.stringify(rule)}'`,
    );
    const daysAgo = (days: number) => new Date(clock - days * 86_400_000).toISOString();
    // It is noon where these customers are, whatever the clock was moved to: nobody is written to at night.
    const behind = new Date(clock).getUTCHours() - 12;
    const timeZone = behind === 0 ? "Etc/GMT" : `Etc/GMT${behind > 0 ? "+" : ""}${behind}`;
    const orders = LANGUAGES.map((language) => ({
      id: `said-in-${language}`,
      customer: { email: `reader-${language}@example.com` },
      country: "IT",
      locale: language,
      timeZone,
      basis: { kind: "consent", source: "checkout", at: daysAgo(6) },
      times: { created: daysAgo(6), delivered: daysAgo(5) },
      updatedAt: daysAgo(5),
    }));
    const told = await fetch(`${url}/v1/orders/batch`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/x-ndjson" },
      body: orders.map((order) => JSON.stringify(order)).join("\n"),
    });
    expect([told.status, (await told.text()).match(/"kept"/g)?.length]).toEqual([200, orders.length]);

    const received = async () => {
      const all = await Promise.all(
        (await mails()).map(async ({ id }) =>
          PostalMime.parse(await (await fetch(`${url}/dev/mailbox/${id}/raw`)).text()),
        ),
      );
      return all.filter(({ to }) => to?.[0]?.address?.startsWith("reader-"));
    };
    const parsed = await until(received, (found) => found.length === orders.length);

    const answer = async (language: Language) => {
      const mail = parsed.find(({ to }) => to?.[0]?.address === `reader-${language}@example.com`);
      const page = await browser.newPage({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
      await page.setContent(mail?.html ?? "");
      expect(await page.locator("html").getAttribute("lang")).toBe(language);
      await page.getByRole("link", { name: BEST[language] }).click();
      await page.waitForURL(/\/s\/.*\?q=feeling&a=5$/);
      expect(await page.locator("html").getAttribute("lang"), language).toBe(language);
      expect(await page.locator('input[name="a.feeling"][value="5"]').isChecked()).toBe(true);
      await page.waitForTimeout(PERSON_MS);
      await page.locator("button.main").click();
      await page.waitForURL(/\/r\/.*done=sent/);
      expect(await page.locator("html").getAttribute("lang"), language).toBe(language);
      await page.close();
    };
    await Promise.all(LANGUAGES.map(answer));

    const counted = await until<Json>(
      async () => (await get("/v1/funnel")).rules.find(({ id }: Json) => id === survey),
      ({ completed }) => completed === orders.length,
    );
    expect(counted).toMatchObject({ invited: orders.length, delivered: orders.length, began: orders.length });
    for (const { id, locale } of orders) {
      const { asks } = await get(`/v1/orders/${id}`);
      const ask = asks.find((one: Json) => one.survey === survey);
      expect([id, ask.invited.language, ask.answer.language]).toEqual([id, locale, locale]);
    }
  });
});

const mails = async (): Promise<readonly { id: string }[]> => {
  const text = await (await fetch(`${url}/dev/mailbox`)).text();
  return [...text.matchAll(/\/dev\/mailbox\/([0-9a-f]{32})"/g)].map(([, id = ""]) => ({ id }));
};
