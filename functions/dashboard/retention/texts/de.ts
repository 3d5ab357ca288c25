import type { RetentionTexts } from "../retention-texts.ts";

export const de: RetentionTexts = {
  title: "Wer wiederkommt",
  headline: {
    lift: (month, [good, bad], difference, interval) =>
      `${good} der Kundinnen und Kunden, die sich nach dem ersten Kauf gut fühlten, kauften in Monat ${month} wieder, gegenüber ${bad} jener, die sich schlecht fühlten: ${difference} Punkte (95-%-Intervall: ${interval}).`,
    noLift: (month, interval) =>
      `In Monat ${month} unterscheiden sich jene, die sich gut, und jene, die sich schlecht fühlten, beim Wiederkauf nicht sicher (95-%-Intervall des Unterschieds: ${interval} Punkte).`,
    notProof: "Das geht mit dem Gefühl einher; es beweist nicht, dass das Gefühl die Ursache ist.",
    tooFew:
      "Noch sind es zu wenige, um jene zu vergleichen, die sich gut oder schlecht fühlten: Es braucht auf jeder Seite 30.",
  },
  months: { heading: "Erste Käufe der letzten", last: (months) => `${months} Monate` },
  cohorts: {
    heading: "Wiederkauf nach dem ersten Gefühl",
    note: "Jede Person zählt im Monat ihres ersten Kaufs, nach der Emotion ihrer ersten Antwort danach. Nur vergangene Monate sind zu sehen; weniger als 5 Personen bleiben verborgen.",
    caption: "Anteil derer, die in jedem Monat nach dem ersten Kauf wieder kauften",
    band: "Fühlten sich",
    customers: "Personen",
    month: (month) => `Monat ${month}`,
    bands: { negative: "schlecht", neutral: "weder noch", positive: "gut", none: "sagten es nicht" },
    interval: (low, high, returned, n) => `${returned} von ${n} · ${low} bis ${high}`,
    how: "Jeder Anteil: Kunden, die in dem Monat wieder kauften ÷ die, für die er vorbei ist. Intervall: Wilson, 95 %; das des Unterschieds oben: Newcombe, ab 30 Kunden auf jeder Seite. Stornierte und zurückgegebene Bestellungen zählen nicht. Quelle: Bestellungen und Antworten in den Profilen der Kunden.",
    byMonth: "Nach Monat des ersten Kaufs",
    firstPurchase: "Erster Kauf",
    fewerThan5: "weniger als 5",
  },
  figures: {
    heading: "Auf einen Blick",
    repeat: "Mehr als einmal geantwortet",
    repeatNote: "von denen, die in diesen Monaten zuerst antworteten, binnen eines Jahres",
    again: "Nach schlechter Erfahrung wieder geantwortet",
    againNote: "von den negativen Antworten, binnen 90 Tagen",
    recovered: "Fühlten sich dann besser",
    recoveredNote: "von diesen, deren nächste Antwort nicht negativ war",
    gap: "Übliche Zeit bis zur nächsten Bestellung",
    gapNote: "neun von zehn, die wieder bestellen, haben es bis dahin getan",
    days: (days) => `${days} Tage`,
    of: (count, n) => `${count} von ${n}`,
    tooFew: "zu wenige für eine Aussage",
    explained: {
      repeat: (n) =>
        `Kunden, die binnen 365 Tagen wieder antworteten ÷ alle ${n}, deren erste Antwort aus diesen Monaten ist. Intervall: Wilson, 95 %. Quelle: die Profile der Kunden.`,
      again: (n) =>
        `Negative Antworten (selbst angegebene Emotion von −30 oder weniger), nach denen dieselbe Person binnen 90 Tagen wieder eine Emotion angab ÷ alle ${n} negativen. Intervall: Wilson, 95 %. Quelle: die Profile der Kunden.`,
      recovered: (n) =>
        `Von den ${n} nächsten Antworten binnen 90 Tagen die über −30. Intervall: Wilson, 95 %. Quelle: die Profile der Kunden.`,
      gap: "Die Tage, die neun von zehn Abständen zwischen einer Bestellung und der nächsten nicht überschreiten, in Klassen von 7 bis 365 Tagen; ab 30 Abständen. Quelle: die Bestellungen dieser Monate.",
    },
  },
  recovery: {
    heading: "Nach einer schlechten Erfahrung",
    note: "Negative Antworten dieser Monate, danach, ob sich jemand aus dem Geschäft gemeldet hat, bevor die Person wieder antwortete. Jede Person wird mit sich selbst verglichen.",
    group: "Negative Antworten",
    followedUp: "mit Nachfassen",
    leftAlone: "ohne",
    negative: "Antworten",
    again: "Antworteten binnen 90 Tagen wieder",
    better: "Fühlten sich dann besser",
    change: "Änderung der Emotion",
    noProof:
      "Das ist kein Beweis: Niemand lost aus, bei wem nachgefasst wird, und wer sich einmal sehr schlecht fühlte, fühlt sich beim nächsten Mal meist ohnehin besser.",
    noneYet: "Noch ist kein Nachfassen notiert: Das geht auf der Seite einer Person.",
    how: "Ein Nachfassen zählt für eine negative Antwort (−30 oder weniger), wenn es binnen 90 Tagen und vor der nächsten Antwort kam. Änderung: Mittel der nächsten minus der negativen Emotion derselben Person, mit dem 95-%-Intervall eines Werts, für die halbe Änderung; ab 5 Paaren. Anteile: Wilson, 95 %. Quelle: die Profile der Kunden.",
  },
  risk: {
    heading: "Wer verloren gehen könnte",
    note: "Eine Faustregel, die ihre Gründe zeigt, keine Vorhersage. Hoch ab 60 von 100 Punkten.",
    caption: "Wer verloren gehen könnte, die meisten Punkte zuerst",
    customer: "Person",
    points: "Punkte",
    reasons: "Gründe",
    emotion: "Emotion zuletzt",
    lastAnswer: "Letzte Antwort",
    lastOrder: "Letzte Bestellung",
    high: "hoch",
    reason: {
      felt_bad: "letzte Antwort negativ",
      falling: "fühlt sich jedes Mal schlechter",
      late_order: "Bestellung überfällig",
      open_complaint: "Beschwerde seit mehr als 3 Tagen offen",
    },
    worth: (reason, points) => `${reason} (${points})`,
    none: "Keine Antwort gibt Anlass, sich um jemanden zu sorgen.",
    older: "Weitere Personen",
    first: "Zurück zu den ersten",
  },
  empty: {
    title: "Noch keine Kundinnen und Kunden",
    text: "Diese Seite füllt sich, sobald Viaggio von Bestellungen erfährt und jemand dazu antwortet.",
  },
};
