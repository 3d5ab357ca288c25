import { html } from "../../../pages/html.ts";
import type { MapTexts } from "../map-texts.ts";

export const de: MapTexts = {
  title: "Karte der Kundenreise",
  headline: {
    best: (stages) => html`Am wohlsten fühlen sich die Kunden hier: ${stages}.`,
    noneStandsOut: "Die Kunden fühlen in allen Phasen etwa das Gleiche: Keine sticht sicher hervor.",
    noneIsGood: "Es gibt noch keine Phase, in der sich die Kunden mit Sicherheit wohlfühlen.",
    drop: (from, to, interval) =>
      html`Der größte Rückgang liegt zwischen ${from} und ${to}. <small>95-%-Intervall der Änderung: ${interval}.</small>`,
    noDrop: "Kein Rückgang zwischen Phasen ist sicher.",
    tooFew: "Noch reichen die Antworten nicht, um die Phasen zu vergleichen: Jede braucht mindestens 30.",
  },
  figures: {
    heading: "Auf einen Blick",
    answers: "Antworten",
    emotion: "Emotion",
    selfReported: "selbst angegeben, von −100 bis +100",
    recommendation: "Weiterempfehlungswert",
    recommendationNote: "Anteil 9–10 minus Anteil 0–6",
    inferred: "Aus Text abgeleitete Emotion",
    inferredNote: "Kommentare ohne eigene Angabe; getrennt gehalten",
    dissonant: "Widersprüchliche Antworten",
    dissonantNote: "der Text sagt das Gegenteil der eigenen Angabe",
  },
  curve: {
    heading: "Wie sich jede Phase anfühlt",
    scale: "Selbst angegebene Emotion, von −100 (sehr schlecht) bis +100 (sehr gut)",
    title: "Emotionskurve über die Phasen der Kundenreise",
    point: (stage, value, interval, n) => `${stage}: ${value}, 95-%-Intervall ${interval}, Antworten: ${n}`,
    few: "wenige Antworten",
    biggestDrop: "größter Rückgang",
    legend: {
      band: "95-%-Intervall",
      size: "größer: mehr Antworten",
      above: "über null",
      below: "unter null",
      small: "weniger als 30 Antworten",
    },
  },
  table: {
    heading: "Kontaktpunkte",
    caption: "Selbst angegebene Emotion jeder Phase und jedes Kontaktpunkts",
    touchpoint: "Phase und Kontaktpunkt",
    answers: "Antworten",
    emotion: "Emotion",
    interval: "95-%-Intervall",
    feelings: "Meistgenannte Gefühle",
    began: (began, sent) => `Umfragen: ${began} begonnen, ${sent} abgeschickt`,
    wholeStage: "ganze Phase",
    archived: "archiviert",
    noTouchpoints: "kein Kontaktpunkt zu zeigen",
    note: "Zeilen mit weniger als 30 selbst angegebenen Emotionen sind grau und werden nicht verglichen. Weniger als 5 bleiben verborgen: Sie würden auf Personen zeigen.",
  },
  comments: {
    heading: "In den Worten der Kunden",
    note: "Die drei neuesten Kommentare jeder Phase, was immer sie sagen. Keiner ist nach seiner Bewertung ausgesucht.",
    none: "Keine Kommentare in diesem Zeitraum.",
    noneAmong: (n) => `Keine Kommentare unter den neuesten ${n} Antworten.`,
  },
  empty: {
    noTouchpoints: {
      title: "Noch keine Kontaktpunkte",
      text: "Ein Kontaktpunkt ist, wo Kunden dem Geschäft begegnen: eine Seite, ein Paket, ein Gespräch. Legen Sie den ersten an, und die Karte beginnt hier; die Startseite zeigt, wie.",
    },
    noAnswers: {
      title: "Keine Antworten in diesem Zeitraum",
      text: "Wählen Sie einen längeren Zeitraum oder senden Sie eine erste Antwort: Die Startseite nennt die Kontaktpunkte und eine curl-Zeile zum Kopieren.",
    },
    noMatch: {
      title: "Keine Antworten passen zu diesen Filtern",
      text: "Entfernen Sie einen Filter oder wählen Sie einen längeren Zeitraum.",
    },
  },
};
