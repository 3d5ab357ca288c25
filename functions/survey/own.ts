import { referralCodeOf } from "../../shared/adapters/referral-code.ts";
import { CONSENT_SCOPES, CONSENT_VERSION, type Consent, DisplayName, holds } from "../../shared/domain/consent.ts";
import { AppError } from "../../shared/domain/errors.ts";
import { isLanguage, type Language } from "../../shared/domain/language.ts";
import type { Response } from "../../shared/domain/response.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { Survey } from "../../shared/domain/survey.ts";
import { baseUrl } from "../http/base-url.ts";
import type { EndpointHandler } from "../http/endpoint.ts";
import { formFields } from "../pages/form-fields.ts";
import { type PageAnswer, type PageRequest, pageEndpoint } from "../pages/page-endpoint.ts";
import { pageLanguage } from "../pages/page-language.ts";
import { changeResponse, editableUntil, keepAnswers } from "./keep-answers.ts";
import type { SurveyNeeds } from "./needs.ts";
import { noSuchLink, signedToken } from "./open-survey.ts";
import { erasedPage } from "./page/message-page.ts";
import { type OwnView, ownPage, type PhotoFormProblem, type PublicationProblem } from "./page/own-page.ts";
import { TEXTS } from "./page/texts.ts";
import { hasFile, photoIn } from "./photo-form.ts";
import { type Fields, fieldsFrom, type Problem, readForm } from "./read-form.ts";
import { refusalAnswer } from "./refusal.ts";
import { readRendered, signRendered } from "./rendered.ts";

/** A response, opened by its owner's link. */
type Owned = { readonly store: Store; readonly survey: Survey; readonly response: Response };

/** @throws AppError `not_found` for no link of ours, or a response that never was or is long gone */
const openOwn = async (needs: SurveyNeeds, request: PageRequest): Promise<Owned> => {
  const token = signedToken(needs, request.path.token, ["own"]);
  const [store, response] = await Promise.all([needs.store(token.store), needs.responses.get(token.store, token.id)]);
  const asked = response?.survey;
  const survey = asked && (await needs.version(token.store, asked.id, asked.version));
  if (store === undefined || response === undefined || survey === undefined) throw noSuchLink();
  return { store, survey, response };
};

/** The language that was switched to, else the one that was answered in. */
const languageFor = ({ response, survey }: Owned, { query, headers }: PageRequest, chosen?: string): Language =>
  pageLanguage(
    { lang: chosen ?? query.lang ?? response.language, acceptLanguage: headers["accept-language"] },
    survey.languages[0] ?? "en",
    survey.languages,
  );

type Shown = {
  readonly language: Language;
  readonly link: string;
  readonly done?: OwnView["done"];
  /** The note of the page that was sent; one of now if absent. */
  readonly rendered?: string | undefined;
  readonly fields?: Fields;
  readonly problems?: readonly Problem[];
  readonly publication?: { readonly problem: PublicationProblem; readonly displayName: string };
  readonly photoProblem?: PhotoFormProblem;
  /** True on the way back from where a photo was sent to. */
  readonly photoSent?: boolean;
  /** What addresses of ours begin with. */
  readonly base: string;
};

/** Where a photo is sent to; undefined: to this page. */
const uploadOf = ({ photos }: SurveyNeeds, { store, response }: Owned, { link, language, base }: Shown) =>
  holds(response.consent)
    ? photos?.inbox?.upload({ store: store.id, id: response.id }, `${base}/r/${link}?lang=${language}&photo=sent`)
    : undefined;

/** Whose code it is: the customer's, else that of whoever gave this very response. */
const ownerOf = ({ customer, id }: Response): string => customer ?? id;

/** The link to recommend the shop with; `link` is absent until it is made. Undefined where none is offered. */
const recommendationOf = async (needs: SurveyNeeds, { store, response }: Owned, { base }: Shown) => {
  if (store.shopUrl === undefined) return undefined;
  const code = referralCodeOf(store.id, ownerOf(response));
  const made = await needs.referrals.get(store.id, code);
  return { link: made && `${base}/go/${store.id}/${code}` };
};

