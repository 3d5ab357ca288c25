import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startRuntime } from "../../infra/local/runtime.ts";
import { readQr } from "../support/read-qr.ts";

const VIAGGIO = new URL("../../infra/cli/viaggio.ts", import.meta.url).pathname;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "viaggio-cli-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Ended = { readonly code: number; readonly out: string; readonly said: string };

/** Runs the real command in a folder of its own. */
const viaggio = (...args: readonly string[]): Promise<Ended> => viaggioWith({}, ...args);

const viaggioWith = (settings: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const { AWS_ENDPOINT_URL_DYNAMODB, VIAGGIO_TABLE, ...inherited } = process.env;
    const env = { ...inherited, ...settings };
    execFile(process.execPath, [VIAGGIO, ...args], { cwd: folder, env }, (error, out, said) =>
      resolve({ code: typeof error?.code === "number" ? error.code : error === null ? 0 : -1, out, said }),
    );
  });

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const read = (name: string) => readFileSync(join(folder, name), "utf8");

/** A survey that asks only happy customers for their words. */
const GATED = [
  { kind: "rating", id: "rating", title: { it: "Quante stelle?", en: "How many stars?" } },
  {
    kind: "comment",
    id: "comment",
    title: { it: "Perché?", en: "Why?" },
    showIf: { question: "rating", oneOf: [5] },
  },
];

