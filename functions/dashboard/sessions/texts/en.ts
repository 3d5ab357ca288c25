import { html } from "../../../pages/html.ts";
import type { SessionsTexts } from "../sessions-texts.ts";

export const en: SessionsTexts = {
  title: "Sign-ins",
  lead: (store) =>
    html`Who is signed in to ${store}. A sign-in ends by itself after 12 hours without use, and after 14 days in any case.`,
  onlyOwn: "You see those made with your key. Whoever may administer sees all.",
  caption: "Sign-ins that have not ended",
  headings: { name: "Key or link", may: "May", since: "Since", seen: "Last used", until: "Ends at the latest" },
  thisOne: "this one",
  end: "End",
  endOf: "End the sign-in of",
  ended: "The sign-in has ended.",
  expired: "This page was open for too long. Please try again.",
  may: { read: "see the journey", moderate: "decide on testimonials", admin: "change the journey" },
};
