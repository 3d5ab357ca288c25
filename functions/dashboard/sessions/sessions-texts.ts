import type { Language } from "../../../shared/domain/language.ts";
import type { PAGE_SCOPES } from "../../../shared/domain/session.ts";
import type { Html } from "../../pages/html.ts";
import { de } from "./texts/de.ts";
import { en } from "./texts/en.ts";
import { es } from "./texts/es.ts";
import { fr } from "./texts/fr.ts";
import { it } from "./texts/it.ts";
import { pt } from "./texts/pt.ts";

export type SessionsTexts = {
  readonly title: string;
  readonly lead: (store: Html) => Html;
  /** For those who may not administer. */
  readonly onlyOwn: string;
  readonly caption: string;
  readonly headings: Readonly<Record<"name" | "may" | "since" | "seen" | "until", string>>;
  /** Of the session that looks at the page. */
  readonly thisOne: string;
  readonly end: string;
  /** Before the name of a key, for those who hear the button alone. */
  readonly endOf: string;
  readonly ended: string;
  readonly expired: string;
  readonly may: Readonly<Record<(typeof PAGE_SCOPES)[number], string>>;
};

export const SESSIONS_TEXTS: Readonly<Record<Language, SessionsTexts>> = { it, en, es, fr, de, pt };
