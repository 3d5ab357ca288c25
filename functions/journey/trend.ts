import { readTrend } from "../../shared/contract/trend.ts";
import { endpoint } from "../http/endpoint.ts";
import { storeOf } from "../http/store-of.ts";
import { readTrendOf, type TrendNeeds } from "../reading/read-trend.ts";
import type { JourneyNeeds } from "./read.ts";

export const readTrendEndpoint = (needs: JourneyNeeds & TrendNeeds) =>
  endpoint(readTrend, needs, async ({ query }, caller) => {
    const store = await storeOf(caller, needs);
    const { from, to, trend, annotations } = await readTrendOf(store, query, needs);
    const { id, name, timeZone } = store;
    return { store: { id, name, timeZone }, from, to, ...trend, annotations };
  });
