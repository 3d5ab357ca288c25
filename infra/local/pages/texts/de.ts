import type { LocalTexts } from "../local-texts.ts";

export const de: LocalTexts = {
  language: "Sprache dieser Seite",
  home: {
    lead: "Die Stimme der Kundschaft auf ihrer ganzen Reise: wie sich jede Etappe anfühlte, in ihren eigenen Worten.",
    bottega:
      "Sie sehen Bottega Aurora, ein kleines Geschäft für handgemachte Keramik. Es existiert nicht: Das Geschäft, seine Kundschaft und alles, was sie sagt, wurden für diese Vorführung geschrieben. Die Daten kamen über dieselbe API herein, die Sie unten benutzen können.",
    demoShop: "Beispielgeschäft",
    shows: {
      journey: "wo es gut läuft und wo Kundschaft verloren geht, in ihren eigenen Worten",
      trend: "wie es weiterging, und seit wann ein anderer Paketdienst liefert",
      retention: "wer nach dem ersten Eindruck wieder kauft, und wer verloren gehen könnte",
      advocacy: "wer das Geschäft empfiehlt, und was daraus wurde",
      mailbox: "die E-Mails, die die Kundschaft bekäme",
    },
    signIn:
      "Das Beispielgeschäft zeigt, was ein Geschäft auf seine eigenen Seiten stellt: das Widget, das fragt, und die Wand mit Kundenstimmen. Was Sie dort antworten, steht sofort auf der Karte. Das Terminal, in dem Sie Viaggio gestartet haben, zeigt einen Link, der Sie auf allen diesen Seiten anmeldet; er gilt einmal, und `npm run -s viaggio -- sign-in` erstellt einen neuen.",
    send: {
      heading: "Eine Antwort senden",
      text: "Fügen Sie dies in ein Terminal ein, während Sie die Kundenreise ansehen: Sie folgt innerhalb von zwei Sekunden.",
    },
    own: {
      heading: "Machen Sie es zu Ihrem",
      text: "Der Verwaltungsschlüssel dieses Geschäfts steht in dem Terminal, in dem Sie Viaggio gestartet haben; er wurde nur einmal gezeigt. Mit einem leeren Ordner und `VIAGGIO_DEMO=0` startet Viaggio ohne Vorführung.",
    },
    firstSteps: { heading: "Erste Schritte", text: "Hier gibt es kein Beispielgeschäft. Legen Sie ein eigenes an:" },
    here: "Alles hier läuft auf diesem Rechner und ist nur von ihm aus erreichbar.",
  },
  docs: {
    title: "API von Viaggio",
    forMachines: "für Maschinen",
    keys: "Zeigen Sie einen Schlüssel als `Authorization: Bearer …`; er erreicht nur sein eigenes Geschäft. Jeder Fehler hat dieselbe Form: ein fester `code`, eine Nachricht und zu jedem Problem, wo es liegt und warum.",
    inEnglish: "Die Operationen sind auf Englisch beschrieben.",
    operations: "Operationen",
    parametersOf: (operation) => `Parameter von ${operation}`,
    columns: ["Name", "Wo", "Nötig", "Was es ist"],
    yes: "ja",
    no: "nein",
    answers: "Antworten",
  },
  mailbox: {
    title: "Postfach",
    lead: "E-Mails, die Viaggio verschickt hätte. Nichts verlässt diesen Rechner.",
    clock: "Seine Uhr zeigt",
    empty:
      "Noch keine E-Mail: Was fällig ist, kommt innerhalb einer Sekunde. Wie man die Uhr vorstellt, steht in `docs/orders.md`.",
    count: (all) => `E-Mails: ${all}`,
    newest: (shown, all) => `E-Mails: die neuesten ${shown} von ${all}`,
    kinds: { invitation: "Einladung", reminder: "Erinnerung" },
    about: ({ to, kind, store, order }) => `an ${to}, ${kind}, Geschäft ${store}, Bestellung ${order}`,
    fields: "Felder der E-Mail",
    mailLanguage: "Sprache",
    asPage: "Als Seite",
    asSent: "Wie sie verschickt wurde",
    looks: "Wie sie aussieht",
    plain: "Als reiner Text",
    news: {
      heading: "Was aus ihr wird",
      text: "Auf AWS meldet SES, welche E-Mails zurückkommen und wer sie als unerwünscht kennzeichnet. Hier tun Sie es:",
    },
    cameBack: "Sie kam zurück",
    complained: "Jemand hat sich über sie beschwert",
  },
};
