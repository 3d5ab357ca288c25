import * as z from "zod";
import { LANGUAGES, type LocalizedText } from "./language.ts";
import type { Stage } from "./stage.ts";
import type { Touchpoint } from "./touchpoint.ts";

/** What can be done to a journey. `move_history`: a rebuild moved responses to where their touchpoint stands now. */
const JOURNEY_ACTIONS = [
  "add_stage",
  "rename_stage",
  "order_stages",
  "remove_stage",
  "add_touchpoint",
  "rename_touchpoint",
  "move_touchpoint",
  "order_touchpoint",
  "archive_touchpoint",
  "restore_touchpoint",
  "change_product",
  "move_history",
] as const;
export const JourneyAction = z.enum(JOURNEY_ACTIONS);
export type JourneyAction = z.infer<typeof JourneyAction>;

/** One thing that was done: to which stage or touchpoint, and from what to what. */
export const JourneyStep = z.object({
  action: JourneyAction,
  subject: z.string().describe("Id of the stage or touchpoint."),
  detail: z.string().max(300).optional().describe("Languages that were named anew, ids and numbers: `3 → 1`."),
});
export type JourneyStep = z.infer<typeof JourneyStep>;

/** Who changed what in a journey, and when. */
export const JourneyChange = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  by: z.string().describe("Id of the key that was used, or `cli` for the command line."),
  name: z.string().describe("What that key was called then."),
  steps: z.array(JourneyStep).min(1),
});
export type JourneyChange = z.infer<typeof JourneyChange>;

/** Who changes a journey, and when. */
export type Editor = { readonly by: string; readonly name: string; readonly now: Date };

const fromTo = (from: string | number, to: string | number): string => `${from} → ${to}`;

/** Languages in which a name reads otherwise than before. */
const renamedIn = (before: LocalizedText, after: LocalizedText): string[] =>
  LANGUAGES.filter((language) => before[language] !== after[language]);

/** What was done to the stages. */
export const stageSteps = (before: readonly Stage[], after: readonly Stage[]): JourneyStep[] => {
  const [old, now] = [new Map(before.map((each) => [each.id, each])), new Map(after.map((each) => [each.id, each]))];
  const orderOf = (stages: readonly Stage[]) =>
    stages.filter(({ id }) => old.has(id) && now.has(id)).map(({ id }) => id);
  const [orderBefore, orderNow] = [orderOf(before), orderOf(after)];
  const first = orderNow.find((id, index) => orderBefore[index] !== id);
  return [
    ...before.filter(({ id }) => !now.has(id)).map(({ id }): JourneyStep => ({ action: "remove_stage", subject: id })),
    ...after.flatMap(({ id, name }): JourneyStep[] => {
      const known = old.get(id);
      if (known === undefined) return [{ action: "add_stage", subject: id }];
      const languages = renamedIn(known.name, name);
      return languages.length === 0 ? [] : [{ action: "rename_stage", subject: id, detail: languages.join(", ") }];
    }),
    ...(first === undefined
      ? []
      : [{ action: "order_stages" as const, subject: first, detail: orderNow.join(", ").slice(0, 300) }]),
  ];
};

/** What was done to a touchpoint. */
export const touchpointSteps = (before: Touchpoint, after: Touchpoint): JourneyStep[] => {
  const step = (action: JourneyAction, detail?: string): JourneyStep => ({
    action,
    subject: after.id,
    ...(detail !== undefined && { detail }),
  });
  const languages = renamedIn(before.name, after.name);
  const moved = before.stage !== after.stage || before.channel !== after.channel;
  return [
    ...(languages.length === 0 ? [] : [step("rename_touchpoint", languages.join(", "))]),
    ...(moved
      ? [step("move_touchpoint", fromTo(`${before.stage}, ${before.channel}`, `${after.stage}, ${after.channel}`))]
      : []),
    ...(before.order === after.order ? [] : [step("order_touchpoint", fromTo(before.order, after.order))]),
    ...(before.archived === after.archived ? [] : [step(after.archived ? "archive_touchpoint" : "restore_touchpoint")]),
    ...(JSON.stringify(before.product) === JSON.stringify(after.product) ? [] : [step("change_product")]),
  ];
};
