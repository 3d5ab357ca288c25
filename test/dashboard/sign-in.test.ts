import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DASHBOARD_PAGES } from "../../shared/contract/dashboard-pages.ts";
import { MODERATION_PAGES } from "../../shared/contract/moderation-pages.ts";
import type { Scope } from "../../shared/domain/api-key.ts";
import { LANGUAGES } from "../../shared/domain/language.ts";
import { OWN_FORM } from "../moderate/moderate-world.ts";
import { sessionHeader } from "../support/sign-in.ts";
import { afterwards, setCookie, startSignInWorld } from "./sign-in-world.ts";

const HOUR = 3_600_000;
const FOREIGN = [
  ["another site", { ...OWN_FORM, "sec-fetch-site": "cross-site" }],
  ["a neighbouring site", { ...OWN_FORM, "sec-fetch-site": "same-site" }],
  ["a browser that does not say from where", { origin: "https://evil.example", "sec-fetch-site": "" }],
] as const;

let world: Awaited<ReturnType<typeof startSignInWorld>>;
beforeAll(async () => {
  world = await startSignInWorld();
});
afterAll(() => world.stop());

/** A store, a key of these scopes, and whoever has signed in with it. */
const signIn = async (scopes: readonly Scope[] = ["read"], store?: string) => {
  const id = store ?? (await world.addStore());
  const { key, secret } = await world.addKey(id, scopes);
  const answer = await world.send("/sign-in", { key: secret });
  return { store: id, key, secret, answer, headers: afterwards(answer), shown: setCookie(answer).shown };
};

const statusOf = async (headers: Readonly<Record<string, string>>, path = "/journey") =>
  (await world.see(path, headers)).status;

const tokenOf = async (headers: Readonly<Record<string, string>>) =>
  /name="token" value="([^"]+)"/.exec((await world.see("/sessions", headers)).text)?.[1] ?? "";

const idsOf = async (headers: Readonly<Record<string, string>>) =>
  [...(await world.see("/sessions", headers)).text.matchAll(/name="end" value="([^"]+)"/g)].map(([, id]) => id ?? "");

