import type { SignInTexts } from "../sign-in-texts.ts";

export const fr: SignInTexts = {
  title: "Se connecter",
  signedOut: "Vous êtes déconnecté.",
  once: {
    heading: "Avec ce lien",
    note: "Il sert une seule fois, pendant les 15 minutes qui suivent sa création.",
    button: "Se connecter",
  },
  key: {
    heading: "Avec une clé",
    note: "Une clé secrète avec le droit read, moderate ou admin. La personne qui gère votre Viaggio peut en créer une. Elle ne reste ici que le temps de vous connecter.",
    label: "Clé secrète",
    button: "Se connecter",
  },
  problems: {
    noKey: "Ce n’est pas une clé secrète valable ici. Elle commence par sk_ et n’est pas révoquée.",
    noScope:
      "La clé est valable, mais elle ne donne accès à aucune page : il lui faut le droit read, moderate ou admin.",
    linkGone:
      "Ce lien a déjà servi, ou ses 15 minutes sont passées. Demandez-en un autre, ou connectez-vous avec une clé.",
  },
};
