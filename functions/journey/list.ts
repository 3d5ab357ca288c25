import type * as z from "zod";
import type { Responses } from "../../shared/adapters/dynamo/responses.ts";
import type { Touchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import { listResponses, type ResponseView } from "../../shared/contract/responses.ts";
import { invalidInput } from "../../shared/domain/errors.ts";
import { emotionOfResponse, type Response, sentimentOf } from "../../shared/domain/response.ts";
import type { Store } from "../../shared/domain/store.ts";
import { type EndpointNeeds, endpoint } from "../http/endpoint.ts";
import { instantsOf } from "../reading/days.ts";
import { searchResponses, touchpointsAt } from "../reading/search-responses.ts";
import { storeOf } from "./read.ts";

export type ListNeeds = EndpointNeeds & {
  readonly responses: Pick<Responses, "list">;
  readonly store: (id: string) => Promise<Store | undefined>;
  readonly touchpoints: Pick<Touchpoints, "all">;
};

/** A response as the store reads it: what the customer said and what we made of it, nothing of our bookkeeping. */
export const viewOf = (response: Response): z.output<typeof ResponseView> => {
  const { id, touchpoint, stage, channel, source, provenance, language, segment } = response;
  const { answeredAt, receivedAt, revisedAt, answers, survey, partial, suspect, device, consent } = response;
  const emotion = emotionOfResponse(response);
  const sentiment = sentimentOf(response);
  return {
    id,
    touchpoint,
    stage,
    channel,
    source,
    provenance,
    language,
    segment,
    answeredAt,
    receivedAt,
    revisedAt,
    answers,
    survey,
    partial: partial ?? false,
    suspect,
    device,
    consent,
    emotion: emotion?.value,
    inferred: emotion?.inferred ?? false,
    dissonant: emotion?.dissonant ?? false,
    sentiment,
  };
};

export const listResponsesEndpoint = (needs: ListNeeds) =>
  endpoint(listResponses, needs, async ({ query: { from, to, limit, cursor, ...filter } }, caller) => {
    const store = await storeOf(caller, needs);
    const all = await needs.touchpoints.all(store.id);
    if (filter.touchpoint !== undefined && !all.some(({ id }) => id === filter.touchpoint)) {
      throw invalidInput("query.touchpoint", "is not a touchpoint of this store");
    }
    const touchpoints = touchpointsAt(all, filter);
    const instants = instantsOf({ from, to }, store.timeZone);
    const page = await searchResponses({ store: store.id, touchpoints, ...instants, filter, limit, cursor }, needs);
    return { responses: page.responses.map(viewOf), lookedAt: page.lookedAt, cursor: page.cursor };
  });
