import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { startRuntime } from "../../infra/local/runtime.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoTestimonials } from "../../shared/adapters/dynamo/testimonials.ts";
import { openShop } from "../e2e/client.ts";
import { aFolder } from "../local/engine-in-a-folder.ts";
import { aConsent, aResponse } from "../support/builders.ts";

it("the server on one machine writes what enters and leaves the feeds into its data folder", async () => {
  const folder = aFolder();
  const runtime = await startRuntime({ folder, port: 0, log: () => {} });
  onTestFinished(runtime.close);
  const { secret: operatorKey } = await runtime.createOperatorKey("test");
  const { id: store } = await openShop({ url: runtime.url, operatorKey });
  const responses = dynamoResponses(runtime.table);
  const now = new Date();

  const response = aResponse({ store, answers: { rating: 5, comment: "Perfetto!" }, consent: aConsent() });
  await responses.add(response);
  await runtime.pump.idle();
  const named = { store, id: response.id };
  const by = { by: "key-1", now, timeZone: "UTC" };
  await dynamoTestimonials(runtime.table).moderate({ ...named, rev: 1 }, { state: "published" }, by);
  await responses.withdraw((await responses.get(store, response.id))!, new Date(now.getTime() + 1));
  await runtime.pump.idle();

  const lines = readFileSync(join(folder, "events.ndjson"), "utf8").trim().split("\n");
  const at = expect.any(String);
  expect(lines.map((line) => JSON.parse(line))).toEqual(
    ["testimonial.published", "testimonial.withdrawn"].map((type) => ({
      source: "viaggio",
      "detail-type": type,
      time: at,
      detail: { ...named, at },
    })),
  );
});
