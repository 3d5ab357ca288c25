import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type * as z from "zod";
import { DASHBOARD_PAGES, type DashboardPageId } from "../../../shared/contract/dashboard-pages.ts";
import { invalidRequest } from "../../../shared/domain/errors.ts";
import type { EndpointHandler } from "../../http/endpoint.ts";
import { issuesOf } from "../../http/parse-input.ts";
import type { PageAnswer, PageRequest } from "../../pages/page-endpoint.ts";
import { type SignedIn, signedIn } from "../../pages/signed-in.ts";
import type { DashboardNeeds } from "../needs.ts";
import { languageFor, openPage, placeOf, saidOf } from "./open-page.ts";
import type { Place } from "./place.ts";
import { type FrameWording, wordingIn } from "./wording.ts";

/** Who looks at a page, at what, and in which words it speaks. */
export type Visit<Query> = SignedIn & {
  /** What the address asks for, checked. */
  readonly query: Query;
  /** Parts of the path, not checked. */
  readonly path: PageRequest["path"];
  readonly place: Place;
  readonly wording: FrameWording;
  readonly request: PageRequest;
};

/** @throws AppError `invalid_input` that names every part of the address that is wrong */
const parseQuery = <Query extends z.ZodType>(schema: Query, { query }: PageRequest): z.output<Query> => {
  const parsed = schema.safeParse(saidOf(query));
  if (parsed.success) return parsed.data;
  throw invalidRequest(issuesOf(parsed.error).map((issue) => ({ ...issue, path: `query.${issue.path}` })));
};

/** A visit of a page, if whoever comes may. @throws AppError as `signedIn` does, and `invalid_input` for a bad address */
export const visitOf = async <Query extends z.ZodType>(
  id: DashboardPageId,
  query: Query,
  needs: DashboardNeeds,
  request: PageRequest,
): Promise<Visit<z.output<Query>>> => {
  const { scopes } = DASHBOARD_PAGES.find((candidate) => candidate.id === id)!;
  const { session, store } = await signedIn(needs, request, scopes);
  const wording = wordingIn(languageFor(request, store.languages[0] ?? "en"), store.languages);
  const asked = parseQuery(query, request);
  const place = placeOf(id, request, session.scopes);
  return { session, store, query: asked, path: request.path, place, wording, request };
};

/**
 * The handler of a page of the dashboard: who looks, at which store, what the address asks for; every refusal a page too.
 * `query` is what the address may say: `DashboardQuery`, or more than days, filters and language.
 */
export const dashboardPage = <Query extends z.ZodType>(
  id: DashboardPageId,
  query: Query,
  needs: DashboardNeeds,
  run: (visit: Visit<z.output<Query>>, event: APIGatewayProxyEventV2) => Promise<PageAnswer>,
): EndpointHandler =>
  openPage(id, needs, async (request, event) => run(await visitOf(id, query, needs, request), event));
