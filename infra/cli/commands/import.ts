import { createReadStream } from "node:fs";
import { readFile, realpath, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { dynamoResponses } from "../../../shared/adapters/dynamo/responses.ts";
import { dynamoTouchpoints } from "../../../shared/adapters/dynamo/touchpoints.ts";
import { CONSENT_SCOPES, type Consent, ConsentScope, MAX_CONSENT_LENGTH } from "../../../shared/domain/consent.ts";
import { isLanguage, LANGUAGES } from "../../../shared/domain/language.ts";
import type { Store } from "../../../shared/domain/store.ts";
import { findStore } from "../find-store.ts";
import { importBookmark } from "../import-bookmark.ts";
import { type ImportTally, importCsv, readHeader } from "../import-csv.ts";
import { FORMAT_NAMES, type FormatName, mappingOfFormat } from "../import-formats.ts";
import { type Mapping, parseMapping } from "../import-mapping.ts";
import type { TableOptions } from "../open-table.ts";
import { progressBar } from "../progress-bar.ts";
import { openRejects } from "../rejects-file.ts";
import { UsageError } from "../usage-error.ts";
import { EXIT, print, withTable } from "./run.ts";

type Options = TableOptions & {
  readonly map?: string;
  readonly format?: FormatName;
  readonly touchpoint?: string;
  readonly encoding: Mapping["encoding"];
  readonly consentBasis?: string;
  readonly consentScopes?: Consent["scopes"];
  readonly consentLanguage?: Consent["language"];
  readonly store?: string;
  readonly rejects?: string;
  readonly concurrency: number;
};

const CHUNK_BYTES = 256 * 1024;
const SAVE_EVERY_MS = 1_000;

const HELP = `
The mapping says how the columns of the file become responses:

  {
    "name": "orders-2026",
    "key": ["order_id"],
    "touchpoint": [
      { "when": { "empty": "delivered_at" }, "touchpoint": "delivery-missing" },
      { "when": { "later": ["delivered_at", "promised_at"] }, "touchpoint": "delivery-late" },
      { "touchpoint": "delivery-on-time" }
    ],
    "answeredAt": { "column": "answered_at", "timeZone": "Europe/Rome" },
    "language": "it",
    "rating": "stars",
    "comment": ["title", "message"]
  }

  key         columns that name a row for good: importing a row twice changes nothing
  touchpoint  one for all, { "column": … }, or rules; conditions are empty, equals and later
  answers     rating 1-5, face 1-5, recommendation 0-10, effort 1-7, comment
  also        delimiter (found by itself), encoding ("latin1"), language, segment, displayName, reply, repliedAt

Exports of ${FORMAT_NAMES.join(", ")} need no mapping: --format judgeme --touchpoint delivery

Imported comments count, and can be published only if you say on what basis. The statement is kept with each of them:

  --consent-basis "Reviews on Judge.me, whose terms let us show them" --consent-scopes site,social

Rows that cannot be imported are listed in the rejects file with line, column and reason.
An import that was stopped goes on where it was when the same command is given again.
Exit code: 0 all in, 1 some rows were rejected, 2 nothing was written, 3 it stopped half-way.`;

const readable = async (path: string, what: string): Promise<void> => {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) throw new UsageError(`${what} ${path} is not a file that can be read.`);
};

const tell = ({ added, existing, rejected }: ImportTally) =>
  `${added} added, ${existing} already there, ${rejected} rejected`;

/** The mapping of the file that is given, or the ready one of the format. */
const mappingFor = async (options: Options, read: (from: number) => AsyncIterable<Uint8Array>): Promise<Mapping> => {
  const { map, format, touchpoint, encoding } = options;
  if (map !== undefined) {
    await readable(map, "The mapping");
    return parseMapping(await readFile(map, "utf8"), map);
  }
  if (format === undefined) throw new UsageError("Say how columns become responses: with --map, or with --format.");
  if (touchpoint === undefined) {
    throw new UsageError("Say with --touchpoint where on the journey these responses were given.");
  }
  const { names } = await readHeader(read, { encoding });
  return mappingOfFormat(format, names, { touchpoint, encoding });
};

/** What the store states to be allowed to publish the words; undefined when it states nothing. */
const statedConsent = (
  { consentBasis, consentScopes, consentLanguage }: Options,
  store: Pick<Store, "languages">,
): Pick<Consent, "text" | "language" | "scopes"> | undefined => {
  if (consentBasis === undefined && consentScopes === undefined) return undefined;
  if (consentBasis === undefined) throw new UsageError("--consent-scopes needs --consent-basis: what allows it?");
  if (consentScopes === undefined) {
    throw new UsageError(`--consent-basis needs --consent-scopes: one or more of ${CONSENT_SCOPES.join(",")}.`);
  }
  const language = consentLanguage ?? store.languages.find(isLanguage) ?? "en";
  return { text: consentBasis, language, scopes: consentScopes };
};

