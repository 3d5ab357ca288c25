import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { aSession, sessionHeader } from "../support/sign-in.ts";
import { type InviteWorld, startInviteWorld } from "./invite-world.ts";

let world: InviteWorld;
beforeAll(async () => {
  world = await startInviteWorld();
});
afterAll(() => world?.stop());

describe("the preview of a rule's mail", () => {
  it("says what is missing, then shows the mail in the languages of its survey", async () => {
    const { call } = await world.addStore("previews");
    const refused = await call("GET", "/v1/rules/after-delivery/mail");
    expect([refused.status, refused.text.includes("mail.identity")]).toEqual([409, true]);
    const stores = dynamoStores(world.table);
    const store = await stores.get("previews");
    if (store === undefined) throw new Error("no store");
    await stores.change(store, { mail: { identity: "Via Roma 1, <Torino>" } });
    const italian = await call("GET", "/v1/rules/after-delivery/mail");
    expect(italian.status).toBe(200);
    const { subject, html, text } = JSON.parse(italian.text);
    expect(subject).toContain("Bottega");
    expect(html).toContain('<html lang="it"');
    expect(html).toContain("Via Roma 1, &lt;Torino&gt;");
    expect(text).toContain("Via Roma 1, <Torino>");
    const english = await call("GET", "/v1/rules/after-delivery/mail?lang=en&kind=reminder");
    expect(english.text).toContain("A last question from");
  });

  it("is a page for who is signed in, styled as mail is, and for nobody else", async () => {
    await world.addStore("shown");
    const stores = dynamoStores(world.table);
    const store = await stores.get("shown");
    if (store === undefined) throw new Error("no store");
    await stores.change(store, { mail: { identity: "Via Roma 1" } });
    const address = "/rules/after-delivery/mail?lang=en";
    expect((await world.send(address)).status).toBe(401);
    const draft = { name: "reader", kind: "secret" as const, scopes: ["read" as const] };
    const { key } = await dynamoApiKeys(world.table).create("shown", draft, world.now());
    const shown = await world.show(address, sessionHeader(await aSession(world.table, key, world.now())));
    expect(shown.status).toBe(200);
    expect(shown.headers.get("content-security-policy")).toContain("style-src-attr 'unsafe-inline'");
    expect(await shown.text()).toContain('<html lang="en"');
  });

  it.each([
    ["a rule that is not there", "/v1/rules/none/mail", 404],
    ["a kind that is none", "/v1/rules/after-delivery/mail?kind=nag", 400],
  ])("refuses %s", async (_what, path, status) => {
    const { call } = await world.addStore(`refuses-${status}`);
    expect((await call("GET", path)).status).toBe(status);
  });
});
