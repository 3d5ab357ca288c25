import { html } from "../../../pages/html.ts";
import type { MapTexts } from "../map-texts.ts";

export const fr: MapTexts = {
  title: "Carte du parcours",
  headline: {
    best: (stages) => html`Là où les clients se sentent le mieux : ${stages}.`,
    noneStandsOut:
      "Les clients ressentent à peu près la même chose à chaque étape : aucune ne se détache avec certitude.",
    noneIsGood: "Il n’y a pas encore d’étape où les clients se sentent bien avec certitude.",
    drop: (from, to, interval) =>
      html`La plus forte baisse va de ${from} à ${to}. <small>Intervalle à 95 % de la variation : ${interval}.</small>`,
    noDrop: "Aucune baisse entre les étapes n’est certaine.",
    tooFew: "Pas encore assez de réponses pour comparer les étapes : il en faut au moins 30 pour chacune.",
  },
  figures: {
    heading: "En un coup d’œil",
    answers: "Réponses",
    emotion: "Émotion",
    selfReported: "déclarée par les clients, de −100 à +100",
    recommendation: "Indice de recommandation",
    recommendationNote: "part des 9–10 moins part des 0–6",
    inferred: "Émotion déduite du texte",
    inferredNote: "commentaires sans émotion déclarée ; comptée à part",
    dissonant: "Réponses contradictoires",
    dissonantNote: "le texte dit le contraire de ce qui est déclaré",
  },
  curve: {
    heading: "Ce que l’on ressent à chaque étape",
    scale: "Émotion déclarée, de −100 (très mauvaise) à +100 (très bonne)",
    title: "Courbe des émotions au fil des étapes du parcours",
    point: (stage, value, interval, n) => `${stage} : ${value}, intervalle à 95 % ${interval}, réponses : ${n}`,
    few: "peu de réponses",
    biggestDrop: "plus forte baisse",
    legend: {
      band: "intervalle à 95 %",
      size: "plus grand : plus de réponses",
      above: "au-dessus de zéro",
      below: "au-dessous de zéro",
      small: "moins de 30 réponses",
    },
  },
  table: {
    heading: "Points de contact",
    caption: "Émotion déclarée à chaque étape et point de contact",
    touchpoint: "Étape et point de contact",
    answers: "Réponses",
    emotion: "Émotion",
    interval: "Intervalle à 95 %",
    feelings: "Ressentis les plus cités",
    began: (began, sent) => `enquêtes : ${began} commencées, ${sent} envoyées`,
    wholeStage: "toute l’étape",
    archived: "archivé",
    noTouchpoints: "aucun point de contact à afficher",
    note: "Les lignes de moins de 30 émotions déclarées sont en gris et ne se comparent pas. Moins de 5 restent masquées : elles désigneraient des personnes.",
  },
  comments: {
    heading: "Avec les mots des clients",
    note: "Les trois commentaires les plus récents de chaque étape, quoi qu’ils disent. Aucun n’est choisi selon sa note.",
    none: "Aucun commentaire sur cette période.",
    noneAmong: (n) => `Aucun commentaire parmi les ${n} réponses les plus récentes.`,
  },
  empty: {
    noTouchpoints: {
      title: "Pas encore de point de contact",
      text: "Un point de contact est l’endroit où les clients rencontrent la boutique : une page, un colis, une conversation. Créez le premier et la carte commence ici ; la page d’accueil montre comment.",
    },
    noAnswers: {
      title: "Aucune réponse sur cette période",
      text: "Choisissez une période plus longue ou envoyez une première réponse : la page d’accueil liste les points de contact, avec une ligne curl à copier.",
    },
    noMatch: {
      title: "Aucune réponse ne correspond à ces filtres",
      text: "Retirez un filtre ou choisissez une période plus longue.",
    },
  },
};
