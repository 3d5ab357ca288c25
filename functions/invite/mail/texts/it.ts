import type { MailTexts } from "../mail-texts.ts";

export const it: MailTexts = {
  subject: (store) => `Com’è andata? ${store} vorrebbe saperlo`,
  reminderSubject: (store) => `Un’ultima domanda da ${store}`,
  greeting: "Ciao,",
  lead: (store) => `hai ordinato da ${store}. Per dircelo basta meno di un minuto.`,
  reminderLead: (store) =>
    `qualche giorno fa ${store} ti ha chiesto com’è andato il tuo ordine. Se vuoi, sei ancora in tempo per dirlo; non te lo chiederemo più.`,
  tap: "Tocca una risposta: potrai rivederla e cambiarla prima di inviarla.",
  open: "Apri le domande",
  faces: ["Molto scontento", "Scontento", "Né l’uno né l’altro", "Contento", "Molto contento"],
  star: (n) => (n === 1 ? "1 stella" : `${n} stelle`),
  likely: ["Per niente probabile", "Estremamente probabile"],
  easy: ["Molto difficile", "Molto facile"],
  until: (day) => `Il link è solo per te e vale fino al ${day}.`,
  why: (store) => `Ricevi questo messaggio perché hai ordinato da ${store}.`,
  unsubscribe: "Non ricevere più messaggi di questo tipo",
};
