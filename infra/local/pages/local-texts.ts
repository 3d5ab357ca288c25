import type { Language } from "../../../shared/domain/language.ts";
import type { MailKind } from "../../../shared/domain/mail.ts";
import { de } from "./texts/de.ts";
import { en } from "./texts/en.ts";
import { es } from "./texts/es.ts";
import { fr } from "./texts/fr.ts";
import { it } from "./texts/it.ts";
import { pt } from "./texts/pt.ts";

type Section = { readonly heading: string; readonly text: string };

/** What the pages of this machine say, in one language; backticks mark code. A language that lacks a text does not compile. */
export type LocalTexts = {
  /** What the links to the other languages are called together. */
  readonly language: string;
  readonly home: {
    readonly lead: string;
    readonly bottega: string;
    readonly demoShop: string;
    /** What each of these pages shows, after its name. */
    readonly shows: Readonly<Record<"journey" | "trend" | "retention" | "advocacy" | "mailbox", string>>;
    readonly signIn: string;
    readonly send: Section;
    readonly own: Section;
    /** Without the demo store. */
    readonly firstSteps: Section;
    readonly here: string;
  };
  readonly docs: {
    readonly title: string;
    readonly forMachines: string;
    readonly keys: string;
    /** Where the rest of the page is in another language than this. */
    readonly inEnglish: string | undefined;
    readonly operations: string;
    readonly parametersOf: (operation: string) => string;
    readonly columns: readonly [name: string, place: string, needed: string, what: string];
    readonly yes: string;
    readonly no: string;
    readonly answers: string;
  };
  readonly mailbox: {
    readonly title: string;
    readonly lead: string;
    /** Before a time. */
    readonly clock: string;
    readonly empty: string;
    readonly count: (all: string) => string;
    readonly newest: (shown: string, all: string) => string;
    readonly kinds: Readonly<Record<MailKind, string>>;
    readonly about: (mail: {
      readonly to: string;
      readonly kind: string;
      readonly store: string;
      readonly order: string;
    }) => string;
    readonly fields: string;
    readonly mailLanguage: string;
    readonly asPage: string;
    readonly asSent: string;
    readonly looks: string;
    readonly plain: string;
    readonly news: Section;
    readonly cameBack: string;
    readonly complained: string;
  };
};

export const LOCAL_TEXTS: Readonly<Record<Language, LocalTexts>> = { it, en, es, fr, de, pt };
