import type { FeedTexts } from "../feed-texts.ts";

export const de: FeedTexts = {
  title: (store) => `Was Kunden über ${store} sagen`,
  heading: "Was Kunden sagen",
  rating: (stars) => (stars === 1 ? "1 von 5 Sternen" : `${stars} von 5 Sternen`),
  average: (mean) => `${mean} von 5`,
  counts: (ratings, published) =>
    `Bewertungen der letzten 12 Monate: ${ratings}. Veröffentlichte Kundenstimmen: ${published}.`,
  selection: {
    all: "Alle Kundenstimmen, deren Veröffentlichung erlaubt wurde",
    curated: "Vom Geschäft ausgewählt",
  },
  provenances: {
    verified_purchase: "Verifizierter Kauf",
    invited: "Auf Einladung",
    open: "Offen für alle",
    imported: "Importiert",
  },
  incentivized: "Für diese Antwort war etwas versprochen",
  reply: (store) => `${store} antwortet`,
  anonymous: "Kundin oder Kunde",
  verify: "Wie wir prüfen",
  more: "Mehr anzeigen",
  previous: "Zurück",
  next: "Weiter",
  empty: "Noch keine Kundenstimmen.",
  photo: "Foto des Kunden",
  verification: {
    title: "Wie Kundenstimmen geprüft werden",
    lead: (store) =>
      `Diese Seite sagt, wie die Kundenstimmen von ${store} zustande kommen. Viaggio schreibt sie aus den Daten des Geschäfts; das Geschäft kann sie nicht ändern.`,
    period: (from, to) => `Gezählt vom ${from} bis zum ${to}.`,
    sources: {
      heading: "Woher die Antworten kommen",
      text: "Jede Kundenstimme trägt eine dieser Kennzeichnungen. Das System setzt sie nach dem Weg, auf dem die Antwort kam; weder das Geschäft noch der Kunde kann sie wählen.",
      explained: {
        verified_purchase: "Der Kunde öffnete einen persönlichen Link zu einem Kauf. Er gilt nur einmal.",
        invited: "Der Kunde öffnete einen persönlichen Link, den das Geschäft geschickt hat. Er gilt nur einmal.",
        open: "Jeder konnte antworten: über einen öffentlichen Link, den Code auf einem Plakat oder ein Formular auf einer Seite. Ob es Kunden sind, wissen wir nicht.",
        imported: "Vom Geschäft aus einem anderen System übernommen. Die Herkunft haben wir nicht geprüft.",
      },
    },
    consent: {
      heading: "Nur mit Zustimmung des Kunden",
      text: "Allen wird dieselbe Wahl angeboten, was immer sie geantwortet haben: Nichts ist vorab angekreuzt, und jedem Ort der Veröffentlichung wird einzeln zugestimmt. Der genaue Text, der gezeigt wurde, wird mit der Zustimmung aufbewahrt.",
      withdraw:
        "Kunden können ihre Zustimmung jederzeit auf ihrer eigenen Seite zurücknehmen. Die Worte verschwinden sofort aus allen Feeds und aus Kopien unterwegs binnen einer Minute.",
      version: "Fassung des Textes, der jetzt gezeigt wird",
    },
    moderation: {
      heading: "Warum Worte fehlen können",
      text: "Ein Mensch des Geschäfts sieht die Worte an, bevor sie erscheinen. Er darf sie nur aus einem dieser Gründe ablehnen. Keiner handelt von den Sternen oder vom Lob.",
      reasons: {
        personal_data: "Persönliche Daten, die sich nicht abdecken lassen",
        offensive: "Beleidigungen oder Drohungen",
        unlawful: "Rechtswidriger Inhalt",
        advertising: "Werbung",
        off_topic: "Nicht über das Geschäft",
        not_genuine: "Keine echte Antwort",
        unreadable: "Unlesbar",
        duplicate: "Doppelt gesendet",
      },
      verbatim:
        "Niemand kann die Worte ändern. Das Geschäft darf einen Teil davon zeigen und muss persönliche Daten mit ▇ abdecken. Was das Geschäft antwortet, ist als seines gekennzeichnet.",
    },
    rates: {
      heading: "Veröffentlicht, nach Sternen",
      text: "Würde ein Geschäft die guten öfter veröffentlichen, so sähe man es hier.",
      stars: "Sterne",
      none: "Ohne Sterne",
      offered: "Erlaubt",
      published: "Veröffentlicht",
      waiting: "Wartet",
      rejected: "Abgelehnt",
    },
    ratings: {
      heading: "Alle Bewertungen",
      text: "Über alle gültigen Antworten, mit oder ohne Worte, veröffentlicht oder nicht. Das ist der Durchschnitt, der neben den Kundenstimmen steht.",
      stars: "Sterne",
      answers: "Antworten",
      mean: "Durchschnitt",
      noRatings: "Noch hat niemand Sterne vergeben.",
    },
    contradictions: {
      heading: "Antworten, die sich widersprechen",
      text: (n) =>
        `Antworten, deren Worte das Gegenteil der Sterne oder des gewählten Gesichts sagen: ${n}. Sie zählen wie alle anderen, und ein Mensch sieht sie an.`,
    },
    refusals: {
      unknown: "Diese Seite gibt es nicht",
      unknownText: "Dieses Geschäft veröffentlicht keine Kundenstimmen oder behält sie für sich.",
      failed: "Auf unserer Seite ist etwas schiefgegangen. Lade die Seite gleich noch einmal.",
    },
    generated: (day) => `Geschrieben am ${day}.`,
    language: "Sprache",
    answers: "Antworten",
    source: "Kennzeichnung",
    meaning: "Was sie bedeutet",
  },
};
