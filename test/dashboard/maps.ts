import { deltasBetween } from "../../shared/domain/cell.ts";
import { countedNow } from "../../shared/domain/contribution.ts";
import { type JourneyMap, journeyMap } from "../../shared/domain/journey-map.ts";
import type { Response } from "../../shared/domain/response.ts";
import type { Stage } from "../../shared/domain/stage.ts";
import { DEFAULT_STAGES } from "../../shared/domain/stage.ts";
import { aTouchpoint } from "../support/builders.ts";
import { type FeltTouchpoint, responsesOf } from "./dashboard-world.ts";

/** The journey map of some responses, counted as digest counts them but without a table. */
export const mapOf = (
  touchpoints: readonly FeltTouchpoint[],
  stages: readonly Stage[] = DEFAULT_STAGES,
  responses: readonly Response[] = responsesOf("bottega", touchpoints),
): JourneyMap =>
  journeyMap(
    responses.flatMap((response) => deltasBetween(undefined, countedNow(response, "Europe/Rome", [1]))),
    { stages: [...stages] },
    touchpoints,
  );

/** One touchpoint a stage, named like it: `n` answers around a face. */
export const stagesFelt = (felt: readonly (readonly [stage: string, n: number, face: number])[]): FeltTouchpoint[] =>
  felt.map(([stage, n, face]) => ({ ...aTouchpoint({ id: stage, stage, channel: "web" }), n, face }));