describe("Signing in", () => {
  it("exchanges a key for a cookie that scripts, other sites and other hosts have no part in", async () => {
    const { answer, store } = await signIn();
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe("./journey");
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(setCookie(answer).cookie).toMatch(
      new RegExp(`^viaggio=${store}\\.[\\w-]{43}; Path=/; Max-Age=1209600; HttpOnly; SameSite=Lax$`),
    );
  });

  it("adds Secure and the __Host- prefix over HTTPS, where no other cookie counts", async () => {
    const { secret } = await signIn();
    const https = { "x-forwarded-proto": "https" };
    const answer = await world.send("/sign-in", { key: secret }, https);
    const { cookie, shown } = setCookie(answer);
    expect(cookie).toMatch(/^__Host-viaggio=\S+; Path=\/; Max-Age=1209600; HttpOnly; SameSite=Lax; Secure$/);
    expect(await statusOf({ ...https, cookie: `__Host-viaggio=${shown}` })).toBe(200);
    // A neighbour under the same domain can set this one.
    expect(await statusOf({ ...https, cookie: `viaggio=${shown}` })).toBe(303);
  });

  it("keeps no secret: neither the key's nor the session's", async () => {
    const { secret, shown } = await signIn();
    const everything = await world.everything();
    expect(everything).toContain("SE#");
    expect(everything).not.toContain(secret);
    expect(everything).not.toContain(shown.split(".")[1]);
  });

  it.each<[string, () => Promise<string>, number, string]>([
    ["nothing", async () => "", 400, "not a secret key that works here"],
    ["a key that there is not", async () => `sk_${"x".repeat(32)}`, 400, "not a secret key that works here"],
    [
      "a publishable key",
      async () => (await world.addKey(await world.addStore(), ["collect"], "publishable")).secret,
      400,
      "not a secret key that works here",
    ],
    [
      "a feed key",
      async () => (await world.addKey(await world.addStore(), ["feed"], "feed")).secret,
      400,
      "not a secret key that works here",
    ],
    [
      "a revoked key",
      async () => {
        const { store, key, secret } = await signIn();
        await world.keys.revoke(store, key.id, world.now());
        return secret;
      },
      400,
      "not a secret key that works here",
    ],
    [
      "a key that may see no page",
      async () => (await world.addKey(await world.addStore(), ["erase", "collect"])).secret,
      403,
      "it may see no page",
    ],
  ])("refuses %s beside the field, and says nothing of any store", async (_what, keyOf, status, said) => {
    const answer = await world.send("/sign-in", { key: await keyOf() });
    expect(answer.status).toBe(status);
    expect(answer.headers["set-cookie"]).toBeUndefined();
    expect(answer.text).toMatch(
      /<span class="problem" id="key-problem" role="alert">[^<]+<\/span><input [^>]*aria-invalid/,
    );
    expect(answer.text).toContain(said);
    expect(answer.text).not.toMatch(/Bottega|shop-|sk_\w{10}/);
  });

  it("reads nothing for what does not look like a key, and once for what does", async () => {
    for (const key of ["hello", "sk_short", `sk_${"x".repeat(65)}`, "sk_'; DROP TABLE--0123456789", "x".repeat(5000)]) {
      expect(await world.callsOf(() => world.send("/sign-in", { key }))).toEqual([]);
    }
    expect(await world.callsOf(() => world.send("/sign-in", { key: `sk_${"y".repeat(32)}` }))).toEqual([
      "GetItemCommand",
    ]);
  });

  it.each(FOREIGN)("takes no form from %s", async (_what, headers) => {
    const { secret } = await signIn();
    const answer = await world.send("/sign-in", { key: secret }, headers);
    expect(answer.status).toBe(403);
    expect(answer.headers["set-cookie"]).toBeUndefined();
  });

  it("makes a new secret each time, takes none that was brought along, and ends the session before", async () => {
    const first = await signIn();
    const planted = `${first.store}.${"A".repeat(43)}`;
    const again = await world.send("/sign-in", { key: first.secret }, sessionHeader(planted));
    expect([first.shown, planted]).not.toContain(setCookie(again).shown);
    expect(await statusOf(sessionHeader(planted))).toBe(303);
    expect(await statusOf(first.headers)).toBe(200);
    const third = await world.send("/sign-in", { key: first.secret }, first.headers);
    expect(await statusOf(first.headers)).toBe(303);
    expect(await statusOf(afterwards(third))).toBe(200);
  });

  it.each([
    ["/journey?from=2026-11-01&segment=vip", "./journey?from=2026-11-01&segment=vip"],
    ["/journey/stages/retention", "./journey/stages/retention"],
    ["/moderate/a?state=published", "./moderate/a?state=published"],
    ["/sessions", "./sessions"],
  ])("leads back to %s", async (to, location) => {
    const { secret } = await signIn();
    expect((await world.send("/sign-in", { key: secret, to })).headers.location).toBe(location);
    expect((await world.see(`/sign-in?to=${encodeURIComponent(to)}`)).text).toContain(
      `name="to" value="${to.replaceAll("&", "&amp;")}"`,
    );
  });

  it.each([
    "https://evil.example/journey",
    "//evil.example/journey",
    "/\\evil.example/journey",
    "\\\\evil.example",
    "/\t/evil.example",
    "\t//evil.example/journey",
    "/journey/../../evil",
    "/%2e%2e//evil.example",
    "javascript:alert(1)",
    "journey",
    "/journey\r\nSet-Cookie: a=b",
    "/sign-in?out=1",
    "/sign-out",
    "/v1/keys",
    "/s/token",
    "/journey@evil.example",
    `/journey?${"x".repeat(3000)}`,
    "",
  ])("leads nowhere but to pages of ours: %j", async (to) => {
    const { secret } = await signIn();
    const answer = await world.send("/sign-in", { key: secret, to });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe("./journey");
    expect((await world.see(`/sign-in?to=${encodeURIComponent(to)}`)).text).not.toContain('name="to"');
  });

  it.each([
    [["moderate"], "./moderate"],
    [["admin"], "./editor"],
    [["admin", "read"], "./journey"],
  ] as const)("begins where %j may look", async (scopes, location) => {
    expect((await signIn(scopes)).answer.headers.location).toBe(location);
  });

  it.each(LANGUAGES)("speaks %s", async (lang) => {
    const page = await world.see(`/sign-in?lang=${lang}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain(`<html lang="${lang}"`);
    expect(page.headers["content-security-policy"]).toMatch(/^default-src 'none'; style-src 'sha256-/);
  });
});

describe("A one-time link", () => {
  it("is used up by its button, not by a look", async () => {
    const store = await world.addStore();
    const once = await world.addLink(store);
    for (let looks = 0; looks < 3; looks++) {
      const page = await world.see(`/sign-in?once=${once}`);
      expect(page.text).toContain(`name="once" value="${once}"`);
      expect(page.headers["set-cookie"]).toBeUndefined();
    }
    const answer = await world.send("/sign-in", { once, to: "/sessions" });
    expect(answer.headers.location).toBe("./sessions");
    expect((await world.see("/sessions", afterwards(answer))).text).toContain(`Bottega ${store}`);
    const again = await world.send("/sign-in", { once });
    expect(again.status).toBe(400);
    expect(again.text).toContain("This link has been used");
  });

  it("lets in one of many at once", async () => {
    const once = await world.addLink(await world.addStore());
    const answers = await Promise.all(Array.from({ length: 12 }, () => world.send("/sign-in", { once })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array.from({ length: 11 }, () => 400)]);
  });

  it("ends after 15 minutes", async () => {
    const once = await world.addLink(await world.addStore());
    world.wait(15 * 60_000);
    expect((await world.send("/sign-in", { once })).status).toBe(400);
  });

  it("is good for its own store, and read for nothing that does not look like one", async () => {
    const [one, other] = [await world.addStore(), await world.addStore()];
    const once = await world.addLink(one);
    const secret = once.split(".")[1];
    expect((await world.send("/sign-in", { once: `${other}.${secret}` })).status).toBe(400);
    for (const odd of ["", "x", `${one}.${secret}x`, `../${one}.${secret}`, `${one}#SE.${secret}`]) {
      expect(await world.callsOf(() => world.send("/sign-in", { once: odd }))).toEqual([]);
    }
  });

  it.each(FOREIGN)("takes no form from %s, and is still good after it", async (_what, headers) => {
    const once = await world.addLink(await world.addStore(), ["read"]);
    expect((await world.send("/sign-in", { once }, headers)).status).toBe(403);
    expect((await world.send("/sign-in", { once })).status).toBe(303);
  });
});

