import { randomBytes } from "node:crypto";
import { secondsToNextMinute } from "../../shared/adapters/dynamo/link-rate.ts";
import { fingerprintOf, responseId } from "../../shared/adapters/response-id.ts";
import { signToken, type Token } from "../../shared/adapters/tokens.ts";
import { AppError } from "../../shared/domain/errors.ts";
import { isLanguage, type Language } from "../../shared/domain/language.ts";
import { type Answers, type Response, recordResponse, stateOf } from "../../shared/domain/response.ts";
import type { Survey } from "../../shared/domain/survey.ts";
import type { Touchpoint } from "../../shared/domain/touchpoint.ts";
import type { EndpointHandler } from "../http/endpoint.ts";
import { formFields } from "../pages/form-fields.ts";
import { type PageRequest, pageEndpoint } from "../pages/page-endpoint.ts";
import { pageLanguage } from "../pages/page-language.ts";
import { keepAnswers, type Outcome, type Sending } from "./keep-answers.ts";
import { KIOSK_CONTROLS, readKioskNote } from "./kiosk.ts";
import type { SurveyNeeds } from "./needs.ts";
import { type OpenSurvey, onlyResponseOf, openSurvey, signedToken } from "./open-survey.ts";
import { answerPage, kioskThanksPage } from "./page/answer-page.ts";
import { refusalPage } from "./page/message-page.ts";
import type { FormState } from "./page/questions.ts";
import { type Fields, fieldsFrom, readForm, tappedField } from "./read-form.ts";
import { refusalAnswer } from "./refusal.ts";
import { readRendered, signRendered } from "./rendered.ts";
import { signalsOf } from "./suspicion.ts";

/**
 * Fields of the form that are no answers: language, version, note of the page's making, the field for machines, and
 * whether the page's script saw a hand or a key.
 */
const CONTROLS = ["lang", "v", "t", "website", "e"];

/** The language that was switched to, else the invitation's, else the browser's, else the survey's own. */
const languageFor = (opened: OpenSurvey, { query, headers }: PageRequest, chosen?: string): Language =>
  pageLanguage(
    { lang: chosen ?? query.lang ?? opened.language, acceptLanguage: headers["accept-language"] },
    opened.survey.languages[0] ?? "en",
    opened.survey.languages,
  );

/** Sent by a person, as it seems: what a machine answered is no reason to send the customer away. */
const isGiven = (response: Response): boolean => response.erasedAt === undefined && stateOf(response) === "counted";

/** The address of one's own answer, as seen from the survey's. */
const ownAddress = (needs: SurveyNeeds, { store, id }: Pick<Response, "store" | "id">): string =>
  `../r/${signToken(needs.keys, { purpose: "own", store, id })}`;

const formAnswer = (
  opened: OpenSurvey,
  survey: Survey,
  language: Language,
  query: PageRequest["query"],
  rendered: string,
  state: FormState,
) => ({
  ...(state.problems.length > 0 && { status: 400 }),
  ...answerPage({
    store: opened.store,
    survey,
    language,
    query: Object.fromEntries(
      ["q", "a"].flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]] as const])),
    ),
    rendered,
    state,
    kiosk: opened.source === "kiosk",
  }),
});

/** The survey's page. It writes nothing, whatever the address says: one tap fills in, sending records. */
export const showSurveyEndpoint = (needs: SurveyNeeds): EndpointHandler =>
  pageEndpoint(
    {
      id: "showSurvey",
      refusal: refusalAnswer,
      run: async (request) => {
        const link = request.path.token ?? "";
        const token = signedToken(needs, link, ["survey", "open"]);
        const only = onlyResponseOf(token);
        const opened = await openSurvey(token, needs).catch((refusal: unknown) => givenInTime(needs, token, refusal));
        if ("seeOther" in opened) return opened;
        // Most links are opened before they are answered: the invitation says so, and nothing else is read.
        const given = opened.used && only !== undefined ? await needs.responses.get(token.store, only) : undefined;
        const { survey } = opened;
        const language = languageFor(opened, request);
        if (given?.erasedAt !== undefined) return { status: 410, ...refusalPage(language, "erased") };
        if (opened.source === "kiosk" && request.query.done === "sent") {
          return kioskThanksPage({ store: opened.store, survey, language });
        }
        const begun = given?.partial === true ? given.answers : {};
        if (given !== undefined && isGiven(given)) return { seeOther: ownAddress(needs, given) };
        return formAnswer(opened, survey, language, request.query, signRendered(needs.keys, link, needs.now()), {
          fields: new Map([...fieldsFrom(survey.questions, begun), ...tappedField(survey.questions, request.query)]),
          problems: [],
        });
      },
    },
    needs,
  );

