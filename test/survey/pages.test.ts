import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dynamoInvitations, invitationHash } from "../../shared/adapters/dynamo/invitations.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import { LANGUAGES } from "../../shared/domain/language.ts";
import type { Survey } from "../../shared/domain/survey.ts";
import { aTouchpoint } from "../support/builders.ts";
import { type SurveyWorld, startSurveyWorld } from "./survey-world.ts";

const HOSTILE = `<script>alert(1)</script>"'&<img src=x onerror=alert(1)> مرحبا \u{1F4E6}`;

let world: SurveyWorld;
let survey: Survey;

beforeAll(async () => {
  world = await startSurveyWorld();
});
afterAll(() => world?.stop());
beforeEach(async () => {
  survey = await world.addStore({ name: "Bottega Aurora" });
});

/** The fields of a form that somebody opened, read and filled in. */
const filledIn = async (link: string, answers: Readonly<Record<string, string>>) => ({
  v: "1",
  t: await world.noteOf(link),
  website: "",
  ...answers,
});
const send = async (link: string, answers: Readonly<Record<string, string>>) =>
  world.post(link, await filledIn(link, answers));
/** Where an answer of the server leads to. */
const next = (answer: { readonly url: string; readonly headers: Headers }) => {
  const { pathname, search } = new URL(answer.headers.get("location") ?? "", answer.url);
  return `${pathname}${search}`;
};

