import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readQr } from "../support/read-qr.ts";
import { type Answer, ask, openShop, type Shop } from "./client.ts";
import { openTarget, type Target } from "./target.ts";

let target: Target;
let shop: Shop;
beforeAll(async () => {
  target = await openTarget();
  shop = await openShop(target);
});
afterAll(() => target?.close());

type Asking = Parameters<typeof ask>[3];

/** Ask as the shop's admin. */
const admin = (method: string, path: string, asking: Asking = {}): Promise<Answer> =>
  ask(target, method, path, { key: shop.adminKey, ...asking });

const issuesOf = (answer: Answer): string[] => answer.body.error.issues.map(({ path }: { path: string }) => path);

let surveys = 0;
/** A new survey of the delivery, from its template unless more is said. */
const write = async (content: object = {}): Promise<{ id: string; answer: Answer }> => {
  const id = `survey-${++surveys}`;
  return { id, answer: await admin("POST", "/v1/surveys", { body: { id, touchpoint: "delivery", ...content } }) };
};
const publish = (id: string, version = 1) => admin("POST", `/v1/surveys/${id}/publish`, { body: { version } });
const close = (id: string, version = 1) => admin("POST", `/v1/surveys/${id}/close`, { body: { version } });
const change = (id: string, body: object) => admin("PATCH", `/v1/surveys/${id}`, { body });

const published = async (content: object = {}): Promise<string> => {
  const { id } = await write(content);
  await publish(id);
  return id;
};

/** What only shows happy customers the field for their words. */
const GATED = [
  { kind: "rating", id: "rating", title: { en: "How many stars?", it: "Quante stelle?" } },
  {
    kind: "comment",
    id: "comment",
    title: { en: "What happened?", it: "Che cosa è successo?" },
    showIf: { question: "rating", oneOf: [4, 5] },
  },
];

