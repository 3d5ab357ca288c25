import { isDeepStrictEqual } from "node:util";
import { countCustomers } from "../../functions/follow/count-customers.ts";
import { profileNeeds } from "../../functions/http/adapters.ts";
import { scanCustomerCells } from "../../shared/adapters/dynamo/customer-cell-scan.ts";
import { dynamoCustomers } from "../../shared/adapters/dynamo/customers.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { addCounters, type Counters, isZero, subtractCounters } from "../../shared/domain/counters.ts";
import { type Customer, remaining } from "../../shared/domain/customer.ts";
import { customerContribution } from "../../shared/domain/customer-contribution.ts";
import { CODES_CELL } from "../../shared/domain/referral.ts";

/** What one look at the customers saw. */
export type CustomerAudit = {
  readonly customers: number;
  /** Profiles on their way to be counted. */
  readonly waiting: number;
  /** Profiles that are not counted as they are; after a repair, those that are not still. */
  readonly wrongProfiles: readonly string[];
  /** Cells that do not hold what the profiles say they have added, at two looks. */
  readonly wrongCells: readonly string[];
};

const zoned = (table: TableClient) => {
  const zones = new Map<string, string | undefined>();
  const { get } = dynamoStores(table);
  return async (store: string) => {
    if (!zones.has(store)) zones.set(store, (await get(store))?.timeZone);
    return zones.get(store);
  };
};

const isCounted = (customer: Customer, timeZone: string): boolean =>
  isDeepStrictEqual(customer.counted ?? {}, customerContribution(remaining(customer), timeZone));

type Look = Omit<CustomerAudit, "wrongCells"> & { readonly off: ReadonlyMap<string, Counters> };

const lookAt = async (table: TableClient, store: string | undefined, repair: boolean): Promise<Look> => {
  const { scan, get, save } = dynamoCustomers(table);
  const zoneOf = zoned(table);
  const count = countCustomers(profileNeeds(table, () => new Date()));
  const counted = new Map<string, Counters>();
  const wrongProfiles: string[] = [];
  let customers = 0;
  let waiting = 0;

  const countAnew = async (name: Customer): Promise<Customer> => {
    const seen = await get(name.store, name.id);
    if (seen === undefined || !(await save({ ...seen, uncounted: true, rev: seen.rev + 1 }))) return name;
    await count(name.store, name.id);
    return (await get(name.store, name.id)) ?? name;
  };

  for await (const page of scan(store)) {
    for (const found of page) {
      customers += 1;
      const zone = await zoneOf(found.store);
      let customer = found;
      if (customer.uncounted === true) waiting += 1;
      else if (zone !== undefined && !isCounted(customer, zone)) {
        if (repair) customer = await countAnew(customer);
        if (!isCounted(customer, zone)) wrongProfiles.push(`${customer.store}/${customer.id}`);
      }
      for (const [cell, counters] of Object.entries(customer.counted ?? {})) {
        const name = `${customer.store}#${cell}`;
        counted.set(name, addCounters(counted.get(name) ?? {}, counters));
      }
    }
  }
  const off = new Map(counted);
  for await (const page of scanCustomerCells(table, store)) {
    for (const { store: of, cell, counters } of page) {
      // Codes made and followed are nobody's: no profile says whose they are.
      if (cell.endsWith(`#${CODES_CELL}`)) continue;
      const name = `${of}#${cell}`;
      off.set(name, subtractCounters(off.get(name) ?? {}, counters));
    }
  }
  for (const [name, counters] of off) if (isZero(counters)) off.delete(name);
  return { customers, waiting, wrongProfiles, off };
};

/**
 * Recounts the customers: each profile against what it says that it has added to the customers' cells, and all of that
 * against the cells. A cell is called wrong only when it is off by the same at two looks: customers may come meanwhile.
 */
export const auditCustomers = async (
  table: TableClient,
  { store, repair = false }: { readonly store?: string | undefined; readonly repair?: boolean } = {},
): Promise<CustomerAudit> => {
  const first = await lookAt(table, store, repair);
  const last = repair || first.off.size > 0 ? await lookAt(table, store, false) : first;
  const stays = [...last.off].filter(([name, off]) => repair || isDeepStrictEqual(first.off.get(name), off));
  const { customers, waiting, wrongProfiles } = last;
  return { customers, waiting, wrongProfiles, wrongCells: stays.map(([name]) => name) };
};
