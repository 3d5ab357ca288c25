import { html } from "../../../pages/html.ts";
import type { SessionsTexts } from "../sessions-texts.ts";

export const de: SessionsTexts = {
  title: "Anmeldungen",
  lead: (store) =>
    html`Wer bei ${store} angemeldet ist. Eine Anmeldung endet von selbst nach 12 Stunden ohne Gebrauch, spätestens nach 14 Tagen.`,
  onlyOwn: "Sie sehen die Ihres Schlüssels. Wer verwalten darf, sieht alle.",
  caption: "Anmeldungen, die nicht beendet sind",
  headings: {
    name: "Schlüssel oder Link",
    may: "Darf",
    since: "Seit",
    seen: "Zuletzt benutzt",
    until: "Endet spätestens",
  },
  thisOne: "diese",
  end: "Beenden",
  endOf: "Anmeldung beenden von",
  ended: "Die Anmeldung ist beendet.",
  expired: "Diese Seite war zu lange offen. Bitte versuchen Sie es erneut.",
  may: { read: "die Kundenreise sehen", moderate: "über Kundenstimmen entscheiden", admin: "die Kundenreise ändern" },
};