/** The version that the form was made from: one may be published while somebody answers the one before. */
const versionSent = async (needs: SurveyNeeds, { store, survey }: OpenSurvey, fields: Fields) => {
  const sent = fields.get("v")?.[0] ?? "";
  if (sent === String(survey.version)) return survey;
  return /^[1-9][0-9]{0,5}$/.test(sent) ? needs.version(store.id, survey.id, Number(sent)) : undefined;
};

/** Whether a link takes this answer now. An open one takes so many new ones a minute; what is there may always be sent again. */
const hasRoom = async (needs: SurveyNeeds, token: Token, opened: OpenSurvey, response: Response): Promise<boolean> => {
  if (opened.perMinute === undefined) return true;
  if ((await needs.responses.get(response.store, response.id)) !== undefined) return true;
  const lane = response.suspect === undefined ? "people" : "machines";
  return needs.linkRate.take(token.store, token.id, lane, opened.perMinute, needs.now());
};

/** Where answers to a version land: where it asked, though the version that is open now may ask elsewhere. */
const touchpointOf = async (needs: SurveyNeeds, opened: OpenSurvey, survey: Survey): Promise<Touchpoint> =>
  (survey.touchpoint === opened.touchpoint.id ? undefined : await needs.touchpoint(survey.store, survey.touchpoint)) ??
  opened.touchpoint;

/** Keeps the answers of a form under the link's own id. Sent twice, they are kept once. Undefined when too many come now. */
const record = async (
  needs: SurveyNeeds,
  token: Token,
  opened: OpenSurvey,
  survey: Survey,
  language: Language,
  answers: Answers,
  sending: Sending,
): Promise<{ readonly response: Response; readonly outcome?: Outcome | undefined } | undefined> => {
  const { store, segment, from, source, provenance } = opened;
  const touchpoint = await touchpointOf(needs, opened, survey);
  const now = needs.now();
  // A page that was not ours has no number; its answer is suspect and needs no more than some id.
  const nonce = sending.rendered?.nonce ?? randomBytes(16).toString("base64url");
  const { answeredAt, device } = sending;
  const draft = {
    ...answers,
    touchpoint: touchpoint.id,
    language,
    ...(segment !== undefined && { segment }),
    ...(answeredAt !== undefined && { answeredAt }),
  };
  const suspect = signalsOf({ ...sending, now });
  const response = recordResponse(draft, {
    id:
      onlyResponseOf(token) ??
      responseId(
        store.id,
        "link",
        ["open", token.id, nonce, ...(sending.nonce === undefined ? [] : [sending.nonce])].join("|"),
      ),
    store: store.id,
    touchpoint,
    source,
    provenance,
    fingerprint: fingerprintOf(draft),
    now,
    from,
    bySurvey: {
      survey: { id: survey.id, version: survey.version },
      ...(sending.partial === true && { partial: true }),
      ...(suspect.length > 0 && { suspect }),
      ...(device !== undefined && { device }),
      ...(survey.incentivized === true && { incentivized: true }),
      // A kiosk goes on to the next visitor, and never to the page that asks.
      ...(survey.askTestimonial && source !== "kiosk" && { askedToPublish: true }),
    },
  });
  // What a machine only begins is nothing to keep.
  if (sending.partial === true && suspect.length > 0) return { response };
  if (!(await hasRoom(needs, token, opened, response))) return undefined;
  const result = await needs.responses.add(response);
  // Also when it was there: whoever stored it may have been cut off before this.
  if (token.purpose === "survey" && !opened.used) await needs.markUsed(store.id, token.id, now);
  if (result.added) return { response, outcome: "kept" };
  const outcome = await keepAnswers(needs, result.existing, answers, {
    ...sending,
    survey: response.survey,
    askedToPublish: response.askedToPublish === true,
    incentivized: response.incentivized === true,
    language,
  });
  return { response: result.existing, outcome };
};

