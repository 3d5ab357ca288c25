import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, type Json, openShop, type Shop, until } from "./client.ts";
import { openTarget, type Target } from "./target.ts";

/** Longer than any machine-like haste that the pages look for. */
const READING_MS = 2_000;
const DAY_MS = 86_400_000;
/** What is due is looked at every minute on AWS, and the first look may come a minute late. */
const SENT_WITHIN_S = 150;

let target: Target;
let shop: Shop;
beforeAll(async () => {
  target = await openTarget();
  shop = await openShop(target, "mail");
});
afterAll(() => target?.close());

const call = async (method: string, path: string, body?: object): Promise<Json> => {
  const answer = await ask(target, method, path, { key: shop.adminKey, ...(body !== undefined && { body }) });
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};
const journey = () => call("GET", "/v1/journey");
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

/** A zone in which it is about noon now: nobody is written to at night, and the suite may run then. */
const zoneAtNoon = (): string => {
  const behind = new Date().getUTCHours() - 12;
  return behind === 0 ? "Etc/GMT" : `Etc/GMT${behind > 0 ? "+" : ""}${behind}`;
};

/** What a browser would send of a form, pressed as it came. */
const filledFields = (page: string): URLSearchParams => {
  const fields = new URLSearchParams();
  for (const [input] of page.matchAll(/<input\b[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1];
    const isSent = attribute("type") === "hidden" || /\bchecked\b/.test(input);
    if (isSent) fields.append(attribute("name") ?? "", attribute("value") ?? "on");
  }
  return fields;
};

/** What SES tells of the invitation. Source: SES developer guide, event data published to EventBridge. */
const deliveryOf = (order: string) => ({
  eventType: "Delivery",
  mail: {
    timestamp: new Date().toISOString(),
    tags: {
      store: [shop.id],
      order: [Buffer.from(order).toString("base64url")],
      survey: ["after-delivery"],
      kind: ["invitation"],
    },
  },
  delivery: { timestamp: new Date().toISOString() },
});

describe("An order whose customer agreed to be asked", () => {
  it("leads to a mail, whose link is answered, and map, funnel and profile follow", async () => {
    const email = `maria-${shop.id}@example.com`;
    const order = "shop:A#17";
    await call("PATCH", "/v1/store", { mail: { identity: "Bottega S.r.l.\nVia Roma 1, 10121 Torino" } });
    await call("POST", "/v1/surveys", { id: "after-delivery", touchpoint: "delivery" });
    await call("POST", "/v1/surveys/after-delivery/publish", { version: 1 });
    const when = { state: "delivered" };
    await call("POST", "/v1/rules", { id: "after-delivery", survey: "after-delivery", when, after: "P3D" });
    expect(await call("GET", "/v1/funnel")).toMatchObject({ rules: [] });

    const told = await call("POST", "/v1/orders", {
      id: order,
      customer: { email },
      country: "IT",
      timeZone: zoneAtNoon(),
      locale: "it-IT",
      basis: { kind: "consent", source: "checkout", at: daysAgo(6) },
      times: { created: daysAgo(6), delivered: daysAgo(4) },
      updatedAt: daysAgo(4),
    });
    expect(told).toEqual({ id: order, outcome: "kept" });

    const [text = ""] = await until(
      () => target.mailsTo(email),
      (mails) => mails.length > 0,
      SENT_WITHIN_S,
    );
    expect(text).toContain("Via Roma 1, 10121 Torino");
    await target.arrived(deliveryOf(order));
    const asked = await until<Json>(
      () => call("GET", `/v1/orders/${encodeURIComponent(order)}`),
      ({ asks }) => asks[0]?.deliveredAt !== undefined,
    );
    expect(asked.asks).toMatchObject([{ state: "sent", rule: "after-delivery", touchpoint: "delivery" }]);
    expect((await journey()).whole.n).toBe(0);

    // The mail's first question is a link for each answer; this one is the best.
    const tapped = [...text.matchAll(/https?:\/\/\S+\/s\/\S+/g)].map(([link]) => new URL(link));
    const best = tapped.find(({ searchParams }) => searchParams.get("a") === "5");
    const link = `${target.url}${best?.pathname}`;
    const page = await fetch(`${link}${best?.search}`);
    expect(page.status).toBe(200);
    const fields = filledFields(await page.text());
    expect(fields.get("a.feeling")).toBe("5");
    await sleep(READING_MS);
    const answered = await fetch(link, { method: "POST", body: fields, redirect: "manual" });
    expect(answered.status).toBe(303);
    expect(answered.headers.get("location")).toMatch(/\/r\/.*done=sent/);

    // The answer and what became of the invitation are counted one after the other.
    const { whole } = await until<Json>(journey, ({ whole }) => whole.n === 1 && whole.response.count === 1);
    expect(whole).toMatchObject({ n: 1, completed: 1, invited: 1, delivered: 1, response: { count: 1, n: 1 } });
    const counts = { invited: 1, delivered: 1, began: 1, completed: 1 };
    expect(await call("GET", "/v1/funnel")).toMatchObject({
      touchpoints: [{ id: "delivery", ...counts }],
      rules: [{ id: "after-delivery", ...counts }],
    });
    const { id } = await call("POST", "/v1/customers/find", { email });
    const customer = await until<Json>(
      () => call("GET", `/v1/customers/${id}`),
      ({ answers }) => answers.length === 1,
    );
    expect(customer).toMatchObject({
      email,
      orders: [{ id: order }],
      asked: [{ order, survey: "after-delivery", touchpoint: "delivery" }],
      answers: [{ touchpoint: "delivery" }],
    });
    expect(await target.mailsTo(email)).toHaveLength(1);
  }, 210_000);
});
