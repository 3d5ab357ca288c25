import { listAtRisk, RETENTION_MONTHS, readRetention } from "../../shared/contract/retention.ts";
import type { Store } from "../../shared/domain/store.ts";
import { type EndpointNeeds, endpoint } from "../http/endpoint.ts";
import { storeOf } from "../http/store-of.ts";
import { type RetentionNeeds, readRetentionOf, readUsualGap } from "../reading/read-retention.ts";
import { type RisksNeeds, readRisks } from "../reading/read-risks.ts";

export type RetentionEndpointNeeds = EndpointNeeds &
  RetentionNeeds &
  RisksNeeds & { readonly store: (id: string) => Promise<Store | undefined> };

export const readRetentionEndpoint = (needs: RetentionEndpointNeeds) =>
  endpoint(readRetention, needs, async ({ query }, caller) =>
    readRetentionOf(await storeOf(caller, needs), query.months, needs),
  );

export const listAtRiskEndpoint = (needs: RetentionEndpointNeeds) =>
  endpoint(listAtRisk, needs, async ({ query }, caller) => {
    const store = await storeOf(caller, needs);
    const usualGapDays = await readUsualGap(store, RETENTION_MONTHS.usual, needs);
    return readRisks(store.id, query, usualGapDays, needs);
  });
