import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { comprehendClient } from "../../shared/adapters/comprehend/comprehend-client.ts";
import { type ComprehendEngineOptions, comprehendEngine } from "../../shared/adapters/comprehend/comprehend-engine.ts";
import { type CommentToRead, type Reading, Sentiment } from "../../shared/domain/sentiment.ts";
import { type ComprehendStub, startComprehendStub } from "../support/comprehend-stub.ts";

let stub: ComprehendStub;

beforeEach(async () => {
  stub = await startComprehendStub();
  vi.stubEnv("AWS_ENDPOINT_URL_COMPREHEND", stub.url);
  vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await stub.close();
});

/** The real client against the stub. Time passes only in pauses, and as far as `wait` says. */
const setUp = (options: Partial<ComprehendEngineOptions> & { requestTimeoutMs?: number } = {}) => {
  let time = 0;
  const pauses: number[] = [];
  const wait = (milliseconds: number) => {
    time += milliseconds;
  };
  const engine = comprehendEngine(comprehendClient("eu-west-1", options.requestTimeoutMs ?? 5_000), {
    spokenLanguage: async ({ locale }) => locale,
    now: () => time,
    sleep: async (milliseconds) => {
      pauses.push(milliseconds);
      wait(milliseconds);
    },
    random: () => 0.5,
    ...options,
  });
  return { engine, pauses, wait };
};

const italian = (text: string): CommentToRead => ({ text, locale: "it" });

const numbered = (count: number, locale = "it"): readonly CommentToRead[] =>
  Array.from({ length: count }, (_, n) => ({ text: `${locale} comment ${n}`, locale }));

/** A reading in a word or two: its label, or what became of it. */
const brief = (reading: Reading): string => (reading.outcome === "read" ? reading.sentiment.label : reading.outcome);

const briefly = (readings: readonly Reading[]) => readings.map(brief);

const reasonOf = (reading: Reading | undefined) =>
  reading === undefined || reading.outcome === "read" ? undefined : reading.reason;

const sentTexts = () => stub.calls.flatMap(({ texts }) => texts);

describe("what Comprehend reads", () => {
  it("comes back as a sentiment of the domain", async () => {
    const [reading] = await setUp().engine.read([italian("Davvero perfetto, grazie")]);
    if (reading?.outcome !== "read") throw new Error("not read");
    expect(Sentiment.parse(reading.sentiment)).toEqual(reading.sentiment);
    expect(reading.sentiment).toMatchObject({
      label: "POSITIVE",
      positive: expect.closeTo(0.9, 6),
      language: "it",
      engine: "comprehend",
      version: "BatchDetectSentiment",
      reliability: 1,
    });
    const { positive, negative, neutral, mixed } = reading.sentiment;
    expect(positive + negative + neutral + mixed).toBeCloseTo(1, 12);
  });

  it("is told apart by label", async () => {
    const readings = await setUp().engine.read(
      ["ottimo", "pessimo", "ottimo ma pessimo", "è arrivato martedì"].map(italian),
    );
    expect(briefly(readings)).toEqual(["POSITIVE", "NEGATIVE", "MIXED", "NEUTRAL"]);
  });

  it.each([
    ["pt-BR", undefined, "pt", "pt"],
    ["zh", undefined, "zh", "zh"],
    ["zh", "zh-Hant", "zh-TW", "zh"],
    ["zh-TW", undefined, "zh-TW", "zh"],
    ["zh", "zh-CN", "zh", "zh"],
  ])("is sent in Comprehend's code: for %s, the survey being in %s, as %s", async (language, locale, sent, base) => {
    const { engine } = setUp({ spokenLanguage: async () => language });
    const [reading] = await engine.read([{ text: "super", locale }]);
    expect(reading).toMatchObject({ outcome: "read", sentiment: { language: base } });
    expect(stub.calls[0]?.language).toBe(sent);
  });

  it("needs no call when there is nothing to read", async () => {
    expect(await setUp().engine.read([])).toEqual([]);
    expect(stub.calls).toEqual([]);
  });
});