const shown = async (needs: SurveyNeeds, owned: Owned, show: Shown): Promise<PageAnswer> => {
  const { store, survey, response } = owned;
  const { language, problems = [], fields = fieldsFrom(survey.questions, response.answers) } = show;
  const { id, erasedAt } = response;
  if (erasedAt !== undefined) return { status: 410, ...erasedPage(language, { id, erasedAt }, store.timeZone) };
  const until = editableUntil(response);
  const [upload, recommendation] = await Promise.all([
    uploadOf(needs, owned, show),
    recommendationOf(needs, owned, show),
  ]);
  return {
    // Some browsers hold the way back to the policy too.
    ...(upload !== undefined && { formsTo: [new URL(upload.url).origin, show.base] }),
    ...((problems.length > 0 || show.publication !== undefined || show.photoProblem !== undefined) && { status: 400 }),
    ...ownPage({
      store,
      survey,
      response,
      language,
      done: show.done,
      editableUntil: needs.now() > until ? undefined : until,
      rendered: show.rendered ?? signRendered(needs.keys, show.link, needs.now()),
      recommendation,
      state: { fields, problems },
      photos: needs.photos && { problem: show.photoProblem, upload, sent: show.photoSent === true },
      publication: { text: TEXTS[language].publication.consent(store.name), ...show.publication },
    }),
  };
};

const fileOf = ({ store, response }: Owned): string => {
  const { id, touchpoint, language, answeredAt, receivedAt, revisedAt, answers, survey, consent, photo } = response;
  const own = {
    id,
    store: store.name,
    touchpoint,
    survey,
    language,
    answeredAt,
    receivedAt,
    revisedAt,
    answers,
    consent,
    photo,
  };
  return `${JSON.stringify(own, null, 2)}\n`;
};

/** One's own answer as a page, or with `as=json` as a file. */
export const showOwnEndpoint = (needs: SurveyNeeds): EndpointHandler =>
  pageEndpoint(
    {
      id: "showOwnResponse",
      refusal: refusalAnswer,
      run: async (request) => {
        const owned = await openOwn(needs, request);
        const language = languageFor(owned, request);
        if (request.query.as === "json" && owned.response.erasedAt === undefined) {
          return { file: fileOf(owned), name: "answer.json" };
        }
        const { done, photo } = request.query;
        return shown(needs, owned, {
          language,
          link: request.path.token ?? "",
          base: baseUrl(request, needs.publicUrl),
          photoSent: photo === "sent",
          done: done === "sent" || done === "saved" ? done : undefined,
        });
      },
    },
    needs,
  );

const refuse = (path: string, message: string) =>
  new AppError("invalid_input", "The request is not valid.", { issues: [{ path, message }] });

/** A field that may be there once. @throws AppError `invalid_input` */
const single = (fields: Fields, name: string): string | undefined => {
  const values = fields.get(name) ?? [];
  if (values.length > 1) throw refuse(`body.${name}`, "is there more than once");
  return values[0];
};

const refuseUnknown = (fields: Fields, known: readonly string[]) => {
  for (const name of fields.keys()) if (!known.includes(name)) throw refuse(`body.${name}`, "is not known here");
};

/** What a consent form asks for, or what is wrong with it. */
const readPublication = (
  fields: Fields,
): Pick<Consent, "scopes" | "displayName"> | { readonly problem: PublicationProblem; readonly displayName: string } => {
  const wanted = fields.get("scope") ?? [];
  const scopes = CONSENT_SCOPES.filter((scope) => wanted.includes(scope));
  if (scopes.length !== wanted.length) throw refuse("body.scope", "is not one of those offered");
  const typed = single(fields, "name") ?? "";
  if (scopes.length === 0) return { problem: "needsScope", displayName: typed };
  if (typed.trim() === "") return { scopes };
  const displayName = DisplayName.safeParse(typed);
  return displayName.success ? { scopes, displayName: displayName.data } : { problem: "badName", displayName: typed };
};

