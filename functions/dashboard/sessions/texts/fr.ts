import { html } from "../../../pages/html.ts";
import type { SessionsTexts } from "../sessions-texts.ts";

export const fr: SessionsTexts = {
  title: "Connexions",
  lead: (store) =>
    html`Qui est connecté à ${store}. Une connexion se termine d’elle-même après 12 heures sans usage, et dans tous les cas après 14 jours.`,
  onlyOwn: "Vous voyez celles de votre clé. Qui peut administrer les voit toutes.",
  caption: "Connexions en cours",
  headings: {
    name: "Clé ou lien",
    may: "Peut",
    since: "Depuis",
    seen: "Dernier usage",
    until: "Se termine au plus tard",
  },
  thisOne: "celle-ci",
  end: "Terminer",
  endOf: "Terminer la connexion de",
  ended: "La connexion est terminée.",
  expired: "Cette page est restée ouverte trop longtemps. Réessayez.",
  may: { read: "voir le parcours", moderate: "décider des témoignages", admin: "modifier le parcours" },
};
