import { describe, expect, it } from "vitest";
import { followResponse, needsLook, takenBack } from "../../shared/domain/follow-response.ts";
import { moderate } from "../../shared/domain/moderation.ts";
import type { Response } from "../../shared/domain/response.ts";
import type { Testimonial } from "../../shared/domain/testimonial.ts";
import { aConsent, aResponse, aSentiment } from "../support/builders.ts";

const NOW = new Date("2026-03-11T08:00:00.000Z");
const FOLLOWING = { timeZone: "Europe/Rome", now: NOW, pii: { findings: [], engine: "rules" } } as const;
const COMMENT = "Consegna veloce, grazie!";

const agreed = (fields: Partial<Response> = {}): Response =>
  aResponse({ answers: { rating: 4, comment: COMMENT }, consent: aConsent(), ...fields });

const follow = (before: Testimonial | undefined, response: Response) => followResponse(before, response, FOLLOWING);
const published = (response = agreed()): Testimonial => {
  const candidate = follow(undefined, response);
  if (candidate === undefined) throw new Error("there is no candidate");
  return moderate(candidate, { state: "published" }, { by: "key-1", now: NOW, timeZone: "Europe/Rome" });
};

describe("the testimonial of a response", () => {
  it("is a candidate once its author agreed, with the words to the letter and the consent whole", () => {
    const response = agreed({ answeredAt: "2026-03-10T23:30:00.000Z", incentivized: true });
    expect(follow(undefined, response)).toMatchObject({
      id: response.id,
      state: "candidate",
      rev: 1,
      response: { rev: 1 },
      text: COMMENT,
      displayName: "Ada",
      rating: 4,
      language: "it",
      answeredOn: "2026-03-11",
      provenance: "invited",
      incentivized: true,
      consent: aConsent(),
      trail: [{ at: NOW.toISOString(), by: "customer", action: "proposed" }],
    });
  });

  it.each([
    ["nobody agreed", { consent: undefined }],
    ["there are no words", { answers: { rating: 4 } }],
    ["it was erased", { erasedAt: "2026-03-11T00:00:00.000Z" }],
    ["it was only begun", { partial: true }],
    ["a machine may have given it", { suspect: ["honeypot"] }],
    ["its author has withdrawn before", { consent: aConsent({ withdrawnAt: "2026-03-11T00:00:00.000Z" }) }],
  ] satisfies [string, Partial<Response>][])("is not there when %s", (_what, fields) => {
    expect(follow(undefined, agreed(fields))).toBeUndefined();
  });

  it.each([
    ["the words were taken out", { answers: { rating: 4 } }],
    ["it was erased", { erasedAt: "2026-03-11T00:00:00.000Z" }],
    ["it turned out to be a machine's", { suspect: ["burst"] }],
  ] satisfies [string, Partial<Response>][])("goes when %s", (_what, fields) => {
    expect(follow(published(), agreed({ rev: 2, ...fields }))).toBeUndefined();
  });

  it("stays as it is when nothing changed", () => {
    const before = published();
    expect(follow(before, agreed())).toBe(before);
    expect(follow(before, agreed({ rev: 2 }))).toEqual({ ...before, response: { rev: 2 }, rev: before.rev + 1 });
  });

  it.each([
    ["words", { answers: { rating: 4, comment: "Mai più." } }],
    ["a name", { consent: aConsent({ displayName: "Bruno" }) }],
    ["a picture", { photo: { id: "photo-12345", width: 10, height: 10 } }],
  ] satisfies [string, Partial<Response>][])("waits again when its author gives it other %s", (_what, fields) => {
    const after = follow(
      { ...published(), masks: [{ from: 0, to: 8 }], excerpt: { from: 0, to: 15 } },
      agreed({ rev: 2, ...fields }),
    );
    expect(after).toMatchObject({ state: "candidate", response: { rev: 2 } });
    for (const part of ["publishedAt", "masks", "excerpt"]) expect(after).not.toHaveProperty(part);
    expect(after?.trail.at(-1)).toMatchObject({ by: "customer", action: "changed" });
  });

  it("stays public when its author gives fewer stars, with those", () => {
    const after = follow(published(), agreed({ rev: 2, answers: { rating: 1, comment: COMMENT } }));
    expect(after).toMatchObject({ state: "published", rating: 1, publishedAt: NOW.toISOString() });
  });

  it("learns the language that its words were read in", () => {
    const before = published(agreed({ language: undefined }));
    expect(before.language).toBeUndefined();
    const read = { outcome: "read", sentiment: aSentiment({ language: "pt" }) } as const;
    expect(follow(before, agreed({ language: undefined, reading: read }))).toMatchObject({
      state: "published",
      language: "pt",
    });
  });

  it("is withdrawn with its author's agreement: nothing of the words or the person is left", () => {
    const before = { ...published(), reply: { text: "Grazie, Ada!", at: NOW.toISOString(), on: "2026-03-11" } };
    const consent = aConsent({ withdrawnAt: "2026-03-12T00:00:00.000Z" });
    const after = follow(before, agreed({ rev: 2, consent }));
    expect(after).toMatchObject({
      state: "withdrawn",
      response: { rev: 2 },
      consent: { withdrawnAt: consent.withdrawnAt },
    });
    expect(JSON.stringify(after)).not.toMatch(/Consegna|Ada/);
    expect(after).toEqual(takenBack(before, { rev: 2, consent }, NOW));
    expect(follow(after, agreed({ rev: 2, consent }))).toBe(after);
  });

  it("may be given again after a withdrawal, and is looked at again", () => {
    const withdrawn = follow(published(), agreed({ rev: 2, consent: aConsent({ withdrawnAt: NOW.toISOString() }) }));
    const again = agreed({ rev: 3 });
    expect(needsLook(withdrawn, again)).toBe(true);
    const after = follow(withdrawn, again);
    expect(after).toMatchObject({ state: "candidate", text: COMMENT });
    expect(after?.trail.map(({ action }) => action)).toEqual(["proposed", "approve", "withdrawn", "proposed"]);
  });

  it("brings what the store had answered where it was imported from", () => {
    const reply = { text: "Grazie!", at: "2025-12-31T23:30:00.000Z" };
    expect(follow(undefined, agreed({ source: "import", reply }))?.reply).toEqual({ ...reply, on: "2026-01-01" });
  });
});
