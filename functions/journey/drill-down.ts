import { readStage, readTouchpoint } from "../../shared/contract/drill-down.ts";
import type { Store } from "../../shared/domain/store.ts";
import { endpoint } from "../http/endpoint.ts";
import { storeOf } from "../http/store-of.ts";
import { type DrillDownNeeds, readStageOf, readTouchpointOf, type StageReading } from "../reading/read-drill-down.ts";
import type { JourneyNeeds } from "./read.ts";

const answerOf = (
  { id, name, timeZone }: Store,
  reading: Pick<StageReading, "id" | "name" | "from" | "to" | "comparedWith" | "felt" | "phrases">,
) => ({
  ...reading.felt,
  store: { id, name, timeZone },
  from: reading.from,
  to: reading.to,
  comparedWith: reading.comparedWith,
  id: reading.id,
  name: reading.name,
  phrases: reading.phrases,
});

export const readStageEndpoint = (needs: JourneyNeeds & DrillDownNeeds) =>
  endpoint(readStage, needs, async ({ path, query }, caller) => {
    const store = await storeOf(caller, needs);
    const reading = await readStageOf(store, path.stage, query, needs);
    return { ...answerOf(store, reading), touchpoints: reading.touchpoints };
  });

export const readTouchpointEndpoint = (needs: JourneyNeeds & DrillDownNeeds) =>
  endpoint(readTouchpoint, needs, async ({ path, query }, caller) => {
    const store = await storeOf(caller, needs);
    const reading = await readTouchpointOf(store, path.touchpoint, query, needs);
    const { stage, channel, archived } = reading.touchpoint;
    return { ...answerOf(store, reading), stage, channel, archived };
  });
