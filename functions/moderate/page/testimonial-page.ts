import type { Scope } from "../../../shared/domain/api-key.ts";
import type { Store } from "../../../shared/domain/store.ts";
import type { PiiKind, Stretch, Testimonial } from "../../../shared/domain/testimonial.ts";
import type { Touchpoint } from "../../../shared/domain/touchpoint.ts";
import { codePoints, shownWords } from "../../../shared/domain/words.ts";
import { type Html, html } from "../../pages/html.ts";
import { document } from "./document.ts";
import { markedText } from "./marked-text.ts";
import { addressOf, keptOf, linkTo, type PageQuery } from "./page-query.ts";
import { reasonField } from "./queue-page.ts";
import { nameOf, said } from "./said.ts";
import type { FormProblem } from "./texts.ts";
import type { Wording } from "./wording.ts";

/** A field of the forms about one testimonial. */
export type OneField = "reason" | "words" | "excerpt" | "tags" | "reply";

/** Why nothing was saved: what is wrong in a field, somebody else's change meanwhile, or a page that is too old. */
export type Refused = { readonly typed: ReadonlyMap<string, readonly string[]> } & Refusal;
export type Refusal =
  | { readonly why: "stale" | "expired" }
  | { readonly why: "problem"; readonly field: OneField; readonly problem: FormProblem };

export type TestimonialView = {
  readonly store: Store;
  readonly touchpoints: readonly Touchpoint[];
  readonly query: PageQuery;
  readonly testimonial: Testimonial;
  readonly token: string;
  readonly scopes: readonly Scope[];
  readonly saved: boolean;
  readonly refused?: Refused | undefined;
};

/** How a form names a stretch. */
export const stretchValue = ({ from, to }: Stretch): string => `${from}-${to}`;

const wordsOf = (text: string, { from, to }: Stretch): string => codePoints(text).slice(from, to).join("");

const told = ({ refused, saved, testimonial }: TestimonialView, { texts }: Wording): Html | false => {
  const notice = (title: string, text: Html | string) =>
    html`<section class="told bad" role="alert" tabindex="-1" autofocus aria-labelledby="told"><h2 id="told">${title}</h2><p>${text}</p></section>`;
  if (refused === undefined) {
    return saved && html`<section class="told" role="status" tabindex="-1" autofocus><p>${texts.saved}</p></section>`;
  }
  if (refused.why === "stale") {
    const { title, text } = testimonial.state === "withdrawn" ? texts.withdrawnMeanwhile : texts.stale;
    return notice(title, text);
  }
  if (refused.why === "problem") {
    return notice(texts.problems, html`<a href="#${refused.field}">${texts.problem[refused.problem]}</a>`);
  }
  return notice(texts.expired.title, texts.expired.text);
};

const facts = ({ testimonial, store, touchpoints }: TestimonialView, wording: Wording): Html => {
  const { texts, name, day, languageName } = wording;
  const { one } = texts;
  const { touchpoint, stage, answeredOn, language, provenance, source, incentivized } = testimonial;
  const place = touchpoints.find(({ id }) => id === touchpoint);
  const step = store.stages.find(({ id }) => id === stage);
  return html`<section class="side" aria-labelledby="facts"><h2 id="facts">${one.facts}</h2><dl><dt>${one.touchpoint}</dt><dd>${
    place === undefined ? touchpoint : name(place.name)
  }</dd><dt>${one.stage}</dt><dd>${step === undefined ? stage : name(step.name)}</dd><dt>${one.day}</dt><dd><time datetime="${answeredOn}">${day(answeredOn)}</time></dd>${
    language !== undefined && html`<dt>${one.language}</dt><dd>${languageName(language)}</dd>`
  }<dt>${one.provenance}</dt><dd>${texts.provenances[provenance]}</dd><dt>${one.source}</dt><dd>${texts.sources[source]}</dd><dt>${one.incentivized}</dt><dd>${incentivized ? one.yes : one.no}</dd></dl></section>`;
};

const agreement = ({ testimonial: { consent }, store }: TestimonialView, wording: Wording): Html => {
  const { texts, list, moment } = wording;
  const { one } = texts;
  return html`<section class="side" aria-labelledby="consent"><h2 id="consent">${one.consent}</h2><blockquote class="quote" lang="${consent.language}" dir="auto">${consent.text}</blockquote><dl><dt>${one.consentScopes}</dt><dd>${list(
    consent.scopes.map((scope) => texts.scopes[scope]),
  )}</dd><dt>${one.consentGiven}</dt><dd>${moment(consent.givenAt, store.timeZone)}</dd>${
    consent.withdrawnAt !== undefined &&
    html`<dt>${one.withdrawnOn}</dt><dd>${moment(consent.withdrawnAt, store.timeZone)}</dd>`
  }<dt>${one.consentHow}</dt><dd>${one.consentOn[consent.given ?? "page"]}</dd><dt>${one.consentVersion}</dt><dd>${consent.version}</dd></dl></section>`;
};

