import { ComprehendClient } from "@aws-sdk/client-comprehend";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { comprehendDetector } from "../../shared/adapters/comprehend/comprehend-personal-data.ts";
import { type ComprehendStub, startComprehendStub } from "../support/comprehend-stub.ts";

const TEXT = "😀 I am Jane Doe, 1 Main Street, jane@example.com, since yesterday.";
const BY_RULES = { kind: "email", from: 32, to: 48 };
const BY_COMPREHEND = [{ kind: "name", from: 7, to: 15 }, { kind: "address", from: 17, to: 30 }, BY_RULES];

let stub: ComprehendStub;
let client: ComprehendClient;
beforeAll(async () => {
  stub = await startComprehendStub();
  client = new ComprehendClient({
    endpoint: stub.url,
    region: "local",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    maxAttempts: 1,
    requestHandler: { requestTimeout: 300, throwOnRequestTimeout: true },
  });
});
afterAll(async () => {
  client.destroy();
  await stub.close();
});

/** What it reports, and how often the service was asked for it. */
const report = async (text: string, language: string | undefined, detect = comprehendDetector(client)) => {
  const before = stub.calls.length;
  return { ...(await detect({ text, language })), calls: stub.calls.length - before };
};

describe("Comprehend's look for personal data", () => {
  it.each(["en", "en-GB", "es"])("adds names and addresses to what our rules find, in %s", async (language) => {
    expect(await report(TEXT, language)).toEqual({ findings: BY_COMPREHEND, engine: "comprehend", calls: 2 });
  });

  it("asks once where there is nothing, or nothing that names anybody", async () => {
    expect(await report("Great!", "en")).toEqual({ findings: [], engine: "comprehend", calls: 1 });
    expect(await report("It came yesterday.", "en")).toEqual({ findings: [], engine: "comprehend", calls: 1 });
  });

  it.each(["it", "fr", undefined])("is not asked in %s", async (language) => {
    expect(await report(TEXT, language)).toEqual({ findings: [BY_RULES], engine: "rules", calls: 0 });
  });

  it.each([
    ["is throttled", { kind: "error", type: "ThrottlingException" }],
    ["does not let us in", { kind: "error", type: "AccessDeniedException" }],
    ["breaks", { kind: "error", type: "InternalServerException", status: 500 }],
    ["is silent", { kind: "hang" }],
    ["cuts the line", { kind: "drop" }],
    ["talks nonsense", { kind: "malformed" }],
  ] as const)("leaves our rules alone when it %s", async (_what, fault) => {
    stub.failNext(1, fault);
    expect(await report(TEXT, "en")).toMatchObject({ findings: [BY_RULES], engine: "rules" });
    stub.heal();
    expect(await report(TEXT, "en")).toMatchObject({ engine: "comprehend" });
  });

  it("is not asked for a while once it failed three times in a row", async () => {
    let now = 0;
    const detect = comprehendDetector(client, () => now);
    stub.failNext(3, { kind: "error", type: "ThrottlingException" });
    for (let n = 0; n < 3; n++) expect((await report(TEXT, "en", detect)).calls).toBe(1);
    expect(await report(TEXT, "en", detect)).toEqual({ findings: [BY_RULES], engine: "rules", calls: 0 });
    now = 61_000;
    expect((await report(TEXT, "en", detect)).engine).toBe("comprehend");
  });
});
