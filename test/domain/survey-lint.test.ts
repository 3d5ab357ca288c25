import { describe, expect, it } from "vitest";
import type { Question } from "../../shared/domain/survey.ts";
import { isPublishable, lintSurvey } from "../../shared/domain/survey-lint.ts";
import { aChoice, aQuestion, aSurvey } from "../support/builders.ts";

const findingsOf = (...questions: Question[]) =>
  lintSurvey(aSurvey({ questions })).map(({ severity, rule, path }) => `${severity} ${rule} ${path}`);

const showIf = (question: string, ...oneOf: (number | string)[]) => ({ showIf: { question, oneOf } });

describe("the lint of a survey", () => {
  it.each([
    ["asks for words only of those who gave many stars", aQuestion("rating"), showIf("rating", 4, 5)],
    ["asks for words after all but the lowest stars", aQuestion("rating"), showIf("rating", 2, 3, 4, 5)],
    ["asks for words after the best and the worst, not those between", aQuestion("rating"), showIf("rating", 1, 5)],
    ["asks for words only of happy faces", aQuestion("feeling"), showIf("feeling", 5)],
    ["asks for words only of promoters", aQuestion("recommendation"), showIf("recommendation", 9, 10)],
    ["asks for words only when it was easy", aQuestion("effort"), showIf("effort", 6, 7)],
  ])("refuses a design that %s", (_what, gate, condition) => {
    const questions = [gate, aQuestion("comment", condition)];
    expect(findingsOf(...questions)).toEqual(["error hides-low-answers questions.1.showIf"]);
    expect(isPublishable(lintSurvey(aSurvey({ questions })))).toBe(false);
  });

  it.each([
    ["everybody", {}],
    ["those who gave few stars", showIf("rating", 1, 2)],
    ["those in the middle", showIf("rating", 3)],
    ["all but the happiest", showIf("rating", 1, 2, 3, 4)],
    ["the happy and all of the unhappy", showIf("rating", 1, 2, 4, 5)],
    ["whoever gave any stars", showIf("rating", 1, 2, 3, 4, 5)],
  ])("lets words be asked of %s", (_what, condition) => {
    expect(findingsOf(aQuestion("rating"), aQuestion("comment", condition))).toEqual([]);
  });

  it("refuses stars that only happy faces are asked for", () => {
    expect(findingsOf(aQuestion("feeling"), aQuestion("rating", showIf("feeling", 4, 5)))).toEqual([
      "error hides-low-answers questions.1.showIf",
    ]);
  });

  it("refuses a gate that is hidden behind another question", () => {
    expect(
      findingsOf(
        aQuestion("rating"),
        aChoice({ id: "more", ...showIf("rating", 4, 5) }),
        aQuestion("comment", showIf("more", "intact")),
      ),
    ).toEqual(["warning hides-low-answers questions.1.showIf", "error hides-low-answers questions.2.showIf"]);
  });

  it("only warns of a choice that happy customers alone are asked for", () => {
    const questions = [aQuestion("rating"), aChoice(showIf("rating", 4, 5))];
    expect(findingsOf(...questions)).toEqual(["warning hides-low-answers questions.1.showIf"]);
    expect(isPublishable(lintSurvey(aSurvey({ questions })))).toBe(true);
  });

  it.each([
    ["it", "Possiamo pubblicare le tue parole?"],
    ["en", "Would you leave us a review?"],
    ["es", "¿Podemos publicar tus palabras?"],
    ["fr", "Pouvons-nous publier vos mots ?"],
    ["de", "Dürfen wir Ihre Worte veröffentlichen?"],
    ["pt", "Podemos publicar as suas palavras?"],
  ])("refuses a request to publish under any condition on a score, in %s", (language, title) => {
    const ask = (condition: object) =>
      aChoice({ title: { it: "Un’altra cosa", en: "One more thing", [language]: title }, ...condition });
    expect(findingsOf(aQuestion("rating"), ask(showIf("rating", 1)))).toContain(
      "error gated-testimonial questions.1.showIf",
    );
    expect(findingsOf(aQuestion("rating"), ask({}))).not.toContain("error gated-testimonial questions.1.showIf");
  });

  it.each([
    ["it", "Quanto ti è piaciuto il nostro negozio?"],
    ["en", "How much did you love our amazing shop?"],
    ["es", "¿Cuánto te ha gustado nuestra tienda?"],
    ["fr", "À quel point avez-vous aimé notre magasin ?"],
    ["de", "Wie sehr hat Ihnen unser Laden gefallen?"],
    ["pt", "Quanto gostou da nossa loja?"],
  ])("warns of leading words, in %s", (language, title) => {
    const question = aQuestion("rating", { title: { it: "Com’è andata?", en: "How was it?", [language]: title } });
    expect(findingsOf(question)).toEqual([`warning leading-words questions.0.title.${language}`]);
    const words = { it: "Com’è andata?", en: "How was it?", [language]: title };
    const survey = aSurvey({ title: words, intro: words, questions: [aQuestion("rating")] });
    expect(lintSurvey(survey).map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      `leading-words title.${language}`,
      `leading-words intro.${language}`,
    ]);
  });

  it("warns of a choice without a way out", () => {
    const options = [
      { id: "fast", label: { it: "Veloce", en: "Fast" } },
      { id: "cheap", label: { it: "Economico", en: "Cheap" } },
    ];
    expect(findingsOf(aChoice({ options }))).toEqual(["warning no-way-out questions.0.options"]);
  });

  it("looks for missing languages in all that is read: title, words before, questions and options", () => {
    const questions = [
      aChoice({ title: { en: "?" }, options: ["red", "other"].map((id) => ({ id, label: { en: id } })) }),
    ];
    const survey = aSurvey({ title: { en: "?" }, intro: { en: "?" }, languages: ["en", "it"], questions });
    const paths = ["title", "intro", "questions.0.title", "questions.0.options.0.label", "questions.0.options.1.label"];
    expect(lintSurvey(survey).map(({ rule, path }) => `${rule} ${path}`)).toEqual(
      paths.map((path) => `missing-language ${path}`),
    );
  });

  it("warns of a language that a text is missing in", () => {
    const survey = aSurvey({ languages: ["it", "en", "fr"], questions: [aQuestion("rating")] });
    expect(lintSurvey(survey)).toEqual([
      {
        severity: "warning",
        rule: "missing-language",
        path: "questions.0.title",
        message: "has no text in fr: another language is shown instead",
      },
    ]);
  });
});