/** What was asked for, done: where to go on, or the page with what is wrong. */
type Act = (needs: SurveyNeeds, owned: Owned, fields: Fields, show: Shown) => Promise<PageAnswer | undefined>;

const edit: Act = async (needs, owned, fields, show) => {
  if (needs.now() > editableUntil(owned.response)) return shown(needs, owned, show);
  const read = readForm(owned.survey.questions, fields, ["do", "lang", "t", "website"]);
  const note = fields.get("t")?.[0] ?? "";
  const rendered = readRendered(needs.keys, show.link, note);
  const again = { ...show, fields, rendered: rendered && note };
  if (!("answers" in read)) return shown(needs, owned, { ...again, problems: read.problems });
  const honeypot = fields.get("website")?.[0] ?? "";
  const outcome = await keepAnswers(needs, owned.response, read.answers, { honeypot, rendered });
  if (outcome === "doubted") return shown(needs, owned, { ...again, problems: [{ problem: "tooFast" }] });
  return undefined;
};

const publish: Act = async (needs, owned, fields, show) => {
  refuseUnknown(fields, ["do", "lang", "scope", "name"]);
  if (!owned.survey.askTestimonial) throw refuse("body.do", "is not offered by this survey");
  const wish = readPublication(fields);
  if ("problem" in wish) return shown(needs, owned, { ...show, publication: wish });
  const now = needs.now();
  const consent: Consent = {
    version: CONSENT_VERSION,
    language: show.language,
    text: TEXTS[show.language].publication.consent(owned.store.name),
    given: "page",
    ...wish,
    givenAt: now.toISOString(),
  };
  await changeResponse(needs, owned.response, (current) =>
    // An answer of before this was noted was asked too.
    needs.responses.revise(current, current.answers, now, { consent, askedToPublish: true }),
  );
  return undefined;
};

/** After what shows them is gone: should this fail, sending once more removes them. */
const removePhotos = async (needs: SurveyNeeds, { store, response }: Owned): Promise<void> =>
  needs.photos?.remove({ store: store.id, id: response.id });

/** A picture beside the words that may be published: for those alone who agreed to it. */
const addPhoto = async (
  needs: SurveyNeeds,
  owned: Owned,
  file: Uint8Array | undefined,
  show: Shown,
): Promise<PageAnswer | undefined> => {
  const { photos } = needs;
  const { store, response } = owned;
  if (photos === undefined) throw refuse("body", "no picture is taken here");
  if (!holds(response.consent)) throw refuse("body.photo", "needs the agreement to be published");
  if (file === undefined) return shown(needs, owned, { ...show, photoProblem: "none" });
  const owner = { store: store.id, id: response.id };
  const kept = await photos.keep(owner, file);
  if ("problem" in kept) return shown(needs, owned, { ...show, photoProblem: kept.problem });
  // What nothing shows: the one before it, or this one, when its author withdrew meanwhile.
  let unused: string | undefined = kept.id;
  await changeResponse(needs, response, async (current) => {
    unused = kept.id;
    if (!holds(current.consent)) return;
    await needs.responses.revise(current, current.answers, needs.now(), { photo: kept });
    unused = current.photo?.id;
  });
  if (unused !== undefined) await photos.remove(owner, unused);
  return undefined;
};

/** The picture that was sent to the inbox. Sent twice, it is there already. */
const takePhoto: Act = async (needs, owned, fields, show) => {
  refuseUnknown(fields, ["do", "lang"]);
  const owner = { store: owned.store.id, id: owned.response.id };
  const inbox = needs.photos?.inbox;
  const file = await inbox?.read(owner);
  if (file === undefined && (await needs.responses.get(owner.store, owner.id))?.photo !== undefined) return undefined;
  const page = await addPhoto(needs, owned, file, show);
  await inbox?.empty(owner);
  return page;
};

