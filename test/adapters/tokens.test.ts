import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { hasEnded, signToken, TOKEN_PURPOSES, type TokenPurpose, verifyToken } from "../../shared/adapters/tokens.ts";
import { SigningKeys } from "../../shared/domain/signing-keys.ts";

const secret = () => randomBytes(32).toString("base64url");
const KEYS: SigningKeys = { k1: secret() };
const ID = "AAAAAAAAAAAAAAAAAAAAAA";
const END = new Date("2026-04-01T00:00:00.000Z");

const aToken = (purpose: TokenPurpose = "survey") =>
  signToken(KEYS, { purpose, store: "bottega", id: ID, expiresAt: END });

describe("a token", () => {
  it("says what was signed, its end to the second", () => {
    const expiresAt = new Date("2026-04-01T00:00:00.900Z");
    const token = signToken(KEYS, { purpose: "survey", store: "bottega", id: ID, expiresAt });
    expect(token).toMatch(/^v1\.k1\.[\w-]+\.[\w-]{43}$/);
    expect(verifyToken(KEYS, token, "survey")).toEqual({
      purpose: "survey",
      store: "bottega",
      id: ID,
      expiresAt: END,
    });
  });

  it("may have no end", () => {
    const token = verifyToken(KEYS, signToken(KEYS, { purpose: "open", store: "bottega", id: ID }), "open");
    expect(token).toEqual({ purpose: "open", store: "bottega", id: ID });
    expect(hasEnded(token!, new Date("2999-01-01"))).toBe(false);
  });

  it.each([
    ["a second before", "2026-03-31T23:59:59.000Z", false],
    ["at its end", "2026-04-01T00:00:00.000Z", true],
    ["after it", "2026-04-01T00:00:01.000Z", true],
  ])("knows whether it has ended: %s", (_what, now, ended) => {
    expect(hasEnded(verifyToken(KEYS, aToken(), "survey")!, new Date(now))).toBe(ended);
  });

  const matrix = TOKEN_PURPOSES.flatMap((made) => TOKEN_PURPOSES.map((used) => [made, used] as const));
  it.each(matrix)("made for %s opens %s only if they are the same", (made, used) => {
    expect(verifyToken(KEYS, aToken(made), used) !== undefined).toBe(made === used);
  });

  it("is refused in every one of 50,000 mutations", () => {
    const token = aToken();
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ %{}\u0000é";
    // A small generator of our own, so that a mutation that gets through can be made again.
    let state = 20_261_122;
    const below = (limit: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * limit);
    };
    const letter = () => alphabet[below(alphabet.length)]!;
    const mutate = (text: string): string => {
      const at = below(text.length);
      switch (below(6)) {
        case 0:
          return text.slice(0, at) + letter() + text.slice(at + 1);
        case 1:
          return text.slice(0, at) + letter() + text.slice(at);
        case 2:
          return text.slice(0, at) + text.slice(at + 1);
        case 3:
          return text.slice(0, at);
        case 4:
          return text.slice(at) + text.slice(0, at);
        default: {
          // One bit of one character, as a faulty line would flip it.
          const flipped = String.fromCharCode(text.charCodeAt(at) ^ (1 << below(7)));
          return text.slice(0, at) + flipped + text.slice(at + 1);
        }
      }
    };
    const accepted: string[] = [];
    let tried = 0;
    while (tried < 50_000) {
      let mutant = mutate(token);
      for (let more = below(3); more > 0; more--) mutant = mutate(mutant === "" ? token : mutant);
      if (mutant === token) continue;
      tried += 1;
      for (const purpose of TOKEN_PURPOSES) if (verifyToken(KEYS, mutant, purpose) !== undefined) accepted.push(mutant);
    }
    expect(accepted).toEqual([]);
  });

  it("is refused with another text of the same bytes at its end", () => {
    // The last of 43 characters carries four bits: three other characters stand for the same bytes.
    const token = aToken();
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const bytes = Buffer.from(token.split(".")[3]!, "base64url");
    const twins = [...alphabet]
      .map((last) => token.slice(0, -1) + last)
      .filter((twin) => twin !== token && Buffer.from(twin.split(".")[3]!, "base64url").equals(bytes));
    expect(twins).toHaveLength(3);
    for (const twin of [...twins, `${token}=`]) expect(verifyToken(KEYS, twin, "survey")).toBeUndefined();
  });

  it.each([
    ["nothing", ""],
    ["dots", "..."],
    ["another version", aToken().replace(/^v1/, "v2")],
    ["an unknown key", aToken().replace(".k1.", ".k2.")],
    ["a key that every object has", aToken().replace(".k1.", ".constructor.")],
    ["a fifth part", `${aToken()}.x`],
    ["a token among a megabyte", aToken() + "A".repeat(1_000_000)],
  ])("is refused when it is %s", (_what, token) => {
    for (const purpose of TOKEN_PURPOSES) expect(verifyToken(KEYS, token, purpose)).toBeUndefined();
  });
});

describe("signing keys", () => {
  it("are changed with an overlap: the first signs, all verify, one that is gone opens nothing", () => {
    const old = { k1: secret() };
    const both: SigningKeys = { k2: secret(), ...old };
    const before = signToken(old, { purpose: "survey", store: "bottega", id: ID });
    const after = signToken(both, { purpose: "survey", store: "bottega", id: ID });
    expect(after).toMatch(/^v1\.k2\./);
    expect(verifyToken(both, before, "survey")).toBeDefined();
    expect(verifyToken(both, after, "survey")).toBeDefined();
    expect(verifyToken(old, after, "survey")).toBeUndefined();
    expect(verifyToken({ k2: both.k2! }, before, "survey")).toBeUndefined();
  });

  it("of one name but another secret open nothing", () => {
    expect(verifyToken({ k1: secret() }, aToken(), "survey")).toBeUndefined();
  });

  it.each([
    ["no key", {}],
    ["an id that JSON would put first whatever was written", { 2: secret() }],
    ["a secret that could be guessed", { k1: "secret" }],
  ])("are refused with %s", (_what, keys) => {
    expect(SigningKeys.safeParse(keys).success).toBe(false);
  });
});
