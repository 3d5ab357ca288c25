import * as z from "zod";
import { FEED_FORMATS, type FeedFormat, FeedQuery } from "../../shared/contract/feeds.ts";
import { baseUrl } from "../http/base-url.ts";
import type { EndpointHandler } from "../http/endpoint.ts";
import { openEndpoint } from "../http/open-endpoint.ts";
import { parseInput } from "../http/parse-input.ts";
import { wallPagePolicy } from "./formats/wall-page.ts";
import { keptAnswer } from "./kept-answer.ts";
import { makeFeed } from "./make-feed.ts";
import type { FeedNeeds } from "./needs.ts";
import { openStore } from "./open-store.ts";
import { validatorsOf } from "./validators.ts";
import { formatOf, refuseUnfit, type Wish } from "./wish.ts";

/** Raised when the same testimonials come out otherwise than before, so that no copy of the old form is called good. */
const FORM = 1;

const Input = z.object({ query: FeedQuery });

const headersOf = ({ format, store }: Pick<Wish, "format" | "store">): Readonly<Record<string, string>> => ({
  "content-type": `${FEED_FORMATS[format].type}; charset=utf-8`,
  // A browser that shows XML as a page runs nothing that it might find there.
  "content-security-policy":
    format === "wall-page" ? wallPagePolicy(store) : "default-src 'none'; frame-ancestors 'none'",
  ...(format === "csv" && { "content-disposition": `attachment; filename="${FEED_FORMATS.csv.file}"` }),
});

/** A feed in the format that its file names, or `only` in one. */
export const readFeedEndpoint = (needs: FeedNeeds, only?: FeedFormat): EndpointHandler =>
  openEndpoint({ id: "readFeed" }, needs, async (request) => {
    const format = only ?? formatOf(request.path.file);
    const { query } = parseInput(Input, request);
    refuseUnfit(format, request.query);
    const { store, isPublic } = await openStore(request.path.store ?? "", query, needs);
    const wish: Wish = { format, query, store, base: baseUrl(request, needs.publicUrl) };
    const stamp = await needs.stamp(store.id);
    const validators = validatorsOf(
      [FORM, wish.base, store.id, store.revision, format, JSON.stringify(query)],
      stamp,
      needs.now(),
    );
    const headers = headersOf(wish);
    return keptAnswer(request, { validators, isPublic, headers }, () => makeFeed(wish, stamp, needs), needs);
  });