describe("A session", () => {
  it.each<[string, (shown: string, other: string) => string]>([
    ["none", () => ""],
    ["another secret", (shown) => `${shown.split(".")[0]}.${"B".repeat(43)}`],
    ["its secret in another store", (shown, other) => `${other}.${shown.split(".")[1]}`],
    ["one character less", (shown) => shown.slice(0, -1)],
    ["one character more", (shown) => `${shown}A`],
    ["its secret's case changed", (shown) => shown.replace(/\.(.*)$/, (all) => all.toUpperCase())],
    ["a store that reaches into other keys", (shown) => `x#SE.${shown.split(".")[1]}`],
  ])("is not %s", async (_what, tamper) => {
    const { shown } = await signIn();
    const other = await world.addStore();
    const answer = await world.see("/journey", sessionHeader(tamper(shown, other)));
    expect(answer.status).toBe(303);
    expect(answer.text).toBe("");
  });

  it("costs no read where the cookie cannot be ours", async () => {
    for (const cookie of [
      "viaggio=x",
      "viaggio=",
      `viaggio=a.${"x".repeat(42)}`,
      "other=1",
      `viaggio=${"x".repeat(4000)}`,
    ]) {
      expect(await world.callsOf(() => world.see("/journey", { cookie }))).toEqual([]);
    }
  });

  it("is what a page takes, and no key; and what no operation of the API takes", async () => {
    const { secret } = await signIn(["read", "moderate", "admin"]);
    for (const path of ["/journey", "/moderate", "/sessions"]) {
      expect(await statusOf({ authorization: `Bearer ${secret}` }, path)).toBe(303);
    }
  });

  it("ends after 12 hours without use, and 14 days after it began", async () => {
    const idle = await signIn();
    world.wait(12 * HOUR - 1000);
    expect(await statusOf(idle.headers)).toBe(200);
    world.wait(12 * HOUR);
    expect(await statusOf(idle.headers)).toBe(303);

    const busy = await signIn();
    for (let uses = 0; uses < 33; uses++) {
      world.wait(10 * HOUR);
      expect(await statusOf(busy.headers)).toBe(200);
    }
    world.wait(6 * HOUR);
    expect(await statusOf(busy.headers)).toBe(303);
  });

  it("has its use noted once an hour", async () => {
    const { headers } = await signIn();
    const writes = async () =>
      (await world.callsOf(() => world.see("/sessions", headers))).filter((name) => name === "UpdateItemCommand")
        .length;
    expect(await writes()).toBe(0);
    world.wait(HOUR);
    expect([await writes(), await writes()]).toEqual([1, 0]);
  });

  it("ends with its key", async () => {
    const { store, key, headers } = await signIn();
    expect(await statusOf(headers)).toBe(200);
    await world.keys.revoke(store, key.id, world.now());
    expect(await statusOf(headers)).toBe(303);
  });

  it("ends at once when its holder signs out, also for a copy of the cookie", async () => {
    const { headers } = await signIn();
    const answer = await world.send("/sign-out", {}, headers);
    expect(answer.headers.location).toBe("./sign-in?out=1");
    expect(setCookie(answer).cookie).toMatch(/^viaggio=; Path=\/; Max-Age=0; HttpOnly; SameSite=Lax$/);
    expect(await statusOf(headers)).toBe(303);
    expect((await world.see("/sign-in?out=1")).text).toContain("You are signed out.");
  });

  it.each(FOREIGN)("is not ended from %s", async (_what, foreign) => {
    const { headers } = await signIn();
    expect((await world.send("/sign-out", {}, { ...headers, ...foreign })).status).toBe(403);
    const [end = ""] = await idsOf(headers);
    const form = { token: await tokenOf(headers), end };
    expect((await world.send("/sessions", form, { ...headers, ...foreign })).status).toBe(403);
    expect(await statusOf(headers)).toBe(200);
  });
});

