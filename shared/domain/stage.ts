import * as z from "zod";
import { LocalizedText } from "./language.ts";

/** Ids that people choose: stages, touchpoints, segments. Never a `#`, so that no id can reach into another table key. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/, "is not a short id: lower-case letters, digits, - and _ only")
  .max(40);

/** One step of the journey, in the store's own words. */
export const Stage = z.object({ id: Slug, name: LocalizedText });
export type Stage = z.infer<typeof Stage>;

/** The journey that a new store starts with, in order: before the purchase, the purchase, and long after it. */
export const DEFAULT_STAGES: readonly Stage[] = [
  {
    id: "awareness",
    name: {
      it: "Scoperta",
      en: "Awareness",
      es: "Descubrimiento",
      fr: "Découverte",
      de: "Entdeckung",
      pt: "Descoberta",
    },
  },
  {
    id: "consideration",
    name: {
      it: "Valutazione",
      en: "Consideration",
      es: "Consideración",
      fr: "Réflexion",
      de: "Abwägung",
      pt: "Consideração",
    },
  },
  {
    id: "conversion",
    name: { it: "Acquisto", en: "Conversion", es: "Compra", fr: "Achat", de: "Kauf", pt: "Compra" },
  },
  {
    id: "retention",
    name: {
      it: "Fidelizzazione",
      en: "Retention",
      es: "Fidelización",
      fr: "Fidélisation",
      de: "Bindung",
      pt: "Fidelização",
    },
  },
  {
    id: "advocacy",
    name: {
      it: "Passaparola",
      en: "Advocacy",
      es: "Recomendación",
      fr: "Recommandation",
      de: "Weiterempfehlung",
      pt: "Recomendação",
    },
  },
];
