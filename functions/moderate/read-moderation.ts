import type { Moderation } from "../../shared/domain/moderation.ts";
import { MAX_REPLY_LENGTH } from "../../shared/domain/reply.ts";
import { Slug } from "../../shared/domain/stage.ts";
import {
  MAX_MASKS,
  MAX_TAGS,
  RejectionReason,
  type Stretch,
  type Testimonial,
} from "../../shared/domain/testimonial.ts";
import { plainText } from "../../shared/domain/text.ts";
import { codePoints, stretchProblem } from "../../shared/domain/words.ts";
import type { OneField, Refusal } from "./page/testimonial-page.ts";
import { stretchValue } from "./page/testimonial-page.ts";
import type { FormProblem } from "./page/texts.ts";

/** The fields of a form by name. */
export type Fields = ReadonlyMap<string, readonly string[]>;

/** What a form asks for, what is wrong with it, or undefined when it is no form of ours. */
export type Read = { readonly wanted: Moderation } | Extract<Refusal, { why: "problem" }> | undefined;

const wrong = (field: OneField, problem: FormProblem): Read => ({ why: "problem", field, problem });

/** A browser sends line breaks as CR LF; texts are kept with LF. */
const textOf = (fields: Fields, name: string): string => (fields.get(name)?.[0] ?? "").replace(/\r\n?/g, "\n");

/** Every place where some words stand in a text, in code points; none twice. */
const placesOf = (points: readonly string[], words: readonly string[]): Stretch[] => {
  const places: Stretch[] = [];
  for (let from = 0; from + words.length <= points.length; ) {
    const isHere = words.every((point, index) => points[from + index] === point);
    if (isHere) places.push({ from, to: from + words.length });
    from += isHere ? words.length : 1;
  }
  return places;
};

const readReason = (fields: Fields): Read => {
  const reason = RejectionReason.safeParse(fields.get("reason")?.[0]);
  return reason.success ? { wanted: { state: "rejected", reason: reason.data } } : wrong("reason", "needsReason");
};

const readTags = (fields: Fields): Read => {
  const words = textOf(fields, "tags")
    .split(/[\s,]+/)
    .map((word) => word.replace(/^#/, ""))
    .filter((word) => word !== "");
  const tags = Slug.array()
    .max(MAX_TAGS)
    .safeParse([...new Set(words)]);
  return tags.success ? { wanted: { tags: tags.data } } : wrong("tags", "badTags");
};

const readMasks = (fields: Fields, text: string): Read => {
  const points = codePoints(text);
  const chosen = (fields.get("span") ?? []).map((value) => {
    const [, from, to] = /^(\d{1,6})-(\d{1,6})$/.exec(value) ?? [];
    return { from: Number(from), to: Number(to) };
  });
  const lines = textOf(fields, "words")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const places = lines.map((line) => placesOf(points, codePoints(line)));
  if (places.some((found) => found.length === 0)) return wrong("words", "notItsWords");
  // "Ann" is to be covered where it is a word, not within "Annoying".
  const whole = places.map((found) => found.filter((place) => stretchProblem(points, place) === undefined));
  if (whole.some((found) => found.length === 0)) return wrong("words", "halfWord");
  const masks = [...new Map([...chosen, ...whole.flat()].map((mask) => [stretchValue(mask), mask])).values()];
  // A choice that the text does not have was not offered by this page.
  if (chosen.some((mask) => Number.isNaN(mask.from) || stretchProblem(points, mask) !== undefined)) return undefined;
  return masks.length > MAX_MASKS ? wrong("words", "tooManyMasks") : { wanted: { masks } };
};

const readExcerpt = (fields: Fields, text: string): Read => {
  const words = textOf(fields, "excerpt").trim();
  if (words === "" || words === text.trim()) return { wanted: { excerpt: null } };
  const points = codePoints(text);
  const places = placesOf(points, codePoints(words));
  if (places.length === 0) return wrong("excerpt", "notItsWords");
  const whole = places.find((place) => stretchProblem(points, place) === undefined);
  return whole === undefined ? wrong("excerpt", "halfWord") : { wanted: { excerpt: whole } };
};

const readReply = (fields: Fields): Read => {
  const text = textOf(fields, "reply").trim();
  if (text === "") return { wanted: { reply: null } };
  const reply = plainText(MAX_REPLY_LENGTH).safeParse(text);
  return reply.success ? { wanted: { reply: reply.data } } : wrong("reply", "badReply");
};

/** What a form asks for that looks at no text: for one testimonial or for many. */
export const readDecision = (act: string | undefined, fields: Fields): Read => {
  switch (act) {
    case "approve":
      return { wanted: { state: "published" } };
    case "reject":
      return readReason(fields);
    case "feature":
    case "unfeature":
      return { wanted: { featured: act === "feature" } };
    case "tag":
      return readTags(fields);
    default:
      return undefined;
  }
};

/** What a form about one testimonial asks for. */
export const readModeration = (
  act: string | undefined,
  fields: Fields,
  { text = "" }: Pick<Testimonial, "text">,
): Read => {
  switch (act) {
    case "mask":
      return readMasks(fields, text);
    case "excerpt":
      return readExcerpt(fields, text);
    case "reply":
      return readReply(fields);
    default:
      return readDecision(act, fields);
  }
};
