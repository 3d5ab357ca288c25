import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { buildWeb } from "../../web/build.ts";

/** Gzip bytes of the file whose name begins so. */
const weightOf = async (name: string): Promise<number> => {
  const file = (await buildWeb()).find(({ path }) => path.startsWith(`/w/${name}`));
  if (file === undefined) throw new Error(`There is no ${name}.`);
  return gzipSync(file.body, { level: 9 }).length;
};

it("loads at most 1,000 bytes of script for the tab, and 5,000 with all that asks every kind of question", async () => {
  const [loader, code] = await Promise.all([weightOf("widget.js"), weightOf("feedback-")]);
  expect(loader).toBeLessThanOrEqual(1000);
  expect(loader + code).toBeLessThanOrEqual(5000);
});

it("gives the same files for the same code, so that an address stays good", async () => {
  const [one, other] = await Promise.all([buildWeb(), buildWeb()]);
  expect(one).toEqual(other);
});
