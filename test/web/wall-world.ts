import { TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { addToCell } from "../../shared/adapters/dynamo/cell-item.ts";
import { addedBy } from "../../shared/domain/cell.ts";
import { contributionOf } from "../../shared/domain/contribution.ts";
import type { Testimonial } from "../../shared/domain/testimonial.ts";
import { buildWeb } from "../../web/build.ts";
import { publishMany, startFeedWorld } from "../feed/feed-world.ts";
import { aResponse } from "../support/builders.ts";
import { startShopServer } from "./shop-server.ts";

const LONG = "Una tazza che ha il peso giusto, il colore giusto e il bordo che non scheggia. ".repeat(12).trim();

/** Thirty testimonials of all kinds: short and long, with and without stars, name and reply, in several scripts. */
const MANY: readonly Partial<Testimonial>[] = Array.from({ length: 30 }, (_, index) => ({
  text:
    index === 3
      ? LONG
      : index === 5
        ? "الفنجان جميل جدا، شكرا لكم"
        : `Arrivata in ${index + 1} giorni, imballata benissimo.`,
  ...(index === 5 && { language: "ar", displayName: "ليلى" }),
  rating: [5, 4, 5, 2, 3][index % 5],
  ...(index % 4 === 2 && { displayName: undefined }),
  ...(index % 7 === 2 && { incentivized: true }),
  ...(index % 6 === 0 && { reply: { text: "Grazie!\nA presto.", at: "2026-11-21T09:00:00.000Z", on: "2026-11-21" } }),
}));

/** Stars that were given by those who said nothing that could be published, 1 to 5. */
const RATINGS = [12, 20, 33, 120, 227];

/** Counts ratings as digest would. */
const countRatings = async ({ table }: Pick<Awaited<ReturnType<typeof startFeedWorld>>, "table">) => {
  const day = "2026-11-20";
  for (const [index, count] of RATINGS.entries()) {
    const contribution = contributionOf(aResponse({ provenance: "invited", answers: { rating: index + 1 } }), "UTC");
    if (contribution === null) throw new Error("A rating counts nothing.");
    const add = Object.fromEntries(Object.entries(contribution.add).map(([name, n]) => [name, n * count]));
    await table.client.send(
      new TransactWriteItemsCommand({
        TransactItems: addedBy({ slice: contribution.slice, add }).map(({ slice, counters }) => ({
          Update: addToCell(table.tableName, { store: "bottega", generation: 1, day, slice, suffix: 0 }, counters),
        })),
      }),
    );
  }
};

/** What a shop's own style sheet says so that nothing moves. */
const RESERVE = "viaggio-wall{display:block;block-size:36rem}";

/** Viaggio with one store and the files for browsers, and a shop on another origin. */
export const startWallWorld = async (published: readonly Partial<Testimonial>[] = MANY) => {
  const files = await buildWeb();
  const world = await startFeedWorld({ staticRoutes: files });
  await world.addStore({ name: "Bottega Aurora" });
  await publishMany(world, published);
  await countRatings(world);
  const shop = await startShopServer();
  shop.put("/shop.css", {
    headers: { "content-type": "text/css" },
    body: `body{margin:1rem;background:Canvas;color:CanvasText;font-family:Georgia,serif}:root{color-scheme:light dark}${RESERVE}`,
  });

  /** As strict as a shop can be: only our script and our answers, and nothing that makes markup of a string. */
  const policy = [
    "default-src 'none'",
    `script-src ${world.url}`,
    `connect-src ${world.url}`,
    "style-src 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  /** A page of the shop with a wall in it. */
  const pageWith = (attributes: string, { lang = "it", dir = "ltr", more = "", store = "bottega" } = {}): string =>
    shop.page(
      `<!doctype html><html lang="${lang}" dir="${dir}"><head><title>Shop</title><link rel="stylesheet" href="/shop.css"><link rel="icon" href="data:,">
<script type="module" src="${world.url}/w/wall.js"></script></head>
<body><main><h1>Shop</h1><viaggio-wall store="${store}" ${attributes}><a href="${world.url}/f/${store}/wall">Che cosa dicono i clienti</a></viaggio-wall><p id="below">Below</p>${more}</main></body></html>`,
      { "content-security-policy": `${policy}; img-src data:` },
    );

  return {
    ...world,
    shop,
    pageWith,
    stop: async () => {
      await shop.stop();
      await world.stop();
    },
  };
};

export type WallWorld = Awaited<ReturnType<typeof startWallWorld>>;
