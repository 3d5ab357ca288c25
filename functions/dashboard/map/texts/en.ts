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
    legend: {
      band: "95% interval",
      size: "larger: more answers",
      above: "above zero",
      below: "below zero",
      small: "fewer than 30 answers",
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
    note: "Rows with fewer than 30 self-reported emotions are grey and are not compared. Fewer than 5 are hidden: they would point at people.",
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
