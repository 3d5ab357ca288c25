import { describe, expect, it } from "vitest";
import type { Answers } from "../../shared/domain/response.ts";
import {
  isAnswered,
  type Question,
  Questions,
  Survey,
  SurveyDraft,
  shownQuestions,
  withoutHidden,
} from "../../shared/domain/survey.ts";
import { closedSurvey, firstDraft, nextDraft, publishedSurvey } from "../../shared/domain/survey-versions.ts";
import { aChoice, aQuestion, aStore, aSurvey, aTouchpoint } from "../support/builders.ts";

const NOW = new Date("2026-03-02T09:00:00.000Z");
const showIf = (question: string, ...oneOf: (number | string)[]) => ({ showIf: { question, oneOf } });

describe("the questions of a survey", () => {
  it.each<[string, Question[], string]>([
    ["none", [], ""],
    ["two of one id", [aChoice(), aChoice()], "1.id"],
    ["two of one standard kind", [aQuestion("rating"), aQuestion("rating", { id: "stars" })], "1.kind"],
    ["a condition on itself", [aQuestion("rating", showIf("rating", 5))], "0.showIf.question"],
    [
      "a condition on a later question",
      [aQuestion("comment", showIf("rating", 1)), aQuestion("rating")],
      "0.showIf.question",
    ],
    [
      "a condition on free text",
      [aQuestion("comment"), aQuestion("rating", showIf("comment", "good"))],
      "1.showIf.question",
    ],
    ["a condition on six stars", [aQuestion("rating"), aQuestion("comment", showIf("rating", 6))], "1.showIf.oneOf"],
    ["a condition on no option", [aChoice(), aQuestion("comment", showIf("packaging", "gone"))], "1.showIf.oneOf"],
    [
      "an option twice",
      [
        aChoice({
          options: [
            { id: "a", label: { it: "A" } },
            { id: "a", label: { it: "B" } },
          ],
        }),
      ],
      "0.options",
    ],
    [
      "a choice of one",
      [{ ...aChoice(), kind: "choice", multiple: false, options: [{ id: "a", label: { it: "A" } }] }],
      "0.options",
    ],
    ["21 of them", Array.from({ length: 21 }, (_, index) => aChoice({ id: `choice-${index}` })), ""],
  ])("are refused: %s", (_what, questions, path) => {
    const { error } = Questions.safeParse(questions);
    expect(error?.issues.map((issue) => issue.path.join("."))).toEqual([path]);
  });

  it("may be several choices, with conditions on scores and options", () => {
    const questions = [
      aQuestion("recommendation"),
      aChoice(showIf("recommendation", 0, 1, 2)),
      aChoice({ id: "colour", ...showIf("packaging", "damaged", "other") }),
    ];
    expect(Questions.parse(questions)).toEqual(questions);
  });
});

describe("a survey", () => {
  const draft = { ...aSurvey(), id: "x" };
  it.each([
    ["an address that is not https", { shareUrl: "http://shop.example" }, "shareUrl"],
    ["an address that runs something", { shareUrl: "javascript:alert(1)" }, "shareUrl"],
    ["a language twice", { languages: ["it", "it"] }, "languages"],
    ["a title in no language", { title: {} }, "title"],
    ["a title of 201 characters", { title: { it: "x".repeat(201) } }, "title.it"],
    ["an id under which no answer can be kept", { questions: [aChoice({ id: "constructor" })] }, "questions.0.id"],
  ])("is refused with %s", (_what, fields, path) => {
    const { error } = SurveyDraft.safeParse({ ...draft, ...fields });
    expect(error?.issues.map((issue) => issue.path.join("."))).toEqual([path]);
  });

  it("that was kept before an id was refused can still be read", () => {
    const questions = [aChoice({ id: "constructor" })];
    expect(Survey.safeParse(aSurvey({ questions })).success).toBe(true);
  });
});

