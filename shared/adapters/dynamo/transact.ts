import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import {
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { AppError } from "../../domain/errors.ts";
import type { TableClient } from "./table-client.ts";
import { isTransient, isTransientCode } from "./transient.ts";

/** Tries of one transaction before its caller has to come again. */
const MAX_TRIES = 8;
/** Longest wait between two tries, in milliseconds; each is random up to it (full jitter). */
const MAX_WAIT_MS = 400;

/** How to wait between two tries. */
export type Waiting = {
  readonly random?: () => number;
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
};

/** `refused` holds the places of the items whose condition did not hold; then nothing was written. */
export type Transacted =
  | { readonly outcome: "done" }
  | { readonly outcome: "refused"; readonly refused: readonly number[] };

/**
 * A write that is harmless twice, tried again while the table is busy: one that is alone is refused as long as a transaction
 * holds its item. @throws what it throws, at the last try
 */
export const whileBusy = async <Answer>(
  write: () => Promise<Answer>,
  { random = Math.random, sleep = pause }: Waiting = {},
): Promise<Answer> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      if (attempt === MAX_TRIES || !isTransient(error)) throw error;
      await sleep(random() * Math.min(MAX_WAIT_MS, 10 * 2 ** attempt));
    }
  }
};

/**
 * All of some writes or none, tried again while the table is busy with others of them. The token makes a try whose
 * answer was lost harmless. @throws AppError `unavailable` when it stays busy.
 */
export const transact = async (
  client: TableClient["client"],
  items: readonly TransactWriteItem[],
  { random = Math.random, sleep = pause }: Waiting = {},
): Promise<Transacted> => {
  const ClientRequestToken = randomUUID();
  for (let attempt = 1; ; attempt++) {
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems: [...items], ClientRequestToken }));
      return { outcome: "done" };
    } catch (error) {
      const codes = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
      const refused = codes.flatMap(({ Code }, index) => (Code === "ConditionalCheckFailed" ? [index] : []));
      if (refused.length > 0) return { outcome: "refused", refused };
      if (!isTransient(error) && !codes.some(({ Code }) => isTransientCode(Code))) throw error;
      if (attempt === MAX_TRIES) {
        throw new AppError("unavailable", "The table is busy: try again in a moment.", { cause: error });
      }
      await sleep(random() * Math.min(MAX_WAIT_MS, 10 * 2 ** attempt));
    }
  }
};
