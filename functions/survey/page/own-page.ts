import { CONSENT_SCOPES, type Consent, holds } from "../../../shared/domain/consent.ts";
import { FEELINGS } from "../../../shared/domain/feeling.ts";
import type { Language } from "../../../shared/domain/language.ts";
import type { PhotoProblem, PhotoUpload } from "../../../shared/domain/photo.ts";
import type { Answers, Response } from "../../../shared/domain/response.ts";
import type { Store } from "../../../shared/domain/store.ts";
import { isAnswered, type Question, type Survey } from "../../../shared/domain/survey.ts";
import { type Html, type HtmlPart, html } from "../../pages/html.ts";
import { type Brand, brandLine, type SurveyPage, surveyDocument } from "./document.ts";
import { type FormState, guards, problemSummary, questionList, summaryOf } from "./questions.ts";
import { OWN_STYLE } from "./style.ts";
import { dayText, timeText, type Wording, wordingIn } from "./wording.ts";

/** What is wrong with the wish to be published. */
export type PublicationProblem = "needsScope" | "badName";

/** What is wrong with a picture; none: no file was chosen. */
export type PhotoFormProblem = PhotoProblem | "none";

export type OwnView = {
  readonly store: Brand & Pick<Store, "id" | "timeZone">;
  readonly survey: Survey;
  readonly response: Pick<Response, "id" | "answers" | "answeredAt" | "consent" | "photo">;
  readonly language: Language;
  /** What has just been done, if anything. */
  readonly done?: "sent" | "saved" | undefined;
  /** Until when the answers may be changed; undefined when that is over. */
  readonly editableUntil: Date | undefined;
  /** The signed note of this page's making. */
  readonly rendered: string;
  /** The link to recommend the shop with, once it is made; absent where none is offered. */
  readonly recommendation?: { readonly link?: string | undefined } | undefined;
  /** The form for changes; open when it has problems. */
  readonly state: FormState;
  /** Pictures are offered when it is given, with what was wrong with one. */
  readonly photos?:
    | {
        readonly problem?: PhotoFormProblem | undefined;
        /** Where a file is sent to; to this page without. */
        readonly upload?: PhotoUpload | undefined;
        /** A file has been sent there: one press more makes it ours, since opening a page must change nothing. */
        readonly sent: boolean;
      }
    | undefined;
  readonly publication: {
    /** What the customer would agree to, word for word. */
    readonly text: string;
    readonly problem?: PublicationProblem | undefined;
    /** As it was typed, with a problem. */
    readonly displayName?: string | undefined;
  };
};

const numberOf = (value: number, of: number): string => `${value} / ${of}`;

/** An answer in words. */
const said = (question: Question, answers: Answers, { texts, language, own }: Wording): HtmlPart => {
  switch (question.kind) {
    case "feeling": {
      const { face, words = [] } = answers.feeling ?? {};
      const parts = [
        // Without the soft hyphens that let it break below a small face.
        ...(face === undefined ? [] : [(texts.faces[face - 1] ?? "").replaceAll("\u00ad", "")]),
        ...words.map(({ word }) => FEELINGS[word].name[language]),
      ];
      return parts.join(", ");
    }
    case "rating":
      return texts.star(answers.rating ?? 0);
    case "comment":
      return html`<bdi>${answers.comment}</bdi>`;
    case "recommendation":
      return numberOf(answers.recommendation ?? 0, 10);
    case "effort":
      return numberOf(answers.effort ?? 0, 7);
    case "choice": {
      const chosen = answers.choices?.[question.id] ?? [];
      const labels = question.options.filter(({ id }) => chosen.includes(id)).map(({ label }) => own(label));
      return labels.map((label, index) => html`${index > 0 && ", "}${label}`);
    }
  }
};

const ownAnswers = ({ survey, response }: OwnView, wording: Wording): Html =>
  html`<dl>${survey.questions
    .filter((question) => isAnswered(question, response.answers))
    .map(
      (question) => html`<dt>${wording.own(question.title)}</dt><dd>${said(question, response.answers, wording)}</dd>`,
    )}</dl>`;

const act = (name: string): Html => html`<input type="hidden" name="do" value="${name}">`;
const languageField = ({ language }: Pick<OwnView, "language">): Html =>
  html`<input type="hidden" name="lang" value="${language}">`;

