/** What the scripts say: the page has no room for words that only they need. */
export type Words = {
  readonly back: string;
  readonly next: string;
  readonly of: string;
  readonly kept: string;
  readonly still: string;
};

const EN: Words = {
  back: "Back",
  next: "Continue",
  of: "of",
  kept: "Your answers are kept as you give them.",
  still: "Are you still there? Touch the screen, or this answer is cleared.",
};

const WORDS: Readonly<Record<string, Words>> = {
  it: {
    back: "Indietro",
    next: "Continua",
    of: "di",
    kept: "Le risposte vengono conservate man mano che le dai.",
    still: "Ci sei ancora? Tocca lo schermo, o questa risposta viene cancellata.",
  },
  en: EN,
  es: {
    back: "Atrás",
    next: "Continuar",
    of: "de",
    kept: "Tus respuestas se guardan a medida que las das.",
    still: "¿Sigues ahí? Toca la pantalla o esta respuesta se borra.",
  },
  fr: {
    back: "Retour",
    next: "Continuer",
    of: "sur",
    kept: "Vos réponses sont conservées au fur et à mesure.",
    still: "Êtes-vous toujours là ? Touchez l’écran, sinon cette réponse est effacée.",
  },
  de: {
    back: "Zurück",
    next: "Weiter",
    of: "von",
    kept: "Ihre Antworten werden laufend gespeichert.",
    still: "Sind Sie noch da? Berühren Sie den Bildschirm, sonst wird diese Antwort gelöscht.",
  },
  pt: {
    back: "Voltar",
    next: "Continuar",
    of: "de",
    kept: "As suas respostas são guardadas à medida que as dá.",
    still: "Ainda está aí? Toque no ecrã, ou esta resposta é apagada.",
  },
};

/** Those of the page's language. */
export const words = (): Words => WORDS[document.documentElement.lang] ?? EN;
