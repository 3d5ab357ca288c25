import type { AppError } from "../../shared/domain/errors.ts";
import { ERROR_STATUS } from "../../shared/domain/errors.ts";
import type { Language } from "../../shared/domain/language.ts";
import type { PageAnswer, PageRequest } from "../pages/page-endpoint.ts";
import { pageLanguage } from "../pages/page-language.ts";
import { type SignedIn as Someone, signedIn, toSignIn } from "../pages/signed-in.ts";
import type { ModerateNeeds } from "./needs.ts";
import { refusalPage } from "./page/refusal-page.ts";
import { type Wording, wordingIn } from "./page/wording.ts";

/** Who looks at a page, and in which words it speaks. */
export type SignedIn = Someone & { readonly wording: Wording };

const languageFor = ({ query, headers }: PageRequest, usual: Language): Language =>
  pageLanguage({ lang: query.lang, acceptLanguage: headers["accept-language"] }, usual);

/** @throws AppError `unauthorized` without a session, `forbidden` with one that may not moderate */
export const signIn = async (needs: ModerateNeeds, request: PageRequest): Promise<SignedIn> => {
  const { session, store } = await signedIn(needs, request, ["moderate"]);
  return { session, store, wording: wordingIn(languageFor(request, store.languages[0] ?? "en"), store.languages) };
};

/** A refusal as a page, which speaks before anybody is known; who has not signed in is sent to do so. */
export const refusal =
  (home: "./" | "../") =>
  (error: AppError, request: PageRequest): PageAnswer =>
    error.code === "unauthorized"
      ? toSignIn(home, request)
      : {
          status: ERROR_STATUS[error.code],
          ...refusalPage(
            { error, query: request.query, home, requestId: request.requestId },
            wordingIn(languageFor(request, "en")),
          ),
        };
