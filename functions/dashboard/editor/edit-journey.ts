import { AppError, invalidInput } from "../../../shared/domain/errors.ts";
import { type Direction, movedStage } from "../../../shared/domain/journey-edit.ts";
import type { EndpointHandler } from "../../http/endpoint.ts";
import type { PageAnswer } from "../../pages/page-endpoint.ts";
import { dashboardPage } from "../frame/dashboard-page.ts";
import type { DashboardNeeds } from "../needs.ts";
import { backTo, editorForm } from "./editor-form.ts";
import { EditorQuery } from "./editor-query.ts";
import { type EditorState, readState, usualCells } from "./editor-state.ts";
import { revisionIn, type Values } from "./form-values.ts";
import { type OverviewView, overviewPage } from "./overview-page.ts";
import { statusOf, type Told } from "./told.ts";

/** Changes told on the page; the API lists all. */
const SHOWN_CHANGES = 10;

type Moved = NonNullable<OverviewView["moved"]>;

const overview = async (
  state: EditorState,
  needs: DashboardNeeds,
  { told, moved }: { readonly told?: Told | undefined; readonly moved?: Moved | undefined } = {},
): Promise<PageAnswer> => {
  const { store, touchpoints, place, token, wording } = state;
  const [cells, { changes }] = await Promise.all([
    usualCells(store, needs),
    needs.journey.trail.list(store.id, SHOWN_CHANGES),
  ]);
  return {
    ...statusOf(told),
    ...overviewPage({ store, touchpoints, cells, changes, place, token, told, moved }, wording),
  };
};

const movedIn = (moved: string | undefined): Moved | undefined => {
  const [what, direction, id] = moved?.split(".") ?? [];
  if ((what !== "stage" && what !== "touchpoint") || (direction !== "up" && direction !== "down")) return undefined;
  return id === undefined ? undefined : { what, direction, id };
};

/** The stages and touchpoints of a journey as a page. */
export const showEditorEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  dashboardPage("showEditor", EditorQuery, needs, async (visit) => {
    const { done, moved } = visit.query;
    const told = done === undefined ? undefined : ({ kind: "saved" } as const);
    return overview(await readState(visit, needs), needs, { told, moved: movedIn(moved) });
  });

type Press = Moved & { readonly revision: number };

/** The button that was pressed. @throws AppError `invalid_input` unless it is one of ours */
const pressed = (values: Values): Press => {
  const presses = (["stage", "touchpoint"] as const).flatMap((what) =>
    (["up", "down"] as const).flatMap((direction: Direction): Press[] => {
      const value = values[`${what}-${direction}`];
      if (value === undefined) return [];
      if (what === "stage") return [{ what, direction, id: value, revision: revisionIn(values) }];
      const [id = "", revision = ""] = value.split(".");
      return [{ what, direction, id, revision: revisionIn({ revision }) }];
    }),
  );
  const [press, another] = presses;
  if (press === undefined || another !== undefined) throw invalidInput("body", "presses no button of ours, or several");
  return press;
};

const move = async ({ what, id, direction, revision }: Press, state: EditorState, { journey }: DashboardNeeds) => {
  const { store, editor } = state;
  if (what === "touchpoint") {
    await journey.edits.moveTouchpoint(store, id, direction, editor, { revision });
    return;
  }
  if (!store.stages.some((stage) => stage.id === id)) throw new AppError("not_found", `There is no stage ${id}.`);
  if (store.revision !== revision) throw new AppError("conflict", "The store was changed meanwhile.");
  await journey.edits.changeStore(store, { stages: movedStage(store.stages, id, direction) }, editor);
};

/** Moves a stage or a touchpoint one place up or down. */
export const editJourneyEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  editorForm("editJourney", needs, {
    expired: ({ state }) => overview(state, needs, { told: { kind: "expired" } }),
    take: async ({ state, visit, values }) => {
      const press = pressed(values);
      try {
        await move(press, state, needs);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        if (error.code === "conflict") {
          const now = await readState(visit, needs);
          return overview(now, needs, { told: { kind: "moved" } });
        }
        if (error.code !== "invalid_input") throw error;
        const told: Told = { kind: "problems", problems: { [`t-${press.id}`]: "sameNumbers" } };
        return overview(state, needs, { told });
      }
      return backTo(state, { moved: `${press.what}.${press.direction}.${press.id}` });
    },
  });
