import type * as z from "zod";
import type { Issue } from "../../shared/domain/errors.ts";
import { issuesOf } from "./parse-input.ts";

type Wrong = { readonly error: { readonly issues: Issue[] } };

/** What became of a line, counted from 1; or what is wrong with it. */
export type LineAnswer<Done> = { readonly line: number } & (Done | Wrong);

/** A line that cannot be taken, for what is wrong with it. */
export const wrongLine = (...issues: Issue[]): Wrong => ({ error: { issues } });

const parseLine = <Schema extends z.ZodType>(schema: Schema, text: string): { value: z.output<Schema> } | Wrong => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return wrongLine({ path: "", message: "is not JSON" });
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? { value: parsed.data } : wrongLine(...issuesOf(parsed.error));
};

/** Takes a batch, a line of JSON each, in order and some at a time; one that is wrong spoils no other. */
export const eachLine = async <Schema extends z.ZodType, Done>(
  schema: Schema,
  lines: readonly string[],
  atOnce: number,
  take: (value: z.output<Schema>) => Promise<Done | Wrong>,
): Promise<LineAnswer<Done>[]> => {
  const answer = async (text: string, line: number): Promise<LineAnswer<Done>> => {
    const parsed = parseLine(schema, text);
    return { line, ...("error" in parsed ? parsed : await take(parsed.value)) };
  };
  const answers: LineAnswer<Done>[] = [];
  for (let start = 0; start < lines.length; start += atOnce) {
    const some = lines.slice(start, start + atOnce);
    answers.push(...(await Promise.all(some.map((text, offset) => answer(text, start + offset + 1)))));
  }
  return answers;
};
