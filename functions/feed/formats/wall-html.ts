import type { Wall, WallEntry, WallLayout } from "../../../shared/contract/wall.ts";
import type { Product } from "../../../shared/domain/touchpoint.ts";
import { type Html, html } from "../../pages/html.ts";
import type { ShownFeed } from "../present-feed.ts";
import { toJsonLd } from "./json-ld.ts";
import { wallOf } from "./wall.ts";

/** A text with line breaks of its own: e-mail knows no `white-space`. */
const lines = (text: string): Html[] => text.split("\n").map((line, index) => html`${index > 0 && html`<br>`}${line}`);

const picture = (shown: WallEntry["stars"], name: string): Html | false =>
  shown !== null && html`<p class="${name}" role="img" aria-label="${shown[1]}">${lines(shown[0])}</p>`;

const entry = ({ stars, photo, text, lang, name, about, reply }: WallEntry): Html => html`
<li class="viaggio-testimonial">${picture(stars, "viaggio-stars")}${
  photo !== null &&
  html`<img src="${photo.src}" width="${photo.width}" height="${photo.height}" alt="${photo.alt}" loading="lazy">`
}<blockquote${lang !== "" && html` lang="${lang}"`} dir="auto">${lines(text)}</blockquote>
<p class="viaggio-source"><b dir="auto">${name}</b><br><small>${about}</small></p>${
  reply !== null && html`<p class="viaggio-reply" dir="auto">${lines(reply)}</p>`
}</li>`;

/** Where a wall's markup stands. */
export type Place = {
  readonly title: string;
  readonly layout: WallLayout;
  /** Address of the page that goes on. */
  readonly more: string | null;
  /** Perhaps in a frame: other pages of ours are not to be framed, so a link to them opens beside it. */
  readonly isFramed?: boolean;
};

/** The wall as a part of a page, with classes and without a style of its own. */
export const wallMarkup = (wall: Wall, { title, layout, more, isFramed = false }: Place): Html => {
  const { lang, average, ratings, about, verify, entries, buttons } = wall;
  return html`<section class="viaggio-wall viaggio-${layout}" lang="${lang}" aria-label="${title}">
<div class="viaggio-summary">${average !== "" && html`<p class="viaggio-average"><b>${average}</b></p>`}${picture(
    ratings,
    "viaggio-ratings",
  )}<p class="viaggio-about"><small>${about} <a href="${verify.href}"${
    isFramed && html` target="_blank" rel="noopener"`
  }>${verify.text}</a></small></p></div>${
    entries.length > 0 &&
    html`<ul class="viaggio-entries" role="list"${layout === "carousel" && html` tabindex="0"`}>${entries.map(entry)}\n</ul>`
  }${more !== null && html`<p class="viaggio-more"><a href="${more}" rel="next">${buttons.at(-1)}</a></p>`}
</section>
`;
};

/** The address of the page that shows what a fragment's address would. */
const pageAddress = (fragment: string): string => fragment.replace("/wall.html", "/wall");

/**
 * The wall as HTML to put into a page on the server or into an e-mail. With a product it carries its JSON-LD: what search
 * engines read is then on the very page where people see it, as they ask.
 */
export const toWallHtml = (feed: ShownFeed, layout: WallLayout, product: Product | undefined): string => {
  const wall = wallOf(feed, layout);
  const markup = wallMarkup(wall, {
    title: feed.texts.title,
    layout,
    more: wall.more && pageAddress(wall.more),
  });
  return product === undefined
    ? String(markup)
    : `${markup}<script type="application/ld+json">${toJsonLd(feed, product)}</script>\n`;
};
