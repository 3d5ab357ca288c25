import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import * as z from "zod";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const Violations = z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }));

/**
 * Every rule of axe that a page breaks, best practices included, each with the markup that breaks it; it looks into shadow
 * roots. `without` names rules that are somebody else's, such as those of the whole page for a part that is put into any.
 */
export const violationsOn = async (
  page: Page,
  without: readonly string[] = [],
): Promise<z.infer<typeof Violations>> => {
  // Through the debugger, which no policy of the page forbids.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE);
  const options = {
    runOnly: RULES,
    // What passes need not be told of: to describe it takes longer than to look.
    resultTypes: ["violations"],
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
  };
  return Violations.parse(
    await page.evaluate(`axe.run(document, ${JSON.stringify(options)}).then((found) => found.violations)`),
  );
};
