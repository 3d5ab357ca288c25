import type { Language } from "../../shared/domain/language.ts";

/** The pages that can be gone to from everywhere. */
export type PageName = "journey" | "trend" | "retention" | "advocacy" | "moderate" | "editor" | "sessions";

export type NavigationTexts = {
  /** What the links are called together. */
  readonly label: string;
  readonly pages: Readonly<Record<PageName, string>>;
  readonly signOut: string;
};

/** What the pages are called, in every language. */
export const NAVIGATION_TEXTS: Readonly<Record<Language, NavigationTexts>> = {
  it: {
    label: "Pagine",
    pages: {
      journey: "Mappa del viaggio",
      trend: "Andamento",
      retention: "Fedeltà",
      advocacy: "Passaparola",
      moderate: "Testimonianze",
      editor: "Modifica il viaggio",
      sessions: "Accessi",
    },
    signOut: "Esci",
  },
  en: {
    label: "Pages",
    pages: {
      journey: "Journey map",
      trend: "Trend",
      retention: "Retention",
      advocacy: "Advocacy",
      moderate: "Testimonials",
      editor: "Edit the journey",
      sessions: "Sign-ins",
    },
    signOut: "Sign out",
  },
  es: {
    label: "Páginas",
    pages: {
      journey: "Mapa del viaje",
      trend: "Evolución",
      retention: "Fidelidad",
      advocacy: "Recomendación",
      moderate: "Testimonios",
      editor: "Editar el viaje",
      sessions: "Sesiones",
    },
    signOut: "Salir",
  },
  fr: {
    label: "Pages",
    pages: {
      journey: "Carte du parcours",
      trend: "Évolution",
      retention: "Fidélité",
      advocacy: "Recommandation",
      moderate: "Témoignages",
      editor: "Modifier le parcours",
      sessions: "Connexions",
    },
    signOut: "Se déconnecter",
  },
  de: {
    label: "Seiten",
    pages: {
      journey: "Kundenreise",
      trend: "Verlauf",
      retention: "Treue",
      advocacy: "Empfehlung",
      moderate: "Kundenstimmen",
      editor: "Reise bearbeiten",
      sessions: "Anmeldungen",
    },
    signOut: "Abmelden",
  },
  pt: {
    label: "Páginas",
    pages: {
      journey: "Mapa da viagem",
      trend: "Evolução",
      retention: "Fidelidade",
      advocacy: "Recomendação",
      moderate: "Testemunhos",
      editor: "Editar a viagem",
      sessions: "Sessões",
    },
    signOut: "Sair",
  },
};
