import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import type { Answers } from "../../shared/domain/response.ts";
import { type ModerateWorld, OWN_FORM, signedIn, startModerateWorld, visit } from "./moderate-world.ts";

let world: ModerateWorld;
beforeAll(async () => {
  world = await startModerateWorld();
});
afterAll(() => world.stop());

let stores = 0;
const TEXT = "Write to ann@shop.example. Lovely plates, Ann was kind!\nAnnoying courier.";

/** A store with its key, and a way to look at its pages and send their forms. */
const open = async () => {
  const id = `store-${stores++}`;
  const { session, key, store } = await world.addStore(id);
  const tokenIn = (text: string) => /name="token" value="([^"]+)"/.exec(text)?.[1] ?? "";
  const see = async (path: string, headers: Readonly<Record<string, string>> = signedIn(session)) => {
    const page = await visit(new URL(path, world.url), { headers });
    return { ...page, token: tokenIn(page.text) };
  };
  const send = (
    path: string,
    fields: Readonly<Record<string, string>> | URLSearchParams,
    headers: Readonly<Record<string, string>> = OWN_FORM,
  ) =>
    visit(new URL(path, world.url), {
      headers: { ...signedIn(session), ...headers },
      form: new URLSearchParams(fields),
    });
  const add = (name: string, answers: Answers = { rating: 5, comment: TEXT }) =>
    world.send({ store: id, id: name, answers });
  const now = async (name: string) => (await world.testimonials.get(id, name))!;
  return { id, session, key, store, see, send, add, now };
};

