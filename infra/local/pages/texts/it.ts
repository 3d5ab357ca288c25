import type { LocalTexts } from "../local-texts.ts";

export const it: LocalTexts = {
  language: "Lingua di questa pagina",
  home: {
    lead: "La voce del cliente lungo il viaggio: com’è andata ogni tappa, con le parole dei clienti.",
    bottega:
      "Quella che vedi è Bottega Aurora, un piccolo negozio di ceramiche fatte a mano. Non esiste: il negozio, i clienti e tutto quello che dicono sono stati scritti per questa dimostrazione. I dati sono arrivati dalla stessa API che puoi usare qui sotto.",
    demoShop: "Negozio dimostrativo",
    shows: {
      journey: "dove va bene e dove si perdono i clienti, con le loro parole",
      trend: "com’è andata nel tempo, e da quando i pacchi arrivano con un altro corriere",
      retention: "chi ricompra dopo quello che ha provato la prima volta, e chi si rischia di perdere",
      advocacy: "chi consiglia il negozio, e che cosa ne è venuto",
      mailbox: "le e-mail che i clienti riceverebbero",
    },
    signIn:
      "Il negozio dimostrativo fa vedere che cosa un negozio mette nelle proprie pagine: il widget che chiede e la parete delle testimonianze. Quello che rispondi lì è subito sulla mappa. Il terminale da cui hai avviato Viaggio mostra un link che fa accedere a tutte queste pagine; vale una volta sola, e `npm run -s viaggio -- sign-in` ne crea un altro.",
    send: {
      heading: "Invia una risposta",
      text: "Incolla questo in un terminale mentre guardi la mappa del viaggio: si aggiorna entro due secondi.",
    },
    own: {
      heading: "Fallo tuo",
      text: "La chiave di amministrazione di questo negozio è nel terminale da cui hai avviato Viaggio; è stata mostrata una volta sola. Parti da una cartella vuota e con `VIAGGIO_DEMO=0` per un Viaggio senza la dimostrazione.",
    },
    firstSteps: { heading: "Primi passi", text: "Qui non c’è un negozio dimostrativo. Creane uno tuo:" },
    here: "Tutto quello che vedi gira su questa macchina ed è raggiungibile solo da qui.",
  },
  docs: {
    title: "API di Viaggio",
    forMachines: "per le macchine",
    keys: "Mostra una chiave come `Authorization: Bearer …`; raggiunge solo il proprio negozio. Ogni errore ha la stessa forma: un `code` stabile, un messaggio e, per ogni cosa sbagliata, dove si trova e perché.",
    inEnglish: "Le operazioni sono descritte in inglese.",
    operations: "Operazioni",
    parametersOf: (operation) => `Parametri di ${operation}`,
    columns: ["Nome", "Dove", "Obbligatorio", "Che cos’è"],
    yes: "sì",
    no: "no",
    answers: "Risposte",
  },
  mailbox: {
    title: "Casella di posta",
    lead: "Le e-mail che Viaggio avrebbe spedito. Nulla esce da questa macchina.",
    clock: "Il suo orologio segna",
    empty:
      "Ancora nessuna e-mail: quello che è in scadenza arriva entro un secondo. Come spostare l’orologio si legge in `docs/orders.md`.",
    count: (all) => `E-mail: ${all}`,
    newest: (shown, all) => `E-mail: le ${shown} più recenti di ${all}`,
    kinds: { invitation: "invito", reminder: "promemoria" },
    about: ({ to, kind, store, order }) => `a ${to}, ${kind}, negozio ${store}, ordine ${order}`,
    fields: "Campi dell’e-mail",
    mailLanguage: "Lingua",
    asPage: "Come pagina",
    asSent: "Com’è stata spedita",
    looks: "Come appare",
    plain: "Come solo testo",
    news: {
      heading: "Che fine fa",
      text: "Su AWS è SES a segnalare le e-mail che tornano indietro e i lettori che le dichiarano indesiderate. Qui lo fai tu:",
    },
    cameBack: "È tornata indietro",
    complained: "Chi l’ha letta ha reclamato",
  },
};
