import type { Language } from "../../../shared/domain/language.ts";
import type { Survey } from "../../../shared/domain/survey.ts";
import { html } from "../../pages/html.ts";
import { type SurveyPage, surveyDocument } from "./document.ts";
import { conditionsOf, type FormState, guards, problemSummary, questionList } from "./questions.ts";
import { wordingIn } from "./wording.ts";

export type AnswerView = {
  readonly store: string;
  readonly survey: Pick<Survey, "title" | "intro" | "questions" | "languages" | "version">;
  readonly language: Language;
  /** `q` and `a`, as the address has them. */
  readonly query: Readonly<Record<string, string>>;
  /** The signed note of this page's making. */
  readonly rendered: string;
  readonly state: FormState;
};

/** The survey as a page: one form, complete without a script. */
export const answerPage = ({ store, survey, language, query, rendered, state }: AnswerView): SurveyPage => {
  const wording = wordingIn(language, survey.languages);
  const { texts } = wording;
  const { questions } = survey;
  const allFree = questions.length > 1 && questions.every(({ required }) => !required);
  return surveyDocument({
    language,
    languages: survey.languages,
    query,
    title: `${state.problems.length > 0 ? `${texts.error}: ` : ""}${wording.plain(survey.title)} – ${store}`,
    conditions: conditionsOf(questions),
    script: "survey",
    main: html`<p class="store"><bdi>${store}</bdi></p><h1>${wording.own(survey.title)}</h1>${
      survey.intro !== undefined && html`<p class="lead">${wording.own(survey.intro)}</p>`
    }${allFree && html`<p class="lead">${texts.allOptional}</p>`}
${problemSummary(questions, state, wording)}<form method="post" action="?" novalidate>
<input type="hidden" name="lang" value="${language}"><input type="hidden" name="v" value="${survey.version}">${guards(rendered, wording)}
${questionList(questions, state, wording)}<button class="main">${texts.send}</button>
<p class="note">${texts.promise(store)}</p></form>`,
  });
};
