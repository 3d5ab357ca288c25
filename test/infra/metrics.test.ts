import { describe, expect, it } from "vitest";
import { retry } from "../../functions/digest/retry.ts";
import type { LogFields } from "../../functions/log.ts";
import { metricLog } from "../../functions/metrics.ts";

const linesOf = (...events: readonly (readonly [string, LogFields])[]) => {
  const lines: string[] = [];
  const log = metricLog("Viaggio/test", (line) => lines.push(line));
  for (const [event, fields] of events) log("info", event, fields);
  return lines.map((line) => JSON.parse(line));
};

const metricsOf = (line: { _aws?: { CloudWatchMetrics: { Metrics: { Name: string; Unit: string }[] }[] } }) =>
  line._aws?.CloudWatchMetrics.flatMap(({ Metrics }) => Metrics.map(({ Name }) => Name)) ?? [];

describe("the metrics in the log", () => {
  it("count an acknowledged response, and only that", () => {
    const [acknowledged, refused, read] = linesOf(
      ["request", { operation: "submitResponse", status: 202 }],
      ["request", { operation: "submitResponse", status: 400 }],
      ["request", { operation: "readJourney", status: 200 }],
    );
    expect(acknowledged).toMatchObject({
      event: "request",
      Acks: 1,
      _aws: { CloudWatchMetrics: [{ Namespace: "Viaggio/test", Dimensions: [[]] }] },
    });
    expect([metricsOf(acknowledged), metricsOf(refused), metricsOf(read)]).toEqual([["Acks"], [], []]);
  });

  it("say what became of a batch and how late it was", () => {
    const [line] = linesOf(["digest", { records: 3, counted: 2, unread: 1, failed: 1, lagMs: 40 }]);
    expect(line).toMatchObject({ Digested: 2, SentimentErrors: 1, DigestFailures: 1, Lag: 40 });
    expect(metricsOf(line)).toEqual(["Digested", "SentimentErrors", "DigestFailures", "Lag"]);
  });

  it("leave out what a batch did not measure", () => {
    const [line] = linesOf(["digest", { records: 1, counted: 0, unread: 0, failed: 1, lagMs: undefined }]);
    expect(metricsOf(line)).not.toContain("Lag");
  });
});

describe("retry", () => {
  const woken = async (pages: number[]) => {
    const lines: unknown[] = [];
    await retry({
      wakeDue: async () => pages.shift() ?? 0,
      now: () => new Date(),
      log: (_level, _event, fields) => lines.push(fields),
    })();
    return { lines, left: pages };
  };

  it("goes on until a page is not full", async () => {
    expect(await woken([100, 100, 7, 100])).toEqual({ lines: [{ woken: 207 }], left: [100] });
  });

  it("stops for the next run when the work has no end", async () => {
    const { lines, left } = await woken(Array(60).fill(100));
    expect(lines).toEqual([{ woken: 5000 }]);
    expect(left).toHaveLength(10);
  });
});
