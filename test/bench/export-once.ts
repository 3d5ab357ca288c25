import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { exportedTestimonials } from "../../infra/cli/export-testimonials.ts";
import { aStore } from "../support/builders.ts";

/** Exports the testimonials of a store as `viaggio export --testimonials` does, in a process of its own: `node export-once.ts <endpoint> <table> <store>`. */
const [, , endpoint = "", tableName = "", store = ""] = process.argv;
const client = new DynamoDBClient({
  endpoint,
  region: "local",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
});

let rows = 0;
let bytes = 0;
const wish = { scope: "site", base: "https://voice.shop.example", now: new Date() } as const;
for await (const line of exportedTestimonials({ client, tableName }, aStore({ id: store }), wish)) {
  rows += 1;
  bytes += line.length;
}
client.destroy();
console.log(JSON.stringify({ rows, bytes, peakMb: process.resourceUsage().maxRSS / 1024 }));
