import type * as z from "zod";
import { AppError } from "../../../shared/domain/errors.ts";
import { Slug } from "../../../shared/domain/stage.ts";
import { dayIn } from "../../../shared/domain/store.ts";
import type { EndpointHandler } from "../../http/endpoint.ts";
import { instantsOf } from "../../reading/days.ts";
import {
  type DrillDownNeeds,
  readStageOf,
  readTouchpointOf,
  type StageReading,
  type TouchpointReading,
} from "../../reading/read-drill-down.ts";
import { searchResponses } from "../../reading/search-responses.ts";
import { dashboardPage, type Visit } from "../frame/dashboard-page.ts";
import { live, lookedAt } from "../frame/live.ts";
import { withTexts } from "../frame/wording.ts";
import type { DashboardNeeds } from "../needs.ts";
import { type DrillDownView, drillDownPage } from "./drill-down-page.ts";
import { DRILL_DOWN_TEXTS } from "./drill-down-texts.ts";
import { DrillDownQuery, saidFilter } from "./said-query.ts";

/** Comments on a page. */
const PAGE = 20;
/** Comments that are put first because their text contradicts the self-report. */
const READ_FIRST = 3;

type DrillDownVisit = Visit<z.output<typeof DrillDownQuery>>;

const notThere = () => new AppError("not_found", "There is no such stage or touchpoint.");

/** The part of the path that names what is looked at. @throws AppError `not_found` for what cannot be a name */
const named = (part: string | undefined): string => {
  const slug = Slug.safeParse(part);
  if (!slug.success) throw notThere();
  return slug.data;
};

/** What both pages show alike. */
const viewOf = async (
  needs: DashboardNeeds,
  { store, place, query }: DrillDownVisit,
  reading: StageReading | TouchpointReading,
) => {
  const { from, to, name, felt, phrases, filter, at, all, segments } = reading;
  const wanted = { ...filter, ...saidFilter(query) };
  const where = { store: store.id, touchpoints: at, ...instantsOf({ from, to }, store.timeZone) };
  // Nothing is looked for that the counts know nothing of, nor twice where the address asks for it alone.
  const hasDissonant = felt.dissonant > 0 && query.dissonant === undefined;
  const [said, first] = await Promise.all([
    searchResponses({ ...where, filter: wanted, limit: PAGE, cursor: query.cursor }, needs),
    hasDissonant
      ? searchResponses({ ...where, filter: { ...wanted, dissonant: true }, limit: READ_FIRST }, needs)
      : undefined,
  ]);
  return {
    ...{ store, from, to, place, name, felt, phrases, said, all, segments },
    dissonant: first?.responses ?? [],
    today: dayIn(store.timeZone, needs.now()),
  };
};

/** Shows what was read, and shows it again only when something was counted. */
const following = (
  needs: DashboardNeeds,
  visit: DrillDownVisit,
  show: (needs: DrillDownNeeds) => Promise<DrillDownView>,
) =>
  live(visit, needs, lookedAt(visit.query, visit.store.timeZone, needs.now()), async ({ etag, ...look }) =>
    drillDownPage({ ...(await show({ ...needs, ...look })), etag }, withTexts(visit.wording, DRILL_DOWN_TEXTS)),
  );

/** A stage: its numbers, its touchpoints and what was said there. */
export const showStageEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  dashboardPage("showStage", DrillDownQuery, needs, (visit) =>
    following(needs, visit, async (seen) => {
      const reading = await readStageOf(visit.store, named(visit.path.stage), visit.query, seen);
      return {
        ...(await viewOf(needs, visit, reading)),
        details: [],
        trendOf: { stage: reading.id },
        touchpoints: reading.touchpoints,
        touchpointNames: new Map(reading.all.map(({ id, name }) => [id, name])),
      };
    }),
  );

/** A touchpoint: its numbers and what was said there. */
export const showTouchpointEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  dashboardPage("showTouchpoint", DrillDownQuery, needs, (visit) =>
    following(needs, visit, async (seen) => {
      const reading = await readTouchpointOf(visit.store, named(visit.path.touchpoint), visit.query, seen);
      const { stage, channel, archived } = reading.touchpoint;
      const { frame, language } = visit.wording;
      return {
        ...(await viewOf(needs, visit, reading)),
        within: visit.store.stages.find(({ id }) => id === stage) ?? { id: stage, name: {} },
        details: [frame.channels[channel], ...(archived ? [DRILL_DOWN_TEXTS[language].archived] : [])],
        trendOf: { touchpoint: reading.id },
      };
    }),
  );
