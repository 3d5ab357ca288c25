import type { Language } from "../../../shared/domain/language.ts";
import { de } from "./texts/de.ts";
import { en } from "./texts/en.ts";
import { es } from "./texts/es.ts";
import { fr } from "./texts/fr.ts";
import { it } from "./texts/it.ts";
import { pt } from "./texts/pt.ts";

/** What a mail says in one language. */
export type MailTexts = {
  readonly subject: (store: string) => string;
  readonly reminderSubject: (store: string) => string;
  readonly greeting: string;
  readonly lead: (store: string) => string;
  readonly reminderLead: (store: string) => string;
  /** What one tap does. */
  readonly tap: string;
  /** The way to the whole survey, for who would rather begin there. */
  readonly open: string;
  readonly faces: readonly [string, string, string, string, string];
  readonly star: (n: number) => string;
  readonly likely: readonly [string, string];
  readonly easy: readonly [string, string];
  readonly until: (day: string) => string;
  readonly why: (store: string) => string;
  readonly unsubscribe: string;
};

export const MAIL_TEXTS: Readonly<Record<Language, MailTexts>> = { it, en, es, fr, de, pt };
