import type { WallLayout } from "../../../shared/contract/wall.ts";
import type { Store } from "../../../shared/domain/store.ts";
import { sourceOf } from "../../pages/content-source.ts";
import { type Html, html } from "../../pages/html.ts";
import type { ShownFeed } from "../present-feed.ts";
import { wallOf } from "./wall.ts";
import { wallMarkup } from "./wall-html.ts";

/** Contrast: text 4.5:1 and edges 3:1 at least, in both schemes; directions are logical. */
const STYLE: Html = html`
:root{color-scheme:light dark;--paper:#fff;--ink:#1f1d1a;--soft:#625d55;--edge:#8b857b;--star:#a3561a}
@media(prefers-color-scheme:dark){:root{--paper:#171614;--ink:#edeae4;--soft:#aca69c;--edge:#7f796f;--star:#f5b45c}}
*{box-sizing:border-box;margin:0;padding:0}
body{padding:1rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{margin-block-end:.75rem;font-size:1.5rem;line-height:1.2}
small,.viaggio-reply{color:var(--soft);font-size:.875rem}
a{color:inherit}
.viaggio-summary{display:flex;flex-wrap:wrap;gap:.25rem 2rem;align-items:center;margin-block-end:1rem}
.viaggio-about{flex:1 1 16rem}
.viaggio-average b{font-size:2rem}
.viaggio-stars,.viaggio-ratings{color:var(--star);font-variant-numeric:tabular-nums}
.viaggio-ratings{line-height:1.3}
.viaggio-entries{list-style:none;display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));align-items:start}
.viaggio-list .viaggio-entries{grid-template-columns:1fr}
.viaggio-carousel .viaggio-entries{grid:auto/auto-flow min(85%,20rem);overflow-x:auto;scroll-snap-type:x mandatory}
.viaggio-testimonial{padding:1rem;border:1px solid var(--edge);border-radius:.75rem;scroll-snap-align:start}
blockquote{margin-block:.25rem .75rem}
.viaggio-reply{margin-block-start:.75rem;padding-inline-start:.75rem;border-inline-start:3px solid var(--edge)}
img{display:block;max-inline-size:100%;block-size:auto;margin-block:.5rem}
.viaggio-more{margin-block-start:1rem}
.viaggio-more a{display:inline-block;padding:.7rem 1rem;border:1px solid var(--edge);border-radius:.5rem}
:focus-visible{outline:3px solid;outline-offset:2px}
`;

/**
 * What the page may do: show itself and customers' photos. Who may put it into a frame: the origins that the store has
 * listed, and everybody where it has listed none; there is nothing on it that a click could be stolen for.
 */
export const wallPagePolicy = ({ origins }: Pick<Store, "origins">): string =>
  `default-src 'none'; style-src ${sourceOf(STYLE)}; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors ${
    origins.length > 0 ? `'self' ${origins.join(" ")}` : "*"
  }`;

/** The wall as a page of its own: for an iframe, for whoever runs no script, and behind the link in `<viaggio-wall>`. */
export const toWallPage = (feed: ShownFeed, layout: WallLayout): string => {
  const wall = wallOf(feed, layout);
  return String(html`<!doctype html>
<html lang="${wall.lang}" dir="ltr"><head><meta charset="utf-8"><title>${feed.title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body><main><h1>${feed.title}</h1>${wallMarkup(wall, { title: feed.texts.title, layout, more: wall.more, isFramed: true })}</main></body></html>
`);
};
