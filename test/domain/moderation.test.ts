import { describe, expect, it } from "vitest";
import { AppError } from "../../shared/domain/errors.ts";
import { Moderation, moderate } from "../../shared/domain/moderation.ts";
import { MAX_TRAIL, REJECTION_REASONS } from "../../shared/domain/testimonial.ts";
import { aTestimonial } from "../support/builders.ts";

const NOW = new Date("2026-03-11T23:30:00.000Z");
const MODERATOR = { by: "key-1", now: NOW, timeZone: "Europe/Rome" };
const done = (wanted: Moderation, fields: Parameters<typeof aTestimonial>[0] = {}) =>
  moderate(aTestimonial(fields), wanted, MODERATOR);

const refusal = (run: () => unknown): AppError => {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("it was not refused");
};

describe("moderating a testimonial", () => {
  it("publishes it from then on, and says who did", () => {
    const published = done(
      { state: "published" },
      { rejection: { reason: "off_topic", at: "2026-03-10T10:00:00.000Z" } },
    );
    expect(published).toMatchObject({ state: "published", rev: 2, publishedAt: NOW.toISOString() });
    expect(published.rejection).toBeUndefined();
    expect(published.trail.at(-1)).toEqual({ at: NOW.toISOString(), by: "key-1", action: "approve" });
  });

  it("rejects it for a reason that says nothing of the score, and takes it from the public", () => {
    const published = done({ state: "published" });
    const rejected = moderate(published, { state: "rejected", reason: "personal_data" }, MODERATOR);
    expect(rejected).toMatchObject({ state: "rejected", rejection: { reason: "personal_data" } });
    expect(rejected.publishedAt).toBeUndefined();
    expect(rejected.trail.at(-1)).toMatchObject({ action: "reject", detail: "personal_data" });
    expect(REJECTION_REASONS.join(" ")).not.toMatch(/score|star|rating|negative|critic|bad|low/);
  });

  it("does all that is asked for as one change", () => {
    const changed = done({
      state: "published",
      featured: true,
      tags: ["gift", "christmas"],
      masks: [{ from: 0, to: 8 }],
      excerpt: { from: 0, to: 15 },
      reply: "Grazie a lei!",
    });
    expect(changed).toMatchObject({
      rev: 2,
      state: "published",
      featured: true,
      tags: ["christmas", "gift"],
      masks: [{ from: 0, to: 8 }],
      excerpt: { from: 0, to: 15 },
      reply: { text: "Grazie a lei!", at: NOW.toISOString(), on: "2026-03-12" },
    });
    expect(changed.trail.map(({ action }) => action)).toEqual([
      "proposed",
      ...["mask", "excerpt", "reply", "feature", "tag", "approve"],
    ]);
  });

  it("takes masks, excerpt and reply back", () => {
    const changed = done({ masks: [{ from: 0, to: 8 }], excerpt: { from: 0, to: 15 }, reply: "Grazie!" });
    const back = moderate(changed, { masks: [], excerpt: null, reply: null }, MODERATOR);
    for (const part of ["masks", "excerpt", "reply"]) expect(back).not.toHaveProperty(part);
  });

  it.each([
    ["published again", { state: "published" }, { state: "published", publishedAt: "2026-03-11T00:00:00.000Z" }],
    [
      "rejected again for the same reason",
      { state: "rejected", reason: "off_topic" },
      { state: "rejected", rejection: { reason: "off_topic", at: "2026-03-11T00:00:00.000Z" } },
    ],
    ["given the tags that it has", { tags: ["b", "a"] }, { tags: ["a", "b"] }],
    ["not featured as before", { featured: false }, {}],
    ["asked nothing", {}, {}],
  ] as const)("leaves it as it is when it is %s", (_what, wanted, fields) => {
    const testimonial = aTestimonial(JSON.parse(JSON.stringify(fields)));
    expect(moderate(testimonial, Moderation.parse(wanted), MODERATOR)).toBe(testimonial);
  });

  it("does nothing to what its author has withdrawn", () => {
    const { text: _, ...withdrawn } = aTestimonial({ state: "withdrawn" });
    expect(refusal(() => moderate(withdrawn, { state: "published" }, MODERATOR)).code).toBe("conflict");
  });

  it.each([
    [
      "a mask of half a word",
      {
        masks: [
          { from: 0, to: 8 },
          { from: 10, to: 15 },
        ],
      },
      "body.masks.1",
    ],
    ["an excerpt of half a word", { excerpt: { from: 0, to: 4 } }, "body.excerpt"],
    ["an excerpt beyond the end", { excerpt: { from: 0, to: 400 } }, "body.excerpt"],
    ["masks over all of it", { masks: [{ from: 0, to: 23 }] }, "body.masks"],
    ["an excerpt of nothing but punctuation", { excerpt: { from: 23, to: 24 } }, "body.excerpt"],
  ])("refuses %s", (_what, wanted, path) => {
    expect(refusal(() => done(wanted)).issues[0]?.path).toBe(path);
  });

  it.each([
    ["a rejection without a reason", { state: "rejected" }],
    ["a reason without a rejection", { reason: "off_topic" }],
    ["a reason of one's own", { state: "rejected", reason: "too_negative" }],
    ["a way back to the queue", { state: "candidate" }],
    ["new words", { text: "Fantastico!" }],
    ["another rating", { rating: 5 }],
    ["six tags", { tags: ["a", "b", "c", "d", "e", "f"] }],
    ["a tag twice", { tags: ["a", "a"] }],
    ["a tag that is no short id", { tags: ["<script>"] }],
    ["an empty stretch", { excerpt: { from: 3, to: 3 } }],
    ["an empty reply", { reply: " " }],
  ])("cannot ask for %s", (_what, wanted) => {
    expect(Moderation.safeParse(wanted).success).toBe(false);
  });

  it("keeps the newest entries of the trail", () => {
    let testimonial = aTestimonial();
    for (let n = 0; n < MAX_TRAIL + 5; n++) {
      testimonial = moderate(testimonial, { featured: n % 2 === 0 }, { ...MODERATOR, by: `key-${n}` });
    }
    expect(testimonial.trail).toHaveLength(MAX_TRAIL);
    expect(testimonial.trail.at(-1)?.by).toBe(`key-${MAX_TRAIL + 4}`);
  });
});
