import type { JourneyAction } from "../../../shared/domain/journey-change.ts";
import type { Language } from "../../../shared/domain/language.ts";
import type { Html } from "../../pages/html.ts";
import { de } from "./texts/de.ts";
import { en } from "./texts/en.ts";
import { es } from "./texts/es.ts";
import { fr } from "./texts/fr.ts";
import { it } from "./texts/it.ts";
import { pt } from "./texts/pt.ts";

/** What can be wrong with what was typed. */
export type FormProblem =
  | "badId"
  | "takenId"
  | "noName"
  | "longName"
  | "badName"
  | "badOrder"
  | "unknownStage"
  | "badChannel"
  | "tooManyStages"
  | "stageHolds"
  | "lastStage"
  | "sameNumbers";

type Notice = { readonly title: string; readonly text: string };

/** Every text of the editor in one language; a language that lacks one does not compile. */
export type EditorTexts = {
  readonly title: string;
  readonly lead: string;
  readonly back: string;
  readonly saved: string;
  readonly save: string;
  readonly id: string;
  readonly idNote: string;
  readonly archived: string;
  readonly overview: {
    readonly stages: string;
    readonly note: string;
    readonly addStage: string;
    readonly addTouchpointTo: (stage: string) => string;
    readonly edit: string;
    readonly up: string;
    readonly down: string;
    readonly touchpoints: (n: string) => string;
    readonly none: string;
    readonly number: string;
    readonly archivedHere: (n: string) => string;
    readonly noTouchpoints: Notice;
  };
  readonly names: {
    readonly heading: string;
    readonly note: string;
    /** What stands where a field is left empty: the name in another language. */
    readonly fallback: (name: string, language: string) => string;
    readonly others: string;
  };
  readonly stage: {
    readonly title: (name: string) => string;
    readonly newTitle: string;
    readonly add: string;
    readonly remove: string;
    readonly removeNote: string;
    readonly holds: (touchpoints: Html) => Html;
    readonly holdsHistory: (touchpoints: Html) => Html;
    readonly last: string;
  };
  readonly touchpoint: {
    readonly title: (name: string) => string;
    readonly newTitle: string;
    readonly add: string;
    readonly channel: string;
    readonly stage: string;
    readonly stageNote: string;
    readonly order: string;
    readonly orderNote: string;
    readonly archive: string;
    readonly archiveNote: string;
    readonly restore: string;
    readonly restoreNote: string;
  };
  readonly history: {
    readonly heading: string;
    readonly text: string;
    readonly counted: (places: string) => string;
    readonly place: (stage: string, channel: string) => string;
    readonly how: string;
    readonly command: string;
  };
  readonly preview: {
    readonly heading: string;
    readonly show: string;
    readonly note: string;
    readonly unsaved: string;
    readonly order: (stage: string) => string;
  };
  readonly trail: {
    readonly heading: string;
    readonly none: string;
    readonly actions: Readonly<Record<JourneyAction, string>>;
    readonly cli: string;
  };
  readonly problems: string;
  readonly problem: Readonly<Record<FormProblem, string>>;
  readonly stale: Notice & {
    readonly field: string;
    readonly there: string;
    readonly typed: string;
    readonly nothing: string;
    readonly same: string;
    readonly moved: string;
  };
  readonly expired: Notice;
  readonly signedOut: Notice & { readonly signIn: string; readonly again: string };
};

export const EDITOR_TEXTS: Readonly<Record<Language, EditorTexts>> = { it, en, es, fr, de, pt };
