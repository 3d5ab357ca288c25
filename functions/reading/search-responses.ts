import type { ResponsePage, Responses } from "../../shared/adapters/dynamo/responses.ts";
import { passes, type ResponseFilter } from "../../shared/domain/response-filter.ts";
import type { Touchpoint } from "../../shared/domain/touchpoint.ts";

/** Responses that are looked at for one page of a search: about as many read units. */
export const MAX_LOOKED_AT = 500;

export type SearchNeeds = { readonly responses: Pick<Responses, "list"> };

type Search = {
  readonly store: string;
  readonly touchpoints: readonly string[];
  /** Instants, as `instantsOf` gives them. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly filter: ResponseFilter;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

/**
 * Touchpoints where responses of a stage may be found: those that are in it, and those that were when a customer
 * answered; all of a store without a stage.
 */
export const touchpointsAt = (
  all: readonly Touchpoint[],
  { stage, touchpoint }: { readonly stage?: string | undefined; readonly touchpoint?: string | undefined },
): string[] =>
  all
    .filter((each) => touchpoint === undefined || each.id === touchpoint)
    .filter(
      (each) =>
        stage === undefined || each.stage === stage || (each.formerly ?? []).some((place) => place.stage === stage),
    )
    .map(({ id }) => id);

/** One page of the responses that a filter lets through, newest first. With filters it may be short, or empty. */
export const searchResponses = (
  { filter, limit, ...search }: Search,
  { responses }: SearchNeeds,
): Promise<ResponsePage> => {
  const wanted = Object.entries(filter).filter(([, value]) => value !== undefined);
  // Touchpoints are asked for by key: nothing else is found there.
  const readsAll = wanted.every(([name]) => name === "touchpoint");
  return responses.list({
    ...search,
    limit,
    accept: (response) => passes(response, filter),
    lookAt: readsAll ? limit : MAX_LOOKED_AT,
    filter: wanted.map(([name, value]) => `${name}=${value}`).sort(),
  });
};
