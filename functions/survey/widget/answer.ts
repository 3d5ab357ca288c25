import { fingerprintOf, responseId } from "../../../shared/adapters/response-id.ts";
import { signToken } from "../../../shared/adapters/tokens.ts";
import { answerWidget } from "../../../shared/contract/widget.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import { FEELING_NAMES } from "../../../shared/domain/feeling.ts";
import type { Language } from "../../../shared/domain/language.ts";
import { type Answers, type Response, recordResponse } from "../../../shared/domain/response.ts";
import type { Question } from "../../../shared/domain/survey.ts";
import { keyOf } from "../../http/authenticate.ts";
import { endpoint } from "../../http/endpoint.ts";
import { refuseForeignOrigin } from "../../http/origin.ts";
import { storeOf } from "../../http/store-of.ts";
import { changeResponse, keepAnswers, type Sending } from "../keep-answers.ts";
import { TEXTS } from "../page/texts.ts";
import { answerField, readForm, wordsField } from "../read-form.ts";
import { readRendered } from "../rendered.ts";
import { signalsOf } from "../suspicion.ts";
import type { WidgetNeeds } from "./needs.ts";
import { isWorkedFor } from "./proof-of-work.ts";
import { noteFor, refusedIn } from "./read.ts";
import { closingIn } from "./settings.ts";

const WORDS = ".words";

/** As a field of the survey's form, so that both are read by the same rules. */
const fieldOf = (name: string): string =>
  name.endsWith(WORDS) ? wordsField({ id: name.slice(0, -WORDS.length) }) : answerField({ id: name });

/** The words of a feeling come as their places among those that were offered. */
const valuesOf = (name: string, values: readonly string[]): readonly string[] =>
  name.endsWith(WORDS)
    ? values.map((value) => FEELING_NAMES[/^\d+$/.test(value) ? Number(value) : -1] ?? value)
    : values;

/** The answers, by the rules of the survey's page. @throws AppError `invalid_input` in the customer's language */
const readAnswers = (
  questions: readonly Question[],
  sent: Readonly<Record<string, readonly string[]>>,
  language: Language,
): Answers => {
  const fields = new Map(Object.entries(sent).map(([name, values]) => [fieldOf(name), valuesOf(name, values)]));
  const read = readForm(questions, fields, []);
  if ("answers" in read) return read.answers;
  const told = read.problems.map(({ question, problem }) => ({
    path: question === undefined ? "body.answers" : `body.answers.${question}`,
    message: TEXTS[language].problem[problem],
  }));
  // The widget shows it as it is.
  throw new AppError("invalid_input", read.problems.map(({ problem }) => TEXTS[language].problem[problem]).join(" "), {
    issues: told,
  });
};

type Sent = {
  readonly language: Language;
  readonly answers: Answers;
  readonly partial: boolean;
  readonly sending: Sending;
};

/** What is there already, sent again: by a retry, with other answers, or whole after it was only begun. */
const sendAgain = async (
  needs: WidgetNeeds,
  existing: Response,
  { language, answers, partial, sending }: Sent,
): Promise<unknown> => {
  if (existing.erasedAt !== undefined) throw refusedIn(language, "erased");
  if (partial && existing.partial === undefined) return;
  if (partial || existing.partial === undefined) return keepAnswers(needs, existing, answers, sending);
  return changeResponse(needs, existing, async (current) => {
    const now = needs.now();
    if (current.partial === undefined) return keepAnswers(needs, current, answers, sending);
    return needs.responses.revise(current, answers, now, { complete: true, suspect: signalsOf({ ...sending, now }) });
  });
};

/** Keeps what the widget sends: the same `id` is the same response. Who answers is not known, so it is never verified. */
export const answerWidgetEndpoint = (needs: WidgetNeeds) =>
  endpoint(answerWidget, needs, async ({ query, body }, caller, { headers }) => {
    needs.countUse(keyOf(caller).id);
    const store = await storeOf(caller, needs);
    refuseForeignOrigin(headers.origin, store);
    const [open, survey] = await Promise.all([
      needs.published(store.id, body.survey),
      needs.version(store.id, body.survey, body.version),
    ]);
    if (survey === undefined) throw new AppError("not_found", "There is no such survey.");
    const touchpoint = await needs.touchpoint(store.id, survey.touchpoint);
    if (open === undefined || touchpoint === undefined || touchpoint.archived) {
      throw refusedIn(body.language, "closed");
    }

    const { language, partial = false } = body;
    const questions = partial
      ? survey.questions.map((question) => ({ ...question, required: false }))
      : survey.questions;
    const answers = readAnswers(questions, body.answers, language);
    const rendered = readRendered(needs.keys, noteFor(store.id, survey.id), body.made);
    const now = needs.now();
    const { id, made, proof } = body;
    const { waited = 0 } = query;
    // What is only begun is not waited for: the page may be gone by then.
    const isProven =
      store.proofOfWork !== true || partial || (await isWorkedFor({ id, made, rendered, proof, waited, now }));
    const sending = { honeypot: body.website, rendered, unproven: !isProven };
    const suspect = signalsOf({ ...sending, now });
    const answeredAt = new Date(now.getTime() - 1000 * waited).toISOString();
    const draft = { ...answers, touchpoint: touchpoint.id, language };
    const response = recordResponse(
      { ...draft, answeredAt },
      {
        id: responseId(store.id, "widget", id),
        store: store.id,
        touchpoint,
        source: "widget",
        provenance: "open",
        fingerprint: fingerprintOf(draft),
        now,
        bySurvey: {
          survey: { id: survey.id, version: survey.version },
          ...(partial && { partial }),
          ...(suspect.length > 0 && { suspect }),
          ...(survey.incentivized === true && { incentivized: true }),
          ...(survey.askTestimonial && { askedToPublish: true }),
        },
      },
    );
    const result = await needs.responses.add(response);
    if (!result.added) await sendAgain(needs, result.existing, { language, answers, partial, sending });
    const own = `/r/${signToken(needs.keys, { purpose: "own", store: store.id, id: response.id })}`;
    return { id: response.id, own, ...closingIn(language, survey, store, answers) };
  });
