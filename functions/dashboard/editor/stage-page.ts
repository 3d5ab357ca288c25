import { holdersOf } from "../../../shared/domain/journey-edit.ts";
import { LANGUAGES } from "../../../shared/domain/language.ts";
import type { Stage } from "../../../shared/domain/stage.ts";
import type { Store } from "../../../shared/domain/store.ts";
import type { Touchpoint } from "../../../shared/domain/touchpoint.ts";
import { type Html, html } from "../../pages/html.ts";
import { NATIVE_NAMES } from "../../pages/page-language.ts";
import { document } from "../frame/document.ts";
import { addressOf, keptOf, linkTo } from "../frame/page-query.ts";
import type { Place } from "../frame/place.ts";
import type { EditorWording } from "./editor-wording.ts";
import { carried, idField, nameFields } from "./fields.ts";
import { formRevision, nameField, stageValues, type Values } from "./form-values.ts";
import { type Preview, previewSection } from "./preview-section.ts";
import { EDITOR_STYLE } from "./style.ts";
import { type Difference, type Told, toldSection } from "./told.ts";

export type StageView = {
  readonly store: Store;
  readonly touchpoints: readonly Touchpoint[];
  readonly place: Place;
  readonly token: string;
  /** The stage as it is kept; a new one has none. */
  readonly stage?: Stage | undefined;
  readonly values: Values;
  readonly told?: Told | undefined;
  readonly preview?: Preview | undefined;
};

/** Where the names that were typed differ from those that are kept. */
export const stageDifferences = (stage: Stage, typed: Values, { texts }: EditorWording): Difference[] => {
  const there = stageValues(stage);
  return LANGUAGES.map((language) => ({
    label: `${texts.names.heading} (${NATIVE_NAMES[language]})`,
    there: there[nameField(language)] ?? "",
    typed: (typed[nameField(language)] ?? "").trim(),
  })).filter(({ there, typed }) => there !== typed);
};

const removal = (stage: Stage, { store, touchpoints, place, token }: StageView, wording: EditorWording): Html => {
  const { texts, name, list } = wording;
  const { standing, history } = holdersOf(stage.id, touchpoints);
  const named = (ids: readonly string[]): Html =>
    list(touchpoints.filter(({ id }) => ids.includes(id)).map((touchpoint) => name(touchpoint.name)));
  const reasons = [
    ...(standing.length > 0 ? [texts.stage.holds(named(standing))] : []),
    ...(history.length > 0 ? [texts.stage.holdsHistory(named(history))] : []),
    ...(store.stages.length === 1 ? [html`${texts.stage.last}`] : []),
  ];
  return html`<section class="danger" aria-labelledby="remove-heading"><h2 id="remove-heading">${texts.stage.remove}</h2>${
    reasons.length > 0
      ? reasons.map((reason) => html`<p class="note">${reason}</p>`)
      : html`<p class="note">${texts.stage.removeNote}</p><form method="post" action="${linkTo(keptOf(place.query))}">${carried(
          token,
          store.revision,
        )}<button class="grave" name="do" value="remove">${texts.stage.remove}</button></form>`
  }</section>`;
};

/** A stage, or a new one, as one edits it. */
export const stagePage = (view: StageView, wording: EditorWording) => {
  const { store, place, token, stage, values, told, preview } = view;
  const { texts } = wording;
  const problems = told?.kind === "problems" ? told.problems : {};
  const filled = { values, problems };
  const title = stage === undefined ? texts.stage.newTitle : texts.stage.title(wording.plainName(stage.name));
  const kept = keptOf(place.query);
  const main = html`<div class="opening"><p class="eyebrow"><a href="${addressOf(`${place.root}editor`, kept)}">${texts.back}</a></p><h1>${title}</h1></div>
${toldSection(told, wording)}
<form class="edit" method="post" action="${linkTo(kept)}">${carried(token, formRevision(store.revision, values, told))}${
    stage === undefined && idField(filled, wording)
  }${nameFields(filled, stage?.name ?? {}, store, wording)}<p class="row"><button class="main" name="do" value="save">${
    stage === undefined ? texts.stage.add : texts.save
  }</button><button name="do" value="preview">${texts.preview.show}</button></p></form>
${preview !== undefined && previewSection(preview, wording)}
${stage !== undefined && removal(stage, view, wording)}`;
  return document({ title: `${title} · ${store.name}`, place, main, style: EDITOR_STYLE }, wording);
};
