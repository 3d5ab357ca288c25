import { fingerprintOf } from "../../shared/adapters/response-id.ts";
import { AppError } from "../../shared/domain/errors.ts";
import type { Answers, Response, SurveyVersion } from "../../shared/domain/response.ts";
import type { SurveyNeeds } from "./needs.ts";
import type { Rendered } from "./rendered.ts";
import { signalsOf } from "./suspicion.ts";

/** Days that answers may be changed for. */
export const EDITABLE_DAYS = 14;
/** Tries before two changes at the same time are the visitor's to repeat. */
const MOST_TRIES = 5;

/** Until when the answers of a response may be changed. */
export const editableUntil = ({ receivedAt }: Pick<Response, "receivedAt">): Date =>
  new Date(Date.parse(receivedAt) + EDITABLE_DAYS * 86_400_000);

const sameAnswers = (one: Answers, other: Answers): boolean =>
  fingerprintOf({ ...one, touchpoint: "same" }) === fingerprintOf({ ...other, touchpoint: "same" });

/** What a kiosk notes of each of the answers that one page of it takes. */
export type KioskNote = {
  /** Tells this answer from the others of the page. */
  readonly nonce?: string;
  /** When it was given: it may have waited for the network. */
  readonly answeredAt?: string;
  /** A number that the device made up for itself. */
  readonly device?: string;
};

/** How a form came: sent, or with `partial` by the page's script while it was still being filled in. */
export type Sending = KioskNote & {
  readonly honeypot: string;
  readonly rendered: Rendered | undefined;
  readonly untrusted?: boolean;
  readonly unproven?: boolean;
  readonly partial?: true | undefined;
  /** What was answered, and in which language. */
  readonly survey?: SurveyVersion | undefined;
  /** Whether that survey asks to have the comment published. */
  readonly askedToPublish?: boolean;
  /** Whether that survey promises something for answering. */
  readonly incentivized?: boolean;
  readonly language?: string;
};

/**
 * What became of answers to a response that is there: `kept`, as they are or by being there already; `late`, since the
 * days for changes are over; `doubted`, since they seem to be a machine's and what a person said stays.
 */
export type Outcome = "kept" | "late" | "doubted";

/**
 * Has `change` done on the newest state of a response, again when somebody else was faster. Nothing, and undefined, on an
 * erased one.
 */
export const changeResponse = async <Result>(
  needs: Pick<SurveyNeeds, "responses">,
  response: Response,
  change: (current: Response) => Promise<Result>,
): Promise<Result | undefined> => {
  let current: Response | undefined = response;
  for (let tries = 1; current !== undefined && current.erasedAt === undefined; tries += 1) {
    try {
      return await change(current);
    } catch (error) {
      if (!(error instanceof AppError && error.code === "conflict") || tries === MOST_TRIES) throw error;
      current = await needs.responses.get(response.store, response.id);
    }
  }
  return undefined;
};

/** What a form says beside its answers: the version that they were given to, and what that asks and promises. */
const saidBeside = ({ survey, askedToPublish, incentivized, language }: Sending) => ({
  ...(survey !== undefined && { survey }),
  ...(askedToPublish !== undefined && { askedToPublish }),
  ...(incentivized !== undefined && { incentivized }),
  ...(language !== undefined && { language }),
});

/**
 * More answers of a form that is not sent yet: they never replace what a person sent. What a machine sent before is in nobody's way.
 */
const keepPartial = async (
  needs: Pick<SurveyNeeds, "responses" | "now">,
  current: Response,
  answers: Answers,
  sending: Sending,
): Promise<Outcome> => {
  const { survey = current.survey } = sending;
  // A burst began with a person's answer, it seems.
  if (current.suspect !== undefined && !current.suspect.includes("burst")) {
    await needs.responses.revise(current, answers, needs.now(), { begun: true, suspect: [], ...saidBeside(sending) });
  } else if (current.partial !== undefined && survey !== undefined && !sameAnswers(answers, current.answers)) {
    await needs.responses.keepPartial(current, answers, survey);
  }
  return "kept";
};

/** The form of a response that was only begun, sent: it is a response from now on. */
const complete = async (
  needs: Pick<SurveyNeeds, "responses" | "now">,
  current: Response,
  answers: Answers,
  sending: Sending,
): Promise<Outcome> => {
  const now = needs.now();
  // What a machine only begins is not kept, so that it was a person who began.
  if (signalsOf({ ...sending, now }).length > 0) return "doubted";
  await needs.responses.revise(current, answers, now, { complete: true, ...saidBeside(sending) });
  return "kept";
};

/**
 * New answers for a response that is there: from its form sent again, or from its owner's page. What looks like a machine
 * never replaces what a person said, and what a person says replaces what a machine said. Undefined when it is erased.
 */
export const keepAnswers = (
  needs: Pick<SurveyNeeds, "responses" | "now">,
  response: Response,
  answers: Answers,
  sending: Sending,
): Promise<Outcome | undefined> =>
  changeResponse(needs, response, async (current) => {
    if (sending.partial === true) return keepPartial(needs, current, answers, sending);
    if (current.partial === true) return complete(needs, current, answers, sending);
    const now = needs.now();
    const same = sameAnswers(answers, current.answers);
    const trusted = current.suspect === undefined;
    if (now > editableUntil(current)) return same && trusted ? "kept" : "late";
    const signals = signalsOf({ ...sending, before: same ? undefined : current, now });
    const trustsNow = signals.length === 0;
    if (trusted && same) return "kept";
    if (trustsNow) {
      await needs.responses.revise(current, answers, now, { suspect: [], ...saidBeside(sending) });
      return "kept";
    }
    if (trusted && !signals.includes("burst")) return "doubted";
    if (trusted) await needs.responses.revise(current, answers, now, { suspect: signals });
    return "kept";
  });
