import type { LocalTexts } from "../local-texts.ts";

export const fr: LocalTexts = {
  language: "Langue de cette page",
  home: {
    lead: "La voix du client tout au long du parcours : comment chaque étape a été vécue, avec les mots des clients.",
    bottega:
      "Vous voyez Bottega Aurora, une petite boutique de céramiques faites à la main. Elle n’existe pas : la boutique, ses clients et tout ce qu’ils disent ont été écrits pour cette démonstration. Les données sont arrivées par l’API que vous pouvez utiliser ci-dessous.",
    demoShop: "Boutique de démonstration",
    shows: {
      journey: "où tout va bien, où l’on perd des clients, avec leurs propres mots",
      trend: "comment cela a évolué, et depuis quand un autre transporteur livre les colis",
      retention: "qui rachète après ce qu’il a ressenti la première fois, et qui risque d’être perdu",
      advocacy: "qui recommande la boutique, et ce qui en est venu",
      mailbox: "les e-mails que les clients recevraient",
    },
    signIn:
      "La boutique de démonstration montre ce qu’un commerce met sur ses propres pages : le widget qui interroge et le mur de témoignages. Ce que vous y répondez est aussitôt sur la carte. Le terminal où vous avez lancé Viaggio affiche un lien qui donne accès à toutes ces pages ; il sert une seule fois, et `npm run -s viaggio -- sign-in` en crée un autre.",
    send: {
      heading: "Envoyer une réponse",
      text: "Collez ceci dans un terminal en regardant la carte du parcours : elle suit en deux secondes.",
    },
    own: {
      heading: "À vous de jouer",
      text: "La clé d’administration de cette boutique se trouve dans le terminal où vous avez lancé Viaggio ; elle n’a été affichée qu’une fois. Partez d’un dossier vide et de `VIAGGIO_DEMO=0` pour un Viaggio sans la démonstration.",
    },
    firstSteps: { heading: "Premiers pas", text: "Il n’y a pas de boutique de démonstration ici. Créez la vôtre :" },
    here: "Tout ceci tourne sur cette machine et n’est accessible que depuis elle.",
  },
  docs: {
    title: "API de Viaggio",
    forMachines: "pour les machines",
    keys: "Présentez une clé sous la forme `Authorization: Bearer …` ; elle n’atteint que sa propre boutique. Toutes les erreurs ont la même forme : un `code` stable, un message et, pour chaque chose incorrecte, où elle se trouve et pourquoi.",
    inEnglish: "Les opérations sont décrites en anglais.",
    operations: "Opérations",
    parametersOf: (operation) => `Paramètres de ${operation}`,
    columns: ["Nom", "Où", "Obligatoire", "Ce que c’est"],
    yes: "oui",
    no: "non",
    answers: "Réponses",
  },
  mailbox: {
    title: "Boîte aux lettres",
    lead: "Les e-mails que Viaggio aurait envoyés. Rien ne quitte cette machine.",
    clock: "Son horloge indique",
    empty:
      "Pas encore d’e-mail : ce qui doit partir arrive en moins d’une seconde. La façon d’avancer l’horloge est expliquée dans `docs/orders.md`.",
    count: (all) => `E-mails : ${all}`,
    newest: (shown, all) => `E-mails : les ${shown} plus récents sur ${all}`,
    kinds: { invitation: "invitation", reminder: "rappel" },
    about: ({ to, kind, store, order }) => `à ${to}, ${kind}, boutique ${store}, commande ${order}`,
    fields: "Champs de l’e-mail",
    mailLanguage: "Langue",
    asPage: "En tant que page",
    asSent: "Tel qu’il a été envoyé",
    looks: "Son apparence",
    plain: "En texte brut",
    news: {
      heading: "Ce qu’il devient",
      text: "Sur AWS, SES signale les e-mails qui reviennent et les lecteurs qui les jugent indésirables. Ici, c’est vous :",
    },
    cameBack: "Il est revenu",
    complained: "Son lecteur s’est plaint",
  },
};
