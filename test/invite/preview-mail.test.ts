import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
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
    expect(italian.text).toContain('<html lang="it"');
    expect(italian.text).toContain("Via Roma 1, &lt;Torino&gt;");
    const english = await call("GET", "/v1/rules/after-delivery/mail?lang=en&kind=reminder");
    expect(english.text).toContain("A last question from");
  });

  it.each([
    ["a rule that is not there", "/v1/rules/none/mail", 404],
    ["a kind that is none", "/v1/rules/after-delivery/mail?kind=nag", 400],
  ])("refuses %s", async (_what, path, status) => {
    const { call } = await world.addStore(`refuses-${status}`);
    expect((await call("GET", path)).status).toBe(status);
  });
});
