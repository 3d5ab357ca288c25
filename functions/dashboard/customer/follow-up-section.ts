import { FOLLOW_UP_WAYS } from "../../../shared/domain/follow-up.ts";
import { type Html, html } from "../../pages/html.ts";
import { linkTo } from "../frame/page-query.ts";
import type { CustomerView } from "./customer-page.ts";
import type { FollowUpProblem } from "./customer-texts.ts";
import type { CustomerWording } from "./customer-wording.ts";

/** What becomes of a form of this page. */
export const FOLLOW_UP_DONE = ["noted", "removed"] as const;

/** A form as it was sent, with what is wrong. */
export type RefusedFollowUp = {
  readonly problem: FollowUpProblem;
  readonly day: string;
  readonly time: string;
  readonly way: string;
  readonly note: string;
};

/** The fields that a problem can be with; the others are with the form as a whole. */
const FIELDS: readonly FollowUpProblem[] = ["time", "way", "note"];

const told = ({ done, refused }: CustomerView, { texts }: CustomerWording): Html | false => {
  const { followUp } = texts;
  if (refused === undefined) {
    return done !== undefined && html`<p class="told" role="status" tabindex="-1" autofocus>${followUp.done[done]}</p>`;
  }
  const { problem } = refused;
  const said = followUp.problem[problem];
  return html`<section class="problems" role="alert" tabindex="-1" autofocus aria-labelledby="follow-up-told"><h3 id="follow-up-told">${followUp.problems}</h3><p>${
    FIELDS.includes(problem) ? html`<a href="#follow-up-${problem}">${said}</a>` : said
  }</p></section>`;
};

const form = ({ place, editing, refused }: CustomerView, { texts }: CustomerWording): Html | false => {
  if (editing === undefined) return false;
  const { followUp } = texts;
  const problemOf = (name: FollowUpProblem) => {
    const isWrong = refused?.problem === name;
    return {
      text: isWrong && html`<span class="problem" id="follow-up-${name}-problem">${followUp.problem[name]}</span>`,
      described: isWrong && html` aria-invalid="true" aria-describedby="follow-up-${name}-problem"`,
    };
  };
  const [time, way, note] = [problemOf("time"), problemOf("way"), problemOf("note")];
  const chosen = refused?.way ?? FOLLOW_UP_WAYS[0];
  return html`<form class="note-form" id="follow-up-form" method="post" action="${linkTo(place.query, { done: undefined })}" aria-labelledby="follow-up-heading"><input type="hidden" name="token" value="${
    editing.token
  }"><div class="row"><p class="field"><label for="follow-up-day">${followUp.day}</label><input type="date" id="follow-up-day" name="day" required max="${
    editing.day
  }" value="${refused?.day ?? editing.day}"></p><p class="field"><label for="follow-up-time">${followUp.time}</label>${
    time.text
  }<input type="time" id="follow-up-time" name="time" required value="${refused?.time ?? editing.time}"${time.described}></p>
<p class="field"><label for="follow-up-way">${followUp.way}</label>${way.text}<select id="follow-up-way" name="way"${way.described}>${FOLLOW_UP_WAYS.map(
    (each) => html`<option value="${each}"${each === chosen && html` selected`}>${followUp.ways[each]}</option>`,
  )}</select></p></div>
<p class="field"><label for="follow-up-note">${followUp.note}</label>${note.text}<input id="follow-up-note" name="note" class="wide" maxlength="200" dir="auto" autocomplete="off" value="${
    refused?.note ?? ""
  }"${note.described}></p>
<p class="row"><button name="do" value="note">${followUp.save}</button></p></form>`;
};

/** Where somebody notes that they got in touch with the customer; nothing for those who may only read. */
export const followUpSection = (view: CustomerView, wording: CustomerWording): Html | false =>
  view.editing !== undefined &&
  html`<section id="follow-up" aria-labelledby="follow-up-heading"><h2 id="follow-up-heading">${wording.texts.followUp.heading}</h2><p class="note">${
    wording.texts.followUp.lead
  }</p>
${told(view, wording)}${form(view, wording)}</section>`;
