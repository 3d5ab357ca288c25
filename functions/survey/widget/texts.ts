import type { Language } from "../../../shared/domain/language.ts";

/** What the widget says that the survey's page has no need to. */
export type WidgetTexts = {
  readonly next: string;
  readonly back: string;
  readonly close: string;
  readonly failed: string;
  readonly own: string;
};

export const WIDGET_TEXTS: Readonly<Record<Language, WidgetTexts>> = {
  it: {
    next: "Avanti",
    back: "Indietro",
    close: "Chiudi",
    failed: "Non è ancora partita. Non si è perso nulla: riprova.",
    own: "Rivedi, cambia o cancella la tua risposta",
  },
  en: {
    next: "Next",
    back: "Back",
    close: "Close",
    failed: "Not sent yet. Nothing is lost: try again.",
    own: "See, change or erase your answer",
  },
  es: {
    next: "Siguiente",
    back: "Atrás",
    close: "Cerrar",
    failed: "Aún no se ha enviado. No se ha perdido nada: inténtalo de nuevo.",
    own: "Ver, cambiar o borrar tu respuesta",
  },
  fr: {
    next: "Suivant",
    back: "Retour",
    close: "Fermer",
    failed: "Pas encore envoyé. Rien n’est perdu : réessayez.",
    own: "Voir, modifier ou effacer votre réponse",
  },
  de: {
    next: "Weiter",
    back: "Zurück",
    close: "Schließen",
    failed: "Noch nicht gesendet. Nichts ist verloren: Versuchen Sie es noch einmal.",
    own: "Ihre Antwort ansehen, ändern oder löschen",
  },
  pt: {
    next: "Avançar",
    back: "Voltar",
    close: "Fechar",
    failed: "Ainda não foi enviada. Nada se perdeu: tente de novo.",
    own: "Ver, mudar ou apagar sua resposta",
  },
};
