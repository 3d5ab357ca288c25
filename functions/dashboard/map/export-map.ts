import { DashboardQuery } from "../../../shared/contract/dashboard-pages.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import type { EndpointHandler } from "../../http/endpoint.ts";
import { readMap } from "../../reading/read-map.ts";
import { dashboardPage } from "../frame/dashboard-page.ts";
import { withTexts } from "../frame/wording.ts";
import type { DashboardNeeds } from "../needs.ts";
import { mapCsv } from "./map-csv.ts";
import { mapDrawing } from "./map-drawing.ts";
import { MAP_TEXTS } from "./map-wording.ts";

/** The journey map as a file: its drawing, or its numbers. */
export const exportJourneyEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  dashboardPage("exportJourney", DashboardQuery, needs, async ({ store, query, path, place, wording }) => {
    const { file } = path;
    if (file !== "map.svg" && file !== "map.csv") throw new AppError("not_found", "There is no such file.");
    const { from, to, map } = await readMap(store, query, needs);
    const worded = withTexts(wording, MAP_TEXTS);
    const name = `journey-${store.id}-${from}-${to}`;
    return file === "map.svg"
      ? {
          file: String(mapDrawing({ store, from, to, map, query: place.query }, worded)),
          name: `${name}.svg`,
          type: "image/svg+xml",
        }
      : { file: mapCsv({ from, to }, map, worded), name: `${name}.csv`, type: "text/csv; charset=utf-8" };
  });