const trail = ({ testimonial, store }: TestimonialView, { texts, moment }: Wording): Html => {
  const { one } = texts;
  return html`<section class="side" aria-labelledby="trail"><h2 id="trail">${one.trail}</h2><ol class="trail">${[
    ...testimonial.trail,
  ]
    .reverse()
    .map(
      ({ at, by, action, detail }) =>
        html`<li><time datetime="${at}">${moment(at, store.timeZone)}</time>: ${one.actions[action]}${
          detail !== undefined && html` <span class="off">(${detail})</span>`
        } – ${by === "customer" ? one.customer : one.key(by)}</li>`,
    )}</ol></section>`;
};

type FormParts = { readonly view: TestimonialView; readonly wording: Wording };

const form = ({ view: { query, token, testimonial } }: FormParts, act: string, content: Html): Html =>
  html`<form method="post" action="${linkTo(keptOf(query))}"><input type="hidden" name="token" value="${token}"><input type="hidden" name="rev" value="${testimonial.rev}"><input type="hidden" name="do" value="${act}">${content}</form>`;

const problemOf = ({ refused }: TestimonialView, field: OneField): FormProblem | undefined =>
  refused?.why === "problem" && refused.field === field ? refused.problem : undefined;

/** What was typed into a form that was refused, else what is so now. */
const typed = ({ refused }: TestimonialView, act: string, field: string, now: string): string =>
  refused?.typed.get("do")?.[0] === act ? (refused.typed.get(field)?.[0] ?? now) : now;

const decisions = (parts: FormParts): Html => {
  const { view, wording } = parts;
  const { texts } = wording;
  const { testimonial } = view;
  const { state, rejection, featured } = testimonial;
  const chosen = typed(view, "reject", "reason", rejection?.reason ?? "");
  return html`<section class="side" aria-labelledby="decide"><h2 id="decide">${texts.one.decide}</h2><p>${texts.one.stageOf}: <b>${
    rejection === undefined ? texts.states[state] : texts.one.rejectedFor(texts.reasons[rejection.reason])
  }</b></p>${
    state !== "published" && form(parts, "approve", html`<button class="main approve">${texts.bulk.approve}</button>`)
  }${form(
    parts,
    "reject",
    html`${reasonField(chosen, problemOf(view, "reason"), wording)}<p class="note">${texts.reasonsNote}</p><button class="grave">${texts.bulk.reject}</button>`,
  )}${form(parts, featured ? "unfeature" : "feature", html`<button>${featured ? texts.one.unfeature : texts.one.feature}</button>`)}</section>`;
};

/** A field with its note and, if there is one, its problem. */
const field = (
  { view, wording: { texts } }: FormParts,
  name: OneField,
  note: string,
  control: (described: Html) => Html,
): Html => {
  const problem = problemOf(view, name);
  const described = html` aria-describedby="n-${name}${problem !== undefined && ` e-${name}`}"${
    problem !== undefined && html` aria-invalid="true"`
  }`;
  return html`<p class="note" id="n-${name}">${note}</p>${
    problem !== undefined && html`<span class="e" id="e-${name}">${texts.problem[problem]}</span>`
  }${control(described)}`;
};

const coverForm = (parts: FormParts, text: string): Html => {
  const { view, wording } = parts;
  const { one } = wording.texts;
  const { testimonial, refused } = view;
  const masks = testimonial.masks ?? [];
  const isFound = (mask: Stretch) => testimonial.pii.some(({ from, to }) => from === mask.from && to === mask.to);
  const offered: readonly (Stretch & { readonly kind?: PiiKind })[] = [
    ...testimonial.pii,
    ...masks.filter((mask) => !isFound(mask)),
  ].sort((a, b) => a.from - b.from);
  const sent = refused?.typed.get("do")?.[0] === "mask" ? (refused.typed.get("span") ?? []) : undefined;
  const isCovered = (stretch: Stretch) =>
    sent?.includes(stretchValue(stretch)) ?? masks.some(({ from, to }) => from <= stretch.from && stretch.to <= to);
  return html`<section class="side" aria-labelledby="cover"><h2 id="cover">${one.cover}</h2>${form(
    parts,
    "mask",
    html`<p class="note">${one.coverNote}</p>${
      offered.length > 0 &&
      html`<fieldset><legend class="label">${one.coverFound}</legend>${offered.map(
        (stretch) =>
          html`<label class="pick"><input type="checkbox" name="span" value="${stretchValue(stretch)}"${
            isCovered(stretch) && html` checked`
          }><span><bdi>${wordsOf(text, stretch)}</bdi>${stretch.kind !== undefined && html` <small>${one.pii[stretch.kind]}</small>`}</span></label>`,
      )}</fieldset>`
    }<label for="words">${one.coverWords}</label>${field(
      parts,
      "words",
      one.coverWordsNote,
      (described) =>
        html`<textarea id="words" name="words" rows="2" dir="auto"${described}>${"\n"}${typed(view, "mask", "words", "")}</textarea>`,
    )}<button>${one.save}</button>`,
  )}</section>`;
};

