import { createHash } from "node:crypto";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { type Html, html } from "../../../functions/pages/html.ts";
import { perLanguage } from "../../../functions/pages/per-language.ts";
import type { KeptMail } from "../mailbox.ts";
import { type LocalWording, localPage, prose } from "./page.ts";

type Page = APIGatewayProxyStructuredResultV2;

const formatsOf = perLanguage((language) => {
  const times = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    dateStyle: "medium",
    timeStyle: "long",
    timeZone: "UTC",
  });
  const counts = new Intl.NumberFormat(language);
  const time = (at: Date): Html => html`<time datetime="${at.toISOString()}">${times.format(at)}</time>`;
  return { time, count: (n: number) => counts.format(n) };
});

/** The newest mails of the mailbox. */
export const mailboxPage = (mails: readonly KeptMail[], all: number, now: Date, wording: LocalWording): Page => {
  const { mailbox: texts } = wording.texts;
  const { time, count } = formatsOf(wording.language);
  const main = html`<h1>${texts.title}</h1><p>${texts.lead} ${texts.clock} ${time(now)}.</p>${
    mails.length === 0
      ? html`<p>${prose(texts.empty)}</p>`
      : html`<p>${all === mails.length ? texts.count(count(all)) : texts.newest(count(mails.length), count(all))}</p>
<ul class="mails">${mails.map(
          ({ id, subject, language, to, date, about }) =>
            html`<li><a href="/dev/mailbox/${id}${wording.kept}" lang="${language}">${subject}</a><br><span class="soft">${texts.about(
              { ...about, to, kind: texts.kinds[about.kind] },
            )}, ${time(new Date(date))}</span></li>`,
        )}</ul>`
  }`;
  return localPage({ title: texts.title, main }, wording);
};

const row = (name: string, value: string | Html | undefined): Html | false =>
  value !== undefined && html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`;

/** One mail: what it says of itself, as it looks, as plain text, and what may become of it. */
export const mailPage = (mail: KeptMail, wording: LocalWording): Page => {
  const { kept, texts: all } = wording;
  const { mailbox: texts } = all;
  const main = html`<p><a href="/dev/mailbox${kept}">${texts.title}</a></p><h1 lang="${mail.language}">${mail.subject}</h1>
      <table class="headers" aria-label="${texts.fields}"><tbody>
      ${row("From", `${mail.from.name} <${mail.from.address}>`)}${row("To", mail.to)}${row("Reply-To", mail.replyTo)}
      ${row("Date", formatsOf(wording.language).time(new Date(mail.date)))}${row("Message-ID", mail.messageId)}${row(texts.mailLanguage, mail.language)}
      ${row("List-Unsubscribe", mail.unsubscribeUrl)}</tbody></table>
      <p><a class="go" href="/dev/mailbox/${mail.id}/html">${texts.asPage}</a><a class="go" href="/dev/mailbox/${mail.id}/raw">${texts.asSent}</a></p>
      <h2>${texts.looks}</h2>
      <iframe title="${texts.looks}" sandbox="allow-top-navigation-by-user-activation" src="/dev/mailbox/${mail.id}/html"></iframe>
      <h2>${texts.plain}</h2>
      <pre tabindex="0" lang="${mail.language}">${mail.text}</pre>
      <h2>${texts.news.heading}</h2>
      <p>${texts.news.text}</p>
      <form method="post" action="/dev/mailbox/${mail.id}/bounce${kept}"><button>${texts.cameBack}</button></form>
      <form method="post" action="/dev/mailbox/${mail.id}/complaint${kept}"><button>${texts.complained}</button></form>`;
  return localPage({ title: mail.subject, main, may: { send: true, frame: true } }, wording);
};

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
