import { randomBytes } from "node:crypto";
import { secondsToNextMinute } from "../../shared/adapters/dynamo/link-rate.ts";
import { fingerprintOf, responseId } from "../../shared/adapters/response-id.ts";
import { signToken, type Token } from "../../shared/adapters/tokens.ts";
import { AppError } from "../../shared/domain/errors.ts";
import { isLanguage, type Language } from "../../shared/domain/language.ts";
import { type Answers, type Response, recordResponse } from "../../shared/domain/response.ts";
import type { Survey } from "../../shared/domain/survey.ts";
import type { EndpointHandler } from "../http/endpoint.ts";
import { formFields } from "../pages/form-fields.ts";
import { type PageAnswer, type PageRequest, pageEndpoint } from "../pages/page-endpoint.ts";
import { pageLanguage } from "../pages/page-language.ts";
import { keepAnswers, type Sending } from "./keep-answers.ts";
import { KIOSK_CONTROLS, readKioskNote } from "./kiosk.ts";
import type { SurveyNeeds } from "./needs.ts";
import { checkedToken, type OpenSurvey, onlyResponseOf, openSurvey } from "./open-survey.ts";
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

/** True for what a person sent: what a machine answered is no reason to send the customer away. */
const isSent = (given: Response): boolean => given.partial === undefined && given.suspect === undefined;

/** What an invitation was answered with, if anything. */
const answerTo = async (needs: SurveyNeeds, token: Token): Promise<Response | undefined> => {
  const only = onlyResponseOf(token);
  return only === undefined ? undefined : needs.responses.get(token.store, only);
};

const surveyShown = async (needs: SurveyNeeds, request: PageRequest, token: Token): Promise<PageAnswer> => {
  const opened = await openSurvey(token, needs);
  // Most links are opened before they are answered: the invitation says so, and nothing else is read.
  const given = opened.used ? await answerTo(needs, token) : undefined;
  const { survey } = opened;
  const language = languageFor(opened, request);
  if (given?.erasedAt !== undefined) return { status: 410, ...refusalPage(language, "erased") };
  if (opened.source === "kiosk" && request.query.done === "sent") {
    return kioskThanksPage({ store: opened.store, survey, language });
  }
  if (given !== undefined && isSent(given)) return { seeOther: ownAddress(needs, given) };
  const begun = given?.partial === true ? given.answers : {};
  const rendered = signRendered(needs.keys, request.path.token ?? "", needs.now());
  return formAnswer(opened, survey, language, request.query, rendered, {
    fields: new Map([...fieldsFrom(survey.questions, begun), ...tappedField(survey.questions, request.query)]),
    problems: [],
  });
};

/** The survey's page. It writes nothing, whatever the address says: one tap fills in, sending records. */
export const showSurveyEndpoint = (needs: SurveyNeeds): EndpointHandler =>
  pageEndpoint(
    {
      id: "showSurvey",
      refusal: refusalAnswer,
      run: async (request) => {
        const token = checkedToken(needs, request.path.token, ["survey", "open"]);
        try {
          return await surveyShown(needs, request, token);
        } catch (error) {
          if (!(error instanceof AppError && error.code === "gone")) throw error;
          // The survey is over; what was said stays its author's, to be seen, withdrawn and erased.
          const given = await answerTo(needs, token);
          if (given === undefined || !isSent(given)) throw error;
          return { seeOther: ownAddress(needs, given) };
        }
      },
    },
    needs,
  );

/** The version that the form was made from: one may be published while somebody answers the one before. */
const versionSent = async (needs: SurveyNeeds, { store, survey }: OpenSurvey, fields: Fields) => {
  const sent = fields.get("v")?.[0] ?? "";
  if (sent === String(survey.version)) return survey;
  const older = /^[1-9][0-9]{0,5}$/.test(sent) ? await needs.version(store.id, survey.id, Number(sent)) : undefined;
  return older?.publishedAt === undefined ? undefined : older;
};

/** Whether a link takes this answer now. An open one takes so many new ones a minute; what is there may always be sent again. */
const hasRoom = async (needs: SurveyNeeds, token: Token, opened: OpenSurvey, response: Response): Promise<boolean> => {
  if (opened.perMinute === undefined) return true;
  if ((await needs.responses.get(response.store, response.id)) !== undefined) return true;
  const lane = response.suspect === undefined ? "people" : "machines";
  return needs.linkRate.take(token.store, token.id, lane, opened.perMinute, needs.now());
};

/** Keeps the answers of a form under the link's own id. Sent twice, they are kept once. Undefined when too many come now. */
const record = async (
  needs: SurveyNeeds,
  token: Token,
  opened: OpenSurvey,
  survey: Survey,
  language: Language,
  answers: Answers,
  sending: Sending,
): Promise<Response | undefined> => {
  const { store, touchpoint, segment, from, source, provenance } = opened;
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
  if (sending.partial === true && suspect.length > 0) return response;
  if (!(await hasRoom(needs, token, opened, response))) return undefined;
  const result = await needs.responses.add(response);
  if (!result.added) {
    await keepAnswers(needs, result.existing, answers, {
      ...sending,
      survey: response.survey,
      askedToPublish: response.askedToPublish === true,
      language,
    });
  }
  if (token.purpose === "survey" && result.added) await needs.markUsed(store.id, token.id, now);
  return result.added ? response : result.existing;
};

/** Takes a form of answers: sent, or on its way there. Both are looked at the same way and refused the same way. */
const formEndpoint = (needs: SurveyNeeds, id: string, { partial }: Pick<Sending, "partial"> = {}): EndpointHandler =>
  pageEndpoint(
    {
      id,
      refusal: refusalAnswer,
      run: async (request, event) => {
        const link = request.path.token ?? "";
        const token = checkedToken(needs, link, ["survey", "open"]);
        const fields = formFields(event);
        const opened = await openSurvey(token, needs);
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
        if (kept.erasedAt !== undefined) return { status: 410, ...refusalPage(language, "erased") };
        if (partial === true) return { status: 204 };
        if (opened.source === "kiosk") return { seeOther: `?done=sent&lang=${language}` };
        return { seeOther: `${ownAddress(needs, kept)}?done=sent` };
      },
    },
    needs,
  );

/** A form of answers, sent. */
export const answerSurveyEndpoint = (needs: SurveyNeeds): EndpointHandler => formEndpoint(needs, "answerSurvey");

/** What a form holds so far, from the page's script: kept as begun, until the form is sent. */
export const keepPartialEndpoint = (needs: SurveyNeeds): EndpointHandler =>
  formEndpoint(needs, "keepPartial", { partial: true });
