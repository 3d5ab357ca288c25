import { html } from "../../../pages/html.ts";
import type { MapTexts } from "../map-texts.ts";

export const en: MapTexts = {
  title: "Journey map",
  headline: {
    best: (stages) => html`Customers feel best in ${stages}.`,
    noneStandsOut: "Customers feel much the same in every stage: none stands out for certain.",
    noneIsGood: "There is no stage yet where customers feel good for certain.",
    drop: (from, to, interval) =>
      html`The biggest drop is from ${from} to ${to}. <small>95% interval of the change: ${interval}.</small>`,
    pairedDrop: (from, to, { n, change, interval }) =>
      html`The biggest drop is from ${from} to ${to}. <small>The ${n} customers who answered at both changed by ${change} (95% interval: ${interval}). The two means count everybody else there too, so their difference is another.</small>`,
    noDrop: "No drop between stages is certain.",
    tooFew: "There are not enough answers yet to compare the stages: each needs at least 30.",
  },
  figures: {
    heading: "At a glance",
    answers: "Answers",
    emotion: "Emotion",
    selfReported: "self-reported, from −100 to +100",
    recommendation: "Recommendation score",
    recommendationNote: "share of 9–10 minus share of 0–6",
    inferred: "Emotion inferred from text",
    inferredNote: "comments without a self-report; kept apart",
    dissonant: "Contradictory answers",
    dissonantNote: "the text says the opposite of the self-report",
  },
  curve: {
    heading: "How every stage feels",
    scale: "Self-reported emotion, from −100 (very bad) to +100 (very good)",
    title: "Emotional curve over the stages of the journey",
    point: (stage, value, interval, n) => `${stage}: ${value}, 95% interval ${interval}, ${n} answers`,
    few: "few answers",
    biggestDrop: "biggest drop",
    before: (value) => `in the period before ${value}`,
    someTouchpoints: "Of every stage the touchpoints with the most answers are drawn; the table has more.",
    legend: {
      band: "95% interval",
      size: "larger: more answers",
      above: "above zero",
      below: "below zero",
      small: "fewer than 30 answers",
      touchpoint: "touchpoint, by its channel",
      previous: "the period before",
    },
  },
  table: {
    heading: "Touchpoints",
    caption: "Self-reported emotion of every stage and touchpoint",
    touchpoint: "Stage and touchpoint",
    answers: "Answers",
    emotion: "Emotion",
    interval: "95% interval",
    feelings: "Feelings named most",
    began: (began, sent) => `surveys: ${began} begun, ${sent} sent`,
    wholeStage: "whole stage",
    archived: "archived",
    noTouchpoints: "no touchpoint to show",
    change: "Change",
    allOf: (n) => `All ${n} touchpoints of this stage`,
    note: "Rows with fewer than 30 self-reported emotions are grey and are not compared. Fewer than 5 are hidden: they would point at people.",
  },
  coverage: {
    based: (n) => `Based on ${n} answers`,
    selfReported: (n) => `${n} with a self-reported emotion`,
    inferred: (n) => `${n} inferred from text alone`,
    withoutEmotion: (n) => `${n} without an emotion`,
    leftOut: (parts) => html`Not counted: ${parts}.`,
    unfinished: (n) => `${n} begun and not sent`,
    suspect: (n) => `${n} that machines seem to have sent`,
  },
  standsOut: {
    heading: "What stands out",
    momentOfTruth: (touchpoint, emotion, importance, n) =>
      html`${touchpoint} is a moment of truth: it goes closely with recommendation (r = ${importance}, answers: ${n}) and is felt worse than most (${emotion}).`,
    peakEnd: (peak, end, value, mean) =>
      html`The strongest stage is ${peak}, the last one ${end}: what stays in mind is about ${value}, beside a mean of ${mean} over all answers.`,
    peakIsEnd: (stage, value, mean) =>
      html`The strongest stage, ${stage}, is also the last one: what stays in mind is about ${value}, beside a mean of ${mean} over all answers.`,
    perCustomer: (value, interval, n) =>
      `For each customer on their own: ${value}, 95% interval ${interval}, customers: ${n}.`,
    changed: (days, value, interval) => `Against ${days}, emotion has changed by ${value} (95% interval ${interval}).`,
    notChanged: (days, value, interval) =>
      `Against ${days}, emotion shows no certain change (${value}, 95% interval ${interval}).`,
    tooFewBefore: (days) => `${days} has too few answers to compare with.`,
    stages: (list) => html`Certain changes by stage: ${list}.`,
  },
  spread: {
    heading: "How the answers are spread",
    note: "Two stages with the same mean can be very different: all content, or half delighted and half angry.",
    caption: "Self-reported emotions of every stage in five classes",
    classes: ["very bad", "bad", "neither", "good", "very good"],
  },
  how: {
    dissonant:
      "Self-report and text have opposite signs, both at least half strong, and the text is at least half certain: a person should read them.",
    curve:
      "Every point is the mean of a stage with its 95% interval. The biggest drop is the deepest fall between neighbouring stages with at least 30 answers each whose interval excludes 0. A moment of truth has at least 100 answers with both emotion and recommendation, a correlation of the two above the median and certainly above 0, and an emotion below the median; that is an association, not a cause. Peak and end: the middle between the stage furthest from 0 and the last one.",
    spread:
      "Classes: up to −66, −65 to −26, −25 to 24, 25 to 64, from 65. Each of the five faces is the middle of one. Shares of the self-reported emotions, rounded.",
    table:
      "Emotion: mean of the self-reported emotions of the row. Interval: the mean with three answers added, ± 1.96 standard errors. Change: difference to the period before; certain only with at least 100 answers on both sides and an interval that excludes 0, and for touchpoints only beside all others (Benjamini–Hochberg, 10%).",
  },
  tools: {
    heading: "Share and export",
    link: "Link to these days",
    copy: "Copy link",
    copied: "Link copied",
    print: "Print or save as PDF",
    svg: "Drawing (SVG)",
    png: "Picture (PNG)",
    csv: "Table (CSV)",
  },
  invitations: {
    heading: "Invitations by mail",
    note: "Those that went out on these days, and the answers that came of them, whenever they came. Response rate: answered ÷ delivered.",
    touchpoint: "Touchpoint",
    invited: "Invited",
    delivered: "Delivered",
    answered: "Answered",
    rate: "Response rate",
    interval: "95% interval",
    low: "below 5%",
  },
  comments: {
    heading: "In the customers’ own words",
    note: "The three newest comments of each stage, whatever they say. None is chosen by its score.",
    none: "No comments in this period.",
    noneAmong: (n) => `No comments among the newest ${n} answers.`,
  },
  empty: {
    noTouchpoints: {
      title: "No touchpoints yet",
      text: "A touchpoint is where customers meet the store: a page, a parcel, a conversation. Create the first one and the map begins here; the home page shows how.",
    },
    noAnswers: {
      title: "No answers in this period",
      text: "Choose a longer period, or send a first answer: the home page lists the touchpoints, with a curl line to copy.",
    },
    noMatch: {
      title: "No answers match these filters",
      text: "Remove a filter or choose a longer period.",
    },
  },
};
