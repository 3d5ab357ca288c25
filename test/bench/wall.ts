import { gzipSync } from "node:zlib";
import { TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { DEMO_TOUCHPOINTS } from "../../infra/local/demo/bottega-aurora.ts";
import type { Runtime } from "../../infra/local/runtime.ts";
import { addToCell } from "../../shared/adapters/dynamo/cell-item.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoTestimonials } from "../../shared/adapters/dynamo/testimonials.ts";
import { addedBy } from "../../shared/domain/cell.ts";
import { contributionOf } from "../../shared/domain/contribution.ts";
import { dayIn } from "../../shared/domain/store.ts";
import { aResponse, aTestimonial } from "../support/builders.ts";
import type { BenchShop } from "./shop.ts";

/** Testimonials of the wall that is weighed. */
const ITEMS = 12;
const NAMES = [
  "Anna R.",
  "Marco",
  "Lucia B.",
  "Paolo",
  "Chiara M.",
  "Sofia",
  "Giorgio T.",
  "Elena",
  "Davide",
  "Francesca",
];

/** Publishes what customers of the demo say, twelve different lines of it, with names, days and stars, and counts their ratings. */
const fillWall = async ({ table }: Runtime, { store }: BenchShop) => {
  const testimonials = dynamoTestimonials(table);
  const lines = DEMO_TOUCHPOINTS.flatMap(({ lines }) => lines).slice(0, ITEMS);
  const now = new Date();
  for (const [index, { it: text, face: rating }] of lines.entries()) {
    const at = new Date(now.getTime() - index * 40 * 3_600_000).toISOString();
    const id = `bench-testimonial-${index}`;
    const response = aResponse({ id, store: store.id, answers: { rating, comment: text } });
    await dynamoResponses(table).add(response);
    const name = NAMES[index];
    const { displayName: _, ...testimonial } = aTestimonial({
      id,
      store: store.id,
      state: "published",
      text,
      rating,
      provenance: index % 3 === 1 ? "invited" : "verified_purchase",
      answeredAt: at,
      answeredOn: dayIn("UTC", at),
      publishedAt: at,
      changedAt: at,
    });
    const after = { ...testimonial, ...(name !== undefined && { displayName: name }) };
    const saved = await testimonials.save({ before: undefined, after, now });
    if (saved !== "saved") throw new Error(`The testimonial ${id} is ${saved}.`);
    const contribution = contributionOf(response, "UTC");
    if (contribution === null) throw new Error("The bench's response counts nothing.");
    await table.client.send(
      new TransactWriteItemsCommand({
        TransactItems: addedBy(contribution).map(({ slice, counters }) => ({
          Update: addToCell(
            table.tableName,
            { store: store.id, generation: 1, day: dayIn("UTC", now), slice, suffix: 0 },
            counters,
          ),
        })),
      }),
    );
  }
};

const gzipped = async (address: string): Promise<number> => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} was answered with ${response.status}.`);
  return gzipSync(await response.text(), { level: 9 }).length;
};

/** All that a page loads to show twelve testimonials: the script with its style, and the words. Bytes of gzip. */
export const wallBytes = async (runtime: Runtime, shop: BenchShop): Promise<{ script: number; words: number }> => {
  await fillWall(runtime, shop);
  return {
    script: await gzipped(`${runtime.url}/w/wall.js`),
    words: await gzipped(`${runtime.url}/f/${shop.store.id}/wall.json?layout=grid&lang=it`),
  };
};