/**
 * Where a link leads that has ended, or whose survey takes no more answers: to the answer of whoever gave one in time, who may
 * know no other way to withdraw it. Their form may also have arrived, and what we said to it not.
 * @throws the refusal itself where there is no such answer
 */
const givenInTime = async (
  needs: SurveyNeeds,
  token: Token,
  refusal: unknown,
): Promise<{ readonly seeOther: string }> => {
  const only = onlyResponseOf(token);
  if (!(refusal instanceof AppError) || only === undefined) throw refusal;
  const given = await needs.responses.get(token.store, only);
  if (given === undefined || !isGiven(given)) throw refusal;
  return { seeOther: ownAddress(needs, given) };
};

/** Takes a form of answers: sent, or on its way there. Both are looked at the same way and refused the same way. */
const formEndpoint = (needs: SurveyNeeds, id: string, { partial }: Pick<Sending, "partial"> = {}): EndpointHandler =>
  pageEndpoint(
    {
      id,
      refusal: refusalAnswer,
      run: async (request, event) => {
        const link = request.path.token ?? "";
        const token = signedToken(needs, link, ["survey", "open"]);
        const fields = formFields(event);
        const opened = await openSurvey(token, needs).catch((refusal: unknown) => {
          if (partial === true) throw refusal;
          return givenInTime(needs, token, refusal);
        });
        if ("seeOther" in opened) return opened;
        const chosen = fields.get("lang")?.[0];
        const language = languageFor(opened, request, chosen !== undefined && isLanguage(chosen) ? chosen : undefined);
        const note = fields.get("t")?.[0] ?? "";
        const rendered = readRendered(needs.keys, link, note);
        const survey = await versionSent(needs, opened, fields);
        const read =
          survey === undefined
            ? ({ problems: [{ problem: "changed" }] } as const)
            : readForm(
                survey.questions,
                fields,
                opened.source === "kiosk" ? [...CONTROLS, ...KIOSK_CONTROLS] : CONTROLS,
                {
                  partial,
                },
              );
        const again = rendered === undefined ? signRendered(needs.keys, link, needs.now()) : note;
        if (survey === undefined || !("answers" in read)) {
          return formAnswer(opened, survey ?? opened.survey, language, {}, again, { fields, problems: read.problems });
        }
        const honeypot = fields.get("website")?.[0] ?? "";
        const kept = await record(needs, token, opened, survey, language, read.answers, {
          honeypot,
          rendered,
          untrusted: (fields.get("e")?.[0] ?? "1") !== "1",
          partial,
          ...(opened.source === "kiosk" && readKioskNote(fields, rendered, needs.now())),
        });
        if (kept === undefined) {
          const state: FormState = { fields, problems: [{ problem: "crowded" }] };
          const form = formAnswer(opened, survey, language, {}, again, state);
          return { ...form, status: 429, retryAfterSeconds: secondsToNextMinute(needs.now()) };
        }
        const { response, outcome } = kept;
        // Whoever gave it has gone, and the device must not keep what the store has erased.
        if (opened.source === "kiosk" && partial === undefined) return { seeOther: `?done=sent&lang=${language}` };
        if (response.erasedAt !== undefined) return { status: 410, ...refusalPage(language, "erased") };
        if (partial === true) return { status: 204 };
        // Thanks are for what was kept; else the page shows what holds, and whether it may still be changed.
        return { seeOther: `${ownAddress(needs, response)}${outcome === "kept" ? "?done=sent" : ""}` };
      },
    },
    needs,
  );

/** A form of answers, sent. */
export const answerSurveyEndpoint = (needs: SurveyNeeds): EndpointHandler => formEndpoint(needs, "answerSurvey");

/** What a form holds so far, from the page's script: kept as begun, until the form is sent. */
export const keepPartialEndpoint = (needs: SurveyNeeds): EndpointHandler =>
  formEndpoint(needs, "keepPartial", { partial: true });
