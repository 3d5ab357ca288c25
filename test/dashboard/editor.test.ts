import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoSessions } from "../../shared/adapters/dynamo/sessions.ts";
import { LANGUAGES } from "../../shared/domain/language.ts";
import { XSS_PAYLOADS } from "../feed/xss-payloads.ts";
import { visit } from "../moderate/moderate-world.ts";
import { aResponse, aTouchpoint } from "../support/builders.ts";
import { sessionHeader } from "../support/sign-in.ts";
import { type EditorWorld, OWN_FORM, startEditorWorld } from "./editor-world.ts";

/** What the first view of a page may weigh, in bytes with everything. */
const MOST_BYTES = 25_600;

let world: EditorWorld;
beforeAll(async () => {
  world = await startEditorWorld();
});
afterAll(() => world.stop());

type Fields = Readonly<Record<string, string>>;

/** A store with somebody who edits it, and a way to look at its pages and send their forms. */
const open = async (...made: Parameters<EditorWorld["addStore"]>) => {
  const store = await world.addStore(...made);
  const see = async (path: string, session = store.session) => {
    const page = await visit(new URL(path, world.url), {
      headers: { ...sessionHeader(session), "accept-language": "en" },
    });
    return { ...page, token: /name="token" value="([^"]+)"/.exec(page.text)?.[1] ?? "" };
  };
  const send = (path: string, fields: Fields | URLSearchParams, headers: Fields = {}, session = store.session) =>
    visit(new URL(path, world.url), {
      headers: { ...sessionHeader(session), "accept-language": "en", ...OWN_FORM, ...headers },
      form: new URLSearchParams(fields),
    });
  /** Sends a form as a page shows it, with its token and revision. */
  const fill = async (path: string, fields: Fields, session = store.session) => {
    const page = await see(path, session);
    const revision = /name="revision" value="(\d+)"/.exec(page.text)?.[1] ?? "";
    return send(path, { token: page.token, revision, ...fields }, {}, session);
  };
  return { ...store, see, send, fill };
};

const DELIVERY = { stage: "retention", channel: "email", order: "10", "name-it": "Consegna", "name-en": "Delivery" };
const idsIn = (text: string, kind: "s" | "t") =>
  [...text.matchAll(new RegExp(`id="${kind}-([a-z0-9-]+)"`, "g"))].map(([, id]) => id);

