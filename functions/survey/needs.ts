import type { LinkRate } from "../../shared/adapters/dynamo/link-rate.ts";
import type { OptOuts } from "../../shared/adapters/dynamo/opt-outs.ts";
import type { ReferralStore } from "../../shared/adapters/dynamo/referrals.ts";
import type { Responses } from "../../shared/adapters/dynamo/responses.ts";
import type { Invitation, OpenLink } from "../../shared/domain/invitation.ts";
import type { Photos } from "../../shared/domain/photo.ts";
import type { SigningKeys } from "../../shared/domain/signing-keys.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { Survey } from "../../shared/domain/survey.ts";
import type { Touchpoint } from "../../shared/domain/touchpoint.ts";
import type { Log } from "../log.ts";

/** What the pages that a customer sees need. */
export type SurveyNeeds = {
  readonly log: Log;
  readonly now: () => Date;
  readonly keys: SigningKeys;
  /** Where customers reach us; empty: where this one did. */
  readonly publicUrl: string;
  readonly store: (id: string) => Promise<Store | undefined>;
  readonly logo: (store: string, file: string) => Promise<Uint8Array | undefined>;
  readonly touchpoint: (store: string, id: string) => Promise<Touchpoint | undefined>;
  readonly invitation: (store: string, id: string) => Promise<Invitation | undefined>;
  readonly markUsed: (store: string, id: string, now: Date) => Promise<void>;
  readonly openLink: (store: string, id: string) => Promise<OpenLink | undefined>;
  readonly linkRate: LinkRate;
  readonly published: (store: string, survey: string) => Promise<Survey | undefined>;
  /** A version that was published; a draft is none. */
  readonly version: (store: string, survey: string, version: number) => Promise<Survey | undefined>;
  readonly responses: Pick<Responses, "add" | "get" | "revise" | "withdraw" | "keepPartial" | "erase">;
  readonly optOuts: Pick<OptOuts, "add">;
  readonly referrals: ReferralStore;
  /** Where pictures are kept; none are offered without. */
  readonly photos?: Photos | undefined;
};
