import { GetItemCommand, type TransactWriteItem } from "@aws-sdk/client-dynamodb";
import { AppError } from "../../domain/errors.ts";
import { Touchpoint } from "../../domain/touchpoint.ts";
import { TABLE } from "../../table.ts";
import { readStorePage } from "./store-page.ts";
import { fromItem, type TableClient, toItem, toValue } from "./table-client.ts";
import { transact } from "./transact.ts";

// S#<store> | TP#<touchpoint>
const PREFIX = "TP#";
const touchpointKey = (store: string, id: string) =>
  toItem({ [TABLE.partitionKey]: `S#${store}`, [TABLE.sortKey]: `${PREFIX}${id}` });

/** Something that a touchpoint is written with was changed meanwhile, so nothing was written. */
export class SurroundingsChanged extends AppError {
  override readonly name = "SurroundingsChanged";
  constructor() {
    super("conflict", "The journey was changed meanwhile: read it again.");
  }
}

export type Touchpoints = ReturnType<typeof dynamoTouchpoints>;

export const dynamoTouchpoints = ({ client, tableName }: TableClient) => {
  /** The writes that change touchpoints as they were read. */
  const changeWrite = (store: string, read: Touchpoint, changed: Touchpoint): TransactWriteItem => ({
    Put: {
      TableName: tableName,
      Item: { ...toItem(changed), ...touchpointKey(store, changed.id) },
      // Those from before revisions were kept have none.
      ConditionExpression: `attribute_exists(#pk) AND (#revision = :revision${
        read.revision === 1 ? " OR attribute_not_exists(#revision)" : ""
      })`,
      ExpressionAttributeNames: { "#pk": TABLE.partitionKey, "#revision": "revision" },
      ExpressionAttributeValues: { ":revision": toValue(read.revision) },
    },
  });

  /**
   * A touchpoint with other writes, or none of them. @throws AppError `conflict` when the store has one of this id;
   * `SurroundingsChanged` when another write was refused
   */
  const create = async (
    store: string,
    touchpoint: Touchpoint,
    also: readonly TransactWriteItem[] = [],
  ): Promise<void> => {
    const put = {
      TableName: tableName,
      Item: { ...toItem(touchpoint), ...touchpointKey(store, touchpoint.id) },
      ConditionExpression: "attribute_not_exists(#pk)",
      ExpressionAttributeNames: { "#pk": TABLE.partitionKey },
    };
    const written = await transact(client, [{ Put: put }, ...also]);
    if (written.outcome === "done") return;
    if (!written.refused.includes(0)) throw new SurroundingsChanged();
    throw new AppError("conflict", `There is a touchpoint ${touchpoint.id} already.`);
  };

  /**
   * Changes some touchpoints as they were read, with other writes, or none of them; each `to` gets the next revision.
   * @throws AppError `conflict` when one was changed meanwhile or is not there; `SurroundingsChanged` when another write was
   * refused
   */
  const change = async (
    store: string,
    changes: readonly { readonly from: Touchpoint; readonly to: Touchpoint }[],
    also: readonly TransactWriteItem[] = [],
  ): Promise<Touchpoint[]> => {
    const changed = changes.map(({ from, to }) => ({ ...to, revision: from.revision + 1 }));
    const writes = changes.map(({ from }, index) => changeWrite(store, from, changed[index] ?? from));
    const written = await transact(client, [...writes, ...also]);
    if (written.outcome === "done") return changed;
    const refused = written.refused.map((index) => changes[index]?.from.id).find((id) => id !== undefined);
    if (refused === undefined) throw new SurroundingsChanged();
    throw new AppError("conflict", `The touchpoint ${refused} was changed meanwhile: read it again.`);
  };

  const get = async (
    store: string,
    id: string,
    { consistent = false }: { readonly consistent?: boolean } = {},
  ): Promise<Touchpoint | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: touchpointKey(store, id), ConsistentRead: consistent }),
    );
    return Item === undefined ? undefined : fromItem(Touchpoint, Item);
  };

  /** Touchpoints of a store by id. */
  const list = async (
    store: string,
    limit: number,
    cursor?: string,
    { consistent = false }: { readonly consistent?: boolean } = {},
  ): Promise<{ touchpoints: Touchpoint[]; cursor?: string | undefined }> => {
    const page = await readStorePage(
      { client, tableName },
      { store, prefix: PREFIX, schema: Touchpoint, limit, cursor, consistent },
    );
    return { touchpoints: page.items, cursor: page.cursor };
  };

  /** All touchpoints of a store: a page is drawn from all of them, and a store has tens. */
  const all = async (store: string, options: { readonly consistent?: boolean } = {}): Promise<Touchpoint[]> => {
    const touchpoints: Touchpoint[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(store, 200, cursor, options);
      touchpoints.push(...page.touchpoints);
      cursor = page.cursor;
    } while (cursor !== undefined);
    return touchpoints;
  };

  return { create, change, get, list, all };
};
