import type { Scope } from "../../../shared/domain/api-key.ts";
import type { ConsentRate } from "../../../shared/domain/consent-rate.ts";
import type { Fairness } from "../../../shared/domain/fairness.ts";
import { LANGUAGES } from "../../../shared/domain/language.ts";
import type { Store } from "../../../shared/domain/store.ts";
import {
  REJECTION_REASONS,
  TESTIMONIAL_STATES,
  type Testimonial,
  type TestimonialState,
} from "../../../shared/domain/testimonial.ts";
import type { Touchpoint } from "../../../shared/domain/touchpoint.ts";
import { type Html, html } from "../../pages/html.ts";
import { document } from "./document.ts";
import { markedText } from "./marked-text.ts";
import { addressOf, FILTER_NAMES, type FilterName, keptOf, linkTo, type PageQuery } from "./page-query.ts";
import { publishRates } from "./publish-rates.ts";
import { nameOf, said } from "./said.ts";
import type { FormProblem } from "./texts.ts";
import type { Wording } from "./wording.ts";

/** Ages to choose from, in days. */
export const AGES = [7, 30, 90, 365] as const;

/** A field of the bulk form. */
export type BulkField = "pick" | "reason" | "tags";

export type QueueView = {
  readonly store: Store;
  readonly touchpoints: readonly Touchpoint[];
  readonly query: PageQuery;
  readonly state: TestimonialState;
  readonly testimonials: readonly Testimonial[];
  /** Where the next page begins. */
  readonly cursor?: string | undefined;
  readonly consent: ConsentRate;
  readonly fairness: Fairness;
  readonly token: string;
  readonly scopes: readonly Scope[];
  /** What a form sent to many has just done. */
  readonly done?: { readonly changed: number; readonly missed: number } | undefined;
  /** The form as it was sent, with what is wrong. */
  readonly refused?:
    | {
        readonly problem: FormProblem | "expired";
        readonly field?: BulkField;
        readonly typed: ReadonlyMap<string, readonly string[]>;
      }
    | undefined;
};

const isFiltered = (query: PageQuery) => FILTER_NAMES.some((name) => (query[name] ?? "") !== "");

const tabs = ({ query, state }: QueueView, { texts }: Wording): Html =>
  html`<nav aria-label="${texts.stateNav}"><ul class="tabs">${TESTIMONIAL_STATES.map(
    (each) =>
      html`<li><a href="${linkTo(keptOf(query), { state: each === "candidate" ? undefined : each })}"${
        each === state && html` aria-current="page"`
      }>${texts.states[each]}</a></li>`,
  )}</ul></nav>`;

type Option = { readonly value: string; readonly label: string };

const filterField = (
  name: FilterName,
  label: string,
  options: readonly Option[],
  query: PageQuery,
  any: string,
): Html =>
  html`<p><label for="f-${name}">${label}</label><select id="f-${name}" name="${name}"><option value="">${any}</option>${options.map(
    ({ value, label: shown }) =>
      html`<option value="${value}"${query[name] === value && html` selected`}>${shown}</option>`,
  )}</select></p>`;

const filters = ({ store, touchpoints, query, state }: QueueView, wording: Wording): Html => {
  const { texts, count, plainName, languageName } = wording;
  const { any } = texts.filters;
  const kept = { state: state === "candidate" ? undefined : state, lang: query.lang };
  const field = (name: FilterName, label: string, options: readonly Option[]) =>
    filterField(name, label, options, query, any);
  return html`<details${isFiltered(query) && html` open`}><summary>${texts.filters.heading}</summary><form method="get" action="?">${Object.entries(
    kept,
  ).map(
    ([name, value]) => value !== undefined && html`<input type="hidden" name="${name}" value="${value}">`,
  )}<div class="fields">${field(
    "stage",
    texts.filters.stage,
    store.stages.map(({ id, name }) => ({ value: id, label: plainName(name) })),
  )}${field(
    "touchpoint",
    texts.filters.touchpoint,
    touchpoints.map(({ id, name }) => ({ value: id, label: plainName(name) })),
  )}${field(
    "language",
    texts.filters.language,
    LANGUAGES.map((language) => ({ value: language, label: languageName(language) })),
  )}${field(
    "rating",
    texts.filters.rating,
    [5, 4, 3, 2, 1, 0].map((rating) => ({
      value: String(rating),
      label: rating === 0 ? texts.filters.noRating : texts.stars(count(rating)),
    })),
  )}${field(
    "days",
    texts.filters.age,
    AGES.map((days) => ({ value: String(days), label: texts.filters.since(count(days)) })),
  )}<p><button>${texts.filters.show}</button></p></div></form>${
    isFiltered(query) && html`<p><a class="go" href="${linkTo(kept)}">${texts.filters.removeAll}</a></p>`
  }</details>`;
};