describe("the editor", () => {
  it("is for administrators who have signed in", async () => {
    const { store, see, send } = await open();
    const stranger = await see("/editor?lang=en", "");
    expect([stranger.status, stranger.headers.location]).toEqual([303, "./sign-in?to=%2Feditor%3Flang%3Den&lang=en"]);
    for (const scope of ["read", "moderate"] as const) {
      const other = await world.signIn(store.id, [scope]);
      expect((await see("/editor", other)).status).toBe(403);
      expect((await send("/editor", { "stage-up": "advocacy" }, {}, other)).status).toBe(403);
    }
    expect((await see("/editor")).status).toBe(200);
  });

  it("shows stages and touchpoints in the order of the map, archived ones apart", async () => {
    const { see } = await open({}, [
      aTouchpoint({ id: "second", order: 20 }),
      aTouchpoint({ id: "old", order: 1, archived: true }),
      aTouchpoint({ id: "first", order: 10 }),
    ]);
    const { text } = await see("/editor");
    expect(idsIn(text, "s")).toEqual(["awareness", "consideration", "conversion", "retention", "advocacy"]);
    expect(idsIn(text, "t")).toEqual(["first", "second", "old"]);
    expect(text).toContain("Archived: 1");
  });

  it("shows nothing of another store, and changes nothing there", async () => {
    const one = await open();
    const other = await open({}, [aTouchpoint({ id: "theirs" })]);
    expect((await one.see("/editor")).text).not.toContain("theirs");
    expect((await one.see("/editor/touchpoints/theirs")).status).toBe(404);
    expect((await one.fill("/editor/touchpoints/theirs", { ...DELIVERY, do: "save" })).status).toBe(404);
    expect((await other.touchpoint("theirs")).revision).toBe(1);
  });

  it("renames a stage in some languages and says what shows in the others", async () => {
    const { see, fill, now, trail } = await open();
    const page = await see("/editor/stages/retention");
    expect(page.text).toContain("Fidelizzazione");
    const sent = await fill("/editor/stages/retention", { "name-it": " Dopo l’acquisto ", "name-en": "", do: "save" });
    expect([sent.status, sent.headers.location]).toEqual([303, "../../editor?done=saved"]);
    expect((await now()).stages.find(({ id }) => id === "retention")?.name).toEqual({ it: "Dopo l’acquisto" });
    const after = await see("/editor/stages/retention");
    expect(after.text).toContain("Left empty, this shows “Dopo l’acquisto” (Italian).");
    expect((await trail())[0]).toMatchObject({
      name: "Ada’s key",
      steps: [{ action: "rename_stage", subject: "retention" }],
    });
  });

  it("adds a stage, moves it and removes it", async () => {
    const { fill, now } = await open();
    const idsNow = async () => (await now()).stages.map(({ id }) => id);
    await fill("/editor/stages", { id: "return", "name-it": "Ritorno", do: "save" });
    expect(await idsNow()).toEqual(["awareness", "consideration", "conversion", "retention", "advocacy", "return"]);
    const moved = await fill("/editor", { "stage-up": "return" });
    expect(moved.headers.location).toBe("./editor?moved=stage.up.return");
    expect((await idsNow()).slice(-2)).toEqual(["return", "advocacy"]);
    expect((await fill("/editor/stages/return", { do: "remove" })).status).toBe(303);
    expect(await idsNow()).not.toContain("return");
  });

  it.each([
    ["where a touchpoint stands", "conversion", "Checkout"],
    ["where an archived one stands", "advocacy", "Old letter"],
    ["where earlier responses are counted", "awareness", "Post su Instagram"],
  ])("removes no stage %s, and says which touchpoint", async (_what, stage, named) => {
    const { store, see, send, fill, now } = await open();
    await fill("/editor/touchpoints", {
      ...DELIVERY,
      id: "letter",
      stage: "advocacy",
      "name-en": "Old letter",
      do: "save",
    });
    await fill("/editor/touchpoints/letter", { do: "archive" });
    await dynamoResponses(world.table).add(aResponse({ store: store.id, id: "r", touchpoint: "instagram" }));
    await fill("/editor/touchpoints/instagram", {
      ...DELIVERY,
      "name-en": "",
      "name-it": "Post su Instagram",
      do: "save",
    });
    const page = await see(`/editor/stages/${stage}`);
    expect(page.text).toContain("It cannot be removed");
    expect(page.text).toContain(named);
    expect(page.text).not.toContain('value="remove"');
    const { revision } = await now();
    const sent = await send(`/editor/stages/${stage}`, { token: page.token, revision: String(revision), do: "remove" });
    expect(sent.status).toBe(400);
    expect((await now()).stages.map(({ id }) => id)).toContain(stage);
  });

  it("never removes the last stage", async () => {
    const { fill, now } = await open({ stages: [{ id: "only", name: { en: "Only" } }] }, []);
    expect((await fill("/editor/stages/only", { do: "remove" })).status).toBe(400);
    expect((await now()).stages).toHaveLength(1);
  });

  it("adds a touchpoint, with a number after the last of its stage", async () => {
    const { see, fill, touchpoint } = await open();
    expect((await see("/editor/touchpoints?stage=retention")).text).toContain(
      'name="order" inputmode="numeric" value="30"',
    );
    await fill("/editor/touchpoints", { ...DELIVERY, id: "care", order: "30", "name-de": "Pflege", do: "save" });
    expect(await touchpoint("care")).toMatchObject({
      stage: "retention",
      channel: "email",
      order: 30,
      name: { it: "Consegna", en: "Delivery", de: "Pflege" },
      archived: false,
    });
  });

  it("archives a touchpoint and brings it back, with all that it was", async () => {
    const { fill, touchpoint, trail } = await open();
    const before = await touchpoint("delivery");
    await fill("/editor/touchpoints/delivery", { do: "archive" });
    expect(await touchpoint("delivery")).toEqual({ ...before, archived: true, revision: 2 });
    world.wait(1000);
    await fill("/editor/touchpoints/delivery", { do: "restore" });
    expect(await touchpoint("delivery")).toEqual({ ...before, revision: 3 });
    expect((await trail()).map(({ steps }) => steps[0]?.action)).toEqual(["restore_touchpoint", "archive_touchpoint"]);
  });

  it("moves a touchpoint up, and keeps the focus on the button that was pressed", async () => {
    const { see, send, touchpoints } = await open();
    const page = await see("/editor");
    const moved = await send("/editor", { token: page.token, revision: "1", "touchpoint-up": "repair.1" });
    expect(moved.headers.location).toBe("./editor?moved=touchpoint.up.repair");
    expect(Object.fromEntries((await touchpoints()).map(({ id, order }) => [id, order]))).toMatchObject({
      repair: 10,
      delivery: 20,
    });
    // It is the first one now: the button that leads back has the focus.
    expect((await see("/editor?moved=touchpoint.up.repair")).text).toContain('value="repair.2" autofocus');
  });

  it("says that history stays where it was, and how it is moved", async () => {
    const { store, see, fill } = await open();
    await dynamoResponses(world.table).add(aResponse({ store: store.id, id: "r" }));
    expect((await see("/editor/touchpoints/delivery")).text).toContain(
      "stay where they were counted until the history is moved",
    );
    await fill("/editor/touchpoints/delivery", { ...DELIVERY, stage: "advocacy", do: "save" });
    for (const path of ["/editor", "/editor/touchpoints/delivery"]) {
      const { text } = await see(path);
      expect(text).toContain("counted in Retention (E-mail)");
      expect(text).toContain(`npm run viaggio -- rebuild --store ${store.id}`);
    }
  });

  it("shows how it would look, and saves nothing", async () => {
    const { fill, touchpoint, now } = await open();
    const page = await fill("/editor/touchpoints/delivery", {
      ...DELIVERY,
      order: "90",
      "name-en": "Parcel",
      do: "preview",
    });
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/<ol class="numbered"><li><bdi>Repair<\/bdi>.*<li><bdi>Parcel<\/bdi>/s);
    expect((await touchpoint("delivery")).revision).toBe(1);
    const stage = await fill("/editor/stages/retention", { "name-en": "Afterwards", do: "preview" });
    expect(stage.text).toContain("Nothing is saved yet");
    expect(stage.text).toContain(">Afterwards</text>");
    expect((await now()).revision).toBe(1);
  });
});

