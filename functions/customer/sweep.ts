import type { Customers } from "../../shared/adapters/dynamo/customers.ts";
import type { Stores } from "../../shared/adapters/dynamo/stores.ts";
import type { Erasing } from "../../shared/domain/customer.ts";
import type { Store } from "../../shared/domain/store.ts";
import { errorFields, type Log } from "../log.ts";
import { type EraseNeeds, eraseCustomer } from "./erase-customer.ts";

/** Customers that one run looks after; the next one goes on. */
const MOST_CUSTOMERS = 200;
/** What it erases of each in one run. */
const MOST_OF_EACH = 500;
/** An erasure that began less long ago is in the hands of whoever began it. */
const GRACE_MS = 60_000;
const STORES_PAGE = 100;
const DAY_MS = 86_400_000;

export type SweepNeeds = EraseNeeds & {
  readonly customers: Pick<Customers, "get" | "save" | "notSeenSince" | "beingErased">;
  readonly stores: Pick<Stores, "list">;
  readonly log: Log;
};

/** What one run did. `failed`: customers who stay for the next one. */
export type Swept = { readonly resumed: number; readonly removed: number; readonly failed: number };

/** The last instant of which nothing is kept any more, in a store that keeps customers for some days. */
const lastInstant = (days: number, now: Date): { readonly day: string; readonly at: string } => {
  const day = new Date(now.getTime() - days * DAY_MS).toISOString().slice(0, "YYYY-MM-DD".length);
  return { day, at: new Date(Date.parse(day) - 1).toISOString() };
};

/**
 * Ends erasures that were begun and not ended, and removes the customers of whom nothing was heard for as long as their
 * store keeps them. Twice is harmless, and so is stopping at any moment.
 */
export const sweep = (needs: SweepNeeds) => async (): Promise<Swept> => {
  const erase = eraseCustomer(needs);
  const swept = { resumed: 0, removed: 0, failed: 0 };
  const done = () => swept.resumed + swept.removed + swept.failed;

  const eraseOne = async (store: Store, id: string, wish: Erasing | undefined) => {
    try {
      await erase(store, id, wish, MOST_OF_EACH);
      swept[wish === undefined ? "resumed" : "removed"] += 1;
    } catch (error) {
      swept.failed += 1;
      needs.log("error", "sweep.failed", errorFields(error));
    }
  };

  const now = needs.now();
  const before = new Date(now.getTime() - GRACE_MS).toISOString();
  for (const { store, id } of await needs.customers.beingErased(before, MOST_CUSTOMERS)) {
    const known = await needs.store(store);
    if (known !== undefined) await eraseOne(known, id, undefined);
  }

  let cursor: string | undefined;
  do {
    const page = await needs.stores.list(STORES_PAGE, cursor);
    for (const { id } of page.stores) {
      const store = await needs.store(id);
      if (store?.retentionDays === undefined || done() >= MOST_CUSTOMERS) continue;
      const { day, at } = lastInstant(store.retentionDays, now);
      const names = await needs.customers.notSeenSince(store.id, day, MOST_CUSTOMERS - done());
      for (const name of names) await eraseOne(store, name.id, { at, because: "retention" });
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  needs.log("info", "sweep", swept);
  return swept;
};
