import { MAX_RULES } from "../../shared/adapters/dynamo/ask-rules.ts";
import {
  changeAskPolicy,
  changeRule,
  createRule,
  deleteRule,
  listRules,
  readAskPolicy,
} from "../../shared/contract/asking.ts";
import { AskRule } from "../../shared/domain/ask-rule.ts";
import { AppError, invalidInput } from "../../shared/domain/errors.ts";
import { keyOf } from "../http/authenticate.ts";
import { endpoint } from "../http/endpoint.ts";
import type { InviteNeeds } from "./needs.ts";

const noSuchRule = (id: string) => new AppError("not_found", `There is no rule ${id}.`);

/** The touchpoint that a survey asks about, published or not yet. @throws AppError `invalid_input` without such a survey */
const touchpointOf = async (store: string, id: string, { surveys }: Pick<InviteNeeds, "surveys">): Promise<string> => {
  const survey = (await surveys.published(store, id)) ?? (await surveys.newest(store, id));
  if (survey === undefined) throw invalidInput("body.survey", "is not a survey of this store");
  return survey.touchpoint;
};

export const createRuleEndpoint = (needs: InviteNeeds) =>
  endpoint(createRule, needs, async ({ body }, caller) => {
    const store = keyOf(caller).store;
    const touchpoint = await touchpointOf(store, body.survey, needs);
    if ((await needs.rules.all(store)).length >= MAX_RULES) {
      throw new AppError("conflict", `A store has ${MAX_RULES} rules at most: take one away first.`);
    }
    const rule: AskRule = { ...body, store, touchpoint, revision: 1, createdAt: needs.now().toISOString() };
    await needs.rules.put(rule);
    return rule;
  });

export const listRulesEndpoint = (needs: InviteNeeds) =>
  endpoint(listRules, needs, async ({ query }, caller) =>
    needs.rules.list(keyOf(caller).store, query.limit, query.cursor),
  );

export const changeRuleEndpoint = (needs: InviteNeeds) =>
  endpoint(changeRule, needs, async ({ path, body }, caller) => {
    const store = keyOf(caller).store;
    const seen = await needs.rules.get(store, path.id);
    if (seen === undefined) throw noSuchRule(path.id);
    const { revision, ...changes } = body;
    if (revision !== undefined && revision !== seen.revision) {
      throw new AppError("conflict", "The rule was changed meanwhile: read it again.");
    }
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    const all = Object.entries({ ...seen, ...Object.fromEntries(given) }).filter(([, value]) => value !== null);
    const touchpoint = await touchpointOf(store, body.survey ?? seen.survey, needs);
    const rule = AskRule.parse({ ...Object.fromEntries(all), touchpoint, revision: seen.revision + 1 });
    await needs.rules.put(rule);
    return rule;
  });

export const deleteRuleEndpoint = (needs: InviteNeeds) =>
  endpoint(deleteRule, needs, async ({ path }, caller) => {
    if (!(await needs.rules.remove(keyOf(caller).store, path.id))) throw noSuchRule(path.id);
    return undefined;
  });

export const readAskPolicyEndpoint = (needs: InviteNeeds) =>
  endpoint(readAskPolicy, needs, async (_, caller) => needs.policies.get(keyOf(caller).store));

export const changeAskPolicyEndpoint = (needs: InviteNeeds) =>
  endpoint(changeAskPolicy, needs, async ({ body }, caller) => {
    await needs.policies.put(keyOf(caller).store, body);
    return body;
  });
