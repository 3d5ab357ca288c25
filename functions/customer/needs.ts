import type { OptOuts } from "../../shared/adapters/dynamo/opt-outs.ts";
import type { Responses } from "../../shared/adapters/dynamo/responses.ts";
import type { Customer } from "../../shared/domain/customer.ts";
import type { EndpointNeeds } from "../http/endpoint.ts";
import type { EraseNeeds } from "./erase-customer.ts";

/** What the endpoints of customers need. */
export type CustomerNeeds = EndpointNeeds &
  EraseNeeds & {
    readonly responses: Pick<Responses, "getMany" | "erase" | "unlink" | "idsOf">;
    readonly optOuts: Pick<OptOuts, "has">;
    /** Has every order of a customer of which an ask waits, or was kept back, put to the rules again. */
    readonly planAgain: (customer: Customer) => Promise<void>;
  };
