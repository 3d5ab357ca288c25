import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";

/** What the load generator is told to do. */
export type LoadOrder = {
  readonly url: string;
  readonly key: string;
  readonly origin: string;
  readonly connections: number;
  readonly requests: number;
  /** Requests begun per second, whatever the answers do; as fast as the connections allow when absent. */
  readonly perSecond?: number;
  readonly bodies: readonly string[];
};

/** What it saw. `acknowledgedAt` holds epoch milliseconds, in the order of the answers. */
export type LoadReport = {
  readonly seconds: number;
  readonly failed: number;
  readonly acknowledgedAt: readonly number[];
  readonly milliseconds: readonly number[];
};

const send = (order: LoadOrder, agent: Agent, body: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const asking = request(`${order.url}/v1/responses`, {
      agent,
      method: "POST",
      headers: {
        authorization: `Bearer ${order.key}`,
        origin: order.origin,
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
        "idempotency-key": randomUUID(),
      },
    });
    asking.once("error", reject);
    asking.once("response", (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode ?? 0));
      response.once("error", reject);
    });
    asking.end(body);
  });

const run = async (order: LoadOrder): Promise<LoadReport> => {
  const agent = new Agent({ keepAlive: true, maxSockets: order.connections });
  const acknowledgedAt: number[] = [];
  const milliseconds: number[] = [];
  let failed = 0;
  let begun = 0;
  const one = async () => {
    const body = order.bodies[begun++ % order.bodies.length] ?? "";
    const start = performance.now();
    try {
      if ((await send(order, agent, body)) !== 202) failed += 1;
      else acknowledgedAt.push(Date.now());
    } catch {
      failed += 1;
    }
    milliseconds.push(performance.now() - start);
  };
  const start = performance.now();
  if (order.perSecond === undefined) {
    const connection = async () => {
      while (begun < order.requests) await one();
    };
    await Promise.all(Array.from({ length: order.connections }, connection));
  } else {
    const { perSecond } = order;
    await Promise.all(
      Array.from({ length: order.requests }, async (_, index) => {
        await new Promise((resolve) => setTimeout(resolve, (1000 * index) / perSecond));
        await one();
      }),
    );
  }
  agent.destroy();
  return { seconds: (performance.now() - start) / 1000, failed, acknowledgedAt, milliseconds };
};

// A child process of the bench: an order comes in, a report goes out, so that the generator's work is not the server's.
process.on("message", (order: LoadOrder) => {
  void run(order).then((report) => process.send?.(report));
});
