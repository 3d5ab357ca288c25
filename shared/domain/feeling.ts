import * as z from "zod";
import type { Language } from "./language.ts";

/** A feeling that a customer can choose: its value in -1..1 and its name in each language. */
type FeelingWord = { readonly value: number; readonly name: Readonly<Record<Language, string>> };

/**
 * Vocabulary `vocab@1`: 21 feelings in five groups. The groups are Shaw's (advocacy, care, attention, neutral,
 * negative); the values are our convention, not science (docs/numbers.md). Names are nouns where a language
 * would otherwise have to guess the customer's gender; they answer "What did you feel?".
 */
export const FEELINGS = {
  happy: {
    value: 1,
    name: { it: "felicità", en: "happy", es: "felicidad", fr: "joie", de: "Freude", pt: "felicidade" },
  },
  pleased: {
    value: 1,
    name: { it: "piacere", en: "pleased", es: "agrado", fr: "plaisir", de: "Zufriedenheit", pt: "agrado" },
  },
  trusting: {
    value: 0.8,
    name: { it: "fiducia", en: "trusting", es: "confianza", fr: "confiance", de: "Vertrauen", pt: "confiança" },
  },
  valued: {
    value: 0.8,
    name: { it: "stima", en: "valued", es: "aprecio", fr: "considération", de: "Wertschätzung", pt: "apreço" },
  },
  cared_for: {
    value: 0.8,
    name: { it: "cura", en: "cared for", es: "cuidado", fr: "attention", de: "Fürsorge", pt: "cuidado" },
  },
  safe: {
    value: 0.8,
    name: { it: "sicurezza", en: "safe", es: "seguridad", fr: "sécurité", de: "Sicherheit", pt: "segurança" },
  },
  focused: {
    value: 0.8,
    name: {
      it: "concentrazione",
      en: "focused",
      es: "concentración",
      fr: "concentration",
      de: "Konzentration",
      pt: "concentração",
    },
  },
  indulgent: {
    value: 0.5,
    name: { it: "coccola", en: "indulgent", es: "capricho", fr: "gourmandise", de: "Genuss", pt: "mimo" },
  },
  stimulated: {
    value: 0.5,
    name: { it: "stimolo", en: "stimulated", es: "estímulo", fr: "stimulation", de: "Anregung", pt: "estímulo" },
  },
  exploratory: {
    value: 0.5,
    name: { it: "curiosità", en: "curious", es: "curiosidad", fr: "curiosité", de: "Neugier", pt: "curiosidade" },
  },
  interested: {
    value: 0.5,
    name: { it: "interesse", en: "interested", es: "interés", fr: "intérêt", de: "Interesse", pt: "interesse" },
  },
  energetic: {
    value: 0.5,
    name: { it: "energia", en: "energetic", es: "energía", fr: "énergie", de: "Energie", pt: "energia" },
  },
  indifferent: {
    value: 0,
    name: {
      it: "indifferenza",
      en: "indifferent",
      es: "indiferencia",
      fr: "indifférence",
      de: "Gleichgültigkeit",
      pt: "indiferença",
    },
  },
  hurried: {
    value: -0.6,
    name: { it: "fretta", en: "hurried", es: "prisa", fr: "précipitation", de: "Hektik", pt: "pressa" },
  },
  unsatisfied: {
    value: -0.7,
    name: {
      it: "insoddisfazione",
      en: "unsatisfied",
      es: "insatisfacción",
      fr: "insatisfaction",
      de: "Unzufriedenheit",
      pt: "insatisfação",
    },
  },
  stressed: {
    value: -0.8,
    name: { it: "stress", en: "stressed", es: "estrés", fr: "stress", de: "Stress", pt: "stress" },
  },
  irritated: {
    value: -0.8,
    name: { it: "irritazione", en: "irritated", es: "irritación", fr: "irritation", de: "Ärger", pt: "irritação" },
  },
  disappointed: {
    value: -0.8,
    name: { it: "delusione", en: "disappointed", es: "decepción", fr: "déception", de: "Enttäuschung", pt: "decepção" },
  },
  unhappy: {
    value: -0.9,
    name: { it: "tristezza", en: "unhappy", es: "tristeza", fr: "tristesse", de: "Traurigkeit", pt: "tristeza" },
  },
  neglected: {
    value: -1,
    name: { it: "abbandono", en: "neglected", es: "abandono", fr: "abandon", de: "Vernachlässigung", pt: "abandono" },
  },
  frustrated: {
    value: -1,
    name: { it: "frustrazione", en: "frustrated", es: "frustración", fr: "frustration", de: "Frust", pt: "frustração" },
  },
} as const satisfies Record<string, FeelingWord>;

export type FeelingName = keyof typeof FEELINGS;
export const FEELING_NAMES = Object.keys(FEELINGS) as [FeelingName, ...FeelingName[]];

/** How strongly a chosen feeling was felt when the customer did not say: the middle of 1..3. */
const USUAL_INTENSITY = 2;

/** What the customer says they felt: a face, up to three chosen words, or both. */
export const Feeling = z
  .strictObject({
    face: z.number().int().min(1).max(5).optional().describe("Face chosen, 1 (very unhappy) to 5 (very happy)."),
    words: z
      .array(
        z.strictObject({
          word: z.enum(FEELING_NAMES),
          intensity: z.number().int().min(1).max(3).default(USUAL_INTENSITY).describe("1 a little, 3 very much."),
        }),
      )
      .min(1)
      .max(3)
      .refine((words) => new Set(words.map((chosen) => chosen.word)).size === words.length, "names a feeling twice")
      .optional()
      .describe("One to three feelings of the vocabulary."),
  })
  .refine((feeling) => feeling.face !== undefined || feeling.words !== undefined, "needs a face or words");
export type Feeling = z.infer<typeof Feeling>;

/** A point of a scale of 1..5 on -1..1. */
export const centred = (point: number): number => (point - 3) / 2;

/** Felt value `f` in -1..1: the face, the intensity-weighted mean of the words, or the mean of both. */
export const feltValue = (feeling: Feeling): number => {
  const values: number[] = [];
  if (feeling.face !== undefined) values.push(centred(feeling.face));
  if (feeling.words !== undefined) {
    let weight = 0;
    let sum = 0;
    for (const { word, intensity } of feeling.words) {
      weight += intensity;
      sum += intensity * FEELINGS[word].value;
    }
    values.push(sum / weight);
  }
  return values.reduce((sum, value) => sum + value, 0) / values.length;
};