describe("two people who edit at one time", () => {
  it("do not overwrite each other: the second sees both versions and keeps what was typed", async () => {
    const { see, send, touchpoint } = await open();
    const [mine, theirs] = [await see("/editor/touchpoints/delivery"), await see("/editor/touchpoints/delivery")];
    await send("/editor/touchpoints/delivery", {
      token: theirs.token,
      revision: "1",
      ...DELIVERY,
      "name-en": "Parcel",
      order: "5",
      do: "save",
    });
    const typed = { ...DELIVERY, "name-en": "The courier", do: "save" };
    const late = await send("/editor/touchpoints/delivery", { token: mine.token, revision: "1", ...typed });
    expect(late.status).toBe(409);
    expect(late.text).toContain("<td><bdi>Parcel</bdi></td><td><bdi>The courier</bdi></td>");
    expect(late.text).toContain("<td><bdi>5</bdi></td><td><bdi>10</bdi></td>");
    expect(late.text).toContain('value="The courier"');
    expect((await touchpoint("delivery")).name.en).toBe("Parcel");
    const revision = /name="revision" value="(\d+)"/.exec(late.text)?.[1] ?? "";
    expect((await send("/editor/touchpoints/delivery", { token: mine.token, revision, ...typed })).status).toBe(303);
    expect((await touchpoint("delivery")).name.en).toBe("The courier");
  });

  it("neither rename nor move what the other has changed", async () => {
    const { see, send, fill, now } = await open();
    const { token } = await see("/editor");
    await fill("/editor/stages/retention", { "name-en": "After", do: "save" });
    const renamed = await send("/editor/stages/retention", { token, revision: "1", "name-en": "Later", do: "save" });
    expect(renamed.status).toBe(409);
    expect(renamed.text).toContain("<td><bdi>After</bdi></td><td><bdi>Later</bdi></td>");
    const moved = await send("/editor", { token, revision: "1", "stage-up": "advocacy" });
    expect(moved.status).toBe(409);
    expect(moved.text).toContain("nothing was moved");
    expect((await now()).revision).toBe(2);
    await fill("/editor/touchpoints/delivery", { do: "archive" });
    expect((await send("/editor", { token, revision: "2", "touchpoint-down": "delivery.1" })).status).toBe(409);
    expect((await send("/editor/touchpoints/delivery", { token, revision: "1", do: "restore" })).status).toBe(409);
  });

  it("meet with what is gone in the meantime", async () => {
    const { see, send, fill } = await open();
    const { token } = await see("/editor/touchpoints?stage=consideration");
    await fill("/editor/stages/consideration", { do: "remove" });
    const typed = { ...DELIVERY, id: "care", stage: "consideration", do: "save" };
    const late = await send("/editor/touchpoints", { token, ...typed });
    expect(late.status).toBe(400);
    expect(late.text).toContain("This stage is not there any more");
    expect(late.text).toContain('<option value="consideration" selected>');
    expect(
      (await send("/editor/stages/consideration", { token, revision: "1", "name-en": "x", do: "save" })).status,
    ).toBe(404);
  });
});

