import type { ApiKey } from "../../shared/domain/api-key.ts";
import { AppError } from "../../shared/domain/errors.ts";
import type { Language } from "../../shared/domain/language.ts";
import type { Store } from "../../shared/domain/store.ts";
import { authenticate } from "../http/authenticate.ts";
import { unlessGone } from "../http/unless-gone.ts";
import type { PageRequest } from "../pages/page-endpoint.ts";
import { pageLanguage } from "../pages/page-language.ts";
import type { ModerateNeeds } from "./needs.ts";
import { type Wording, wordingIn } from "./page/wording.ts";

/** Who looks at a page, and in which words it speaks. */
export type SignedIn = { readonly key: ApiKey; readonly store: Store; readonly wording: Wording };

const languageFor = ({ query, headers }: PageRequest, usual: Language): Language =>
  pageLanguage({ lang: query.lang, acceptLanguage: headers["accept-language"] }, usual);

/** The words of a page that comes before anybody has signed in. */
export const wordingFor = (request: PageRequest): Wording => wordingIn(languageFor(request, "en"));

/** @throws AppError `unauthorized` without a key, `forbidden` with one that may not moderate */
export const signIn = async (needs: ModerateNeeds, request: PageRequest): Promise<SignedIn> => {
  const caller = await authenticate(request.headers, ["moderate"], needs.findKey);
  if (!("key" in caller)) throw new AppError("unauthorized", "Send a key.");
  const store = unlessGone(await needs.store(caller.key.store));
  const language = languageFor(request, store.languages[0] ?? "en");
  return { key: caller.key, store, wording: wordingIn(language, store.languages) };
};

/**
 * Refuses what a browser sends from a page that is not ours. A browser adds the key of a sign-in prompt to a foreign
 * page's form too; it says where the form stood, and no page can change that.
 * @throws AppError `forbidden`
 */
export const refuseForeignForm = ({ headers }: PageRequest): void => {
  const site = headers["sec-fetch-site"];
  if (site === "same-origin" || (site === undefined && headers.origin === undefined)) return;
  throw new AppError("forbidden", "Send this form from our own page.", {
    issues: [{ path: "header.sec-fetch-site", message: "must be same-origin" }],
  });
};
