import type { Responses } from "../../shared/adapters/dynamo/responses.ts";
import { isReceipt } from "../../shared/adapters/receipt.ts";
import { eraseResponse, reviseResponse } from "../../shared/contract/responses.ts";
import { AppError, invalidInput } from "../../shared/domain/errors.ts";
import type { Photos } from "../../shared/domain/photo.ts";
import type { Caller } from "../http/authenticate.ts";
import { type EndpointNeeds, endpoint } from "../http/endpoint.ts";

export type ChangeNeeds = EndpointNeeds & {
  readonly responses: Pick<Responses, "get" | "revise" | "erase">;
  /** Where pictures are kept, if any are. */
  readonly photos?: Pick<Photos, "remove"> | undefined;
  readonly signingSecret: (store: string) => Promise<string | undefined>;
};

/** One answer for a response that never was and for one that is not the caller's. */
const noSuchResponse = () => new AppError("not_found", "There is no such response.");

/** The store whose response the caller may change: that of the key, or the one that the receipt was signed for. */
const storeOfResponse = async (
  caller: Caller,
  store: string | undefined,
  id: string,
  needs: ChangeNeeds,
): Promise<string> => {
  if ("key" in caller) return caller.key.store;
  if (store === undefined) {
    throw invalidInput("query.store", "is needed with a receipt");
  }
  const secret = await needs.signingSecret(store);
  if (secret === undefined || !isReceipt(secret, store, id, caller.receipt)) throw noSuchResponse();
  return store;
};

export const reviseEndpoint = (needs: ChangeNeeds) =>
  endpoint(reviseResponse, needs, async ({ path, query, body }, caller) => {
    const store = await storeOfResponse(caller, query.store, path.id, needs);
    const response = await needs.responses.get(store, path.id);
    if (response === undefined) throw noSuchResponse();
    if (response.erasedAt !== undefined) throw new AppError("gone", "This response was erased.");
    await needs.responses.revise(response, body, needs.now());
    return { id: response.id, rev: response.rev + 1 };
  });

export const eraseEndpoint = (needs: ChangeNeeds) =>
  endpoint(eraseResponse, needs, async ({ path, query }, caller) => {
    const store = await storeOfResponse(caller, query.store, path.id, needs);
    const erased = await needs.responses.erase(store, path.id, needs.now());
    await needs.photos?.remove({ store, id: path.id });
    if (!erased && (await needs.responses.get(store, path.id)) === undefined) throw noSuchResponse();
    return undefined;
  });
