import { html } from "../../../pages/html.ts";
import type { MapTexts } from "../map-texts.ts";

export const it: MapTexts = {
  title: "Mappa del viaggio",
  headline: {
    best: (stages) => html`I clienti stanno meglio in ${stages}.`,
    noneStandsOut: "I clienti provano più o meno lo stesso in ogni fase: nessuna spicca con certezza.",
    noneIsGood: "Non c’è ancora una fase in cui i clienti stiano bene con certezza.",
    drop: (from, to, interval) =>
      html`Il calo maggiore è da ${from} a ${to}. <small>Intervallo al 95% della variazione: ${interval}.</small>`,
    noDrop: "Nessun calo tra le fasi è certo.",
    tooFew: "Le risposte non bastano ancora per confrontare le fasi: ne servono almeno 30 per ciascuna.",
  },
  figures: {
    heading: "In sintesi",
    answers: "Risposte",
    emotion: "Emozione",
    selfReported: "dichiarata dai clienti, da −100 a +100",
    recommendation: "Indice di raccomandazione",
    recommendationNote: "quota di 9–10 meno quota di 0–6",
    inferred: "Emozione dedotta dal testo",
    inferredNote: "commenti senza emozione dichiarata; tenuta a parte",
    dissonant: "Risposte contraddittorie",
    dissonantNote: "il testo dice il contrario di quanto dichiarato",
  },
  curve: {
    heading: "Come ci si sente in ogni fase",
    scale: "Emozione dichiarata, da −100 (pessima) a +100 (ottima)",
    title: "Curva delle emozioni lungo le fasi del viaggio",
    point: (stage, value, interval, n) => `${stage}: ${value}, intervallo al 95% ${interval}, risposte: ${n}`,
    few: "poche risposte",
    biggestDrop: "calo maggiore",
    legend: {
      band: "intervallo al 95%",
      size: "più grande: più risposte",
      above: "sopra lo zero",
      below: "sotto lo zero",
      small: "meno di 30 risposte",
    },
  },
  table: {
    heading: "Punti di contatto",
    caption: "Emozione dichiarata in ogni fase e punto di contatto",
    touchpoint: "Fase e punto di contatto",
    answers: "Risposte",
    emotion: "Emozione",
    interval: "Intervallo al 95%",
    feelings: "Sensazioni più citate",
    began: (began, sent) => `questionari: ${began} iniziati, ${sent} inviati`,
    wholeStage: "tutta la fase",
    archived: "archiviato",
    noTouchpoints: "nessun punto di contatto da mostrare",
    note: "Le righe con meno di 30 emozioni dichiarate sono in grigio e non si confrontano. Meno di 5 restano nascoste: farebbero riconoscere le persone.",
  },
  comments: {
    heading: "Con le parole dei clienti",
    note: "I tre commenti più recenti di ogni fase, qualunque cosa dicano. Nessuno è scelto in base al punteggio.",
    none: "Nessun commento in questo periodo.",
    noneAmong: (n) => `Nessun commento tra le ${n} risposte più recenti.`,
  },
  empty: {
    noTouchpoints: {
      title: "Ancora nessun punto di contatto",
      text: "Un punto di contatto è dove i clienti incontrano il negozio: una pagina, un pacco, una conversazione. Crea il primo e la mappa comincia da qui; la pagina iniziale mostra come fare.",
    },
    noAnswers: {
      title: "Nessuna risposta in questo periodo",
      text: "Scegli un periodo più lungo oppure invia la prima risposta: la pagina iniziale elenca i punti di contatto, con una riga curl da copiare.",
    },
    noMatch: {
      title: "Nessuna risposta corrisponde a questi filtri",
      text: "Togli un filtro o scegli un periodo più lungo.",
    },
  },
};