const card = (testimonial: Testimonial, view: QueueView, wording: Wording): Html => {
  const { texts, day, name } = wording;
  const { id, rev, text, language, touchpoint, answeredOn, provenance, pii, featured, tags, incentivized, state } =
    testimonial;
  const author = nameOf(testimonial, wording);
  const place = view.touchpoints.find((each) => each.id === touchpoint);
  const value = `${id}.${rev}`;
  const picked = view.refused?.typed.get("pick")?.includes(value) ?? view.query.select === "all";
  return html`<li class="card" id="t-${id}">${
    state === "withdrawn"
      ? html`<span></span>`
      : html`<label class="pick"><input type="checkbox" name="pick" value="${value}"${picked && html` checked`}><span class="unseen">${texts.card.select(
          author,
        )}</span></label>`
  }<div>${
    text === undefined
      ? html`<p class="note">${texts.one.gone}</p>`
      : html`<blockquote class="words" dir="auto"${language !== undefined && html` lang="${language}"`}>${markedText(text, testimonial, wording)}</blockquote>`
  }<p class="meta">${said(testimonial, wording)}<b class="wide"><bdi>${author}</bdi></b><span class="wide">${
    place === undefined ? touchpoint : name(place.name)
  }</span><time datetime="${answeredOn}">${day(answeredOn)}</time><span>${texts.provenances[provenance]}</span>${
    incentivized && html`<span>${texts.card.incentivized}</span>`
  }${featured && html`<span>★ ${texts.card.featured}</span>`}${tags.map((tag) => html`<span>#${tag}</span>`)}</p>${
    pii.length > 0 && html`<p class="meta"><span class="warn wide">⚠ ${texts.card.marked(pii.length)}</span></p>`
  }<p class="row">${
    (state === "candidate" || state === "rejected") &&
    html`<button class="approve" name="approve" value="${value}">${texts.card.approve}<span class="unseen"> – ${texts.card.approveOf(author)}</span></button>`
  }<a class="go open" href="${addressOf(`moderate/${id}`, keptOf(view.query))}">${texts.card.open}<span class="unseen"> – ${texts.card.openOf(author)}</span></a></p></div></li>
`;
};

const reasonOptions = (chosen: string | undefined, { texts }: Wording): Html =>
  html`<option value="">${texts.chooseReason}</option>${REJECTION_REASONS.map(
    (reason) =>
      html`<option value="${reason}"${reason === chosen && html` selected`}>${texts.reasons[reason]}</option>`,
  )}`;

/** A choice of why something is rejected. */
export const reasonField = (chosen: string | undefined, problem: FormProblem | undefined, wording: Wording): Html => {
  const { texts } = wording;
  return html`<label for="reason">${texts.reason}</label>${
    problem !== undefined && html`<span class="e" id="e-reason">${texts.problem[problem]}</span>`
  }<select id="reason" name="reason"${
    problem !== undefined && html` aria-invalid="true" aria-describedby="e-reason"`
  }>${reasonOptions(chosen, wording)}</select>`;
};

const bulkBar = ({ query, state, refused }: QueueView, wording: Wording): Html => {
  const { texts } = wording;
  const { bulk } = texts;
  const problemOf = (field: BulkField) =>
    refused?.field === field && refused.problem !== "expired" ? refused.problem : undefined;
  const typed = (name: string) => refused?.typed.get(name)?.[0];
  const tagProblem = problemOf("tags");
  const all = query.select === "all";
  return html`<div class="bar" role="group" aria-labelledby="bulk-heading"><h2 id="bulk-heading">${bulk.heading}</h2>
