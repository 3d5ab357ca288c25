import type { FeelingName } from "../../../shared/domain/feeling.ts";
import type { StoreDraft } from "../../../shared/domain/store.ts";
import type { TouchpointDraft } from "../../../shared/domain/touchpoint.ts";

/**
 * Bottega Aurora: a shop that does not exist, for the first look at Viaggio. Every text here is ours; no real customer
 * ever said it.
 */
export const DEMO_STORE = {
  id: "bottega-aurora",
  name: "Bottega Aurora (demo)",
  timeZone: "Europe/Rome",
  languages: ["it", "en"],
  shopUrl: "https://bottega-aurora.example/",
  mail: { identity: "Bottega Aurora, a shop that does not exist\nVia Roma 1, 10121 Torino" },
} as const satisfies Partial<StoreDraft>;

/** Touchpoints that the demo shop asks at. Each has a survey of its own name, from the template of its stage. */
export const ASKED_IN_SHOP = ["product-page", "checkout", "support"] as const;

/** Something a customer may say, with how it felt. `face` 1..5 is the centre that a response is drawn around. */
export type Line = {
  readonly face: 1 | 2 | 3 | 4 | 5;
  readonly words: readonly FeelingName[];
  readonly it: string;
  readonly en: string;
};

export type DemoTouchpoint = Omit<TouchpointDraft, "archived" | "order"> & {
  /** How often customers answer here, beside the other touchpoints. */
  readonly weight: number;
  /** What is asked here beside the feeling. */
  readonly asks: readonly ("rating" | "recommendation" | "effort")[];
  readonly lines: readonly Line[];
};

