import type { StageOnMap } from "../../../shared/domain/journey-map.ts";
import { emotionOfResponse, languageOf, type Response } from "../../../shared/domain/response.ts";
import { dayIn } from "../../../shared/domain/store.ts";
import { type Html, html } from "../../pages/html.ts";
import type { StageComments } from "./newest-comments.ts";
import type { Wording } from "./wording.ts";

/** A comment longer than this, in UTF-16 units, starts folded. */
const FOLDED_FROM = 420;
/** Where a folded comment is cut: the last space before here, or here. */
const SHOWN = 320;

/** A long comment in two parts that together are the comment to the letter; never cut within a character. */
const folded = (comment: string): readonly [string, string] => {
  if (comment.length <= FOLDED_FROM) return [comment, ""];
  const space = comment.slice(0, SHOWN).search(/\s\S*$/);
  let end = space > SHOWN / 2 ? space : SHOWN;
  for (const { index, segment } of new Intl.Segmenter().segment(comment.slice(0, FOLDED_FROM))) {
    if (index <= end && end < index + segment.length) end = index;
  }
  return [comment.slice(0, end), comment.slice(end)];
};

const quote = (response: Response, { texts }: Wording): Html => {
  const language = response.language ?? languageOf(response);
  const [start, rest] = folded(response.answers.comment ?? "");
  return html`<blockquote dir="auto"${language !== undefined && html` lang="${language}"`}><p>${start}${rest !== "" && "…"}</p></blockquote>${
    rest !== "" &&
    html`<details><summary>${texts.comments.readOn}</summary><blockquote dir="auto"${
      language !== undefined && html` lang="${language}"`
    }><p>…${rest.trimStart()}</p></blockquote></details>`
  }`;
};

const said = ({ answers }: Response, { texts, count }: Wording): Html => {
  const { rating, feeling } = answers;
  const face = feeling?.face;
  return html`${
    rating !== undefined &&
    html`<span class="stars" role="img" aria-label="${texts.comments.stars(count(rating))}">${"★".repeat(rating)}<span class="off">${"☆".repeat(
      5 - rating,
    )}</span></span>`
  }${face !== undefined && html`<span class="face">${texts.comments.faces[face - 1]}</span>`}`;
};

const commentCard = (response: Response, stage: StageOnMap, timeZone: string, wording: Wording): Html => {
  const { texts } = wording;
  const day = dayIn(timeZone, response.answeredAt);
  const touchpoint = stage.touchpoints.find(({ id }) => id === response.touchpoint);
  return html`<li class="comment">${quote(response, wording)}
<p class="about">${said(response, wording)}${
    emotionOfResponse(response)?.dissonant === true &&
    html`<span class="dissonant">≠ ${texts.comments.dissonant}</span>`
  }</p>
<p class="about">${touchpoint === undefined ? response.touchpoint : wording.name(touchpoint.name)} · <time datetime="${day}">${wording.day(
    day,
  )}</time> · <span class="provenance">${texts.provenances[response.provenance]}</span></p></li>
`;
};

/** The newest comments of every stage, each with where it comes from. */
export const commentList = (
  stages: readonly StageOnMap[],
  comments: ReadonlyMap<string, StageComments>,
  timeZone: string,
  wording: Wording,
): Html => {
  const { texts, count, name } = wording;
  return html`${stages.map((stage) => {
    const { newest = [], searched } = comments.get(stage.id) ?? {};
    const none = searched === undefined ? texts.comments.none : texts.comments.noneAmong(count(searched));
    return html`<section class="comments"><h3>${name(stage.name)}</h3>${
      newest.length === 0
        ? html`<p class="note">${none}</p>`
        : html`<ul>${newest.map((response) => commentCard(response, stage, timeZone, wording))}</ul>`
    }</section>
`;
  })}`;
};
