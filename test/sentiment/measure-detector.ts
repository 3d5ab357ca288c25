// Prints what docs/decisions/0003-language-detection.md rests on, for one database of eld in a bare process:
//   npx node test/sentiment/measure-detector.ts none|extrasmall|small|medium|large
import { isLanguage, LANGUAGES } from "../../shared/domain/language.ts";
import { FOREIGN } from "./foreign.ts";
import { GOLDEN } from "./golden.ts";

const load = {
  extrasmall: () => import("eld/extrasmall"),
  small: () => import("eld/small"),
  medium: () => import("eld/medium"),
  large: () => import("eld/large"),
};
const megabytes = () => Math.round(process.memoryUsage().rss / 1e6);
const letters = (text: string) => text.match(/\p{L}/gu)?.length ?? 0;

const lines = [
  ...GOLDEN.map(({ language, text }) => ({ language: String(language), text })),
  ...Object.entries(FOREIGN).flatMap(([language, texts]) => texts.map((text) => ({ language, text }))),
];
/** Each line, its first and last three words, and its first half: customers write short. */
const texts = lines.flatMap(({ language, text }) => {
  const words = text.split(" ");
  const parts =
    words.length < 6 ? [] : [words.slice(0, 3), words.slice(-3), words.slice(0, Math.ceil(words.length / 2))];
  return [text, ...parts.map((part) => part.join(" "))].map((part) => ({ language, text: part }));
});

const before = megabytes();
const cpuBefore = process.cpuUsage();
const name = process.argv[2];
const found = Object.entries(load).find(([size]) => size === name);
if (found === undefined) {
  console.log(`no detector: ${before} MB resident`);
} else {
  const { eld } = await found[1]();
  const { user, system } = process.cpuUsage(cpuBefore);
  console.log(`${name}: ${(user + system) / 1000} ms of CPU to load, ${before} -> ${megabytes()} MB resident`);

  for (const subset of [false, [...LANGUAGES]]) {
    eld.setLanguageSubset(subset);
    for (const [from, to] of [
      [8, 12],
      [12, 20],
      [20, 1000],
    ] as const) {
      const heard = texts
        .filter(({ text }) => letters(text) >= from && letters(text) < to)
        .map(({ language, text }) => {
          const result = eld.detect(text);
          const [best = 0, second = 0] = Object.values(result.getScores()).sort((a, b) => b - a);
          return { language, said: result.language, lead: best - second };
        });
      for (const lead of [0, 0.02, 0.05]) {
        const ours = heard.filter(({ language }) => isLanguage(language));
        const others = heard.filter(({ language }) => !isLanguage(language));
        const told = ours.filter((line) => line.lead >= lead);
        const wrong = told.filter(({ language, said }) => said !== language);
        const misled = others.filter((line) => line.lead >= lead && isLanguage(line.said));
        console.log(
          `${subset ? "of the six" : "of all 60"}, ${from}-${to - 1} letters, lead >= ${lead}: six told ${told.length} of ` +
            `${ours.length}, wrong ${wrong.length}; others taken for one of the six ${misled.length} of ${others.length}`,
        );
      }
    }
  }
  for (let round = 0; round < 20; round++) for (const { text } of texts) eld.detect(text);
  console.log(`after ${20 * texts.length} detections: ${megabytes()} MB resident`);
}
