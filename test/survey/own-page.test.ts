import { describe, expect, it } from "vitest";
import { type OwnView, ownPage } from "../../functions/survey/page/own-page.ts";
import type { Survey } from "../../shared/domain/survey.ts";
import { aSurvey } from "./survey-world.ts";

const CONSENT = {
  version: "publication@2",
  language: "en",
  text: "I allow it.",
  scopes: ["social"],
  displayName: "Ada",
  givenAt: "2026-11-22T23:30:00.000Z",
} satisfies OwnView["response"]["consent"];

/** One's own page, as it is sent; takes the fields that matter. */
const pageOf = (
  view: Partial<OwnView> = {},
  survey: Partial<Survey> = {},
  response: Partial<OwnView["response"]> = {},
) =>
  String(
    ownPage({
      store: { id: "bottega", name: "Bottega Aurora", timeZone: "Europe/Rome" },
      survey: aSurvey(survey),
      response: {
        id: "an-id",
        answers: { rating: 4, comment: "Words" },
        answeredAt: "2026-11-22T23:30:00.000Z",
        ...response,
      },
      language: "en",
      editableUntil: new Date("2026-12-06T23:30:00.000Z"),
      rendered: "a-note",
      state: { fields: new Map(), problems: [] },
      publication: { text: "I allow it." },
      ...view,
    }).page,
  );

describe("One's own answer", () => {
  it("is shown by what was answered and when, on the shop's calendar", () => {
    const page = pageOf();
    expect(page.match(/<dt>.*?<\/dd>/g)).toEqual([
      "<dt>How many stars?</dt><dd>4 stars</dd>",
      "<dt>What made you feel so?</dt><dd><bdi>Words</bdi></dd>",
    ]);
    expect(page).toContain("Answered on 23 November 2026");
    expect(page).toContain("You can change it until 7 December 2026.");
    expect(pageOf({ editableUntil: undefined })).toContain("The 14 days for changes are over.");
  });

  it("is thanked for in the survey's own words, else in ours: once, right after it", () => {
    const thanks = { en: "The stall reads every answer." };
    expect(pageOf({ done: "sent" }, { thanks })).toContain("The stall reads every answer.");
    expect(pageOf({ done: "sent" })).toContain("Bottega Aurora has your answer.");
    for (const done of [undefined, "saved"] as const) {
      expect(pageOf({ done }, { thanks })).not.toMatch(/The stall reads|has your answer/);
    }
  });

  it("is erased by whoever ticks that they are sure, and is told what that means", () => {
    const page = pageOf();
    expect(page).toContain("What you said is gone at once and for good");
    expect(page).toContain('<input type="checkbox" name="sure" value="yes" required>');
  });

  it("unfolds the form for changes when there is something wrong in it", () => {
    expect(pageOf()).not.toContain("<details open>");
    expect(pageOf({ state: { fields: new Map(), problems: [{ problem: "nothing" }] } })).toContain("<details open>");
  });
});

describe("The wish to be published", () => {
  const boxes = (page: string) => page.match(/name="scope" value="\w+"[^>]*>/g);

  it("is offered with nothing ticked, and not where there are no words yet", () => {
    expect(boxes(pageOf())).toEqual([
      'name="scope" value="site" id="scope">',
      'name="scope" value="social">',
      'name="scope" value="advertising">',
    ]);
    const speechless = pageOf({}, {}, { answers: { rating: 4 } });
    expect(boxes(speechless)).toBeNull();
    expect(speechless).toContain("Write a comment first if you would like it to be published");
  });

  it("is shown as it was given, to be changed or withdrawn", () => {
    const given = pageOf({}, {}, { consent: CONSENT });
    expect(boxes(given)?.filter((box) => box.includes("checked"))).toEqual(['name="scope" value="social" checked>']);
    expect(given).toContain('value="Ada"');
    expect(given).toContain("You allowed this on 23 November 2026.");
    expect(given).toContain('<button class="plain">Withdraw permission</button>');
    expect(given).not.toContain('<button class="plain">Allow</button>');
    const withdrawn = pageOf({}, {}, { consent: { ...CONSENT, withdrawnAt: "2026-11-24T23:30:00.000Z" } });
    expect(withdrawn).toContain("You withdrew this on 25 November 2026.");
    expect(withdrawn).not.toContain('<button class="plain">Withdraw permission</button>');
    expect(boxes(withdrawn)?.join()).not.toContain("checked");
  });

  it.each([
    ["needsScope", "Tick at least one place.", "scope", /<fieldset class="bad" aria-describedby="e-scope">/],
    [
      "badName",
      "At most 80 characters, on one line",
      "name",
      /<input type="text" id="name" [^>]*value="A\u202e" aria-describedby="name-hint e-name" aria-invalid="true">/,
    ],
  ] as const)("is told what is wrong with it, to the ear too: %s", (problem, text, field, control) => {
    const page = pageOf({ publication: { text: "I allow it.", problem, displayName: "A\u202e" } });
    expect(page).toContain("<title>Error: Your answer – Bottega Aurora</title>");
    expect(page).toContain(`<p class="e" id="e-${field}">${text}`);
    expect(page).toMatch(control);
    expect(page).toMatch(new RegExp(`<section class="sum" role="alert"[^>]*>.*<a href="#${field}">${text}`));
  });
});
