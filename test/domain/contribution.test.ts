import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contributionOf, sliceOf } from "../../shared/domain/contribution.ts";
import { parseSliceKey, sliceKey } from "../../shared/domain/slice.ts";
import { aConsent, aResponse, aSentiment } from "../support/builders.ts";
import { responses } from "./arbitraries.ts";

const addOf = (fields: Parameters<typeof aResponse>[0]) => contributionOf(aResponse(fields), "Europe/Rome")?.add;

describe("the contribution of a response", () => {
  it("holds every counter that its answers touch", () => {
    const add = addOf({
      answers: {
        feeling: {
          face: 5,
          words: [
            { word: "happy", intensity: 3 },
            { word: "hurried", intensity: 1 },
          ],
        },
        rating: 4,
        recommendation: 9,
        effort: 6,
        comment: "Consegna veloce e gentile",
      },
      reading: { outcome: "read", sentiment: aSentiment({ positive: 0.9, negative: 0.05, neutral: 0.05 }) },
    });
    // felt = (1 + (3·1 − 0.6)/4)/2 = 0.8; D = 0.5 + 0.35 + 0.15·0.95 = 0.9925;
    // e = 100·(0.4 + 0.175 + 0.1425·0.85)/0.9925 = 70.14
    expect(add).toEqual({
      n: 1,
      ...{ nf: 1, fs: 80, fq: 6400, a5: 1, w_happy: 1, v_happy: 3, w_hurried: 1, v_hurried: 1 },
      ...{ r4: 1, l9: 1, k6: 1 },
      ...{ ne: 1, es: 70, eq: 4900, ep: 1, h17: 1 },
      ...{ xn: 1, xe: 70, xl: 9, xee: 4900, xll: 81, xel: 630 },
      ...{ tn: 1, ts: 85, tq: 7225, tp: 1 },
    });
  });

  it("keeps an emotion that only the text tells apart from what customers say of themselves", () => {
    const add = addOf({
      answers: { comment: "Consegna veloce e gentile", recommendation: 9 },
      reading: { outcome: "read", sentiment: aSentiment() },
    });
    expect(add).toEqual({ n: 1, l9: 1, ni: 1, is: 85, iq: 7225, tn: 1, ts: 85, tq: 7225, tp: 1 });
  });

  it.each([
    ["a comment that waits to be read", { comment: "Consegna veloce" }, undefined, { n: 1 }],
    ["a comment that nobody can read", { comment: "!!" }, { outcome: "unreadable", reason: "no words" }, { n: 1 }],
    ["a recommendation alone", { recommendation: 0 }, undefined, { n: 1, l0: 1 }],
    ["an effort alone", { effort: 1 }, undefined, { n: 1, k1: 1 }],
    ["one star", { rating: 1 }, undefined, { n: 1, r1: 1, ne: 1, es: -100, eq: 10_000, en: 1, h0: 1 }],
    ["three stars", { rating: 3 }, undefined, { n: 1, r3: 1, ne: 1, h10: 1 }],
    ["five stars", { rating: 5 }, undefined, { n: 1, r5: 1, ne: 1, es: 100, eq: 10_000, ep: 1, h20: 1 }],
  ] as const)("of %s", (_what, answers, reading, add) => {
    expect(addOf({ answers, reading })).toEqual(add);
  });

  const survey = { id: "after-delivery", version: 1 };
  it.each([
    ["sent on a survey's page also completes what it started", { survey }, { st: 1, cm: 1 }],
    ["of the API starts and completes no survey", {}, {}],
  ])("%s", (_what, fields, more) => {
    const stars = { n: 1, r5: 1, ne: 1, es: 100, eq: 10_000, ep: 1, h20: 1 };
    expect(addOf({ answers: { rating: 5 }, ...fields })).toEqual({ ...stars, ...more });
  });

  it.each([
    ["written and not agreed to", { askedToPublish: true, comment: "Bene" }, { ta: 1 }],
    ["written and agreed to", { askedToPublish: true, comment: "Bene", consent: aConsent() }, { ta: 1, tc: 1 }],
    [
      "agreed to and taken back",
      { askedToPublish: true, comment: "Bene", consent: aConsent({ withdrawnAt: "2026-04-01T00:00:00.000Z" }) },
      { ta: 1 },
    ],
    ["that an import states an agreement to", { comment: "Bene", consent: aConsent({ given: "import" }) }, { tc: 1 }],
    ["nobody asks for", { comment: "Bene" }, {}],
    ["never written", { askedToPublish: true, consent: aConsent() }, {}],
  ] as const)("counts who is asked to have a comment published, and who agrees: one %s", (_what, said, more) => {
    const { comment, ...fields } = { comment: undefined, ...said };
    const add = addOf({ answers: { effort: 1, ...(comment !== undefined && { comment }) }, ...fields });
    expect(add).toEqual({ n: 1, k1: 1, ...more });
  });

  it("only begun counts as started, whatever was answered so far", () => {
    const answers = { rating: 5, feeling: { face: 1 }, recommendation: 9, comment: "Non ho finito" };
    expect(addOf({ answers, survey, partial: true })).toEqual({ st: 1 });
  });

  it.each([
    ["sent", {}],
    ["only begun", { partial: true }],
  ] as const)("of what looks like a machine is no more than that it was there: %s", (_what, fields) => {
    expect(addOf({ answers: { rating: 5 }, survey, suspect: ["honeypot"], ...fields })).toEqual({ su: 1 });
  });

  it("is nothing once erased", () => {
    expect(addOf({ erasedAt: "2026-04-01T00:00:00.000Z", answers: {} })).toBeUndefined();
    expect(contributionOf(aResponse({ erasedAt: "2026-04-01T00:00:00.000Z" }), "Europe/Rome")).toBeNull();
  });

  it("falls on the store's own day", () => {
    const late = aResponse({ answeredAt: "2026-03-10T23:30:00.000Z" });
    expect(contributionOf(late, "Europe/Rome")?.day).toBe("2026-03-11");
    expect(contributionOf(late, "America/New_York")?.day).toBe("2026-03-10");
  });

  it("counts under the language it was given in, else the one it was read in, else none", () => {
    const reading = { outcome: "read", sentiment: aSentiment({ language: "es" }) } as const;
    expect(sliceOf(aResponse({ language: "pt-BR", reading })).language).toBe("pt");
    expect(sliceOf(aResponse({ language: undefined, reading })).language).toBe("es");
    expect(sliceOf(aResponse({ language: undefined })).language).toBe("");
  });

  it("holds only integers, one response, and one bin of the histogram for each emotion", () => {
    fc.assert(
      fc.property(responses, (response) => {
        const add = contributionOf(response, "Europe/Rome")?.add;
        if (add === undefined) return;
        expect(Object.values(add).every((value) => Number.isSafeInteger(value) && !Object.is(value, -0))).toBe(true);
        const bins = Object.keys(add).filter((name) => /^h\d+$/.test(name));
        expect(add.n).toBe(1);
        expect(bins.length).toBe(add.ne ?? 0);
        expect((add.ne ?? 0) + (add.ni ?? 0)).toBeLessThanOrEqual(1);
        expect((add.es ?? 0) ** 2).toBe(add.eq ?? 0);
      }),
    );
  });

  it("stands under a slice that can be read back", () => {
    fc.assert(
      fc.property(responses, (response) => {
        expect(parseSliceKey(sliceKey(sliceOf(response)))).toEqual(sliceOf(response));
      }),
    );
  });
});
