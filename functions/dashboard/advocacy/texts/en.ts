import type { AdvocacyTexts } from "../advocacy-texts.ts";

export const en: AdvocacyTexts = {
  title: "Who speaks for you",
  headline: (score, interval, n) =>
    `The recommendation score is ${score} (95% interval: ${interval}), from ${n} answers.`,
  tooFew: "There are not enough answers yet for a recommendation score.",
  comparable: "Share of 9–10 minus share of 0–6 of “how likely would you recommend us, 0 to 10”; comparable to NPS®.",
  groups: {
    heading: "Who would recommend you",
    note: "Everybody is asked the same question, whatever they felt.",
    chart: "Promoters, passives and detractors as shares of all who answered",
    promoters: "Promoters (9–10)",
    passives: "Passives (7–8)",
    detractors: "Detractors (0–6)",
    group: "Group",
    answers: "Answers",
    share: "Share and 95% interval",
  },
  words: {
    heading: "Words that may be passed on",
    note: "Nothing is asked for, published or hidden by its score.",
    consented: "Agreed to be published",
    consentedNote: "of the comments whose authors were asked in these days",
    published: "Published",
    publishedNote: "of all testimonials that may be, as they stand now",
    verified: "Of a verified purchase",
    verifiedNote: "of the published ones, as they stand now",
  },
  of: (count, n) => `${count} of ${n}`,
  tooFewShare: "too few to say",
  referrals: {
    heading: "Word of mouth",
    note: "Whoever answered can make a link of their own to recommend the shop. Counted in the whole months of these days; nothing is kept of who followed it.",
    codes: "Links made",
    clicks: "Went on to the shop",
    clicksNote: "opening the link alone does not count",
    orders: "Orders that came by them",
    conversion: (percent, interval) => `${percent} of those who went on (${interval})`,
    revenue: "Revenue of these orders",
    none: "No links have been made yet. Say where they lead: set the store’s shop address.",
  },
  how: {
    groups: (n) =>
      `Of ${n} answers from 0 to 10, the share of each group; the score is the share of 9–10 minus the share of 0–6, in points. Intervals, 95%: Wilson for a share, adjusted Wald for the score. Source: the daily counters of the store.`,
    consented: (n) =>
      `Comments whose authors agreed ÷ the ${n} whose authors were asked. Interval: Wilson, 95%. Source: the daily counters of the store.`,
    published: (n) =>
      `Published testimonials ÷ the ${n} that may be published, at this moment. Interval: Wilson, 95%. Source: the tally of the testimonials.`,
    verified: (n) =>
      `Published testimonials of a verified purchase ÷ the ${n} published ones, at this moment. Interval: Wilson, 95%. Source: the tally of the testimonials.`,
    codes:
      "Links that customers had made for themselves in these months, each counted once. Source: the referral codes.",
    clicks:
      "Presses of the button on the page of such a link, one per visit and at most 60 a minute. Source: the referral codes.",
    orders:
      "Orders that named a code, without cancelled and returned ones; the share is of those who went on. Interval: Wilson, 95%. Source: the orders.",
    revenue: "Sum of the amounts of these orders, in each currency. Source: the orders.",
  },
  growth: {
    heading: "Earned growth",
    note: "What last month’s customers spent this month, plus what new customers spent who came by a recommendation, both as a share of last month’s revenue; minus 100%. Only months that are over.",
    caption: "Revenue and earned growth by month",
    month: "Month",
    revenue: "Revenue",
    kept: "Kept",
    earned: "Recommended",
    growth: "Earned growth",
    none: "It takes orders with amounts in two months, one after the other.",
  },
};