const excerptForm = (parts: FormParts, text: string): Html => {
  const { view, wording } = parts;
  const { one } = wording.texts;
  const { excerpt, language } = view.testimonial;
  const now = excerpt === undefined ? text : wordsOf(text, excerpt);
  return html`<section class="side">${form(
    parts,
    "excerpt",
    html`<h2><label for="excerpt">${one.excerpt}</label></h2>${field(
      parts,
      "excerpt",
      one.excerptNote,
      (described) =>
        html`<textarea id="excerpt" name="excerpt" rows="5" dir="auto"${language !== undefined && html` lang="${language}"`}${described}>${"\n"}${typed(
          view,
          "excerpt",
          "excerpt",
          now,
        )}</textarea>`,
    )}<button>${one.save}</button>`,
  )}</section>`;
};

const otherForms = (parts: FormParts): Html => {
  const { view, wording } = parts;
  const { one } = wording.texts;
  const { tags, reply } = view.testimonial;
  return html`<section class="side">${form(
    parts,
    "reply",
    html`<h2><label for="reply">${one.reply}</label></h2>${field(
      parts,
      "reply",
      one.replyNote,
      (described) =>
        html`<textarea id="reply" name="reply" rows="3" dir="auto"${described}>${"\n"}${typed(view, "reply", "reply", reply?.text ?? "")}</textarea>`,
    )}<button>${one.save}</button>`,
  )}</section><section class="side">${form(
    parts,
    "tag",
    html`<h2><label for="tags">${one.tags}</label></h2>${field(
      parts,
      "tags",
      one.tagsNote,
      (described) =>
        html`<input type="text" id="tags" name="tags" autocomplete="off" spellcheck="false" value="${typed(view, "tag", "tags", tags.join(" "))}"${described}>`,
    )}<button>${one.save}</button>`,
  )}</section>`;
};

const words = ({ testimonial }: TestimonialView, text: string, wording: Wording): Html => {
  const { texts } = wording;
  const { one } = texts;
  const { language, masks, excerpt, photo } = testimonial;
  const spoken = language !== undefined && html` lang="${language}"`;
  return html`<section class="side" aria-labelledby="as-written"><h2 id="as-written">${one.words}</h2><p class="note">${one.wordsNote}</p><blockquote class="words big" dir="auto"${spoken}>${markedText(text, testimonial, wording)}</blockquote><p class="meta">${said(testimonial, wording)}</p>${
    (masks !== undefined || excerpt !== undefined) &&
    html`<h2>${one.publicWords}</h2><blockquote class="words quote" dir="auto"${spoken}>${shownWords(text, testimonial)}</blockquote>`
  }${
    photo !== undefined &&
    html`<h2>${one.photo}</h2><img class="photo" src="../p/${testimonial.store}/${photo.id}" width="${photo.width}" height="${photo.height}" alt="${one.photoAlt}">`
  }</section>`;
};

/** One testimonial: its words to the letter, what its author agreed to, and all that a moderator may do. */
export const testimonialPage = (view: TestimonialView, wording: Wording) => {
  const { testimonial, query, store } = view;
  const { texts } = wording;
  const { text } = testimonial;
  const name = nameOf(testimonial, wording);
  const parts = { view, wording };
  const main = html`<div><p><a class="go back" href="${addressOf("../moderate", keptOf(query))}">← ${texts.one.back}</a></p><h1>${texts.one.title(name)}</h1></div>
${told(view, wording)}<div class="two"><div>${
    text === undefined
      ? html`<p class="side">${texts.one.gone}</p>`
      : html`${words(view, text, wording)}${coverForm(parts, text)}${excerptForm(parts, text)}${otherForms(parts)}`
  }</div><div>${text !== undefined && decisions(parts)}${agreement(view, wording)}${facts(view, wording)}${trail(view, wording)}</div></div>`;
  const prefix = view.refused === undefined ? "" : `${texts.problems}: `;
  return document(
    {
      title: `${prefix}${texts.one.title(name)} – ${store.name}`,
      query,
      main,
      home: "../",
      scopes: view.scopes,
      hasShortcuts: true,
    },
    wording,
  );
};
