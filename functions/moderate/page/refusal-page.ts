import type { AppError } from "../../../shared/domain/errors.ts";
import { html } from "../../pages/html.ts";
import { document } from "./document.ts";
import { addressOf, type PageQuery } from "./page-query.ts";
import type { ModerateTexts, ToldRefusal } from "./texts.ts";
import type { Wording } from "./wording.ts";

export type RefusalView = {
  readonly error: Pick<AppError, "code">;
  readonly query: PageQuery;
  readonly home: "./" | "../";
  readonly requestId: string;
};

const isTold = (code: string, texts: ModerateTexts): code is ToldRefusal => Object.hasOwn(texts.refusals, code);

/** A refusal as a page: what happened and what to do. */
export const refusalPage = ({ error, query, home, requestId }: RefusalView, wording: Wording) => {
  const { texts } = wording;
  const code = isTold(error.code, texts) ? error.code : "internal";
  const { title, text } = texts.refusals[code];
  const list = addressOf(`${home}moderate`, { lang: query.lang });
  const main = html`<h1>${title}</h1><p class="lead">${text}</p><p><a class="go" href="${list}">${texts.startAgain}</a></p>${(code === "internal" || code === "unavailable") && html`<p class="note">${texts.reference(requestId)}</p>`}`;
  return document({ title, query: { lang: query.lang }, main, home, scopes: [], hasShortcuts: false }, wording);
};
