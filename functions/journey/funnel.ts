import { readFunnel } from "../../shared/contract/journey.ts";
import { funnelFrom, funnelsBy } from "../../shared/domain/funnel.ts";
import { parseSliceKey } from "../../shared/domain/slice.ts";
import { endpoint } from "../http/endpoint.ts";
import { storeOf } from "../http/store-of.ts";
import { daysOf } from "../reading/days.ts";
import type { JourneyNeeds } from "./read.ts";

const byId = (one: { readonly id: string }, other: { readonly id: string }): number => (one.id < other.id ? -1 : 1);

/** What became of the invitations of some days, by touchpoint and by rule. */
export const readFunnelEndpoint = (needs: JourneyNeeds) =>
  endpoint(readFunnel, needs, async ({ query }, caller) => {
    const store = await storeOf(caller, needs);
    const { from, to } = daysOf(query, store.timeZone, needs.now());
    const [sums, ofRules] = await Promise.all([
      needs.cells.sums(store, from, to),
      needs.cells.ruleSums(store, from, to),
    ]);
    const touchpoints = funnelsBy(
      sums.map(({ slice, counters }) => ({ key: parseSliceKey(slice).touchpoint, counters })),
    );
    const rules = [...ofRules].map(([id, counters]) => ({ id, ...funnelFrom(counters) }));
    return {
      from,
      to,
      touchpoints: [...touchpoints].map(([id, funnel]) => ({ id, ...funnel })).sort(byId),
      rules: rules.sort(byId),
    };
  });