const consentForm = (view: OwnView, given: Consent | undefined, wording: Wording): Html => {
  const { problem, displayName, text } = view.publication;
  const { scopes, name, nameHint, give, change } = wording.texts.publication;
  const told = problem && wording.texts.publication[problem];
  const shown = displayName ?? view.response.consent?.displayName ?? "";
  return html`<form method="post" action="?" novalidate>${act("publish")}${languageField(view)}
<fieldset${problem === "needsScope" && html` class="bad" aria-describedby="e-scope"`}><legend class="h">${text}</legend>${
    problem === "needsScope" && html`<p class="e" id="e-scope">${told}</p>`
  }${CONSENT_SCOPES.map(
    (scope, index) =>
      html`<label class="pick"><input type="checkbox" name="scope" value="${scope}"${index === 0 && html` id="scope"`}${
        given?.scopes.includes(scope) === true && html` checked`
      }><span>${scopes[scope]}</span></label>`,
  )}</fieldset>
<label for="name">${name}</label><p class="note" id="name-hint">${nameHint}</p>${
    problem === "badName" && html`<p class="e" id="e-name">${told}</p>`
  }<input type="text" id="name" name="name" autocomplete="nickname" maxlength="80" dir="auto" value="${shown}" aria-describedby="name-hint${
    problem === "badName" && " e-name"
  }"${problem === "badName" && html` aria-invalid="true"`}>
<button class="plain">${given === undefined ? give : change}</button></form>`;
};

const fileForm = ({ photos, language, response }: OwnView, { texts }: Wording): Html => {
  const { hint, choose, add, replace, problem } = texts.photo;
  const { upload, problem: wrong } = photos ?? {};
  const told = wrong !== undefined && html`<p class="e" id="e-photo">${problem[wrong]}</p>`;
  // The file goes last: what follows it is not looked at.
  return html`<form method="post" enctype="multipart/form-data" action="${upload?.url ?? `?lang=${language}`}">${Object.entries(
    upload?.fields ?? {},
  ).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<label for="photo">${choose}</label><p class="note" id="photo-hint">${hint}</p>${told}<input type="file" id="photo" name="${
    upload === undefined ? "photo" : "file"
  }" accept="image/jpeg,image/png,image/webp" required aria-describedby="photo-hint${told !== false && " e-photo"}"${
    told !== false && html` aria-invalid="true"`
  }><button class="plain">${response.photo === undefined ? add : replace}</button></form>`;
};

/** A picture to go with the words: an offer to those who agreed to have them published. */
const photoForm = (view: OwnView, wording: Wording): Html | false => {
  const { photos, response, store } = view;
  if (photos === undefined) return false;
  const { title, remove, alt } = wording.texts.photo;
  const { photo } = response;
  return html`<h3>${title}</h3>${
    photo !== undefined &&
    html`<img src="../p/${store.id}/${photo.id}" width="${photo.width}" height="${photo.height}" alt="${alt}">`
  }${fileForm(view, wording)}${
    photo !== undefined &&
    html`<form method="post" action="?">${act("removePhoto")}${languageField(view)}<button class="plain">${remove}</button></form>`
  }`;
};

/** The second step of a photo that was sent past us. */
const sentPhoto = (view: OwnView, { texts }: Wording): Html | false =>
  view.photos?.sent === true &&
  view.photos.upload !== undefined &&
  html`<section class="card" aria-labelledby="sent-title"><h2 id="sent-title">${texts.photo.sent}</h2><form method="post" action="?">${act(
    "takePhoto",
  )}${languageField(view)}<button class="main">${texts.photo.use}</button></form></section>
`;

/** The same offer for every answer, whatever it says. */
const publication = (view: OwnView, wording: Wording): Html | false => {
  const { survey, response, store } = view;
  if (!survey.askTestimonial) return false;
  const { title, lead, noWords, on, off, receipt, withdraw } = wording.texts.publication;
  const { consent } = response;
  const given = holds(consent) ? consent : undefined;
  const day = (instant: string) => dayText(instant, store.timeZone, wording);
  return html`<section class="card" id="publish" aria-labelledby="publish-title"><h2 id="publish-title">${title}</h2>
<p class="note">${given !== undefined ? on(day(given.givenAt)) : consent?.withdrawnAt === undefined ? lead(store.name) : off(day(consent.withdrawnAt))}</p>
${
  consent?.withdrawnAt !== undefined &&
  html`<p class="note" id="receipt">${receipt(timeText(consent.withdrawnAt, store.timeZone, wording), response.id)}</p>`
}${
  response.answers.comment === undefined && given === undefined
    ? html`<p class="note">${noWords}</p>`
    : consentForm(view, given, wording)
}${
  given !== undefined &&
  html`<form method="post" action="?">${act("withdraw")}${languageField(view)}<button class="plain">${withdraw}</button></form>${photoForm(view, wording)}`
}</section>
`;
};

