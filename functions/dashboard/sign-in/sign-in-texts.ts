import type { Language } from "../../../shared/domain/language.ts";
import type { SignInProblem } from "./sign-in-page.ts";
import { de } from "./texts/de.ts";
import { en } from "./texts/en.ts";
import { es } from "./texts/es.ts";
import { fr } from "./texts/fr.ts";
import { it } from "./texts/it.ts";
import { pt } from "./texts/pt.ts";

export type SignInTexts = {
  readonly title: string;
  readonly signedOut: string;
  readonly once: { readonly heading: string; readonly note: string; readonly button: string };
  readonly key: { readonly heading: string; readonly note: string; readonly label: string; readonly button: string };
  readonly problems: Readonly<Record<SignInProblem, string>>;
};

export const SIGN_IN_TEXTS: Readonly<Record<Language, SignInTexts>> = { it, en, es, fr, de, pt };
