import type { ConsentScope } from "../../../shared/domain/consent.ts";
import type { Moderation } from "../../../shared/domain/moderation.ts";
import type { Product } from "../../../shared/domain/touchpoint.ts";

/** What is rated where the demo's customers tell of their first weeks with it. No shop sells it. */
export const DEMO_PRODUCT: Product = {
  name: "Tazza da colazione “Aurora”",
  url: "https://bottega-aurora.example/tazza-da-colazione",
  sku: "AU-TAZZA-01",
  brand: "Bottega Aurora",
};

/** Surveys of the demo by id, each at the touchpoint where it is answered. */
export const DEMO_SURVEYS = { parcel: "delivery", cup: "first-use" } as const;

/** Somebody who lets the shop publish their words, and what the shop made of it. Nobody real ever said any of it. */
export type Voice = {
  readonly survey: keyof typeof DEMO_SURVEYS;
  readonly language: "it" | "en";
  readonly face: number;
  readonly rating: number;
  readonly comment: string;
  readonly name: string;
  /** None: they keep their words to themselves. */
  readonly scopes: readonly ConsentScope[];
  /** They make a link of their own to recommend the shop with, and friends follow it. */
  readonly recommends?: true;
  /** Absent: it still waits for somebody to look at it. */
  readonly decision?: Moderation;
};

const PUBLISHED = { state: "published" } as const;

export const DEMO_VOICES: readonly Voice[] = [
  {
    survey: "parcel",
    language: "it",
    face: 5,
    rating: 5,
    comment: "Arrivata in due giorni, avvolta nella paglia come un uovo. Nemmeno un graffio.",
    name: "Giulia R.",
    recommends: true,
    scopes: ["site", "social", "advertising"],
    decision: { ...PUBLISHED, featured: true, tags: ["packaging"] },
  },
  {
    survey: "parcel",
    language: "en",
    face: 2,
    rating: 2,
    comment: "Lovely bowl, but it came nine days late and I had to ask twice where it was.",
    name: "Tom",
    scopes: ["site"],
    decision: {
      ...PUBLISHED,
      reply: "You are right, Tom: our courier lost a van that week. We now write as soon as a parcel is late.",
    },
  },
  {
    survey: "parcel",
    language: "it",
    face: 4,
    rating: 4,
    comment: "Tutto bene, e il biglietto scritto a mano mi ha fatto sorridere.",
    name: "",
    scopes: ["site", "social"],
    decision: { ...PUBLISHED, tags: ["packaging", "gift"] },
  },
  {
    survey: "cup",
    language: "it",
    face: 5,
    rating: 5,
    comment: "La uso ogni mattina da due mesi: il caffè resta caldo e lo smalto è ancora perfetto.",
    name: "Marta",
    recommends: true,
    scopes: ["site", "advertising"],
    decision: { ...PUBLISHED, featured: true },
  },
  {
    survey: "cup",
    language: "en",
    face: 4,
    rating: 4,
    comment: "A little heavier than I expected, but it sits in the hand like a pebble.",
    name: "Ines & Paul",
    recommends: true,
    scopes: ["site"],
    decision: { ...PUBLISHED, tags: ["gift"] },
  },
  {
    survey: "cup",
    language: "it",
    face: 1,
    rating: 1,
    comment: "Il manico si è staccato alla terza lavastoviglie. Peccato, era bella.",
    name: "L. Conti",
    scopes: ["site"],
    decision: { ...PUBLISHED, reply: "Ci dispiace davvero: le abbiamo già spedito una tazza nuova." },
  },
  {
    survey: "cup",
    language: "it",
    face: 3,
    rating: 3,
    comment: "Bella, ma il colore dal vivo è più spento che nelle foto.",
    name: "Andrea",
    scopes: ["site"],
    decision: PUBLISHED,
  },
  {
    survey: "parcel",
    language: "it",
    face: 4,
    rating: 4,
    comment: "Pacco puntuale. Se serve scrivetemi a paola@esempio.example o al 333 1234567.",
    name: "Paola",
    scopes: ["site"],
  },
  {
    survey: "cup",
    language: "en",
    face: 5,
    rating: 5,
    comment: "Bought one, went back for five more. My whole office drinks from them now.",
    name: "Ruth",
    recommends: true,
    scopes: ["site", "social"],
  },
  {
    survey: "parcel",
    language: "it",
    face: 2,
    rating: 2,
    comment: "Il corriere nuovo ha citofonato al vicino e se n'è andato.",
    name: "",
    scopes: [],
  },
  {
    survey: "cup",
    language: "en",
    face: 4,
    rating: 4,
    comment: "Lovely glaze. I would rather not be quoted, though.",
    name: "",
    scopes: [],
  },
];
