import * as z from "zod";
import { AskPolicy } from "../domain/ask-policy.ts";
import { AskRule, AskRuleDraft, AskRuleSettings } from "../domain/ask-rule.ts";
import { MailKind } from "../domain/mail.ts";
import { Slug } from "../domain/stage.ts";
import type { Operation } from "./operation.ts";
import { ofOrders } from "./orders.ts";
import { Cursor, limit } from "./parts.ts";

const rulePath = z.object({ id: Slug });

const RuleView = AskRule.omit({ store: true });

export const createRule = {
  ...ofOrders,
  id: "createRule",
  method: "POST",
  path: "/v1/rules",
  summary: "Add a rule that asks after orders",
  description:
    "When what happens, how long to wait, which survey to ask by. No rule can speak of an answer or a score.",
  scopes: ["admin"],
  input: z.object({ body: AskRuleDraft }),
  status: 201,
  output: RuleView,
  errors: ["conflict"],
} as const satisfies Operation;

export const listRules = {
  ...ofOrders,
  id: "listRules",
  method: "GET",
  path: "/v1/rules",
  summary: "List the rules",
  description: "In the order of their ids.",
  scopes: ["read", "admin"],
  input: z.object({ query: z.strictObject({ limit: limit(50, 50), cursor: Cursor.optional() }) }),
  status: 200,
  output: z.object({ rules: z.array(RuleView), cursor: Cursor.optional() }),
} as const satisfies Operation;

const rule = AskRuleSettings.shape;

export const changeRule = {
  ...ofOrders,
  id: "changeRule",
  method: "PATCH",
  path: "/v1/rules/{id}",
  summary: "Change a rule, or switch it off",
  description:
    "What is left out stays; null takes out what may be absent. Orders that were planned are looked at again when they are due.",
  scopes: ["admin"],
  input: z.object({
    path: rulePath,
    // Not `AskRuleSettings.partial()`: its defaults would overwrite what is left out.
    body: z.strictObject({
      survey: rule.survey.optional(),
      when: rule.when.optional(),
      after: rule.after.optional(),
      atHour: rule.atHour.nullable(),
      conditions: rule.conditions.unwrap().optional(),
      priority: rule.priority.unwrap().optional(),
      reminderAfter: rule.reminderAfter.nullable(),
      enabled: rule.enabled.unwrap().optional(),
      revision: z.number().int().min(1).optional(),
    }),
  }),
  status: 200,
  output: RuleView,
  errors: ["not_found", "conflict"],
} as const satisfies Operation;

export const deleteRule = {
  ...ofOrders,
  id: "deleteRule",
  method: "DELETE",
  path: "/v1/rules/{id}",
  summary: "Take a rule away",
  description: "What it planned is not sent.",
  scopes: ["admin"],
  input: z.object({ path: rulePath }),
  status: 204,
  output: z.undefined(),
  errors: ["not_found"],
} as const satisfies Operation;

export const previewMail = {
  ...ofOrders,
  id: "previewMail",
  method: "GET",
  path: "/v1/rules/{id}/mail",
  summary: "How the mail of a rule looks",
  description:
    "The invitation in a language of its survey, or the reminder. Its links lead nowhere. For people there is a page of it, " +
    "`/rules/{id}/mail`, for who is signed in.",
  scopes: ["read", "admin"],
  input: z.object({
    path: rulePath,
    query: z.strictObject({ lang: z.string().max(20).optional(), kind: MailKind.default("invitation") }),
  }),
  status: 200,
  output: z.object({ subject: z.string(), html: z.string(), text: z.string() }),
  errors: ["not_found", "conflict"],
} as const satisfies Operation;

export const readAskPolicy = {
  ...ofOrders,
  id: "readAskPolicy",
  method: "GET",
  path: "/v1/asking",
  summary: "Read how customers are asked",
  description: "Distances between invitations, quiet hours, kinds of basis by country.",
  scopes: ["read", "admin"],
  input: z.object({}),
  status: 200,
  output: AskPolicy,
} as const satisfies Operation;

export const changeAskPolicy = {
  ...ofOrders,
  id: "changeAskPolicy",
  method: "PUT",
  path: "/v1/asking",
  summary: "Decide how customers are asked",
  description:
    "What is left out is as for everyone. A store may ask less often than 30, 90 and 180 days, never more often.",
  scopes: ["admin"],
  input: z.object({ body: AskPolicy }),
  status: 200,
  output: AskPolicy,
} as const satisfies Operation;
