import { type ChildProcess, execFile } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { parse } from "csv-parse/sync";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_VOICES } from "../../infra/local/demo/demo-voices.ts";
import { demoResponses } from "../../infra/local/demo/open-demo.ts";
import { freePort } from "../../infra/local/free-port.ts";
import { TestimonialFeed } from "../../shared/contract/feeds.ts";
import { npmStart } from "../support/npm-start.ts";
import { until } from "./client.ts";

const root = resolve(import.meta.dirname, "../..");
const readme = readFileSync(join(root, "README.md"), "utf8");

let folder: string;
let url: string;
let server: ChildProcess;
let said = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "viaggio-readme-"));
  const port = await freePort(0);
  url = `http://127.0.0.1:${port}`;
  server = npmStart({ VIAGGIO_PORT: String(port), VIAGGIO_DATA: folder }, { stdout: "pipe" });
  server.stdout?.on("data", (chunk) => {
    said += chunk;
  });
  await until(
    () =>
      fetch(`${url}/`).then(
        ({ status }) => status,
        () => 0,
      ),
    (status) => status === 200,
  );
  await until(
    async () => said,
    (text) => text.includes("Ctrl-C stops."),
  );
});
afterAll(async () => {
  const gone = once(server, "exit");
  server.kill("SIGINT");
  await gone;
  await rm(folder, { recursive: true, force: true });
});

const journeyOf = async (key: string) =>
  (await (
    await fetch(`${url}/v1/journey?from=${new Date(Date.now() - 400 * 86_400_000).toISOString().slice(0, 10)}`, {
      headers: { authorization: `Bearer ${key}` },
    })
  ).json()) as {
    whole: { n: number };
    stages: { id: string; n: number }[];
  };

describe("what the README tells a stranger to do", () => {
  it("prints an admin key once, and the demo fills every stage of the map", async () => {
    const key = /^ {2}(sk_\S+)$/m.exec(said)?.[1] ?? "";
    const map = await until(
      () => journeyOf(key),
      ({ whole }) => whole.n >= demoResponses(new Date()).length + DEMO_VOICES.length,
    );
    expect(map.stages.map(({ id }) => id)).toEqual([
      "awareness",
      "consideration",
      "conversion",
      "retention",
      "advocacy",
    ]);
    for (const { n } of map.stages) expect(n).toBeGreaterThan(0);
  });

  it("takes the curl line of the README, and the map follows", async () => {
    const line = /```sh\n(curl [\s\S]*?)```/.exec(readme)?.[1] ?? "";
    expect(line).toContain("http://127.0.0.1:8787/v1/responses");
    const key = /^ {2}(sk_\S+)$/m.exec(said)?.[1] ?? "";
    const before = (await journeyOf(key)).whole.n;
    const { stdout } = await promisify(execFile)("sh", ["-c", line.replaceAll("http://127.0.0.1:8787", url)]);
    expect(JSON.parse(stdout)).toEqual({ id: expect.any(String), receipt: expect.any(String) });
    await until(
      () => journeyOf(key),
      ({ whole }) => whole.n === before + 1,
    );
  });

  it("proves the demo's counts by the audit that it names", async () => {
    const { stdout } = await promisify(execFile)("npm", ["run", "-s", "viaggio", "--", "audit"], {
      cwd: root,
      env: { ...process.env, VIAGGIO_DATA: folder },
    });
    expect(stdout).toContain("The counts are right.");
  });

  it("gives out the demo's testimonials in every format, as docs/feeds.md shows them", async () => {
    const feeds = `${url}/f/bottega-aurora`;
    const published = DEMO_VOICES.filter(({ decision }) => decision?.state === "published").length;
    const feed = await until(
      async () => TestimonialFeed.parse(await (await fetch(`${feeds}/testimonials.json`)).json()),
      ({ entries }) => entries.length === published,
    );
    expect(feed.selection).toBe("curated");
    const text = async (file: string) => (await fetch(`${feeds}/${file}`)).text();
    expect(parseRssFeed(await text("testimonials.rss")).items).toHaveLength(published);
    expect(parseAtomFeed(await text("testimonials.atom")).entries).toHaveLength(published);
    expect(parseJsonFeed(JSON.parse(await text("testimonials.feed.json"))).items).toHaveLength(published);
    expect(parse(await text("testimonials.csv"), { columns: true })).toHaveLength(published);
    expect(JSON.parse(await text("testimonials.jsonld?touchpoint=first-use")).review).toHaveLength(4);
    expect((await text("testimonials.google.xml")).match(/<review>/g)).toHaveLength(4);
  });

  it("makes a link with the commands of the README, and the link opens a survey", async () => {
    const lines = /```sh\n(npm run -s viaggio -- survey create[\s\S]*?)```/.exec(readme)?.[1] ?? "";
    const { stdout } = await promisify(execFile)("sh", ["-ec", lines], {
      cwd: root,
      env: { ...process.env, VIAGGIO_DATA: folder, VIAGGIO_URL: url },
    });
    const link = stdout.trim().split("\n").at(-1) ?? "";
    expect(link.startsWith(`${url}/s/v1.`)).toBe(true);
    const page = await fetch(link);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<form method="post"');
    const forged = await fetch(`${link.slice(0, -1)}${link.endsWith("A") ? "B" : "A"}`);
    expect(forged.status).toBe(404);
  });

  it("prints a link that signs in once, to the page of the picture", async () => {
    const link = /^ {2}(http:\S+\/sign-in\?once=\S+)$/m.exec(said)?.[1] ?? "";
    // Looking does not use it up: programs that check links come first.
    expect((await fetch(link)).status).toBe(200);
    const once = new URL(link).searchParams.get("once") ?? "";
    const use = () =>
      fetch(`${url}/sign-in`, { method: "POST", body: new URLSearchParams({ once }), redirect: "manual" });
    const answer = await use();
    expect(answer.headers.get("location")).toBe("./journey");
    const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const page = await fetch(`${url}/journey?lang=en`, { headers: { cookie } });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("Bottega Aurora");
    expect((await use()).status).toBe(400);
  });

  it("shows the other pages that it names to everybody on this machine", async () => {
    for (const path of ["/", "/sign-in", "/docs", "/openapi.json"]) {
      expect((await fetch(`${url}${path}`)).status, path).toBe(200);
    }
  });

  it("names only npm scripts and pages that there are", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    const named = [...readme.matchAll(/npm run (?:-s )?([a-z0-9:]+)/g)].map(([, name]) => name ?? "");
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
    const pages = [...readme.matchAll(/\]\((?!http|#)([^)]+)\)/g)].map(([, page]) => page ?? "");
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages) expect(() => readFileSync(join(root, page)), page).not.toThrow(/ENOENT/);
  });
});
