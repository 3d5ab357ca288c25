import type { ConsentScope } from "../../../shared/domain/consent.ts";
import type { Language } from "../../../shared/domain/language.ts";
import type { PhotoProblem } from "../../../shared/domain/photo.ts";
import type { FormProblem } from "../read-form.ts";
import { de } from "./texts/de.ts";
import { en } from "./texts/en.ts";
import { es } from "./texts/es.ts";
import { fr } from "./texts/fr.ts";
import { it } from "./texts/it.ts";
import { pt } from "./texts/pt.ts";

/** What can be wrong with a link or a request as a whole. */
export type Refusal = "unknown" | "closed" | "busy" | "unreadable" | "internal" | "tooLarge" | "erased";

/** The words of the pages that a customer sees, in one language. Plain text; a name is put in by a function. */
export type SurveyTexts = {
  readonly language: string;
  /** Marks the few questions that need an answer; all the others are free. */
  readonly needed: string;
  readonly allOptional: string;
  readonly send: string;
  /** What becomes of the answer, below the button. */
  readonly promise: (store: string) => string;
  /** On a device that stands in a shop: how the next person begins, and what becomes of the answer. */
  readonly kiosk: {
    readonly again: string;
    readonly promise: (store: string) => string;
    /** To whoever began and went quiet. */
    readonly still: string;
  };
  /** What the page's script says. */
  readonly script: {
    readonly back: string;
    readonly next: string;
    /** Between two numbers, as in "2 of 5". */
    readonly of: string;
    /** That answers are kept before they are sent. */
    readonly kept: string;
    readonly offline: string;
  };
  /** Beside the field that only machines see. */
  readonly leaveEmpty: string;
  /** 1 to 5. */
  readonly faces: readonly [string, string, string, string, string];
  readonly words: string;
  readonly star: (n: number) => string;
  readonly likely: readonly [lowest: string, highest: string];
  readonly easy: readonly [lowest: string, highest: string];
  readonly several: string;
  readonly error: string;
  readonly problems: string;
  readonly problem: Readonly<Record<FormProblem, string>>;
  readonly own: {
    readonly thanks: string;
    readonly saved: string;
    readonly title: string;
    /** What happens next, where the survey itself does not say. */
    readonly next: (store: string) => string;
    readonly keep: string;
    readonly given: (day: string) => string;
    readonly edit: string;
    readonly editUntil: (day: string) => string;
    readonly editOver: string;
    readonly save: string;
    readonly download: string;
    readonly eraseTitle: string;
    readonly eraseText: string;
    readonly eraseConfirm: string;
    readonly erase: string;
    readonly erasedReceipt: (time: string, id: string) => string;
    readonly share: string;
  };
  /** A link to recommend the shop with, on one's own page. */
  readonly recommend: {
    readonly title: (store: string) => string;
    readonly lead: string;
    readonly make: string;
    readonly mine: string;
  };
  /** The page that such a link leads to. */
  readonly recommendation: {
    readonly title: (store: string) => string;
    readonly text: string;
    readonly button: (store: string) => string;
  };
  readonly publication: {
    readonly title: string;
    readonly lead: (store: string) => string;
    readonly noWords: string;
    /** What the customer agrees to, word for word; with the scopes it is the text of `version`. */
    readonly consent: (store: string) => string;
    readonly scopes: Readonly<Record<ConsentScope, string>>;
    readonly name: string;
    readonly nameHint: string;
    readonly give: string;
    readonly change: string;
    readonly withdraw: string;
    readonly on: (day: string) => string;
    readonly off: (day: string) => string;
    /** Proof of a withdrawal that a customer can keep. */
    readonly receipt: (time: string, id: string) => string;
    readonly needsScope: string;
    readonly badName: string;
  };
  readonly photo: {
    readonly title: string;
    /** What becomes of the picture. */
    readonly hint: string;
    readonly choose: string;
    readonly add: string;
    readonly replace: string;
    /** Where it was sent past us: what is still to be done, and the button that does it. */
    readonly sent: string;
    readonly use: string;
    readonly remove: string;
    readonly alt: string;
    readonly problem: Readonly<Record<PhotoProblem | "none", string>>;
  };
  readonly unsubscribe: {
    readonly title: string;
    readonly text: (store: string) => string;
    readonly button: string;
    readonly done: string;
    readonly doneText: (store: string) => string;
  };
  readonly refusals: Readonly<Record<Refusal, { readonly title: string; readonly text: string }>>;
  readonly reference: (id: string) => string;
};

export const TEXTS: Readonly<Record<Language, SurveyTexts>> = { it, en, es, fr, de, pt };