describe("a survey", () => {
  it("goes from a template to published, changed, published again and closed", async () => {
    const { id, answer } = await write();
    expect(answer).toMatchObject({
      status: 201,
      body: {
        survey: { id, version: 1, state: "draft", revision: 1, touchpoint: "delivery", languages: ["it", "en"] },
        findings: [],
      },
    });
    expect(answer.body.survey.questions.map(({ kind }: { kind: string }) => kind)).toEqual([
      "feeling",
      "rating",
      "comment",
      "recommendation",
    ]);
    expect(answer.body.survey).not.toHaveProperty("store");

    const changed = await change(id, { shareUrl: "https://shop.example/share", askTestimonial: false, revision: 1 });
    expect(changed).toMatchObject({
      status: 200,
      body: { survey: { version: 1, revision: 2, askTestimonial: false } },
    });
    expect(await publish(id)).toMatchObject({ status: 200, body: { survey: { version: 1, state: "published" } } });
    expect(await publish(id)).toMatchObject({ status: 200, body: { survey: { version: 1, state: "published" } } });

    const before = (await admin("GET", `/v1/surveys/${id}`, { query: { version: "1" } })).body.survey;
    const next = await change(id, { title: { it: "Allora?" }, shareUrl: null });
    expect(next).toMatchObject({ status: 200, body: { survey: { version: 2, state: "draft", revision: 1 } } });
    expect(next.body.survey).not.toHaveProperty("shareUrl");
    expect(next.body.findings).toMatchObject([{ severity: "warning", rule: "missing-language", path: "title" }]);
    expect((await admin("GET", `/v1/surveys/${id}`)).body).toMatchObject({ survey: { version: 2 }, published: 1 });
    expect((await publish(id, 2)).body.survey).toMatchObject({ version: 2, state: "published" });
    expect((await admin("GET", `/v1/surveys/${id}`, { query: { version: "1" } })).body.survey).toEqual(before);

    const older = await close(id, 1);
    expect(older.status).toBe(409);
    expect(older.body.error.message).toContain("Version 2 takes answers now");
    expect(await close(id, 2)).toMatchObject({ status: 200, body: { survey: { version: 2, state: "closed" } } });
    expect(await close(id, 2)).toMatchObject({ status: 200, body: { survey: { state: "closed" } } });
    expect(await publish(id, 2)).toMatchObject({ status: 409 });
    const left = (await admin("GET", `/v1/surveys/${id}`)).body;
    expect(left.survey).toMatchObject({ version: 2, state: "closed" });
    expect(left).not.toHaveProperty("published");
  });

  it("is kept as a draft whose design chooses who is heard, and never published", async () => {
    const { id, answer } = await write({ questions: GATED });
    expect(answer.status).toBe(201);
    expect(answer.body.findings).toMatchObject([
      { severity: "error", rule: "hides-low-answers", path: "questions.1.showIf" },
    ]);
    const refused = await publish(id);
    expect(refused.status).toBe(400);
    expect(issuesOf(refused)).toEqual(["questions.1.showIf"]);
    expect((await admin("GET", `/v1/surveys/${id}`)).body.survey.state).toBe("draft");
  });

  it.each([
    ["an unknown touchpoint", { touchpoint: "nowhere" }, "body.touchpoint"],
    ["an unknown field", { colour: "red" }, "body.colour"],
    ["a field of a question that is unknown", { questions: [{ ...GATED[0], min: 1 }] }, "body.questions.0.min"],
    ["a question of an unknown kind", { questions: [{ ...GATED[0], kind: "slider" }] }, "body.questions.0.kind"],
    ["two questions of one kind", { questions: [GATED[0], { ...GATED[0], id: "again" }] }, "body.questions.1.kind"],
    ["an address to share that is not https", { shareUrl: "http://shop.example" }, "body.shareUrl"],
    ["an id that could reach into another key", { id: "a#b" }, "body.id"],
    ["no questions", { questions: [] }, "body.questions"],
  ])("is refused with %s", async (_what, content, path) => {
    const { answer } = await write(content);
    expect(answer.status).toBe(400);
    expect(issuesOf(answer)).toContain(path);
  });

  it("cannot be made twice, nor changed as somebody else left it", async () => {
    const { id } = await write();
    expect((await admin("POST", "/v1/surveys", { body: { id, touchpoint: "delivery" } })).status).toBe(409);
    expect((await change(id, { askTestimonial: false, revision: 1 })).status).toBe(200);
    expect((await change(id, { askTestimonial: true, revision: 1 })).status).toBe(409);
  });

  it("is not found under another id or version, nor by another store", async () => {
    const { id } = await write();
    const other = await openShop(target);
    expect((await admin("GET", "/v1/surveys/nowhere")).status).toBe(404);
    expect((await admin("GET", `/v1/surveys/${id}`, { query: { version: "2" } })).status).toBe(404);
    expect((await change("nowhere", {})).status).toBe(404);
    expect((await publish(id, 2)).status).toBe(404);
    expect((await close("nowhere")).status).toBe(404);
    for (const [method, path, body] of [
      ["GET", `/v1/surveys/${id}`, undefined],
      ["PATCH", `/v1/surveys/${id}`, { askTestimonial: false }],
      ["POST", `/v1/surveys/${id}/publish`, { version: 1 }],
    ] as const) {
      expect((await ask(target, method, path, { key: other.adminKey, ...(body && { body }) })).status).toBe(404);
    }
  });

  it("of many is listed page by page, in its newest version", async () => {
    const own = await openShop(target);
    for (const id of ["c", "a", "b"]) {
      await ask(target, "POST", "/v1/surveys", { key: own.adminKey, body: { id, touchpoint: "delivery" } });
    }
    const list = (query: Record<string, string>) => ask(target, "GET", "/v1/surveys", { key: own.adminKey, query });
    const first = (await list({ limit: "2" })).body;
    const rest = (await list({ limit: "2", cursor: first.cursor })).body;
    const idsOf = (page: { surveys: { id: string }[] }) => page.surveys.map(({ id }) => id);
    expect([idsOf(first), idsOf(rest)]).toEqual([["a", "b"], ["c"]]);
    expect(rest.cursor).toBeUndefined();
  });

  it("asks for nothing at a touchpoint that is archived", async () => {
    const own = await openShop(target);
    const asOwner = { key: own.adminKey };
    await ask(target, "POST", "/v1/surveys", { ...asOwner, body: { id: "late", touchpoint: "delivery" } });
    await ask(target, "PATCH", "/v1/touchpoints/delivery", { ...asOwner, body: { archived: true } });
    const refused = await ask(target, "POST", "/v1/surveys/late/publish", { ...asOwner, body: { version: 1 } });
    expect(refused.status).toBe(400);
    expect(issuesOf(refused)).toEqual(["body.touchpoint"]);
  });
});