describe("batches", () => {
  it("hold one language each and at most 25 documents", async () => {
    const comments = [...numbered(26, "it"), ...numbered(3, "en"), ...numbered(25, "de")];
    const readings = await setUp().engine.read(comments);
    expect(briefly(readings)).toEqual(comments.map(() => "NEUTRAL"));
    expect(stub.calls.map(({ language, texts }) => `${texts.length} ${language}`).toSorted()).toEqual([
      "1 it",
      "25 de",
      "25 it",
      "3 en",
    ]);
  });

  it("give every comment its own reading, in the order asked", async () => {
    const comments = [
      { text: "great", locale: "en" },
      { text: "pessimo", locale: "it" },
      { text: " ", locale: "it" },
      { text: "terrible", locale: "en" },
      { text: "helemaal super", locale: "nl" },
      { text: "ottimo", locale: "it" },
    ];
    const readings = await setUp().engine.read(comments);
    expect(briefly(readings)).toEqual(["POSITIVE", "NEGATIVE", "unreadable", "NEGATIVE", "unreadable", "POSITIVE"]);
    expect(stub.calls).toHaveLength(2);
  });

  it("give one reading per comment in order, for any mix of languages and texts", async () => {
    const { engine } = setUp();
    const words = [
      ["great", "POSITIVE"],
      ["terrible", "NEGATIVE"],
      ["great but terrible", "MIXED"],
      ["delivered", "NEUTRAL"],
    ] as const;
    const readable = fc
      .tuple(
        fc.constantFrom(...words),
        fc.constantFrom("it", "en", "zh", "zh-TW", "pt-BR", "ar"),
        fc.constantFrom("", "\ud800", "👩‍👩‍👧 ", "é".repeat(3_000)),
      )
      .map(([[word, label], locale, tail]) => ({ comment: { text: `${word} ${tail}`, locale }, expected: label }));
    const hopeless = fc.constantFrom(
      { comment: { text: "mooi", locale: "nl" }, expected: "unreadable" },
      { comment: { text: "who knows" }, expected: "unreadable" },
      { comment: { text: " \n\u200b", locale: "it" }, expected: "unreadable" },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(readable, hopeless), { maxLength: 60 }), async (cases) => {
        const readings = await engine.read(cases.map(({ comment }) => comment));
        expect(briefly(readings)).toEqual(cases.map(({ expected }) => expected));
      }),
      { numRuns: 50 },
    );
  });
});

describe("what Comprehend cannot read", () => {
  it.each([
    ["an empty text", { text: "", locale: "it" }],
    ["spaces and line ends", { text: " \n\t\u00a0", locale: "it" }],
    ["characters that nobody sees", { text: "\u200b\u2060\ufe0f\u00ad", locale: "it" }],
    ["half of an emoji", { text: "\ud83d", locale: "it" }],
    ["a language that it does not know", { text: "dank je wel", locale: "nl" }],
    ["a language that nobody knows", { text: "???" }],
  ])("is unreadable without a call: %s", async (_what, comment) => {
    expect(briefly(await setUp().engine.read([comment]))).toEqual(["unreadable"]);
    expect(stub.calls).toEqual([]);
  });
});

describe("no more than the first 500 characters are sent, which is what is billed", () => {
  it.each([
    ["all of a text that just fits", "語".repeat(500), "語".repeat(500)],
    ["500 letters", "a".repeat(5_000), "a".repeat(500)],
    ["500 emoji, which are one character each and two units", "😍".repeat(501), "😍".repeat(500)],
    ["499 where the last has an accent that does not fit", `${"a".repeat(499)}e\u0301!`, "a".repeat(499)],
    ["500 after the spaces around them", `${" ".repeat(600)}${"b".repeat(501)}`, "b".repeat(500)],
  ])("%s", async (_what, text, expected) => {
    expect(briefly(await setUp().engine.read([italian(text)]))).not.toContain("failed");
    expect(sentTexts()).toEqual([expected]);
  });
});