describe("The survey's page", () => {
  it("is one small document that asks nobody for anything, and writes nothing", async () => {
    const link = await world.invite(survey);
    const { status, headers, text } = await world.ask(`${link}?q=stars&a=4`);
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("set-cookie")).toBeNull();
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")?.replace(/sha256-[^']{44}/, "sha256-")).toBe(
      "default-src 'none'; style-src 'sha256-'; script-src 'self'; connect-src 'self'; img-src 'self' data:; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(text).toContain('name="a.stars" value="4" checked');
    expect(text).toContain('<a href="?q=stars&amp;a=4&amp;lang=fr" lang="fr">Français</a>');
    expect(text.replace(/<script src="\.\.\/script\/[\w-]{16}\.js" defer><\/script>/, "")).not.toMatch(
      /<script| style=| on[a-z]+=| src=|https?:/,
    );
    expect(await world.all(survey.store)).toEqual([]);
  });

  it("speaks the invitation's language, else the browser's, and any other that is chosen", async () => {
    const german = await world.invite(survey, { language: "de" });
    const any = await world.invite(survey);
    const langOf = (text: string) => /<html lang="(..)"/.exec(text)?.[1];
    const french = { headers: { "accept-language": "fr-CA,en;q=0.5" } };
    expect(langOf((await world.ask(german, french)).text)).toBe("de");
    expect(langOf((await world.ask(any, french)).text)).toBe("fr");
    expect(langOf((await world.ask(any)).text)).toBe("it");
    const unsure = { headers: { "accept-language": "de;q=0,tlh,fr;q=0.4,pt-BR;q=0.8" } };
    expect(langOf((await world.ask(any, unsure)).text)).toBe("pt");
    for (const language of LANGUAGES) {
      expect(langOf((await world.ask(`${german}?lang=${language}`)).text)).toBe(language);
    }
  });

  it("speaks only languages that the survey is written in", async () => {
    const bilingual = await world.addStore({}, { languages: ["en", "fr"] });
    const link = await world.invite(bilingual, { language: "de" });
    expect((await world.ask(`${link}?lang=it`, { headers: { "accept-language": "pt,fr" } })).text).toContain(
      'lang="fr"',
    );
    expect((await world.ask(link, { headers: { "accept-language": "pt" } })).text).toContain('<html lang="en"');
    const own = next(await send(link, { "a.stars": "5" }));
    expect((await world.ask(`${own}&lang=it`)).text).toContain('<html lang="en"');
  });

  it("says with every answer that something was promised for it, when something was", async () => {
    const rewarded = await world.addStore({}, { incentivized: true });
    for (const asked of [rewarded, survey]) await send(await world.invite(asked), { "a.why": "Words" });
    expect((await world.all(rewarded.store))[0]?.incentivized).toBe(true);
    expect((await world.all(survey.store))[0]).not.toHaveProperty("incentivized");
  });

  it("is answered, and the map counts it under the invitation", async () => {
    const link = await world.invite(survey, { segment: "regulars" });
    const sent = await send(link, { "a.felt": "4", "a.tell": "9", "a.why": "Quick\r\nand kind", lang: "en" });
    expect(sent.status).toBe(303);
    // It leads to a page that is the sender's alone.
    expect(sent.headers.get("cache-control")).toBe("no-store");
    expect(sent.headers.get("referrer-policy")).toBe("no-referrer");
    expect(await world.all(survey.store)).toMatchObject([
      {
        answers: { feeling: { face: 4 }, recommendation: 9, comment: "Quick\nand kind" },
        language: "en",
        segment: "regulars",
        provenance: "invited",
        source: "link",
        stage: "retention",
        survey: { id: survey.id, version: 1 },
      },
    ]);
    expect(await world.counted(survey.store)).toBe(1);
    const thanks = await world.ask(next(sent));
    expect(thanks.status).toBe(200);
    expect(thanks.text).toContain("<h1>Thank you</h1>");
    expect(thanks.text).toContain("Quick\nand kind");
  });

  it("leads to the answer that was given, once it was", async () => {
    const link = await world.invite(survey);
    const sent = await send(link, { "a.stars": "5" });
    const again = await world.ask(link);
    expect(again.status).toBe(303);
    expect(next(again)).toBe(next(sent).replace("?done=sent", ""));
  });

  it("counts an answer of an open link as open, each page once", async () => {
    const link = await world.openLink(survey);
    const one = await filledIn(link, { "a.stars": "5" });
    await world.post(link, one);
    await world.post(link, one);
    await send(link, { "a.stars": "2" });
    const all = await world.all(survey.store);
    expect(all.map(({ answers, provenance }) => [answers.rating, provenance]).sort()).toEqual([
      [2, "open"],
      [5, "open"],
    ]);
    expect(await world.counted(survey.store)).toBe(2);
  });

  it("takes an answer to the version that was shown, even when another is published meanwhile", async () => {
    const link = await world.invite(survey);
    const fields = await filledIn(link, { "a.stars": "3" });
    const draft: Survey = { ...survey, version: 2, state: "draft", questions: survey.questions.slice(2, 3) };
    await world.surveys.keepDraft(draft, survey);
    await world.surveys.publish({ ...draft, state: "published" }, draft);
    expect((await world.post(link, fields)).status).toBe(303);
    expect(await world.all(survey.store)).toMatchObject([{ answers: { rating: 3 }, survey: { version: 1 } }]);
  });

  it("asks again about a version that never was or is not published yet, and keeps what was typed", async () => {
    const link = await world.invite(survey);
    await world.surveys.keepDraft({ ...survey, version: 2, state: "draft", publishedAt: undefined }, survey);
    for (const v of ["7", "2"]) {
      const { status, text } = await world.post(link, await filledIn(link, { v, "a.why": "kept" }));
      expect(status).toBe(400);
      expect(text).toContain("kept");
    }
    expect(await world.all(survey.store)).toEqual([]);
  });

  it("takes what is put right at once as the same answer: it was read before", async () => {
    const link = await world.openLink(survey);
    const fields = await filledIn(link, { "a.stars": "4" });
    await world.post(`${link}/partial`, fields);
    const wrong = await world.post(link, { ...fields, "a.stars": "9" });
    expect(wrong.status).toBe(400);
    const t = /name="t" value="([^"]+)"/.exec(wrong.text)?.[1] ?? "";
    expect((await world.post(link, { ...fields, t })).status).toBe(303);
    expect(await world.all(survey.store)).toHaveLength(1);
    expect(await world.counted(survey.store)).toBe(1);
  });

  it("says that a closed survey is closed", async () => {
    const link = await world.invite(survey);
    await world.surveys.close({ ...survey, state: "closed" }, survey);
    const { status, text } = await world.ask(`${link}?lang=en`);
    expect(status).toBe(410);
    expect(text).toContain("This survey is closed");
    expect((await world.post(link, { "a.stars": "5" })).status).toBe(410);
  });

  it("leads to one's own answer after the survey was closed, too", async () => {
    const link = await world.invite(survey);
    await send(link, { "a.stars": "4" });
    await world.surveys.close({ ...survey, state: "closed" }, survey);
    const { status, headers } = await world.ask(link);
    expect([status, headers.get("location")]).toEqual([303, expect.stringMatching(/^\.\.\/r\//)]);
    expect((await world.ask(new URL(headers.get("location") ?? "", `${world.url}${link}`).pathname)).status).toBe(200);
  });

  it("says so too when its touchpoint takes no more answers", async () => {
    const elsewhere = await world.addStore({}, { touchpoint: "demolished" });
    const { status, text } = await world.ask(`${await world.invite(elsewhere)}?lang=en`);
    expect(status).toBe(410);
    expect(text).toContain("This survey is closed");
    const link = await world.invite(survey);
    const touchpoints = dynamoTouchpoints(world.table);
    await touchpoints.change(survey.store, [{ from: aTouchpoint(), to: aTouchpoint({ archived: true }) }]);
    expect((await world.ask(link)).status).toBe(410);
  });

  it("counts an answer about an order that the shop told of as a verified purchase, of its customer", async () => {
    const link = await world.invite(survey, { order: "order-1", customer: "customer-1" });
    await send(link, { "a.stars": "4" });
    expect(await world.all(survey.store)).toMatchObject([
      { provenance: "verified_purchase", order: "order-1", customer: "customer-1" },
    ]);
  });

  it("shows whatever was typed as text, and says beside the field what is wrong", async () => {
    const link = await world.invite(survey);
    const { status, text } = await send(link, { lang: "en", "a.felt": HOSTILE, "a.why": HOSTILE, [HOSTILE]: HOSTILE });
    expect(status).toBe(400);
    expect(text).not.toMatch(/<script(?! src="\.\.\/script\/)/);
    expect(text).not.toContain("<img");
    expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(text).toContain('<a href="#q-felt">How did you feel? Choose one of the answers that are offered.</a>');
    expect(text).toContain('<p class="e" id="e-felt">Choose one of the answers that are offered.</p>');
    expect(text).toContain("does not know");
    expect(await world.all(survey.store)).toEqual([]);
  });

  it("refuses a comment of 10,000 characters and gives it back whole", async () => {
    const link = await world.invite(survey);
    const long = "è".repeat(10_000);
    const { status, text } = await send(link, { lang: "en", "a.why": long });
    expect(status).toBe(400);
    expect(text).toContain("longer than 5,000 characters");
    expect(text).toContain(long);
  });

  it("keeps to forms", async () => {
    const link = await world.invite(survey);
    const json = await world.ask(link, {
      method: "POST",
      body: '{"a.stars":5}',
      headers: { "content-type": "application/json" },
    });
    expect(json.status).toBe(415);
    expect(json.headers.get("content-type")).toContain("text/html");
    const large = await world.post(link, { "a.why": "x".repeat(70_000) });
    expect(large.status).toBe(413);
    expect(large.headers.get("content-type")).toContain("text/html");
    const many = Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`a.${index}`, ""]));
    expect((await world.post(link, many)).status).toBe(413);
    expect(await world.all(survey.store)).toEqual([]);
  });
});