describe("an invitation", () => {
  const invite = (body: object) => admin("POST", "/v1/invitations", { body });
  const batch = async (lines: readonly string[], asking: Asking = {}) =>
    admin("POST", "/v1/invitations/batch", {
      headers: { "content-type": "application/x-ndjson" },
      raw: lines.join("\n"),
      ...asking,
    });
  const linesOf = ({ body }: Answer) =>
    String(body)
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));

  it("is a link on the address that was asked, to the second of its end", async () => {
    const survey = await published();
    const { status, body } = await invite({ survey, language: "it", days: 1 });
    expect(status).toBe(201);
    expect(new URL(body.url).pathname).toMatch(/^\/s\/v1\.\w+\.[\w-]+\.[\w-]{43}$/);
    expect(new URL(body.unsubscribeUrl).pathname).toMatch(/^\/u\/v1\.\w+\.[\w-]+\.[\w-]{43}$/);
    expect(new URL(body.url).origin).toBe(new URL(target.url).origin);
    expect(body.expiresAt).toMatch(/:\d\d\.000Z$/);
    expect(Date.parse(body.expiresAt) - Date.now()).toBeLessThanOrEqual(86_400_000);
  });

  it("of one occasion is one link, of none always another", async () => {
    const survey = await published();
    const [first, again, other, free, freeAgain] = await Promise.all(
      [{ occasion: "order-1" }, { occasion: "order-1" }, { occasion: "order-2" }, {}, {}].map((more) =>
        invite({ survey, ...more }).then(({ body }) => body.url),
      ),
    );
    expect(again).toBe(first);
    expect(new Set([first, other, free, freeAgain]).size).toBe(4);
  });

  it.each([
    ["no survey", {}, "body.survey"],
    ["an end too far away", { survey: "x", days: 366 }, "body.days"],
    ["a language that we do not speak", { survey: "x", language: "tlh" }, "body.language"],
    ["an address, which we do not want to know", { survey: "x", email: "anna@example.com" }, "body.email"],
    ["an occasion of two words", { survey: "x", occasion: "order 1" }, "body.occasion"],
    ["a customer of 201 characters", { survey: "x", recipient: "x".repeat(201) }, "body.recipient"],
    ["a survey that is not there", { survey: "nowhere" }, "body.survey"],
  ])("is refused with %s", async (_what, body, path) => {
    const refused = await invite(body);
    expect(refused.status).toBe(400);
    expect(issuesOf(refused)).toContain(path);
  });

  it("is refused to a survey that is a draft or closed", async () => {
    const { id } = await write();
    expect(issuesOf(await invite({ survey: id }))).toEqual(["body.survey"]);
    await publish(id);
    expect((await invite({ survey: id })).status).toBe(201);
    await close(id);
    expect(issuesOf(await invite({ survey: id }))).toEqual(["body.survey"]);
  });

  it("of a batch is answered line by line; what is wrong spoils no other", async () => {
    const survey = await published();
    const answer = await batch([
      JSON.stringify({ survey, occasion: "order-1" }),
      "{",
      "",
      JSON.stringify({ survey: "nowhere" }),
      JSON.stringify({ survey, name: "Anna" }),
      JSON.stringify([survey]),
      JSON.stringify({ survey, occasion: "order-2" }),
    ]);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toContain("application/x-ndjson");
    const lines = linesOf(answer);
    expect(lines.map(({ line, error }) => [line, error?.issues[0].path])).toEqual([
      [1, undefined],
      [2, ""],
      [3, "survey"],
      [4, "name"],
      [5, ""],
      [6, undefined],
    ]);
    expect(lines[0].url).toBe((await invite({ survey, occasion: "order-1" })).body.url);
  });

  it("is refused to a customer who unsubscribed with one click, in a batch too, and to nobody else", async () => {
    const survey = await published();
    const { unsubscribeUrl } = (await invite({ survey, recipient: "customer-1", occasion: "order-1" })).body;
    // What a mail program sends for its own button. Source: RFC 8058, section 3.1.
    const oneClick = await fetch(unsubscribeUrl, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "List-Unsubscribe=One-Click",
    });
    expect(oneClick.status).toBe(200);
    expect(issuesOf(await invite({ survey, recipient: "customer-1", occasion: "order-2" }))).toEqual([
      "body.recipient",
    ]);
    const [refused, other] = linesOf(
      await batch(["customer-1", "customer-2"].map((recipient) => JSON.stringify({ survey, recipient }))),
    );
    expect(refused.error.issues).toEqual([{ path: "recipient", message: "has unsubscribed" }]);
    expect(other.url).toContain("/s/v1.");
  });

  it("of a batch of 500 has a link of its own, and of one more none", async () => {
    const survey = await published();
    const line = JSON.stringify({ survey });
    const lines = linesOf(await batch(Array(500).fill(line)));
    expect(new Set(lines.map(({ url }) => url)).size).toBe(500);
    expect(lines.map((one) => one.line)).toEqual(Array.from({ length: 500 }, (_, index) => index + 1));
    expect(issuesOf(await batch(Array(501).fill(line)))).toEqual(["body"]);
  });

  it("of a batch is read as Windows writes it, and in no other charset", async () => {
    const line = JSON.stringify({ survey: await published() });
    const written = linesOf(await batch([], { raw: `\ufeff${line}\r\n${line}\r\n` }));
    expect(written.map(({ url }) => typeof url)).toEqual(["string", "string"]);
    const latin = { "content-type": "application/x-ndjson; charset=iso-8859-1" };
    expect((await batch([line], { headers: latin })).status).toBe(415);
  });

  it.each([
    ["nothing in it", { raw: "\n \n" }, 400],
    ["another content type", { headers: { "content-type": "application/json" } }, 415],
    ["a body that is too large", { raw: "x".repeat(70_000) }, 413],
  ])("of a batch is refused with %s", async (_what, asking, status) => {
    expect((await batch(["{}"], asking)).status).toBe(status);
  });
});

