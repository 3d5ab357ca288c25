import { LANGUAGES, type Language, type LocalizedText, MAX_NAME_LENGTH } from "../../../shared/domain/language.ts";
import type { Store } from "../../../shared/domain/store.ts";
import { type Html, html } from "../../pages/html.ts";
import { NATIVE_NAMES } from "../../pages/page-language.ts";
import type { EditorWording } from "./editor-wording.ts";
import { nameField, type Problems, type Values } from "./form-values.ts";

/** What a form holds now, and what is wrong with it. */
export type Filled = { readonly values: Values; readonly problems: Problems };

/** What a field is marked with: its explanation, and what is wrong with it. */
export const marks = (field: string, note: string | undefined, { problems }: Filled): Html => {
  const isWrong = problems[field] !== undefined;
  const about = [...(isWrong ? [`e-${field}`] : []), ...(note === undefined ? [] : [note])].join(" ");
  return html`${isWrong && html` aria-invalid="true"`}${about !== "" && html` aria-describedby="${about}"`}`;
};

/** What is wrong with a field. */
export const problemOf = (field: string, { problems }: Filled, { texts }: EditorWording): Html | false => {
  const problem = problems[field];
  return problem !== undefined && html`<span class="problem" id="e-${field}">${texts.problem[problem]}</span>`;
};

/** The name that shows in a language where it has none of its own, as the map chooses it. */
const fallbackOf = (
  name: LocalizedText,
  language: Language,
  usual: readonly Language[],
): { readonly text: string; readonly language: Language } | undefined => {
  const found = [...usual, ...LANGUAGES].find((other) => other !== language && name[other] !== undefined);
  const text = found && name[found];
  return found === undefined || text === undefined ? undefined : { text, language: found };
};

const nameInput = (language: Language, filled: Filled, known: LocalizedText, store: Store, wording: EditorWording) => {
  const field = nameField(language);
  const value = filled.values[field] ?? "";
  const fallback = value.trim() === "" ? fallbackOf(known, language, store.languages) : undefined;
  const note = fallback === undefined ? undefined : `n-${field}`;
  return html`<div class="field"><label for="${field}">${NATIVE_NAMES[language]}</label>${problemOf(field, filled, wording)}<input id="${field}" name="${field}" lang="${language}" dir="auto" value="${value}" maxlength="${MAX_NAME_LENGTH}" autocomplete="off"${marks(
    field,
    note,
    filled,
  )}>${
    fallback !== undefined &&
    html`<small id="n-${field}">${wording.texts.names.fallback(fallback.text, wording.languageName(fallback.language))}</small>`
  }</div>`;
};

/**
 * A name by language: the store's languages and those that it has, the others folded away.
 * @param known the name as it is kept, which says what shows where a field is left empty
 */
export const nameFields = (filled: Filled, known: LocalizedText, store: Store, wording: EditorWording): Html => {
  const { texts } = wording;
  const isShown = (language: Language) =>
    store.languages.includes(language) || (filled.values[nameField(language)] ?? "") !== "";
  const shown = [...store.languages, ...LANGUAGES.filter((each) => !store.languages.includes(each) && isShown(each))];
  const others = LANGUAGES.filter((language) => !shown.includes(language));
  const input = (language: Language) => nameInput(language, filled, known, store, wording);
  return html`<fieldset id="name"${marks("name", "name-note", filled)}><legend>${texts.names.heading}</legend><p class="note" id="name-note">${texts.names.note}</p>${problemOf("name", filled, wording)}<div class="fields">${shown.map(input)}</div>${
    others.length > 0 &&
    html`<details><summary>${texts.names.others}</summary><div class="fields">${others.map(input)}</div></details>`
  }</fieldset>`;
};

/** The short id of something new. */
export const idField = (filled: Filled, wording: EditorWording): Html =>
  html`<div class="field"><label for="id">${wording.texts.id}</label>${problemOf("id", filled, wording)}<input id="id" name="id" value="${filled.values.id ?? ""}" maxlength="40" autocomplete="off" autocapitalize="none" spellcheck="false" required${marks(
    "id",
    "id-note",
    filled,
  )}><small id="id-note">${wording.texts.idNote}</small></div>`;

/** What every form of the editor carries besides: proof that the page was ours, and what it was made from. */
export const carried = (token: string, revision: number | undefined): Html =>
  html`<input type="hidden" name="token" value="${token}">${
    revision !== undefined && html`<input type="hidden" name="revision" value="${revision}">`
  }`;
