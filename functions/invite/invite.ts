import {
  changeAskPolicy,
  changeRule,
  createRule,
  deleteRule,
  listRules,
  previewMail,
  readAskPolicy,
} from "../../shared/contract/asking.ts";
import { MAIL_PAGES } from "../../shared/contract/mail-pages.ts";
import {
  eraseOrder,
  HOOKS,
  openHook,
  previewOrder,
  readOrder,
  tellOrder,
  tellOrders,
} from "../../shared/contract/orders.ts";
import { type Routes, routeKey, routesOf } from "../http/by-route.ts";
import { openHookEndpoint, takeHookEndpoint } from "./hooks.ts";
import type { InviteNeeds } from "./needs.ts";
import {
  eraseOrderEndpoint,
  previewOrderEndpoint,
  readOrderEndpoint,
  tellOrderEndpoint,
  tellOrdersEndpoint,
} from "./orders.ts";
import { previewMailEndpoint, showMailEndpoint } from "./preview-mail.ts";
import {
  changeAskPolicyEndpoint,
  changeRuleEndpoint,
  createRuleEndpoint,
  deleteRuleEndpoint,
  listRulesEndpoint,
  readAskPolicyEndpoint,
} from "./rules.ts";

/** Orders in, and the rules by which customers are asked about them. */
export const invite = (needs: InviteNeeds): Routes =>
  new Map([
    ...routesOf(
      [tellOrder, tellOrderEndpoint(needs)],
      [tellOrders, tellOrdersEndpoint(needs)],
      [readOrder, readOrderEndpoint(needs)],
      [eraseOrder, eraseOrderEndpoint(needs)],
      [previewOrder, previewOrderEndpoint(needs)],
      [createRule, createRuleEndpoint(needs)],
      [listRules, listRulesEndpoint(needs)],
      [changeRule, changeRuleEndpoint(needs)],
      [deleteRule, deleteRuleEndpoint(needs)],
      [previewMail, previewMailEndpoint(needs)],
      [readAskPolicy, readAskPolicyEndpoint(needs)],
      [changeAskPolicy, changeAskPolicyEndpoint(needs)],
      [openHook, openHookEndpoint(needs)],
    ),
    [routeKey(HOOKS[0]), takeHookEndpoint(needs)],
    [routeKey(MAIL_PAGES[0]), showMailEndpoint(needs)],
  ]);
