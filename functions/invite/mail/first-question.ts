import type { Language } from "../../../shared/domain/language.ts";
import { pointsOf, type Survey } from "../../../shared/domain/survey.ts";
import { storeNames } from "../../pages/store-names.ts";
import { MAIL_TEXTS } from "./mail-texts.ts";

/** One answer that a tap fills in. `sign` is for the eye, `label` says the same in words. */
export type Tap = { readonly point: string; readonly sign?: string; readonly label: string };

/** The question that a mail begins with. `scale`: its answers are numbers in a row, whose ends are named. */
export type FirstQuestion = {
  readonly id: string;
  readonly title: string;
  readonly shape: "list" | "scale";
  readonly taps: readonly Tap[];
};

/** Of Unicode 6, which mail programs of any age can draw. */
const FACES = ["😞", "😔", "😐", "😊", "😄"];

/** The first question of a survey, as links; without any where it is free text. */
export const firstQuestion = (survey: Pick<Survey, "questions" | "languages">, language: Language): FirstQuestion => {
  const [question] = survey.questions;
  if (question === undefined) throw new Error("A survey asks something.");
  const { plainName } = storeNames(language, survey.languages);
  const texts = MAIL_TEXTS[language];
  const named = { id: question.id, title: plainName(question.title) };
  const points = (pointsOf(question) ?? []).map(String);
  switch (question.kind) {
    case "feeling":
      return {
        ...named,
        shape: "list",
        taps: points.map((point, index) => ({
          point,
          sign: FACES[index] ?? "",
          label: texts.faces[index] ?? point,
        })),
      };
    case "rating":
      return {
        ...named,
        shape: "list",
        taps: points.map((point) => ({
          point,
          sign: "★".repeat(Number(point)),
          label: texts.star(Number(point)),
        })),
      };
    case "choice":
      return {
        ...named,
        shape: "list",
        taps: question.options.map(({ id, label }) => ({ point: id, label: plainName(label) })),
      };
    case "recommendation":
    case "effort": {
      const ends = question.kind === "recommendation" ? texts.likely : texts.easy;
      const taps = points.map((point, index) => {
        const end = index === 0 ? ends[0] : index === points.length - 1 ? ends[1] : undefined;
        return { point, label: end === undefined ? point : `${point} · ${end}` };
      });
      return { ...named, shape: "scale", taps };
    }
    case "comment":
      return { ...named, shape: "list", taps: [] };
  }
};
