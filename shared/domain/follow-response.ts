import { type Consent, holds } from "./consent.ts";
import type { PersonalDataReport } from "./personal-data.ts";
import { counts, languageOf, type Response } from "./response.ts";
import { dayIn } from "./store.ts";
import { addToTrail, CUSTOMER, type Testimonial } from "./testimonial.ts";

/** A response that agreed to be published and has words to publish. */
type Publishable = Response & { readonly consent: Consent; readonly answers: { readonly comment: string } };

const isPublishable = (response: Response): response is Publishable =>
  counts(response) && response.consent !== undefined && response.answers.comment !== undefined;

/** What a testimonial takes from its response as it is. */
const factsOf = (response: Publishable, timeZone: string) => {
  const { rating, feeling, comment } = response.answers;
  const language = languageOf(response);
  return {
    response: { rev: response.rev },
    text: comment,
    displayName: response.consent.displayName,
    rating,
    face: feeling?.face,
    language,
    stage: response.stage,
    channel: response.channel,
    touchpoint: response.touchpoint,
    answeredAt: response.answeredAt,
    answeredOn: dayIn(timeZone, response.answeredAt),
    provenance: response.provenance,
    source: response.source,
    incentivized: response.incentivized === true,
    consent: response.consent,
    photo: response.photo,
  };
};

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** True when the public would read or see something that nobody of the store has looked at. */
const saysSomethingNew = (before: Testimonial, facts: ReturnType<typeof factsOf>): boolean =>
  before.text !== facts.text || before.displayName !== facts.displayName || !same(before.photo, facts.photo);

/**
 * A testimonial whose author took the agreement back: what was agreed to, until when, and who did what stay as proof;
 * words, name, picture and reply are gone.
 */
export const takenBack = (
  before: Testimonial,
  response: { readonly rev: number; readonly consent: Consent },
  now: Date,
): Testimonial => {
  const { displayName: _, ...consent } = response.consent;
  const { id, store, stage, channel, touchpoint, answeredAt, answeredOn, provenance, source, rating, language } =
    before;
  return {
    ...{ id, store, stage, channel, touchpoint, answeredAt, answeredOn, provenance, source, rating, language },
    state: "withdrawn",
    rev: before.rev + 1,
    response: { rev: response.rev },
    incentivized: before.incentivized,
    consent,
    pii: [],
    piiEngine: before.piiEngine,
    featured: false,
    tags: [],
    changedAt: now.toISOString(),
    trail: addToTrail(before.trail, { at: now.toISOString(), by: CUSTOMER, action: "withdrawn" }),
  };
};

/** True when the words of a response are others than those that a look for personal data was given last. */
export const needsLook = (before: Testimonial | undefined, response: Response): boolean =>
  isPublishable(response) && holds(response.consent) && before?.text !== response.answers.comment;

/** What a testimonial needs besides its response to follow it. */
export type Following = {
  readonly timeZone: string;
  readonly now: Date;
  /** Given when `needsLook`. */
  readonly pii?: PersonalDataReport | undefined;
};

/**
 * What the testimonial of a response must be, given what it was: the same object when nothing is to be done, undefined
 * when there must be none. New words, a new name or a new picture wait to be looked at; all else that changed is changed
 * where it is, so that nothing leaves the feeds because its author now gives fewer stars.
 */
export const followResponse = (
  before: Testimonial | undefined,
  response: Response,
  { timeZone, now, pii }: Following,
): Testimonial | undefined => {
  if (!isPublishable(response)) return undefined;
  if (!holds(response.consent)) {
    if (before === undefined) return undefined;
    return before.state === "withdrawn" ? before : takenBack(before, response, now);
  }
  const facts = factsOf(response, timeZone);
  const at = now.toISOString();
  const looked = pii === undefined ? undefined : { pii: [...pii.findings], piiEngine: pii.engine };
  if (before === undefined || before.state === "withdrawn" || saysSomethingNew(before, facts)) {
    return {
      ...facts,
      id: response.id,
      store: response.store,
      rev: (before?.rev ?? 0) + 1,
      state: "candidate",
      ...(looked ?? { pii: before?.pii ?? [], piiEngine: before?.piiEngine ?? "rules" }),
      featured: before?.featured ?? false,
      tags: before?.tags ?? [],
      reply: before?.reply ?? importedReply(response, timeZone),
      changedAt: at,
      trail: addToTrail(before?.trail ?? [], {
        at,
        by: CUSTOMER,
        action: before === undefined || before.state === "withdrawn" ? "proposed" : "changed",
      }),
    };
  }
  const followed = { ...before, ...facts };
  if (same({ ...followed, response: before.response }, before)) {
    return before.response.rev === facts.response.rev
      ? before
      : { ...before, response: facts.response, rev: before.rev + 1 };
  }
  return { ...followed, rev: before.rev + 1, changedAt: at };
};

const importedReply = (response: Response, timeZone: string): Testimonial["reply"] =>
  response.reply === undefined ? undefined : { ...response.reply, on: dayIn(timeZone, response.reply.at) };
