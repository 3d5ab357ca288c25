import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, normalize, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";

const ROOT = resolve(import.meta.dirname, "..");
const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");

/** Text of a page without its blocks of code. */
const prose = (file: string): string => read(file).replaceAll(/^```[\s\S]*?^```$/gm, "");

const PAGES = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", ...globSync("docs/**/*.md", { cwd: ROOT })].sort();

/** As GitHub names the heading of a page in an address. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_\- ]/gu, "")
    .replaceAll(" ", "-");

const anchorsIn = (file: string): string[] =>
  [...prose(file).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => anchorOf(heading));

describe("a page of the documentation", () => {
  it.each(PAGES)("leads only to what there is: %s", (page) => {
    const targets = [...prose(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, target = ""]) => target);
    const dead = targets.filter((target) => {
      const [path = "", anchor] = target.split("#", 2);
      const file = path === "" ? page : normalize(join(dirname(page), path));
      if (!existsSync(join(ROOT, file))) return true;
      return anchor !== undefined && file.endsWith(".md") && !anchorsIn(file).includes(anchor);
    });
    expect(dead).toEqual([]);
  });

  it("names every runtime dependency in ARCHITECTURE.md, with its reason", () => {
    const { dependencies } = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read("package.json")));
    const reasons = read("ARCHITECTURE.md")
      .split("\n")
      .filter((line) => line.startsWith("| `"))
      .join("\n");
    const missing = Object.keys(dependencies).filter(
      (name) => !reasons.includes(`\`${name}\``) && !reasons.includes(`\`${name.replace("@aws-sdk/", "")}\``),
    );
    expect(missing).toEqual([]);
  });

  it("names every file that keeps items of the table in docs/access-patterns.md", () => {
    const page = read("docs/access-patterns.md");
    const folder = "shared/adapters/dynamo";
    const keeping = globSync("*.ts", { cwd: join(ROOT, folder) }).filter((file) =>
      /^\/\/ [SK]#</m.test(read(join(folder, file))),
    );
    expect(keeping.length).toBeGreaterThan(15);
    expect(keeping.filter((file) => !page.includes(`\`${file}\``))).toEqual([]);
  });

  it("names every command of the command line in README.md", () => {
    const row = /^\| `npm run viaggio -- --help`.*$/m.exec(read("README.md"))?.[0] ?? "";
    const commands = globSync("infra/cli/commands/*.ts", { cwd: ROOT }).flatMap((file) =>
      [...read(file).matchAll(/program\s*\.command\("([a-z-]+)/g)].map(([, name]) => name),
    );
    expect(commands.length).toBeGreaterThan(10);
    expect(commands.filter((name) => !row.includes(`\`${name}\``))).toEqual([]);
  });
});

describe("a figure in a page", () => {
  const figures = z.record(z.string(), z.number()).parse(JSON.parse(read("docs/figures.json")));

  it.each([
    ["docs/surveys.md", /request, gzip \| ([\d,]+) bytes of 4,096/, "survey_page_gzip_bytes"],
    ["docs/dashboard.md", /first view, all in, gzip \| ([\d,]+) bytes of 25,600/, "dashboard_gzip_bytes"],
    ["docs/dashboard.md", /\| requests of the table for a first view.*\| (\d+), with/, "dashboard_data_requests"],
    ["docs/dashboard.md", /at 1,000,000 counted responses ÷ at 1,000 \| ([\d.]+) \|/, "dashboard_ratio"],
    ["docs/dashboard.md", /when a filter is changed \| ([\d.]+) ms/, "dashboard_interaction_ms"],
    ["docs/decisions/0018-pages-ask-whether-they-are-still-so.md", /and (\d+) read units/, "dashboard_followed_units"],
    ["docs/embedding.md", /on every page, one request \| ([\d,]+) \|/, "loader_gzip_bytes"],
    ["docs/embedding.md", /worst of six languages \| ([\d,]+) \|/, "widget_gzip_bytes"],
    ["docs/embedding.md", /21 words of a feeling \| ([\d,]+) \|/, "widget_template_gzip_bytes"],
    ["docs/embedding.md", /with twelve testimonials \| ([\d,]+) \|/, "wall_gzip_bytes"],
    ["docs/embedding.md", /\| Viaggio \| ([\d,]+) \|/, "widget_all_gzip_bytes"],
    ["docs/cost.md", /takes \*\*([\d.]+) write units\*\*/, "write_units_per_response"],
  ] as const)("is the one that was measured last: %s, %s", (page, pattern, name) => {
    const [, shown = ""] = pattern.exec(read(page)) ?? [];
    expect(Number(shown.replaceAll(",", ""))).toBe(figures[name]);
  });
});
