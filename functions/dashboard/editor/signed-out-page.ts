import { html } from "../../pages/html.ts";
import type { PageAnswer } from "../../pages/page-endpoint.ts";
import { document } from "../frame/document.ts";
import { addressOf, linkTo } from "../frame/page-query.ts";
import type { Place } from "../frame/place.ts";
import { type FrameWording, withTexts } from "../frame/wording.ts";
import { EDITOR_TEXTS } from "./editor-texts.ts";
import type { Values } from "./form-values.ts";
import { EDITOR_STYLE } from "./style.ts";

/** What was sent by somebody whose session had ended, kept to be sent once more. Nothing of it was looked at. */
export const signedOutPage = (values: Values, place: Place, wording: FrameWording): PageAnswer => {
  const { texts } = withTexts(wording, EDITOR_TEXTS);
  const { title, text, signIn, again } = texts.signedOut;
  const kept = Object.entries(values).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const main = html`<div class="opening"><h1>${title}</h1></div>
<section class="told bad" role="alert" aria-label="${title}"><p>${text}</p><p><a class="go" href="${addressOf(
    `${place.root}sign-in`,
    { lang: place.query.lang },
  )}" target="_blank">${signIn}</a></p><form method="post" action="${linkTo(place.query)}">${kept}<button class="main">${again}</button></form></section>`;
  return { status: 401, ...document({ title, place, main, style: EDITOR_STYLE }, wording) };
};