describe("what is shown", () => {
  const questions = [
    aQuestion("feeling"),
    aQuestion("rating"),
    aChoice({ multiple: true, ...showIf("rating", 1, 2) }),
    aQuestion("comment", showIf("packaging", "damaged")),
  ];

  it.each<[string, Answers, string[]]>([
    ["nothing was answered", {}, ["feeling", "rating"]],
    ["a condition does not hold", { rating: 4 }, ["feeling", "rating"]],
    ["a condition holds", { rating: 2 }, ["feeling", "rating", "packaging"]],
    [
      "one of several options meets it",
      { rating: 1, choices: { packaging: ["intact", "damaged"] } },
      ["feeling", "rating", "packaging", "comment"],
    ],
    ["a condition is on a hidden question", { rating: 5, choices: { packaging: ["damaged"] } }, ["feeling", "rating"]],
  ])("follows from the answers: %s", (_what, answers, shown) => {
    expect(shownQuestions(questions, answers).map(({ id }) => id)).toEqual(shown);
  });

  it("is all that is kept of the answers", () => {
    const all: Answers = {
      feeling: { face: 5 },
      rating: 5,
      comment: "Rotto",
      effort: 3,
      choices: { packaging: ["damaged"], stranger: ["x"] },
    };
    expect(withoutHidden(questions, all)).toEqual({ feeling: { face: 5 }, rating: 5 });
    expect(withoutHidden(questions, { ...all, rating: 1 })).toEqual({
      feeling: { face: 5 },
      rating: 1,
      comment: "Rotto",
      choices: { packaging: ["damaged"] },
    });
  });

  it("is answered or not, a recommendation of 0 too", () => {
    expect(isAnswered(aQuestion("recommendation"), { recommendation: 0 })).toBe(true);
    expect(isAnswered(aQuestion("feeling"), { feeling: { words: [{ word: "happy", intensity: 2 }] } })).toBe(true);
    expect(isAnswered(aChoice(), { choices: { other: ["x"] } })).toBe(false);
  });
});

describe("the versions of a survey", () => {
  it("begin as a draft from the template of its touchpoint, in the languages of the store", () => {
    const survey = firstDraft(
      "after",
      aStore({ languages: ["en", "it"] }),
      aTouchpoint(),
      { askTestimonial: false },
      NOW,
    );
    expect(survey).toMatchObject({
      id: "after",
      store: "bottega",
      touchpoint: "delivery",
      version: 1,
      state: "draft",
      languages: ["en", "it"],
      askTestimonial: false,
      createdAt: NOW.toISOString(),
    });
    expect(survey.questions).toHaveLength(4);
  });

  it("stay the same while they are drafts", () => {
    const seen = aSurvey({ state: "draft", revision: 4, shareUrl: "https://shop.example/share" });
    expect(nextDraft(seen, { shareUrl: null, askTestimonial: undefined }, NOW)).toEqual({
      ...aSurvey({ state: "draft", revision: 5 }),
      publishedAt: undefined,
    });
  });

  it.each(["published", "closed"] as const)("go on to the next one when they are %s", (state) => {
    const seen = aSurvey({ state, revision: 4, closedAt: NOW.toISOString() });
    const draft = nextDraft(seen, { title: { it: "Nuovo" } }, NOW);
    expect(draft).toMatchObject({ version: 2, revision: 1, state: "draft", title: { it: "Nuovo" } });
    expect(draft).not.toHaveProperty("publishedAt");
    expect(draft).not.toHaveProperty("closedAt");
    expect(seen).toEqual(aSurvey({ state, revision: 4, closedAt: NOW.toISOString() }));
  });

  it("are published and closed with the time of it", () => {
    const draft = aSurvey({ state: "draft", publishedAt: undefined });
    const published = publishedSurvey(draft, NOW);
    expect(published).toMatchObject({ state: "published", publishedAt: NOW.toISOString(), revision: 3 });
    expect(closedSurvey(published, NOW)).toMatchObject({ state: "closed", closedAt: NOW.toISOString(), revision: 4 });
  });

  it("are not published while their design chooses who is heard", () => {
    const questions = [aQuestion("rating"), aQuestion("comment", showIf("rating", 5))];
    expect(() => publishedSurvey(aSurvey({ state: "draft", questions }), NOW)).toThrow(
      expect.objectContaining({
        code: "invalid_input",
        issues: [{ path: "questions.1.showIf", message: expect.stringContaining("would not be heard") }],
      }),
    );
  });
});
