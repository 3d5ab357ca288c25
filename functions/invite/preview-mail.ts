import { previewMail } from "../../shared/contract/orders.ts";
import { AppError } from "../../shared/domain/errors.ts";
import { type EndpointHandler, endpoint, type Pages } from "../http/endpoint.ts";
import { sourceOf } from "../pages/content-source.ts";
import { html } from "../pages/html.ts";
import { pageLanguage } from "../pages/page-language.ts";
import { invitationMail, MAIL_STYLE } from "./mail/invitation-mail.ts";
import type { InviteNeeds } from "./needs.ts";
import { storeOf } from "./orders.ts";

const DAY_MS = 86_400_000;
/** Days that the link of the preview says it lasts. */
const SHOWN_DAYS = 30;

const pages: Pages = {
  // Mail is styled by attributes, since mail programs drop most else.
  styleSource: `${sourceOf(MAIL_STYLE)}; style-src-attr 'unsafe-inline'`,
  refusal: ({ message }) =>
    String(
      html`<!doctype html><html lang="en"><title>Viaggio</title><main><h1>Viaggio</h1><p>${message}</p></main></html>`,
    ),
};

/** The mail of a rule as it would look: with links that lead nowhere, to nobody. */
export const previewMailEndpoint = (needs: InviteNeeds): EndpointHandler =>
  endpoint(
    previewMail,
    needs,
    async ({ path, query }, caller, { headers }) => {
      const id = storeOf(caller);
      const [store, rule] = await Promise.all([needs.store(id), needs.rules.get(id, path.id)]);
      if (store === undefined || rule === undefined) throw new AppError("not_found", `There is no rule ${path.id}.`);
      const survey = (await needs.surveys.published(id, rule.survey)) ?? (await needs.surveys.newest(id, rule.survey));
      if (survey === undefined) throw new AppError("not_found", `There is no survey ${rule.survey}.`);
      if (store.mail === undefined) {
        throw new AppError("conflict", "The store has not said who writes: set `mail.identity` (PATCH /v1/store).");
      }
      const base =
        needs.publicUrl === "" ? `${headers["x-forwarded-proto"] ?? "http"}://${headers.host ?? ""}` : needs.publicUrl;
      return invitationMail({
        kind: query.kind,
        store,
        mail: store.mail,
        survey,
        language: pageLanguage({ lang: query.lang }, survey.languages[0] ?? "en", survey.languages),
        base,
        surveyUrl: `${base}/s/preview`,
        unsubscribeUrl: `${base}/u/preview`,
        expiresAt: new Date(needs.now().getTime() + SHOWN_DAYS * DAY_MS),
      }).html;
    },
    pages,
  );
