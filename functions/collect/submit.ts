import { customerReference } from "../../shared/adapters/customer-reference.ts";
import type { Responses } from "../../shared/adapters/dynamo/responses.ts";
import { signReceipt } from "../../shared/adapters/receipt.ts";
import { fingerprintOf, responseId } from "../../shared/adapters/response-id.ts";
import { submitResponse } from "../../shared/contract/responses.ts";
import type { ApiKey } from "../../shared/domain/api-key.ts";
import { AppError, invalidInput } from "../../shared/domain/errors.ts";
import { type Provenance, type ResponseDraft, recordResponse, type Source } from "../../shared/domain/response.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { Touchpoint } from "../../shared/domain/touchpoint.ts";
import { keyOf } from "../http/authenticate.ts";
import { type EndpointNeeds, endpoint } from "../http/endpoint.ts";
import { refuseForeignOrigin } from "../http/origin.ts";
import { unlessGone } from "../http/unless-gone.ts";

/** Clocks of browsers may be this far ahead of ours. */
const CLOCK_SKEW_MS = 2 * 60_000;
/** How long a browser may hold an answer back, while it is offline. */
const LATEST_SENDING_MS = 7 * 86_400_000;

export type SubmitNeeds = EndpointNeeds & {
  readonly responses: Pick<Responses, "add" | "get">;
  readonly store: (id: string) => Promise<Store | undefined>;
  readonly touchpoint: (store: string, id: string) => Promise<Touchpoint | undefined>;
  readonly signingSecret: (store: string) => Promise<string>;
};

/** Where an answer came from is what its key says, never what the request says. */
const pathOf = (key: ApiKey): { source: Source; provenance: Provenance } =>
  key.kind === "publishable" ? { source: "widget", provenance: "open" } : { source: "api", provenance: "imported" };

const oddTime = ({ answeredAt }: ResponseDraft, key: ApiKey, now: Date): AppError | undefined => {
  if (answeredAt === undefined) return undefined;
  const at = Date.parse(answeredAt);
  if (at > now.getTime() + CLOCK_SKEW_MS) return invalidInput("body.answeredAt", "is in the future");
  if (key.kind === "publishable" && at < now.getTime() - LATEST_SENDING_MS) {
    return invalidInput("body.answeredAt", "is more than 7 days ago: a publishable key cannot send older answers");
  }
  return undefined;
};

const unusable = (touchpoint: Touchpoint | undefined): AppError | undefined => {
  if (touchpoint === undefined) return invalidInput("body.touchpoint", "is not a touchpoint of this store");
  if (touchpoint.archived) return invalidInput("body.touchpoint", "is archived and takes no more responses");
  return undefined;
};

/** Fewest characters of an idempotency key that a web page sends: whoever guesses it gets the receipt. */
const LEAST_PUBLIC_KEY_LENGTH = 16;

/** What a publishable key may not say: it is in everybody's hands. @throws AppError that names the field. */
const refusePublicly = (draft: ResponseDraft, idempotencyKey: string, origin: string | undefined, store: Store) => {
  refuseForeignOrigin(origin, store);
  if (idempotencyKey.length < LEAST_PUBLIC_KEY_LENGTH) {
    throw invalidInput(
      "header.idempotency-key",
      "must be 16 characters or more, and not to be guessed, from a web page",
    );
  }
  // Every new segment would make a slice of its own.
  if (draft.segment !== undefined) throw invalidInput("body.segment", "cannot be set with a publishable key");
  // Anybody could speak in the name of somebody.
  if (draft.customer !== undefined) throw invalidInput("body.customer", "cannot be set with a publishable key");
};

/** Acknowledges a response after one durable write. */
export const submitEndpoint = (needs: SubmitNeeds) =>
  endpoint(submitResponse, needs, async ({ headers, body }, caller, request) => {
    const key = keyOf(caller);
    const store = unlessGone(await needs.store(key.store));
    const idempotencyKey = headers["idempotency-key"];
    if (key.kind === "publishable") refusePublicly(body, idempotencyKey, request.headers.origin, store);

    const path = pathOf(key);
    const id = responseId(store.id, path.source, idempotencyKey);
    const fingerprint = fingerprintOf(body);
    const acknowledge = async () => ({ id, receipt: signReceipt(await needs.signingSecret(store.id), store.id, id) });

    const now = needs.now();
    const touchpoint = await needs.touchpoint(store.id, body.touchpoint);
    const problem = oddTime(body, key, now) ?? unusable(touchpoint);
    if (problem !== undefined || touchpoint === undefined) {
      // A rule of today does not change the answer to what was taken before it.
      const taken = await needs.responses.get(store.id, id);
      if (taken?.fingerprint === fingerprint) return acknowledge();
      throw problem;
    }
    const customer = body.customer && customerReference(store.id, body.customer);
    const from = customer === undefined ? {} : { customer };
    const [acknowledgement, result] = await Promise.all([
      acknowledge(),
      needs.responses.add(recordResponse(body, { id, store: store.id, touchpoint, ...path, fingerprint, now, from })),
    ]);
    if (!result.added && result.existing.erasedAt !== undefined) {
      throw new AppError("gone", "This response was erased.");
    }
    if (!result.added && result.existing.fingerprint !== fingerprint) {
      throw new AppError("idempotency_conflict", "This Idempotency-Key was used for another answer.", {
        issues: [{ path: "header.idempotency-key", message: "was used for another answer: send a new one" }],
      });
    }
    return acknowledgement;
  });
