import type { LocalizedText } from "./language.ts";
import { type Option, pointsOf, type Question } from "./survey.ts";

/** A text as it is read: without what nobody sees, and letters of other shapes as what they look like. */
export const asRead = (text: string): string =>
  text.normalize("NFKC").replace(/\p{Default_Ignorable_Code_Point}/gu, "");

/** A text in each of its languages, as it is read. */
export const inAllLanguages = (text: LocalizedText | undefined): string[] => Object.values(text ?? {}).map(asRead);

/** Words by which an option says how good it was, in the six languages: a verdict need not be a scale. */
const LOW_WORDS =
  /unhappy|dissatisf|unsatisf|disappoint|\bbad\b|\bpoor|terribl|awful|insoddisf|scontent|delus|pessim|cattiv|\bmale?\b|insatisf|dece[pç]cion|desilu|\bmal[oa]s?\b|pésim|déçu|mauvais|mécontent|malheureu|unzufrieden|unglücklich|enttäusch|schlecht|mangelhaft|\bruim\b|\bmau\b|péssim/iu;
/** The same of what was good, and of people who are happy. */
export const HIGH_WORDS =
  /satisf|soddisf|zufrieden|happy|\bfeliz|\bfelic[ei]|heureu|glücklich|content[oaei]\b|\bgood\b|\bgreat\b|excell?ent|eccellent|ausgezeichnet|\bgute?\b|\bbuon|\bbuen|\bbom\b|\bboa\b|\bbon(?:ne)?s?\b|ottim[oaie]\b|fant[aá]sti|wonderful|perfe[ck]t|perfett|\bloved?\b|\bliked\b|\blike (?:us|it|our|what|this)\b|piaciut|\bgust(?:ó|ado)|gefallen|\baimé|adoré|gostou|adorou/iu;
const NEGATION = /(?<!\p{L})(?:not|non|no|nicht|pas|não|never|mai|nie|jamais|nunca)\s/iu;
const YES = /^(?:yes|sì|si|sí|oui|ja|sim)(?!\p{L})/iu;
const NO = /^(?:no|non|nein|não|nao)(?!\p{L})/iu;

/** Yes and no are a verdict too where the question names what is good. */
const moodOf = (option: Option, title: readonly string[]): "low" | "high" | undefined => {
  const said = [option.id, ...inAllLanguages(option.label)];
  const isHigh = said.some((text) => HIGH_WORDS.test(text));
  if (said.some((text) => LOW_WORDS.test(text) || (isHigh && NEGATION.test(text)))) return "low";
  if (isHigh) return "high";
  if (!title.some((text) => HIGH_WORDS.test(text))) return undefined;
  if (said.some((text) => YES.test(text))) return "high";
  return said.some((text) => NO.test(text)) ? "low" : undefined;
};

/** What a condition names: a point of a scale, or an option's id. */
export type Point = number | string;
/** The answers to a question that say how good it was, from both sides of the middle; none where it asks something else. */
export type Ends = { readonly low: readonly Point[]; readonly high: readonly Point[] };

/** Which answers to a question are good and which are bad, by the scale, or by what its options say. */
export const endsOf = (question: Question): Ends => {
  if (question.kind === "choice") {
    const title = inAllLanguages(question.title);
    const of = (mood: "low" | "high") =>
      question.options.filter((option) => moodOf(option, title) === mood).map(({ id }) => id);
    return { low: of("low"), high: of("high") };
  }
  const scale = (pointsOf(question) ?? []).filter((point) => typeof point === "number");
  const middle = ((scale.at(0) ?? 0) + (scale.at(-1) ?? 0)) / 2;
  return { low: scale.filter((point) => point < middle), high: scale.filter((point) => point > middle) };
};
