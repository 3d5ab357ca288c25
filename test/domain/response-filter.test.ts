import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contributionOf } from "../../shared/domain/contribution.ts";
import { addCounters } from "../../shared/domain/counters.ts";
import { distributionOf } from "../../shared/domain/distribution.ts";
import { passes, type ResponseFilter } from "../../shared/domain/response-filter.ts";
import { aResponse, aSentiment } from "../support/builders.ts";
import { responses } from "./arbitraries.ts";

const reading = { outcome: "read", sentiment: aSentiment() } as const;
const full = aResponse({
  answers: {
    feeling: { face: 2, words: [{ word: "stressed", intensity: 2 }] },
    rating: 1,
    comment: "Il pacco è arrivato tardi, ma bello",
  },
  reading,
});

describe("a filter of responses", () => {
  it.each<[ResponseFilter, boolean]>([
    [{}, true],
    [{ stage: "retention", touchpoint: "delivery", channel: "email", language: "it" }, true],
    [{ stage: "conversion" }, false],
    [{ source: "kiosk" }, false],
    [{ provenance: "open" }, false],
    [{ segment: "" }, true],
    [{ state: "counted" }, true],
    [{ state: "suspect" }, false],
    [{ feeling: "stressed" }, true],
    [{ feeling: "happy" }, false],
    [{ rating: 1 }, true],
    [{ rating: 2 }, false],
    [{ emotion: 2 }, true],
    [{ emotion: 1 }, false],
    [{ sentiment: "POSITIVE" }, true],
    [{ sentiment: "NEUTRAL" }, false],
    [{ dissonant: true }, true],
    [{ dissonant: false }, false],
    [{ comment: true }, true],
    [{ comment: false }, false],
    [{ phrase: "PACCO" }, true],
    [{ phrase: "pacco tardi" }, false],
    [{ rating: 1, phrase: "bello" }, true],
    [{ rating: 2, phrase: "bello" }, false],
  ])("%j: %s", (filter, through) => {
    expect(passes(full, filter)).toBe(through);
  });

  it.each<[ResponseFilter, boolean]>([
    [{ comment: false, dissonant: false }, true],
    [{ phrase: "pacco" }, false],
    [{ sentiment: "NEUTRAL" }, false],
    [{ feeling: "happy" }, false],
    [{ emotion: 4 }, true],
  ])("on a response of stars alone: %j: %s", (filter, through) => {
    expect(passes(aResponse(), filter)).toBe(through);
  });

  it("keeps out of the classes what only the text says", () => {
    const inferred = aResponse({ answers: { comment: "Consegna veloce e gentile" }, reading });
    expect([1, 2, 3, 4, 5].some((emotion) => passes(inferred, { emotion }))).toBe(false);
  });

  it("lets as many through as each bar and each count of the map says", () => {
    fc.assert(
      fc.property(fc.array(responses, { minLength: 5, maxLength: 60 }), (list) => {
        const there = list.filter(({ erasedAt }) => erasedAt === undefined);
        const counters = addCounters(...there.map((response) => contributionOf(response, "Europe/Rome")?.add ?? {}));
        const through = (filter: ResponseFilter) => there.filter((response) => passes(response, filter)).length;
        const classes = distributionOf(counters);
        if (classes !== undefined) expect([1, 2, 3, 4, 5].map((emotion) => through({ emotion }))).toEqual(classes);
        expect([1, 2, 3, 4, 5].map((rating) => through({ rating }))).toEqual(
          [1, 2, 3, 4, 5].map((stars) => counters[`r${stars}`] ?? 0),
        );
        expect(through({ dissonant: true })).toBe(counters.nd ?? 0);
        expect(through({ feeling: "happy" })).toBe(counters.w_happy ?? 0);
        expect(through({ sentiment: "NEGATIVE" })).toBe(counters.tg ?? 0);
      }),
    );
  });
});
