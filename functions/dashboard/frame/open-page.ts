import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { DASHBOARD_PAGES, type DashboardPageId } from "../../../shared/contract/dashboard-pages.ts";
import { ERROR_STATUS } from "../../../shared/domain/errors.ts";
import type { Language } from "../../../shared/domain/language.ts";
import { dayIn } from "../../../shared/domain/store.ts";
import type { EndpointHandler } from "../../http/endpoint.ts";
import { type PageAnswer, type PageRequest, pageEndpoint } from "../../pages/page-endpoint.ts";
import { pageLanguage } from "../../pages/page-language.ts";
import { toSignIn } from "../../pages/signed-in.ts";
import type { DashboardNeeds } from "../needs.ts";
import { type Place, rootFrom } from "./place.ts";
import { refusalPage } from "./refusal-page.ts";
import { wordingIn } from "./wording.ts";

export const languageFor = ({ query, headers }: PageRequest, usual: Language): Language =>
  pageLanguage({ lang: query.lang, acceptLanguage: headers["accept-language"] }, usual);

/** What an address says. A form also sends what nobody chose, which says nothing; but a day that is empty is none. */
export const saidOf = (query: PageRequest["query"]): PageRequest["query"] =>
  Object.fromEntries(Object.entries(query).filter(([name, value]) => value !== "" || name === "from" || name === "to"));

/** Where a page stands, for somebody who may do this much. */
export const placeOf = (id: DashboardPageId, { query }: PageRequest, scopes: Place["scopes"]): Place => {
  const { path } = DASHBOARD_PAGES.find((candidate) => candidate.id === id)!;
  return { path, root: rootFrom(path), query: saidOf(query), scopes };
};

/**
 * The handler of a page of the dashboard that nobody need have signed in for; every refusal is a page too. It speaks before
 * anybody is known, and with them a store's language and calendar: English and UTC stand in.
 */
export const openPage = (
  id: DashboardPageId,
  needs: Pick<DashboardNeeds, "log" | "now">,
  run: (request: PageRequest, event: APIGatewayProxyEventV2) => Promise<PageAnswer>,
): EndpointHandler =>
  pageEndpoint(
    {
      id,
      run,
      refusal: (error, request) => {
        const place = placeOf(id, request, []);
        if (error.code === "unauthorized") return toSignIn(place.root, request);
        const today = dayIn("UTC", needs.now());
        const wording = wordingIn(languageFor(request, "en"));
        const page = refusalPage({ error, place, requestId: request.requestId, today }, wording);
        return { status: ERROR_STATUS[error.code], ...page };
      },
    },
    needs,
  );
