import type { Store } from "../../../shared/domain/store.ts";
import { CHANNELS, Channel, type Touchpoint } from "../../../shared/domain/touchpoint.ts";
import { type Html, html } from "../../pages/html.ts";
import { document } from "../frame/document.ts";
import { addressOf, keptOf, linkTo } from "../frame/page-query.ts";
import type { Place } from "../frame/place.ts";
import type { EditorWording } from "./editor-wording.ts";
import { carried, type Filled, idField, marks, nameFields, problemOf } from "./fields.ts";
import { formRevision, touchpointValues, type Values } from "./form-values.ts";
import { historyNote } from "./history-note.ts";
import { type Preview, previewSection } from "./preview-section.ts";
import { stageDifferences } from "./stage-page.ts";
import { EDITOR_STYLE } from "./style.ts";
import { type Difference, type Told, toldSection } from "./told.ts";

export type TouchpointView = {
  readonly store: Store;
  readonly place: Place;
  readonly token: string;
  /** The touchpoint as it is kept; a new one has none. */
  readonly touchpoint?: Touchpoint | undefined;
  readonly values: Values;
  readonly told?: Told | undefined;
  readonly preview?: Preview | undefined;
};

const stageName = (id: string, store: Store, { plainName }: EditorWording): string => {
  const stage = store.stages.find((each) => each.id === id);
  return stage === undefined ? id : plainName(stage.name);
};

const channelName = (value: string, { frame }: EditorWording): string => {
  const channel = Channel.safeParse(value);
  return channel.success ? frame.channels[channel.data] : value;
};

/** Where what was typed differs from what is kept. */
export const touchpointDifferences = (
  touchpoint: Touchpoint,
  typed: Values,
  store: Store,
  wording: EditorWording,
): Difference[] => {
  const there = touchpointValues(touchpoint);
  const { texts } = wording;
  const others = [
    { field: "channel", label: texts.touchpoint.channel, shown: (value: string) => channelName(value, wording) },
    { field: "stage", label: texts.touchpoint.stage, shown: (value: string) => stageName(value, store, wording) },
    { field: "order", label: texts.touchpoint.order, shown: (value: string) => value },
  ].map(({ field, label, shown }) => ({
    label,
    there: shown(there[field] ?? ""),
    typed: shown(typed[field] ?? ""),
  }));
  return [...stageDifferences(touchpoint, typed, wording), ...others.filter(({ there, typed }) => there !== typed)];
};

const option = (value: string, text: string, chosen: string | undefined): Html =>
  html`<option value="${value}"${value === chosen && html` selected`}>${text}</option>`;

const placeFields = (filled: Filled, store: Store, wording: EditorWording): Html => {
  const { texts, frame } = wording;
  const { stage, channel, order } = filled.values;
  // A stage that is not there any more stays to be seen, and is refused.
  const isLost = stage !== undefined && stage !== "" && !store.stages.some(({ id }) => id === stage);
  return html`<div class="fields"><div class="field"><label for="stage">${texts.touchpoint.stage}</label>${problemOf("stage", filled, wording)}<select id="stage" name="stage"${marks(
    "stage",
    "place-note",
    filled,
  )}>${isLost && option(stage, stage, stage)}${store.stages.map(({ id }) => option(id, stageName(id, store, wording), stage))}</select></div>
<div class="field"><label for="channel">${texts.touchpoint.channel}</label>${problemOf("channel", filled, wording)}<select id="channel" name="channel"${marks(
    "channel",
    "place-note",
    filled,
  )}>${CHANNELS.map((each) => option(each, frame.channels[each], channel))}</select></div>
<div class="field"><label for="order">${texts.touchpoint.order}</label>${problemOf("order", filled, wording)}<input id="order" name="order" inputmode="numeric" value="${order ?? ""}" maxlength="4" autocomplete="off"${marks(
    "order",
    "order-note",
    filled,
  )}><small id="order-note">${texts.touchpoint.orderNote}</small></div></div><p class="note" id="place-note">${texts.touchpoint.stageNote}</p>`;
};

const archiving = (
  { archived, revision }: Touchpoint,
  { place, token }: TouchpointView,
  { texts }: EditorWording,
): Html => {
  const { archive, archiveNote, restore, restoreNote } = texts.touchpoint;
  const [action, label, note] = archived ? ["restore", restore, restoreNote] : ["archive", archive, archiveNote];
  return html`<section class="danger" aria-labelledby="archive-heading"><h2 id="archive-heading">${label}</h2><p class="note">${note}</p><form method="post" action="${linkTo(
    keptOf(place.query),
  )}">${carried(token, revision)}<button${!archived && html` class="grave"`} name="do" value="${action}">${label}</button></form></section>`;
};

/** A touchpoint, or a new one, as one edits it. */
export const touchpointPage = (view: TouchpointView, wording: EditorWording) => {
  const { store, place, token, touchpoint, values, told, preview } = view;
  const { texts } = wording;
  const filled = { values, problems: told?.kind === "problems" ? told.problems : {} };
  const title =
    touchpoint === undefined ? texts.touchpoint.newTitle : texts.touchpoint.title(wording.plainName(touchpoint.name));
  const kept = keptOf(place.query);
  const main = html`<div class="opening"><p class="eyebrow"><a href="${addressOf(`${place.root}editor`, kept)}">${texts.back}</a></p><h1>${title}${
    touchpoint?.archived === true && html` <span class="tag">${texts.archived}</span>`
  }</h1></div>
${toldSection(told, wording)}
<form class="edit" method="post" action="${linkTo(kept)}">${carried(
    token,
    touchpoint && formRevision(touchpoint.revision, values, told),
  )}${
    touchpoint === undefined && idField(filled, wording)
  }${nameFields(filled, touchpoint?.name ?? {}, store, wording)}${placeFields(filled, store, wording)}<p class="row"><button class="main" name="do" value="save">${
    touchpoint === undefined ? texts.touchpoint.add : texts.save
  }</button><button name="do" value="preview">${texts.preview.show}</button></p></form>
${preview !== undefined && previewSection(preview, wording)}
${touchpoint !== undefined && historyNote(store, [touchpoint], wording)}
${touchpoint !== undefined && archiving(touchpoint, view, wording)}`;
  return document({ title: `${title} · ${store.name}`, place, main, style: EDITOR_STYLE }, wording);
};
