import { type Html, type HtmlPart, html } from "../../pages/html.ts";
import type { ShownFeed, ShownItem } from "../present-feed.ts";

/** Markup as the text of an element: feed readers expect HTML there, escaped once more. */
export const asText = (markup: Html): string => String(markup);

/**
 * XML is written with the pages' own template: the five characters that it escapes are XML's five, and a reference such as
 * `&#39;` means the same in both. What XML cannot hold at all is gone from texts already (`shownText`). The builder of
 * fast-xml-parser would add 77 KB to the function for what these lines do.
 */
export const xml = (template: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html => html(template, ...parts);

/** A whole document. */
export const xmlDocument = (root: Html): string => `<?xml version="1.0" encoding="utf-8"?>\n${root}\n`;

/** The name of what RSS and Atom have no element for; nothing is fetched from it. */
export const NAMESPACE = "urn:x-viaggio:feed:1";

/** What an item is called in a list of items: its stars, or where the customer was. */
export const itemTitle = ({ ratingText, touchpointName }: ShownItem): string =>
  [ratingText, touchpointName].filter((part) => part !== undefined).join(" · ");

/** The words with their labels, as people see them in a reader or a newsletter: what the machine fields say, they must see too. */
export const itemHtml = (item: ShownItem, { texts }: ShownFeed): Html => {
  const { text, displayName, dateText, provenanceText, incentivized, reply, photo, language } = item;
  return html`<blockquote${language !== undefined && html` lang="${language}"`}>${text
    .split("\n")
    .map((line, index) => html`${index > 0 && html`<br>`}${line}`)}</blockquote><p>${
    displayName ?? texts.anonymous
  } · ${dateText} · ${provenanceText}${incentivized && ` · ${texts.incentivized}`}</p>${
    photo !== undefined &&
    html`<p><img src="${photo.url}" width="${photo.width}" height="${photo.height}" alt="${texts.photo}"></p>`
  }${reply !== undefined && html`<p><b>${texts.reply}</b> (${reply.dateText}): ${reply.text}</p>`}`;
};

/** An item's facts for machines, in our namespace. */
export const itemFacts = (item: ShownItem): Html =>
  xml`<v:provenance label="${item.provenanceText}">${item.provenance}</v:provenance><v:incentivized>${String(
    item.incentivized,
  )}</v:incentivized>${item.rating !== undefined && xml`<v:rating min="1" max="5">${item.rating}</v:rating>`}<v:date>${
    item.date
  }</v:date><v:stage name="${item.stageName}">${item.stage}</v:stage><v:touchpoint name="${item.touchpointName}">${
    item.touchpoint
  }</v:touchpoint>`;

/** The feed's facts: whether it was selected, and all ratings beside it. */
export const feedFacts = ({ selection, summary, links }: ShownFeed): Html =>
  xml`<v:selection>${selection}</v:selection><v:summary from="${summary.from}" to="${summary.to}" responses="${
    summary.responses
  }" published="${summary.published}"${summary.average !== undefined && xml` average="${summary.average}"`}>${Object.entries(
    summary.ratings,
  ).map(
    ([stars, n]) => xml`<v:ratings stars="${stars}">${n}</v:ratings>`,
  )}</v:summary><v:verify>${links.verify}</v:verify>`;
