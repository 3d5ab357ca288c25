import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type * as z from "zod";
import { DASHBOARD_PAGES, type DashboardPageId } from "../../../shared/contract/dashboard-pages.ts";
import type { ApiKey } from "../../../shared/domain/api-key.ts";
import { AppError, ERROR_STATUS, invalidRequest } from "../../../shared/domain/errors.ts";
import type { Language } from "../../../shared/domain/language.ts";
import { dayIn, type Store } from "../../../shared/domain/store.ts";
import { authenticate } from "../../http/authenticate.ts";
import type { EndpointHandler } from "../../http/endpoint.ts";
import { issuesOf } from "../../http/parse-input.ts";
import { unlessGone } from "../../http/unless-gone.ts";
import { type PageAnswer, type PageRequest, pageEndpoint } from "../../pages/page-endpoint.ts";
import { pageLanguage } from "../../pages/page-language.ts";
import type { DashboardNeeds } from "../needs.ts";
import { isChoice } from "./filter-choices.ts";
import { type Place, rootFrom } from "./place.ts";
import { refusalPage } from "./refusal-page.ts";
import { type FrameWording, wordingIn } from "./wording.ts";

/** Who looks at a page, at what, and in which words it speaks. */
export type Visit<Query> = {
  readonly key: ApiKey;
  readonly store: Store;
  /** What the address asks for, checked. */
  readonly query: Query;
  /** Parts of the path, not checked. */
  readonly path: PageRequest["path"];
  readonly place: Place;
  readonly wording: FrameWording;
};

const languageFor = ({ query, headers }: PageRequest, usual: Language): Language =>
  pageLanguage({ lang: query.lang, acceptLanguage: headers["accept-language"] }, usual);

/** What an address says. A form also sends the filters that nobody chose: they say nothing. */
const saidOf = (query: PageRequest["query"]): PageRequest["query"] =>
  Object.fromEntries(Object.entries(query).filter(([name, value]) => value !== "" || !isChoice(name)));

/** @throws AppError `invalid_input` that names every part of the address that is wrong */
const parseQuery = <Query extends z.ZodType>(schema: Query, { query }: PageRequest): z.output<Query> => {
  const parsed = schema.safeParse(saidOf(query));
  if (parsed.success) return parsed.data;
  throw invalidRequest(issuesOf(parsed.error).map((issue) => ({ ...issue, path: `query.${issue.path}` })));
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
): EndpointHandler => {
  const page = DASHBOARD_PAGES.find((candidate) => candidate.id === id)!;
  const placeOf = ({ query }: PageRequest, scopes: Place["scopes"]): Place => ({
    path: page.path,
    root: rootFrom(page.path),
    query: saidOf(query),
    scopes,
  });
  return pageEndpoint(
    {
      id,
      run: async (request, event) => {
        const caller = await authenticate(request.headers, page.scopes, needs.findKey);
        if (!("key" in caller)) throw new AppError("unauthorized", "Send a key.");
        const { key } = caller;
        const store = unlessGone(await needs.store(key.store));
        const wording = wordingIn(languageFor(request, store.languages[0] ?? "en"), store.languages);
        const asked = parseQuery(query, request);
        return run(
          { key, store, query: asked, path: request.path, place: placeOf(request, key.scopes), wording },
          event,
        );
      },
      // It may come before the store is known, and with it its language and its calendar: English and UTC stand in.
      refusal: (error, request) => ({
        status: ERROR_STATUS[error.code],
        ...refusalPage(
          { error, place: placeOf(request, []), requestId: request.requestId, today: dayIn("UTC", needs.now()) },
          wordingIn(languageFor(request, "en")),
        ),
      }),
    },
    needs,
  );
};
