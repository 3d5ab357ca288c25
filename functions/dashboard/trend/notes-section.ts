import type { Annotation } from "../../../shared/domain/annotation.ts";
import { type Html, html } from "../../pages/html.ts";
import { linkTo } from "../frame/page-query.ts";
import type { Wording } from "../frame/wording.ts";
import { bucketName } from "./bucket-names.ts";
import { noteAddress } from "./note-address.ts";
import type { TrendView } from "./trend-page.ts";
import type { NoteProblem, TrendTexts } from "./trend-texts.ts";

/** A form as it was sent, with what is wrong. */
export type RefusedNote = {
  /** `expired`: the page was open for too long. */
  readonly problem: NoteProblem | "expired";
  readonly day: string;
  readonly text: string;
};

const noteItem = (note: Annotation, { place, mayAnnotate }: TrendView, { texts, day }: Wording<TrendTexts>): Html =>
  html`<li><time datetime="${note.day}">${day(note.day)}</time> <bdi>${note.text}</bdi>${
    mayAnnotate &&
    html` <a href="${linkTo(place.query, { note: noteAddress(note), done: undefined })}#note-form">${texts.notes.change}<span class="unseen"> ${texts.notes.changeOf} <bdi>${note.text}</bdi></span></a>`
  }</li>`;

const list = (view: TrendView, wording: Wording<TrendTexts>): Html => {
  const { trend, notes } = view;
  const { texts } = wording;
  if (notes.length === 0) return html`<p class="note">${texts.notes.none}</p>`;
  const byId = new Map(trend.buckets.map((bucket) => [bucket.id, bucket]));
  return html`<ol class="notes" role="list">${notes.map(({ bucket, mark, notes: all }) => {
    const days = byId.get(bucket);
    return html`<li><span class="mark" aria-hidden="true">${mark}</span><ul aria-label="${
      days === undefined ? bucket : bucketName(days, trend.by, wording)
    }">${all.map((note) => noteItem(note, view, wording))}</ul></li>`;
  })}</ol>`;
};

const problemOf = (name: "day" | "text", refused: RefusedNote | undefined, { texts }: Wording<TrendTexts>) => {
  const problem = refused?.problem === name ? texts.notes.problem[name] : undefined;
  return {
    text: problem !== undefined && html`<span class="problem" id="note-${name}-problem">${problem}</span>`,
    described: problem !== undefined && html` aria-invalid="true" aria-describedby="note-${name}-problem"`,
  };
};

/** The form that writes a note, or changes one. What was typed and refused stands in it again. */
const form = (view: TrendView, wording: Wording<TrendTexts>): Html => {
  const { place, token, chosen, refused, to } = view;
  const { notes } = wording.texts;
  const [day, text] = [problemOf("day", refused, wording), problemOf("text", refused, wording)];
  const action = linkTo(place.query, { note: undefined, done: undefined });
  return html`<form class="note-form" id="note-form" method="post" action="${action}" aria-labelledby="note-form-heading"><h3 id="note-form-heading">${
    chosen === undefined ? notes.addHeading : notes.changeHeading
  }</h3><input type="hidden" name="token" value="${token}">${
    chosen !== undefined && html`<input type="hidden" name="note" value="${noteAddress(chosen)}">`
  }<p class="field"><label for="note-day">${notes.day}</label>${day.text}<input type="date" id="note-day" name="day" required value="${
    refused?.day ?? chosen?.day ?? to
  }"${day.described}></p>
<p class="field"><label for="note-text">${notes.text}</label>${text.text}<input id="note-text" name="text" class="wide" required maxlength="200" dir="auto" autocomplete="off" placeholder="${
    notes.example
  }" value="${refused?.text ?? chosen?.text ?? ""}"${text.described}></p>
<p class="row">${
    chosen === undefined
      ? html`<button name="do" value="add">${notes.add}</button>`
      : html`<button name="do" value="change">${notes.save}</button><button name="do" value="remove" formnovalidate>${notes.remove}</button><a href="${action}#notes">${notes.cancel}</a>`
  }</p></form>`;
};

const told = ({ done, refused }: TrendView, { texts }: Wording<TrendTexts>): Html | false => {
  if (refused !== undefined) {
    const { problem } = refused;
    return html`<section class="problems" role="alert" tabindex="-1" autofocus aria-labelledby="note-told"><h3 id="note-told">${texts.notes.problems}</h3><p>${
      problem === "expired"
        ? texts.notes.expired
        : problem === "day" || problem === "text"
          ? html`<a href="#note-${problem}">${texts.notes.problem[problem]}</a>`
          : texts.notes.problem[problem]
    }</p></section>`;
  }
  return (
    done !== undefined && html`<p class="told" role="status" tabindex="-1" autofocus>${texts.notes.done[done]}</p>`
  );
};

/** The notes of these days under their marks, and for whoever may write them the form. */
export const notesSection = (view: TrendView, wording: Wording<TrendTexts>): Html => {
  const { notes } = wording.texts;
  return html`<section id="notes" aria-labelledby="notes-heading"><h2 id="notes-heading">${notes.heading}</h2><p class="note">${notes.lead}</p>
${told(view, wording)}${list(view, wording)}${view.mayAnnotate && form(view, wording)}</section>`;
};
