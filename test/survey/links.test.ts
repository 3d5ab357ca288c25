import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { signToken, TOKEN_PURPOSES, type TokenPurpose } from "../../shared/adapters/tokens.ts";
import { PAGES } from "../../shared/contract/pages.ts";
import type { Survey } from "../../shared/domain/survey.ts";
import { until } from "../e2e/client.ts";
import { KEYS, type SurveyWorld, startSurveyWorld } from "./survey-world.ts";

let world: SurveyWorld;
let survey: Survey;

beforeAll(async () => {
  world = await startSurveyWorld();
});
afterAll(() => world?.stop());
beforeEach(async () => {
  survey = await world.addStore({ name: "Bottega Aurora" });
});

/** Where each kind of link leads, by the first part of the path. */
const OPENS: Readonly<Record<string, readonly TokenPurpose[]>> = {
  s: ["survey", "open"],
  r: ["own"],
  u: ["unsubscribe"],
};

/** What a recommendation leads to is no link of these: it is found by a code, as anybody may be told it. */
const CASES = PAGES.filter(({ path }) => !path.startsWith("/go/")).flatMap(({ method, path }) =>
  TOKEN_PURPOSES.map((purpose) => ({ method, path, purpose })),
);

const visit = (method: string, path: string, token: string) =>
  method === "GET"
    ? world.ask(path.replace("{token}", token))
    : world.post(path.replace("{token}", token), { v: "1", "a.stars": "1", do: "erase", sure: "yes" });

describe("A link for one thing", () => {
  it.each(CASES)("opens that and nothing else: $purpose at $method $path", async ({ method, path, purpose }) => {
    // Of a store that is not there: whether a link leads anywhere is asked of the table only once it is let in.
    const token = signToken(KEYS, { purpose, store: `nowhere-${survey.store}`, id: world.newId() });
    const before = world.commands();
    expect((await visit(method, path, token)).status).toBe(404);
    const letIn = OPENS[path.split("/")[1] ?? ""]?.includes(purpose);
    if (letIn) expect(world.commands()).toBeGreaterThan(before);
    else expect(world.commands()).toBe(before);
  });
});

/** Numbers from 0 to below 1 that are the same in every run. */
const seeded = (seed: number) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

describe("50,000 links with something changed", () => {
  it("open nothing, cost no read, and are answered all alike", async () => {
    const random = seeded(7);
    const below = (most: number) => Math.floor(random() * most);
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";
    const good = (await world.invite(survey)).slice("/s/".length);
    const mutate = (token: string): string => {
      const at = below(token.length);
      const character = alphabet[below(alphabet.length)] ?? "";
      const [head, tail] = [token.slice(0, at), token.slice(at + 1)];
      return (
        [`${head}${character}${tail}`, `${head}${tail}`, `${head}${character}${token.slice(at)}`, head][below(4)] ?? ""
      );
    };
    const before = world.commands();
    const answers = new Set<string>();
    for (let tried = 0; tried < 50_000; ) {
      const batch = Array.from({ length: 500 }, () => mutate(good)).filter((token) => token !== good && token !== "");
      const answered = await Promise.all(batch.map((token) => world.show(token)));
      for (const { statusCode, body } of answered) answers.add(`${statusCode} ${body}`);
      tried += batch.length;
    }
    expect([...answers]).toEqual([expect.stringMatching(/^404 /)]);
    expect(world.commands()).toBe(before);
  });
});

/** A form of a page as a program sees it: where it goes, and every field with what it may hold. */
const formsOn = (page: string) =>
  [...page.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].map(([, attributes = "", content = ""]) => {
    const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
    const fields = [...content.matchAll(/<(?:input|textarea)[^>]*>/g)].map(([tag]) => ({
      name: attribute(tag, "name") ?? "",
      type: attribute(tag, "type") ?? "text",
      value: attribute(tag, "value") ?? "",
    }));
    const buttons = [...content.matchAll(/<button[^>]*>/g)].map(([tag]) => ({
      name: attribute(tag, "name") ?? "",
      type: "hidden",
      value: attribute(tag, "value") ?? "",
    }));
    return {
      action: attribute(attributes, "action") ?? "",
      fields: [...fields, ...buttons.filter(({ name }) => name)],
    };
  });

/**
 * What a scanner of mail does to a link, at worst: it looks at it in two ways and sends every form on it, some of them
 * with what is hidden alone, some with one of the choices, some with all of the texts filled in.
 */
