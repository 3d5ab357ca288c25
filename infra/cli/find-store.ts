import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import type { Store } from "../../shared/domain/store.ts";
import { UsageError } from "./usage-error.ts";

/** Enough to tell that there is more than one, and to name some. */
const SHOWN_STORES = 20;

/** The store of that id, or the only one there is. @throws UsageError when that is none or not clear. */
export const findStore = async (table: TableClient, id: string | undefined): Promise<Store> => {
  const stores = dynamoStores(table);
  if (id !== undefined) {
    const store = await stores.get(id);
    if (store !== undefined) return store;
  }
  const { stores: there } = await stores.list(SHOWN_STORES);
  const [only] = there;
  if (only === undefined) throw new UsageError("There is no store yet: viaggio store create --id shop --name Shop");
  const names = there.map((store) => store.id).join(", ");
  if (id !== undefined) throw new UsageError(`There is no store ${id}. There is: ${names}.`);
  if (there.length > 1) throw new UsageError(`Say which store with --store: ${names}.`);
  return only;
};
