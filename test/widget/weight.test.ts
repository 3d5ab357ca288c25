import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { signRendered } from "../../functions/survey/rendered.ts";
import { scriptOf } from "../../functions/survey/widget/script.ts";
import { settingsIn } from "../../functions/survey/widget/settings.ts";
import { LANGUAGES } from "../../shared/domain/language.ts";
import { buildWeb } from "../../web/build.ts";
import { aSurvey, KEYS } from "../survey/survey-world.ts";

const gzipBytes = (text: string): number => gzipSync(text, { level: 9 }).length;

it("loads at most 1,000 bytes of script for the tab, and 5,000 with the question and all that asks every kind", async () => {
  const loader = gzipBytes((await buildWeb()).find(({ path }) => path === "/w/widget.js")?.body ?? "");
  const questions = aSurvey().questions.filter(({ kind }) => kind === "recommendation");
  const made = signRendered(KEYS, "weight", new Date(), "");
  const scripts = LANGUAGES.map((language) =>
    gzipBytes(scriptOf(settingsIn(language, aSurvey({ questions }), { name: "Bottega Aurora" }, made))),
  );
  expect(loader).toBeGreaterThan(0);
  expect(loader).toBeLessThanOrEqual(1000);
  expect(loader + Math.max(...scripts)).toBeLessThanOrEqual(5000);
});

it("gives the same files for the same code, so that an address stays good", async () => {
  const [one, other] = await Promise.all([buildWeb(), buildWeb()]);
  expect(one).toEqual(other);
});