const removePhoto: Act = async (needs, owned, fields) => {
  refuseUnknown(fields, ["do", "lang"]);
  await changeResponse(needs, owned.response, async (current) => {
    if (current.photo === undefined) return;
    await needs.responses.revise(current, current.answers, needs.now(), { photo: null });
  });
  await removePhotos(needs, owned);
  return undefined;
};

const withdraw: Act = async (needs, owned, fields) => {
  refuseUnknown(fields, ["do", "lang"]);
  const now = needs.now();
  await changeResponse(needs, owned.response, (current) => needs.responses.withdraw(current, now));
  await removePhotos(needs, owned);
  return undefined;
};

/** A link of one's own to recommend the shop with: for everybody alike, whatever they answered. */
const recommend: Act = async (needs, { store, response }, fields) => {
  refuseUnknown(fields, ["do", "lang"]);
  if (store.shopUrl === undefined) throw refuse("body.do", "is not offered by this store");
  const code = referralCodeOf(store.id, ownerOf(response));
  await needs.referrals.create({ store, code, now: needs.now() });
  return undefined;
};

const erase: Act = async (needs, owned, fields, show) => {
  refuseUnknown(fields, ["do", "lang", "sure"]);
  if (single(fields, "sure") !== "yes") return shown(needs, owned, show);
  await needs.responses.erase(owned.store.id, owned.response.id, needs.now());
  await removePhotos(needs, owned);
  return undefined;
};

const ACTS = new Map<string, Act>([
  ["edit", edit],
  ["publish", publish],
  ["withdraw", withdraw],
  ["erase", erase],
  ["recommend", recommend],
  ["takePhoto", takePhoto],
  ["removePhoto", removePhoto],
]);

/** The part of the page where it can be seen that something was done; the beginning of it for what is not named. */
const SEEN_AT = new Map([
  ...["publish", "withdraw", "takePhoto", "removePhoto"].map((name) => [name, "#publish"] as const),
  ["recommend", "#recommend"] as const,
]);

/** Changes one's own answer: new answers, consent given or withdrawn, erased. Each is one sending, and may be sent twice. */
export const changeOwnEndpoint = (needs: SurveyNeeds): EndpointHandler =>
  pageEndpoint(
    {
      id: "changeOwnResponse",
      refusal: refusalAnswer,
      run: async (request, event) => {
        const link = request.path.token ?? "";
        signedToken(needs, link, ["own"]);
        const base = baseUrl(request, needs.publicUrl);
        const saved = (language: Language, done: string) => ({
          seeOther: `?${new URLSearchParams({ done: "saved", lang: language }).toString()}${SEEN_AT.get(done) ?? ""}`,
        });
        if (hasFile(event)) {
          const file = await photoIn(event);
          const owned = await openOwn(needs, request);
          const language = languageFor(owned, request);
          if (owned.response.erasedAt !== undefined) return shown(needs, owned, { language, link, base });
          return (await addPhoto(needs, owned, file, { language, link, base })) ?? saved(language, "takePhoto");
        }
        const fields = formFields(event);
        const wanted = single(fields, "do") ?? "";
        const act = ACTS.get(wanted);
        if (act === undefined) throw refuse("body.do", `is none of ${[...ACTS.keys()].join(", ")}`);
        const owned = await openOwn(needs, request);
        const chosen = single(fields, "lang");
        const language = languageFor(owned, request, chosen !== undefined && isLanguage(chosen) ? chosen : undefined);
        if (owned.response.erasedAt !== undefined) return shown(needs, owned, { language, link, base });
        const page = await act(needs, owned, fields, { language, link, base });
        return page ?? saved(language, wanted);
      },
    },
    needs,
  );