describe("what is sent to the editor", () => {
  it.each([
    ["no id", { id: "" }, "lower-case letters"],
    ["an id that is no short id", { id: "Consegna#1" }, "lower-case letters"],
    ["an id that is taken", { id: "repair" }, "one with this id already"],
    ["no name", { "name-it": "", "name-en": " " }, "at least one language"],
    ["a name of 201 characters", { "name-it": "x".repeat(201) }, "at most 200"],
    ["a name with control characters", { "name-it": "a\u0007b" }, "cannot be seen"],
    ["a name that turns the text around it", { "name-it": "\u202eevil" }, "cannot be seen"],
    ["a name that nobody sees", { "name-it": "\u200b" }, "cannot be seen"],
    ["a stage that is not there", { stage: "nowhere" }, "not there any more"],
    ["a channel that is none", { channel: "pigeon" }, "channel of the list"],
    ["an order that is none", { order: "first" }, "0 to 9999"],
    ["an order that is too large", { order: "10000" }, "0 to 9999"],
  ])("is refused with %s, in words beside the field, and kept", async (_what, wrong, told) => {
    const { fill, touchpoints } = await open();
    const typed = { ...DELIVERY, id: "care", order: "77", do: "save", ...wrong };
    const page = await fill("/editor/touchpoints", typed);
    expect(page.status).toBe(400);
    expect(page.text).toContain(told);
    expect(page.text).toContain('aria-invalid="true"');
    expect(page.text).toContain(`inputmode="numeric" value="${typed.order}"`);
    expect(await touchpoints()).toHaveLength(4);
  });

  it.each([...XSS_PAYLOADS.slice(0, 8), "مرحبا بكم", "a".repeat(200)])(
    "is shown as the text that it is: %s",
    async (text) => {
      const { fill, see, touchpoint } = await open();
      const name = text.trim().slice(0, 200);
      await fill("/editor/touchpoints/delivery", { ...DELIVERY, "name-en": name, do: "save" });
      expect((await touchpoint("delivery")).name.en).toBe(name);
      for (const path of ["/editor", "/editor/touchpoints/delivery"]) {
        const page = await see(path);
        expect(page.status).toBe(200);
        expect(page.text).not.toMatch(/<(script|img|iframe|b)\b/);
      }
    },
  );

  it("names what is twice in a form, and every button that it does not know", async () => {
    const { see, send, touchpoint } = await open();
    const { token } = await see("/editor/touchpoints/delivery");
    const twice = new URLSearchParams({ token, revision: "1", ...DELIVERY, do: "save" });
    twice.append("stage", "advocacy");
    expect((await send("/editor/touchpoints/delivery", twice)).status).toBe(400);
    for (const act of ["", "delete", "save "]) {
      const sent = await send("/editor/touchpoints/delivery", { token, revision: "1", ...DELIVERY, do: act });
      expect(sent.status).toBe(400);
    }
    for (const fields of [{}, { "stage-up": "a", "stage-down": "b" }, { "touchpoint-up": "delivery" }]) {
      expect((await send("/editor", { token, revision: "1", ...fields })).status).toBe(400);
    }
    expect((await send("/editor", { token, revision: "1", "stage-up": "nowhere" })).status).toBe(404);
    expect((await send("/editor", { token, revision: "x", "stage-up": "advocacy" })).status).toBe(400);
    expect((await touchpoint("delivery")).revision).toBe(1);
  });

  it.each([
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["a neighbour", { "sec-fetch-site": "same-site" }],
  ])("is refused from a page of %s", async (_what, headers) => {
    const { see, send, touchpoint } = await open();
    const { token } = await see("/editor/touchpoints/delivery");
    const sent = await send("/editor/touchpoints/delivery", { token, revision: "1", do: "archive" }, headers);
    expect(sent.status).toBe(403);
    expect((await touchpoint("delivery")).archived).toBe(false);
  });

  it.each([
    ["no token", async () => ""],
    ["a made-up token", async () => "mfz0.AAAA"],
    [
      "the token of somebody else’s session",
      async (shop: Awaited<ReturnType<typeof open>>) =>
        (await shop.see("/editor", await world.signIn(shop.store.id))).token,
    ],
  ])("is kept but not taken with %s", async (_what, tokenOf) => {
    const shop = await open();
    const typed = { ...DELIVERY, "name-en": "The courier", revision: "1", do: "save" };
    const sent = await shop.send("/editor/touchpoints/delivery", { token: await tokenOf(shop), ...typed });
    expect(sent.status).toBe(409);
    expect(sent.text).toContain('value="The courier"');
    expect((await shop.touchpoint("delivery")).revision).toBe(1);
    const { token } = await shop.see("/editor");
    expect((await shop.send("/editor", { token: await tokenOf(shop), "stage-up": "advocacy" })).status).toBe(409);
    expect((await shop.send("/editor/touchpoints/delivery", { token, ...typed })).status).toBe(303);
  });

  it("is kept when the session has ended, and still compared with what others did meanwhile", async () => {
    const { session, store, see, send, fill, touchpoint } = await open();
    const { token } = await see("/editor/touchpoints/delivery");
    const typed = { token, revision: "1", ...DELIVERY, "name-en": "The courier", do: "save" };
    const { sessions } = await dynamoSessions(world.table).list(store.id, 10);
    for (const { id } of sessions) await dynamoSessions(world.table).end(store.id, id);
    const lost = await send("/editor/touchpoints/delivery", typed, {}, session);
    expect(lost.status).toBe(401);
    expect(lost.text).toContain('<input type="hidden" name="name-en" value="The courier">');
    expect(lost.text).toContain('href="../../sign-in"');
    const again = await world.signIn(store.id);
    await fill("/editor/touchpoints/delivery", { do: "archive" }, again);
    const sent = await send("/editor/touchpoints/delivery", typed, {}, again);
    expect(sent.status).toBe(409);
    expect(sent.text).toContain('value="The courier"');
    const { token: fresh } = await see("/editor", again);
    const revision = /name="revision" value="(\d+)"/.exec(sent.text)?.[1] ?? "";
    expect(revision).toBe("1");
    const compared = await send("/editor/touchpoints/delivery", { ...typed, token: fresh, revision }, {}, again);
    expect(compared.text).toContain("Somebody else was faster");
    expect((await touchpoint("delivery")).name.en).toBe("Delivery");
  });

  it("is refused in the address where it means nothing", async () => {
    const { see } = await open();
    for (const query of ["?done=all", "?moved=x", "?moved=stage.up.%3Cscript%3E", "?stage=A%20B", "?nothing=1"]) {
      expect((await see(`/editor${query}`)).status).toBe(400);
    }
    expect((await see("/editor/stages/nowhere")).status).toBe(404);
    expect((await see("/editor/touchpoints/%3Cscript%3E")).status).toBe(404);
  });
});

