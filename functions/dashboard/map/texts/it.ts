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
    pairedDrop: (from, to, { n, change, interval }) =>
      html`Il calo maggiore è da ${from} a ${to}. <small>I ${n} clienti che hanno risposto in entrambe sono cambiati di ${change} (intervallo al 95%: ${interval}). Le due medie contano anche tutti gli altri: la loro differenza è un’altra.</small>`,
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
    before: (value) => `nel periodo precedente ${value}`,
    someTouchpoints: "Di ogni fase sono disegnati i punti di contatto con più risposte; la tabella ne ha di più.",
    legend: {
      band: "intervallo al 95%",
      size: "più grande: più risposte",
      above: "sopra lo zero",
      below: "sotto lo zero",
      small: "meno di 30 risposte",
      touchpoint: "punto di contatto, per canale",
      previous: "il periodo precedente",
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
    change: "Variazione",
    allOf: (n) => `Tutti i ${n} punti di contatto di questa fase`,
    note: "Le righe con meno di 30 emozioni dichiarate sono in grigio e non si confrontano. Meno di 5 restano nascoste: farebbero riconoscere le persone.",
  },
  coverage: {
    based: (n) => `Basata su ${n} risposte`,
    selfReported: (n) => `${n} con un’emozione dichiarata`,
    inferred: (n) => `${n} dedotte dal solo testo`,
    withoutEmotion: (n) => `${n} senza emozione`,
    leftOut: (parts) => html`Non contate: ${parts}.`,
    unfinished: (n) => `${n} iniziate e non inviate`,
    suspect: (n) => `${n} che sembrano inviate da macchine`,
  },
  standsOut: {
    heading: "Che cosa spicca",
    momentOfTruth: (touchpoint, emotion, importance, n) =>
      html`${touchpoint} è un momento della verità: va di pari passo con la raccomandazione (r = ${importance}, risposte: ${n}) e si vive peggio degli altri (${emotion}).`,
    peakEnd: (peak, end, value, mean) =>
      html`La fase più intensa è ${peak}, l’ultima è ${end}: in mente resta circa ${value}, accanto a una media di ${mean} su tutte le risposte.`,
    peakIsEnd: (stage, value, mean) =>
      html`La fase più intensa, ${stage}, è anche l’ultima: in mente resta circa ${value}, accanto a una media di ${mean} su tutte le risposte.`,
    perCustomer: (value, interval, n) =>
      `Per ogni cliente a sé: ${value}, intervallo al 95% ${interval}, clienti: ${n}.`,
    changed: (days, value, interval) =>
      `Rispetto a ${days} l’emozione è cambiata di ${value} (intervallo al 95% ${interval}).`,
    notChanged: (days, value, interval) =>
      `Rispetto a ${days} l’emozione non mostra un cambiamento certo (${value}, intervallo al 95% ${interval}).`,
    tooFewBefore: (days) => `${days}: troppo poche risposte per un confronto.`,
    stages: (list) => html`Cambiamenti certi per fase: ${list}.`,
  },
  spread: {
    heading: "Come si distribuiscono le risposte",
    note: "Due fasi con la stessa media possono essere molto diverse: tutti contenti, oppure metà entusiasti e metà arrabbiati.",
    caption: "Emozioni dichiarate di ogni fase in cinque classi",
    classes: ["pessima", "cattiva", "né l’una né l’altra", "buona", "ottima"],
  },
  how: {
    dissonant:
      "Quanto dichiarato e il testo hanno segni opposti, entrambi forti almeno la metà, e il testo è certo almeno per metà: è bene che li legga una persona.",
    curve:
      "Ogni punto è la media di una fase con il suo intervallo al 95%. Il calo maggiore è la discesa più profonda tra fasi vicine con almeno 30 risposte ciascuna il cui intervallo esclude lo 0. Un momento della verità ha almeno 100 risposte con emozione e raccomandazione, una correlazione delle due sopra la mediana e certamente sopra 0, e un’emozione sotto la mediana; è un’associazione, non una causa. Picco e fine: il punto medio tra la fase più lontana da 0 e l’ultima.",
    spread:
      "Classi: fino a −66, da −65 a −26, da −25 a 24, da 25 a 64, da 65 in su. Ognuna delle cinque faccine è il centro di una classe. Quote delle emozioni dichiarate, arrotondate.",
    table:
      "Emozione: media delle emozioni dichiarate della riga. Intervallo: la media con tre risposte aggiunte, ± 1,96 errori standard. Variazione: differenza dal periodo precedente; certa solo con almeno 100 risposte da entrambe le parti e un intervallo che esclude lo 0, e per i punti di contatto solo accanto a tutti gli altri (Benjamini–Hochberg, 10%).",
  },
  tools: {
    heading: "Condividi ed esporta",
    link: "Link a questi giorni",
    copy: "Copia il link",
    copied: "Link copiato",
    print: "Stampa o salva in PDF",
    svg: "Disegno (SVG)",
    png: "Immagine (PNG)",
    csv: "Tabella (CSV)",
  },
  invitations: {
    heading: "Inviti per posta",
    note: "Quelli partiti in questi giorni, e le risposte che ne sono venute, quando che sia. Tasso di risposta: risposte ÷ consegnati.",
    touchpoint: "Punto di contatto",
    invited: "Invitati",
    delivered: "Consegnati",
    answered: "Risposte",
    rate: "Tasso di risposta",
    interval: "Intervallo al 95%",
    low: "sotto il 5%",
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