describe("A link that is none of ours", () => {
  it("is one answer, whatever is wrong with it, and costs no read", async () => {
    const link = await world.invite(survey);
    const [, , payload = "", mac = ""] = link.slice(3).split(".");
    const id = world.newId();
    const wrong = [
      "nonsense",
      `v1.k1.${payload}.${mac}`,
      `v1.k9.${payload}.${mac}`,
      `v1.k2.${payload}.${mac.slice(0, -1)}`,
      `v1.k2.${payload}x.${mac}`,
      `v1.k2.${Buffer.from(JSON.stringify({ p: "survey", s: survey.store, i: id })).toString("base64url")}.${mac}`,
      world.token("own", survey.store, id),
      world.token("unsubscribe", survey.store, id),
    ];
    const before = world.commands();
    const pages = await Promise.all(wrong.map((token) => world.ask(`/s/${token}`)));
    const posts = await Promise.all(wrong.map((token) => world.post(`/s/${token}`, { "a.stars": "5" })));
    const others = await Promise.all(
      [
        `/r/${world.token("survey", survey.store, id)}`,
        `/u/${world.token("own", survey.store, id)}`,
        "/r/x",
        "/u/x",
      ].flatMap((path) => [world.ask(path), world.post(path, { do: "erase", sure: "yes" })]),
    );
    expect(world.commands()).toBe(before);
    const unknown = await world.ask(`/s/${world.token("survey", survey.store, id)}`);
    for (const { status, text } of [...pages, ...posts, ...others]) {
      expect(status).toBe(404);
      expect(text).toBe(unknown.text);
    }
  });

  it("is told no other way once it has ended, but for whoever answered in time: that is theirs to see and to erase", async () => {
    const expiresAt = new Date(world.now().getTime() + 60_000).toISOString();
    const [answered, unanswered] = [
      await world.invite(survey, { expiresAt }),
      await world.invite(survey, { expiresAt }),
    ];
    const fields = await filledIn(answered, { "a.stars": "4" });
    const sent = await world.post(answered, fields);
    world.wait(60_000);
    const unknown = await world.ask(`/s/${world.token("survey", survey.store, world.newId())}`);
    for (const late of [await world.ask(unanswered), await world.post(unanswered, fields)]) {
      expect([late.status, late.text]).toEqual([404, unknown.text]);
    }
    for (const again of [await world.ask(answered), await world.post(answered, { ...fields, "a.stars": "1" })]) {
      expect([again.status, next(again)]).toEqual([303, next(sent).replace("?done=sent", "")]);
    }
    expect(await world.all(survey.store)).toMatchObject([{ rev: 1, answers: { rating: 4 } }]);
    await world.post(next(sent), { do: "erase", sure: "yes" });
    expect((await world.ask(answered)).status).toBe(404);
  });

  it("stays good when the keys that signed it are the older ones", async () => {
    const id = world.newId();
    const { createHmac } = await import("node:crypto");
    const payload = Buffer.from(JSON.stringify({ p: "unsubscribe", s: survey.store, i: id })).toString("base64url");
    const secret = "old-secret-".repeat(4);
    const mac = createHmac("sha256", secret).update(`viaggio token v1|v1.k1.${payload}`).digest("base64url");
    expect((await world.ask(`/u/v1.k1.${payload}.${mac}`)).status).toBe(200);
  });
});

