import { LANGUAGES, type Language } from "../../../shared/domain/language.ts";
import type { Store } from "../../../shared/domain/store.ts";
import { type Html, html } from "../../pages/html.ts";
import { type Brand, brandLine, type SurveyPage, surveyDocument } from "./document.ts";
import { type Refusal, TEXTS } from "./texts.ts";
import { timeText, wordingIn } from "./wording.ts";

type Message = {
  readonly title: string;
  readonly text: string;
  readonly more?: Html | false;
  /** Whose page it is; nobody's without. */
  readonly store?: Brand;
  readonly languages?: readonly Language[];
};

/** A page that says one thing. */
export const messagePage = (language: Language, { title, text, more, store, languages = [] }: Message): SurveyPage =>
  surveyDocument({
    language,
    languages,
    title,
    ...(store !== undefined && { store }),
    main: html`${store !== undefined && brandLine(store)}<h1>${title}</h1><p class="lead">${text}</p>${more}`,
  });

/** What keeps a link from being answered. It says nothing of the request, so that a forged link looks like an unknown one. */
export const refusalPage = (language: Language, refusal: Refusal, requestId?: string): SurveyPage => {
  const { refusals, reference } = TEXTS[language];
  return messagePage(language, {
    ...refusals[refusal],
    more: requestId !== undefined && html`<p class="note">${reference(requestId)}</p>`,
  });
};

/** That somebody recommends a shop, and the way there. `rendered`: the signed note of this page's making. */
export const recommendationPage = (
  language: Language,
  store: Pick<Store, "name" | "colour">,
  rendered: string,
): SurveyPage => {
  const { title, text, button } = TEXTS[language].recommendation;
  return messagePage(language, {
    title: title(store.name),
    text,
    more: html`<form method="post" action="?"><input type="hidden" name="t" value="${rendered}"><button class="main">${button(store.name)}</button></form>`,
  });
};

/** What is left of an answer that its author erased: the proof of it. */
export const erasedPage = (
  language: Language,
  { id, erasedAt }: { readonly id: string; readonly erasedAt: string },
  timeZone: string,
): SurveyPage => {
  const { refusals, own } = TEXTS[language];
  const time = timeText(erasedAt, timeZone, wordingIn(language));
  return messagePage(language, {
    ...refusals.erased,
    more: html`<p class="note" id="receipt">${own.erasedReceipt(time, id)}</p>`,
  });
};

/** Whether to be asked no more, and that it is so. */
export const unsubscribePage = (language: Language, store: Brand, done: boolean): SurveyPage => {
  const { title, text, button, done: doneTitle, doneText } = TEXTS[language].unsubscribe;
  return done
    ? messagePage(language, { title: doneTitle, text: doneText(store.name), store })
    : messagePage(language, {
        title,
        text: text(store.name),
        store,
        languages: LANGUAGES,
        more: html`<form method="post" action="?lang=${language}"><button class="main">${button}</button></form>`,
      });
};
