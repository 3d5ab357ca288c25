import type { MailTexts } from "../mail-texts.ts";

export const es: MailTexts = {
  subject: (store) => `¿Qué tal te fue? A ${store} le gustaría saberlo`,
  reminderSubject: (store) => `Una última pregunta de ${store}`,
  greeting: "Hola:",
  lead: (store) => `Hiciste un pedido en ${store}. Contarlo lleva menos de un minuto.`,
  reminderLead: (store) =>
    `Hace unos días ${store} te preguntó por tu pedido. Si quieres, aún estás a tiempo de responder; no volveremos a preguntarte.`,
  tap: "Toca una respuesta: podrás verla y cambiarla antes de enviarla.",
  open: "Abrir las preguntas",
  faces: ["Muy descontento", "Descontento", "Ni uno ni otro", "Contento", "Muy contento"],
  star: (n) => (n === 1 ? "1 estrella" : `${n} estrellas`),
  likely: ["Nada probable", "Sumamente probable"],
  easy: ["Muy difícil", "Muy fácil"],
  until: (day) => `El enlace es solo para ti y funciona hasta el ${day}.`,
  why: (store) => `Recibes este mensaje porque hiciste un pedido en ${store}.`,
  unsubscribe: "No recibir más mensajes como este",
};
