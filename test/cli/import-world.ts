import { type ImportNeeds, type ImportProgress, importCsv, type Reject } from "../../infra/cli/import-csv.ts";
import { Mapping } from "../../infra/cli/import-mapping.ts";
import { dynamoResponses, type Responses } from "../../shared/adapters/dynamo/responses.ts";
import { scanTable } from "../../shared/adapters/dynamo/scan.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import type { Response } from "../../shared/domain/response.ts";
import { aTouchpoint } from "../support/builders.ts";

export const NOW = new Date("2026-06-01T00:00:00.000Z");

/** A mapping of a file with the columns id, at, stars and words. */
export const aMapping = (fields: Partial<Mapping> = {}): Mapping =>
  Mapping.parse({
    name: "orders",
    key: ["id"],
    touchpoint: "delivery",
    answeredAt: { column: "at" },
    rating: "stars",
    comment: "words",
    ...fields,
  });

export const HEADER = "id,at,stars,words";
export const aFile = (...rows: readonly string[]) => [HEADER, ...rows].join("\n");

export async function* bytesOf(content: string | Buffer, from: number, chunk = 4096): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(content);
  for (let at = from; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
}

type Options = {
  readonly mapping?: Mapping;
  readonly store?: string;
  readonly responses?: Pick<Responses, "add">;
  readonly consent?: ImportNeeds["consent"];
  readonly resume?: ImportProgress;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly concurrency?: number;
  readonly now?: () => Date;
};

/** Imports a text into a table and gives back what was rejected and how it went. */
export const importText = async (table: TableClient, content: string | Buffer, options: Options = {}) => {
  const rejects: Reject[] = [];
  const { position, tally, mayBeCutAt } = await importCsv({
    read: (from) => bytesOf(content, from),
    mapping: options.mapping ?? aMapping(),
    store: { id: options.store ?? "bottega", timeZone: "Europe/Rome" },
    touchpoints: [aTouchpoint(), aTouchpoint({ id: "closed", archived: true })],
    responses: options.responses ?? dynamoResponses(table),
    now: options.now ?? (() => NOW),
    reject: (reject) => void rejects.push(reject),
    ...(options.onProgress !== undefined && { onProgress: options.onProgress }),
    consent: options.consent,
    ...(options.resume !== undefined && { resume: options.resume }),
    ...(options.concurrency !== undefined && { concurrency: options.concurrency }),
  });
  return { position, tally, mayBeCutAt, rejects };
};

/** Every response of a store, by id. */
export const storedResponses = async (table: TableClient, store: string): Promise<Response[]> => {
  const found: Response[] = [];
  for await (const page of scanTable(table, { store })) {
    for (const scanned of page) if (scanned.kind === "response") found.push(scanned.response);
  }
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
};