describe("a journey of 500 touchpoints", () => {
  it("is one page, whose cost does not grow with them", async () => {
    const many = (n: number) =>
      Array.from({ length: n }, (_, index) =>
        aTouchpoint({
          id: `t-${index}`,
          stage: ["awareness", "conversion", "retention"][index % 3]!,
          order: index,
          name: { it: `Punto di contatto numero ${index}` },
        }),
      );
    const callsFor = async (n: number) => {
      const { see } = await open({}, many(n));
      world.calls();
      const { text } = await see("/editor");
      return { calls: world.calls(), text };
    };
    const few = await callsFor(5);
    const all = await callsFor(500);
    // 500 touchpoints are two more pages of one query.
    expect(all.calls).toBeLessThanOrEqual(few.calls + 2);
    expect(idsIn(all.text, "t")).toHaveLength(500);
    expect(all.text.match(/<details><summary>\d+ touchpoints/g)).toHaveLength(3);
    expect(gzipSync(few.text).length).toBeLessThanOrEqual(MOST_BYTES);
  });
});

describe("the words of the editor", () => {
  it.each(LANGUAGES)("are there in %s", async (lang) => {
    const { see } = await open();
    for (const path of ["/editor", "/editor/stages", "/editor/stages/retention", "/editor/touchpoints/delivery"]) {
      const page = await see(`${path}?lang=${lang}`);
      expect(page.status).toBe(200);
      expect(page.text).toContain(`<html lang="${lang}"`);
      expect(page.text).not.toMatch(/undefined|\[object|=> /);
    }
  });
});
