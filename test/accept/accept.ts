import { createReadStream, existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { digest } from "../../functions/digest/digest.ts";
import { digestNeeds } from "../../functions/digest/needs.ts";
import { audit, isClean } from "../../infra/cli/audit.ts";
import { importCsv } from "../../infra/cli/import-csv.ts";
import { type Mapping, parseMapping } from "../../infra/cli/import-mapping.ts";
import { type Runtime, startRuntime } from "../../infra/local/runtime.ts";
import { dynamoCells } from "../../shared/adapters/dynamo/cells.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import { lexiconEngine } from "../../shared/adapters/lexicon/lexicon-engine.ts";
import { addCounters, type Counters } from "../../shared/domain/counters.ts";
import { meanOf, scoreInterval } from "../../shared/domain/interval.ts";
import { parseSliceKey, type Slice } from "../../shared/domain/slice.ts";
import { StoreDraft } from "../../shared/domain/store.ts";
import { Touchpoint } from "../../shared/domain/touchpoint.ts";
import { replayOlistOrders } from "./olist-orders.ts";
import { runUci } from "./uci.ts";

/**
 * The acceptance run: real orders of a Brazilian marketplace through import, digest and cells, compared with numbers
 * that were worked out from the file by other means (issue 2). `npm run accept -- <folder of the data>`
 */
const ORDERS = "olist-orders-pt.csv";
const FILES = [ORDERS, "uci-amazon-en.tsv", "uci-yelp-en.tsv"];

/** What ratings alone must come to, exactly; mean and interval to two decimals. */
const EXPECTED = {
  "delivery-on-time": { n: 3087, sum: 120_100, squares: 23_040_000, mean: "38.91", interval: "36.15..41.59" },
  "delivery-late": { n: 380, sum: -17_450, squares: 3_002_500, mean: "-45.92", interval: "-53.19..-37.93" },
  "delivery-missing": { n: 117, sum: -8_950, squares: 1_002_500, mean: "-76.50", interval: "-84.25..-64.92" },
};
const EXPECTED_STARS = [867, 216, 332, 514, 1655];

const NAMES: Readonly<Record<string, string>> = {
  "delivery-on-time": "Entrega no prazo",
  "delivery-late": "Entrega atrasada",
  "delivery-missing": "Entrega não realizada",
};

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
let failures = 0;
const check = (what: string, actual: unknown, expected: unknown): void => {
  const isRight = isDeepStrictEqual(actual, expected);
  if (!isRight) failures += 1;
  const found = isRight ? "" : `, expected ${JSON.stringify(expected)}`;
  say(`${isRight ? "  ok  " : "  FAIL"} ${what}: ${JSON.stringify(actual)}${found}`);
};

const makeStore = async ({ table }: Runtime, id: string): Promise<void> => {
  const draft = StoreDraft.parse({ id, name: "Olist", timeZone: "UTC", languages: ["pt"] });
  await dynamoStores(table).create(draft, new Date());
  for (const [order, touchpoint] of Object.keys(EXPECTED).entries()) {
    const name = { pt: NAMES[touchpoint] };
    await dynamoTouchpoints(table).create(
      id,
      Touchpoint.parse({ id: touchpoint, stage: "retention", channel: "ecommerce", name, order }),
    );
  }
};

const importOrders = async ({ table, pump }: Runtime, file: string, storeId: string, mapping: Mapping) => {
  const store = await dynamoStores(table).get(storeId);
  if (store === undefined) throw new Error(`the store ${storeId} is gone`);
  const { tally } = await importCsv({
    read: (from) => createReadStream(file, { start: from }),
    mapping,
    store,
    touchpoints: await dynamoTouchpoints(table).all(storeId),
    responses: dynamoResponses(table),
    now: () => new Date(),
    reject: ({ line, reason }) => say(`  line ${line}: ${reason}`),
  });
  await pump.idle();
  return tally;
};

/** The counters of a store, added up over all days by one part of the slice. */
const countersBy = async ({ table }: Runtime, storeId: string, part: keyof Slice): Promise<Map<string, Counters>> => {
  const store = await dynamoStores(table).get(storeId);
  if (store === undefined) throw new Error(`the store ${storeId} is gone`);
  const sums = new Map<string, Counters>();
  for (const { slice, counters } of await dynamoCells(table).read(store, "2016-01-01", "2018-12-31")) {
    const name = parseSliceKey(slice)[part];
    sums.set(name, addCounters(sums.get(name) ?? {}, counters));
  }
  return sums;
};

const emotionOf = (counters: Counters | undefined) => {
  const moments = { n: counters?.ne ?? 0, sum: counters?.es ?? 0, squares: counters?.eq ?? 0 };
  const { low, high } = scoreInterval(moments);
  return {
    ...moments,
    mean: (meanOf(moments) ?? 0).toFixed(2),
    interval: `${low.toFixed(2)}..${high.toFixed(2)}`,
  };
};

const total = (sums: ReadonlyMap<string, Counters>): Counters => addCounters(...sums.values());

const auditRuntime = ({ table }: Runtime) =>
  audit({ table, now: () => new Date(), digest: digest(digestNeeds(table, lexiconEngine(), () => new Date())) });

const acceptRatings = async (runtime: Runtime, file: string, mapping: Mapping): Promise<void> => {
  say("Ratings alone, counted exactly:");
  const { comment, ...ratings } = mapping;
  await makeStore(runtime, "ratings");
  check("imported", await importOrders(runtime, file, "ratings", ratings), { added: 3584, existing: 0, rejected: 0 });
  const sums = await countersBy(runtime, "ratings", "touchpoint");
  for (const [touchpoint, expected] of Object.entries(EXPECTED)) {
    check(touchpoint, emotionOf(sums.get(touchpoint)), expected);
  }
  const whole = total(sums);
  check(
    "stars 1 to 5",
    [1, 2, 3, 4, 5].map((stars) => whole[`r${stars}`] ?? 0),
    EXPECTED_STARS,
  );
  const before = await auditRuntime(runtime);
  check("audit clean", isClean(before), true);

  say("The same file a second time changes nothing:");
  const again = await importOrders(runtime, file, "ratings", ratings);
  check("imported", again, { added: 0, existing: 3584, rejected: 0 });
  check("digest of the counts", (await auditRuntime(runtime)).digest, before.digest);
};

const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

const acceptComments = async (runtime: Runtime, file: string, mapping: Mapping): Promise<void> => {
  say("With comments, read by the embedded engine:");
  await makeStore(runtime, "comments");
  // The vote of human readers comes along as the segment, so that the cells can be asked for it.
  const tally = await importOrders(runtime, file, "comments", { ...mapping, segment: { column: "most_voted_class" } });
  check("imported", tally, { added: 3584, existing: 0, rejected: 0 });
  const sums = await countersBy(runtime, "comments", "touchpoint");
  for (const touchpoint of Object.keys(EXPECTED)) {
    const { n, mean, interval } = emotionOf(sums.get(touchpoint));
    say(`  ${touchpoint}: mean emotion ${mean} (${interval}), n ${n}`);
  }
  const { n = 0, ni = 0, nd = 0, tn = 0 } = total(sums);
  say(
    `  inferred from text alone ${percent(ni, n)}, texts read ${percent(tn, n)}, dissonant ${nd} (${percent(nd, n)})`,
  );

  const votes = await countersBy(runtime, "comments", "segment");
  const satisfied = votes.get("satisfeito_com_pedido") ?? {};
  const problem = addCounters(...[...votes].filter(([vote]) => vote.startsWith("problemas_")).map(([, each]) => each));
  const voted = (satisfied.n ?? 0) + (problem.n ?? 0);
  const decided = [satisfied, problem].reduce((sum, { tp = 0, tg = 0 }) => sum + tp + tg, 0);
  const agreed = (satisfied.tp ?? 0) + (problem.tg ?? 0);
  say(
    `  agreement with the human vote (satisfied or problem): ${percent(agreed, decided)} of ${decided} decided, ` +
      `which are ${percent(decided, voted)} of ${voted} voted on`,
  );
  check("audit clean", isClean(await auditRuntime(runtime)), true);
};

const acceptOrders = async (file: string, most: number | undefined): Promise<void> => {
  say(
    `${most === undefined ? "The same" : `${most} of the same`} orders, each told twice: one mail for each that may be asked about, and a reason for each that may not.`,
  );
  const { report, expected, duplicates, mails, mailed } = await replayOlistOrders(file, most);
  check("what became of the orders", report, expected);
  check("orders with more than one ask", duplicates, 0);
  check("mails in the mailbox", mails, expected.sent);
  check("customers they are to", mailed, expected.sent);
  const notAsked = Object.values(report.notAsked).reduce((sum, n) => sum + n, 0);
  check("the report adds up", report.withoutAsk + report.sent + notAsked, report.orders);
};

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { mailed: { type: "string" } } });
  const folder = resolve(positionals[0] ?? "../shared/data");
  const missing = FILES.filter((file) => !existsSync(join(folder, file)));
  if (missing.length > 0) {
    say(`Skipped: ${folder} has no ${missing.join(", ")}. Give the folder of the data: npm run accept -- <folder>`);
    return;
  }
  const mappingFile = join(import.meta.dirname, "olist.mapping.json");
  const mapping = parseMapping(await readFile(mappingFile, "utf8"), mappingFile);
  const data = await mkdtemp(join(tmpdir(), "viaggio-accept-"));
  const runtime = await startRuntime({
    folder: data,
    port: 0,
    log: (level, event, fields) => {
      if (level !== "info") say(`  ${event} ${JSON.stringify(fields)}`);
    },
  });
  try {
    await acceptRatings(runtime, join(folder, ORDERS), mapping);
    await acceptComments(runtime, join(folder, ORDERS), mapping);
    // Of all orders it takes minutes; `--mailed 500` takes the first of them.
    await acceptOrders(join(folder, ORDERS), values.mailed === undefined ? undefined : Number(values.mailed));
  } finally {
    await runtime.close();
    await rm(data, { recursive: true, force: true });
  }
  say("Labelled English sentences, read by the embedded engine:");
  for (const { file, line, accuracy, leastAccuracy } of await runUci(folder)) {
    say(`  ${line}`);
    check(`${file} is read with an accuracy of ${leastAccuracy} at least`, accuracy >= leastAccuracy, true);
  }
  say(failures === 0 ? "Accepted." : `Not accepted: ${failures} failed.`);
  if (failures > 0) process.exitCode = 1;
};

await main();
