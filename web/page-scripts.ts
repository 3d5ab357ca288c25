import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildPanel, bundled } from "./build.ts";

/** The scripts that pages may load, by name: the entry of each. */
const ENTRIES = { survey: "survey/survey.ts", kiosk: "survey/kiosk.ts", dashboard: "dashboard/dashboard.ts" } as const;

/** Where the built scripts stand, so that the same bytes are served here and on AWS and neither builds at its start. */
const BUILT = join(import.meta.dirname, "../functions/pages/scripts.ts");

/** Classic scripts, none of whose names become the page's, for older phones than the widget's: anybody may get a link. */
const scriptOf = async (entry: string): Promise<string> =>
  (await bundled(entry, { format: "iife", target: "es2022" })).trim();

/** The module that holds the built scripts. */
export const builtScripts = async (): Promise<string> => {
  const built = await Promise.all(
    Object.entries(ENTRIES).map(async ([name, entry]) => `  ${name}: ${JSON.stringify(await scriptOf(entry))},\n`),
  );
  return [
    "/** Built from web/ by `npm run web`; a test holds it to that. */\n",
    `export const SCRIPTS = {\n${built.join("")}} as const;\n`,
  ].join("");
};

/** Where the widget's panel stands, for the function that sends it with what it asks. */
const BUILT_PANEL = join(import.meta.dirname, "../functions/survey/widget/panel.ts");

/** The module that holds the widget's panel. */
export const builtPanel = async (): Promise<string> =>
  `/** Built from web/widget by \`npm run web\`; a test holds it to that. */\nexport const PANEL =\n  ${JSON.stringify(await buildPanel())};\n`;

/** What is checked in. */
export const checkedIn = (): string => readFileSync(BUILT, "utf8");
export const checkedInPanel = (): string => readFileSync(BUILT_PANEL, "utf8");

if (import.meta.main) {
  writeFileSync(BUILT, await builtScripts());
  writeFileSync(BUILT_PANEL, await builtPanel());
}
