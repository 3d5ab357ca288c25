import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import * as z from "zod";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const Violations = z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }));

/** Every rule of axe that a page breaks, best practices included, each with the markup that breaks it. */
export const violationsOn = async (page: Page): Promise<z.infer<typeof Violations>> => {
  await page.evaluate(AXE);
  return Violations.parse(
    await page.evaluate(
      `axe.run(document, { runOnly: ["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa","best-practice"] }).then((found) => found.violations)`,
    ),
  );
};
