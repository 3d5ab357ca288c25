import type { FeedTexts } from "../feed-texts.ts";

export const it: FeedTexts = {
  title: (store) => `Che cosa dicono i clienti di ${store}`,
  heading: "Che cosa dicono i clienti",
  rating: (stars) => (stars === 1 ? "1 stella su 5" : `${stars} stelle su 5`),
  average: (mean) => `${mean} su 5`,
  counts: (ratings, published) =>
    `Valutazioni negli ultimi 12 mesi: ${ratings}. Testimonianze pubblicate: ${published}.`,
  selection: {
    all: "Tutte le testimonianze che i clienti hanno accettato di pubblicare",
    curated: "Scelte dal negozio",
  },
  provenances: {
    verified_purchase: "Acquisto verificato",
    invited: "Su invito",
    open: "Aperta a tutti",
    imported: "Importata",
  },
  incentivized: "Per questa risposta era stato promesso qualcosa",
  reply: (store) => `${store} risponde`,
  anonymous: "Un cliente",
  verify: "Come verifichiamo",
  more: "Mostra altre",
  previous: "Precedente",
  next: "Successiva",
  empty: "Ancora nessuna testimonianza.",
  photo: "Foto del cliente",
  verification: {
    title: "Come sono verificate le testimonianze",
    lead: (store) =>
      `Questa pagina dice come nascono le testimonianze di ${store}. La scrive Viaggio dai dati del negozio; il negozio non può modificarla.`,
    period: (from, to) => `Conteggio dal ${from} al ${to}.`,
    sources: {
      heading: "Da dove vengono le risposte",
      text: "Ogni testimonianza porta una di queste etichette. La assegna il sistema in base a come è arrivata la risposta; né il negozio né il cliente possono sceglierla.",
      explained: {
        verified_purchase: "Il cliente ha aperto un link personale legato a un acquisto. Vale una volta sola.",
        invited: "Il cliente ha aperto un link personale inviato dal negozio. Vale una volta sola.",
        open: "Chiunque poteva rispondere: da un link pubblico, dal codice di un cartello o da un modulo in una pagina. Non possiamo dire se sia un cliente.",
        imported: "Ripresa dal negozio da un altro sistema. Non ne abbiamo controllato l’origine.",
      },
    },
    consent: {
      heading: "Solo con il consenso del cliente",
      text: "A chiunque risponda si offre la stessa scelta, qualunque cosa abbia detto: niente è già spuntato e ogni luogo di pubblicazione si accetta da sé. Con il consenso si conserva il testo esatto che è stato mostrato.",
      withdraw:
        "Il cliente può ritirare il consenso in ogni momento dalla propria pagina. Le parole lasciano subito ogni feed, e le copie in viaggio entro un minuto.",
      version: "Versione del testo mostrato oggi",
    },
    moderation: {
      heading: "Perché alcune parole possono mancare",
      text: "Una persona del negozio guarda le parole prima che compaiano. Può rifiutarle solo per uno di questi motivi. Nessuno riguarda le stelle o gli elogi.",
      reasons: {
        personal_data: "Dati personali che non si possono coprire",
        offensive: "Insulti o minacce",
        unlawful: "Contenuto illecito",
        advertising: "Pubblicità",
        off_topic: "Non riguarda il negozio",
        not_genuine: "Risposta non autentica",
        unreadable: "Illeggibile",
        duplicate: "Inviata due volte",
      },
      verbatim:
        "Nessuno può cambiare le parole. Il negozio può mostrarne una parte e deve coprire i dati personali con ▇. Le risposte del negozio sono indicate come sue.",
    },
    rates: {
      heading: "Pubblicate, per stelle",
      text: "Se un negozio pubblicasse più spesso quelle buone, si vedrebbe qui.",
      stars: "Stelle",
      none: "Senza stelle",
      offered: "Con consenso",
      published: "Pubblicate",
      waiting: "In attesa",
      rejected: "Escluse",
    },
    ratings: {
      heading: "Tutte le valutazioni",
      text: "Su tutte le risposte valide, con o senza parole, pubblicate o no. È la media che sta accanto alle testimonianze.",
      stars: "Stelle",
      answers: "Risposte",
      mean: "Media",
      noRatings: "Nessuno ha ancora dato stelle.",
    },
    contradictions: {
      heading: "Risposte che si contraddicono",
      text: (n) =>
        `Risposte le cui parole dicono il contrario delle stelle o della faccina scelta: ${n}. Contano come le altre, e una persona le guarda.`,
    },
    refusals: {
      unknown: "Questa pagina non esiste",
      unknownText: "Questo negozio non pubblica testimonianze, o le tiene per sé.",
      failed: "Qualcosa è andato storto da parte nostra. Ricarica la pagina fra un momento.",
    },
    generated: (day) => `Scritta il ${day}.`,
    language: "Lingua",
    answers: "Risposte",
    source: "Etichetta",
    meaning: "Che cosa significa",
  },
};
