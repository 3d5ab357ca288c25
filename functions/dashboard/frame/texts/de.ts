import type { FrameTexts } from "../frame-texts.ts";

export const de: FrameTexts = {
  skip: "Zum Inhalt springen",
  homePage: "Startseite",
  period: {
    heading: "Zeitraum",
    from: "Von",
    to: "Bis",
    show: "Anzeigen",
    lastDays: (days) => `${days} Tage`,
    last12Months: "12 Monate",
    zone: (zone) => `Tage in der Zeitzone ${zone}`,
  },
  filters: {
    heading: "Nur",
    remove: "Entfernen",
    removeAll: "Alle Filter entfernen",
    choose: "Filter",
    any: "Alle",
    otherLanguage: "Eine andere Sprache",
    compare: "Vergleichen mit",
    compareWith: { none: "nichts", previous: "dem Zeitraum davor" },
    names: {
      channel: "Kanal",
      touchpoint: "Kontaktpunkt",
      language: "Sprache",
      source: "Quelle",
      provenance: "Herkunft",
      segment: "Segment",
    },
  },
  live: {
    followed: "Auf dem Stand von",
    lost: "Die Seite kann gerade nicht aktualisiert werden. Sie versucht es wieder.",
    ended: "Ihre Anmeldung ist beendet. Wieder anmelden",
  },
  footer: {
    language: "Sprache dieser Seite",
    about: "Viaggio: die Stimme der Kunden auf ihrer ganzen Reise",
  },
  channels: {
    web: "Web",
    blog: "Blog",
    social: "Soziale Medien",
    email: "E-Mail",
    ecommerce: "Onlineshop",
    store: "Geschäft",
    app: "App",
    support: "Kundendienst",
    event: "Veranstaltung",
  },
  sources: { link: "Link", widget: "Widget", kiosk: "Terminal", import: "Import", api: "API" },
  provenances: {
    verified_purchase: "Verifizierter Kauf",
    invited: "Auf Einladung",
    open: "Offen für alle",
    imported: "Importiert",
  },
  wrong: {
    heading: "Das lässt sich nicht anzeigen",
    notADay: "Geben Sie ein Datum wie 2026-11-22 ein.",
    reversed: "Der erste Tag darf nicht nach dem letzten liegen.",
    tooLong: (days) => `Der Zeitraum darf nicht länger als ${days} Tage sein.`,
    filter: "Diesen Filterwert gibt es nicht.",
    unknown: "Dieser Teil der Adresse ist hier nicht bekannt.",
    startAgain: "Ohne Filter neu beginnen",
  },
  refusals: {
    invalid_input: {
      title: "Bitte prüfen Sie den Zeitraum",
      text: "Korrigieren Sie, was unten markiert ist, und versuchen Sie es erneut.",
    },
    forbidden: {
      title: "Diese Seite dürfen Sie nicht sehen",
      text: "Ihrem Schlüssel fehlt das Recht dazu. Wer Ihr Viaggio betreibt, kann einen mit diesem Recht anlegen.",
    },
    not_found: { title: "Hier ist nichts", text: "Was diese Adresse nennt oder das Geschäft gibt es nicht mehr." },
    rate_limited: { title: "Zu viele Anfragen", text: "Warten Sie einen Moment und laden Sie die Seite neu." },
    internal: {
      title: "Bei uns ist etwas schiefgegangen",
      text: "Es ist vermerkt. Laden Sie die Seite neu; geschieht es wieder, sagen Sie es denen, die Ihr Viaggio betreiben.",
    },
    unavailable: { title: "Zurzeit nicht verfügbar", text: "Laden Sie die Seite gleich noch einmal." },
  },
  signInAnew: "Mit einem anderen Schlüssel anmelden",
  reference: (id) => `Kennung: ${id}`,
  figure: {
    interval: (low, high) => `${low} bis ${high}`,
    fewerThan5: "weniger als 5",
    fewerThan5Answers: "weniger als 5 Antworten",
    noAnswers: "keine Antworten",
    few: "wenige Antworten",
    noCertainChange: "keine sichere Veränderung",
    how: "So wird gerechnet",
  },
  explained: {
    answers: (n) =>
      `${n} gezählte Antworten an diesen Tagen. Was begonnen und nicht abgeschickt wurde und was wohl eine Maschine geschickt hat, bleibt außen vor. Quelle: die Tageszähler des Geschäfts.`,
    emotion: (n) =>
      `Mittel aus ${n} selbst angegebenen Emotionen. Jede ist 100 × (0,50 × Gefühl + 0,35 × Sterne + 0,15 × Text, nach seiner Sicherheit) ÷ die vorhandenen Gewichte. Intervall: das Mittel mit drei zusätzlichen Antworten, ± 1,96 Standardfehler. Quelle: die Tageszähler des Geschäfts.`,
    recommendation: (n) =>
      `Von ${n} Antworten von 0 bis 10 der Anteil der 9–10 minus der Anteil der 0–6, in Punkten. Intervall: adjustiertes Wald-Intervall, 95 %. Quelle: die Tageszähler des Geschäfts.`,
    inferred: (n) =>
      `Mittel aus ${n} Kommentaren ohne Gefühl und Sterne: 100 × (Wahrscheinlichkeit für positiv − Wahrscheinlichkeit für negativ). Quelle: die Tageszähler des Geschäfts.`,
  },
  comment: {
    readOn: "Weiterlesen",
    stars: (n) => `${n} von 5 Sternen`,
    faces: ["sehr unzufrieden", "unzufrieden", "weder zufrieden noch unzufrieden", "zufrieden", "sehr zufrieden"],
    dissonant: "Text widerspricht der eigenen Angabe",
  },
};
