import { PAGE_SCOPES, type Session, sessionEnd } from "../../../shared/domain/session.ts";
import type { Store } from "../../../shared/domain/store.ts";
import { type Html, html } from "../../pages/html.ts";
import { document } from "../frame/document.ts";
import type { Place } from "../frame/place.ts";
import { FRAME_STYLE } from "../frame/style.ts";
import type { Wording } from "../frame/wording.ts";
import type { SessionsTexts } from "./sessions-texts.ts";

export type SessionsView = {
  readonly store: Pick<Store, "name" | "timeZone">;
  readonly place: Place;
  /** The one that looks. */
  readonly own: Session;
  readonly sessions: readonly Session[];
  readonly token: string;
  /** What became of a form. */
  readonly told?: "ended" | "expired" | undefined;
};

const STYLE = html`${FRAME_STYLE}.sessions{display:grid;gap:1rem}
.sessions li{display:grid;gap:.75rem;padding:1.125rem 1.25rem;border:1px solid var(--rule);border-radius:.875rem;background:var(--card)}
.sessions dl{display:grid;grid-template-columns:minmax(7rem,1fr) 2fr;gap:.25rem 1rem}
.sessions dt{color:var(--soft)}
@media(min-width:52rem){.sessions li{grid-template-columns:1fr auto;align-items:center}.sessions dl{grid-template-columns:repeat(4,1fr);grid-auto-flow:column;grid-template-rows:auto auto}.sessions h2{grid-column:1}.sessions form{grid-column:2;grid-row:1/3}}
`;

const card = (session: Session, view: SessionsView, { texts, language }: Wording<SessionsTexts>): Html => {
  const { headings } = texts;
  const locale = language === "en" ? "en-GB" : language;
  const { timeZone } = view.store;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });
  const time = (at: string) => html`<time datetime="${at}">${format.format(new Date(at))}</time>`;
  const isOwn = session.id === view.own.id;
  const may = PAGE_SCOPES.filter((scope) => session.scopes.includes(scope)).map((scope) => texts.may[scope]);
  return html`<li><h2><bdi>${session.name}</bdi>${isOwn && html` <small class="tag">${texts.thisOne}</small>`}</h2>
<dl><dt>${headings.may}</dt><dd>${may.join(", ")}</dd><dt>${headings.since}</dt><dd>${time(session.createdAt)}</dd><dt>${
    headings.seen
  }</dt><dd>${time(session.seenAt)}</dd><dt>${headings.until}</dt><dd>${time(sessionEnd(session).toISOString())}</dd></dl>
<form method="post"><input type="hidden" name="token" value="${view.token}"><button name="end" value="${session.id}">${texts.end}<span class="unseen">: ${
    texts.endOf
  } <bdi>${session.name}</bdi></span></button></form></li>
`;
};

/** Who is signed in, each with a button that ends it. */
export const sessionsPage = (view: SessionsView, wording: Wording<SessionsTexts>) => {
  const { texts } = wording;
  const { store, place, sessions, told } = view;
  const main = html`<div class="opening"><h1>${texts.title}</h1><p class="headline">${texts.lead(html`<bdi>${store.name}</bdi>`)}</p>${
    !place.scopes.includes("admin") && html`<p class="note">${texts.onlyOwn}</p>`
  }${told !== undefined && html`<p class="${told === "expired" ? "problems" : "told"}" role="status">${texts[told]}</p>`}</div>
<section aria-label="${texts.caption}"><ul class="sessions">${sessions.map((session) => card(session, view, wording))}</ul></section>`;
  return document({ title: `${texts.title} · ${store.name}`, place, main, style: STYLE }, wording);
};
