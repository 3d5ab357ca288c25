import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { aResponse } from "../support/builders.ts";
import { sessionHeader } from "../support/sign-in.ts";
import { FULL, type JourneyWorld, startJourneyWorld } from "./dashboard-world.ts";

let world: JourneyWorld;
let session: string;
beforeAll(async () => {
  world = await startJourneyWorld();
  session = await world.addStore({ id: "shop" }, FULL);
});
afterAll(() => world.stop());

const see = async (query = "", headers: Record<string, string> = {}, as = session) => {
  const answer = await fetch(`${world.url}${query}`, {
    headers: { ...sessionHeader(as), "accept-language": "en", ...headers },
    redirect: "manual",
  });
  return {
    status: answer.status,
    etag: answer.headers.get("etag") ?? "",
    text: await answer.text(),
    headers: answer.headers,
  };
};

describe("A page that follows the answers", () => {
  it("is not sent again while nothing was counted", async () => {
    const first = await see();
    expect(first.etag).toMatch(/^"[\w-]{22}"$/);
    expect(first.text).toContain(`data-etag="${first.etag.replaceAll('"', "&quot;")}"`);
    const again = await see("", { "if-none-match": first.etag });
    expect(again).toMatchObject({ status: 304, text: "", etag: first.etag });
    expect(again.headers.get("cache-control")).toBe("no-store");
  });

  it("costs one read for the session and one query a month, as long as things are remembered", async () => {
    const warm = await startJourneyWorld({ cacheSeconds: 60 });
    try {
      const cookie = sessionHeader(await warm.addStore({ id: "warm" }, FULL));
      const ask = (headers: Record<string, string> = {}) =>
        fetch(`${warm.url}?from=2026-10-24&to=2026-11-22`, { headers: { ...cookie, ...headers } });
      const etag = (await ask()).headers.get("etag") ?? "";
      const unchanged = await warm.callsOf(() => ask({ "if-none-match": etag }));
      expect(unchanged.sort()).toEqual(["GetItemCommand", "QueryCommand", "QueryCommand"]);
      // And no more for the whole page.
      expect(await warm.callsOf(() => ask())).toHaveLength(3);
    } finally {
      await warm.stop();
    }
  });

  it.each(["/stages/retention", "/touchpoints/delivery", "/../trend"])(
    "may be what lies behind the map: %s",
    async (path) => {
      const first = await see(path);
      expect(first.status).toBe(200);
      expect(first.text).toContain(" data-etag=");
      expect((await see(path, { "if-none-match": first.etag })).status).toBe(304);
      // The same counts under another address are another page.
      expect((await see("", { "if-none-match": first.etag })).status).toBe(200);
    },
  );

  it("is sent again once something was counted on its days, and not for other days", async () => {
    const [november, october] = ["?from=2026-11-01&to=2026-11-22", "?from=2026-10-01&to=2026-10-31"];
    const before = { november: (await see(november)).etag, october: (await see(october)).etag };
    const at = "2026-11-21T09:00:00.000Z";
    await world.count([aResponse({ id: "new", store: "shop", answeredAt: at, receivedAt: at, pending: at })]);
    const after = await see(november, { "if-none-match": before.november });
    expect(after.status).toBe(200);
    expect(after.etag).not.toBe(before.november);
    expect((await see(october, { "if-none-match": before.october })).status).toBe(304);
  });

  it.each([
    ["another address", "?channel=email", {}],
    ["another language", "", { "accept-language": "de" }],
    ["what was made up", "", { "if-none-match": '"made-up"' }],
  ])("is sent to who has %s", async (_what, query, headers) => {
    const { etag } = await see();
    expect((await see(query, { "if-none-match": etag, ...headers })).status).toBe(200);
  });

  it("is sent again when the store itself was changed", async () => {
    const { etag } = await see();
    const stores = dynamoStores(world.table);
    await stores.change((await stores.get("shop"))!, { name: "Renamed" });
    expect((await see("", { "if-none-match": etag })).status).toBe(200);
  });

  it("tells nobody else whether anything changed", async () => {
    const { etag } = await see();
    expect((await see("", { "if-none-match": etag }, "shop.no-session")).status).toBe(303);
    const other = await world.addStore({ id: "other" }, FULL);
    expect((await see("", { "if-none-match": etag }, other)).status).toBe(200);
  });

  it("goes out compressed to who takes it", async () => {
    for (const [encoding, sent] of [
      ["gzip", "gzip"],
      ["br, gzip", "br"],
      ["identity", null],
    ] as const) {
      const { headers, text } = await see("", { "accept-encoding": encoding });
      expect(headers.get("content-encoding")).toBe(sent);
      expect(headers.get("vary")).toContain("accept-encoding");
      expect(text).toContain("</html>");
    }
  });
});
