import { describe, expect, it } from "vitest";
import { FeedFilter, selectionOf } from "../../shared/domain/feed.ts";
import { type Facet, facetsFor, facetsOf, filterProblem, publicationOf } from "../../shared/domain/publication.ts";
import { MAX_TAGS } from "../../shared/domain/testimonial.ts";
import { aConsent, aTestimonial } from "../support/builders.ts";

const PUBLISHED = { state: "published", publishedAt: "2026-03-11T08:00:00.000Z" } as const;
const nameOf = ({ scope, place, language, featured, rating }: Facet) =>
  `${scope} ${place} ${language} ${featured} ${rating}`;

describe("what the public may know of a testimonial", () => {
  it("is its words as cut and covered, and nothing that names the customer beyond the chosen name", () => {
    const testimonial = aTestimonial({
      ...PUBLISHED,
      excerpt: { from: 0, to: 15 },
      reply: { text: "Grazie!", at: "2026-03-11T09:00:00.000Z", on: "2026-03-11" },
    });
    expect(publicationOf(testimonial)).toEqual({
      id: "response-1",
      text: "Consegna veloce …",
      displayName: "Ada",
      rating: 4,
      face: undefined,
      date: "2026-03-10",
      stage: "retention",
      touchpoint: "delivery",
      language: "it",
      provenance: "invited",
      incentivized: false,
      tags: [],
      featured: false,
      photo: undefined,
      reply: { text: "Grazie!", date: "2026-03-11" },
      publishedAt: PUBLISHED.publishedAt,
      changedAt: "2026-03-10T09:06:00.000Z",
    });
  });

  it.each(["candidate", "rejected", "withdrawn"] as const)("is nothing while it is %s", (state) => {
    expect(publicationOf(aTestimonial({ state }))).toBeUndefined();
  });
});

describe("the places of a testimonial in the feeds", () => {
  it("are so few that all of them can be taken away and written anew in one transaction of 100", () => {
    const most = aTestimonial({
      tags: Array.from({ length: MAX_TAGS }, (_, index) => `tag-${index}`),
      featured: true,
      consent: aConsent({ scopes: ["site", "social", "advertising"] }),
    });
    const names = new Set(facetsOf(most).map(nameOf));
    expect(names.size).toBe(48);
    // With the testimonial, its response and the stamp.
    expect(2 * names.size + 3).toBeLessThanOrEqual(100);
  });

  it.each([
    [{}],
    [{ order: "best" }],
    [{ stage: "retention" }],
    [{ touchpoint: "delivery", language: "it" }],
    [{ tag: "gift", featured: true }],
    [{ minRating: 4 }],
    [{ scope: "advertising", touchpoint: "delivery", featured: true, language: "it", minRating: 1 }],
  ])("answer the filter %j in exactly one place", (given) => {
    const filter = FeedFilter.parse(given);
    const places = new Set(facetsFor(filter).map(nameOf));
    const testimonial = aTestimonial({
      featured: true,
      tags: ["gift"],
      consent: aConsent({ scopes: ["site", "advertising"] }),
    });
    expect(facetsOf(testimonial).filter((facet) => places.has(nameOf(facet)))).toHaveLength(1);
    expect(filterProblem(filter)).toBeUndefined();
  });

  it.each([
    [{ stage: "advocacy" }],
    [{ tag: "gift" }],
    [{ language: "en" }],
    [{ featured: true }],
    [{ minRating: 5 }],
    [{ scope: "social" }],
  ])("do not answer the filter %j, which it does not meet", (given) => {
    const places = new Set(facetsFor(FeedFilter.parse(given)).map(nameOf));
    expect(facetsOf(aTestimonial()).filter((facet) => places.has(nameOf(facet)))).toEqual([]);
  });

  it("are read for at most six ratings", () => {
    expect(facetsFor(FeedFilter.parse({})).map(({ rating }) => rating)).toEqual([5, 4, 3, 2, 1, 0]);
    expect(facetsFor(FeedFilter.parse({ minRating: 4 })).map(({ rating }) => rating)).toEqual([5, 4]);
  });

  it.each([
    [{ stage: "retention", tag: "gift" }, "tag"],
    [{ stage: "retention", touchpoint: "delivery" }, "touchpoint"],
    [{ scope: "advertising", stage: "retention" }, "stage"],
    [{ scope: "social", tag: "gift" }, "tag"],
  ])("are not offered for %j", (given, part) => {
    expect(filterProblem(FeedFilter.parse(given))?.part).toBe(part);
  });
});

describe("what a feed says of its selection", () => {
  it.each([
    ["all", {}, { published_5: 3, withdrawn_1: 1 }],
    ["all", { stage: "retention", language: "it" }, { published_5: 3 }],
    ["curated", {}, { published_5: 3, candidate_1: 1 }],
    ["curated", {}, { published_5: 3, rejected_0: 1 }],
    ["curated", { minRating: 1 }, { published_5: 3 }],
    ["curated", { featured: true }, { published_5: 3 }],
    ["curated", { tag: "gift" }, { published_5: 3 }],
  ] as const)("is %s with the filter %j and %j", (selection, filter, tally) => {
    expect(selectionOf(FeedFilter.parse(filter), { tally })).toBe(selection);
  });
});
