import type { Responses } from "../../shared/adapters/dynamo/responses.ts";
import type { Touchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import { listResponses } from "../../shared/contract/responses.ts";
import { invalidInput } from "../../shared/domain/errors.ts";
import { stateOf } from "../../shared/domain/response.ts";
import { addDays, type Store, startOfDay } from "../../shared/domain/store.ts";
import type { Touchpoint } from "../../shared/domain/touchpoint.ts";
import { type EndpointNeeds, endpoint } from "../http/endpoint.ts";
import { viewOf } from "../http/response-view.ts";
import { storeOf } from "./read.ts";

export type ListNeeds = EndpointNeeds & {
  readonly responses: Pick<Responses, "list">;
  readonly store: (id: string) => Promise<Store | undefined>;
  readonly touchpoints: Pick<Touchpoints, "all">;
};

/** The instants that some days of a store's calendar span; open where a day is absent. */
export const instantsOf = (
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  timeZone: string,
): { from?: string; to?: string } => ({
  ...(from !== undefined && { from: startOfDay(timeZone, from).toISOString() }),
  ...(to !== undefined && { to: new Date(startOfDay(timeZone, addDays(to, 1)).getTime() - 1).toISOString() }),
});

const chosen = (all: readonly Touchpoint[], query: { stage?: string | undefined; touchpoint?: string | undefined }) => {
  if (query.touchpoint !== undefined && !all.some(({ id }) => id === query.touchpoint)) {
    throw invalidInput("query.touchpoint", "is not a touchpoint of this store");
  }
  return all
    .filter(({ id, stage }) => (query.touchpoint ?? id) === id && (query.stage ?? stage) === stage)
    .map(({ id }) => id);
};

export const listResponsesEndpoint = (needs: ListNeeds) =>
  endpoint(listResponses, needs, async ({ query }, caller) => {
    const store = await storeOf(caller, needs);
    const touchpoints = chosen(await needs.touchpoints.all(store.id), query);
    const page = await needs.responses.list({
      store: store.id,
      touchpoints,
      ...instantsOf(query, store.timeZone),
      filter: [query.stage ?? "", query.touchpoint ?? "", query.state ?? ""],
      limit: query.limit,
      cursor: query.cursor,
    });
    const wanted = page.responses.filter((response) => stateOf(response) === (query.state ?? stateOf(response)));
    return { responses: wanted.map(viewOf), cursor: page.cursor };
  });
