import type { Language } from "./language.ts";
import type { Question, SurveyContent } from "./survey.ts";
import type { Channel } from "./touchpoint.ts";

type Texts = Readonly<Record<Language, string>>;

/** After a purchase, a mail carries the question: it is about what was bought. */
const FELT_AFTER: Texts = {
  it: "Che cosa hai provato con il tuo ordine?",
  en: "How did you feel about your order?",
  es: "¿Qué sentiste con tu pedido?",
  fr: "Qu’avez-vous ressenti avec votre commande\u00a0?",
  de: "Was haben Sie bei Ihrer Bestellung empfunden?",
  pt: "O que você sentiu com o seu pedido?",
};

/** What did you feel, there where it happened. Asked first, before any number could colour it. */
const FELT: Readonly<Record<Channel, Texts>> = {
  web: {
    it: "Che cosa hai provato sul nostro sito?",
    en: "How did you feel on our website?",
    es: "¿Qué sentiste en nuestra web?",
    fr: "Qu’avez-vous ressenti sur notre site\u00a0?",
    de: "Was haben Sie auf unserer Website empfunden?",
    pt: "O que você sentiu no nosso site?",
  },
  blog: {
    it: "Che cosa hai provato leggendo il nostro blog?",
    en: "How did you feel reading our blog?",
    es: "¿Qué sentiste al leer nuestro blog?",
    fr: "Qu’avez-vous ressenti en lisant notre blog\u00a0?",
    de: "Was haben Sie beim Lesen unseres Blogs empfunden?",
    pt: "O que você sentiu ao ler o nosso blog?",
  },
  social: {
    it: "Che cosa hai provato sulla nostra pagina social?",
    en: "How did you feel on our social page?",
    es: "¿Qué sentiste en nuestras redes sociales?",
    fr: "Qu’avez-vous ressenti sur nos réseaux sociaux\u00a0?",
    de: "Was haben Sie auf unserer Social-Media-Seite empfunden?",
    pt: "O que você sentiu nas nossas redes sociais?",
  },
  email: {
    it: "Che cosa hai provato leggendo il nostro messaggio?",
    en: "How did you feel reading our message?",
    es: "¿Qué sentiste al leer nuestro mensaje?",
    fr: "Qu’avez-vous ressenti en lisant notre message\u00a0?",
    de: "Was haben Sie beim Lesen unserer Nachricht empfunden?",
    pt: "O que você sentiu ao ler a nossa mensagem?",
  },
  ecommerce: {
    it: "Che cosa hai provato nel nostro negozio online?",
    en: "How did you feel in our online shop?",
    es: "¿Qué sentiste en nuestra tienda en línea?",
    fr: "Qu’avez-vous ressenti dans notre boutique en ligne\u00a0?",
    de: "Was haben Sie in unserem Onlineshop empfunden?",
    pt: "O que você sentiu na nossa loja on-line?",
  },
  store: {
    it: "Che cosa hai provato nel nostro negozio?",
    en: "How did you feel in our shop?",
    es: "¿Qué sentiste en nuestra tienda?",
    fr: "Qu’avez-vous ressenti dans notre magasin\u00a0?",
    de: "Was haben Sie in unserem Geschäft empfunden?",
    pt: "O que você sentiu na nossa loja?",
  },
  app: {
    it: "Che cosa hai provato usando la nostra app?",
    en: "How did you feel using our app?",
    es: "¿Qué sentiste al usar nuestra aplicación?",
    fr: "Qu’avez-vous ressenti en utilisant notre application\u00a0?",
    de: "Was haben Sie bei der Nutzung unserer App empfunden?",
    pt: "O que você sentiu ao usar o nosso aplicativo?",
  },
  support: {
    it: "Che cosa hai provato con la nostra assistenza?",
    en: "How did you feel with our customer service?",
    es: "¿Qué sentiste con nuestra atención al cliente?",
    fr: "Qu’avez-vous ressenti avec notre service client\u00a0?",
    de: "Was haben Sie bei unserem Kundendienst empfunden?",
    pt: "O que você sentiu com o nosso atendimento?",
  },
  event: {
    it: "Che cosa hai provato al nostro evento?",
    en: "How did you feel at our event?",
    es: "¿Qué sentiste en nuestro evento?",
    fr: "Qu’avez-vous ressenti lors de notre événement\u00a0?",
    de: "Was haben Sie bei unserer Veranstaltung empfunden?",
    pt: "O que você sentiu no nosso evento?",
  },
};

