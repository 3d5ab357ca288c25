import type { MailTexts } from "../mail-texts.ts";

export const de: MailTexts = {
  subject: (store) => `Wie war es? ${store} wüsste es gern`,
  reminderSubject: (store) => `Eine letzte Frage von ${store}`,
  greeting: "Guten Tag,",
  lead: (store) => `Sie haben bei ${store} bestellt. Es uns zu sagen, dauert weniger als eine Minute.`,
  reminderLead: (store) =>
    `vor einigen Tagen hat ${store} gefragt, wie Ihre Bestellung war. Wenn Sie möchten, ist noch Zeit zu antworten; wir fragen nicht noch einmal.`,
  tap: "Tippen Sie auf eine Antwort: Sie können sie ansehen und ändern, bevor Sie sie senden.",
  open: "Die Fragen öffnen",
  faces: ["Sehr unzufrieden", "Unzufrieden", "Weder noch", "Zufrieden", "Sehr zufrieden"],
  star: (n) => (n === 1 ? "1 Stern" : `${n} Sterne`),
  likely: ["Gar nicht wahrscheinlich", "Äußerst wahrscheinlich"],
  easy: ["Sehr schwer", "Sehr leicht"],
  until: (day) => `Der Link ist nur für Sie und gilt bis zum ${day}.`,
  why: (store) => `Sie erhalten diese Nachricht, weil Sie bei ${store} bestellt haben.`,
  unsubscribe: "Keine solchen Nachrichten mehr erhalten",
};