/** A link to recommend the shop with, where the store leads somewhere: offered to everybody alike. */
const recommendation = (view: OwnView, { texts }: Wording): Html | false => {
  const { title, lead, make, mine } = texts.recommend;
  const { store } = view;
  return (
    view.recommendation !== undefined &&
    html`<section class="card" id="recommend" aria-labelledby="recommend-title"><h2 id="recommend-title">${title(store.name)}</h2><p class="note">${lead}</p>${
      view.recommendation.link === undefined
        ? html`<form method="post" action="?">${act("recommend")}${languageField(view)}<button class="plain">${make}</button></form>`
        : html`<p>${mine} <a href="${view.recommendation.link}">${view.recommendation.link}</a></p>`
    }</section>
`
  );
};

const editForm = (view: OwnView, wording: Wording): Html => {
  const { own } = wording.texts;
  const { editableUntil, survey, state, store } = view;
  if (editableUntil === undefined) return html`<p class="note">${own.editOver}</p>`;
  return html`<details${state.problems.length > 0 && html` open`}><summary>${own.edit}</summary><p class="note">${own.editUntil(
    dayText(editableUntil, store.timeZone, wording),
  )}</p>
<form method="post" action="?" novalidate>${act("edit")}${languageField(view)}${guards(view.rendered, wording)}${questionList(
    survey.questions,
    state,
    wording,
  )}<button class="main">${own.save}</button></form></details>`;
};

/** What is wrong with the wish to be published or with a picture, at the top, with the way to its field. */
const wishSummary = ({ publication: { problem }, photos }: OwnView, { texts }: Wording): Html | false => {
  const photo = photos?.problem;
  if (problem !== undefined) {
    return summaryOf(texts, [
      { target: problem === "needsScope" ? "scope" : "name", text: texts.publication[problem] },
    ]);
  }
  return photo !== undefined && summaryOf(texts, [{ target: "photo", text: texts.photo.problem[photo] }]);
};

/** One's own answer: what was said, and all that one can do with it, each in one sending. */
export const ownPage = (view: OwnView): SurveyPage => {
  const { store, survey, response, language, done, state } = view;
  const wording = wordingIn(language, survey.languages);
  const { texts } = wording;
  const { own } = texts;
  const wrong =
    state.problems.length > 0 || view.publication.problem !== undefined || view.photos?.problem !== undefined;
  const title = wrong || done === undefined ? own.title : done === "sent" ? own.thanks : own.saved;
  return surveyDocument({
    language,
    languages: survey.languages,
    title: `${wrong ? `${texts.error}: ` : ""}${title} – ${store.name}`,
    store,
    questions: survey.questions,
    ownStyle: OWN_STYLE,
    main: html`${brandLine(store)}<h1>${title}</h1>
<p class="lead">${
      done === "sent" && html`${survey.thanks === undefined ? own.next(store.name) : wording.own(survey.thanks)} `
    }${own.keep}</p>
${problemSummary(survey.questions, state, wording)}${wishSummary(view, wording)}${sentPhoto(view, wording)}<section class="card" aria-label="${own.title}">${title !== own.title && html`<h2>${own.title}</h2>`}
<p class="note">${own.given(dayText(response.answeredAt, store.timeZone, wording))}</p>${ownAnswers(view, wording)}
${editForm(view, wording)}</section>
${publication(view, wording)}${recommendation(view, wording)}<div class="q"><ul>${
      survey.shareUrl !== undefined &&
      html`<li><a class="go" href="${survey.shareUrl}" rel="noreferrer">${own.share}</a></li>`
    }<li><a class="go" href="?as=json" download>${own.download}</a></li></ul>
<details><summary>${own.eraseTitle}</summary><form method="post" action="?">${act("erase")}${languageField(view)}<p class="note">${own.eraseText}</p><label class="pick"><input type="checkbox" name="sure" value="yes" required><span>${own.eraseConfirm}</span></label><button class="grave">${own.erase}</button></form></details></div>`,
  });
};
