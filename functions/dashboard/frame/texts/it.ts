import type { FrameTexts } from "../frame-texts.ts";

export const it: FrameTexts = {
  skip: "Vai al contenuto",
  homePage: "Pagina iniziale",
  period: {
    heading: "Periodo",
    from: "Dal",
    to: "Al",
    show: "Mostra",
    lastDays: (days) => `${days} giorni`,
    last12Months: "12 mesi",
    zone: (zone) => `Giorni nel fuso orario ${zone}`,
  },
  filters: {
    heading: "Solo",
    remove: "Togli",
    removeAll: "Togli tutti i filtri",
    choose: "Filtri",
    any: "Tutti",
    otherLanguage: "Un’altra lingua",
    compare: "Confronta con",
    compareWith: { none: "niente", previous: "il periodo precedente" },
    names: {
      channel: "Canale",
      touchpoint: "Punto di contatto",
      language: "Lingua",
      source: "Origine",
      provenance: "Provenienza",
      segment: "Segmento",
    },
  },
  live: {
    followed: "Aggiornata alle",
    lost: "Al momento la pagina non si può aggiornare. Riprova da sola.",
    ended: "Il tuo accesso è finito. Accedi di nuovo",
  },
  footer: {
    language: "Lingua di questa pagina",
    about: "Viaggio: la voce del cliente lungo tutto il viaggio",
  },
  channels: {
    web: "Web",
    blog: "Blog",
    social: "Social",
    email: "E-mail",
    ecommerce: "Negozio online",
    store: "Negozio",
    app: "App",
    support: "Assistenza",
    event: "Evento",
  },
  sources: { link: "Link", widget: "Widget", kiosk: "Totem", import: "Importazione", api: "API" },
  provenances: {
    verified_purchase: "Acquisto verificato",
    invited: "Su invito",
    open: "Aperta a tutti",
    imported: "Importata",
  },
  wrong: {
    heading: "Non è possibile mostrarlo",
    notADay: "Inserisci una data come 2026-11-22.",
    reversed: "Il primo giorno non può venire dopo l’ultimo.",
    tooLong: (days) => `Il periodo non può superare ${days} giorni.`,
    filter: "Questo valore del filtro non esiste.",
    unknown: "Questa parte dell’indirizzo qui non è conosciuta.",
    startAgain: "Ricomincia senza filtri",
  },
  refusals: {
    invalid_input: { title: "Controlla il periodo", text: "Correggi quanto segnalato qui sotto e riprova." },
    forbidden: {
      title: "Non puoi vedere questa pagina",
      text: "Alla tua chiave manca il permesso. Chi gestisce il tuo Viaggio può crearne una che lo ha.",
    },
    not_found: { title: "Qui non c’è nulla", text: "Ciò che questo indirizzo indica, o il negozio, non c’è più." },
    rate_limited: { title: "Troppe richieste", text: "Aspetta un momento, poi ricarica la pagina." },
    internal: {
      title: "Qualcosa è andato storto da noi",
      text: "Ne abbiamo preso nota. Ricarica la pagina; se succede ancora, avvisa chi gestisce il tuo Viaggio.",
    },
    unavailable: { title: "Al momento non disponibile", text: "Ricarica la pagina tra un momento." },
  },
  signInAnew: "Accedi con un’altra chiave",
  reference: (id) => `Riferimento: ${id}`,
  figure: {
    interval: (low, high) => `da ${low} a ${high}`,
    fewerThan5: "meno di 5",
    fewerThan5Answers: "meno di 5 risposte",
    noAnswers: "nessuna risposta",
    few: "poche risposte",
    noCertainChange: "nessun cambiamento certo",
    how: "Come si calcola",
  },
  explained: {
    answers: (n) =>
      `${n} risposte contate in questi giorni. Ciò che è stato iniziato e non inviato, e ciò che sembra inviato da una macchina, resta fuori. Fonte: i contatori giornalieri del negozio.`,
    emotion: (n) =>
      `Media di ${n} emozioni dichiarate. Ognuna è 100 × (0,50 × sensazione + 0,35 × stelle + 0,15 × testo, secondo la sua certezza) ÷ i pesi presenti. Intervallo: la media con tre risposte aggiunte, ± 1,96 errori standard. Fonte: i contatori giornalieri del negozio.`,
    recommendation: (n) =>
      `Di ${n} risposte da 0 a 10, la quota di 9–10 meno la quota di 0–6, in punti. Intervallo: Wald corretto, 95%. Fonte: i contatori giornalieri del negozio.`,
    inferred: (n) =>
      `Media di ${n} commenti senza sensazione né stelle: 100 × (probabilità di positivo − probabilità di negativo). Fonte: i contatori giornalieri del negozio.`,
  },
  comment: {
    readOn: "Continua a leggere",
    stars: (n) => `${n} stelle su 5`,
    faces: ["molto scontento", "scontento", "né contento né scontento", "contento", "molto contento"],
    dissonant: "il testo contraddice quanto dichiarato",
  },
};