describe("the command line", () => {
  it.each([
    ["no such command", ["fly"]],
    ["an import without its mapping", ["import", "orders.csv"]],
    ["an import by a format without its touchpoint", ["import", "orders.csv", "--format", "judgeme"]],
    ["an import by a mapping and a format", ["import", "orders.csv", "--format", "google", "--map", "mapping.json"]],
    [
      "a consent without its scopes",
      ["import", "orders.csv", "--map", "mapping.json", "--consent-basis", "Our terms allow it."],
    ],
    ["a scope of consent that is none", ["import", "orders.csv", "--map", "m.json", "--consent-scopes", "radio"]],
    ["an import of a file that is not there", ["import", "nowhere.csv", "--map", "mapping.json"]],
    ["a day that is none", ["export", "--from", "yesterday"]],
    ["a store with an odd id", ["store", "create", "--id", "My Shop", "--name", "Shop"]],
    ["a sign-in without a store to sign in to", ["sign-in"]],
    ["a key without a store to belong to", ["key", "create", "--name", "x"]],
  ])("says 2 and why: %s", async (_what, args) => {
    const { code, out, said } = await viaggio(...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(said).not.toBe("");
    expect(said).not.toContain("    at ");
  });

  it("explains each of its commands", async () => {
    const commands = [
      "import",
      "export",
      "audit",
      "rebuild",
      "key",
      "store",
      "stage",
      "touchpoint",
      "survey",
      "invite",
      "link",
      "sign-in",
    ];
    for (const ended of await Promise.all(commands.map((command) => viaggio(command, "--help")))) {
      expect(ended).toMatchObject({ code: 0, out: expect.stringMatching(/^Usage: viaggio \w+/) });
    }
  });

  it("takes a store from nothing to an audited export, on its own engine", async () => {
    expect(await viaggio("store", "create", "--id", "shop", "--name", "Shop")).toMatchObject({
      code: 0,
      out: "shop\n",
    });
    expect((await viaggio("store", "create", "--id", "shop", "--name", "Shop")).code).toBe(2);
    const yellow = await viaggio("store", "change", "--colour", "#ffe000");
    expect(yellow).toMatchObject({ code: 0, out: "shop\t#ffe000\t-\tShop\n" });
    expect(yellow.said).toContain("#ffe000 cannot be read on light pages");
    write("logo.svg", "<svg/>");
    expect((await viaggio("store", "change", "--logo", "logo.svg")).code).toBe(2);
    const plain = await viaggio("store", "change", "--colour", "none", "--proof-of-work", "on");
    expect(plain).toMatchObject({ code: 0, out: "shop\t-\t-\tShop\n" });
    expect(plain.said).toContain("browsers work for a moment for each answer");
    const touchpoint = ["--id", "delivery", "--channel", "email", "--name", "Consegna"];
    expect((await viaggio("touchpoint", "create", "--stage", "flight", ...touchpoint)).code).toBe(2);
    expect((await viaggio("touchpoint", "create", "--stage", "retention", ...touchpoint)).code).toBe(0);

    write(
      "mapping.json",
      JSON.stringify({ name: "orders", key: ["id"], touchpoint: "delivery", rating: "stars", comment: "words" }),
    );
    write("orders.csv", 'id;stars;words\r\n1;5;"=HYPERLINK(""evil"")"\r\n2;9;\r\n3;1;non è arrivato\r\n');
    const first = await viaggio("import", "orders.csv", "--map", "mapping.json");
    expect(first).toMatchObject({ code: 1, out: "2 added, 0 already there, 1 rejected\n" });
    expect(parse(read("orders.csv.rejects.csv"), { columns: true })).toEqual([
      { line: "3", column: "stars", reason: expect.stringContaining("from 1 to 5"), row: "2;9;" },
    ]);
    // It quotes what customers wrote.
    expect(statSync(join(folder, "orders.csv.rejects.csv")).mode & 0o777).toBe(0o600);
    expect(existsSync(join(folder, "orders.csv.rejects.csv.progress.json"))).toBe(false);

    write("orders.csv", 'id;stars;words\r\n1;5;"=HYPERLINK(""evil"")"\r\n3;1;non è arrivato');
    expect(await viaggio("import", "orders.csv", "--map", "mapping.json")).toMatchObject({
      code: 0,
      out: "0 added, 2 already there, 0 rejected\nNothing has changed.\n",
      said: expect.stringContaining("Line 3, the last one, has no line end"),
    });
    expect(existsSync(join(folder, "orders.csv.rejects.csv"))).toBe(false);

    const audited = await viaggio("audit", "--json");
    expect(audited.code).toBe(0);
    expect(JSON.parse(audited.out)).toMatchObject({ responses: 2, waiting: 0, examples: [] });

    const { out } = await viaggio("export");
    const table: Record<string, string>[] = parse(out, { columns: true });
    const rows = table.map(({ rating, comment, emotion }) => [rating, comment, Number(emotion)]);
    expect(rows.sort()).toEqual([
      ["1", "non è arrivato", expect.any(Number)],
      ["5", '\'=HYPERLINK("evil")', expect.any(Number)],
    ]);
    expect((await viaggio("export", "--from", "2020-01-01", "--to", "2020-12-31")).out.split("\r\n")).toHaveLength(2);
    expect((await viaggio("export", "--format", "ndjson", "-o", "all.ndjson")).code).toBe(0);
    const exported = read("all.ndjson")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(exported).toHaveLength(2);
    for (const response of exported) {
      expect(Object.keys(response)).not.toContain("counted");
      expect(Object.keys(response)).not.toContain("fingerprint");
    }
  });

  it("takes a survey from its template to links, and closes it", async () => {
    const inCellar = (...args: readonly string[]) => viaggio("--data", "cellar", ...args);
    await inCellar("store", "create", "--id", "cellar", "--name", "Cellar");
    const tasting = ["--id", "tasting", "--stage", "consideration", "--channel", "event", "--name", "Degustazione"];
    await inCellar("touchpoint", "create", ...tasting);
    const about = ["--touchpoint", "tasting"];
    expect(await inCellar("survey", "create", "after", ...about)).toMatchObject({
      code: 0,
      out: "after\tversion 1\tdraft\n",
    });
    expect(await inCellar("invite", "after")).toMatchObject({ code: 2, out: "" });
    const preview = await inCellar("survey", "preview", "after", "--language", "en", "--html", "draft.html");
    expect(read("draft.html")).toMatch(
      /^<!doctype html>\n<html lang="en" [\s\S]*<legend>How did you feel at our event\?<\/legend>/,
    );
    expect(preview.out).toContain("1. How did you feel at our event? (faces 1 to 5, and words)");
    expect((await inCellar("survey", "publish", "after")).code).toBe(0);

    const link = /^http:\/\/127\.0\.0\.1:8787\/s\/v1\.k1\.[\w-]+\.[\w-]{43}\n$/;
    const first = await inCellar("invite", "after", "--occasion", "order-1");
    expect(first).toMatchObject({ code: 0, out: expect.stringMatching(link) });
    expect((await inCellar("invite", "after", "--occasion", "order-1")).out).toBe(first.out);
    const poster = await inCellar("link", "after", "--name", "Poster", "--qr", "poster.svg", "poster.png");
    expect(poster.out).toMatch(link);
    expect(readQr(readFileSync(join(folder, "poster.png")))).toBe(poster.out.trim());
    expect(read("poster.svg")).toContain("<svg ");
    expect(await inCellar("link", "after", "--name", "Poster", "--qr", "poster.jpg")).toMatchObject({
      code: 2,
      out: "",
    });
    const elsewhere = await viaggioWith({ VIAGGIO_PORT: "8790" }, "--data", "cellar", "invite", "after");
    expect(elsewhere.out).toMatch(/^http:\/\/127\.0\.0\.1:8790\/s\//);
    for (const [wrong, said] of [
      [["after", "--days", "0"], "--days is less than 1\n"],
      [["after", "--days", "soon"], "--days is not a number\n"],
      [["After"], "<survey> is not a short id: lower-case letters, digits, - and _ only\n"],
      [["nowhere"], "The request is not valid.\n  survey is not a survey that is published and open\n"],
      [["--batch", "x.ndjson", "--days", "3"], "With --batch each line says it for itself: leave out --days.\n"],
    ] as const) {
      expect(await inCellar("invite", ...wrong)).toEqual({ code: 2, out: "", said });
    }
    expect((await inCellar("invite", "after", "--url", "ftp://shop.example")).code).toBe(2);
    write("customers.ndjson", '\ufeff{"survey":"after","occasion":"order-1"}\n{"survey":"nowhere"}\n');
    const batch = await inCellar("invite", "--batch", "customers.ndjson", "--url", "https://voice.shop.example/");
    expect(batch.code).toBe(1);
    expect(batch.out.split("\n").map((line) => line && JSON.parse(line))).toEqual([
      {
        line: 1,
        url: first.out.trim().replace("http://127.0.0.1:8787", "https://voice.shop.example"),
        unsubscribeUrl: expect.stringMatching(/^https:\/\/voice\.shop\.example\/u\/v1\./),
        expiresAt: expect.any(String),
      },
      { line: 2, error: { issues: [{ path: "survey", message: expect.any(String) }] } },
      "",
    ]);

    write("huge.json", JSON.stringify({ intro: { en: "x".repeat(70_000) } }));
    const huge = await inCellar("survey", "create", "after", ...about, "--file", "huge.json");
    expect(huge).toEqual({ code: 2, out: "", said: "huge.json is larger than a survey may be: 65536 bytes.\n" });
    write("gated.json", `\ufeff${JSON.stringify({ questions: GATED, intro: null })}`);
    const gated = await inCellar("survey", "create", "after", ...about, "--file", "gated.json");
    expect(gated).toMatchObject({ code: 0, out: "after\tversion 2\tdraft\n" });
    expect(gated.said).toContain("error hides-low-answers: questions.1.showIf");
    expect((await inCellar("survey", "publish", "after")).code).toBe(2);
    expect((await inCellar("survey", "list")).out).toBe("after\tversion 2\tdraft\ttasting\tCom’è andata?\n");
    expect((await inCellar("survey", "close", "after")).out).toBe("after\tversion 1\tclosed\n");
    expect((await inCellar("survey", "close", "after")).code).toBe(2);
  });

  it("shows a key's secret once, alone on stdout, and revokes it", async () => {
    const { out, said } = await viaggio("key", "create", "--name", "Site", "--kind", "publishable");
    expect(out).toMatch(/^pk_\S+\n$/);
    const [, id = ""] = /Key (\S+) /.exec(said) ?? [];
    const listed = await viaggio("key", "list");
    expect(listed.out).toContain(`${id}\tpublishable\tcollect`);
    expect(listed.out).not.toContain(out.trim());
    expect((await viaggio("key", "revoke", id)).code).toBe(0);
    expect((await viaggio("key", "list")).out).not.toContain("in use");
    expect((await viaggio("key", "create", "--name", "x", "--kind", "publishable", "--scopes", "read")).code).toBe(2);
    expect((await viaggio("key", "create", "--name", "Me", "--operator")).out).toMatch(/^sk_\S+\n$/);
    expect((await viaggio("key", "list", "--operator")).out).toContain("\toperate\t");
  });

  it("makes a link that signs in, alone on stdout", async () => {
    const { out, said } = await viaggio(
      "sign-in",
      "--scopes",
      "read, moderate",
      "--url",
      "https://voice.shop.example/",
    );
    expect(out).toMatch(/^https:\/\/voice\.shop\.example\/sign-in\?once=shop\.[\w-]{43}\n$/);
    expect(said).toContain("within 15 minutes");
    for (const scopes of ["collect", "read,operate", ""]) {
      expect((await viaggio("sign-in", "--scopes", scopes)).code).toBe(2);
    }
  });

  it("goes on with an import that was killed, and lists every reject once", async () => {
    const rows = Array.from({ length: 3000 }, (_, n) => `k${n},${n % 100 === 0 ? 9 : 5},`);
    write("killed.csv", ["id,stars,words", ...rows].join("\n"));
    const progress = join(folder, "killed.csv.rejects.csv.progress.json");
    const killed = spawn(process.execPath, [VIAGGIO, "import", "killed.csv", "--map", "mapping.json"], { cwd: folder });
    while (!existsSync(progress)) await sleep(5);
    killed.kill("SIGKILL");
    await once(killed, "exit");

    const { code, out, said } = await viaggio("import", "killed.csv", "--map", "mapping.json");
    expect(said).toContain("Going on at line");
    const [added = 0, existing = 0, rejected = 0] = (out.match(/\d+/g) ?? []).map(Number);
    expect({ code, rejected, imported: added + existing }).toEqual({ code: 1, rejected: 30, imported: 2970 });
    const lines: { line: string }[] = parse(read("killed.csv.rejects.csv"), { columns: true });
    expect(lines.map(({ line }) => Number(line))).toEqual(Array.from({ length: 30 }, (_, n) => 2 + 100 * n));
    expect(existsSync(progress)).toBe(false);
  });

  it("works through the server that runs on the data folder, and on a table by its name", async () => {
    const runtime = await startRuntime({ folder: join(folder, ".viaggio"), port: 0, log: () => {} });
    try {
      expect((await viaggio("store", "list")).out).toContain("shop\t");
      write("more.csv", "id,stars,words\n4,4,\n");
      expect(await viaggio("import", "more.csv", "--map", "mapping.json")).toMatchObject({
        code: 0,
        out: "1 added, 0 already there, 0 rejected\n",
      });
      await runtime.pump.idle();
      expect(JSON.parse((await viaggio("audit", "--json")).out)).toMatchObject({ responses: 2973, waiting: 0 });
      // The same table, reached as one in AWS would be.
      const { endpoint } = JSON.parse(read(".viaggio/engine.json"));
      const aws = {
        AWS_ENDPOINT_URL_DYNAMODB: endpoint,
        AWS_REGION: "local",
        AWS_ACCESS_KEY_ID: "local",
        AWS_SECRET_ACCESS_KEY: "local",
      };
      const remote = await viaggioWith(aws, "audit", "--json", "--table", "viaggio");
      expect(JSON.parse(remote.out)).toMatchObject({ responses: 2973, waiting: 0 });
      expect((await viaggioWith({ ...aws, VIAGGIO_TABLE: "nowhere" }, "store", "list")).code).toBe(3);
    } finally {
      await runtime.close();
    }
  });
});
