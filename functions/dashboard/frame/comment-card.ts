import type { LocalizedText } from "../../../shared/domain/language.ts";
import { emotionOfResponse, languageOf, type Response } from "../../../shared/domain/response.ts";
import { dayIn } from "../../../shared/domain/store.ts";
import { type Html, html } from "../../pages/html.ts";
import type { FrameWording } from "./wording.ts";

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

/** What a customer wrote, in their language and direction; a long one starts folded. */
export const quote = (response: Response, { frame }: FrameWording): Html => {
  const language = response.language ?? languageOf(response);
  const [start, rest] = folded(response.answers.comment ?? "");
  return html`<blockquote dir="auto"${language !== undefined && html` lang="${language}"`}><p>${start}${rest !== "" && "…"}</p></blockquote>${
    rest !== "" &&
    html`<details><summary>${frame.comment.readOn}</summary><blockquote dir="auto"${
      language !== undefined && html` lang="${language}"`
    }><p>…${rest.trimStart()}</p></blockquote></details>`
  }`;
};

/** Stars and face of a response, as far as they were given. */
export const said = ({ answers }: Response, { frame, count }: FrameWording): Html => {
  const { rating, feeling } = answers;
  const face = feeling?.face;
  return html`${
    rating !== undefined &&
    html`<span class="stars" role="img" aria-label="${frame.comment.stars(count(rating))}">${"★".repeat(rating)}<span class="off">${"☆".repeat(
      5 - rating,
    )}</span></span>`
  }${face !== undefined && html`<span class="face">${frame.comment.faces[face - 1]}</span>`}`;
};

/** A comment with where it comes from. `touchpoint`: its name, where it is known. */
export const commentCard = (
  response: Response,
  touchpoint: LocalizedText | undefined,
  timeZone: string,
  wording: FrameWording,
): Html => {
  const { frame } = wording;
  const day = dayIn(timeZone, response.answeredAt);
  return html`<li class="comment">${quote(response, wording)}
<p class="about">${said(response, wording)}${
    emotionOfResponse(response)?.dissonant === true && html`<span class="dissonant">≠ ${frame.comment.dissonant}</span>`
  }</p>
<p class="about">${touchpoint === undefined ? response.touchpoint : wording.name(touchpoint)} · <time datetime="${day}">${wording.day(
    day,
  )}</time> · <span class="provenance">${frame.provenances[response.provenance]}</span></p></li>
`;
};
