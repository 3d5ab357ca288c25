import type { MailTexts } from "../mail-texts.ts";

export const fr: MailTexts = {
  subject: (store) => `Comment cela s’est-il passé\u00a0? ${store} aimerait le savoir`,
  reminderSubject: (store) => `Une dernière question de ${store}`,
  greeting: "Bonjour,",
  lead: (store) => `vous avez commandé chez ${store}. Nous le dire prend moins d’une minute.`,
  reminderLead: (store) =>
    `il y a quelques jours, ${store} vous a demandé votre avis sur votre commande. Si vous le souhaitez, il est encore temps de le donner\u00a0; nous ne le demanderons plus.`,
  tap: "Touchez une réponse\u00a0: vous pourrez la revoir et la changer avant de l’envoyer.",
  open: "Ouvrir les questions",
  faces: ["Très mécontent", "Mécontent", "Ni l’un ni l’autre", "Content", "Très content"],
  star: (n) => (n === 1 ? "1 étoile" : `${n} étoiles`),
  likely: ["Pas du tout probable", "Extrêmement probable"],
  easy: ["Très difficile", "Très facile"],
  until: (day) => `Ce lien est pour vous seul et fonctionne jusqu’au ${day}.`,
  why: (store) => `Vous recevez ce message parce que vous avez commandé chez ${store}.`,
  unsubscribe: "Ne plus recevoir de tels messages",
};
