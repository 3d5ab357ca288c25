import type { Ask } from "../../../shared/domain/ask.ts";
import type { FollowUp } from "../../../shared/domain/follow-up.ts";
import type { OrderState } from "../../../shared/domain/order.ts";

/** What can be wrong with a form that notes a follow-up. `expired`: the page was open for too long. */
export type FollowUpProblem = "time" | "way" | "note" | "expired";

/** The texts of the page about one customer, in one language. */
export type CustomerTexts = {
  readonly title: (id: string) => string;
  readonly lead: string;
  readonly glance: string;
  readonly emotion: string;
  readonly emotionNote: string;
  readonly decline: (points: string) => string;
  readonly risk: string;
  readonly riskNote: string;
  readonly noRisk: string;
  readonly orders: string;
  readonly answers: string;
  readonly timeline: string;
  readonly order: (id: string) => string;
  readonly states: Readonly<Record<OrderState, string>>;
  readonly ask: (survey: string) => string;
  readonly waiting: (day: string) => string;
  readonly sending: string;
  readonly sent: (day: string) => string;
  readonly unknown: string;
  readonly failed: string;
  readonly notAsked: (reason: string) => string;
  readonly until: (day: string) => string;
  readonly delivered: string;
  readonly bounced: string;
  readonly invitation: (survey: string) => string;
  readonly response: string;
  readonly noWords: string;
  readonly older: string;
  readonly newest: string;
  readonly optedOut: string;
  readonly complaint: (day: string) => string;
  readonly followUp: {
    readonly heading: string;
    readonly lead: string;
    readonly day: string;
    readonly time: string;
    readonly way: string;
    readonly ways: Readonly<Record<FollowUp["way"], string>>;
    readonly note: string;
    readonly save: string;
    /** As a line of the timeline. */
    readonly happened: (way: string) => string;
    /** Before the name of a key. */
    readonly notedWith: string;
    readonly remove: string;
    readonly done: Readonly<Record<"noted" | "removed", string>>;
    readonly problems: string;
    readonly problem: Readonly<Record<FollowUpProblem, string>>;
  };
  readonly reasons: Readonly<Record<NonNullable<Ask["reason"]>, string>>;
};