describe("The list of sign-ins", () => {
  it("shows an admin all of the store and ends any of them at once", async () => {
    const admin = await signIn(["admin"]);
    const reader = await signIn(["read"], admin.store);
    const page = await world.see("/sessions", admin.headers);
    expect(page.text).toContain("Key that may read");
    expect(page.text).toContain("this one");
    const own = await idsOf(reader.headers);
    const sent = await world.send(
      "/sessions",
      { token: await tokenOf(admin.headers), end: own[0] ?? "" },
      admin.headers,
    );
    expect(sent.headers.location).toBe("?ended=1");
    expect(await statusOf(reader.headers)).toBe(303);
    expect(await idsOf(admin.headers)).toHaveLength(1);
  });

  it("shows others the sign-ins of their own key alone, and ends no more", async () => {
    const reader = await signIn(["read"]);
    const admin = await signIn(["admin"], reader.store);
    const again = afterwards(await world.send("/sign-in", { key: reader.secret }));
    expect(await idsOf(reader.headers)).toHaveLength(2);
    const token = await tokenOf(again);
    for (const end of await idsOf(admin.headers)) await world.send("/sessions", { token, end }, again);
    expect(await statusOf(admin.headers, "/sessions")).toBe(200);
    expect(await statusOf(again)).toBe(303);
  });

  it("knows nothing of another store", async () => {
    const [one, other] = [await signIn(["admin"]), await signIn(["admin"])];
    const [theirs = ""] = await idsOf(other.headers);
    expect(await idsOf(one.headers)).not.toContain(theirs);
    const sent = await world.send("/sessions", { token: await tokenOf(one.headers), end: theirs }, one.headers);
    expect(sent.status).toBe(303);
    expect(await statusOf(other.headers, "/sessions")).toBe(200);
  });

  it.each([
    ["no token", async () => ""],
    ["a made-up one", async () => "mfz0.AAAA"],
    ["one of another session of the store", async (store: string) => tokenOf((await signIn(["admin"], store)).headers)],
  ])("ends nothing with %s", async (_what, tokenIn) => {
    const { store, headers } = await signIn(["admin"]);
    const [end = ""] = await idsOf(headers);
    const sent = await world.send("/sessions", { token: await tokenIn(store), end }, headers);
    expect(sent.status).toBe(409);
    expect(sent.text).toContain("open for too long");
    expect(await statusOf(headers, "/sessions")).toBe(200);
  });

  it.each(["", "x", "../CFG", "A".repeat(44)])("refuses to end what is no session: %j", async (end) => {
    const { headers } = await signIn(["admin"]);
    expect((await world.send("/sessions", { token: await tokenOf(headers), end }, headers)).status).toBe(400);
  });
});

describe("What somebody may see", () => {
  const pages = [...DASHBOARD_PAGES, ...MODERATION_PAGES].filter(({ scopes }) => scopes.length > 0);
  const matrix = pages.flatMap((page) =>
    (["read", "moderate", "admin"] as const).map((scope) => ({
      page,
      scope,
      may: (page.scopes as readonly Scope[]).includes(scope),
      name: `${page.method} ${page.path}`,
    })),
  );

  it.each(matrix)("$scope at $name: $may", async ({ page, scope, may }) => {
    const { headers } = await signIn([scope]);
    const path = page.path.replaceAll(/\{\w+\}/g, "some");
    const answer = page.method === "GET" ? await world.see(path, headers) : await world.send(path, {}, headers);
    if (may) expect([200, 303, 400, 404, 409]).toContain(answer.status);
    else expect(answer.status).toBe(403);
    expect(answer.headers.location ?? "").not.toContain("sign-in");
  });

  it.each(pages.map((page) => ({ page, name: `${page.method} ${page.path}` })))(
    "nothing of $name before a sign-in",
    async ({ page }) => {
      const path = page.path.replaceAll(/\{\w+\}/g, "some");
      const answer = page.method === "GET" ? await world.see(path) : await world.send(path, {});
      // The editor gives back what was typed into a form whose session has ended.
      if (answer.status === 401) return expect(answer.text).not.toContain("Bottega");
      expect(answer.status).toBe(303);
      expect(answer.headers.location).toMatch(/^(\.\/|(\.\.\/)+)sign-in\?to=/);
      expect(answer.text).toBe("");
    },
  );
});
