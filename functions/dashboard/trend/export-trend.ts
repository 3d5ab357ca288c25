import { AppError } from "../../../shared/domain/errors.ts";
import type { EndpointHandler } from "../../http/endpoint.ts";
import { readTrendOf } from "../../reading/read-trend.ts";
import { dashboardPage } from "../frame/dashboard-page.ts";
import { withTexts } from "../frame/wording.ts";
import type { DashboardNeeds } from "../needs.ts";
import { notesByBucket } from "./bucket-notes.ts";
import { TrendPageQuery, trendQueryOf } from "./show-trend.ts";
import { trendCsv } from "./trend-csv.ts";
import { trendDrawing } from "./trend-drawing.ts";
import { TREND_TEXTS } from "./trend-texts.ts";

/** The trend as a file: its drawing, or its numbers. */
export const exportTrendEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  dashboardPage("exportTrend", TrendPageQuery, needs, async (visit) => {
    const { store, path, wording } = visit;
    const { file } = path;
    if (file !== "trend.svg" && file !== "trend.csv") throw new AppError("not_found", "There is no such file.");
    const { from, to, trend, annotations } = await readTrendOf(store, trendQueryOf(visit, needs.now()), needs);
    const notes = notesByBucket(trend, annotations);
    const name = `trend-${store.id}-${from}-${to}`;
    if (file === "trend.csv") {
      return { file: trendCsv(trend, notes), name: `${name}.csv`, type: "text/csv; charset=utf-8" };
    }
    const drawing = trendDrawing({ store, from, to, trend, notes }, withTexts(wording, TREND_TEXTS));
    return { file: String(drawing), name: `${name}.svg`, type: "image/svg+xml" };
  });
