import { readFileSync } from "node:fs";
import { type Html, html } from "../../../../functions/pages/html.ts";
import { DEMO_STORE } from "../../demo/bottega-aurora.ts";
import type { StaticRoute } from "../../http.ts";
import { SHOP_TEXTS, type ShopTexts } from "./shop-texts.ts";

const STYLE_PATH = "/demo/shop.css";

/** What a shop that takes no chances allows: nothing inline, nothing evaluated, no markup from strings. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; " +
  "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

const PICTURE = (title: string): Html => html`<svg viewBox="0 0 320 280" role="img" aria-label="${title}">
<circle cx="232" cy="120" r="64" fill="#e9a178" opacity=".55"/><path d="M0 214h320" stroke="#8f3d1f" stroke-width="2" opacity=".4"/>
<path d="M92 96h116c0 62-8 104-30 118h-56c-22-14-30-56-30-118z" fill="#fffaf3" stroke="#8f3d1f" stroke-width="3"/>
<path d="M92 96c24 10 92 10 116 0" fill="none" stroke="#e08b6d" stroke-width="7"/>
<path d="M207 116c34-8 46 14 34 36-8 15-24 24-42 26" fill="none" stroke="#8f3d1f" stroke-width="9" stroke-linecap="round"/>
</svg>`;

/** One element of Viaggio, as the documentation tells a shop to write it. */
const feedback = (key: string, touchpoint: string, form: string, label?: string): Html =>
  html`<viaggio-feedback data-key="${key}" data-touchpoint="${touchpoint}" data-form="${form}"${
    label !== undefined && html` data-label="${label}"`
  }></viaggio-feedback>`;

const wall = (layout: string, link: string, stage?: string): Html =>
  html`<viaggio-wall store="${DEMO_STORE.id}" layout="${layout}"${stage !== undefined && html` stage="${stage}"`}><a href="/f/${DEMO_STORE.id}/wall">${link}</a></viaggio-wall>`;

const content = (texts: ShopTexts, key: string): Html => html`<section class="product" id="product">
  <div>${PICTURE(texts.product.picture)}</div>
  <div><h1>${texts.product.name}</h1><p class="lead">${texts.product.lead}</p><p>${texts.product.text}</p>
  <dl>${texts.product.facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl><p class="price">${texts.product.price}</p>
  ${wall("badge", texts.words.link)}</div>
</section>
<section id="words"><h2>${texts.words.heading}</h2><p>${texts.words.text}</p>${wall("grid", texts.words.link, "retention")}</section>
<section id="order"><h2>${texts.order.heading}</h2><p>${texts.order.text}</p><div class="card">${feedback(key, "checkout", "purchase")}</div></section>
<section id="help"><h2>${texts.help.heading}</h2><p>${texts.help.text}</p><div class="card">${feedback(key, "support", "inline")}</div></section>
<section id="all"><h2>${texts.carousel}</h2>${wall("carousel", texts.words.link)}</section>
<section id="behind"><h2>${texts.behind.heading}</h2><ol>${texts.behind.steps.map((step) => html`<li>${step}</li>`)}</ol><p><a class="go" href="/journey">${texts.behind.map}</a></p></section>`;

const page = (language: "it" | "en", key: string): Html => {
  const texts = SHOP_TEXTS[language];
  const links = [
    ["product", texts.product.name],
    ["words", texts.words.heading],
    ["order", texts.order.heading],
    ["help", texts.help.heading],
  ] as const;
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${texts.title}</title><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${STYLE_PATH}"><link rel="icon" href="data:,"><script type="module" src="/w/widget.js"></script><script type="module" src="/w/wall.js"></script></head>
<body><header><p class="notice">${texts.notice}</p><div class="bar"><a class="brand" href="#product">Bottega Aurora</a><nav aria-label="${texts.menu}"><ul>${links.map(
    ([id, name]) => html`<li><a href="#${id}">${name}</a></li>`,
  )}<li><a href="${texts.other.path}" lang="${texts.other.lang}" hreflang="${texts.other.lang}">${texts.other.name}</a></li></ul></nav></div></header>
<main>${content(texts, key)}</main>
${feedback(key, "product-page", "tab", texts.product.tab)}
</body></html>
`;
};

const file = (path: string, type: string, body: string): StaticRoute => ({
  path,
  headers: {
    "content-type": `${type}; charset=utf-8`,
    "content-security-policy": POLICY,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  },
  body,
});

/** A shop with Viaggio in it, for the first look: in Italian, in English, and its style sheet. */
export const demoShop = (publishableKey: string): readonly StaticRoute[] => [
  file("/demo/shop", "text/html", String(page("it", publishableKey))),
  file("/demo/shop/en", "text/html", String(page("en", publishableKey))),
  file(STYLE_PATH, "text/css", readFileSync(new URL("./shop.css", import.meta.url), "utf8")),
];
