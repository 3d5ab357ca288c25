import type { Wall, WallEntry, WallLayout } from "../../../shared/contract/wall.ts";
import type { ShownFeed, ShownItem } from "../present-feed.ts";
import { wordingIn } from "../wording.ts";
import { safeJson } from "./safe-json.ts";

/** Blocks in the longest bar. */
const LONGEST_BAR = 12;
const SEPARATOR = " · ";

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

const starsOf = ({ rating, ratingText }: ShownItem): WallEntry["stars"] =>
  rating === undefined || ratingText === undefined ? null : ["★".repeat(rating) + "☆".repeat(5 - rating), ratingText];

const ratingsOf = ({ lang, summary }: ShownFeed): Wall["ratings"] => {
  const counts = Object.values(summary.ratings);
  const most = Math.max(...counts);
  if (most === 0) return null;
  const { count } = wordingIn(lang);
  const rows = counts.map((n, index) => ({ n, stars: index + 1 })).reverse();
  return [
    rows.map(({ n, stars }) => `${stars} ★ ${"█".repeat(Math.ceil((LONGEST_BAR * n) / most))} ${count(n)}`).join("\n"),
    rows.map(({ n, stars }) => `${stars} ★: ${count(n)}`).join(", "),
  ];
};

const entryOf = (item: ShownItem, { texts }: ShownFeed): WallEntry => ({
  stars: starsOf(item),
  photo:
    item.photo === undefined
      ? null
      : { src: item.photo.url, alt: texts.photo, width: item.photo.width, height: item.photo.height },
  text: item.text,
  lang: item.language ?? "",
  name: item.displayName ?? texts.anonymous,
  about: [item.dateText, item.provenanceText, ...(item.incentivized ? [texts.incentivized] : [])].join(SEPARATOR),
  reply: item.reply === undefined ? null : `${texts.reply}${SEPARATOR}${item.reply.dateText}\n${item.reply.text}`,
});

/** A feed as a wall shows it: the element and the server's own HTML draw the same. A badge shows the numbers alone. */
export const wallOf = (feed: ShownFeed, layout: WallLayout): Wall => {
  const { lang, summary, links, texts } = feed;
  const entries = layout === "badge" ? [] : feed.entries.map((item) => entryOf(item, feed));
  const more = layout === "badge" ? undefined : links.next;
  const nothing = feed.entries.length === 0 ? [texts.empty] : [];
  return {
    lang,
    average: summary.averageText ?? "",
    ratings: ratingsOf(feed),
    about: [summary.countText, texts.selection, ...nothing].map(sentence).join(" "),
    verify: { href: links.verify, text: texts.verify },
    entries,
    buttons: [
      ...(layout === "carousel" ? [texts.previous, texts.next] : []),
      ...(more === undefined ? [] : [texts.more]),
    ],
    more: more ?? null,
  };
};

/** `Wall` of the contract, for `<viaggio-wall>`. */
export const toWall = (feed: ShownFeed, layout: WallLayout): string => safeJson(wallOf(feed, layout));
