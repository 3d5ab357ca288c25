import type { JourneyChange } from "../../../shared/domain/journey-change.ts";
import { type Direction, inOrder } from "../../../shared/domain/journey-edit.ts";
import type { Stage } from "../../../shared/domain/stage.ts";
import type { Store } from "../../../shared/domain/store.ts";
import type { Touchpoint } from "../../../shared/domain/touchpoint.ts";
import { type Html, html } from "../../pages/html.ts";
import { document } from "../frame/document.ts";
import { addressOf, keptOf, linkTo } from "../frame/page-query.ts";
import type { Place } from "../frame/place.ts";
import { channelIcon } from "../map/channel-icons.ts";
import type { EditorWording } from "./editor-wording.ts";
import { carried } from "./fields.ts";
import { historyNote } from "./history-note.ts";
import { type Preview, previewSection } from "./preview-section.ts";
import { EDITOR_STYLE } from "./style.ts";
import { type Told, toldSection } from "./told.ts";
import { trailSection } from "./trail-section.ts";

/** More touchpoints than this are folded away, so that every stage can be found. */
const MOST_OPEN = 12;

export type OverviewView = {
  readonly store: Store;
  readonly touchpoints: readonly Touchpoint[];
  readonly cells: Preview["cells"];
  readonly changes: readonly JourneyChange[];
  readonly place: Place;
  readonly token: string;
  readonly told?: Told | undefined;
  /** What was moved last: the button has the focus, to be pressed again. */
  readonly moved?:
    | { readonly what: "stage" | "touchpoint"; readonly id: string; readonly direction: Direction }
    | undefined;
};

type Ends = { readonly first: boolean; readonly last: boolean };

/** Buttons that move something; at an end there is nowhere to go. */
const moveButtons = (
  what: "stage" | "touchpoint",
  { id, value, named }: { readonly id: string; readonly value: string; readonly named: string },
  ends: Ends,
  { moved }: OverviewView,
  { texts }: EditorWording,
): Html => {
  const isMoved = moved?.what === what && moved.id === id;
  const isPressed = (direction: Direction) => {
    const isOff = direction === "up" ? ends.first : ends.last;
    const otherIsOff = direction === "up" ? ends.last : ends.first;
    return isMoved && !isOff && (moved?.direction === direction || otherIsOff);
  };
  const button = (direction: Direction, isOff: boolean) =>
    html`<button name="${what}-${direction}" value="${value}"${isOff && html` disabled`}${
      isPressed(direction) && html` autofocus`
    }><span aria-hidden="true">${direction === "up" ? "↑" : "↓"}</span> ${texts.overview[direction]}<span class="unseen">: ${named}</span></button>`;
  return html`<span class="row">${button("up", ends.first)}${button("down", ends.last)}</span>`;
};

const editLink = (address: string, named: string, { texts }: EditorWording): Html =>
  html`<a class="go" href="${address}">${texts.overview.edit}<span class="unseen">: ${named}</span></a>`;

const touchpointRow = (
  touchpoint: Touchpoint,
  ends: Ends | undefined,
  view: OverviewView,
  wording: EditorWording,
): Html => {
  const { texts, frame, name, plainName, count } = wording;
  const { id, channel, order, revision, formerly } = touchpoint;
  const address = addressOf(`${view.place.root}editor/touchpoints/${id}`, keptOf(view.place.query));
  const named = plainName(touchpoint.name);
  return html`<li id="t-${id}"><div class="bar"><p><a href="${address}">${name(touchpoint.name)}</a> <small>${channelIcon(channel)}${frame.channels[channel]} · ${texts.overview.number} ${count(
    order,
  )}${formerly !== undefined && html` · <span class="tag">${texts.history.heading}</span>`}</small></p>${
    ends !== undefined && moveButtons("touchpoint", { id, value: `${id}.${revision}`, named }, ends, view, wording)
  }</div></li>`;
};

const rows = (standing: readonly Touchpoint[], view: OverviewView, wording: EditorWording): Html => {
  const { texts, count } = wording;
  if (standing.length === 0) return html`<p class="note">${texts.overview.none}</p>`;
  const list = html`<ol class="touchpoints">${standing.map((touchpoint, index) =>
    touchpointRow(touchpoint, { first: index === 0, last: index === standing.length - 1 }, view, wording),
  )}</ol>`;
  if (standing.length <= MOST_OPEN) return list;
  const isOpen = standing.some(({ id }) => view.moved?.what === "touchpoint" && view.moved.id === id);
  return html`<details${isOpen && html` open`}><summary>${texts.overview.touchpoints(count(standing.length))}</summary>${list}</details>`;
};

const stageStep = (stage: Stage, index: number, view: OverviewView, wording: EditorWording): Html => {
  const { store, touchpoints, place } = view;
  const { texts, name, plainName, count } = wording;
  const { id } = stage;
  const here = inOrder(touchpoints.filter((each) => each.stage === id));
  const standing = here.filter(({ archived }) => !archived);
  const archived = here.filter(({ archived }) => archived);
  const named = plainName(stage.name);
  const kept = keptOf(place.query);
  const ends = { first: index === 0, last: index === store.stages.length - 1 };
  return html`<li class="step" id="s-${id}"><div class="bar"><h3>${name(stage.name)}</h3><span class="row">${editLink(
    addressOf(`${place.root}editor/stages/${id}`, kept),
    named,
    wording,
  )}${moveButtons("stage", { id, value: id, named }, ends, view, wording)}</span></div>${rows(standing, view, wording)}${
    archived.length > 0 &&
    html`<details><summary>${texts.overview.archivedHere(count(archived.length))}</summary><ol class="touchpoints">${archived.map(
      (touchpoint) => touchpointRow(touchpoint, undefined, view, wording),
    )}</ol></details>`
  }<p><a class="go" href="${addressOf(`${place.root}editor/touchpoints`, { ...kept, stage: id })}">${texts.overview.addTouchpointTo(named)}</a></p></li>
`;
};

/** The journey as one edits it: stages and touchpoints in the order of the map. */
export const overviewPage = (view: OverviewView, wording: EditorWording) => {
  const { store, touchpoints, cells, changes, place, token, told } = view;
  const { texts } = wording;
  const kept = keptOf(place.query);
  const main = html`<div class="opening"><p class="eyebrow"><bdi>${store.name}</bdi></p><h1>${texts.title}</h1><p class="lead">${texts.lead}</p></div>
${toldSection(told, wording)}
${historyNote(store, touchpoints, wording)}
<section aria-labelledby="stages-heading"><h2 id="stages-heading">${texts.overview.stages}</h2><p class="note">${texts.overview.note}</p>${
    touchpoints.length === 0 &&
    html`<div class="empty"><h3>${texts.overview.noTouchpoints.title}</h3><p>${texts.overview.noTouchpoints.text}</p></div>`
  }
<form method="post" action="${linkTo(kept)}">${carried(token, store.revision)}<ol class="stages">${store.stages.map(
    (stage, index) => stageStep(stage, index, view, wording),
  )}</ol></form>
<p><a class="go" href="${addressOf(`${place.root}editor/stages`, kept)}">${texts.overview.addStage}</a></p></section>
${previewSection({ store, touchpoints, cells, isSaved: true }, wording)}
${trailSection(changes, store, touchpoints, wording)}`;
  return document({ title: `${texts.title} · ${store.name}`, place, main, style: EDITOR_STYLE }, wording);
};
