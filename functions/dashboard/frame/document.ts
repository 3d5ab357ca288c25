import { LANGUAGES } from "../../../shared/domain/language.ts";
import { type Html, html } from "../../pages/html.ts";
import { navigation } from "../../pages/navigation.ts";
import { NATIVE_NAMES } from "../../pages/page-language.ts";
import { scriptAddress } from "../../pages/script-files.ts";
import { addressOf, keptOf, linkTo, type PageQuery } from "./page-query.ts";
import type { Place } from "./place.ts";
import type { FrameWording } from "./wording.ts";

const MARK = html`<svg viewBox="0 0 32 16" aria-hidden="true"><path d="M2 11C9-2 14 0 17 8s8 9 13-5"/></svg>`;

const languageLinks = (query: PageQuery, { language, frame }: FrameWording): Html =>
  html`<nav aria-label="${frame.footer.language}"><ul class="languages">${LANGUAGES.map(
    (other) =>
      html`<li><a href="${linkTo(query, { lang: other })}" lang="${other}" hreflang="${other}"${
        other === language && html` aria-current="true"`
      }>${NATIVE_NAMES[other]}</a></li>`,
  )}</ul></nav>`;

/** Where the script says that the page has followed what came in, or cannot any more. */
const followed = ({ root }: Place, { frame }: FrameWording): Html =>
  html`<p class="live" role="status" data-followed="${frame.live.followed}" data-lost="${frame.live.lost}" data-ended="${
    frame.live.ended
  }" data-sign-in="${root}sign-in"></p>`;

type Page = {
  readonly title: string;
  readonly place: Place;
  readonly main: Html;
  /** The whole style sheet: the frame's and what the page adds. */
  readonly style: Html;
  /** True when it loads the dashboard's script. It is whole without. */
  readonly scripted?: boolean;
  /** Names this state of a page that follows the answers; the script asks whether it is still so. */
  readonly etag?: string | undefined;
};

/** A whole page in one request, its style sheet inside (its hash is what the answer's policy lets in). */
export const document = ({ title, place, main, style, scripted = false, etag }: Page, wording: FrameWording) => {
  const { language, frame } = wording;
  return {
    style,
    scripted,
    etag,
    compressed: true,
    page: html`<!doctype html>
<html lang="${language}" dir="ltr"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark">
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Cpath d='M2 20C9 4 14 6 17 16s8 10 13-6' fill='none' stroke='%23c2571f' stroke-width='4' stroke-linecap='round'/%3E%3C/svg%3E">
<style>${style}</style>${scripted && html`<script src="${scriptAddress("dashboard", place.root)}" defer></script>`}</head>
<body><a class="skip" href="#content">${frame.skip}</a>
<header class="top"><a class="brand" href="${place.root}" aria-label="Viaggio: ${frame.homePage}">${MARK}Viaggio</a>${navigation(
      { ...place, kept: addressOf("", keptOf(place.query)), language },
    )}</header>
${etag !== undefined && followed(place, wording)}<main id="content" tabindex="-1"${
      etag !== undefined && html` data-etag="${etag}"`
    }>${main}</main>
<footer>${languageLinks(place.query, wording)}<p>${frame.footer.about}</p></footer>
</body></html>
`,
  };
};