describe("Sent more than once", () => {
  it("200 times at the same moment is one response", async () => {
    const link = await world.invite(survey);
    const fields = await filledIn(link, { "a.stars": "4" });
    const answers = await Promise.all(Array.from({ length: 200 }, () => world.post(link, fields)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect(new Set(answers.map(next)).size).toBe(1);
    expect(await world.all(survey.store)).toMatchObject([{ rev: 1, answers: { rating: 4 } }]);
    expect(await world.counted(survey.store)).toBe(1);
  });

  it("from two tabs is one response, with what was sent last", async () => {
    const link = await world.invite(survey);
    const [one, other] = [await filledIn(link, { "a.stars": "4" }), await filledIn(link, { "a.tell": "2" })];
    expect(next(await world.post(link, one))).toBe(next(await world.post(link, other)));
    expect(await world.all(survey.store)).toMatchObject([{ answers: { recommendation: 2 } }]);
    expect(await world.counted(survey.store)).toBe(1);
  });

  it("with 11 different scores at the same moment is one response at most", async () => {
    const link = await world.invite(survey);
    const fields = await filledIn(link, {});
    await Promise.all(
      Array.from({ length: 11 }, (_, score) => world.post(link, { ...fields, "a.tell": String(score) })),
    );
    expect(await world.all(survey.store)).toHaveLength(1);
    expect(await world.counted(survey.store)).toBeLessThanOrEqual(1);
  });

  it("after going back, the last answer holds", async () => {
    const link = await world.invite(survey);
    const fields = await filledIn(link, { "a.stars": "4" });
    await world.post(link, fields);
    await world.post(link, { ...fields, "a.stars": "2", "a.part": "box" });
    expect(await world.all(survey.store)).toMatchObject([
      { rev: 2, answers: { rating: 2, choices: { part: ["box"] } } },
    ]);
    expect(await world.counted(survey.store)).toBe(1);
  });
});

/** Publishes the next version of a survey, with changes. */
const publishNext = async (seen: Survey, changes: Partial<Survey>): Promise<Survey> => {
  const draft: Survey = { ...seen, ...changes, version: seen.version + 1, state: "draft" };
  await world.surveys.keepDraft(draft, seen);
  const published: Survey = { ...draft, state: "published", publishedAt: world.now().toISOString() };
  await world.surveys.publish(published, draft);
  return published;
};
const close = (open: Survey) =>
  world.surveys.close({ ...open, state: "closed", closedAt: world.now().toISOString() }, open);

describe("A form that is none of ours", () => {
  const urlencoded = "application/x-www-form-urlencoded";

  it.each([
    ["letters of another charset", urlencoded, "a.why=caf%E9", 400],
    ["half a character", urlencoded, "a.why=a%ED%A0%80", 400],
    ["a charset that we do not read", `${urlencoded}; charset=ISO-8859-1`, "a.why=caf%E9", 415],
    ["JSON", "application/json", '{"a.why":"Good"}', 415],
  ])("is refused as what cannot be read, and nothing of it is kept: %s", async (_what, type, answer, status) => {
    const link = await world.invite(survey, { language: "en" });
    const t = await world.noteOf(link);
    const headers = { "content-type": type, "accept-language": "en" };
    const refused = await world.ask(link, { method: "POST", headers, body: `v=1&t=${t}&${answer}` });
    expect(refused.status).toBe(status);
    expect(refused.text).toContain("We could not read that");
    expect(await world.all(survey.store)).toEqual([]);
  });

  it("is one of ours that names its charset, with any letter and a lone percent sign", async () => {
    const link = await world.invite(survey);
    const body = `v=1&t=${await world.noteOf(link)}&a.why=100%+caf%C3%A9+%F0%9F%93%A6`;
    const headers = { "content-type": `${urlencoded};charset="UTF-8"` };
    expect((await world.ask(link, { method: "POST", headers, body })).status).toBe(303);
    expect(await world.all(survey.store)).toMatchObject([{ answers: { comment: "100% café \u{1F4E6}" } }]);
  });
});

describe("A survey that changes while people answer", () => {
  const color: Survey["questions"][number] = {
    kind: "choice",
    id: "color",
    title: { en: "Which colour?" },
    required: false,
    multiple: false,
    options: [
      { id: "red", label: { en: "Red" } },
      { id: "other", label: { en: "Other" } },
    ],
  };

  it("keeps with two tabs of two versions what was sent last, and the version that it was given to", async () => {
    const link = await world.invite(survey);
    const older = await filledIn(link, { "a.stars": "1", "a.part": "box" });
    await publishNext(survey, { questions: [...survey.questions.slice(0, 2), color], incentivized: true });
    const newer = await filledIn(link, { "a.stars": "5", "a.color": "red", v: "2" });
    await world.post(link, older);
    const sent = await world.post(link, newer);
    expect(await world.all(survey.store)).toMatchObject([
      { survey: { version: 2 }, answers: { rating: 5, choices: { color: ["red"] } }, incentivized: true },
    ]);
    expect((await world.ask(next(sent))).text).toContain('name="a.color" value="red" id="q-color" checked');
    await world.post(link, older);
    expect(await world.all(survey.store)).toMatchObject([{ survey: { version: 1 }, answers: { rating: 1 } }]);
    expect(await world.counted(survey.store)).toBe(1);
  });

  it("counts an answer where its version asked, though the newer one asks elsewhere", async () => {
    const link = await world.invite(survey);
    const older = await filledIn(link, { "a.stars": "4" });
    await dynamoTouchpoints(world.table).create(survey.store, aTouchpoint({ id: "counter", stage: "conversion" }));
    await publishNext(survey, { touchpoint: "counter" });
    await world.post(link, older);
    await send(await world.invite(survey), { "a.stars": "2", v: "2" });
    const at = (await world.all(survey.store)).map(({ touchpoint, stage, answers }) => [
      touchpoint,
      stage,
      answers.rating,
    ]);
    expect(at.sort()).toEqual([
      ["counter", "conversion", 2],
      ["delivery", "retention", 4],
    ]);
  });

  it("leads whoever answered in time to their answer once it is closed, and takes it no second time", async () => {
    const [answered, unanswered] = [await world.invite(survey), await world.invite(survey)];
    const fields = await filledIn(answered, { "a.stars": "4" });
    const sent = await world.post(answered, fields);
    await close(survey);
    for (const again of [await world.ask(answered), await world.post(answered, fields)]) {
      expect([again.status, next(again)]).toEqual([303, next(sent).replace("?done=sent", "")]);
    }
    for (const late of [await world.ask(unanswered), await world.post(unanswered, fields)]) {
      expect(late.status).toBe(410);
    }
    expect(await world.all(survey.store)).toMatchObject([{ rev: 1, answers: { rating: 4 } }]);
  });
});

describe("A form that comes late", () => {
  it("is thanked for only if it was kept: after 14 days the page shows what holds", async () => {
    const link = await world.invite(survey, { language: "en" });
    const fields = await filledIn(link, { "a.stars": "4" });
    await world.post(link, fields);
    world.wait(15 * 86_400_000);
    const same = await world.post(link, fields);
    expect(next(same)).toContain("?done=sent");
    const other = await world.post(link, { ...fields, "a.stars": "1" });
    expect(next(other)).not.toContain("done");
    const page = await world.ask(next(other));
    expect(page.text).toContain("<h1>Your answer</h1>");
    expect(page.text).toContain("14 days for changes are over");
    expect(await world.all(survey.store)).toMatchObject([{ rev: 1, answers: { rating: 4 } }]);
  });

  it("marks its invitation as answered, though whoever stored it was cut off before", async () => {
    const id = world.newId();
    const expiresAt = new Date(world.now().getTime() + 86_400_000);
    const idHash = invitationHash(survey.store, id);
    const createdAt = world.now().toISOString();
    const invitation = {
      idHash,
      store: survey.store,
      survey: survey.id,
      createdAt,
      expiresAt: expiresAt.toISOString(),
    };
    const invitations = dynamoInvitations(world.table);
    await invitations.add(invitation);
    const link = `/s/${world.token("survey", survey.store, id, expiresAt)}`;
    const fields = await filledIn(link, { "a.stars": "4" });
    await world.post(link, fields);
    // As it is when a process ends between the two writes.
    await invitations.remove(survey.store, idHash);
    await invitations.add(invitation);
    expect((await world.ask(link)).status).toBe(200);
    await world.post(link, fields);
    expect((await world.ask(link)).status).toBe(303);
  });
});

describe("What looks like a machine", () => {
  it("is not a person who answered in three ways and pressed again", async () => {
    const link = await world.invite(survey);
    const fields = await filledIn(link, {});
    for (const stars of ["1", "2", "3", "3", "3"]) await world.post(link, { ...fields, "a.stars": stars });
    expect(await world.all(survey.store)).toMatchObject([{ rev: 3, answers: { rating: 3 } }]);
    expect(await world.counted(survey.store)).toBe(1);
  });

  it("is thanked, kept and not counted: too fast, a hidden field filled in, a page never fetched", async () => {
    const link = await world.openLink(survey);
    const page = await world.ask(link);
    const t = /name="t" value="([^"]+)"/.exec(page.text)?.[1] ?? "";
    const hasty = await world.post(link, { v: "1", t, "a.stars": "1" });
    const filled = await send(link, { "a.stars": "1", website: "https://spam.example" });
    const blind = await world.post(link, { v: "1", "a.stars": "1" });
    for (const { status } of [hasty, filled, blind]) expect(status).toBe(303);
    expect((await world.all(survey.store)).map(({ suspect }) => suspect).sort()).toEqual([
      ["hasty"],
      ["honeypot"],
      ["unrendered"],
    ]);
    expect(await world.counted(survey.store)).toBe(0);
  });

  it("a patient one that tries more than three answers within a minute counts as none", async () => {
    const link = await world.invite(survey);
    const fields = await filledIn(link, {});
    for (let score = 0; score <= 10; score += 1) {
      await world.post(link, { ...fields, "a.tell": String(score) });
      world.wait(2000);
    }
    expect(await world.all(survey.store)).toMatchObject([{ suspect: ["burst"] }]);
    expect(await world.counted(survey.store)).toBe(0);
  });

  it("is not somebody who thinks about publishing: agreeing and withdrawing are no other answers", async () => {
    const own = next(await send(await world.invite(survey), { "a.stars": "5", "a.why": "Good" })).split("?")[0] ?? "";
    const t = await world.noteOf(own);
    for (const form of [
      { do: "publish", scope: "site", name: "Ann" },
      { do: "withdraw" },
      { do: "publish", scope: "site", name: "Ann B." },
      { do: "edit", t, "a.stars": "4", "a.why": "Good" },
    ]) {
      expect((await world.post(own, form)).status).toBe(303);
    }
    const [response] = await world.all(survey.store);
    expect(response).toMatchObject({ answers: { rating: 4 } });
    expect(response?.suspect).toBeUndefined();
    expect(await world.counted(survey.store)).toBe(1);
  });

  it("never changes what a person said before", async () => {
    const link = await world.invite(survey);
    await send(link, { "a.tell": "9" });
    await world.post(link, { v: "1", "a.tell": "0" });
    expect(await world.all(survey.store)).toMatchObject([{ answers: { recommendation: 9 }, rev: 1 }]);
    expect(await world.counted(survey.store)).toBe(1);
  });
});

