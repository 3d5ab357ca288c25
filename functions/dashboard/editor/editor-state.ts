import type { Editor } from "../../../shared/domain/journey-change.ts";
import type { Store } from "../../../shared/domain/store.ts";
import type { Touchpoint } from "../../../shared/domain/touchpoint.ts";
import { unlessGone } from "../../http/unless-gone.ts";
import { signForm } from "../../pages/form-token.ts";
import { daysOf } from "../../reading/days.ts";
import type { Visit } from "../frame/dashboard-page.ts";
import { withTexts } from "../frame/wording.ts";
import type { DashboardNeeds } from "../needs.ts";
import type { EditorQuery } from "./editor-query.ts";
import { EDITOR_TEXTS } from "./editor-texts.ts";
import type { EditorWording } from "./editor-wording.ts";
import type { Preview } from "./preview-section.ts";

export type EditorVisit = Visit<EditorQuery>;

/** The journey as it is at this moment, and what every page of the editor is made with. */
export type EditorState = {
  readonly store: Store;
  readonly touchpoints: readonly Touchpoint[];
  readonly place: EditorVisit["place"];
  readonly token: string;
  readonly wording: EditorWording;
  readonly editor: Editor;
};

/** Reads the store before its touchpoints: a change that comes in between raises the store's revision. */
export const readState = async (
  visit: EditorVisit,
  { journey, signingSecret, now }: DashboardNeeds,
): Promise<EditorState> => {
  const { session, place } = visit;
  const store = unlessGone(await journey.store(session.store));
  const [touchpoints, secret] = await Promise.all([
    journey.touchpoints.all(store.id, { consistent: true }),
    signingSecret(store.id),
  ]);
  return {
    store,
    touchpoints,
    place,
    token: signForm(secret, session, now()),
    wording: withTexts(visit.wording, EDITOR_TEXTS),
    editor: { by: session.by, name: session.name, now: now() },
  };
};

/** What was counted in the usual days, for a preview. */
export const usualCells = (store: Store, { cells, now }: DashboardNeeds): Promise<Preview["cells"]> => {
  const { from, to } = daysOf({}, store.timeZone, now());
  return cells.sums(store, from, to);
};
