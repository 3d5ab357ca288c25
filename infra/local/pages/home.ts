import { html } from "../../../functions/pages/html.ts";
import type { StaticRoute } from "../http.ts";
import { staticPage } from "./page.ts";

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

/** What `npm start` opens on. Without the demo store it says how to make a store. */
export const homePage = (url: string, demo: { readonly publishableKey: string } | undefined): StaticRoute =>
  staticPage(
    "/",
    "Viaggio",
    demo === undefined
      ? html`<h1>Viaggio</h1>
          <p>The voice of the customer along the journey, on this machine.</p>
          <h2>First steps</h2>
          <p>There is no demo store here. Make one of your own:</p>
          <pre tabindex="0"><code>npm run viaggio -- store create --id my-shop --name "My shop"
npm run viaggio -- key create --store my-shop --kind secret --scopes admin,read --name "Admin"
npm run -s viaggio -- sign-in</code></pre>
          <p><a class="go" href="/journey">Journey map</a><a class="go" href="/docs">API</a></p>`
      : html`<h1>Viaggio</h1>
          <p>The voice of the customer along the journey: how every stage felt, in the customers’ own words.</p>
          <p>
            You are looking at <strong>Bottega Aurora</strong>, a small shop for handmade ceramics. It does not exist: the
            shop, its customers and everything they say were written for this demo. The data came in through the same
            API that you can use below.
          </p>
          <p>
            <a class="go" href="/journey">Journey map</a><a class="go" href="/demo/shop">Demo shop</a><a class="go" href="/moderate">Testimonials</a><a class="go" href="/docs">API</a>
          </p>
          <ul>
            <li><a href="/journey">Journey map</a>: where it goes well, where customers are lost, in their own words</li>
            <li><a href="/trend?by=month&from=${monthsAgo()}">Trend</a>: how it went on, and since when parcels come by another courier</li>
            <li><a href="/retention">Retention</a>: who buys again after what they felt first, and who may be lost</li>
            <li><a href="/advocacy">Advocacy</a>: who recommends the shop, and what came of it</li>
            <li><a href="/dev/mailbox">Mailbox</a>: the mail that customers would be sent</li>
          </ul>
          <p>
            The demo shop shows what a store puts on its own pages: the widget that asks, and the wall of testimonials.
            What you answer there is on the map at once. The terminal where you started Viaggio shows a link that signs
            you in to all of these pages; it works once, and <code>npm run -s viaggio -- sign-in</code>
            makes another.
          </p>
          <h2>Send a response</h2>
          <p>Paste this into a terminal while you look at the journey map: it follows within two seconds.</p>
          <pre tabindex="0"><code>${curlLine(url, demo.publishableKey)}</code></pre>
          <h2>Make it yours</h2>
          <p>
            The admin key of this store stands in the terminal where you started Viaggio; it was printed once. Start with
            an empty folder and <code>VIAGGIO_DEMO=0</code> for a Viaggio without the demo.
          </p>
          <p class="soft">Everything here runs on this machine and is reachable from it alone.</p>`,
  );
