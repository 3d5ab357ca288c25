import type { RetentionTexts } from "../retention-texts.ts";

export const en: RetentionTexts = {
  title: "Who comes back",
  headline: {
    lift: (month, [good, bad], difference, interval) =>
      `${good} of the customers who felt good after their first purchase bought again in month ${month}, against ${bad} of those who felt bad: ${difference} points (95% interval: ${interval}).`,
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
    how: "Each share is the customers who bought again in that month ÷ those for whom it is over. Interval: Wilson, 95%; that of the difference on top: Newcombe, from 30 customers on either side. Cancelled and returned orders do not count. Source: the orders and answers in the customers’ profiles.",
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
    explained: {
      repeat: (n) =>
        `Customers who answered again within 365 days ÷ all ${n} whose first answer is of these months. Interval: Wilson, 95%. Source: the customers’ profiles.`,
      again: (n) =>
        `Negative responses (emotion of −30 or less, self-reported) after which the same customer reported an emotion again within 90 days ÷ all ${n} negative ones. Interval: Wilson, 95%. Source: the customers’ profiles.`,
      recovered: (n) =>
        `Of the ${n} next responses within 90 days, those above −30. Interval: Wilson, 95%. Source: the customers’ profiles.`,
      gap: "The number of days that nine of ten gaps between an order and the next one do not exceed, by classes of 7 to 365 days; from 30 gaps. Source: the orders of these months.",
    },
  },
  recovery: {
    heading: "After a bad experience",
    note: "Negative responses of these months, by whether somebody of the store got in touch before the customer answered again. Each customer is compared with themselves.",
    group: "Negative responses",
    followedUp: "with a follow-up",
    leftAlone: "without one",
    negative: "Responses",
    again: "Answered again within 90 days",
    better: "Felt better then",
    change: "Change of emotion",
    noProof:
      "This is no proof: nobody draws by lot who is followed up, and who felt very bad once mostly feels better the next time anyway.",
    noneYet: "No follow-up is noted yet: note them on a customer’s page.",
    how: "A follow-up counts for a negative response (−30 or less) if it came within 90 days of it and before the next response. Change: mean of next minus negative emotion of the same customer, its 95% interval that of a score, of half the change; from 5 pairs. Shares: Wilson, 95%. Source: the customers’ profiles.",
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
