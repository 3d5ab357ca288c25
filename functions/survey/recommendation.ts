import { ReferralCode } from "../../shared/domain/referral.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { EndpointHandler } from "../http/endpoint.ts";
import { formFields } from "../pages/form-fields.ts";
import { type PageRequest, pageEndpoint } from "../pages/page-endpoint.ts";
import { pageLanguage } from "../pages/page-language.ts";
import type { SurveyNeeds } from "./needs.ts";
import { noSuchLink } from "./open-survey.ts";
import { recommendationPage } from "./page/message-page.ts";
import { refusalAnswer } from "./refusal.ts";
import { readRendered, signRendered } from "./rendered.ts";

/** Hours after which a page that was left open counts no more. */
const OPEN_HOURS = 24;
/** Most that one code is counted to be followed in a minute: beyond it people are led on, and nothing is written. */
const COUNTED_PER_MINUTE = 60;

type Recommended = { readonly store: Store & { readonly shopUrl: string }; readonly code: string };

/** Names the page in the note of its making. */
const linkOf = ({ store, code }: Recommended): string => `go|${store.id}|${code}`;

/** @throws AppError `not_found` alike for a store that is not there, one that leads nowhere, and a code that nobody made */
const opened = async (needs: SurveyNeeds, { path }: PageRequest): Promise<Recommended> => {
  const code = ReferralCode.safeParse(path.code ?? "");
  const store = await needs.store(path.store ?? "");
  if (!code.success || store?.shopUrl === undefined) throw noSuchLink();
  if ((await needs.referrals.get(store.id, code.data)) === undefined) throw noSuchLink();
  return { store: { ...store, shopUrl: store.shopUrl }, code: code.data };
};

/** Where a shop is entered with a code: its address with `ref`, which its own software may turn into a discount. */
const shopWith = ({ store, code }: Recommended): string => {
  const url = new URL(store.shopUrl);
  url.searchParams.set("ref", code);
  return url.href;
};

/** Says that somebody recommends the shop, and asks to go on: programs open links too, and only going on is counted. */
export const showRecommendationEndpoint = (needs: SurveyNeeds): EndpointHandler =>
  pageEndpoint(
    {
      id: "showRecommendation",
      refusal: refusalAnswer,
      run: async (request) => {
        const recommended = await opened(needs, request);
        const { store } = recommended;
        const { query, headers } = request;
        const language = pageLanguage(
          { lang: query.lang, acceptLanguage: headers["accept-language"] },
          store.languages[0] ?? "en",
        );
        return {
          ...recommendationPage(language, store, signRendered(needs.keys, linkOf(recommended), needs.now())),
          // A browser holds what a form leads on to against the policy as well.
          formsTo: [new URL(store.shopUrl).origin],
        };
      },
    },
    needs,
  );

/** Leads on to the shop. Sent twice, or from no page of ours, it leads on all the same and counts nothing. */
export const followRecommendationEndpoint = (needs: SurveyNeeds): EndpointHandler =>
  pageEndpoint(
    {
      id: "followRecommendation",
      refusal: refusalAnswer,
      run: async (request, event) => {
        const recommended = await opened(needs, request);
        const { store, code } = recommended;
        const now = needs.now();
        const note = formFields(event).get("t")?.[0] ?? "";
        const rendered = readRendered(needs.keys, linkOf(recommended), note);
        const isOurs = rendered !== undefined && now.getTime() - rendered.at.getTime() < OPEN_HOURS * 3_600_000;
        if (isOurs && (await needs.linkRate.take(store.id, `RF#${code}`, "people", COUNTED_PER_MINUTE, now))) {
          await needs.referrals.follow({ store, code, visit: rendered.nonce, now });
        }
        return { seeOther: shopWith(recommended) };
      },
    },
    needs,
  );
