import type { SignInTexts } from "../sign-in-texts.ts";

export const de: SignInTexts = {
  title: "Anmelden",
  signedOut: "Sie sind abgemeldet.",
  once: {
    heading: "Mit diesem Link",
    note: "Er gilt ein einziges Mal, 15 Minuten lang, nachdem er gemacht wurde.",
    button: "Anmelden",
  },
  key: {
    heading: "Mit einem Schlüssel",
    note: "Ein geheimer Schlüssel mit dem Recht read, moderate oder admin. Wer Ihr Viaggio betreibt, kann einen anlegen. Er bleibt nur hier, bis Sie angemeldet sind.",
    label: "Geheimer Schlüssel",
    button: "Anmelden",
  },
  problems: {
    noKey: "Das ist kein geheimer Schlüssel, der hier gilt. Er beginnt mit sk_ und ist nicht widerrufen.",
    noScope: "Der Schlüssel gilt, darf aber keine Seite sehen: Er braucht das Recht read, moderate oder admin.",
    linkGone:
      "Dieser Link wurde schon benutzt, oder seine 15 Minuten sind vorbei. Lassen Sie sich einen neuen geben oder melden Sie sich mit einem Schlüssel an.",
  },
};
