import { readAdvocacy } from "../../shared/contract/advocacy.ts";
import type { Store } from "../../shared/domain/store.ts";
import { type EndpointNeeds, endpoint } from "../http/endpoint.ts";
import { storeOf } from "../http/store-of.ts";
import { type AdvocacyNeeds, readAdvocacyOf } from "../reading/read-advocacy.ts";

export type AdvocacyEndpointNeeds = EndpointNeeds &
  AdvocacyNeeds & { readonly store: (id: string) => Promise<Store | undefined> };

export const readAdvocacyEndpoint = (needs: AdvocacyEndpointNeeds) =>
  endpoint(readAdvocacy, needs, async ({ query }, caller) =>
    readAdvocacyOf(await storeOf(caller, needs), query, needs),
  );
