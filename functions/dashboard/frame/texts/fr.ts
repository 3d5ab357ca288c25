import type { FrameTexts } from "../frame-texts.ts";

export const fr: FrameTexts = {
  skip: "Aller au contenu",
  homePage: "Page d’accueil",
  period: {
    heading: "Période",
    from: "Du",
    to: "Au",
    show: "Afficher",
    lastDays: (days) => `${days} jours`,
    last12Months: "12 mois",
    zone: (zone) => `Jours dans le fuseau horaire ${zone}`,
  },
  filters: {
    heading: "Seulement",
    remove: "Retirer",
    removeAll: "Retirer tous les filtres",
    choose: "Filtres",
    any: "Tous",
    otherLanguage: "Une autre langue",
    compare: "Comparer avec",
    compareWith: { none: "rien", previous: "la période précédente" },
    names: {
      channel: "Canal",
      touchpoint: "Point de contact",
      language: "Langue",
      source: "Source",
      provenance: "Provenance",
      segment: "Segment",
    },
  },
  live: {
    followed: "Mise à jour à",
    lost: "La page ne peut pas être mise à jour pour le moment. Elle réessaie.",
    ended: "Votre connexion est terminée. Reconnectez-vous",
  },
  footer: {
    language: "Langue de cette page",
    about: "Viaggio : la voix du client tout au long du parcours",
  },
  channels: {
    web: "Web",
    blog: "Blog",
    social: "Réseaux sociaux",
    email: "E-mail",
    ecommerce: "Boutique en ligne",
    store: "Boutique",
    app: "Application",
    support: "Assistance",
    event: "Événement",
  },
  sources: { link: "Lien", widget: "Widget", kiosk: "Borne", import: "Import", api: "API" },
  provenances: {
    verified_purchase: "Achat vérifié",
    invited: "Sur invitation",
    open: "Ouverte à tous",
    imported: "Importée",
  },
  wrong: {
    heading: "Impossible à afficher",
    notADay: "Saisissez une date telle que 2026-11-22.",
    reversed: "Le premier jour ne peut pas être après le dernier.",
    tooLong: (days) => `La période ne peut pas dépasser ${days} jours.`,
    filter: "Cette valeur de filtre n’existe pas.",
    unknown: "Cette partie de l’adresse n’est pas connue ici.",
    startAgain: "Recommencer sans filtre",
  },
  refusals: {
    invalid_input: { title: "Vérifiez la période", text: "Corrigez ce qui est signalé ci-dessous et réessayez." },
    forbidden: {
      title: "Vous ne pouvez pas voir cette page",
      text: "Ce droit manque à votre clé. La personne qui gère votre Viaggio peut en créer une qui l’a.",
    },
    not_found: { title: "Il n’y a rien ici", text: "Ce que désigne cette adresse, ou la boutique, n’existe plus." },
    rate_limited: { title: "Trop de demandes", text: "Attendez un instant, puis rechargez la page." },
    internal: {
      title: "Une erreur s’est produite de notre côté",
      text: "Elle a été notée. Rechargez la page ; si elle se répète, prévenez la personne qui gère votre Viaggio.",
    },
    unavailable: { title: "Indisponible pour le moment", text: "Rechargez la page dans un instant." },
  },
  signInAnew: "Se connecter avec une autre clé",
  reference: (id) => `Référence : ${id}`,
  figure: {
    interval: (low, high) => `de ${low} à ${high}`,
    fewerThan5: "moins de 5",
    fewerThan5Answers: "moins de 5 réponses",
    noAnswers: "aucune réponse",
    few: "peu de réponses",
    noCertainChange: "aucun changement certain",
    how: "Comment c’est calculé",
  },
  explained: {
    answers: (n) =>
      `${n} réponses comptées sur ces jours. Ce qui a été commencé et non envoyé, et ce qu’une machine semble avoir envoyé, est laissé de côté. Source : les compteurs quotidiens de la boutique.`,
    emotion: (n) =>
      `Moyenne de ${n} émotions déclarées. Chacune est 100 × (0,50 × ressenti + 0,35 × étoiles + 0,15 × texte, selon sa certitude) ÷ les poids présents. Intervalle : la moyenne avec trois réponses ajoutées, ± 1,96 erreur type. Source : les compteurs quotidiens de la boutique.`,
    recommendation: (n) =>
      `Sur ${n} réponses de 0 à 10, la part des 9–10 moins la part des 0–6, en points. Intervalle : Wald ajusté, 95 %. Source : les compteurs quotidiens de la boutique.`,
    inferred: (n) =>
      `Moyenne de ${n} commentaires sans ressenti ni étoiles : 100 × (probabilité de positif − probabilité de négatif). Source : les compteurs quotidiens de la boutique.`,
  },
  comment: {
    readOn: "Lire la suite",
    stars: (n) => `${n} étoiles sur 5`,
    faces: ["très mécontent", "mécontent", "ni content ni mécontent", "content", "très content"],
    dissonant: "le texte contredit ce qui est déclaré",
  },
};
