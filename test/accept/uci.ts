import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { lexiconEngine } from "../../shared/adapters/lexicon/lexicon-engine.ts";
import type { SentimentLabel } from "../../shared/domain/sentiment.ts";

/** The files, and the accuracy when decided that the engine must not fall below (the acceptance criteria of the sentiment engine). */
const FILES = [
  { file: "uci-amazon-en.tsv", leastAccuracy: 0.92 },
  { file: "uci-yelp-en.tsv", leastAccuracy: 0.88 },
] as const;

/** How well a file was read; `line` says it in words. */
export type UciReport = {
  readonly file: string;
  readonly line: string;
  /** Share of right labels among those that are not NEUTRAL or MIXED, 0 to 1. */
  readonly accuracy: number;
  readonly leastAccuracy: number;
};

type Pole = Extract<SentimentLabel, "POSITIVE" | "NEGATIVE">;
type Labelled = { readonly text: string; readonly truth: Pole };

/**
 * Reads the two UCI files of labelled English sentences (text, tab, 0 or 1) in `folder` with the embedded engine.
 * It is an acceptance figure: never tune single words against it.
 * @throws when a file is missing or a line is not in that form.
 */
export const runUci = (folder: string): Promise<UciReport[]> =>
  Promise.all(
    FILES.map(async ({ file, leastAccuracy }) => {
      const lines = parse(file, await readFile(join(folder, file), "utf8"));
      const { text, accuracy } = describe(lines, await labelsOf(lines));
      return { file, line: `${file}: ${text}`, accuracy, leastAccuracy };
    }),
  );

const parse = (file: string, content: string): Labelled[] =>
  content
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line, index) => {
      const [, text, digit] = /^(.*)\t([01])\s*$/.exec(line) ?? [];
      if (text === undefined) throw new Error(`${file}, line ${index + 1}: expected text, a tab and 0 or 1`);
      return { text, truth: digit === "1" ? "POSITIVE" : "NEGATIVE" };
    });

const labelsOf = async (lines: readonly Labelled[]): Promise<(SentimentLabel | undefined)[]> => {
  const readings = await lexiconEngine().read(lines.map(({ text }) => ({ text, locale: "en" })));
  return readings.map((reading) => (reading.outcome === "read" ? reading.sentiment.label : undefined));
};

const describe = (lines: readonly Labelled[], labels: readonly (SentimentLabel | undefined)[]) => {
  const decided = lines.flatMap(({ truth }, index) => {
    const label = labels[index];
    return label === "POSITIVE" || label === "NEGATIVE" ? [{ truth, label }] : [];
  });
  const right = decided.filter(({ truth, label }) => truth === label).length;
  const f1 = (pole: Pole): number => {
    const hits = decided.filter(({ truth, label }) => truth === pole && label === pole).length;
    const named = decided.filter(({ truth }) => truth === pole).length + decided.filter((d) => d.label === pole).length;
    return named === 0 ? 0 : (2 * hits) / named;
  };
  const accuracy = right / Math.max(1, decided.length);
  const text = [
    `${lines.length} lines`,
    `decided ${(decided.length / lines.length).toFixed(3)}`,
    `accuracy when decided ${accuracy.toFixed(3)}`,
    `undecided counted wrong ${(right / lines.length).toFixed(3)}`,
    `macro-F1 of the decided ${((f1("POSITIVE") + f1("NEGATIVE")) / 2).toFixed(3)}`,
  ].join(", ");
  return { text, accuracy };
};
