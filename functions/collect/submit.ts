import type { Responses } from "../../shared/adapters/dynamo/responses.ts";
import { signReceipt } from "../../shared/adapters/receipt.ts";
import { fingerprintOf, responseId } from "../../shared/adapters/response-id.ts";
import { submitResponse } from "../../shared/contract/responses.ts";
import type { ApiKey } from "../../shared/domain/api-key.ts";
import { AppError } from "../../shared/domain/errors.ts";
import { type Provenance, type ResponseDraft, recordResponse, type Source } from "../../shared/domain/response.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { Touchpoint } from "../../shared/domain/touchpoint.ts";
import { type EndpointNeeds, endpoint } from "../http/endpoint.ts";

/** Clocks of browsers may be this far ahead of ours. */
const CLOCK_SKEW_MS = 2 * 60_000;
/** How long a browser may hold an answer back, while it is offline. */
const LATEST_SENDING_MS = 7 * 86_400_000;

export type SubmitNeeds = EndpointNeeds & {
  readonly responses: Pick<Responses, "add">;
  readonly store: (id: string) => Promise<Store | undefined>;
  readonly touchpoint: (store: string, id: string) => Promise<Touchpoint | undefined>;
  readonly signingSecret: (store: string) => Promise<string>;
};

const invalid = (path: string, message: string) =>
  new AppError("invalid_input", "The request is not valid.", { issues: [{ path, message }] });

const refuseForeignOrigin = (origin: string | undefined, store: Store) => {
  if (origin !== undefined && store.origins.includes(origin)) return;
  throw new AppError("forbidden", "The store does not list this web page's origin.", {
    issues: [{ path: "header.origin", message: origin === undefined ? "is missing" : "is not listed by the store" }],
  });
};

/** Where an answer came from is what its key says, never what the request says. */
const pathOf = (key: ApiKey): { source: Source; provenance: Provenance } =>
  key.kind === "publishable" ? { source: "widget", provenance: "open" } : { source: "api", provenance: "imported" };

const refuseOddTime = ({ answeredAt }: ResponseDraft, key: ApiKey, now: Date) => {
  if (answeredAt === undefined) return;
  const at = Date.parse(answeredAt);
  if (at > now.getTime() + CLOCK_SKEW_MS) throw invalid("body.answeredAt", "is in the future");
  if (key.kind === "publishable" && at < now.getTime() - LATEST_SENDING_MS) {
    throw invalid("body.answeredAt", "is more than 7 days ago: a publishable key cannot send older answers");
  }
};

/** Acknowledges a response after one durable write. */
export const submitEndpoint = (needs: SubmitNeeds) =>
  endpoint(submitResponse, needs, async ({ headers, body }, caller, request) => {
    if (!("key" in caller)) throw new AppError("unauthorized", "Send a key.");
    const { key } = caller;
    const store = await needs.store(key.store);
    if (store === undefined) throw new AppError("not_found", "The store of this key is gone.");
    if (key.kind === "publishable") refuseForeignOrigin(request.headers.origin, store);
    const now = needs.now();
    refuseOddTime(body, key, now);
    const touchpoint = await needs.touchpoint(store.id, body.touchpoint);
    if (touchpoint === undefined) throw invalid("body.touchpoint", "is not a touchpoint of this store");
    if (touchpoint.archived) throw invalid("body.touchpoint", "is archived and takes no more responses");

    const id = responseId(store.id, headers["idempotency-key"]);
    const fingerprint = fingerprintOf(body);
    const [secret, result] = await Promise.all([
      needs.signingSecret(store.id),
      needs.responses.add(recordResponse(body, { id, store: store.id, touchpoint, ...pathOf(key), fingerprint, now })),
    ]);
    if (!result.added && result.existing.erasedAt !== undefined) {
      throw new AppError("gone", "This response was erased.");
    }
    if (!result.added && result.existing.fingerprint !== fingerprint) {
      throw new AppError("idempotency_conflict", "This Idempotency-Key was used for another answer.", {
        issues: [{ path: "header.idempotency-key", message: "was used for another answer: send a new one" }],
      });
    }
    return { id, receipt: signReceipt(secret, store.id, id) };
  });
