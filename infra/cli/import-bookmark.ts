import { createHash } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import * as z from "zod";
import { writeDurably } from "../local/durable-file.ts";
import type { ImportProgress } from "./import-csv.ts";

const count = z.number().int().min(0);
const Bookmark = z.object({
  of: z.string(),
  position: z.object({ bytes: count, line: count }),
  tally: z.object({ added: count, existing: count, rejected: count }),
  rejectsBytes: count,
});
type Bookmark = z.infer<typeof Bookmark>;

/** What an import is of. When any of it changes, an unfinished one begins again. */
export type ImportIdentity = {
  readonly file: string;
  readonly size: number;
  readonly modifiedAt: number;
  readonly mapping: unknown;
  readonly consent: unknown;
  readonly table: string;
  readonly store: string;
};

const hashOf = (identity: ImportIdentity) => createHash("sha256").update(JSON.stringify(identity)).digest("base64url");

/** Where an unfinished import is to go on, kept in a file beside its rejects until it is finished. */
export const importBookmark = (path: string, identity: ImportIdentity) => {
  const of = hashOf(identity);

  /** Undefined when there is none, or one of another import. */
  const read = async (): Promise<Bookmark | undefined> => {
    const text = await readFile(path, "utf8").catch(() => undefined);
    if (text === undefined) return undefined;
    try {
      const bookmark = Bookmark.parse(JSON.parse(text));
      return bookmark.of === of ? bookmark : undefined;
    } catch {
      // What cannot be read marks nothing: the import begins again, which only costs time.
      return undefined;
    }
  };

  const save = ({ position, tally }: ImportProgress, rejectsBytes: number): Promise<void> =>
    writeDurably(path, JSON.stringify({ of, position, tally, rejectsBytes } satisfies Bookmark));

  const remove = () => rm(path, { force: true });

  return { read, save, remove };
};