describe("One's own answer", () => {
  const given = async (answers: Readonly<Record<string, string>>, fields: Partial<Survey> = {}) => {
    if (Object.keys(fields).length > 0) survey = await world.addStore({}, fields);
    const sent = await send(await world.invite(survey, { language: "en" }), answers);
    return next(sent).replace("?done=sent", "");
  };

  it("may be changed for 14 days, and the map follows", async () => {
    const link = await world.invite(survey, { language: "en" });
    const fields = await filledIn(link, { "a.stars": "5", "a.why": "Good" });
    const own = next(await world.post(link, fields)).replace("?done=sent", "");
    world.wait(14 * 86_400_000 - 60_000);
    const saved = await world.post(own, {
      do: "edit",
      t: await world.noteOf(own),
      "a.stars": "3",
      "a.why": "Less good",
    });
    expect(saved.status).toBe(303);
    expect((await world.ask(next(saved))).text).toContain("<h1>Saved</h1>");
    expect(await world.all(survey.store)).toMatchObject([{ answers: { rating: 3, comment: "Less good" }, rev: 2 }]);
    expect(await world.counted(survey.store)).toBe(1);
    world.wait(60_000);
    const late = await world.post(own, { do: "edit", t: await world.noteOf(own), "a.stars": "1" });
    expect(late.text).toContain("14 days for changes are over");
    expect(late.text).not.toContain('value="edit"');
    await world.post(link, { ...fields, "a.stars": "1" });
    expect(await world.all(survey.store)).toMatchObject([{ answers: { rating: 3 } }]);
  });

  it("is not said to be saved when a change came too fast: the form is there, and sent again it is", async () => {
    const own = await given({ "a.stars": "5" });
    const t = /name="t" value="([^"]+)"/.exec((await world.ask(own)).text)?.[1] ?? "";
    const fast = await world.post(own, { do: "edit", t, "a.stars": "2" });
    expect(fast.status).toBe(400);
    expect(fast.text).toContain("That was very fast");
    expect(fast.text).toContain('name="a.stars" value="2" checked');
    const again = /name="t" value="([^"]+)"/.exec(fast.text)?.[1] ?? "";
    world.wait(2000);
    expect((await world.post(own, { do: "edit", t: again, "a.stars": "2" })).status).toBe(303);
    expect(await world.all(survey.store)).toMatchObject([{ answers: { rating: 2 } }]);
  });

  it("is not changed by what fills in every field, or never fetched the page", async () => {
    const own = await given({ "a.stars": "5" });
    await world.post(own, { do: "edit", t: await world.noteOf(own), website: "https://spam.example", "a.stars": "1" });
    await world.post(own, { do: "edit", "a.stars": "1" });
    expect(await world.all(survey.store)).toMatchObject([{ rev: 1, answers: { rating: 5 } }]);
  });

  it("says what is wrong with a change beside its field, and keeps what was typed", async () => {
    const own = await given({ "a.stars": "5" });
    const wrong = await world.post(own, { do: "edit", t: "", "a.why": "x".repeat(5001), lang: "en" });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('id="e-why"');
    expect(wrong.text).toContain("x".repeat(5001));
  });

  it.each(["1", "3", "5"])("is offered to be published the same way with %s stars", async (stars) => {
    const own = await given({ "a.stars": stars, "a.why": "Words" });
    const { text } = await world.ask(own);
    const offer = /<section class="card" id="publish"[\s\S]*?<\/section>/.exec(text)?.[0];
    expect(offer).toContain("I allow Bottega Aurora to publish my comment");
    const other = await world.ask(await given({ "a.stars": "2", "a.why": "Words" }));
    expect(/<section class="card" id="publish"[\s\S]*?<\/section>/.exec(other.text)?.[0]).toBe(offer);
  });

  it("is published only as agreed: text, version, places and name are kept; withdrawing is one sending", async () => {
    const own = await given({ "a.stars": "2", "a.why": "Words" });
    const form = new URLSearchParams({ do: "publish", name: "<b>Ada</b>" });
    form.append("scope", "site");
    form.append("scope", "social");
    expect((await world.post(own, form)).status).toBe(303);
    const page = await world.ask(own);
    expect(page.text).toContain("&lt;b&gt;Ada&lt;/b&gt;");
    const [response] = await world.all(survey.store);
    expect(response?.consent).toEqual({
      version: "publication@2",
      language: "en",
      text: expect.stringContaining("I allow Bottega Aurora to publish my comment"),
      given: "page",
      scopes: ["site", "social"],
      displayName: "<b>Ada</b>",
      givenAt: world.now().toISOString(),
    });
    expect(page.text).toContain(response?.consent?.text);
    expect((await world.post(own, { do: "withdraw" })).status).toBe(303);
    expect((await world.all(survey.store))[0]?.consent?.withdrawnAt).toBe(world.now().toISOString());
    const receipt = /<p class="note" id="receipt">(.*?)<\/p>/.exec((await world.ask(own)).text)?.[1];
    expect(receipt).toMatch(new RegExp(`^Receipt: withdrawn on .*\\d\\d:\\d\\d:\\d\\d .*Number ${response?.id}\\.$`));
    expect(await world.counted(survey.store)).toBe(1);
  });

  it("is agreed to in the words of the language that was read, and goes on in it", async () => {
    const own = await given({ "a.why": "Words" });
    const saved = await world.post(own, { do: "publish", scope: "site", lang: "de" });
    expect((await world.all(survey.store))[0]?.consent).toMatchObject({
      language: "de",
      text: expect.stringContaining("Ich erlaube Bottega Aurora"),
    });
    expect((await world.ask(next(saved))).text).toContain('<html lang="de"');
    expect((await world.ask(own)).text).toContain('<html lang="en"');
  });

  it("needs a place to be published, and a name that shows", async () => {
    const own = await given({ "a.why": "Words" });
    const nowhere = await world.post(own, { do: "publish", name: "Ada" });
    expect(nowhere.status).toBe(400);
    expect(nowhere.text).toContain('id="e-scope"');
    const hidden = await world.post(own, { do: "publish", scope: "site", name: "Ada\u202e" });
    expect(hidden.text).toContain('id="e-name"');
    expect((await world.all(survey.store))[0]?.consent).toBeUndefined();
  });

  it("is asked for of everybody whose survey asks, and that is kept with the answer", async () => {
    const quiet = await world.addStore({}, { askTestimonial: false });
    for (const asked of [survey, quiet]) await send(await world.invite(asked), { "a.stars": "1", "a.why": "Words" });
    expect((await world.all(survey.store))[0]?.askedToPublish).toBe(true);
    expect((await world.all(quiet.store))[0]).not.toHaveProperty("askedToPublish");
  });

  it("is not offered where the survey does not ask", async () => {
    const own = await given({ "a.why": "Words" }, { askTestimonial: false });
    expect((await world.ask(own)).text).not.toContain('id="publish"');
    expect((await world.post(own, { do: "publish", scope: "site" })).status).toBe(400);
  });

  it.each(["1", "5"])(
    "offers the store's link to tell others with %s stars, where the survey has one",
    async (stars) => {
      const shareUrl = "https://shop.example/share?from=survey&lang=en";
      const own = await given({ "a.stars": stars }, { shareUrl });
      expect((await world.ask(own)).text).toContain(
        '<a class="go" href="https://shop.example/share?from=survey&amp;lang=en" rel="noreferrer">Tell others</a>',
      );
      expect((await world.ask(await given({ "a.stars": stars }, { title: { en: "No link" } }))).text).not.toContain(
        "Tell others",
      );
    },
  );

  it("is a file to keep", async () => {
    const own = await given({ "a.stars": "4", "a.why": HOSTILE });
    await world.post(own, { do: "publish", scope: "site", name: " " });
    const file = await world.ask(`${own}?as=json`);
    expect(file.headers.get("content-disposition")).toBe('attachment; filename="answer.json"');
    expect(file.headers.get("cache-control")).toBe("no-store");
    const at = world.now().toISOString();
    expect(JSON.parse(file.text)).toEqual({
      id: expect.stringMatching(/^[\w-]{22}$/),
      store: "Bottega Aurora",
      touchpoint: "delivery",
      survey: { id: survey.id, version: 1 },
      language: "en",
      answeredAt: at,
      receivedAt: at,
      revisedAt: at,
      answers: { rating: 4, comment: HOSTILE },
      // Published without a name: blanks are none.
      consent: {
        version: "publication@2",
        language: "en",
        text: expect.any(String),
        given: "page",
        scopes: ["site"],
        givenAt: at,
      },
    });
  });

  it("is erased with one sending, for good, and the map forgets it", async () => {
    const link = await world.invite(survey);
    const fields = await filledIn(link, { "a.stars": "4", "a.why": "secret words" });
    const own = next(await world.post(link, fields));
    expect(await world.counted(survey.store)).toBe(1);
    expect((await world.post(own, { do: "erase" })).status).toBe(200);
    expect((await world.all(survey.store))[0]?.erasedAt).toBeUndefined();
    const erased = await world.post(own, { do: "erase", sure: "yes" });
    const page = await world.ask(next(erased));
    expect(page.status).toBe(410);
    expect(page.text).not.toContain("secret words");
    const [erasedOne] = await world.all(survey.store);
    expect(erasedOne).toMatchObject({ answers: {} });
    const receipt = /<p class="note" id="receipt">(.*?)<\/p>/.exec(page.text)?.[1];
    expect(receipt).toMatch(/\d\d:\d\d:\d\d/);
    expect(receipt).toContain(erasedOne?.id);
    expect(await world.counted(survey.store)).toBe(0);
    expect((await world.post(own, { do: "publish", scope: "site" })).status).toBe(410);
    expect((await world.ask(link)).status).toBe(410);
    expect((await world.post(link, { ...fields, "a.stars": "5" })).status).toBe(410);
    expect((await world.ask(`${own.split("?")[0]}?as=json`)).status).toBe(410);
  });

  it.each([
    "do=destroy",
    "",
    "do=withdraw&x=1",
    "do=publish&scope=moon",
    "do=publish&scope=site&scope=moon",
    "do=publish&scope=site&name=a&name=b",
    "do=withdraw&do=erase",
    "do=erase&sure=yes&sure=yes",
  ])("refuses what it does not offer: %s", async (form) => {
    const own = await given({ "a.why": "Words" });
    const before = await world.all(survey.store);
    expect((await world.post(own, new URLSearchParams(form))).status).toBe(400);
    expect(await world.all(survey.store)).toEqual(before);
  });
});

