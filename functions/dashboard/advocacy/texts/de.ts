import type { AdvocacyTexts } from "../advocacy-texts.ts";

export const de: AdvocacyTexts = {
  title: "Wer für Sie spricht",
  headline: (score, interval, n) =>
    `Der Empfehlungswert ist ${score} (95-%-Intervall: ${interval}), aus ${n} Antworten.`,
  tooFew: "Noch gibt es zu wenige Antworten für einen Empfehlungswert.",
  comparable: "Anteil der 9–10 minus Anteil der 0–6 auf „Würden Sie uns empfehlen, 0 bis 10?“; vergleichbar mit NPS®.",
  groups: {
    heading: "Wer Sie empfehlen würde",
    note: "Alle werden dasselbe gefragt, wie auch immer sie sich fühlten.",
    chart: "Fürsprecher, Passive und Kritiker als Anteile aller, die antworteten",
    promoters: "Fürsprecher (9–10)",
    passives: "Passive (7–8)",
    detractors: "Kritiker (0–6)",
    group: "Gruppe",
    answers: "Antworten",
    share: "Anteil und 95-%-Intervall",
  },
  words: {
    heading: "Worte, die weitergegeben werden dürfen",
    note: "Nichts wird nach seinem Wert erfragt, veröffentlicht oder verborgen.",
    consented: "Der Veröffentlichung zugestimmt",
    consentedNote: "von den Kommentaren, deren Verfasser in diesen Tagen gefragt wurden",
    published: "Veröffentlicht",
    publishedNote: "von allen, die es sein dürfen, nach jetzigem Stand",
    verified: "Aus geprüftem Kauf",
    verifiedNote: "von den veröffentlichten, nach jetzigem Stand",
  },
  of: (count, n) => `${count} von ${n}`,
  tooFewShare: "zu wenige für eine Aussage",
  referrals: {
    heading: "Mundpropaganda",
    note: "Wer geantwortet hat, kann einen eigenen Link anlegen und den Laden damit empfehlen. Gezählt werden die ganzen Monate dieser Tage; von denen, die ihm folgen, wird nichts gespeichert.",
    codes: "Angelegte Links",
    clicks: "Gingen weiter zum Laden",
    clicksNote: "den Link nur zu öffnen zählt nicht",
    orders: "Bestellungen, die so kamen",
    conversion: (percent, interval) => `${percent} derer, die weitergingen (${interval})`,
    revenue: "Umsatz dieser Bestellungen",
    none: "Noch sind keine Links angelegt. Sagen Sie, wohin sie führen: Tragen Sie die Adresse des Ladens ein.",
  },
  how: {
    groups: (n) =>
      `Von ${n} Antworten von 0 bis 10 der Anteil jeder Gruppe; der Wert ist der Anteil der 9–10 minus der Anteil der 0–6, in Punkten. 95-%-Intervalle: Wilson für einen Anteil, adjustiertes Wald-Intervall für den Wert. Quelle: die Tageszähler des Geschäfts.`,
    consented: (n) =>
      `Kommentare, deren Verfasser zugestimmt haben ÷ die ${n}, deren Verfasser gefragt wurden. Intervall: Wilson, 95 %. Quelle: die Tageszähler des Geschäfts.`,
    published: (n) =>
      `Veröffentlichte Stimmen ÷ die ${n}, die veröffentlicht werden dürfen, in diesem Moment. Intervall: Wilson, 95 %. Quelle: die Zählung der Stimmen.`,
    verified: (n) =>
      `Veröffentlichte Stimmen zu einem geprüften Kauf ÷ die ${n} veröffentlichten, in diesem Moment. Intervall: Wilson, 95 %. Quelle: die Zählung der Stimmen.`,
    codes:
      "Links, die sich Kunden in diesen Monaten haben geben lassen, jeder einmal gezählt. Quelle: die Empfehlungscodes.",
    clicks:
      "Klicks auf den Knopf der Seite eines solchen Links, einer je Besuch und höchstens 60 in der Minute. Quelle: die Empfehlungscodes.",
    orders:
      "Bestellungen, die einen Code nannten, ohne stornierte und zurückgegebene; der Anteil gilt denen, die weitergegangen sind. Intervall: Wilson, 95 %. Quelle: die Bestellungen.",
    revenue: "Summe der Beträge dieser Bestellungen, je Währung. Quelle: die Bestellungen.",
  },
  growth: {
    heading: "Verdientes Wachstum",
    note: "Was die Kundschaft des Vormonats in diesem Monat ausgab, und was neue Personen ausgaben, die durch Empfehlung kamen, beides als Anteil am Umsatz des Vormonats; minus 100 %. Nur vergangene Monate.",
    caption: "Umsatz und verdientes Wachstum nach Monat",
    month: "Monat",
    revenue: "Umsatz",
    kept: "Gehalten",
    earned: "Empfohlen",
    growth: "Verdientes Wachstum",
    none: "Es braucht Bestellungen mit Beträgen in zwei Monaten nacheinander.",
  },
};
