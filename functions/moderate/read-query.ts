import * as z from "zod";
import type { TestimonialFilter } from "../../shared/adapters/dynamo/testimonials.ts";
import { Cursor } from "../../shared/contract/parts.ts";
import { invalidRequest } from "../../shared/domain/errors.ts";
import { Language } from "../../shared/domain/language.ts";
import { Slug } from "../../shared/domain/stage.ts";
import { addDays, dayIn, type Store, startOfDay } from "../../shared/domain/store.ts";
import { TestimonialState } from "../../shared/domain/testimonial.ts";
import { issuesOf } from "../http/parse-input.ts";
import { AGES } from "./page/queue-page.ts";

/** A form that is sent with GET names its empty fields too. */
const orEmpty = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([schema, z.literal("").transform(() => undefined)]).optional();

const oneOf = (numbers: readonly number[]) =>
  orEmpty(z.enum(numbers.map(String), `must be one of ${numbers.join(", ")}`).transform(Number));

const QueueQuery = z.strictObject({
  state: orEmpty(TestimonialState),
  stage: orEmpty(Slug),
  touchpoint: orEmpty(Slug),
  language: orEmpty(Language),
  rating: oneOf([0, 1, 2, 3, 4, 5]),
  days: oneOf(AGES),
  cursor: orEmpty(Cursor),
  lang: z.string().max(20).optional(),
  select: z.literal("all").optional(),
  done: z
    .string()
    .regex(/^\d{1,3}\.\d{1,3}$/)
    .optional(),
  saved: z.literal("1").optional(),
});
export type QueueQuery = z.output<typeof QueueQuery>;

/** @throws AppError `invalid_input` that names what is wrong in the address */
export const readQuery = (query: Readonly<Record<string, string | undefined>>): QueueQuery => {
  const parsed = QueueQuery.safeParse(query);
  if (parsed.success) return parsed.data;
  throw invalidRequest(issuesOf(parsed.error).map(({ path, message }) => ({ path: `query.${path}`, message })));
};

/** What to list for a query. What waits comes oldest first, so that nobody waits for ever; the rest newest first. */
export const filterOf = (
  { state = "candidate", stage, touchpoint, language, rating, days }: QueueQuery,
  { timeZone }: Pick<Store, "timeZone">,
  now: Date,
): TestimonialFilter => ({
  state,
  stage,
  touchpoint,
  language,
  rating,
  // From a day on, so that the cursor of one page fits the next one.
  ...(days !== undefined && { from: startOfDay(timeZone, addDays(dayIn(timeZone, now), -days)).toISOString() }),
  order: state === "candidate" ? "oldest" : "newest",
});
