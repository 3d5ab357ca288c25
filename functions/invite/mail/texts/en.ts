import type { MailTexts } from "../mail-texts.ts";

export const en: MailTexts = {
  subject: (store) => `How was it? ${store} would like to know`,
  reminderSubject: (store) => `A last question from ${store}`,
  greeting: "Hello,",
  lead: (store) => `you ordered from ${store}. Telling us takes less than a minute.`,
  reminderLead: (store) =>
    `a few days ago ${store} asked how your order was. If you like, there is still time to say so; we will not ask again.`,
  tap: "Tap an answer: you can look at it and change it before you send it.",
  open: "Open the questions",
  faces: ["Very unhappy", "Unhappy", "Neither", "Happy", "Very happy"],
  star: (n) => (n === 1 ? "1 star" : `${n} stars`),
  likely: ["Not at all likely", "Extremely likely"],
  easy: ["Very hard", "Very easy"],
  until: (day) => `The link is for you alone and works until ${day}.`,
  why: (store) => `You get this mail because you ordered from ${store}.`,
  unsubscribe: "Get no more such mails",
};
