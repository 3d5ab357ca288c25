import type { Survey } from "../../../shared/domain/survey.ts";
import type { EndpointNeeds } from "../../http/endpoint.ts";
import type { SurveyNeeds } from "../needs.ts";

/** What the widget's operations need besides what the pages do. */
export type WidgetNeeds = SurveyNeeds &
  EndpointNeeds & {
    /** The survey that takes answers at a touchpoint. */
    readonly publishedAt: (store: string, touchpoint: string) => Promise<Survey | undefined>;
    /** @throws AppError `rate_limited` */
    readonly countUse: (keyId: string) => void;
  };
