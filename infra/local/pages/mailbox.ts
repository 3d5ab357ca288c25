import { createHash } from "node:crypto";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { type Html, html } from "../../../functions/pages/html.ts";
import type { KeptMail } from "../mailbox.ts";
import { localPage } from "./page.ts";

type Page = APIGatewayProxyStructuredResultV2;

const pageOf = (title: string, content: Html, may: Parameters<typeof localPage>[2] = {}): Page => {
  const { headers, body } = localPage(title, content, may);
  return { statusCode: 200, headers: { ...headers }, body: String(body) };
};

/** The newest mails of the mailbox. */
export const mailboxPage = (mails: readonly KeptMail[], all: number, now: Date): Page =>
  pageOf(
    "Mailbox",
    html`<h1>Mailbox</h1>
      <p>Mail that Viaggio would have sent. Nothing leaves this machine. Its clock says <time datetime="${now.toISOString()}">${now.toUTCString()}</time>.</p>
      ${
        mails.length === 0
          ? html`<p>No mail yet: what is due comes within a second. How to move the clock is in <code>docs/orders.md</code>.</p>`
          : html`<p>${all === mails.length ? `${all}` : `The newest ${mails.length} of ${all}`} ${all === 1 ? "mail" : "mails"}</p>
      <ul class="mails">${mails.map(
        ({ id, subject, to, date, about }) =>
          html`<li><a href="/dev/mailbox/${id}">${subject}</a><br><span class="soft">to ${to}, ${about.kind}, store ${about.store}, order ${about.order}, <time datetime="${date}">${new Date(date).toUTCString()}</time></span></li>`,
      )}</ul>`
      }`,
  );

const row = (name: string, value: string | undefined): Html | false =>
  value !== undefined && html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`;

/** One mail: what it says of itself, as it looks, as plain text, and what may become of it. */
export const mailPage = (mail: KeptMail): Page =>
  pageOf(
    mail.subject,
    html`<p><a href="/dev/mailbox">Mailbox</a></p><h1>${mail.subject}</h1>
      <table class="headers"><tbody>
      ${row("From", `${mail.from.name} <${mail.from.address}>`)}${row("To", mail.to)}${row("Reply-To", mail.replyTo)}
      ${row("Date", new Date(mail.date).toUTCString())}${row("Message-ID", mail.messageId)}${row("Language", mail.language)}
      ${row("List-Unsubscribe", mail.unsubscribeUrl)}</tbody></table>
      <p><a class="go" href="/dev/mailbox/${mail.id}/html">As a page</a><a class="go" href="/dev/mailbox/${mail.id}/raw">As it was sent</a></p>
      <h2>As it looks</h2>
      <iframe title="The mail as it looks" sandbox="allow-top-navigation-by-user-activation" src="/dev/mailbox/${mail.id}/html"></iframe>
      <h2>As plain text</h2>
      <pre tabindex="0" lang="${mail.language}">${mail.text}</pre>
      <h2>What becomes of it</h2>
      <p>On AWS, SES tells of mail that comes back and of readers who call it unwanted. Here you do:</p>
      <form method="post" action="/dev/mailbox/${mail.id}/bounce"><button>It came back</button></form>
      <form method="post" action="/dev/mailbox/${mail.id}/complaint"><button>Its reader complained</button></form>`,
    { send: true, frame: true },
  );

/** The mail itself as a document: nothing in it runs, nothing is loaded but what we serve. */
export const mailDocument = ({ html: content }: KeptMail): Page => {
  const style = /<style>([^<]*)<\/style>/.exec(content)?.[1] ?? "";
  const source = createHash("sha256").update(style).digest("base64");
  return {
    statusCode: 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      // Mail is styled by attributes, since mail programs drop most else.
      "content-security-policy": `default-src 'none'; style-src 'sha256-${source}'; style-src-attr 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`,
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    },
    // Its links lead out of the frame that it is shown in.
    body: content.replace("<head>", '<head><base target="_top">'),
  };
};
