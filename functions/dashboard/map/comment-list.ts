import type { StageOnMap } from "../../../shared/domain/journey-map.ts";
import { type Html, html } from "../../pages/html.ts";
import type { StageComments } from "../../reading/newest-comments.ts";
import { commentCard } from "../frame/comment-card.ts";
import type { MapWording } from "./map-wording.ts";

const nameOf = ({ touchpoints }: StageOnMap, touchpoint: string) =>
  touchpoints.find(({ id }) => id === touchpoint)?.name;

/** The newest comments of every stage, each with where it comes from. */
export const commentList = (
  stages: readonly StageOnMap[],
  comments: ReadonlyMap<string, StageComments>,
  timeZone: string,
  wording: MapWording,
): Html => {
  const { texts, count, name } = wording;
  return html`${stages.map((stage) => {
    const { newest = [], searched } = comments.get(stage.id) ?? {};
    const none = searched === undefined ? texts.comments.none : texts.comments.noneAmong(count(searched));
    return html`<section class="comments"><h3>${name(stage.name)}</h3>${
      newest.length === 0
        ? html`<p class="note">${none}</p>`
        : html`<ul>${newest.map((response) => commentCard(response, nameOf(stage, response.touchpoint), timeZone, wording))}</ul>`
    }</section>
`;
  })}`;
};
