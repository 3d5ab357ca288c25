import type { MailTexts } from "../mail-texts.ts";

export const pt: MailTexts = {
  subject: (store) => `Como foi? ${store} gostaria de saber`,
  reminderSubject: (store) => `Uma última pergunta de ${store}`,
  greeting: "Olá,",
  lead: (store) => `você fez um pedido em ${store}. Contar leva menos de um minuto.`,
  reminderLead: (store) =>
    `há alguns dias ${store} perguntou como foi o seu pedido. Se quiser, ainda dá tempo de responder; não perguntaremos de novo.`,
  tap: "Toque em uma resposta: você poderá vê-la e mudá-la antes de enviar.",
  open: "Abrir as perguntas",
  faces: ["Muito insatisfeito", "Insatisfeito", "Nem um nem outro", "Satisfeito", "Muito satisfeito"],
  star: (n) => (n === 1 ? "1 estrela" : `${n} estrelas`),
  likely: ["Nada provável", "Extremamente provável"],
  easy: ["Muito difícil", "Muito fácil"],
  until: (day) => `O link é só para você e vale até ${day}.`,
  why: (store) => `Você recebe esta mensagem porque fez um pedido em ${store}.`,
  unsubscribe: "Não receber mais mensagens como esta",
};
