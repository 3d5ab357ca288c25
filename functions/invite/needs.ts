import type { AskPolicies } from "../../shared/adapters/dynamo/ask-policies.ts";
import type { AskRules } from "../../shared/adapters/dynamo/ask-rules.ts";
import type { Asks } from "../../shared/adapters/dynamo/asks.ts";
import type { HookSecrets } from "../../shared/adapters/dynamo/hook-secrets.ts";
import type { OptOuts } from "../../shared/adapters/dynamo/opt-outs.ts";
import type { Orders } from "../../shared/adapters/dynamo/orders.ts";
import type { Surveys } from "../../shared/adapters/dynamo/surveys.ts";
import type { Touchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import type { AskKey } from "../../shared/domain/ask.ts";
import type { Customer } from "../../shared/domain/customer.ts";
import type { Mailer } from "../../shared/domain/mail.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { EndpointNeeds } from "../http/endpoint.ts";
import type { SessionNeeds } from "../pages/signed-in.ts";
import type { WriteNeeds } from "./write-mail.ts";

/** What it takes to put an order to the rules of its store. */
export type DecideNeeds = {
  readonly now: () => Date;
  readonly store: (id: string) => Promise<Store | undefined>;
  readonly rules: Pick<AskRules, "all">;
  readonly policies: Pick<AskPolicies, "get">;
  readonly surveys: Pick<Surveys, "published">;
  readonly touchpoints: Pick<Touchpoints, "get">;
  readonly optOuts: Pick<OptOuts, "has">;
  readonly customer: (store: string, id: string) => Promise<Customer | undefined>;
};

/** What it takes to plan what is asked about orders. */
export type PlanNeeds = DecideNeeds & {
  readonly orders: Pick<Orders, "get" | "planned">;
  readonly asks: Pick<Asks, "ofOrder" | "decide">;
};

/** What it takes to send an ask that is due. */
export type SendNeeds = DecideNeeds &
  WriteNeeds & {
    readonly asks: Pick<Asks, "withOrder" | "change" | "update" | "setAside">;
    /** Whether the survey of an ask was answered, all of it. */
    readonly hasAnswered: (ask: AskKey) => Promise<boolean>;
    readonly mailer: Mailer;
  };

/** What the endpoints of orders, rules and webhooks take. */
export type InviteNeeds = EndpointNeeds &
  SessionNeeds &
  DecideNeeds & {
    readonly orders: Pick<Orders, "get" | "tell" | "erase">;
    readonly rules: AskRules;
    readonly policies: AskPolicies;
    readonly surveys: Pick<Surveys, "published" | "newest">;
    readonly asks: Pick<Asks, "ofOrder">;
    readonly hookSecrets: HookSecrets;
    /** Where others reach us; empty: where the caller reached us. */
    readonly publicUrl: string;
  };
