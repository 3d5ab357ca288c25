import { isLanguage } from "../../shared/domain/language.ts";
import type { EndpointHandler } from "../http/endpoint.ts";
import { type PageRequest, pageEndpoint } from "../pages/page-endpoint.ts";
import { pageLanguage } from "../pages/page-language.ts";
import type { SurveyNeeds } from "./needs.ts";
import { noSuchLink, signedToken } from "./open-survey.ts";
import { unsubscribePage } from "./page/message-page.ts";
import { refusalAnswer } from "./refusal.ts";

const opened = async (needs: SurveyNeeds, { path, query, headers }: PageRequest) => {
  const { store: id, id: recipient } = signedToken(needs, path.token, ["unsubscribe"]);
  const store = await needs.store(id);
  if (store === undefined) throw noSuchLink();
  const usual = store.languages.find(isLanguage) ?? "en";
  return {
    store,
    recipient,
    language: pageLanguage({ lang: query.lang, acceptLanguage: headers["accept-language"] }, usual),
  };
};

/** Asks once more, because programs open links: only sending unsubscribes. */
export const showUnsubscribeEndpoint = (needs: SurveyNeeds): EndpointHandler =>
  pageEndpoint(
    {
      id: "showUnsubscribe",
      refusal: refusalAnswer,
      run: async (request) => {
        const { store, language } = await opened(needs, request);
        return unsubscribePage(language, store, false);
      },
    },
    needs,
  );

/** Unsubscribes: by the page's button, or by a mail program's one-click POST (RFC 8058), whose body says nothing more. */
export const unsubscribeEndpoint = (needs: SurveyNeeds): EndpointHandler =>
  pageEndpoint(
    {
      id: "unsubscribe",
      refusal: refusalAnswer,
      run: async (request) => {
        const { store, recipient, language } = await opened(needs, request);
        await needs.optOuts.add(store.id, recipient, needs.now());
        return unsubscribePage(language, store, true);
      },
    },
    needs,
  );
