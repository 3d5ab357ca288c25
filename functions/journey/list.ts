import type { Responses } from "../../shared/adapters/dynamo/responses.ts";
import type { Touchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import { listResponses } from "../../shared/contract/responses.ts";
import { invalidInput } from "../../shared/domain/errors.ts";
import type { Store } from "../../shared/domain/store.ts";
import { type EndpointNeeds, endpoint } from "../http/endpoint.ts";
import { viewOf } from "../http/response-view.ts";
import { storeOf } from "../http/store-of.ts";
import { instantsOf } from "../reading/days.ts";
import { searchResponses, touchpointsAt } from "../reading/search-responses.ts";

export type ListNeeds = EndpointNeeds & {
  readonly responses: Pick<Responses, "list">;
  readonly store: (id: string) => Promise<Store | undefined>;
  readonly touchpoints: Pick<Touchpoints, "all">;
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
