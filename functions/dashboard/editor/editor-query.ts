import * as z from "zod";
import { DashboardQuery } from "../../../shared/contract/dashboard-pages.ts";
import { Slug } from "../../../shared/domain/stage.ts";

/** What an address of the editor may say besides: what was done, which button was pressed, where a new touchpoint stands. */
export const EditorQuery = DashboardQuery.extend({
  done: z.literal("saved").optional(),
  moved: z
    .string()
    .regex(/^(stage|touchpoint)\.(up|down)\.[a-z0-9_-]{1,40}$/)
    .optional(),
  stage: Slug.optional(),
});
export type EditorQuery = z.output<typeof EditorQuery>;
