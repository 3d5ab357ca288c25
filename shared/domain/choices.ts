import * as z from "zod";
import { Slug } from "./stage.ts";

/** Most questions of a survey, and so most choice questions of an answer. */
export const MAX_QUESTIONS = 20;
/** Most options of one choice question. */
export const MAX_OPTIONS = 20;

/** What was chosen: ids of options by the id of their question. */
export const Choices = z
  .record(Slug, z.array(Slug).min(1).max(MAX_OPTIONS))
  .refine((choices) => Object.keys(choices).length > 0, "names no question")
  .refine((choices) => Object.keys(choices).length <= MAX_QUESTIONS, `names more than ${MAX_QUESTIONS} questions`)
  .refine(
    (choices) => Object.values(choices).every((chosen) => new Set(chosen).size === chosen.length),
    "chooses an option twice",
  )
  .describe("Options chosen, by the question's id.");
export type Choices = z.infer<typeof Choices>;