describe("the moderation pages", () => {
  it("let in somebody who may moderate, and nobody else", async () => {
    const { id, see } = await open();
    const asked = await see("/moderate?stage=retention", {});
    expect(asked.status).toBe(303);
    expect(asked.headers.location).toBe("./sign-in?to=%2Fmoderate%3Fstage%3Dretention");
    expect((await see("/moderate/a", {})).headers.location).toBe("../sign-in?to=%2Fmoderate%2Fa");
    const reader = await world.signIn(id, ["read", "admin"]);
    expect((await see("/moderate", signedIn(reader.session))).status).toBe(403);
    expect((await see("/moderate")).status).toBe(200);
  });

  it("let in no key by itself", async () => {
    const { id, see } = await open();
    const { secret } = await dynamoApiKeys(world.table).create(
      id,
      { name: "program", kind: "secret", scopes: ["moderate"] },
      world.now(),
    );
    const basic = `Basic ${Buffer.from(`any:${secret}`).toString("base64")}`;
    for (const authorization of [`Bearer ${secret}`, basic]) {
      expect((await see("/moderate", { authorization })).status).toBe(303);
    }
  });

  it("show nothing of another store", async () => {
    const [one, other] = [await open(), await open()];
    await one.add("theirs");
    expect((await other.see("/moderate")).text).not.toContain("Lovely plates");
    expect((await other.see("/moderate/theirs")).status).toBe(404);
    const { token } = await other.see("/moderate");
    const sent = await other.send("/moderate/theirs", { token, rev: "1", do: "approve" });
    expect(sent.status).toBe(404);
    expect((await one.now("theirs")).state).toBe("candidate");
  });

  it.each([
    ["another page", { ...OWN_FORM, "sec-fetch-site": "cross-site" }],
    ["a neighbouring site", { ...OWN_FORM, "sec-fetch-site": "same-site" }],
    ["a browser that does not say from where", { origin: "https://evil.example", "sec-fetch-mode": "navigate" }],
  ])("take no form from %s, whatever it holds", async (_what, headers) => {
    const { see, send, add, now } = await open();
    await add("a");
    const { token } = await see("/moderate/a");
    expect((await send("/moderate/a", { token, rev: "1", do: "approve" }, headers)).status).toBe(403);
    expect((await send("/moderate", { token, approve: "a.1" }, headers)).status).toBe(403);
    expect((await now("a")).state).toBe("candidate");
  });

  it.each([
    ["no token", async () => ""],
    ["one that was made up", async () => "mfz0.AAAA"],
    [
      "one of another session",
      async (store: string) => {
        const { session } = await world.signIn(store);
        const page = await visit(new URL("/moderate", world.url), { headers: signedIn(session) });
        return /name="token" value="([^"]+)"/.exec(page.text)?.[1] ?? "";
      },
    ],
  ])("take no form with %s, and keep what was typed", async (_what, tokenOf) => {
    const { id, send, add, now } = await open();
    await add("a");
    const sent = await send("/moderate/a", {
      token: await tokenOf(id),
      rev: "1",
      do: "reply",
      reply: "Thank you, Ann",
    });
    expect(sent.status).toBe(409);
    expect(sent.text).toContain("Thank you, Ann</textarea>");
    expect((await now("a")).reply).toBeUndefined();
  });

  it("take a form for half a day", async () => {
    const { see, send, add } = await open();
    await add("a");
    const { token } = await see("/moderate/a");
    world.wait(7 * 3_600_000);
    await see("/moderate");
    world.wait(6 * 3_600_000);
    expect((await send("/moderate/a", { token, rev: "1", do: "approve" })).status).toBe(409);
    const again = await see("/moderate/a");
    expect((await send("/moderate/a", { token: again.token, rev: "1", do: "approve" })).status).toBe(303);
  });

  it("publish and reject with a reason of the list, and say who did it", async () => {
    const { key, see, send, add, now } = await open();
    await add("good");
    await add("bad");
    const { token } = await see("/moderate/good");
    const sent = await send("/moderate/good?stage=retention&lang=de", { token, rev: "1", do: "approve" });
    expect(sent.status).toBe(303);
    expect(sent.headers.location).toBe("../moderate?stage=retention&lang=de&done=1.0");
    expect(await now("good")).toMatchObject({ state: "published", rev: 2 });
    expect((await now("good")).trail.at(-1)).toMatchObject({ action: "approve", by: key.id });

    const without = await send("/moderate/bad", { token, rev: "1", do: "reject", reason: "" });
    expect(without.status).toBe(400);
    expect(without.text).toContain('aria-describedby="e-reason"');
    for (const reason of ["low_score", "negative", "personal_data,offensive"]) {
      expect((await send("/moderate/bad", { token, rev: "1", do: "reject", reason })).status).toBe(400);
    }
    await send("/moderate/bad", { token, rev: "1", do: "reject", reason: "offensive" });
    expect(await now("bad")).toMatchObject({ state: "rejected", rejection: { reason: "offensive" } });
  });

  it.each([
    ["a passage that was found", { span: "9-25" }, "Write to ▇▇▇. Lovely plates, Ann was kind!\nAnnoying courier."],
    [
      "words, each time that they stand there by themselves",
      { words: "Ann" },
      "Write to ann@shop.example. Lovely plates, ▇▇▇ was kind!\nAnnoying courier.",
    ],
    [
      "words over a line break's two halves",
      { words: "kind!\r\nAnnoying" },
      "Write to ann@shop.example. Lovely plates, Ann was ▇▇▇ ▇▇▇ courier.",
    ],
  ])("cover %s", async (_what, fields, shown) => {
    const { see, send, add, now } = await open();
    await add("a");
    const { token } = await see("/moderate/a");
    expect((await send("/moderate/a", { token, rev: "1", do: "mask", ...fields })).status).toBe(303);
    expect((await now("a")).text).toBe(TEXT);
    const page = await see("/moderate/a");
    const quoted = /<blockquote class="words quote"[^>]*>([^<]*)</.exec(page.text)?.[1];
    expect(quoted?.replaceAll(/\s/g, " ")).toBe(shown.replaceAll(/\s/g, " "));
  });

  it.each([
    ["words that do not stand there", { do: "mask", words: "Lovely cups" }, "just so"],
    ["half a word", { do: "mask", words: "ovel" }, "between words"],
    ["all of it", { do: "mask", words: TEXT.split("\n").join("\r\n") }, "left to read"],
    ["an excerpt that says it better", { do: "excerpt", excerpt: "Lovely plates, Ann was very kind!" }, "just so"],
    ["an excerpt out of the middle of a word", { do: "excerpt", excerpt: "ying courier." }, "between words"],
    ["tags that are none", { do: "tag", tags: "Gift ideas!" }, "five"],
    ["six tags", { do: "tag", tags: "a b c d e f" }, "five"],
    ["a reply that is too long", { do: "reply", reply: "x".repeat(2001) }, "2,000"],
    ["a reply that turns the text around", { do: "reply", reply: "thank \u202e you" }, "2,000"],
  ])("refuse %s, say so beside the field and keep it", async (_what, fields, said) => {
    const { see, send, add, now } = await open();
    await add("a");
    const before = await now("a");
    const { token } = await see("/moderate/a");
    const sent = await send("/moderate/a", { token, rev: "1", ...fields });
    expect(sent.status).toBe(400);
    expect(/<span class="e" id="e-\w+">([^<]*)</.exec(sent.text)?.[1]).toContain(said);
    expect(sent.text).toContain("autofocus");
    expect(await now("a")).toEqual(before);
  });

  it("show a part of the words to the letter, and all of them again", async () => {
    const { see, send, add, now } = await open();
    await add("a");
    const { token } = await see("/moderate/a");
    await send("/moderate/a", {
      token,
      rev: "1",
      do: "excerpt",
      excerpt: " Lovely plates, Ann was kind!\r\nAnnoying courier. ",
    });
    expect(await now("a")).toMatchObject({ rev: 2, excerpt: { from: 27, to: 73 } });
    await send("/moderate/a", { token, rev: "2", do: "excerpt", excerpt: "" });
    expect(await now("a")).not.toHaveProperty("excerpt");
  });

  it("feature, tag and reply, and take each away again", async () => {
    const { see, send, add, now } = await open();
    await add("a");
    const { token } = await see("/moderate/a");
    const act = async (fields: Readonly<Record<string, string>>) =>
      send("/moderate/a", { token, rev: String((await now("a")).rev), ...fields });
    await act({ do: "feature" });
    await act({ do: "tag", tags: "#gift, plates" });
    await act({ do: "reply", reply: "Thank you,\r\nAnn" });
    expect(await now("a")).toMatchObject({
      featured: true,
      tags: ["gift", "plates"],
      reply: { text: "Thank you,\nAnn" },
    });
    await act({ do: "unfeature" });
    await act({ do: "tag", tags: " " });
    await act({ do: "reply", reply: "" });
    expect(await now("a")).toMatchObject({ featured: false, tags: [] });
    expect(await now("a")).not.toHaveProperty("reply");
  });

  it("of two moderators at once the first is heard, and the second keeps what they typed", async () => {
    const { see, send, add, now } = await open();
    await add("a");
    const { token } = await see("/moderate/a");
    await send("/moderate/a", { token, rev: "1", do: "feature" });
    const second = await send("/moderate/a", { token, rev: "1", do: "mask", span: "9-25", words: "courier" });
    expect(second.status).toBe(409);
    expect(second.text).toContain('name="rev" value="2"');
    expect(second.text).toContain("courier</textarea>");
    expect(second.text).toMatch(/value="9-25" checked/);
    expect(await now("a")).toMatchObject({ rev: 2, featured: true });
    expect(await now("a")).not.toHaveProperty("masks");
  });

  it("publish nothing after its author withdrew", async () => {
    const { id, see, send, add, now } = await open();
    await add("a");
    const { token } = await see("/moderate/a");
    const response = (await world.responses.get(id, "a"))!;
    await world.responses.revise(response, response.answers, world.now(), {
      consent: { ...response.consent!, withdrawnAt: world.now().toISOString() },
    });
    const early = await send("/moderate/a", { token, rev: "1", do: "approve" });
    expect(early.status).toBe(409);
    await world.follow(id, "a");
    const late = await send("/moderate/a", { token, rev: "1", do: "approve" });
    expect(late.status).toBe(409);
    expect(late.text).not.toContain("Lovely plates");
    expect(await now("a")).toMatchObject({ state: "withdrawn" });
  });

  it("decide on many at once, and count those that were changed meanwhile", async () => {
    const { see, send, add, now } = await open();
    for (const name of ["a", "b", "c"]) await add(name, { rating: 2, comment: `Words of ${name}` });
    const { token } = await see("/moderate");
    await send("/moderate/b", { token, rev: "1", do: "feature" });
    const many = (fields: Readonly<Record<string, string>>, ...picks: readonly string[]) => {
      const form = new URLSearchParams({ token, ...fields });
      for (const pick of picks) form.append("pick", pick);
      return send("/moderate?touchpoint=delivery", form);
    };
    const sent = await many({ do: "approve" }, "a.1", "b.1", "gone.1");
    expect(sent.headers.location).toBe("?touchpoint=delivery&done=1.2");
    expect(await Promise.all(["a", "b", "c"].map(async (name) => (await now(name)).state))).toEqual([
      "published",
      "candidate",
      "candidate",
    ]);
    expect((await many({ do: "reject", reason: "" }, "c.1")).status).toBe(400);
    expect((await many({ do: "approve" })).status).toBe(400);
    expect((await many({ do: "erase" }, "c.1")).status).toBe(400);
    expect((await many({ do: "approve" }, ...Array.from({ length: 21 }, (_, n) => `x${n}.1`))).status).toBe(400);
    await many({ do: "reject", reason: "duplicate" }, "b.2", "c.1");
    expect((await see("/moderate?state=rejected")).text.match(/class="card"/g)).toHaveLength(2);
    await many({ do: "tag", tags: "best" }, "a.2");
    expect((await now("a")).tags).toEqual(["best"]);
  });

  it("list the oldest first while they wait, page by page, and by each filter", async () => {
    const { id, see } = await open();
    for (let n = 0; n < 23; n += 1) {
      await world.send({
        store: id,
        id: `t${n}`,
        answers: { rating: (n % 5) + 1, comment: `Comment number ${n}.` },
        fields: {
          answeredAt: `2026-11-${String(1 + (n % 20)).padStart(2, "0")}T0${n % 10}:00:00.000Z`,
          language: n % 2 === 0 ? "it" : "en",
          ...(n % 3 === 0 && { touchpoint: "checkout", stage: "conversion" }),
        },
      });
    }
    const shown = async (query: string) =>
      [...(await see(`/moderate${query}`)).text.matchAll(/Comment number (\d+)\./g)].map(([, n]) => Number(n));
    const first = await see("/moderate");
    expect(first.text.match(/class="card"/g)).toHaveLength(20);
    const next = /href="([^"]*cursor=[^"]*)"/.exec(first.text)?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect(await shown(next)).toHaveLength(3);
    expect((await shown("")).slice(0, 2)).toEqual([0, 20]);
    expect(await shown("?rating=5&stage=")).toEqual([4, 9, 14, 19]);
    expect(await shown("?language=en&touchpoint=checkout")).toEqual([21, 3, 9, 15]);
    expect(await shown("?stage=conversion&rating=1")).toEqual([0, 15]);
    expect(await shown("?days=7")).toEqual([14, 15, 16, 17, 18, 19]);
    expect(await shown("?state=published")).toEqual([]);
  });

  it.each([
    ["?rating=6"],
    ["?state=public"],
    ["?stage=No%20Stage"],
    ["?days=8"],
    ["?cursor=bogus"],
    ["?colour=red"],
    ["?done=<script>"],
  ])("refuse an odd address with a page: %s", async (query) => {
    const { see } = await open();
    const answer = await see(`/moderate${query}`);
    expect(answer.status).toBe(400);
    expect(answer.headers["content-type"]).toMatch(/^text\/html/);
    expect(answer.text).not.toContain("<script>");
  });

  it("show how many who were asked agree to be published", async () => {
    const { id: store, see } = await open();
    const shown = async () => (await see("/moderate")).text.replaceAll(/<[^>]+>/g, " ");
    expect(await shown()).toMatch(/Asked\s+0\s+Agree\s+0\s+Share that agrees\s+none yet/);
    const withdrawnAt = world.now().toISOString();
    const asked = { store, answers: { comment: "Words" }, fields: { askedToPublish: true } } as const;
    await world.send({ ...asked, id: "agrees" });
    await world.send({ ...asked, id: "withdrew", consent: { withdrawnAt } });
    expect(await shown()).toMatch(/Asked\s+2\s+Agree\s+1\s+Share that agrees\s+50%\s+9% – 91%/);
  });

  it("show how each rating was treated, and warn when it is not alike", async () => {
    const { see, send, add } = await open();
    for (let n = 0; n < 12; n += 1) await add(`t${n}`, { rating: n < 6 ? 5 : 1, comment: `Words ${n}` });
    const before = await see("/moderate");
    expect(before.text).toContain("No certain difference");
    const form = new URLSearchParams({ token: before.token, do: "approve" });
    for (let n = 0; n < 6; n += 1) form.append("pick", `t${n}.1`);
    await send("/moderate", form);
    const after = (await see("/moderate")).text;
    expect(after).toContain("are not treated alike");
    expect(after.replaceAll(/<[^>]+>/g, " ")).toMatch(/5 of 5 stars\s+6\s+0\s+0\s+100%/);
  });
});
