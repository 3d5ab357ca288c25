import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

// Each worker and each program that a test starts finds its code compiled: to parse it takes longer than most tests.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, "node_modules/.cache/viaggio-compiled");

/** The files that take longest, the longest first. */
const LONGEST = [
  "digest/model",
  "cli/viaggio",
  "local/kill",
  "infra/documented-commands",
  "e2e/survey-page",
  "e2e/dashboard",
  "cli/import-csv",
  "cli/audit",
  "e2e/survey-script",
  "e2e/widget",
  "e2e/live-page",
  "e2e/behind-the-map",
].map((name) => `/test/${name}.test.ts`);

/** Starts the longest files first, also where no run before has told how long each takes: none is left to run alone. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(name));
      return at < 0 ? LONGEST.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

/** Values in, values out: these leave nothing behind, so that one process can run them all. */
const PURE = ["contract", "domain", "reading", "sentiment"].map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: "apart", include: ["test/**/*.test.ts"], exclude: PURE } },
      { extends: true, test: { name: "pure", include: PURE, isolate: false } },
    ],
    // Tests talk to real engines and browsers on whatever machine this is: a hang is an error, slowness is not.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 120_000 } },
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Vite takes BASE_URL for itself, so tests find what the caller set under another name.
    env: { TARGET_URL: process.env.BASE_URL ?? "" },
  },
});
