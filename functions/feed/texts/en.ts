import type { FeedTexts } from "../feed-texts.ts";

export const en: FeedTexts = {
  title: (store) => `What customers say about ${store}`,
  heading: "What customers say",
  rating: (stars) => (stars === 1 ? "1 out of 5 stars" : `${stars} out of 5 stars`),
  average: (mean) => `${mean} of 5`,
  counts: (ratings, published) => `Ratings in the last 12 months: ${ratings}. Testimonials published: ${published}.`,
  selection: {
    all: "Every testimonial that customers agreed to publish",
    curated: "Selected by the store",
  },
  provenances: {
    verified_purchase: "Verified purchase",
    invited: "Invited",
    open: "Open to everybody",
    imported: "Imported",
  },
  incentivized: "Something was promised for this answer",
  reply: (store) => `${store} replies`,
  anonymous: "A customer",
  verify: "How we verify",
  more: "Show more",
  previous: "Previous",
  next: "Next",
  empty: "No testimonials yet.",
  photo: "Photo by the customer",
  verification: {
    title: "How testimonials are verified",
    lead: (store) =>
      `This page says how the testimonials of ${store} come about. Viaggio writes it from the store’s own data; the store cannot edit it.`,
    period: (from, to) => `Counted from ${from} to ${to}.`,
    sources: {
      heading: "Where answers come from",
      text: "Every testimonial carries one of these labels. The system sets it by the way an answer came in; neither the store nor the customer can choose it.",
      explained: {
        verified_purchase: "The customer opened a personal link tied to a purchase. It can be used once.",
        invited: "The customer opened a personal link that the store sent. It can be used once.",
        open: "Anybody could answer: by a public link, a code on a poster or a form on a page. We cannot say whether they are customers.",
        imported: "Taken over by the store from another system. We have not checked where it came from.",
      },
    },
    consent: {
      heading: "Only with the customer’s agreement",
      text: "Everybody who answers is offered the same choice, whatever they said: nothing is ticked beforehand, and each place of publication is agreed to by itself. The exact text that was shown is kept with the agreement.",
      withdraw:
        "Customers can take their agreement back at any time on their own page. The words then leave every feed at once and copies on the way within a minute.",
      version: "Version of the text that is shown now",
    },
    moderation: {
      heading: "Why words may be left out",
      text: "A person of the store looks at the words before they appear. They may be refused for one of these reasons only. None of them is about the stars or about praise.",
      reasons: {
        personal_data: "Personal data that cannot be covered",
        offensive: "Insults or threats",
        unlawful: "Unlawful content",
        advertising: "Advertising",
        off_topic: "Not about the store",
        not_genuine: "Not a genuine answer",
        unreadable: "Unreadable",
        duplicate: "Sent twice",
      },
      verbatim:
        "Nobody can change the words. The store may show a part of them, and must cover personal data with ▇. What the store replies is marked as its own.",
    },
    rates: {
      heading: "Published, by stars",
      text: "If a store published more of the good ones, it would show here.",
      stars: "Stars",
      none: "No stars",
      offered: "Agreed to",
      published: "Published",
      waiting: "Waiting",
      rejected: "Left out",
    },
    ratings: {
      heading: "All ratings",
      text: "Over all eligible answers, with or without words, published or not. This is the average that stands beside the testimonials.",
      stars: "Stars",
      answers: "Answers",
      mean: "Average",
      noRatings: "Nobody has given stars yet.",
    },
    contradictions: {
      heading: "Answers that contradict themselves",
      text: (n) =>
        `Answers whose words say the opposite of the stars or the face that was chosen: ${n}. They count like any other, and a person looks at them.`,
    },
    refusals: {
      unknown: "There is no such page",
      unknownText: "This store has published no testimonials, or keeps them to itself.",
      failed: "Something went wrong on our side. Reload the page in a moment.",
    },
    generated: (day) => `Written on ${day}.`,
    language: "Language",
    answers: "Answers",
    source: "Label",
    meaning: "What it means",
  },
};
