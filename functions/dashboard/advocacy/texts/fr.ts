import type { AdvocacyTexts } from "../advocacy-texts.ts";

export const fr: AdvocacyTexts = {
  title: "Qui parle pour vous",
  headline: (score, interval, n) =>
    `Le score de recommandation est de ${score} (intervalle à 95 % : ${interval}), sur ${n} réponses.`,
  tooFew: "Il n’y a pas encore assez de réponses pour un score de recommandation.",
  comparable: "Part des 9–10 moins part des 0–6 à « nous recommanderiez-vous, de 0 à 10 ? » ; comparable au NPS®.",
  groups: {
    heading: "Qui vous recommanderait",
    note: "La même question est posée à tous, quoi qu’ils aient ressenti.",
    chart: "Promoteurs, passifs et détracteurs en parts de ceux qui ont répondu",
    promoters: "Promoteurs (9–10)",
    passives: "Passifs (7–8)",
    detractors: "Détracteurs (0–6)",
    group: "Groupe",
    answers: "Réponses",
    share: "Part et intervalle à 95 %",
  },
  words: {
    heading: "Des mots que l’on peut transmettre",
    note: "Rien n’est demandé, publié ou caché selon le score.",
    consented: "Ont accepté la publication",
    consentedNote: "des commentaires dont les auteurs ont été sollicités ces jours-ci",
    published: "Publiés",
    publishedNote: "de tous les témoignages publiables, tels qu’ils sont maintenant",
    verified: "D’un achat vérifié",
    verifiedNote: "de ceux qui sont publiés, tels qu’ils sont maintenant",
  },
  of: (count, n) => `${count} sur ${n}`,
  tooFewShare: "trop peu pour le dire",
  referrals: {
    heading: "Bouche à oreille",
    note: "Qui a répondu peut créer un lien à soi pour recommander la boutique. On compte les mois entiers de ces jours ; rien n’est gardé de qui le suit.",
    codes: "Liens créés",
    clicks: "Sont allés à la boutique",
    clicksNote: "ouvrir le lien ne suffit pas",
    orders: "Commandes venues ainsi",
    conversion: (percent, interval) => `${percent} de ceux qui ont continué (${interval})`,
    revenue: "Chiffre d’affaires de ces commandes",
    none: "Aucun lien n’a encore été créé. Dites où ils mènent : indiquez l’adresse de la boutique.",
  },
  how: {
    groups: (n) =>
      `Sur ${n} réponses de 0 à 10, la part de chaque groupe ; le score est la part des 9–10 moins la part des 0–6, en points. Intervalles à 95 % : Wilson pour une part, Wald ajusté pour le score. Source : les compteurs quotidiens de la boutique.`,
    consented: (n) =>
      `Commentaires dont les auteurs ont accepté ÷ les ${n} dont les auteurs ont été sollicités. Intervalle : Wilson, 95 %. Source : les compteurs quotidiens de la boutique.`,
    published: (n) =>
      `Témoignages publiés ÷ les ${n} qui peuvent l’être, à cet instant. Intervalle : Wilson, 95 %. Source : le décompte des témoignages.`,
    verified: (n) =>
      `Témoignages publiés d’un achat vérifié ÷ les ${n} publiés, à cet instant. Intervalle : Wilson, 95 %. Source : le décompte des témoignages.`,
    codes:
      "Liens que des clients ont demandés pour eux ces mois-là, chacun compté une fois. Source : les codes de recommandation.",
    clicks:
      "Appuis sur le bouton de la page d’un tel lien, un par visite et 60 par minute au plus. Source : les codes de recommandation.",
    orders:
      "Commandes qui indiquaient un code, sans les annulées ni les retournées ; la part est celle de ceux qui ont continué. Intervalle : Wilson, 95 %. Source : les commandes.",
    revenue: "Somme des montants de ces commandes, dans chaque devise. Source : les commandes.",
  },
  growth: {
    heading: "Croissance gagnée",
    note: "Ce que les clients du mois dernier ont dépensé ce mois-ci, plus ce qu’ont dépensé les nouveaux venus par recommandation, tous deux en part du chiffre d’affaires du mois dernier ; moins 100 %. Seulement les mois écoulés.",
    caption: "Chiffre d’affaires et croissance gagnée par mois",
    month: "Mois",
    revenue: "Chiffre d’affaires",
    kept: "Conservé",
    earned: "Recommandé",
    growth: "Croissance gagnée",
    none: "Il faut des commandes avec montant sur deux mois qui se suivent.",
  },
};