<p class="row">${state !== "published" && html`<button name="do" value="approve">${bulk.approve}</button>`}<button name="do" value="feature">${bulk.feature}</button><button name="do" value="unfeature">${bulk.unfeature}</button><a class="go" href="${linkTo(
    query,
    { select: all ? undefined : "all" },
  )}">${all ? bulk.selectNone : bulk.selectAll}</a></p>
<div class="row">${reasonField(typed("reason"), problemOf("reason"), wording)}<button class="grave" name="do" value="reject">${bulk.reject}</button></div>
<div class="row"><label for="tags">${texts.one.tags}</label>${
    tagProblem !== undefined && html`<span class="e" id="e-tags">${texts.problem[tagProblem]}</span>`
  }<input type="text" id="tags" name="tags" autocomplete="off" spellcheck="false" value="${typed("tags") ?? ""}"${
    tagProblem !== undefined && html` aria-invalid="true" aria-describedby="e-tags"`
  }><button name="do" value="tag">${bulk.tag}</button></div></div>`;
};

const told = ({ done, refused }: QueueView, { texts, count }: Wording): Html | false => {
  if (refused?.problem === "expired") {
    return html`<section class="told bad" role="alert" tabindex="-1" autofocus aria-labelledby="told"><h2 id="told">${texts.expired.title}</h2><p>${texts.expired.text}</p></section>`;
  }
  if (refused !== undefined) {
    const target = refused.field === "pick" ? "#list" : `#${refused.field}`;
    return html`<section class="told bad" role="alert" tabindex="-1" autofocus aria-labelledby="told"><h2 id="told">${texts.problems}</h2><p><a href="${target}">${texts.problem[refused.problem]}</a></p></section>`;
  }
  return (
    done !== undefined &&
    html`<section class="told" role="status" tabindex="-1" autofocus><p>${texts.bulk.changed(count(done.changed))}${
      done.missed > 0 && html` <span class="warn">${texts.bulk.missed(count(done.missed))}</span>`
    }</p></section>`
  );
};

const emptyList = ({ query, state }: QueueView, { texts }: Wording): Html => {
  const { title, text } = isFiltered(query)
    ? texts.empty.noMatch
    : state === "candidate"
      ? texts.empty.waiting
      : texts.empty.none;
  return html`<section class="empty"><h2>${title}</h2><p>${text}</p></section>`;
};

/**
 * The testimonials of one state, each with what can be decided at a glance, and how each rating was treated. The form's first
 * button is what Enter in its one text field presses: without it, that would publish the first testimonial.
 */
export const queuePage = (view: QueueView, wording: Wording) => {
  const { store, testimonials, query, cursor, state } = view;
  const { texts } = wording;
  const title = `${view.refused === undefined ? "" : `${texts.problems}: `}${texts.title}: ${texts.states[state]}`;
  const cards = html`<ul class="list" id="list" tabindex="-1">${testimonials.map((each) => card(each, view, wording))}</ul>`;
  const main = html`<div><p class="note"><bdi>${store.name}</bdi></p><h1>${texts.title}</h1><p class="lead">${texts.lead}</p></div>
${told(view, wording)}${tabs(view, wording)}${filters(view, wording)}
${
  testimonials.length === 0
    ? emptyList(view, wording)
    : state === "withdrawn"
      ? cards
      : html`<form method="post" action="${linkTo(keptOf(query))}"><input type="hidden" name="token" value="${view.token}"><button name="do" value="tag" hidden></button>${cards}${bulkBar(view, wording)}</form>`
}
${
  (cursor !== undefined || query.cursor !== undefined) &&
  html`<p class="row">${query.cursor !== undefined && html`<a class="go" href="${linkTo(keptOf(query))}">${texts.first}</a>`}${
    cursor !== undefined && html`<a class="go" href="${linkTo(keptOf(query), { cursor })}">${texts.more}</a>`
  }</p>`
}
${publishRates(view, wording)}`;
  return document(
    { title: `${title} – ${store.name}`, query, main, home: "./", scopes: view.scopes, hasShortcuts: true },
    wording,
  );
};