describe("Unsubscribing", () => {
  const commandsOf = async (work: () => Promise<unknown>) => {
    const before = world.commands();
    await work();
    return world.commands() - before;
  };

  it("asks once on a page, and is done by sending it or by a mail program's one click", async () => {
    const id = world.newId();
    const link = `/u/${world.token("unsubscribe", survey.store, id)}`;
    const page = await world.ask(`${link}?lang=en`);
    expect(page.text).toContain("<button");
    // The page reads the store and nothing more.
    expect(await commandsOf(() => world.ask(link))).toBe(1);
    const click = await world.ask(link, {
      method: "POST",
      body: "List-Unsubscribe=One-Click",
      headers: { "content-type": "application/x-www-form-urlencoded", "accept-language": "en" },
    });
    expect(click.status).toBe(200);
    expect(click.text).toContain("You are unsubscribed");
    expect((await world.post(link, {})).status).toBe(200);
  });

  it("speaks the language that was switched to, before and after", async () => {
    const link = `/u/${world.token("unsubscribe", survey.store, world.newId())}`;
    const page = await world.ask(`${link}?lang=de`);
    expect(page.text).toContain('href="?lang=fr"');
    const [, action = ""] = /<form method="post" action="([^"]*)"/.exec(page.text) ?? [];
    expect((await world.post(`${link}${action}`, {})).text).toContain("Sie sind abgemeldet");
  });

  it("works after the link's time too", async () => {
    const over = new Date(world.now().getTime() - 1000);
    expect((await world.post(`/u/${world.token("unsubscribe", survey.store, world.newId(), over)}`, {})).status).toBe(
      200,
    );
  });
});
