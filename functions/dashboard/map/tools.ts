import { type Html, html } from "../../pages/html.ts";
import { addressOf, keptOf, linkTo } from "../frame/page-query.ts";
import type { Place } from "../frame/place.ts";
import type { MapWording } from "./map-wording.ts";

/**
 * What can be done with the map: an address that shows the same days for ever, the drawing, the table. The page's script
 * shows the buttons, which need it: copy, print, and the drawing as a picture of points.
 */
export const tools = (
  { root, query }: Pick<Place, "root" | "query">,
  { from, to }: { readonly from: string; readonly to: string },
  { texts }: MapWording,
): Html => {
  const days = { from, to };
  const { heading, link, copy, copied, print, svg, png, csv } = texts.tools;
  const exported = (file: string) => addressOf(`${root}journey/${file}`, { ...keptOf(query), ...days });
  return html`<section class="tools" aria-labelledby="tools-heading"><h2 id="tools-heading">${heading}</h2><ul>
<li><a href="${linkTo(query, days)}" data-permalink>${link}</a></li><li hidden><button type="button" data-copy="${copied}">${copy}</button></li>
<li hidden><button type="button" data-print>${print}</button></li>
<li><a href="${exported("map.svg")}" data-drawing download>${svg}</a></li><li hidden><button type="button" data-picture>${png}</button></li>
<li><a href="${exported("map.csv")}" download>${csv}</a></li></ul><p role="status" class="note"></p></section>`;
};