describe("an open link", () => {
  it("is made for a published survey, and listed with its address", async () => {
    const survey = await published();
    const made = await admin("POST", "/v1/links", {
      body: { survey, name: "Poster", source: "kiosk", language: "de" },
    });
    expect(made).toMatchObject({ status: 201, body: { survey, name: "Poster", source: "kiosk", language: "de" } });
    expect(made.body).not.toHaveProperty("store");
    expect(new URL(made.body.url).pathname).toMatch(/^\/s\/v1\.\w+\.[\w-]+\.[\w-]{43}$/);
    expect((await admin("GET", "/v1/links")).body.links).toContainEqual(made.body);
    const other = await openShop(target);
    expect((await ask(target, "GET", "/v1/links", { key: other.adminKey })).body.links).toEqual([]);
  });

  it("is drawn as a QR code that a phone reads, for its own store alone", async () => {
    const { id, url } = (await admin("POST", "/v1/links", { body: { survey: await published(), name: "Poster" } }))
      .body;
    const draw = async (format: string, key = shop.adminKey) =>
      fetch(`${target.url}/v1/links/${id}/qr.${format}`, { headers: { authorization: `Bearer ${key}` } });
    const png = await draw("png");
    expect(png.headers.get("content-type")).toBe("image/png");
    expect(readQr(new Uint8Array(await png.arrayBuffer()))).toBe(url);
    const svg = await draw("svg");
    expect(svg.headers.get("content-type")).toBe("image/svg+xml");
    expect(await svg.text()).toMatch(/^<svg .*<\/svg>\s*$/s);
    const other = await openShop(target);
    for (const format of ["svg", "png"]) expect((await draw(format, other.adminKey)).status).toBe(404);
    expect((await draw("gif")).status).toBe(404);
    expect((await admin("GET", "/v1/links/poster/qr.svg")).status).toBe(400);
  });

  it.each([
    ["no name", { survey: "x" }, "body.name"],
    ["a field that it does not have", { survey: "x", name: "Poster", days: 30 }, "body.days"],
    ["more answers a minute than its route takes", { survey: "x", name: "Poster", perMinute: 601 }, "body.perMinute"],
    ["a source that it may not claim", { survey: "x", name: "Poster", source: "import" }, "body.source"],
    ["a survey that takes no answers", { survey: "nowhere", name: "Poster" }, "body.survey"],
  ])("is refused with %s", async (_what, body, path) => {
    const refused = await admin("POST", "/v1/links", { body });
    expect(refused.status).toBe(400);
    expect(issuesOf(refused)).toContain(path);
  });
});

describe("surveys and links", () => {
  it.each([
    ["POST", "/v1/surveys", { id: "x", touchpoint: "delivery" }],
    ["PATCH", "/v1/surveys/x", {}],
    ["POST", "/v1/surveys/x/publish", { version: 1 }],
    ["POST", "/v1/surveys/x/close", { version: 1 }],
    ["POST", "/v1/invitations", { survey: "x" }],
    ["POST", "/v1/links", { survey: "x", name: "Poster" }],
    ["GET", "/v1/surveys", undefined],
    ["GET", "/v1/links", undefined],
    ["GET", "/v1/links/abcdefghijklmnopqrstuv/qr.svg", undefined],
    ["GET", "/v1/links/abcdefghijklmnopqrstuv/qr.png", undefined],
  ])("are for the store's people alone: %s %s", async (method, path, body) => {
    const asking = body === undefined ? {} : { body };
    expect((await ask(target, method, path, asking)).status).toBe(401);
    expect((await ask(target, method, path, { ...asking, key: shop.collectKey })).status).toBe(403);
  });
});