/** How many stars for what the stage is about; by the ids of the stages that a store starts with. */
const RATED: Readonly<Record<string, Texts>> = {
  awareness: {
    it: "Quante stelle dai alla prima impressione?",
    en: "How many stars for your first impression?",
    es: "¿Cuántas estrellas das a tu primera impresión?",
    fr: "Combien d’étoiles pour votre première impression\u00a0?",
    de: "Wie viele Sterne geben Sie dem ersten Eindruck?",
    pt: "Quantas estrelas você dá à primeira impressão?",
  },
  consideration: {
    it: "Quante stelle dai alle informazioni che hai trovato?",
    en: "How many stars for the information you found?",
    es: "¿Cuántas estrellas das a la información que encontraste?",
    fr: "Combien d’étoiles pour les informations trouvées\u00a0?",
    de: "Wie viele Sterne geben Sie den gefundenen Informationen?",
    pt: "Quantas estrelas você dá às informações que encontrou?",
  },
  conversion: {
    it: "Quante stelle dai all’acquisto?",
    en: "How many stars for the purchase?",
    es: "¿Cuántas estrellas das a la compra?",
    fr: "Combien d’étoiles pour l’achat\u00a0?",
    de: "Wie viele Sterne geben Sie dem Kauf?",
    pt: "Quantas estrelas você dá à compra?",
  },
  retention: {
    it: "Quante stelle dai a quello che hai ricevuto?",
    en: "How many stars for what you received?",
    es: "¿Cuántas estrellas das a lo que recibiste?",
    fr: "Combien d’étoiles pour ce que vous avez reçu\u00a0?",
    de: "Wie viele Sterne geben Sie dem, was Sie erhalten haben?",
    pt: "Quantas estrelas você dá ao que recebeu?",
  },
  advocacy: {
    it: "Quante stelle dai alla tua esperienza con noi finora?",
    en: "How many stars for your time with us so far?",
    es: "¿Cuántas estrellas das a tu experiencia con nosotros hasta ahora?",
    fr: "Combien d’étoiles pour votre expérience avec nous jusqu’ici\u00a0?",
    de: "Wie viele Sterne geben Sie Ihrer bisherigen Erfahrung mit uns?",
    pt: "Quantas estrelas você dá à sua experiência conosco até agora?",
  },
};

/** For a stage that a store made itself. */
const RATED_ANYTHING: Texts = {
  it: "Quante stelle dai a questa esperienza?",
  en: "How many stars for this experience?",
  es: "¿Cuántas estrellas das a esta experiencia?",
  fr: "Combien d’étoiles pour cette expérience\u00a0?",
  de: "Wie viele Sterne geben Sie dieser Erfahrung?",
  pt: "Quantas estrelas você dá a esta experiência?",
};

const EFFORT: Texts = {
  it: "Quanto è stato facile o difficile risolvere?",
  en: "How easy or hard was it to get this solved?",
  es: "¿Fue fácil o difícil resolverlo?",
  fr: "Était-ce facile ou difficile à résoudre\u00a0?",
  de: "Wie leicht oder schwer war es, eine Lösung zu bekommen?",
  pt: "Foi fácil ou difícil resolver?",
};

const COMMENT: Texts = {
  it: "Che cosa è successo? Raccontalo con parole tue.",
  en: "What happened? Tell us in your own words.",
  es: "¿Qué pasó? Cuéntalo con tus palabras.",
  fr: "Que s’est-il passé\u00a0? Racontez-le avec vos mots.",
  de: "Was ist passiert? Erzählen Sie es mit Ihren Worten.",
  pt: "O que aconteceu? Conte com as suas palavras.",
};

const RECOMMENDATION: Texts = {
  it: "Quanto è probabile che ci consigli a un amico?",
  en: "How likely are you to recommend us to a friend?",
  es: "¿Con qué probabilidad nos recomendarías a un amigo?",
  fr: "Quelle est la probabilité que vous nous recommandiez à un proche\u00a0?",
  de: "Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?",
  pt: "Qual é a probabilidade de você nos recomendar a um amigo?",
};

const TITLE: Texts = {
  it: "Com’è andata?",
  en: "How was it?",
  es: "¿Cómo te fue?",
  fr: "Comment cela s’est-il passé\u00a0?",
  de: "Wie war es?",
  pt: "Como foi?",
};

const THANKS: Texts = {
  it: "Leggiamo ogni risposta, anche quelle critiche.",
  en: "We read every answer, critical ones too.",
  es: "Leemos todas las respuestas, también las críticas.",
  fr: "Nous lisons chaque réponse, les critiques aussi.",
  de: "Wir lesen jede Antwort, auch die kritischen.",
  pt: "Lemos todas as respostas, também as críticas.",
};

/**
 * What to ask at a touchpoint of this stage and channel, in six languages: feeling, then stars, then words, then the
 * recommendation, so that nothing asked early colours what comes after it. Everything is optional, everybody is asked
 * the same, and the offer to publish is made to all.
 */
export const surveyTemplate = (stage: string, channel: Channel): Omit<SurveyContent, "touchpoint"> => {
  const optional = { required: false } as const;
  const felt = stage === "retention" && channel === "email" ? FELT_AFTER : FELT[channel];
  const questions: Question[] = [
    { kind: "feeling", id: "feeling", title: felt, words: true, ...optional },
    { kind: "rating", id: "rating", title: RATED[stage] ?? RATED_ANYTHING, ...optional },
    ...(channel === "support" ? [{ kind: "effort", id: "effort", title: EFFORT, ...optional } as const] : []),
    { kind: "comment", id: "comment", title: COMMENT, ...optional },
    { kind: "recommendation", id: "recommendation", title: RECOMMENDATION, ...optional },
  ];
  return {
    languages: ["it", "en", "es", "fr", "de", "pt"],
    title: TITLE,
    thanks: THANKS,
    questions,
    askTestimonial: true,
  };
};
