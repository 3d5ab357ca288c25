import type { Ask } from "../../../shared/domain/ask.ts";
import type { FollowUp } from "../../../shared/domain/follow-up.ts";
import type { LocalizedText } from "../../../shared/domain/language.ts";
import { ORDER_STATES } from "../../../shared/domain/order.ts";
import { emotionOfResponse, type Response } from "../../../shared/domain/response.ts";
import { dayIn } from "../../../shared/domain/store.ts";
import { type Html, html } from "../../pages/html.ts";
import type { TimelineMoment } from "../../reading/read-timeline.ts";
import { quote, said } from "../frame/comment-card.ts";
import type { CustomerWording } from "./customer-wording.ts";

type Shown = {
  readonly timeZone: string;
  readonly touchpointName: (id: string) => LocalizedText | undefined;
  readonly wording: CustomerWording;
  /** For the forms of those who may take a follow-up back. */
  readonly token?: string | undefined;
};

const dayText = (at: string, { timeZone, wording }: Shown): string => wording.day(dayIn(timeZone, at));

/** What became of asking, in a few words; each later state says that the earlier ones were passed. */
const askText = (ask: Ask, shown: Shown): string => {
  const { texts } = shown.wording;
  switch (ask.state) {
    case "waiting":
      return texts.waiting(dayText(ask.nextAt ?? ask.at ?? ask.decidedAt, shown));
    case "sending":
      return texts.sending;
    case "unknown":
      return texts.unknown;
    case "failed":
      return texts.failed;
    case "sent": {
      const fate = ask.bouncedAt !== undefined ? texts.bounced : ask.deliveredAt !== undefined && texts.delivered;
      return [texts.sent(dayText(ask.sentAt ?? ask.decidedAt, shown)), ...(fate === false ? [] : [fate])].join(" · ");
    }
    case "not_asked": {
      const reason = texts.notAsked(texts.reasons[ask.reason ?? "rule_gone"]);
      return ask.until === undefined ? reason : `${reason} · ${texts.until(dayText(ask.until, shown))}`;
    }
  }
};

const answerItem = (response: Response, time: Html, shown: Shown): Html => {
  const { wording, touchpointName } = shown;
  const { texts } = wording;
  const emotion = emotionOfResponse(response);
  const touchpoint = touchpointName(response.touchpoint);
  const isBad = emotion !== undefined && emotion.value < 0;
  return html`<li class="answer${isBad && " bad"}"><p><b>${texts.response}: ${
    touchpoint === undefined ? response.touchpoint : wording.name(touchpoint)
  }</b> ${time}</p><div class="comment">${
    response.answers.comment === undefined ? html`<p class="note">${texts.noWords}</p>` : quote(response, wording)
  }<p class="about">${said(response, wording)}${
    emotion !== undefined && html` <b class="${isBad ? "below" : "above"}">${wording.score(emotion.value)}</b>`
  }${
    emotion?.dissonant === true && html`<span class="dissonant">≠ ${wording.frame.comment.dissonant}</span>`
  } <span class="provenance">${wording.frame.provenances[response.provenance]}</span></p></div></li>
`;
};

const followUpItem = ({ id, way, note, name }: FollowUp, time: Html, { wording, token }: Shown): Html => {
  const { followUp } = wording.texts;
  return html`<li class="follow-up"><p><b>${followUp.happened(followUp.ways[way])}</b> ${time}</p>${
    note !== undefined && html`<p><bdi>${note}</bdi></p>`
  }<p class="note">${followUp.notedWith} <bdi>${name}</bdi></p>${
    token !== undefined &&
    html`<form method="post"><input type="hidden" name="token" value="${token}"><input type="hidden" name="follow-up" value="${id}"><button name="do" value="remove">${followUp.remove}</button></form>`
  }</li>`;
};

const itemOf = (moment: TimelineMoment, shown: Shown): Html => {
  const { texts } = shown.wording;
  const day = dayIn(shown.timeZone, moment.at);
  const time = html`<time datetime="${day}">${shown.wording.day(day)}</time>`;
  if (moment.kind === "follow_up") return followUpItem(moment.followUp, time, shown);
  if (moment.kind === "response") return answerItem(moment.response, time, shown);
  if (moment.kind === "invitation") return html`<li><p>${texts.invitation(moment.invitation.survey)} ${time}</p></li>`;
  if (moment.kind === "ask") {
    return html`<li><p>${texts.ask(moment.ask.survey)}: ${askText(moment.ask, shown)} ${time}</p></li>`;
  }
  const { id, times } = moment.order;
  const states = ORDER_STATES.flatMap((state) => {
    const at = times[state];
    return at === undefined ? [] : [`${texts.states[state]} ${dayText(at, shown)}`];
  });
  return html`<li><p><b>${texts.order(id)}</b> ${time}</p>${states.length > 0 && html`<p class="note">${states.join(" · ")}</p>`}</li>`;
};

/** What happened with a customer, as a list that runs back in time. */
export const timeline = (moments: readonly TimelineMoment[], shown: Shown): Html =>
  html`<ol class="timeline">${moments.map((moment) => itemOf(moment, shown))}</ol>`;
