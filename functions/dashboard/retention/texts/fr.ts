import type { RetentionTexts } from "../retention-texts.ts";

export const fr: RetentionTexts = {
  title: "Qui revient",
  headline: {
    lift: (month, [good, bad], difference, interval) =>
      `${good} des clients qui se sont sentis bien après leur premier achat ont racheté au mois ${month}, contre ${bad} de ceux qui se sont sentis mal : ${difference} points (intervalle à 95 % : ${interval}).`,
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
    how: "Chaque part est celle des clients qui ont racheté ce mois-là ÷ ceux pour qui il est terminé. Intervalle : Wilson, 95 % ; celui de la différence en haut : Newcombe, à partir de 30 clients de chaque côté. Les commandes annulées et retournées ne comptent pas. Source : commandes et réponses dans les profils des clients.",
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
    explained: {
      repeat: (n) =>
        `Clients qui ont répondu de nouveau en 365 jours ÷ les ${n} dont la première réponse est de ces mois. Intervalle : Wilson, 95 %. Source : les profils des clients.`,
      again: (n) =>
        `Réponses négatives (émotion déclarée de −30 ou moins) après lesquelles le même client a de nouveau déclaré une émotion en 90 jours ÷ les ${n} négatives. Intervalle : Wilson, 95 %. Source : les profils des clients.`,
      recovered: (n) =>
        `Des ${n} réponses suivantes en 90 jours, celles au-dessus de −30. Intervalle : Wilson, 95 %. Source : les profils des clients.`,
      gap: "Le nombre de jours que neuf écarts sur dix entre une commande et la suivante ne dépassent pas, par classes de 7 à 365 jours ; à partir de 30 écarts. Source : les commandes de ces mois.",
    },
  },
  recovery: {
    heading: "Après une mauvaise expérience",
    note: "Réponses négatives de ces mois, selon que quelqu’un de la boutique a repris contact avant la réponse suivante du client. Chaque client est comparé à lui-même.",
    group: "Réponses négatives",
    followedUp: "avec un suivi",
    leftAlone: "sans suivi",
    negative: "Réponses",
    again: "Ont répondu de nouveau en 90 jours",
    better: "Se sentaient mieux alors",
    change: "Variation de l’émotion",
    noProof:
      "Ce n’est pas une preuve : personne ne tire au sort qui est suivi, et qui s’est senti très mal se sent de toute façon souvent mieux la fois d’après.",
    noneYet: "Aucun suivi n’est encore noté : ils se notent sur la page d’un client.",
    how: "Un suivi compte pour une réponse négative (−30 ou moins) s’il a eu lieu dans les 90 jours et avant la réponse suivante. Variation : moyenne de l’émotion suivante moins la négative du même client, avec l’intervalle à 95 % d’un score, de la moitié de la variation ; à partir de 5 paires. Parts : Wilson, 95 %. Source : les profils des clients.",
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
