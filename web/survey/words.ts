/** What the scripts say: the page has no room for words that only they need. */
export type Words = {
  readonly back: string;
  readonly next: string;
  readonly of: string;
  readonly kept: string;
};

const EN: Words = { back: "Back", next: "Continue", of: "of", kept: "Your answers are kept as you give them." };

const WORDS: Readonly<Record<string, Words>> = {
  it: { back: "Indietro", next: "Continua", of: "di", kept: "Le risposte vengono conservate man mano che le dai." },
  en: EN,
  es: { back: "Atrás", next: "Continuar", of: "de", kept: "Tus respuestas se guardan a medida que las das." },
  fr: { back: "Retour", next: "Continuer", of: "sur", kept: "Vos réponses sont conservées au fur et à mesure." },
  de: { back: "Zurück", next: "Weiter", of: "von", kept: "Ihre Antworten werden laufend gespeichert." },
  pt: { back: "Voltar", next: "Continuar", of: "de", kept: "As suas respostas são guardadas à medida que as dá." },
};

/** Those of the page's language. */
export const words = (): Words => WORDS[document.documentElement.lang] ?? EN;
