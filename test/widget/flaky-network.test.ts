import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { bundled } from "../../web/build.ts";
import { openBrowser } from "../support/browser.ts";
import { listenOn } from "../support/listen-on.ts";
import { startWidgetWorld, type WidgetWorld } from "./widget-world.ts";

const SENDINGS = 200;
/** The same faults at every run. */
const randomFrom = (seed: number) => () => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed / 2_147_483_647;
};

let world: WidgetWorld;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([startWidgetWorld(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

describe("A line that loses and doubles what is sent", () => {
  it("brings each of 200 answers once", async () => {
    const store = await world.addStore();
    const script = await bundled("widget/deliver.ts");
    const random = randomFrom(7);
    const faults = new Map<string, number>();
    // Between the page and us: requests that are lost, acknowledgements that are lost, requests that come twice, outages.
    const line = await listenOn(async (request, response) => {
      const send = async () => {
        const answer = await fetch(`${world.url}${request.url}`, {
          method: request.method ?? "GET",
          headers: { origin: world.shop, "content-type": request.headers["content-type"] ?? "" },
          ...(request.method === "POST" && { body: Buffer.concat(chunks) }),
        });
        return { status: answer.status, body: await answer.text() };
      };
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const fault =
        ["lost", "unacknowledged", "doubled", "unavailable", "html", "fine"][Math.floor(random() * 6)] ?? "";
      faults.set(fault, (faults.get(fault) ?? 0) + 1);
      const answer = (status: number, body: string) => {
        response.writeHead(status, { "access-control-allow-origin": "*" });
        response.end(body);
      };
      if (fault === "lost") return response.destroy();
      if (fault === "unavailable") return answer(503, '{"error":{"code":"unavailable","message":"x"}}');
      if (fault === "html") return answer(200, "<h1>Sign in to the Wi-Fi</h1>");
      const [first] = await Promise.all(fault === "doubled" ? [send(), send()] : [send()]);
      if (fault === "unacknowledged") return response.destroy();
      answer(first.status, first.body);
    });
    const asked = await fetch(`${world.url}/v1/widget?key=${store.key}&touchpoint=delivery`);
    const { made } = z.object({ answer: z.object({ made: z.string() }) }).parse(await asked.json()).answer;
    const bodies = Array.from({ length: SENDINGS }, (_, index) =>
      JSON.stringify({
        id: randomUUID(),
        survey: store.survey.id,
        version: 1,
        language: "en",
        made,
        answers: { why: [`Answer ${index}`] },
      }),
    );
    const page = await browser.newPage();
    await page.goto(
      world.page({
        body: `<h1>A shop</h1><script type="module">${script.replace(/export\{(\w+) as deliver\};?/, "window.deliver = $1;")}</script>`,
      }),
    );
    const tries = z.number().parse(
      await page.evaluate(`(async () => {
        let tries = 0;
        // The pauses between tries, shorter: what is tried is whether they are survived.
        const wait = setTimeout;
        window.setTimeout = (run, ms) => wait(run, ms / 20);
        const bodies = ${JSON.stringify(bodies)};
        // As a person does: what did not go is sent again, the very same.
        const person = async () => {
          for (let body = bodies.pop(); body !== undefined; body = bodies.pop())
            for (let said; said?.own === undefined; tries++) said = await deliver(${JSON.stringify(`${line.url}/v1/widget?key=${store.key}`)}, body);
        };
        await Promise.all(Array.from({ length: 6 }, person));
        return tries;
      })()`),
    );
    await line.close();
    const comments = (await world.all(store.id)).map(({ answers }) => answers.comment);
    expect(comments).toHaveLength(SENDINGS);
    expect(new Set(comments).size).toBe(SENDINGS);
    expect(tries).toBeGreaterThanOrEqual(SENDINGS);
    expect(Math.min(...faults.values())).toBeGreaterThan(20);
  });
});
