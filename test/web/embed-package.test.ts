import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { startWidgetWorld, type WidgetWorld } from "../widget/widget-world.ts";

const ROOT = join(import.meta.dirname, "../..");

let project: string;
let world: WidgetWorld;
let browser: Browser;
beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), "viaggio-embed-"));
  execFileSync(process.execPath, [join(ROOT, "web/write-package.ts"), join(project, "node_modules/@viaggio/embed")]);
  [world, browser] = await Promise.all([startWidgetWorld(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
  rmSync(project, { recursive: true });
});

const write = (name: string, text: string) => {
  writeFileSync(join(project, name), text);
  return join(project, name);
};

describe("The package for bundlers", () => {
  it("is a few files that npm would pack", () => {
    const packed = execFileSync("npm", ["pack", "--dry-run", "--json"], {
      cwd: join(project, "node_modules/@viaggio/embed"),
      encoding: "utf8",
    });
    expect(packed).toContain("index.d.ts");
    expect(readdirSync(join(project, "node_modules/@viaggio/embed"))).toEqual(
      expect.arrayContaining(["LICENSE", "index.d.ts", "index.js", "package.json"]),
    );
  });

  it("has types that a strict project can use", () => {
    const file = write(
      "types.ts",
      `import { defineFeedback, defineWall, type FeedbackEvents } from "@viaggio/embed";
       defineFeedback("https://voice.shop.example");
       defineWall();
       export const touchpointOf = (event: FeedbackEvents["viaggio:answer"]): string => event.detail.touchpoint + event.detail.question;`,
    );
    const tsc = [join(ROOT, "node_modules/typescript/bin/tsc"), "--noEmit", "--strict", "--types", ""];
    const options = ["--target", "es2022", "--module", "nodenext", "--moduleResolution", "nodenext", file];
    expect(execFileSync(process.execPath, [...tsc, ...options], { cwd: project, encoding: "utf8" })).toBe("");
  });

  it("may be imported where there is no browser", () => {
    const file = write(
      "server.mjs",
      `import { defineFeedback } from "@viaggio/embed"; defineFeedback("https://voice.shop.example");`,
    );
    expect(execFileSync(process.execPath, [file], { encoding: "utf8" })).toBe("");
  });

  it("asks on a page that was bundled with it", async () => {
    const store = await world.addStore();
    const entry = write(
      "app.js",
      `import { defineFeedback } from "@viaggio/embed"; defineFeedback(${JSON.stringify(world.url)}); defineFeedback(${JSON.stringify(world.url)});`,
    );
    const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: "esm", write: false });
    const page = await browser.newPage();
    await page.goto(
      world.page({
        body: `<h1>A shop</h1><viaggio-feedback data-key="${store.key}" data-touchpoint="delivery"></viaggio-feedback><script type="module">${outputFiles[0]?.text}</script>`,
      }),
    );
    await page.getByRole("button", { name: "Feedback" }).click();
    await page.getByRole("dialog").waitFor();
    expect(await page.getByRole("group", { name: "How did you feel?" }).isVisible()).toBe(true);
  });
});
