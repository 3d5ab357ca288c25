import { fingerprintOf } from "../../shared/adapters/response-id.ts";
import { AppError } from "../../shared/domain/errors.ts";
import type { Answers, Response } from "../../shared/domain/response.ts";
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

/** How a form was sent. */
export type Sending = { readonly honeypot: string; readonly rendered: Rendered | undefined };

/** Has `change` done on the newest state of a response, again when somebody else was faster. Nothing on an erased one. */
export const changeResponse = async (
  needs: Pick<SurveyNeeds, "responses">,
  response: Response,
  change: (current: Response) => Promise<void>,
): Promise<void> => {
  let current: Response | undefined = response;
  for (let tries = 1; current !== undefined && current.erasedAt === undefined; tries += 1) {
    try {
      return await change(current);
    } catch (error) {
      if (!(error instanceof AppError && error.code === "conflict") || tries === MOST_TRIES) throw error;
      current = await needs.responses.get(response.store, response.id);
    }
  }
};

/**
 * New answers for a response that is there: from its form sent again, or from its owner's page. What looks like a machine
 * never replaces what a person said, and what a person says replaces what a machine said.
 */
export const keepAnswers = (
  needs: Pick<SurveyNeeds, "responses" | "now">,
  response: Response,
  answers: Answers,
  sending: Sending,
): Promise<void> =>
  changeResponse(needs, response, async (current) => {
    const now = needs.now();
    if (now > editableUntil(current)) return;
    const same = sameAnswers(answers, current.answers);
    const signals = signalsOf({ ...sending, before: same ? undefined : current, now });
    const trustsNow = signals.length === 0;
    const trusted = current.suspect === undefined;
    if (trustsNow && trusted && same) return;
    if (trustsNow) return needs.responses.revise(current, answers, now, { suspect: [] });
    if (trusted && signals.includes("burst")) {
      return needs.responses.revise(current, answers, now, { suspect: signals });
    }
  });
