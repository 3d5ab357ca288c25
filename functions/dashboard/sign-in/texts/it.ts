import type { SignInTexts } from "../sign-in-texts.ts";

export const it: SignInTexts = {
  title: "Accedi",
  signedOut: "Sei uscito.",
  once: {
    heading: "Con questo link",
    note: "Vale una volta sola, per 15 minuti da quando è stato creato.",
    button: "Accedi",
  },
  key: {
    heading: "Con una chiave",
    note: "Una chiave segreta con il permesso read, moderate o admin. Può crearla chi gestisce il tuo Viaggio. Resta qui solo finché non hai fatto l’accesso.",
    label: "Chiave segreta",
    button: "Accedi",
  },
  problems: {
    noKey: "Questa non è una chiave segreta valida qui. Comincia con sk_ e non è revocata.",
    noScope: "La chiave è valida, ma non può vedere nessuna pagina: le serve il permesso read, moderate o admin.",
    linkGone:
      "Questo link è già stato usato, o i suoi 15 minuti sono passati. Chiedine uno nuovo, o accedi con una chiave.",
  },
};
