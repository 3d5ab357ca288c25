import { describe, expect, it } from "vitest";
import { withTexts, wordingIn } from "../../functions/dashboard/frame/wording.ts";
import { invitationTable } from "../../functions/dashboard/map/invitation-table.ts";
import { MAP_TEXTS } from "../../functions/dashboard/map/map-wording.ts";
import type { JourneyMap } from "../../shared/domain/journey-map.ts";
import { LANGUAGES } from "../../shared/domain/language.ts";
import { shareOf } from "../../shared/domain/share.ts";
import { FULL } from "./dashboard-world.ts";
import { mapOf } from "./maps.ts";

const LINKS = { stage: (id: string) => `stages/${id}`, touchpoint: (id: string) => `touchpoints/${id}` };

/** A map on which these touchpoints were asked about by mail. */
const asked = (funnels: Readonly<Record<string, readonly [invited: number, delivered: number, answered: number]>>) => {
  const map = mapOf(FULL);
  const stages = map.stages.map((stage) => ({
    ...stage,
    touchpoints: stage.touchpoints.map((touchpoint) => {
      const [invited = 0, delivered = 0, answered = 0] = funnels[touchpoint.id] ?? [];
      return { ...touchpoint, invited, delivered, response: shareOf(answered, delivered) };
    }),
  }));
  return { ...map, stages } satisfies JourneyMap;
};

const textOf = (map: JourneyMap, language: (typeof LANGUAGES)[number] = "en"): string =>
  String(invitationTable(map, LINKS, withTexts(wordingIn(language), MAP_TEXTS)) || "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");

describe("What became of invitations", () => {
  it("is not there where nobody was invited", () => {
    expect(textOf(asked({}))).toBe("");
  });

  it("shows each touchpoint that invited, with the rate, its interval, and a warning when it is certainly low", () => {
    const text = textOf(asked({ delivery: [410, 400, 100], checkout: [210, 200, 3], blog: [4, 4, 2] }));
    // Wilson's intervals, worked out apart from our code: 100 of 400, 3 of 200.
    expect(text).toContain("410 400 100 25% 21% to 29%");
    expect(text).toContain("210 200 3 2% below 5% 1% to 4%");
    expect(text).toContain("4 4 2 – –");
    expect(text).not.toContain("Instagram");
  });

  it.each(LANGUAGES)("is worded in %s", (language) => {
    expect(textOf(asked({ delivery: [10, 10, 5] }), language)).not.toMatch(/undefined|NaN/);
  });
});
