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
    pairedDrop: (from, to, { n, change, interval }) =>
      html`Der größte Rückgang liegt zwischen ${from} und ${to}. <small>Bei den ${n} Kunden, die in beiden geantwortet haben, änderte sich die Emotion um ${change} (95-%-Intervall: ${interval}). Die beiden Mittel zählen auch alle anderen mit, ihr Unterschied ist daher ein anderer.</small>`,
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
    before: (value) => `im Zeitraum davor ${value}`,
    someTouchpoints: "Gezeichnet sind je Phase die Kontaktpunkte mit den meisten Antworten; die Tabelle hat mehr.",
    legend: {
      band: "95-%-Intervall",
      size: "größer: mehr Antworten",
      above: "über null",
      below: "unter null",
      small: "weniger als 30 Antworten",
      touchpoint: "Kontaktpunkt, nach Kanal",
      previous: "der Zeitraum davor",
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
    change: "Änderung",
    allOf: (n) => `Alle ${n} Kontaktpunkte dieser Phase`,
    note: "Zeilen mit weniger als 30 selbst angegebenen Emotionen sind grau und werden nicht verglichen. Weniger als 5 bleiben verborgen: Sie würden auf Personen zeigen.",
  },
  coverage: {
    based: (n) => `Grundlage sind ${n} Antworten`,
    selfReported: (n) => `${n} mit selbst angegebener Emotion`,
    inferred: (n) => `${n} nur aus Text abgeleitet`,
    withoutEmotion: (n) => `${n} ohne Emotion`,
    leftOut: (parts) => html`Nicht gezählt: ${parts}.`,
    unfinished: (n) => `${n} begonnen und nicht abgeschickt`,
    suspect: (n) => `${n} wohl von Maschinen geschickt`,
  },
  standsOut: {
    heading: "Was auffällt",
    momentOfTruth: (touchpoint, emotion, importance, n) =>
      html`${touchpoint} ist ein Moment der Wahrheit: Er hängt eng mit der Weiterempfehlung zusammen (r = ${importance}, Antworten: ${n}) und wird schlechter empfunden als die meisten (${emotion}).`,
    peakEnd: (peak, end, value, mean) =>
      html`Die stärkste Phase ist ${peak}, die letzte ${end}: Im Gedächtnis bleibt etwa ${value}, neben einem Mittel von ${mean} über alle Antworten.`,
    peakIsEnd: (stage, value, mean) =>
      html`Die stärkste Phase, ${stage}, ist auch die letzte: Im Gedächtnis bleibt etwa ${value}, neben einem Mittel von ${mean} über alle Antworten.`,
    perCustomer: (value, interval, n) =>
      `Für jeden Kunden einzeln: ${value}, 95-%-Intervall ${interval}, Kunden: ${n}.`,
    changed: (days, value, interval) =>
      `Gegenüber ${days} hat sich die Emotion um ${value} geändert (95-%-Intervall ${interval}).`,
    notChanged: (days, value, interval) =>
      `Gegenüber ${days} zeigt die Emotion keine sichere Veränderung (${value}, 95-%-Intervall ${interval}).`,
    tooFewBefore: (days) => `${days}: zu wenige Antworten für einen Vergleich.`,
    stages: (list) => html`Sichere Veränderungen nach Phase: ${list}.`,
  },
  spread: {
    heading: "Wie sich die Antworten verteilen",
    note: "Zwei Phasen mit gleichem Mittel können sehr verschieden sein: alle zufrieden, oder die Hälfte begeistert und die Hälfte verärgert.",
    caption: "Selbst angegebene Emotionen jeder Phase in fünf Klassen",
    classes: ["sehr schlecht", "schlecht", "weder noch", "gut", "sehr gut"],
  },
  how: {
    dissonant:
      "Eigene Angabe und Text haben entgegengesetzte Vorzeichen, beide mindestens halb so stark wie möglich, und der Text ist mindestens halb sicher: Ein Mensch sollte sie lesen.",
    curve:
      "Jeder Punkt ist das Mittel einer Phase mit ihrem 95-%-Intervall. Der größte Rückgang ist der tiefste Fall zwischen benachbarten Phasen mit je mindestens 30 Antworten, dessen Intervall die 0 ausschließt. Ein Moment der Wahrheit hat mindestens 100 Antworten mit Emotion und Weiterempfehlung, einen Zusammenhang beider über dem Median und sicher über 0 und eine Emotion unter dem Median; das ist ein Zusammenhang, keine Ursache. Spitze und Ende: die Mitte zwischen der Phase, die am weitesten von 0 liegt, und der letzten.",
    spread:
      "Klassen: bis −66, −65 bis −26, −25 bis 24, 25 bis 64, ab 65. Jedes der fünf Gesichter ist die Mitte einer Klasse. Anteile der selbst angegebenen Emotionen, gerundet.",
    table:
      "Emotion: Mittel der selbst angegebenen Emotionen der Zeile. Intervall: das Mittel mit drei zusätzlichen Antworten, ± 1,96 Standardfehler. Änderung: Unterschied zum Zeitraum davor; sicher nur mit mindestens 100 Antworten auf beiden Seiten und einem Intervall ohne die 0, bei Kontaktpunkten nur neben allen anderen (Benjamini–Hochberg, 10 %).",
  },
  tools: {
    heading: "Teilen und exportieren",
    link: "Link zu diesen Tagen",
    copy: "Link kopieren",
    copied: "Link kopiert",
    print: "Drucken oder als PDF sichern",
    svg: "Zeichnung (SVG)",
    png: "Bild (PNG)",
    csv: "Tabelle (CSV)",
  },
  invitations: {
    heading: "Einladungen per Mail",
    note: "Jene, die in diesen Tagen hinausgingen, und die Antworten darauf, wann immer sie kamen. Rücklauf: Antworten ÷ zugestellt.",
    touchpoint: "Kontaktpunkt",
    invited: "Eingeladen",
    delivered: "Zugestellt",
    answered: "Antworten",
    rate: "Rücklauf",
    interval: "95-%-Intervall",
    low: "unter 5 %",
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
