import type { RetentionTexts } from "../retention-texts.ts";

export const fr: RetentionTexts = {
  title: "Qui revient",
  headline: {
    lift: (month, points, interval) =>
      `Parmi les clients qui se sont sentis bien après leur premier achat, ${points} points de plus ont racheté au mois ${month} que parmi ceux qui se sont sentis mal (intervalle à 95 % : ${interval}).`,
    noLift: (month, interval) =>
      `Au mois ${month}, ceux qui se sont sentis bien et ceux qui se sont sentis mal ne se distinguent pas avec certitude quant au rachat (intervalle à 95 % de la différence : ${interval} points).`,
    notProof: "Cela va de pair avec ce qu’ils ont ressenti ; cela ne prouve pas que c’en soit la cause.",
    tooFew:
      "Il n’y a pas encore assez de clients pour comparer ceux qui se sont sentis bien et mal : il en faut 30 de chaque côté.",
  },
  months: { heading: "Premiers achats des derniers", last: (months) => `${months} mois` },
  cohorts: {
    heading: "Ont racheté, selon la première émotion",
    note: "Chaque client compte dans le mois de son premier achat, selon l’émotion de sa première réponse ensuite. Seuls les mois écoulés sont montrés ; moins de 5 clients restent cachés.",
    caption: "Part des clients qui ont racheté au cours de chaque mois après leur premier achat",
    band: "Se sont sentis",
    customers: "Clients",
    month: (month) => `Mois ${month}`,
    bands: { negative: "mal", neutral: "ni bien ni mal", positive: "bien", none: "ne l’ont pas dit" },
    interval: (low, high, returned, n) => `${returned} sur ${n} · de ${low} à ${high}`,
    byMonth: "Par mois du premier achat",
    firstPurchase: "Premier achat",
    fewerThan5: "moins de 5",
  },
  figures: {
    heading: "En bref",
    repeat: "Ont répondu plus d’une fois",
    repeatNote: "de ceux qui ont répondu pour la première fois ces mois-ci, en un an",
    again: "Ont répondu à nouveau après une mauvaise expérience",
    againNote: "des réponses négatives, en 90 jours",
    recovered: "Se sont alors sentis mieux",
    recoveredNote: "de celles-ci, dont la réponse suivante n’était pas négative",
    gap: "Délai habituel jusqu’à la commande suivante",
    gapNote: "neuf sur dix de ceux qui recommandent l’ont fait d’ici là",
    days: (days) => `${days} jours`,
    of: (count, n) => `${count} sur ${n}`,
    tooFew: "trop peu pour le dire",
  },
  risk: {
    heading: "Clients que l’on risque de perdre",
    note: "Une règle empirique qui montre ses raisons, pas une prévision. Élevé à partir de 60 points sur 100.",
    caption: "Clients que l’on risque de perdre, ceux qui ont le plus de points d’abord",
    customer: "Client",
    points: "Points",
    reasons: "Raisons",
    emotion: "Émotion récente",
    lastAnswer: "Dernière réponse",
    lastOrder: "Dernière commande",
    high: "élevé",
    reason: {
      felt_bad: "dernière réponse négative",
      falling: "se sent moins bien à chaque fois",
      late_order: "commande en retard",
      open_complaint: "réclamation ouverte depuis plus de 3 jours",
    },
    worth: (reason, points) => `${reason} (${points})`,
    none: "Aucune réponse ne donne de raison de s’inquiéter pour quelqu’un.",
    older: "Plus de clients",
    first: "Revenir aux premiers",
  },
  empty: {
    title: "Pas encore de clients",
    text: "Cette page se remplit dès que Viaggio apprend des commandes et que des clients y répondent.",
  },
};
