import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../shared/domain/language.ts";
import { DEFAULT_STAGES } from "../../shared/domain/stage.ts";
import { SurveyContent } from "../../shared/domain/survey.ts";
import { lintSurvey } from "../../shared/domain/survey-lint.ts";
import { surveyTemplate } from "../../shared/domain/survey-templates.ts";
import { CHANNELS } from "../../shared/domain/touchpoint.ts";

const STAGES = [...DEFAULT_STAGES.map(({ id }) => id), "a-stage-of-their-own"];
const all = STAGES.flatMap((stage) => CHANNELS.map((channel) => [stage, channel] as const));

describe("the template of a stage and channel", () => {
  it.each(all)("of %s on %s is a survey in six languages that the lint has nothing to say of", (stage, channel) => {
    const content = { ...surveyTemplate(stage, channel), touchpoint: "there" };
    expect(SurveyContent.strict().parse(content)).toEqual(content);
    expect(content.languages).toEqual([...LANGUAGES]);
    expect(lintSurvey(content)).toEqual([]);
    expect(Object.keys(content.thanks ?? {}).sort()).toEqual([...LANGUAGES].sort());
  });

  it("asks for the feeling first, then stars, words and the recommendation, and needs none of them", () => {
    const { questions } = surveyTemplate("retention", "email");
    expect(questions.map(({ kind }) => kind)).toEqual(["feeling", "rating", "comment", "recommendation"]);
    expect(questions.filter(({ required, showIf }) => required || showIf !== undefined)).toEqual([]);
  });

  it("asks customer service for the effort too", () => {
    const kinds = surveyTemplate("retention", "support").questions.map(({ kind }) => kind);
    expect(kinds).toEqual(["feeling", "rating", "effort", "comment", "recommendation"]);
  });

  it("says something of its own for every channel and stage, in every language", () => {
    for (const language of LANGUAGES) {
      const felt = CHANNELS.map((channel) => surveyTemplate("retention", channel).questions[0]?.title[language]);
      const rated = STAGES.map((stage) => surveyTemplate(stage, "web").questions[1]?.title[language]);
      expect(new Set(felt).size).toBe(CHANNELS.length);
      expect(new Set(rated).size).toBe(STAGES.length);
    }
  });
});
