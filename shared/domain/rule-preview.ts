import type { AskDecision, NoMatch, NotAsked } from "./governor.ts";

const NO_MATCH_WORDS: Readonly<Record<NoMatch, string>> = {
  disabled: "the rule is switched off",
  not_reached: "what it waits for has not happened to this order yet",
  other_segment: "the customer is not of its segment",
  other_tag: "neither the order nor one of its products has its tag",
  not_first: "it is for first orders, and this customer has ordered before",
  not_repeat: "it is for later orders, and this is the customer's first",
};

const NOT_ASKED_WORDS: Readonly<Record<NotAsked, string>> = {
  erased: "the order was erased",
  survey_closed: "the survey takes no answers",
  order_cancelled: "the order was cancelled",
  order_refunded: "the order was refunded",
  order_returned: "the order was returned",
  no_customer: "nobody has told yet who ordered",
  opted_out: "the customer has asked for no more invitations",
  suppressed: "mail to this customer came back, or was called unwanted",
  open_complaint: "a complaint of this customer is open",
  no_address: "there is no address to write to",
  no_basis: "no basis for writing to this customer is recorded",
  basis_not_enough: "the basis that is recorded will not do in the customer's country",
  already_asked: "the customer was asked about this order by this survey",
  already_answered: "the customer has answered this survey about this order",
  too_late: "it should have been sent too long ago",
  after_window: "it would come later than the law of the sector allows",
  asked_lately: "the customer was, or will be, asked something too close to it",
  touchpoint_lately: "the customer was asked about this touchpoint too close to it",
  survey_lately: "the customer was asked by this survey too close to it",
};

const clockText = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "short", timeZone }).format(new Date(instant));

/** What a rule would do with an order and why, as an English sentence. Programs go by the decision's codes. */
export const inWords = (decision: AskDecision): string => {
  switch (decision.outcome) {
    case "no_match":
      return `Nothing: ${NO_MATCH_WORDS[decision.reason]}.`;
    case "ask": {
      const zone = decision.unknownZone
        ? `${decision.timeZone} (the customer's own time zone does not exist)`
        : decision.timeZone;
      return `Asks on ${clockText(decision.at, decision.timeZone)}, ${zone}.`;
    }
    case "not_asked": {
      const until = decision.until === undefined ? "" : ` It could be asked from ${decision.until} on.`;
      return `Does not ask: ${NOT_ASKED_WORDS[decision.reason]}.${until}`;
    }
  }
};