export const DEMO_TOUCHPOINTS: readonly DemoTouchpoint[] = [
  {
    id: "instagram",
    stage: "awareness",
    channel: "social",
    name: { it: "Ti abbiamo incontrato su Instagram", en: "We met on Instagram" },
    weight: 5,
    asks: [],
    lines: [
      {
        face: 4,
        words: ["exploratory", "interested"],
        it: "Le foto del laboratorio mi hanno incuriosita, sembrava di sentire il profumo dell'argilla.",
        en: "The photos of the workshop made me curious, I could almost smell the clay.",
      },
      {
        face: 5,
        words: ["happy"],
        it: "Bellissimo il video della tazza che nasce dal tornio, l'ho mandato a tutte le amiche.",
        en: "Loved the video of a cup being thrown, I sent it to all my friends.",
      },
      { face: 3, words: ["indifferent"], it: "Un profilo come tanti.", en: "A profile like many others." },
      {
        face: 2,
        words: ["irritated"],
        it: "Troppe inserzioni, le vedo dieci volte al giorno.",
        en: "Too many ads, I see them ten times a day.",
      },
    ],
  },
  {
    id: "blog-post",
    stage: "awareness",
    channel: "blog",
    name: { it: "Hai letto il nostro blog", en: "You read our blog" },
    weight: 3,
    asks: [],
    lines: [
      {
        face: 4,
        words: ["stimulated", "interested"],
        it: "L'articolo su come scegliere un piatto da forno è chiaro e utile.",
        en: "The article on choosing an oven dish is clear and useful.",
      },
      {
        face: 4,
        words: ["focused"],
        it: "Finalmente qualcuno che spiega gli smalti senza paroloni.",
        en: "At last someone who explains glazes in plain words.",
      },
      { face: 3, words: ["indifferent"], it: "Interessante ma un po' lungo.", en: "Interesting but a bit long." },
    ],
  },
  {
    id: "product-page",
    stage: "consideration",
    channel: "ecommerce",
    name: { it: "Hai guardato un prodotto", en: "You looked at a product" },
    weight: 6,
    asks: ["effort"],
    lines: [
      {
        face: 4,
        words: ["interested"],
        it: "Belle foto e misure precise, si capisce bene che cosa si compra.",
        en: "Good photos and exact sizes, you know what you are buying.",
      },
      {
        face: 3,
        words: ["indifferent"],
        it: "Mancano le foto con qualcosa accanto per capire la grandezza.",
        en: "I missed a photo with something beside it to judge the size.",
      },
      {
        face: 2,
        words: ["unsatisfied"],
        it: "Non si capisce se va in lavastoviglie, ho dovuto cercare mezz'ora.",
        en: "It doesn't say whether it is dishwasher safe, I searched for half an hour.",
      },
      {
        face: 4,
        words: ["trusting"],
        it: "Le recensioni vere, anche quelle critiche, mi hanno convinto.",
        en: "The honest reviews, the critical ones too, convinced me.",
      },
    ],
  },
  {
    id: "newsletter",
    stage: "consideration",
    channel: "email",
    name: { it: "Hai aperto la nostra newsletter", en: "You opened our newsletter" },
    weight: 3,
    asks: [],
    lines: [
      {
        face: 4,
        words: ["exploratory"],
        it: "Una lettera sola al mese e sempre con una storia dietro: la leggo volentieri.",
        en: "One letter a month, always with a story: I enjoy reading it.",
      },
      { face: 3, words: ["indifferent"], it: "La guardo in fretta.", en: "I skim it." },
      {
        face: 2,
        words: ["hurried"],
        it: "L'offerta scadeva dopo due ore, mi ha messo fretta.",
        en: "The offer ended in two hours, it made me feel rushed.",
      },
    ],
  },
  {
    id: "shop-visit",
    stage: "consideration",
    channel: "store",
    name: { it: "Sei passato in bottega", en: "You came to the shop" },
    weight: 4,
    asks: ["rating"],
    lines: [
      {
        face: 5,
        words: ["valued", "cared_for"],
        it: "Marta mi ha fatto provare il tornio. Mi sono sentito a casa.",
        en: "Marta let me try the wheel. I felt at home.",
      },
      {
        face: 5,
        words: ["happy", "valued"],
        it: "Personale gentilissimo e un posto pieno di luce.",
        en: "Very kind people and a place full of light.",
      },
      {
        face: 3,
        words: ["hurried"],
        it: "Bello ma c'era tanta gente e ho aspettato parecchio.",
        en: "Lovely but crowded, and I waited quite a while.",
      },
    ],
  },
  {
    id: "checkout",
    stage: "conversion",
    channel: "ecommerce",
    name: { it: "Hai pagato il tuo ordine", en: "You paid for your order" },
    weight: 9,
    asks: ["rating", "effort"],
    lines: [
      {
        face: 5,
        words: ["safe"],
        it: "Pagamento semplice e veloce, tutto in una pagina.",
        en: "Simple, fast checkout, all on one page.",
      },
      {
        face: 4,
        words: ["safe", "pleased"],
        it: "Tutto facile, e la spesa di spedizione si vede subito.",
        en: "All easy, and the shipping cost is shown up front.",
      },
      {
        face: 2,
        words: ["frustrated"],
        it: "La carta è stata rifiutata due volte senza dirmi perché.",
        en: "My card was refused twice and nobody told me why.",
      },
      {
        face: 4,
        words: ["trusting"],
        it: "Mi è piaciuto poter aggiungere un biglietto scritto a mano.",
        en: "I liked being able to add a handwritten note.",
      },
    ],
  },
  {
    id: "shop-purchase",
    stage: "conversion",
    channel: "store",
    name: { it: "Hai comprato in bottega", en: "You bought in the shop" },
    weight: 4,
    asks: ["rating"],
    lines: [
      {
        face: 5,
        words: ["valued", "happy"],
        it: "Me l'hanno incartata con una cura che non si vede più.",
        en: "They wrapped it with a care you no longer see.",
      },
      {
        face: 4,
        words: ["pleased"],
        it: "Bel consiglio sul colore, sono contenta della scelta.",
        en: "Good advice on the colour, I am happy with my choice.",
      },
    ],
  },
  {
    id: "delivery",
    stage: "retention",
    channel: "email",
    name: { it: "Il tuo pacco è arrivato", en: "Your parcel arrived" },
    weight: 10,
    asks: ["rating"],
    lines: [
      {
        face: 5,
        words: ["happy"],
        it: "Arrivata in due giorni e imballata benissimo, nemmeno un graffio.",
        en: "Here in two days and perfectly packed, not a scratch.",
      },
      {
        face: 2,
        words: ["disappointed"],
        it: "Il pacco è arrivato con una settimana di ritardo e nessuno mi ha avvisato.",
        en: "The parcel came a week late and nobody warned me.",
      },
      {
        face: 1,
        words: ["frustrated", "neglected"],
        it: "Un piatto rotto e tre email senza risposta. Sono molto delusa.",
        en: "One plate broken and three emails without an answer. I am very disappointed.",
      },
      {
        face: 2,
        words: ["irritated"],
        it: "Il corriere ha lasciato la scatola sotto la pioggia.",
        en: "The courier left the box in the rain.",
      },
      {
        face: 3,
        words: ["indifferent"],
        it: "Consegna nella norma, l'imballo però era troppo grande.",
        en: "Ordinary delivery, though the box was far too big.",
      },
    ],
  },
  {
    id: "first-use",
    stage: "retention",
    channel: "email",
    name: { it: "Due settimane con il tuo acquisto", en: "Two weeks with your purchase" },
    weight: 6,
    asks: ["rating", "recommendation"],
    lines: [
      {
        face: 5,
        words: ["happy", "indulgent"],
        it: "La uso tutte le mattine: il caffè ha un altro sapore.",
        en: "I use it every morning: coffee tastes different.",
      },
      {
        face: 4,
        words: ["pleased"],
        it: "Bella e robusta, ha già superato dieci lavaggi.",
        en: "Beautiful and sturdy, it has survived ten washes already.",
      },
      {
        face: 2,
        words: ["disappointed"],
        it: "Lo smalto si è scheggiato dopo tre giorni.",
        en: "The glaze chipped after three days.",
      },
    ],
  },
  {
    id: "support",
    stage: "retention",
    channel: "support",
    name: { it: "Ci hai chiesto aiuto", en: "You asked us for help" },
    weight: 5,
    asks: ["rating", "effort"],
    lines: [
      {
        face: 2,
        words: ["neglected", "stressed"],
        it: "Ho aspettato quattro giorni per avere una risposta.",
        en: "I waited four days for an answer.",
      },
      {
        face: 4,
        words: ["cared_for"],
        it: "Giulia ha risolto tutto con una telefonata, gentilissima.",
        en: "Giulia solved it all with one phone call, so kind.",
      },
      {
        face: 1,
        words: ["frustrated"],
        it: "Mi hanno chiesto tre volte le stesse foto. Assurdo.",
        en: "They asked me three times for the same photos. Absurd.",
      },
      {
        face: 3,
        words: ["hurried"],
        it: "Problema risolto ma ho dovuto insistere.",
        en: "Solved, but I had to insist.",
      },
    ],
  },
  {
    id: "friends",
    stage: "advocacy",
    channel: "web",
    name: { it: "Hai parlato di noi a qualcuno", en: "You told somebody about us" },
    weight: 5,
    asks: ["recommendation"],
    lines: [
      {
        face: 5,
        words: ["happy", "trusting"],
        it: "Ho regalato le vostre ciotole a mia sorella e adesso le vuole tutto l'ufficio.",
        en: "I gave your bowls to my sister and now the whole office wants them.",
      },
      {
        face: 5,
        words: ["valued"],
        it: "Consiglio la bottega a chi cerca un regalo con un'anima.",
        en: "I recommend the shop to anyone who wants a gift with a soul.",
      },
      {
        face: 3,
        words: ["indifferent"],
        it: "Ne parlo bene, ma con la spedizione avviso sempre di avere pazienza.",
        en: "I speak well of it, but I always tell people to be patient with shipping.",
      },
    ],
  },
  {
    id: "open-workshop",
    stage: "advocacy",
    channel: "event",
    name: { it: "Sei venuto alla serata in laboratorio", en: "You came to the open workshop" },
    weight: 2,
    asks: ["rating", "recommendation"],
    lines: [
      {
        face: 5,
        words: ["energetic", "happy"],
        it: "Una serata splendida, torno con gli amici.",
        en: "A splendid evening, I will be back with friends.",
      },
      {
        face: 4,
        words: ["stimulated"],
        it: "Ho imparato più in due ore che in un corso intero.",
        en: "I learnt more in two hours than in a whole course.",
      },
    ],
  },
];
