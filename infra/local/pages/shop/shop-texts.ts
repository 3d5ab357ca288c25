/** What the demo shop says, in the two languages of its store. All of it was written for this demo. */
export type ShopTexts = {
  readonly title: string;
  readonly notice: string;
  readonly menu: string;
  readonly other: { readonly name: string; readonly lang: "it" | "en"; readonly path: string };
  readonly product: {
    readonly name: string;
    readonly lead: string;
    readonly text: string;
    readonly price: string;
    readonly picture: string;
    readonly facts: readonly (readonly [string, string])[];
    readonly tab: string;
  };
  readonly words: { readonly heading: string; readonly text: string; readonly link: string };
  readonly carousel: string;
  readonly order: { readonly heading: string; readonly text: string };
  readonly help: { readonly heading: string; readonly text: string };
  readonly behind: { readonly heading: string; readonly steps: readonly string[]; readonly map: string };
};

const it: ShopTexts = {
  title: "Bottega Aurora, ceramiche fatte a mano",
  notice:
    "Questo negozio non esiste: è una dimostrazione di Viaggio. Negozio, clienti e parole sono inventati, e quello che rispondi resta su questa macchina.",
  menu: "Sezioni",
  other: { name: "English", lang: "en", path: "/demo/shop/en" },
  product: {
    name: "Tazza Alba",
    lead: "Una tazza da colazione in gres, tornita una alla volta.",
    text: "Lo smalto bianco latte sfuma nel rosa all’orlo, come il cielo dal nostro laboratorio alle sei del mattino. Nessuna è uguale a un’altra: il segno delle dita resta dove la mano l’ha lasciato.",
    price: "28 €",
    picture: "Disegno di una tazza chiara con il manico, davanti a un sole che sorge",
    facts: [
      ["Capienza", "35 cl"],
      ["Lavaggio", "anche in lavastoviglie"],
      ["Fatta a", "Bottega Aurora, in dodici giorni"],
    ],
    tab: "Com’è questa pagina?",
  },
  words: {
    heading: "Che cosa dicono i clienti",
    text: "Le testimonianze che i clienti hanno accettato di pubblicare dopo l’acquisto.",
    link: "Leggi le testimonianze",
  },
  carousel: "E dalle altre tappe",
  order: {
    heading: "Il tuo ordine è confermato",
    text: "Così si presenta la pagina dopo il pagamento, con la domanda al suo posto.",
  },
  help: {
    heading: "Serve una mano?",
    text: "Scrivici o chiamaci: rispondono Marta e Giulia, dal martedì al sabato. E dopo, raccontaci com’è andata.",
  },
  behind: {
    heading: "Che cosa succede a una risposta",
    steps: [
      "Rispondi qui sopra: a una qualsiasi delle domande.",
      "Guarda la mappa: la tua risposta è contata entro due secondi, nella sua tappa.",
      "Se lasci un commento e accetti che sia pubblicato, il negozio lo trova tra le testimonianze da leggere; quando lo approva compare in questa pagina entro un minuto.",
    ],
    map: "Mappa del percorso",
  },
};

const en: ShopTexts = {
  title: "Bottega Aurora, handmade ceramics",
  notice:
    "This shop does not exist: it is a demonstration of Viaggio. The shop, its customers and their words are invented, and what you answer stays on this machine.",
  menu: "Sections",
  other: { name: "Italiano", lang: "it", path: "/demo/shop" },
  product: {
    name: "Alba cup",
    lead: "A breakfast cup in stoneware, thrown one at a time.",
    text: "The milk-white glaze turns pink at the rim, like the sky from our workshop at six in the morning. No two are alike: the mark of the fingers stays where the hand left it.",
    price: "€28",
    picture: "Drawing of a pale cup with a handle, before a rising sun",
    facts: [
      ["Holds", "35 cl"],
      ["Washing", "dishwasher too"],
      ["Made at", "Bottega Aurora, in twelve days"],
    ],
    tab: "How is this page?",
  },
  words: {
    heading: "What customers say",
    text: "The testimonials that customers agreed to have published after they bought.",
    link: "Read the testimonials",
  },
  carousel: "And from the other stages",
  order: {
    heading: "Your order is confirmed",
    text: "This is how the page after the payment looks, with the question in its place.",
  },
  help: {
    heading: "Need a hand?",
    text: "Write to us or call: Marta and Giulia answer, Tuesday to Saturday. And afterwards, tell us how it went.",
  },
  behind: {
    heading: "What becomes of an answer",
    steps: [
      "Answer above: any of the questions.",
      "Look at the map: your answer is counted within two seconds, in its stage.",
      "If you leave a comment and agree to have it published, the shop finds it among the testimonials to be read; once it is approved it appears on this page within a minute.",
    ],
    map: "Journey map",
  },
};

export const SHOP_TEXTS = { it, en } as const;
