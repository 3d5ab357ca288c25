import type { RetentionTexts } from "../retention-texts.ts";

export const en: RetentionTexts = {
  title: "Who comes back",
  headline: {
    lift: (month, points, interval) =>
      `Of the customers who felt good after their first purchase, ${points} points more bought again in month ${month} than of those who felt bad (95% interval: ${interval}).`,
    noLift: (month, interval) =>
      `In month ${month}, customers who felt good and those who felt bad did not certainly differ in buying again (95% interval of the difference: ${interval} points).`,
    notProof: "It goes along with how they felt; it does not prove that the feeling is the cause.",
    tooFew:
      "There are not enough customers yet to compare those who felt good with those who felt bad: each side needs 30.",
  },
  months: { heading: "First purchases of", last: (months) => `${months} months` },
  cohorts: {
    heading: "Bought again, by what was felt first",
    note: "Each customer counts in the month of their first purchase, by the emotion of their first response after it. Only months that are over are shown; fewer than 5 customers are hidden.",
    caption: "Share of customers who bought again in each month after their first purchase",
    band: "Felt",
    customers: "Customers",
    month: (month) => `Month ${month}`,
    bands: { negative: "bad", neutral: "neither", positive: "good", none: "did not say" },
    interval: (low, high, returned, n) => `${returned} of ${n} · ${low} to ${high}`,
    byMonth: "By month of the first purchase",
    firstPurchase: "First purchase",
    fewerThan5: "fewer than 5",
  },
  figures: {
    heading: "At a glance",
    repeat: "Answered more than once",
    repeatNote: "of those who answered first in these months, within a year",
    again: "Answered again after a bad experience",
    againNote: "of the negative responses, within 90 days",
    recovered: "Felt better then",
    recoveredNote: "of those, whose next response was not negative",
    gap: "Usual time until the next order",
    gapNote: "nine of ten who order again have done so by then",
    days: (days) => `${days} days`,
    of: (count, n) => `${count} of ${n}`,
    tooFew: "too few to say",
  },
  risk: {
    heading: "Customers who may be lost",
    note: "A rule of thumb that shows its reasons, not a forecast. High from 60 points of 100.",
    caption: "Customers who may be lost, most points first",
    customer: "Customer",
    points: "Points",
    reasons: "Reasons",
    emotion: "Emotion lately",
    lastAnswer: "Last answer",
    lastOrder: "Last order",
    high: "high",
    reason: {
      felt_bad: "last response negative",
      falling: "feels worse each time",
      late_order: "order overdue",
      open_complaint: "complaint open for more than 3 days",
    },
    worth: (reason, points) => `${reason} (${points})`,
    none: "No response gives a reason to worry about anybody.",
    older: "More customers",
    first: "Back to the first",
  },
  empty: {
    title: "No customers yet",
    text: "This page fills once Viaggio is told of orders and customers answer about them.",
  },
};
