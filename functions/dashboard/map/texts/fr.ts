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
    pairedDrop: (from, to, { n, change, interval }) =>
      html`La plus forte baisse va de ${from} à ${to}. <small>Les ${n} clients qui ont répondu aux deux ont changé de ${change} (intervalle à 95 % : ${interval}). Les deux moyennes comptent aussi tous les autres : leur écart en est un autre.</small>`,
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
    before: (value) => `sur la période précédente ${value}`,
    someTouchpoints:
      "De chaque étape sont dessinés les points de contact qui ont le plus de réponses ; le tableau en a davantage.",
    legend: {
      band: "intervalle à 95 %",
      size: "plus grand : plus de réponses",
      above: "au-dessus de zéro",
      below: "au-dessous de zéro",
      small: "moins de 30 réponses",
      touchpoint: "point de contact, par canal",
      previous: "la période précédente",
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
    change: "Variation",
    allOf: (n) => `Les ${n} points de contact de cette étape`,
    note: "Les lignes de moins de 30 émotions déclarées sont en gris et ne se comparent pas. Moins de 5 restent masquées : elles désigneraient des personnes.",
  },
  coverage: {
    based: (n) => `Fondé sur ${n} réponses`,
    selfReported: (n) => `${n} avec une émotion déclarée`,
    inferred: (n) => `${n} déduites du texte seul`,
    withoutEmotion: (n) => `${n} sans émotion`,
    leftOut: (parts) => html`Non comptées : ${parts}.`,
    unfinished: (n) => `${n} commencées et non envoyées`,
    suspect: (n) => `${n} qui semblent envoyées par des machines`,
  },
  standsOut: {
    heading: "Ce qui ressort",
    momentOfTruth: (touchpoint, emotion, importance, n) =>
      html`${touchpoint} est un moment de vérité : il va de pair avec la recommandation (r = ${importance}, réponses : ${n}) et se vit moins bien que les autres (${emotion}).`,
    peakEnd: (peak, end, value, mean) =>
      html`L’étape la plus intense est ${peak}, la dernière ${end} : il reste en mémoire environ ${value}, à côté d’une moyenne de ${mean} sur toutes les réponses.`,
    peakIsEnd: (stage, value, mean) =>
      html`L’étape la plus intense, ${stage}, est aussi la dernière : il reste en mémoire environ ${value}, à côté d’une moyenne de ${mean} sur toutes les réponses.`,
    perCustomer: (value, interval, n) =>
      `Pour chaque client pris à part : ${value}, intervalle à 95 % ${interval}, clients : ${n}.`,
    changed: (days, value, interval) =>
      `Par rapport à ${days}, l’émotion a changé de ${value} (intervalle à 95 % ${interval}).`,
    notChanged: (days, value, interval) =>
      `Par rapport à ${days}, l’émotion ne montre aucun changement certain (${value}, intervalle à 95 % ${interval}).`,
    tooFewBefore: (days) => `${days} : trop peu de réponses pour comparer.`,
    stages: (list) => html`Changements certains par étape : ${list}.`,
  },
  spread: {
    heading: "Comment les réponses se répartissent",
    note: "Deux étapes de même moyenne peuvent être très différentes : tout le monde content, ou moitié ravis et moitié fâchés.",
    caption: "Émotions déclarées de chaque étape en cinq classes",
    classes: ["très mauvaise", "mauvaise", "ni l’une ni l’autre", "bonne", "très bonne"],
  },
  how: {
    dissonant:
      "La déclaration et le texte sont de signes opposés, tous deux au moins à moitié forts, et le texte est au moins à moitié certain : une personne devrait les lire.",
    curve:
      "Chaque point est la moyenne d’une étape avec son intervalle à 95 %. La plus forte baisse est la chute la plus profonde entre étapes voisines d’au moins 30 réponses chacune dont l’intervalle exclut 0. Un moment de vérité a au moins 100 réponses avec émotion et recommandation, une corrélation des deux au-dessus de la médiane et certainement au-dessus de 0, et une émotion au-dessous de la médiane ; c’est une association, pas une cause. Pic et fin : le milieu entre l’étape la plus éloignée de 0 et la dernière.",
    spread:
      "Classes : jusqu’à −66, de −65 à −26, de −25 à 24, de 25 à 64, à partir de 65. Chacun des cinq visages est le milieu d’une classe. Parts des émotions déclarées, arrondies.",
    table:
      "Émotion : moyenne des émotions déclarées de la ligne. Intervalle : la moyenne avec trois réponses ajoutées, ± 1,96 erreur type. Variation : différence avec la période précédente ; certaine seulement avec au moins 100 réponses de part et d’autre et un intervalle qui exclut 0, et pour les points de contact seulement à côté de tous les autres (Benjamini–Hochberg, 10 %).",
  },
  tools: {
    heading: "Partager et exporter",
    link: "Lien vers ces jours",
    copy: "Copier le lien",
    copied: "Lien copié",
    print: "Imprimer ou enregistrer en PDF",
    svg: "Dessin (SVG)",
    png: "Image (PNG)",
    csv: "Tableau (CSV)",
  },
  invitations: {
    heading: "Invitations par courriel",
    note: "Celles qui sont parties ces jours-ci et les réponses qui en sont venues, quand que ce soit. Taux de réponse : réponses ÷ livrées.",
    touchpoint: "Point de contact",
    invited: "Invités",
    delivered: "Livrées",
    answered: "Réponses",
    rate: "Taux de réponse",
    interval: "Intervalle à 95 %",
    low: "moins de 5 %",
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
