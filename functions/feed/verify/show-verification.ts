import type { SliceSum } from "../../../shared/adapters/dynamo/cells.ts";
import { addCounters } from "../../../shared/domain/counters.ts";
import { ERROR_STATUS } from "../../../shared/domain/errors.ts";
import { publishedCount } from "../../../shared/domain/feed.ts";
import { feedSummary, summaryPeriod } from "../../../shared/domain/feed-summary.ts";
import { PROVENANCES, type Provenance } from "../../../shared/domain/response.ts";
import { parseSliceKey } from "../../../shared/domain/slice.ts";
import { COMMON_HEADERS, type EndpointHandler } from "../../http/endpoint.ts";
import { openEndpoint } from "../../http/open-endpoint.ts";
import { sourceOf } from "../../pages/content-source.ts";
import { pageLanguage } from "../../pages/page-language.ts";
import { keptAnswer } from "../kept-answer.ts";
import type { FeedNeeds } from "../needs.ts";
import { openStore } from "../open-store.ts";
import { shownText } from "../shown-text.ts";
import { validatorsOf } from "../validators.ts";
import { wordingIn } from "../wording.ts";
import { STYLE } from "./style.ts";
import { noVerificationPage, verificationPage } from "./verification-page.ts";

const POLICY = `default-src 'none'; style-src ${sourceOf(STYLE)}; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
/** Raised when the page says the same facts otherwise. */
const FORM = 1;

const HEADERS = { "content-type": "text/html; charset=utf-8", "content-security-policy": POLICY };

const responsesBy = (sums: readonly SliceSum[]): Readonly<Record<Provenance, number>> => {
  const of = (provenance: Provenance) =>
    sums.reduce(
      (sum, { slice, counters }) => (parseSliceKey(slice).provenance === provenance ? sum + (counters.n ?? 0) : sum),
      0,
    );
  const [verified, invited, open, imported] = PROVENANCES.map(of);
  return { verified_purchase: verified ?? 0, invited: invited ?? 0, open: open ?? 0, imported: imported ?? 0 };
};

/** The page that says how a store's testimonials come about. Its language is in its address alone, so that a CDN can keep it. */
export const showVerificationEndpoint = (needs: FeedNeeds): EndpointHandler =>
  openEndpoint(
    { id: "showVerification" },
    needs,
    async (request) => {
      const { store } = await openStore(request.path.store ?? "", {}, needs);
      const language = pageLanguage({ lang: request.query.lang }, store.languages[0] ?? "en");
      const stamp = await needs.stamp(store.id);
      const now = needs.now();
      const validators = validatorsOf([FORM, "verify", store.id, store.revision, language], stamp, now);
      const make = async () => {
        const period = summaryPeriod(store, now);
        const sums = await needs.sums(store, period.from, period.to);
        const page = verificationPage(
          {
            store: shownText(store.name),
            today: period.to,
            summary: feedSummary(sums, {}, period, publishedCount(stamp)),
            provenances: responsesBy(sums),
            contradictions: addCounters(...sums.map(({ counters }) => counters)).nd ?? 0,
            tally: stamp.tally,
          },
          wordingIn(language),
        );
        return { text: String(page) };
      };
      return keptAnswer(request, { validators, isPublic: true, headers: HEADERS }, make, needs);
    },
    (error, { queryStringParameters: query, headers }) => ({
      statusCode: ERROR_STATUS[error.code],
      headers: { ...COMMON_HEADERS, ...HEADERS },
      body: String(
        noVerificationPage(
          error.code === "not_found",
          wordingIn(pageLanguage({ lang: query?.lang, acceptLanguage: headers["accept-language"] }, "en")),
        ),
      ),
    }),
  );
