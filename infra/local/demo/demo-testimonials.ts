import { fingerprintOf, responseId } from "../../../shared/adapters/response-id.ts";
import { CONSENT_VERSION } from "../../../shared/domain/consent.ts";
import { type Provenance, type Response, type ResponseDraft, recordResponse } from "../../../shared/domain/response.ts";
import { DEMO_STORE, DEMO_TOUCHPOINTS } from "./bottega-aurora.ts";

const DAY_MS = 86_400_000;

/** Words that their author agreed to have published. */
type Said = {
  readonly touchpoint: (typeof DEMO_TOUCHPOINTS)[number]["id"];
  readonly language: "it" | "en";
  readonly face: 1 | 2 | 3 | 4 | 5;
  readonly rating: 1 | 2 | 3 | 4 | 5;
  readonly text: string;
  readonly name?: string;
  readonly reply?: string;
  readonly provenance?: Provenance;
  readonly incentivized?: true;
  /** Left for whoever tries the demo to decide on. */
  readonly waits?: true;
};

const CONSENT = {
  it: "Permetto a Bottega Aurora (demo) di pubblicare il mio commento con il voto, la data e il nome qui sotto, senza modifiche.",
  en: "I allow Bottega Aurora (demo) to publish my comment with my rating, the date and the name below, unchanged.",
} as const;

/** The newest first. The less pleased are among them: a wall without them would not be believed, and not be honest. */
const SAID: readonly Said[] = [
  {
    touchpoint: "first-use",
    language: "it",
    face: 5,
    rating: 5,
    text: "La teiera non gocciola. Sembra poco, ma ne ho cambiate tre prima di trovarne una così.",
    name: "Teresa",
    waits: true,
  },
  {
    touchpoint: "delivery",
    language: "it",
    face: 2,
    rating: 2,
    text: "Il vassoio è bello, ma è arrivato con un angolo sbeccato e ho dovuto rispedirlo a mie spese.",
    name: "Franco D.",
    waits: true,
  },
  {
    touchpoint: "friends",
    language: "en",
    face: 5,
    rating: 5,
    text: "I was given a bowl for my birthday and ordered three more the next day.",
    name: "Hannah",
    waits: true,
  },
  {
    touchpoint: "first-use",
    language: "it",
    face: 5,
    rating: 5,
    text: "La uso tutte le mattine: è leggera, tiene il caldo e il bordo sottile fa la differenza.",
    name: "Marta R.",
  },
  {
    touchpoint: "delivery",
    language: "it",
    face: 4,
    rating: 4,
    text: "Imballata con la paglia e un biglietto scritto a mano. Un giorno di ritardo, ma perdonato.",
    name: "Giorgio",
    reply: "Grazie Giorgio! Il corriere ci ha fatto penare: ora spediamo con un altro.",
  },
  {
    touchpoint: "first-use",
    language: "en",
    face: 5,
    rating: 5,
    text: "The glaze looks different every morning depending on the light. I did not expect to care about a cup.",
    name: "Oliver",
  },
  {
    touchpoint: "delivery",
    language: "it",
    face: 2,
    rating: 2,
    text: "Un piatto su sei era scheggiato. Me l’hanno cambiato, però ho aspettato due settimane.",
    name: "Lucia B.",
    reply: "Hai ragione, due settimane sono troppe. Adesso teniamo da parte un pezzo di scorta per ogni servizio.",
  },
  {
    touchpoint: "support",
    language: "it",
    face: 5,
    rating: 5,
    text: "Ho chiamato per una tazza rotta dopo un anno. Giulia mi ha spiegato come ripararla, senza vendermene un’altra.",
    name: "Davide",
  },
  {
    touchpoint: "first-use",
    language: "it",
    face: 5,
    rating: 5,
    text: "Robusta: due bambini, un cane, e dopo otto mesi è ancora intera.",
    provenance: "invited",
  },
  {
    touchpoint: "delivery",
    language: "en",
    face: 5,
    rating: 5,
    text: "Four days from Italy to Leeds and not a crumb of straw wasted. Beautifully packed.",
    name: "Priya S.",
  },
  {
    touchpoint: "first-use",
    language: "it",
    face: 3,
    rating: 3,
    text: "Bella, ma più piccola di quanto sembri nelle foto. Guardate bene i centilitri.",
    name: "Chiara",
    reply: "Giusto: abbiamo messo in ogni foto una mano che tiene il pezzo.",
  },
  {
    touchpoint: "open-workshop",
    language: "it",
    face: 5,
    rating: 5,
    text: "Due ore al tornio e il vaso più storto della mia vita. Lo tengo in salotto.",
    name: "Elena e Paolo",
    provenance: "open",
  },
  {
    touchpoint: "first-use",
    language: "it",
    face: 4,
    rating: 4,
    text: "In lavastoviglie va benissimo. Lo smalto rosa si è un po’ opacizzato, ma a me piace così.",
    name: "Sofia",
    incentivized: true,
  },
  {
    touchpoint: "delivery",
    language: "it",
    face: 5,
    rating: 5,
    text: "Dentro il pacco c’era il nome di chi l’aveva tornita. Grazie, Marta.",
    name: "Anna",
  },
  {
    touchpoint: "friends",
    language: "it",
    face: 5,
    rating: 5,
    text: "Ne ho regalate quattro a Natale. Quest’anno me le hanno chieste.",
    name: "Roberto M.",
  },
  {
    touchpoint: "delivery",
    language: "it",
    face: 4,
    rating: 4,
    text: "Tutto perfetto, solo la scatola era enorme per una ciotola.",
    provenance: "invited",
  },
  {
    touchpoint: "first-use",
    language: "en",
    face: 5,
    rating: 5,
    text: "My tea tastes the same. I just make more of it now.",
    name: "Tom",
  },
  {
    touchpoint: "support",
    language: "it",
    face: 3,
    rating: 3,
    text: "Risposta gentile, ma ho dovuto scrivere due volte.",
    name: "Irene",
    provenance: "invited",
  },
];

/** A testimonial of the demo on its way: its response, and what becomes of it. */
export type DemoTestimonial = {
  readonly response: Response;
  readonly reply: string | undefined;
  readonly waits: boolean;
};

/** What customers of the demo store agreed to have published: the same for the same instant, a few days apart. */
export const demoTestimonials = (until: Date): DemoTestimonial[] =>
  SAID.map(({ touchpoint: id, language, face, rating, text, name, reply, waits = false, ...said }, index) => {
    const touchpoint = DEMO_TOUCHPOINTS.find((one) => one.id === id);
    if (touchpoint === undefined) throw new Error(`The demo has no touchpoint ${id}.`);
    const answeredAt = new Date(until.getTime() - (1 + index * 3) * DAY_MS).toISOString();
    const draft: ResponseDraft = { touchpoint: id, language, answeredAt, feeling: { face }, rating, comment: text };
    const response = recordResponse(draft, {
      id: responseId(DEMO_STORE.id, "link", `demo-testimonial-${index}`),
      store: DEMO_STORE.id,
      touchpoint,
      source: "link",
      provenance: said.provenance ?? "verified_purchase",
      fingerprint: fingerprintOf(draft),
      now: until,
    });
    const consent = {
      version: CONSENT_VERSION,
      language,
      text: CONSENT[language],
      scopes: ["site" as const],
      ...(name !== undefined && { displayName: name }),
      givenAt: answeredAt,
    };
    return {
      response: { ...response, consent, ...(said.incentivized && { incentivized: said.incentivized }) },
      reply,
      waits,
    };
  });
