import type { Language } from "../../../shared/domain/language.ts";
import type { Survey } from "../../../shared/domain/survey.ts";
import { type Html, html } from "../../pages/html.ts";
import { type Brand, brandLine, type SurveyPage, surveyDocument } from "./document.ts";
import { type FormState, guards, problemSummary, questionList } from "./questions.ts";
import { KIOSK_STYLE } from "./style.ts";
import { wordingIn } from "./wording.ts";

export type AnswerView = {
  readonly store: Brand;
  readonly survey: Pick<Survey, "title" | "intro" | "thanks" | "questions" | "languages" | "version">;
  readonly language: Language;
  /** `q` and `a`, as the address has them. */
  readonly query: Readonly<Record<string, string>>;
  /** The signed note of this page's making. */
  readonly rendered: string;
  readonly state: FormState;
  /** True on a device that many people answer at, one after another. */
  readonly kiosk: boolean;
};

type ThanksView = Pick<AnswerView, "store" | "language"> & { readonly survey: Pick<Survey, "thanks" | "languages"> };

/** What is said after an answer at a kiosk, which is nobody's own device: thanks, and the way to the next answer. */
const kioskThanks = ({ store, survey, language }: ThanksView): Html => {
  const wording = wordingIn(language, survey.languages);
  const { own, kiosk } = wording.texts;
  return html`<div class="done">${brandLine(store)}<h1 tabindex="-1">${own.thanks}</h1><p class="lead">${
    survey.thanks === undefined ? own.next(store.name) : wording.own(survey.thanks)
  }</p><p><a class="again" href="?">${kiosk.again}</a></p></div>`;
};

/** The page after an answer at a kiosk. */
export const kioskThanksPage = (view: ThanksView): SurveyPage =>
  surveyDocument({
    language: view.language,
    languages: [],
    title: `${wordingIn(view.language).texts.own.thanks} – ${view.store.name}`,
    script: "kiosk",
    ownStyle: KIOSK_STYLE,
    store: view.store,
    main: kioskThanks(view),
  });

/** The survey as a page: one form, complete without a script. */
export const answerPage = (view: AnswerView): SurveyPage => {
  const { store, survey, language, query, rendered, state, kiosk } = view;
  const wording = wordingIn(language, survey.languages);
  const { texts } = wording;
  const { questions } = survey;
  const { back, next, of, kept, offline } = texts.script;
  const said = [back, next, of, ...(kiosk ? [texts.kiosk.still] : [kept, offline])];
  const allFree = questions.length > 1 && questions.every(({ required }) => !required);
  return surveyDocument({
    language,
    languages: survey.languages,
    query,
    title: `${state.problems.length > 0 ? `${texts.error}: ` : ""}${wording.plain(survey.title)} – ${store.name}`,
    questions,
    store,
    script: kiosk ? "kiosk" : "survey",
    ...(kiosk && { ownStyle: KIOSK_STYLE }),
    main: html`${brandLine(store)}<h1>${wording.own(survey.title)}</h1>${
      survey.intro !== undefined && html`<p class="lead">${wording.own(survey.intro)}</p>`
    }${allFree && html`<p class="lead">${texts.allOptional}</p>`}
${problemSummary(questions, state, wording)}<form method="post" action="?" novalidate data-say="${said.join("|")}">
<input type="hidden" name="lang" value="${language}"><input type="hidden" name="v" value="${survey.version}">${guards(rendered, wording)}
${questionList(questions, state, wording)}<button class="main">${texts.send}</button>
<p class="note end">${(kiosk ? texts.kiosk : texts).promise(store.name)}</p></form>${
      kiosk && html`<template>${kioskThanks(view)}</template>`
    }`,
  });
};