describe("a text over 5,000 bytes is cut", () => {
  it.each([
    ["to exactly 5,000 bytes of one byte each", "a".repeat(5_001), "a".repeat(5_000)],
    ["not at all when it just fits", "é".repeat(2_500), "é".repeat(2_500)],
    ["before a letter of two bytes", `a${"é".repeat(2_500)}`, `a${"é".repeat(2_499)}`],
    ["before a sign of three bytes", "語".repeat(2_000), "語".repeat(1_666)],
    ["before an emoji of four bytes", `a${"😍".repeat(1_250)}`, `a${"😍".repeat(1_249)}`],
    ["before a letter whose accent does not fit", `${"a".repeat(4_998)}e\u0301!`, "a".repeat(4_998)],
    ["before a family that does not fit whole", `${"a".repeat(4_990)}👩‍👩‍👧`, "a".repeat(4_990)],
    ["inside a single character that is larger than that", `e${"\u0301".repeat(3_000)}`, `e${"\u0301".repeat(2_499)}`],
    ["after the spaces around it are gone", `${" ".repeat(6_000)}buono `, "buono"],
  ])("%s", async (_where, text, expected) => {
    expect(briefly(await setUp({ maxCharacters: 6_000 }).engine.read([italian(text)]))).not.toContain("failed");
    expect(sentTexts()).toEqual([expected]);
  });

  it("so that whatever arrives is UTF-8 of at most 5,000 bytes, and the beginning of what was said", async () => {
    const { engine } = setUp({ maxCharacters: 6_000 });
    const long = fc
      .string({ unit: "binary", minLength: 1, maxLength: 40 })
      .map((part) => `x${part.repeat(Math.ceil(5_100 / Buffer.byteLength(part)))}`);
    await fc.assert(
      fc.asyncProperty(long, async (text) => {
        expect(briefly(await engine.read([italian(text)]))).not.toContain("failed");
        const { texts, bytes } = stub.calls.at(-1)!;
        expect(bytes[0]).toBeLessThanOrEqual(5_000);
        expect(text.startsWith(texts[0]!)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe("an error of one document", () => {
  it.each(["INTERNAL_SERVER_ERROR", "InternalServerException", "500"])(
    "that may pass (%s) has that document sent again, and no other",
    async (code) => {
      stub.failNext(1, { kind: "documents", errors: { 1: code } });
      const readings = await setUp().engine.read(["ottimo", "pessimo", "boh"].map(italian));
      expect(briefly(readings)).toEqual(["POSITIVE", "NEGATIVE", "NEUTRAL"]);
      expect(stub.calls.map(({ texts }) => texts)).toEqual([["ottimo", "pessimo", "boh"], ["pessimo"]]);
    },
  );

  it("that does not pass in three tries is failed, and the others are read", async () => {
    stub.failNext(1, { kind: "documents", errors: { 0: "INTERNAL_SERVER_ERROR" } });
    stub.failNext(5, { kind: "documents", errors: { 0: "INTERNAL_SERVER_ERROR" } });
    const readings = await setUp().engine.read(["ottimo", "pessimo"].map(italian));
    expect(briefly(readings)).toEqual(["failed", "NEGATIVE"]);
    expect(stub.calls.map(({ texts }) => texts.length)).toEqual([2, 1, 1]);
  });

  it.each([
    "TEXT_SIZE_LIMIT_EXCEEDED",
    "TextSizeLimitExceededException",
    "UnsupportedLanguage",
    "InvalidRequestException",
  ])("that lies in the document (%s) makes it unreadable at once", async (code) => {
    stub.failNext(1, { kind: "documents", errors: { 0: code } });
    const readings = await setUp().engine.read(["ottimo", "pessimo"].map(italian));
    expect(briefly(readings)).toEqual(["unreadable", "NEGATIVE"]);
    expect(reasonOf(readings[0])).toContain(code);
    expect(stub.calls).toHaveLength(1);
  });

  it("is also that the answer leaves it out: it is sent again", async () => {
    stub.failNext(1, { kind: "omit", indexes: [0] });
    expect(briefly(await setUp().engine.read(["ottimo", "pessimo"].map(italian)))).toEqual(["POSITIVE", "NEGATIVE"]);
    expect(stub.calls.map(({ texts }) => texts)).toEqual([["ottimo", "pessimo"], ["ottimo"]]);
  });
});

describe("a batch that is refused", () => {
  const refuse = (type: string) => stub.failNext(1, { kind: "error", type });

  it("is asked again in halves, so that a bad document does not take the others with it", async () => {
    stub.failNext(Number.POSITIVE_INFINITY, { kind: "poison", text: "it comment 7" });
    const readings = await setUp().engine.read(numbered(25));
    expect(briefly(readings)).toEqual(Array.from({ length: 25 }, (_, n) => (n === 7 ? "unreadable" : "NEUTRAL")));
    // 25 is refused, so is one half of each pair on the way down: 13, 7, 4, 2, 1.
    expect(stub.calls.length).toBeLessThanOrEqual(1 + 2 * 5);
  });

  it("is unreadable when it is a single document", async () => {
    refuse("TextSizeLimitExceededException");
    expect(briefly(await setUp().engine.read([italian("a")]))).toEqual(["unreadable"]);
    expect(stub.calls).toHaveLength(1);
  });

  it("is unreadable as a whole when it is the language", async () => {
    refuse("UnsupportedLanguageException");
    expect(briefly(await setUp().engine.read(["a", "b"].map(italian)))).toEqual(["unreadable", "unreadable"]);
    expect(stub.calls).toHaveLength(1);
  });

  it("does not open the circuit", async () => {
    const { engine } = setUp({ breakerFailures: 1 });
    refuse("InvalidRequestException");
    await engine.read([italian("a")]);
    expect(briefly(await engine.read([italian("ottimo")]))).toEqual(["POSITIVE"]);
  });
});

describe("a service in trouble", () => {
  it.each([
    ["throttles", { kind: "error", type: "ThrottlingException" }],
    ["has too many requests", { kind: "error", type: "TooManyRequestsException", status: 429 }],
    ["has a fault of its own", { kind: "error", type: "InternalServerException", status: 500 }],
    ["is unavailable", { kind: "error", type: "ServiceUnavailable", status: 503 }],
    ["drops the connection", { kind: "drop" }],
    ["answers half a JSON", { kind: "malformed" }],
  ] as const)("that %s is asked again, and each document read once", async (_what, fault) => {
    stub.failNext(2, fault);
    const { engine, pauses } = setUp();
    expect(briefly(await engine.read(["ottimo", "pessimo"].map(italian)))).toEqual(["POSITIVE", "NEGATIVE"]);
    expect(stub.calls).toHaveLength(3);
    // Half of at most 200 and 400 ms, since the dice always show a half here.
    expect(pauses).toEqual([100, 200]);
  });

  it("that never answers is given up, and asked again", async () => {
    stub.failNext(1, { kind: "hang" });
    const { engine } = setUp({ requestTimeoutMs: 100 });
    expect(briefly(await engine.read([italian("ottimo")]))).toEqual(["POSITIVE"]);
    expect(stub.calls).toHaveLength(2);
  });

  it("is asked three times, then its documents have failed, and the reason says why", async () => {
    stub.failNext(Number.POSITIVE_INFINITY, { kind: "error", type: "ThrottlingException" });
    const readings = await setUp().engine.read(["ottimo", "pessimo"].map(italian));
    expect(briefly(readings)).toEqual(["failed", "failed"]);
    expect(reasonOf(readings[0])).toContain("ThrottlingException");
    expect(stub.calls).toHaveLength(3);
  });

  it("lets the other languages go before it tries again", async () => {
    stub.failNext(1, { kind: "error", type: "ThrottlingException" });
    const readings = await setUp().engine.read([...numbered(2, "it"), ...numbered(2, "en")]);
    expect(stub.calls.map(({ language }) => language)).toEqual(["it", "en", "it"]);
    expect(briefly(readings)).toEqual(["NEUTRAL", "NEUTRAL", "NEUTRAL", "NEUTRAL"]);
  });

  it("is not asked any more once the patience of a read is used up", async () => {
    let time = 0;
    // Each look at the clock is 400 ms after the one before, so each failed call costs that at least.
    const now = () => {
      time += 400;
      return time;
    };
    stub.failNext(Number.POSITIVE_INFINITY, { kind: "error", type: "InternalServerException", status: 500 });
    const { engine } = setUp({ now, patienceMs: 1_000, breakerFailures: 1_000 });
    const readings = await engine.read(["it", "en", "de", "fr", "es", "pt"].flatMap((locale) => numbered(1, locale)));
    expect(briefly(readings)).toEqual(Array.from({ length: 6 }, () => "failed"));
    expect(stub.calls.length).toBeLessThan(6);
    expect(reasonOf(readings[5])).toContain("too slow");
  });

  it("that cannot be reached at all is no exception", async () => {
    await stub.close();
    const [reading] = await setUp().engine.read([italian("ottimo")]);
    expect(reading).toMatchObject({ outcome: "failed", reason: expect.stringContaining("ECONNREFUSED") });
    stub = await startComprehendStub();
  });

  it("never has a text quoted in a reason", async () => {
    const secret = "segretissimo";
    for (const fault of [
      { kind: "error", type: "InvalidRequestException" },
      { kind: "error", type: "AccessDeniedException" },
      { kind: "malformed" },
    ] as const) {
      stub.heal();
      stub.failNext(Number.POSITIVE_INFINITY, fault);
      const readings = await setUp().engine.read([italian(secret)]);
      expect(reasonOf(readings[0])).toBeTruthy();
      expect(JSON.stringify(readings)).not.toContain(secret);
    }
  });
});

describe("the circuit", () => {
  it("opens in an outage: later reads fail at once, without a call", async () => {
    stub.failNext(Number.POSITIVE_INFINITY, { kind: "error", type: "ServiceUnavailable", status: 503 });
    const { engine, pauses } = setUp({ breakerFailures: 5 });
    await engine.read([italian("uno")]);
    await engine.read([italian("due")]);
    expect(stub.calls).toHaveLength(5);
    const pausesBefore = pauses.length;
    const readings = await engine.read(numbered(60));
    expect(briefly(readings)).toEqual(Array.from({ length: 60 }, () => "failed"));
    expect(reasonOf(readings[0])).toContain("ServiceUnavailable");
    expect(stub.calls).toHaveLength(5);
    expect(pauses).toHaveLength(pausesBefore);
  });

  it("lets one call through after the cool-down, and reads on when that went well", async () => {
    stub.failNext(1, { kind: "error", type: "ServiceUnavailable", status: 503 });
    const { engine, wait } = setUp({ breakerFailures: 1, coolDownMs: 30_000 });
    expect(briefly(await engine.read([italian("ottimo")]))).toEqual(["failed"]);
    wait(29_999);
    expect(briefly(await engine.read([italian("ottimo")]))).toEqual(["failed"]);
    expect(stub.calls).toHaveLength(1);
    wait(1);
    expect(briefly(await engine.read(numbered(30)))).toEqual(Array.from({ length: 30 }, () => "NEUTRAL"));
    expect(stub.calls).toHaveLength(3);
  });

  it("has no retry waiting in it", async () => {
    stub.failNext(Number.POSITIVE_INFINITY, { kind: "drop" });
    const { engine, pauses } = setUp({ breakerFailures: 3 });
    await engine.read(["it", "en", "de", "fr"].flatMap((locale) => numbered(1, locale)));
    expect(stub.calls).toHaveLength(3);
    expect(pauses).toEqual([]);
  });

  it("makes no more than one call after the cool-down when that fails", async () => {
    stub.failNext(2, { kind: "drop" });
    const { engine, wait } = setUp({ breakerFailures: 1, coolDownMs: 30_000 });
    await engine.read([italian("ottimo")]);
    wait(30_000);
    expect(briefly(await engine.read(numbered(60)))).toEqual(Array.from({ length: 60 }, () => "failed"));
    expect(stub.calls).toHaveLength(2);
  });

  it.each([
    "AccessDeniedException",
    "UnrecognizedClientException",
    "InvalidSignatureException",
    "ExpiredTokenException",
  ])("opens at the first %s, and names it", async (type) => {
    stub.failNext(1, { kind: "error", type });
    const { engine } = setUp();
    const [first] = await engine.read([italian("ottimo")]);
    const [second] = await engine.read([italian("ottimo")]);
    expect([first?.outcome, second?.outcome]).toEqual(["failed", "failed"]);
    expect(reasonOf(first)).toContain(type);
    expect(reasonOf(second)).toContain(type);
    expect(stub.calls).toHaveLength(1);
  });
});
