import { AppError, invalidInput } from "../../../shared/domain/errors.ts";
import type { Stage } from "../../../shared/domain/stage.ts";
import { Stages } from "../../../shared/domain/store.ts";
import type { EndpointHandler } from "../../http/endpoint.ts";
import type { PageAnswer } from "../../pages/page-endpoint.ts";
import { dashboardPage } from "../frame/dashboard-page.ts";
import type { DashboardNeeds } from "../needs.ts";
import { backTo, editorForm, type Sent } from "./editor-form.ts";
import { EditorQuery } from "./editor-query.ts";
import { type EditorState, readState, usualCells } from "./editor-state.ts";
import { type Problems, readStage, revisionIn, stageValues, type Values } from "./form-values.ts";
import type { Preview } from "./preview-section.ts";
import { stageDifferences, stagePage } from "./stage-page.ts";
import { statusOf, type Told } from "./told.ts";

type Shown = {
  readonly stage?: Stage | undefined;
  readonly values?: Values;
  readonly told?: Told;
  readonly preview?: Preview;
};

const shown = ({ wording, ...state }: EditorState, { stage, values, told, preview }: Shown): PageAnswer => ({
  ...statusOf(told),
  ...stagePage(
    { ...state, stage, values: values ?? (stage === undefined ? {} : stageValues(stage)), told, preview },
    wording,
  ),
});

/** The stage that an address names. @throws AppError `not_found` */
const stageAt = ({ store }: EditorState, id: string | undefined): Stage => {
  const stage = store.stages.find((each) => each.id === id);
  if (stage === undefined) throw new AppError("not_found", `There is no stage ${id}.`);
  return stage;
};

export const showStageEditorEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  dashboardPage("showStageEditor", EditorQuery, needs, async (visit) => {
    const state = await readState(visit, needs);
    return shown(state, { stage: stageAt(state, visit.path.stage) });
  });

export const showNewStageEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  dashboardPage("showNewStage", EditorQuery, needs, async (visit) => shown(await readState(visit, needs), {}));

/** The page with what was typed, beside what is there now that somebody else has changed it. */
const stale = async ({ visit, values }: Sent, known: string | undefined, needs: DashboardNeeds) => {
  const now = await readState(visit, needs);
  const stage = known === undefined ? undefined : stageAt(now, known);
  const differences = stage === undefined ? [] : stageDifferences(stage, values, now.wording);
  return shown(now, { stage, values, told: { kind: "stale", differences } });
};

/** Stages with one of them as it is wanted now; a new one stands at the end. */
const withStage = (stages: readonly Stage[], wanted: Stage): Stage[] =>
  stages.some(({ id }) => id === wanted.id)
    ? stages.map((stage) => (stage.id === wanted.id ? wanted : stage))
    : [...stages, wanted];

/** What is wrong with a new stage beside the others. */
const newStageProblems = ({ store }: EditorState, stage: Stage, known: string | undefined): Problems => {
  if (known !== undefined) return {};
  if (store.stages.some(({ id }) => id === stage.id)) return { id: "takenId" };
  return Stages.safeParse([...store.stages, stage]).success ? {} : { id: "tooManyStages" };
};

const remove = async (sent: Sent, stage: Stage, needs: DashboardNeeds): Promise<PageAnswer> => {
  const { state } = sent;
  if (state.store.stages.length === 1) {
    return shown(state, { stage, told: { kind: "problems", problems: { "remove-heading": "lastStage" } } });
  }
  try {
    const stages = state.store.stages.filter(({ id }) => id !== stage.id);
    await needs.journey.edits.changeStore(state.store, { stages }, state.editor);
    return backTo(state, { done: "saved" });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "invalid_input") throw error;
    return shown(state, { stage, told: { kind: "problems", problems: { "remove-heading": "stageHolds" } } });
  }
};

const save = async (sent: Sent, known: string | undefined, needs: DashboardNeeds): Promise<PageAnswer> => {
  const { state, values } = sent;
  const { store } = state;
  const stage = known === undefined ? undefined : stageAt(state, known);
  const form = readStage(values, known);
  const problems = "problems" in form ? form.problems : newStageProblems(state, form.read, known);
  if ("problems" in form || Object.keys(problems).length > 0) {
    return shown(state, { stage, values, told: { kind: "problems", problems } });
  }
  const stages = withStage(store.stages, form.read);
  if (values.do === "preview") {
    const [cells, touchpoints] = [await usualCells(store, needs), state.touchpoints];
    return shown(state, {
      stage,
      values,
      preview: { store: { ...store, stages }, touchpoints, cells, isSaved: false },
    });
  }
  await needs.journey.edits.changeStore(store, { stages }, state.editor);
  return backTo(state, { done: "saved" });
};

const take = async (sent: Sent, known: string | undefined, needs: DashboardNeeds): Promise<PageAnswer> => {
  const { state, values } = sent;
  const stage = known === undefined ? undefined : stageAt(state, known);
  const isPreview = values.do === "preview";
  if (!isPreview && revisionIn(values) !== state.store.revision) return stale(sent, known, needs);
  try {
    if (values.do === "remove" && stage !== undefined) return await remove(sent, stage, needs);
    if (values.do === "save" || isPreview) return await save(sent, known, needs);
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict") return stale(sent, known, needs);
    throw error;
  }
  throw invalidInput("body.do", "asks for nothing that can be done");
};

const expired = async ({ state, values }: Sent, known: string | undefined): Promise<PageAnswer> =>
  shown(state, { stage: known === undefined ? undefined : stageAt(state, known), values, told: { kind: "expired" } });

/** Renames or removes a stage. */
export const editStageEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  editorForm("editStage", needs, {
    expired: (sent) => expired(sent, sent.visit.path.stage ?? ""),
    take: (sent) => take(sent, sent.visit.path.stage ?? "", needs),
  });

/** Adds a stage at the end. */
export const addStageEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  editorForm("addStage", needs, {
    expired: (sent) => expired(sent, undefined),
    take: (sent) => take(sent, undefined, needs),
  });
