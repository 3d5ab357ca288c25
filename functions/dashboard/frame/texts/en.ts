import type { FrameTexts } from "../frame-texts.ts";

export const en: FrameTexts = {
  skip: "Skip to the content",
  homePage: "Home page",
  period: {
    heading: "Period",
    from: "From",
    to: "To",
    show: "Show",
    lastDays: (days) => `${days} days`,
    last12Months: "12 months",
    zone: (zone) => `Days in the time zone ${zone}`,
  },
  filters: {
    heading: "Only",
    remove: "Remove",
    removeAll: "Remove all filters",
    choose: "Filters",
    any: "All",
    otherLanguage: "Another language",
    compare: "Compare with",
    compareWith: { none: "nothing", previous: "the period before" },
    names: {
      channel: "Channel",
      touchpoint: "Touchpoint",
      language: "Language",
      source: "Source",
      provenance: "Provenance",
      segment: "Segment",
    },
  },
  live: {
    followed: "Brought up to date at",
    lost: "This page cannot be brought up to date at the moment. It tries again.",
    ended: "Your sign-in has ended. Sign in again",
  },
  footer: {
    language: "Language of this page",
    about: "Viaggio: the voice of the customer along the journey",
  },
  channels: {
    web: "Web",
    blog: "Blog",
    social: "Social media",
    email: "E-mail",
    ecommerce: "Online shop",
    store: "Shop",
    app: "App",
    support: "Support",
    event: "Event",
  },
  sources: { link: "Link", widget: "Widget", kiosk: "Kiosk", import: "Import", api: "API" },
  provenances: {
    verified_purchase: "Verified purchase",
    invited: "Invited",
    open: "Open to everyone",
    imported: "Imported",
  },
  wrong: {
    heading: "This cannot be shown",
    notADay: "Enter a date such as 2026-11-22.",
    reversed: "The first day must not be after the last day.",
    tooLong: (days) => `The period must not be longer than ${days} days.`,
    filter: "There is no such filter value.",
    unknown: "This part of the address is not known here.",
    startAgain: "Start again without filters",
  },
  refusals: {
    invalid_input: { title: "Please check the period", text: "Correct what is marked below and try again." },
    forbidden: {
      title: "You may not see this page",
      text: "Your key lacks the right to it. Whoever runs your Viaggio can create one that has it.",
    },
    not_found: {
      title: "There is nothing here",
      text: "What this address names, or the store, is not there any more.",
    },
    rate_limited: { title: "Too many requests", text: "Wait a moment, then reload the page." },
    internal: {
      title: "Something went wrong on our side",
      text: "It has been noted. Reload the page; if it happens again, tell whoever runs your Viaggio.",
    },
    unavailable: { title: "Not available right now", text: "Reload the page in a moment." },
  },
  signInAnew: "Sign in with another key",
  reference: (id) => `Reference: ${id}`,
  figure: {
    interval: (low, high) => `${low} to ${high}`,
    fewerThan5: "fewer than 5",
    fewerThan5Answers: "fewer than 5 answers",
    noAnswers: "no answers",
    few: "few answers",
    noCertainChange: "no certain change",
    how: "How it is worked out",
  },
  explained: {
    answers: (n) =>
      `${n} responses counted on these days. What was begun and not sent, and what a machine seems to have sent, is left out. Source: the daily counters of the store.`,
    emotion: (n) =>
      `Mean of ${n} self-reported emotions. Each is 100 × (0.50 × feeling + 0.35 × stars + 0.15 × text, by its certainty) ÷ the weights that are there. Interval: the mean with three answers added, ± 1.96 standard errors. Source: the daily counters of the store.`,
    recommendation: (n) =>
      `Of ${n} answers from 0 to 10, the share of 9–10 minus the share of 0–6, in points. Interval: adjusted Wald, 95%. Source: the daily counters of the store.`,
    inferred: (n) =>
      `Mean of ${n} comments that came without feeling and stars: 100 × (probability of positive − probability of negative). Source: the daily counters of the store.`,
  },
  comment: {
    readOn: "Read on",
    stars: (n) => `${n} of 5 stars`,
    faces: ["very unhappy", "unhappy", "neither happy nor unhappy", "happy", "very happy"],
    dissonant: "text contradicts the self-report",
  },
};
