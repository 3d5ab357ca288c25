import type { Language } from "../../../shared/domain/language.ts";

/** What the widget says that the survey's page has no need to. */
export type WidgetTexts = {
  readonly next: string;
  readonly back: string;
  readonly close: string;
  readonly failed: string;
  readonly kept: string;
  readonly own: string;
};

export const WIDGET_TEXTS: Readonly<Record<Language, WidgetTexts>> = {
  it: {
    next: "Avanti",
    back: "Indietro",
    close: "Chiudi",
    failed: "Non è ancora partita. Non si è perso nulla: riprova.",
    kept: "Non c’è connessione. La tua risposta partirà più tardi da questo browser.",
    own: "Rivedi, cambia o cancella la tua risposta",
  },
  en: {
    next: "Next",
    back: "Back",
    close: "Close",
    failed: "Not sent yet. Nothing is lost: try again.",
    kept: "You are offline. Your answer will be sent later from this browser.",
    own: "See, change or erase your answer",
  },
  es: {
    next: "Siguiente",
    back: "Atrás",
    close: "Cerrar",
    failed: "Aún no se ha enviado. No se ha perdido nada: inténtalo de nuevo.",
    kept: "No hay conexión. Tu respuesta se enviará más tarde desde este navegador.",
    own: "Ver, cambiar o borrar tu respuesta",
  },
  fr: {
    next: "Suivant",
    back: "Retour",
    close: "Fermer",
    failed: "Pas encore envoyé. Rien n’est perdu : réessayez.",
    kept: "Vous êtes hors ligne. Votre réponse partira plus tard depuis ce navigateur.",
    own: "Voir, modifier ou effacer votre réponse",
  },
  de: {
    next: "Weiter",
    back: "Zurück",
    close: "Schließen",
    failed: "Noch nicht gesendet. Nichts ist verloren: Versuchen Sie es noch einmal.",
    kept: "Keine Verbindung. Ihre Antwort wird später von diesem Browser gesendet.",
    own: "Ihre Antwort ansehen, ändern oder löschen",
  },
  pt: {
    next: "Avançar",
    back: "Voltar",
    close: "Fechar",
    failed: "Ainda não foi enviada. Nada se perdeu: tente de novo.",
    kept: "Sem conexão. Sua resposta será enviada mais tarde deste navegador.",
    own: "Ver, mudar ou apagar sua resposta",
  },
};
