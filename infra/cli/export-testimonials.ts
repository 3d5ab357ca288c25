import { CSV_HEADER, csvRow } from "../../functions/feed/formats/csv.ts";
import { namedEntries } from "../../functions/feed/make-feed.ts";
import { presentFeed } from "../../functions/feed/present-feed.ts";
import { photoAddress, verifyAddress } from "../../functions/feed/wish.ts";
import { wordingIn } from "../../functions/feed/wording.ts";
import { dynamoCells } from "../../shared/adapters/dynamo/cells.ts";
import { dynamoFeedEntries } from "../../shared/adapters/dynamo/feed-entries.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import type { ConsentScope } from "../../shared/domain/consent.ts";
import { type FeedFilter, publishedCount, selectionOf } from "../../shared/domain/feed.ts";
import { feedSummary, summaryPeriod } from "../../shared/domain/feed-summary.ts";
import type { Store } from "../../shared/domain/store.ts";

export const TESTIMONIALS_HEADER = CSV_HEADER;

/** Testimonials in memory at a time. */
const PAGE = 100;

/**
 * Every published testimonial of a store, the best first, as lines of CSV: the feed's columns, however many there are. Newest
 * first would read six entries for each that it writes.
 * @param base what the addresses in it begin with
 */
export async function* exportedTestimonials(
  table: TableClient,
  store: Store,
  { scope, base, now }: { readonly scope: ConsentScope; readonly base: string; readonly now: Date },
): AsyncGenerator<string> {
  const { page, stamp } = dynamoFeedEntries(table);
  const filter: FeedFilter = { scope, featured: false, order: "best" };
  const language = store.languages[0] ?? "en";
  const period = summaryPeriod(store, now);
  const [stamped, touchpoints, sums] = await Promise.all([
    stamp(store.id),
    dynamoTouchpoints(table).all(store.id),
    dynamoCells(table).sums(store, period.from, period.to),
  ]);
  const summary = feedSummary(sums, filter, period, publishedCount(stamped));
  const links = {
    self: `${base}/f/${store.id}/testimonials.csv`,
    verify: verifyAddress({ base, store }, language),
    photo: (id: string) => photoAddress({ base, store }, id),
  };
  let cursor: string | undefined;
  do {
    const read = await page({ store: store.id, filter, limit: PAGE, cursor });
    const entries = namedEntries(read.entries, store, touchpoints, language);
    const feed = presentFeed(
      { store, entries, selection: selectionOf(filter, stamped), summary },
      links,
      wordingIn(language),
    );
    for (const item of feed.entries) yield csvRow(item, feed);
    cursor = read.cursor;
  } while (cursor !== undefined);
}
