import { html } from "../../../pages/html.ts";
import type { SessionsTexts } from "../sessions-texts.ts";

export const it: SessionsTexts = {
  title: "Accessi",
  lead: (store) =>
    html`Chi ha fatto l’accesso a ${store}. Un accesso finisce da solo dopo 12 ore senza uso, e comunque dopo 14 giorni.`,
  onlyOwn: "Vedi quelli fatti con la tua chiave. Chi può amministrare li vede tutti.",
  caption: "Accessi non finiti",
  headings: { name: "Chiave o link", may: "Può", since: "Da", seen: "Ultimo uso", until: "Finisce al più tardi" },
  thisOne: "questo",
  end: "Termina",
  endOf: "Termina l’accesso di",
  ended: "L’accesso è terminato.",
  expired: "Questa pagina è rimasta aperta troppo a lungo. Riprova.",
  may: { read: "vedere il viaggio", moderate: "decidere sulle testimonianze", admin: "modificare il viaggio" },
};
