import type { FeedTexts } from "../feed-texts.ts";

export const fr: FeedTexts = {
  title: (store) => `Ce que les clients disent de ${store}`,
  heading: "Ce que disent les clients",
  rating: (stars) => (stars === 1 ? "1 étoile sur 5" : `${stars} étoiles sur 5`),
  average: (mean) => `${mean} sur 5`,
  counts: (ratings, published) => `Notes des 12 derniers mois : ${ratings}. Témoignages publiés : ${published}.`,
  selection: {
    all: "Tous les témoignages que les clients ont accepté de publier",
    curated: "Choisis par la boutique",
  },
  provenances: {
    verified_purchase: "Achat vérifié",
    invited: "Sur invitation",
    open: "Ouverte à tous",
    imported: "Importée",
  },
  incentivized: "Quelque chose avait été promis pour cette réponse",
  reply: (store) => `Réponse de ${store}`,
  anonymous: "Un client",
  verify: "Comment nous vérifions",
  more: "Afficher plus",
  previous: "Précédent",
  next: "Suivant",
  empty: "Pas encore de témoignages.",
  photo: "Photo du client",
  verification: {
    title: "Comment les témoignages sont vérifiés",
    lead: (store) =>
      `Cette page dit comment naissent les témoignages de ${store}. Viaggio l’écrit à partir des données de la boutique ; la boutique ne peut pas la modifier.`,
    period: (from, to) => `Compté du ${from} au ${to}.`,
    sources: {
      heading: "D’où viennent les réponses",
      text: "Chaque témoignage porte une de ces étiquettes. Le système la pose selon la façon dont la réponse est arrivée ; ni la boutique ni le client ne peuvent la choisir.",
      explained: {
        verified_purchase: "Le client a ouvert un lien personnel lié à un achat. Il ne sert qu’une fois.",
        invited: "Le client a ouvert un lien personnel envoyé par la boutique. Il ne sert qu’une fois.",
        open: "Tout le monde pouvait répondre : par un lien public, le code d’une affiche ou un formulaire sur une page. Nous ne pouvons pas dire s’il s’agit d’un client.",
        imported: "Reprise par la boutique d’un autre système. Nous n’en avons pas vérifié l’origine.",
      },
    },
    consent: {
      heading: "Seulement avec l’accord du client",
      text: "Le même choix est offert à tous ceux qui répondent, quoi qu’ils aient dit : rien n’est coché d’avance et chaque lieu de publication s’accepte séparément. Le texte exact qui a été montré est conservé avec l’accord.",
      withdraw:
        "Le client peut retirer son accord à tout moment sur sa propre page. Les mots quittent aussitôt tous les flux, et les copies en route en une minute.",
      version: "Version du texte montré aujourd’hui",
    },
    moderation: {
      heading: "Pourquoi des mots peuvent manquer",
      text: "Une personne de la boutique regarde les mots avant qu’ils paraissent. Elle ne peut les refuser que pour une de ces raisons. Aucune ne porte sur les étoiles ni sur les éloges.",
      reasons: {
        personal_data: "Données personnelles impossibles à masquer",
        offensive: "Insultes ou menaces",
        unlawful: "Contenu illicite",
        advertising: "Publicité",
        off_topic: "Sans rapport avec la boutique",
        not_genuine: "Réponse non authentique",
        unreadable: "Illisible",
        duplicate: "Envoyée deux fois",
      },
      verbatim:
        "Personne ne peut changer les mots. La boutique peut en montrer une partie et doit masquer les données personnelles par ▇. Ses réponses sont signalées comme les siennes.",
    },
    rates: {
      heading: "Publiés, par étoiles",
      text: "Si une boutique publiait davantage les bons, cela se verrait ici.",
      stars: "Étoiles",
      none: "Sans étoiles",
      offered: "Acceptés",
      published: "Publiés",
      waiting: "En attente",
      rejected: "Écartés",
    },
    ratings: {
      heading: "Toutes les notes",
      text: "Sur toutes les réponses valables, avec ou sans mots, publiées ou non. C’est la moyenne qui figure à côté des témoignages.",
      stars: "Étoiles",
      answers: "Réponses",
      mean: "Moyenne",
      noRatings: "Personne n’a encore donné d’étoiles.",
    },
    contradictions: {
      heading: "Réponses qui se contredisent",
      text: (n) =>
        `Réponses dont les mots disent le contraire des étoiles ou du visage choisi : ${n}. Elles comptent comme les autres, et une personne les regarde.`,
    },
    refusals: {
      unknown: "Cette page n’existe pas",
      unknownText: "Cette boutique ne publie pas de témoignages, ou les garde pour elle.",
      failed: "Une erreur s’est produite de notre côté. Rechargez la page dans un instant.",
    },
    generated: (day) => `Écrite le ${day}.`,
    language: "Langue",
    answers: "Réponses",
    source: "Étiquette",
    meaning: "Ce que cela signifie",
  },
};
