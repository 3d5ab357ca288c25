import { newsOf } from "../../shared/adapters/hooks/order-draft.ts";
import type { OrderNews } from "../../shared/adapters/hooks/order-news.ts";
import { eraseOrder, previewOrder, readOrder, tellOrder, tellOrders } from "../../shared/contract/orders.ts";
import { AppError, type Issue, invalidRequest } from "../../shared/domain/errors.ts";
import { decideAsks } from "../../shared/domain/governor.ts";
import { OrderDraft } from "../../shared/domain/order.ts";
import { inWords } from "../../shared/domain/rule-preview.ts";
import { keyOf } from "../http/authenticate.ts";
import { eachLine, wrongLine } from "../http/each-line.ts";
import { endpoint } from "../http/endpoint.ts";
import { askQuestion } from "./ask-question.ts";
import type { InviteNeeds } from "./needs.ts";

/** Orders of one batch that are written at a time. */
const AT_ONCE = 10;
/** A clock may be wrong; a time beyond this is a slip, and would keep out everything that comes after it. */
const FUTURE_MS = 86_400_000;

const noSuchOrder = () => new AppError("not_found", "There is no such order.");

/** What is wrong with the times of an order, as they are called in it. */
export const futureTimes = ({ order }: OrderNews, now: Date): Issue[] => {
  const latest = new Date(now.getTime() + FUTURE_MS).toISOString();
  const times: (readonly [string, string | undefined])[] = [
    ["updatedAt", order.facts?.updatedAt],
    ...Object.entries(order.times).map(([name, at]) => [`times.${name}`, at] as const),
    ...Object.entries(order.events).map(([name, at]) => [`events.${name}`, at] as const),
  ];
  return times
    .filter(([, at]) => at !== undefined && at > latest)
    .map(([path]) => ({ path, message: "is more than a day in the future" }));
};

export const tellOrderEndpoint = (needs: InviteNeeds) =>
  endpoint(tellOrder, needs, async ({ body }, caller) => {
    const now = needs.now();
    const news = newsOf(keyOf(caller).store, body);
    const issues = futureTimes(news, now);
    if (issues.length > 0) throw invalidRequest(issues.map(({ path, message }) => ({ path: `body.${path}`, message })));
    return { id: body.id, outcome: await needs.orders.tell(news.order, news.contact, now) };
  });

/** Tell of many orders, a line of JSON each; one that is wrong spoils no other. */
export const tellOrdersEndpoint = (needs: InviteNeeds) =>
  endpoint(tellOrders, needs, async ({ body }, caller) =>
    eachLine(OrderDraft, body, AT_ONCE, async (draft) => {
      const now = needs.now();
      const news = newsOf(keyOf(caller).store, draft);
      const issues = futureTimes(news, now);
      if (issues.length > 0) return wrongLine(...issues);
      return { id: draft.id, outcome: await needs.orders.tell(news.order, news.contact, now) };
    }),
  );

export const readOrderEndpoint = (needs: InviteNeeds) =>
  endpoint(readOrder, needs, async ({ path }, caller) => {
    const store = keyOf(caller).store;
    const [order, asks] = await Promise.all([needs.orders.get(store, path.id), needs.asks.ofOrder(store, path.id)]);
    if (order === undefined) throw noSuchOrder();
    return { ...order, asks };
  });

export const eraseOrderEndpoint = (needs: InviteNeeds) =>
  endpoint(eraseOrder, needs, async ({ path }, caller) => {
    if (!(await needs.orders.erase(keyOf(caller).store, path.id, needs.now()))) throw noSuchOrder();
    return undefined;
  });

export const previewOrderEndpoint = (needs: InviteNeeds) =>
  endpoint(previewOrder, needs, async ({ path }, caller) => {
    const order = await needs.orders.get(keyOf(caller).store, path.id);
    const question = order && (await askQuestion(order, needs));
    if (question === undefined) throw noSuchOrder();
    return { decisions: decideAsks(question).map((decision) => ({ ...decision, words: inWords(decision) })) };
  });
