import { previewMail } from "../../shared/contract/asking.ts";
import { MAIL_PAGES } from "../../shared/contract/mail-pages.ts";
import { AppError, ERROR_STATUS } from "../../shared/domain/errors.ts";
import type { MailKind } from "../../shared/domain/mail.ts";
import { keyOf } from "../http/authenticate.ts";
import { baseUrl } from "../http/base-url.ts";
import { type EndpointHandler, endpoint } from "../http/endpoint.ts";
import { html } from "../pages/html.ts";
import { pageEndpoint } from "../pages/page-endpoint.ts";
import { pageLanguage } from "../pages/page-language.ts";
import { signedIn } from "../pages/signed-in.ts";
import { invitationParts, MAIL_STYLE } from "./mail/invitation-mail.ts";
import type { InviteNeeds } from "./needs.ts";

const DAY_MS = 86_400_000;
/** Days that the link of the preview says it lasts. */
const SHOWN_DAYS = 30;

type Wanted = { readonly rule: string; readonly kind: MailKind; readonly lang?: string | undefined };

/** The mail of a rule as it would look: with links that lead nowhere, to nobody. @throws AppError `not_found`, `conflict` */
const previewOf = async (needs: InviteNeeds, id: string, { rule: ruleId, kind, lang }: Wanted, base: string) => {
  const [store, rule] = await Promise.all([needs.store(id), needs.rules.get(id, ruleId)]);
  if (store === undefined || rule === undefined) throw new AppError("not_found", "There is no such rule.");
  const survey = (await needs.surveys.published(id, rule.survey)) ?? (await needs.surveys.newest(id, rule.survey));
  if (survey === undefined) throw new AppError("not_found", `There is no survey ${rule.survey}.`);
  if (store.mail === undefined) {
    throw new AppError("conflict", "The store has not said who writes: set `mail.identity` (PATCH /v1/store).");
  }
  return invitationParts({
    kind,
    store,
    mail: store.mail,
    survey,
    language: pageLanguage({ lang }, survey.languages[0] ?? "en", survey.languages),
    base,
    surveyUrl: `${base}/s/preview`,
    unsubscribeUrl: `${base}/u/preview`,
    expiresAt: new Date(needs.now().getTime() + SHOWN_DAYS * DAY_MS),
  });
};

/** The mail of a rule, in its parts. */
export const previewMailEndpoint = (needs: InviteNeeds): EndpointHandler =>
  endpoint(previewMail, needs, async ({ path, query }, caller, { headers }) => {
    const wanted = { rule: path.id, ...query };
    const mail = await previewOf(needs, keyOf(caller).store, wanted, baseUrl({ headers }, needs.publicUrl));
    return { ...mail, html: String(mail.html) };
  });

const [SHOW_MAIL] = MAIL_PAGES;

/** The same as its readers see it, for people of the store. */
export const showMailEndpoint = (needs: InviteNeeds): EndpointHandler =>
  pageEndpoint(
    {
      id: SHOW_MAIL.id,
      run: async (request) => {
        const { store } = await signedIn(needs, request, SHOW_MAIL.scopes);
        const { kind, lang } = previewMail.input.shape.query.parse(request.query);
        const wanted = { rule: request.path.id ?? "", kind, lang };
        const mail = await previewOf(needs, store.id, wanted, baseUrl(request, needs.publicUrl));
        // Mail is styled by attributes, since mail programs drop most else.
        return { page: mail.html, style: MAIL_STYLE, styledByAttributes: true };
      },
      refusal: ({ code, message }) => ({
        status: ERROR_STATUS[code],
        style: html``,
        page: html`<!doctype html><html lang="en"><head><title>Viaggio</title></head><body><main><h1>Viaggio</h1><p>${message}</p></main></body></html>`,
      }),
    },
    needs,
  );