const runImport = async (file: string, options: Options): Promise<void> => {
  await readable(file, "The CSV file");
  const read = (from: number) => createReadStream(file, { start: from, highWaterMark: CHUNK_BYTES });
  const mapping = await mappingFor(options, read);
  const { size, mtimeMs } = await stat(file);
  const rejectsPath = resolve(options.rejects ?? `${basename(file)}.rejects.csv`);
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort();
  process.once("SIGINT", interrupt);

  await withTable(options, async ({ table, name, settle }) => {
    const store = await findStore(table, options.store);
    const consent = statedConsent(options, store);
    const bookmark = importBookmark(`${rejectsPath}.progress.json`, {
      file: await realpath(file),
      size,
      modifiedAt: mtimeMs,
      mapping,
      consent,
      table: name,
      store: store.id,
    });
    const resume = await bookmark.read();
    if (resume !== undefined) {
      process.stderr.write(`Going on at line ${resume.position.line} (${tell(resume.tally)}).\n`);
    }
    const rejects = await openRejects(rejectsPath, resume?.rejectsBytes);
    const bar = progressBar("Importing", size);
    let savedAt = 0;
    try {
      const { position, tally, mayBeCutAt } = await importCsv({
        read,
        mapping,
        store,
        touchpoints: await dynamoTouchpoints(table).all(store.id),
        responses: dynamoResponses(table),
        consent,
        now: () => new Date(),
        reject: rejects.add,
        concurrency: options.concurrency,
        signal: interrupted.signal,
        resume,
        onProgress: async (progress) => {
          bar.to(progress.position.bytes, tell(progress.tally));
          const isDue = Date.now() - savedAt > SAVE_EVERY_MS;
          const rejectsBytes = await rejects.flush();
          if (!isDue && progress.position.bytes < size && !interrupted.signal.aborted) return;
          await bookmark.save(progress, rejectsBytes);
          savedAt = Date.now();
        },
      });
      bar.stop();
      if (interrupted.signal.aborted && position.bytes < size) {
        process.stderr.write(`Stopped before line ${position.line}: give the same command again to go on.\n`);
        process.exitCode = EXIT.failed;
      } else {
        await bookmark.remove();
        await settle();
        if (tally.rejected > 0) process.exitCode = EXIT.findings;
      }
      print(tell(tally));
      if (consent === undefined && tally.added > 0) {
        process.stderr.write("No --consent-basis was given: what was added counts, and can never be published.\n");
      }
      if (tally.added === 0 && tally.rejected === 0) print("Nothing has changed.");
      if (mayBeCutAt !== undefined) {
        process.stderr.write(
          `Line ${mayBeCutAt}, the last one, has no line end: if the file was cut off, its last column is not whole.\n`,
        );
      }
      if (tally.rejected > 0) process.stderr.write(`The rejected rows are listed in ${rejectsPath}\n`);
    } catch (error) {
      if (error instanceof UsageError) throw error;
      throw new Error(
        `The import stopped: ${error instanceof Error ? error.message : error}\nGive the same command again to go on.`,
        { cause: error },
      );
    } finally {
      bar.stop();
      await rejects.close();
    }
  }).finally(() => process.removeListener("SIGINT", interrupt));
};

const positive = (text: string): number => {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 256) return number;
  throw new InvalidArgumentError("It is a whole number from 1 to 256.");
};

const statement = (text: string): string => {
  const stated = text.trim();
  if (stated.length >= 10 && [...stated].length <= MAX_CONSENT_LENGTH) return stated;
  throw new InvalidArgumentError(`It is a sentence of 10 to ${MAX_CONSENT_LENGTH} characters.`);
};

const scopes = (text: string): Consent["scopes"] => {
  const parsed = ConsentScope.array()
    .min(1)
    .safeParse([...new Set(text.split(",").map((scope) => scope.trim()))]);
  if (parsed.success) return parsed.data;
  throw new InvalidArgumentError(`It is one or more of ${CONSENT_SCOPES.join(",")}.`);
};

const language = (text: string): Consent["language"] => {
  if (isLanguage(text)) return text;
  throw new InvalidArgumentError(`It is one of ${LANGUAGES.join(", ")}.`);
};

export const addImport = (program: Command): void => {
  program
    .command("import")
    .description("import the rows of a CSV file as responses; twice is once")
    .argument("<file>", "CSV in UTF-8 or Latin-1; its first line names the columns")
    .addOption(new Option("--map <file>", "how columns become responses, as JSON").conflicts("format"))
    .addOption(new Option("--format <tool>", "the export of a tool, instead of a mapping").choices(FORMAT_NAMES))
    .option("--touchpoint <id>", "where the responses of a --format were given")
    .addOption(new Option("--encoding <name>", "of a --format's file").choices(["utf8", "latin1"]).default("utf8"))
    .option("--consent-basis <text>", "what allows you to publish these words, in a sentence", statement)
    .option("--consent-scopes <list>", `where: some of ${CONSENT_SCOPES.join(",")}`, scopes)
    .option("--consent-language <code>", "language of that sentence (default: the store's first)", language)
    .option("--store <id>", "store that the responses belong to (default: the only one)")
    .option("--rejects <file>", "where rejected rows are listed, .csv or .ndjson (default: <file>.rejects.csv here)")
    .option("--concurrency <n>", "rows on their way to the table at one time", positive, 32)
    .addHelpText("after", HELP)
    .action((file: string, _: unknown, command: Command) => runImport(file, command.optsWithGlobals<Options>()));
};
