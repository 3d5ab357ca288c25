import { AppError, invalidInput } from "../../../shared/domain/errors.ts";
import type { Touchpoint, TouchpointChanges } from "../../../shared/domain/touchpoint.ts";
import type { EndpointHandler } from "../../http/endpoint.ts";
import type { PageAnswer } from "../../pages/page-endpoint.ts";
import { dashboardPage } from "../frame/dashboard-page.ts";
import type { DashboardNeeds } from "../needs.ts";
import { backTo, editorForm, type Sent } from "./editor-form.ts";
import { EditorQuery } from "./editor-query.ts";
import { type EditorState, readState, usualCells } from "./editor-state.ts";
import { readTouchpoint, revisionIn, touchpointValues, type Values } from "./form-values.ts";
import type { Preview } from "./preview-section.ts";
import { statusOf, type Told } from "./told.ts";
import { touchpointDifferences, touchpointPage } from "./touchpoint-page.ts";

/** Gap from the last number of a stage to that of a new touchpoint. */
const GAP = 10;
const MAX_ORDER = 9999;

type Shown = {
  readonly touchpoint?: Touchpoint | undefined;
  readonly values?: Values;
  readonly told?: Told;
  readonly preview?: Preview;
};

const shown = ({ wording, ...state }: EditorState, { touchpoint, values, told, preview }: Shown): PageAnswer => ({
  ...statusOf(told),
  ...touchpointPage(
    {
      ...state,
      touchpoint,
      values: values ?? (touchpoint === undefined ? {} : touchpointValues(touchpoint)),
      told,
      preview,
    },
    wording,
  ),
});

/** The touchpoint that an address names. @throws AppError `not_found` */
const touchpointAt = ({ touchpoints }: EditorState, id: string | undefined): Touchpoint => {
  const touchpoint = touchpoints.find((each) => each.id === id);
  if (touchpoint === undefined) throw new AppError("not_found", `There is no touchpoint ${id}.`);
  return touchpoint;
};

export const showTouchpointEditorEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  dashboardPage("showTouchpointEditor", EditorQuery, needs, async (visit) => {
    const state = await readState(visit, needs);
    return shown(state, { touchpoint: touchpointAt(state, visit.path.touchpoint) });
  });

export const showNewTouchpointEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  dashboardPage("showNewTouchpoint", EditorQuery, needs, async (visit) => {
    const state = await readState(visit, needs);
    const stage = visit.query.stage ?? state.store.stages[0]?.id ?? "";
    const numbers = state.touchpoints.filter((each) => each.stage === stage).map(({ order }) => order);
    const order = Math.min(MAX_ORDER, Math.max(0, ...numbers) + GAP);
    return shown(state, { values: { stage, channel: "web", order: String(order) } });
  });

/** The page with what was typed, beside what is there now that somebody else has changed it. */
const stale = async ({ visit, values }: Sent, id: string, needs: DashboardNeeds) => {
  const now = await readState(visit, needs);
  const touchpoint = touchpointAt(now, id);
  // A button that archives sends no fields: there is nothing typed to compare.
  const isForm = values.stage !== undefined;
  const differences = isForm ? touchpointDifferences(touchpoint, values, now.store, now.wording) : [];
  return shown(now, { touchpoint, ...(isForm && { values }), told: { kind: "stale", differences } });
};

const previewed = async (sent: Sent, wanted: Touchpoint, known: Touchpoint | undefined, needs: DashboardNeeds) => {
  const { state, values } = sent;
  const { store } = state;
  const touchpoints = [...state.touchpoints.filter(({ id }) => id !== wanted.id), wanted];
  const preview: Preview = {
    store,
    touchpoints,
    cells: await usualCells(store, needs),
    stage: wanted.stage,
    isSaved: false,
  };
  return shown(state, { touchpoint: known, values, preview });
};

const save = async (sent: Sent, known: Touchpoint | undefined, needs: DashboardNeeds): Promise<PageAnswer> => {
  const { state, values } = sent;
  const { store, editor } = state;
  const form = readTouchpoint(values, store, known?.id);
  if ("problems" in form) return shown(state, { touchpoint: known, values, told: { kind: "problems", ...form } });
  const { read } = form;
  const isTaken = known === undefined && state.touchpoints.some(({ id }) => id === read.id);
  if (isTaken) return shown(state, { values, told: { kind: "problems", problems: { id: "takenId" } } });
  if (values.do === "preview") {
    const wanted = { ...(known ?? { archived: false, revision: 1 }), ...read };
    return previewed(sent, wanted, known, needs);
  }
  if (known === undefined) {
    await needs.journey.edits.createTouchpoint(store, { ...read, archived: false }, editor);
  } else {
    const { id, ...changes } = read;
    await needs.journey.edits.changeTouchpoint(store, id, changes, editor, { revision: known.revision });
  }
  return backTo(state, { done: "saved" });
};

const change = async ({ state }: Sent, known: Touchpoint, changes: TouchpointChanges, { journey }: DashboardNeeds) => {
  const { store, editor } = state;
  await journey.edits.changeTouchpoint(store, known.id, changes, editor, { revision: known.revision });
  return backTo(state, { done: "saved" });
};

const takeChange = async (sent: Sent, id: string, needs: DashboardNeeds): Promise<PageAnswer> => {
  const { state, values } = sent;
  const known = touchpointAt(state, id);
  if (values.do !== "preview" && revisionIn(values) !== known.revision) return stale(sent, id, needs);
  try {
    switch (values.do) {
      case "save":
      case "preview":
        return await save(sent, known, needs);
      case "archive":
      case "restore":
        return await change(sent, known, { archived: values.do === "archive" }, needs);
    }
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict") return stale(sent, id, needs);
    throw error;
  }
  throw invalidInput("body.do", "asks for nothing that can be done");
};

const takeNew = async (sent: Sent, needs: DashboardNeeds): Promise<PageAnswer> => {
  const { state, values } = sent;
  if (values.do !== "save" && values.do !== "preview") {
    throw invalidInput("body.do", "asks for nothing that can be done");
  }
  try {
    return await save(sent, undefined, needs);
  } catch (error) {
    if (!(error instanceof AppError && error.code === "conflict")) throw error;
    return shown(state, { values, told: { kind: "problems", problems: { id: "takenId" } } });
  }
};

/** Changes, archives or brings back a touchpoint. */
export const editTouchpointEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  editorForm("editTouchpoint", needs, {
    expired: async ({ state, visit, values }) =>
      shown(state, {
        touchpoint: touchpointAt(state, visit.path.touchpoint),
        ...(values.stage !== undefined && { values }),
        told: { kind: "expired" },
      }),
    take: (sent) => takeChange(sent, sent.visit.path.touchpoint ?? "", needs),
  });

/** Adds a touchpoint. */
export const addTouchpointEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  editorForm("addTouchpoint", needs, {
    expired: async ({ state, values }) => shown(state, { values, told: { kind: "expired" } }),
    take: (sent) => takeNew(sent, needs),
  });
