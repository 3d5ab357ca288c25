import * as z from "zod";
import type { AnnotationAddress } from "../../../shared/adapters/dynamo/annotations.ts";
import { Day } from "../../../shared/contract/parts.ts";

/** Where a note stands, as an address and a form say it: its day and its id. */
export const noteAddress = ({ day, id }: AnnotationAddress): string => `${day}.${id}`;

/** The same, read. */
export const NoteAddress = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}\.[A-Za-z0-9_-]{12}$/, "is not a note")
  .transform((address) => ({ day: address.slice(0, 10), id: address.slice(11) }))
  .refine(({ day }) => Day.safeParse(day).success, "is not a note");
