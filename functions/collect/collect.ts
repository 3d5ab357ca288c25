import { eraseResponse, reviseResponse, submitResponse } from "../../shared/contract/responses.ts";
import { type Routes, routesOf } from "../http/by-route.ts";
import { type ChangeNeeds, eraseEndpoint, reviseEndpoint } from "./change.ts";
import { type SubmitNeeds, submitEndpoint } from "./submit.ts";

/** What customers send: a response, new answers for it, the wish to erase it. */
export const collect = (needs: SubmitNeeds & ChangeNeeds): Routes =>
  routesOf(
    [submitResponse, submitEndpoint(needs)],
    [reviseResponse, reviseEndpoint(needs)],
    [eraseResponse, eraseEndpoint(needs)],
  );
