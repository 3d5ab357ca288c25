import { describe, expect, it } from "vitest";
import { signalsOf } from "../../functions/survey/suspicion.ts";

const NOW = new Date("2026-11-22T10:00:00.000Z");
const before = (ms: number) => new Date(NOW.getTime() - ms);
const noted = (ms: number) => ({ at: before(ms), nonce: "AAAAAAAAAAAAAAAAAAAAAA" });
const answered = (times: number, ms: number) => ({ changes: times - 1, receivedAt: before(ms).toISOString() });

/** Somebody who opened the page, took five seconds and sent it; takes what is different. */
const signals = (fields: Partial<Parameters<typeof signalsOf>[0]> = {}) =>
  signalsOf({ honeypot: "", rendered: noted(5000), now: NOW, ...fields });

describe("The signs of a machine", () => {
  it.each([
    ["a person", {}, []],
    ["a browser whose script saw a hand", { untrusted: false }, []],
    ["one whose script saw none", { untrusted: true }, ["untrusted"]],
    ["the field filled in that nobody sees", { honeypot: " " }, ["honeypot"]],
    ["a page that was never fetched", { rendered: undefined }, ["unrendered"]],
    ["proof of work that is missing", { unproven: true }, ["unproven"]],
    ["a page sent after 1.5 seconds", { rendered: noted(1500) }, []],
    ["a page sent before that", { rendered: noted(1499) }, ["hasty"]],
    ["a third answer within a minute", { before: answered(2, 59_999) }, []],
    ["a fourth answer within a minute", { before: answered(3, 59_999) }, ["burst"]],
    ["a fourth answer after it", { before: answered(3, 60_000) }, []],
    [
      "several at once",
      { honeypot: "x", untrusted: true, rendered: undefined },
      ["honeypot", "unrendered", "untrusted"],
    ],
  ])("are told of %s", (_what, fields, told) => {
    expect(signals(fields)).toEqual(told);
  });
});