const scan = async (link: string, scanner: number): Promise<void> => {
  const headers = { "user-agent": `Scanner/${scanner} (+https://mail.example)` };
  await world.ask(link, { method: "HEAD", headers });
  const { text, url } = await world.ask(link, { headers });
  for (const { action, fields } of formsOn(text)) {
    const sent = new URLSearchParams();
    const choices = Map.groupBy(
      fields.filter(({ type }) => type === "radio"),
      ({ name }) => name,
    );
    for (const { name, type, value } of fields) {
      if (type === "hidden") sent.append(name, value);
      if (type === "text" && scanner % 3 === 2) sent.append(name, "https://mail.example");
    }
    if (scanner % 3 > 0) {
      for (const [name, all] of choices) sent.append(name, all[scanner % all.length]?.value ?? "");
    }
    await world.ask(new URL(action, url).href, { method: "POST", body: sent, headers });
  }
};
const SCANNERS = Array.from({ length: 100 }, (_, index) => index);

describe("100 scanners of mail that look at every link and send every form", () => {
  it("record nothing that counts, and the customer after them is counted", async () => {
    const invitation = await world.invite(survey);
    const poster = await world.openLink(survey);
    await Promise.all(SCANNERS.map((scanner) => scan(`${invitation}?q=tell&a=${scanner % 11}`, scanner)));
    await Promise.all(SCANNERS.map((scanner) => scan(poster, scanner)));
    expect(await world.counted(survey.store)).toBe(0);
    const left = await world.all(survey.store);
    expect(left.length).toBeGreaterThan(0);
    for (const { suspect } of left) expect(suspect).not.toBeUndefined();

    const t = await world.noteOf(invitation);
    expect((await world.post(invitation, { v: "1", t, "a.tell": "3" })).status).toBe(303);
    expect(await world.counted(survey.store)).toBe(1);
  });

  it("change nothing of what a customer said: not the answer, not its publication; and erase nothing", async () => {
    const link = await world.invite(survey);
    const t = await world.noteOf(link);
    const sent = await world.post(link, { v: "1", t, "a.stars": "4", "a.why": "As it was" });
    const own = new URL(sent.headers.get("location") ?? "", sent.url).pathname;
    // To change, to publish, to erase.
    expect(formsOn((await world.ask(own)).text)).toHaveLength(3);
    const before = await world.all(survey.store);
    await Promise.all(SCANNERS.map((scanner) => scan(own, scanner)));
    expect(await world.all(survey.store)).toEqual(before);
    expect(await world.counted(survey.store)).toBe(1);
  });
});

/** Sends a form over a connection that is cut: after `bytes` of the body, or once all of it has left. */
const sendAndHangUp = (path: string, body: string, bytes = body.length): Promise<void> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(world.url);
    const socket = connect(Number(port), hostname, () => {
      const head = [
        `POST ${path} HTTP/1.1`,
        `Host: ${hostname}:${port}`,
        "Content-Type: application/x-www-form-urlencoded",
        `Content-Length: ${body.length}`,
      ].join("\r\n");
      socket.write(`${head}\r\n\r\n${body.slice(0, bytes)}`, () => {
        socket.destroy();
        resolve();
      });
    });
    socket.on("error", reject);
  });

describe("A connection that drops", () => {
  it("after the form has left loses nothing: sent again, it is the same one response", async () => {
    const link = await world.invite(survey);
    const form = { v: "1", t: await world.noteOf(link), "a.stars": "5", "a.why": "In the tunnel" };
    await sendAndHangUp(link, new URLSearchParams(form).toString());
    const [kept] = await until(
      () => world.all(survey.store),
      (all) => all.length > 0,
    );
    const again = await world.post(link, form);
    expect(again.status).toBe(303);
    expect(await world.all(survey.store)).toEqual([kept]);
    expect(new URL(again.headers.get("location") ?? "", again.url).pathname).toMatch(/^\/r\//);
    expect(await world.counted(survey.store)).toBe(1);
  });

  it("within the form records nothing of it, and the whole form is taken afterwards", async () => {
    const link = await world.invite(survey);
    const form = { v: "1", t: await world.noteOf(link), "a.stars": "5", "a.why": "Cut off in the middle" };
    const body = new URLSearchParams(form).toString();
    await sendAndHangUp(link, body, body.length - 6);
    expect((await world.post(link, form)).status).toBe(303);
    expect(await world.all(survey.store)).toMatchObject([{ rev: 1, answers: { comment: "Cut off in the middle" } }]);
  });
});

describe("A page whose store, survey and touchpoint are remembered", () => {
  it("costs nothing by a link that anybody may answer, and one read by an invitation, however often it is opened", async () => {
    const remembering = await startSurveyWorld({ cacheSeconds: 30 });
    try {
      const own = await remembering.addStore({ id: "remembered", name: "Bottega Aurora" });
      const readsOf = async (link: string) => {
        expect((await remembering.ask(link)).status).toBe(200);
        const before = remembering.commands();
        for (let visit = 0; visit < 3; visit += 1) expect((await remembering.ask(link)).status).toBe(200);
        return remembering.commands() - before;
      };
      expect(await readsOf(await remembering.openLink(own))).toBe(0);
      expect(await readsOf(await remembering.invite(own))).toBe(3);
    } finally {
      await remembering.stop();
    }
  });
});
