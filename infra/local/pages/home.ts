import { type Html, html } from "../../../functions/pages/html.ts";
import { NAVIGATION_TEXTS } from "../../../functions/pages/navigation-texts.ts";
import type { Route } from "../http-routes.ts";
import { type LocalWording, localPage, localWording, prose } from "./page.ts";

/** The line that sends a response to the demo store; the README shows the same. */
export const curlLine = (url: string, publishableKey: string): string =>
  [
    `curl ${url}/v1/responses \\`,
    `  -H 'Authorization: Bearer ${publishableKey}' \\`,
    `  -H 'Origin: ${url}' -H 'Content-Type: application/json' \\`,
    `  -H "Idempotency-Key: $(date +%s%N)" \\`,
    `  -d '{"touchpoint":"delivery","language":"en","feeling":{"face":5},"rating":5,"comment":"It came early, and so well packed!"}'`,
  ].join("\n");

/** A day long enough ago that a trend by month has months to compare. */
const monthsAgo = (): string => new Date(Date.now() - 120 * 86_400_000).toISOString().slice(0, 10);

const button = (path: string, name: string): Html => html`<a class="go" href="${path}">${name}</a>`;

const demoHome = (curl: string, { language, texts, kept }: LocalWording): Html => {
  const { home, mailbox } = texts;
  const { pages } = NAVIGATION_TEXTS[language];
  const trend = `/trend?${new URLSearchParams({ by: "month", from: monthsAgo(), ...(kept !== "" && { lang: language }) })}`;
  const shown = [
    [`/journey${kept}`, pages.journey, home.shows.journey],
    [trend, pages.trend, home.shows.trend],
    [`/retention${kept}`, pages.retention, home.shows.retention],
    [`/advocacy${kept}`, pages.advocacy, home.shows.advocacy],
    [`/dev/mailbox${kept}`, mailbox.title, home.shows.mailbox],
  ] as const;
  // The shop speaks the two languages of its store.
  const shop = language === "it" ? "/demo/shop" : "/demo/shop/en";
  return html`<p>${home.lead}</p><p>${home.bottega}</p>
<p>${button(`/journey${kept}`, pages.journey)}${button(shop, home.demoShop)}${button(`/moderate${kept}`, pages.moderate)}${button(`/docs${kept}`, "API")}</p>
<ul>${shown.map(([path, name, what]) => html`<li><a href="${path}">${name}</a>: ${what}</li>`)}</ul>
<p>${prose(home.signIn)}</p>
<h2>${home.send.heading}</h2><p>${home.send.text}</p><pre tabindex="0"><code>${curl}</code></pre>
<h2>${home.own.heading}</h2><p>${prose(home.own.text)}</p>`;
};

const emptyHome = ({ language, texts: { home }, kept }: LocalWording): Html => html`<p>${home.lead}</p>
<h2>${home.firstSteps.heading}</h2><p>${home.firstSteps.text}</p>
<pre tabindex="0"><code>npm run viaggio -- store create --id my-shop --name "My shop"
npm run viaggio -- key create --store my-shop --kind secret --scopes admin,read --name "Admin"
npm run -s viaggio -- sign-in</code></pre>
<p>${button(`/journey${kept}`, NAVIGATION_TEXTS[language].pages.journey)}${button(`/docs${kept}`, "API")}</p>`;

/** What `npm start` opens on. Without the demo store it says how to make a store. */
export const homePage = (url: string, demo: { readonly publishableKey: string } | undefined): Route => ({
  method: "GET",
  path: "/",
  handler: async (event) => {
    const wording = localWording(event);
    const content = demo === undefined ? emptyHome(wording) : demoHome(curlLine(url, demo.publishableKey), wording);
    const main = html`<h1>Viaggio</h1>${content}<p class="soft">${wording.texts.home.here}</p>`;
    return localPage({ title: "Viaggio", main }, wording);
  },
});
