import { createHash } from "node:crypto";
import { GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { type Logo, MAX_LOGO_BYTES, readPicture } from "../../domain/logo.ts";
import { TABLE } from "../../table.ts";
import { fromItem, type TableClient, toItem } from "./table-client.ts";

// S#<store> | LOGO
const logoKey = (store: string) => toItem({ [TABLE.partitionKey]: `S#${store}`, [TABLE.sortKey]: "LOGO" });

/** Apart from the store's own item, which every function reads. An empty file is a logo that was taken away. */
const StoredLogo = z.object({ file: z.string(), image: z.instanceof(Uint8Array) });

/** What a store keeps of a picture; undefined for what is none. Its name changes with it: browsers may keep it for good. */
export const logoOf = (image: Uint8Array): Logo | undefined => {
  const picture = image.length <= MAX_LOGO_BYTES ? readPicture(image) : undefined;
  if (picture === undefined) return undefined;
  const { type, width, height } = picture;
  return { file: `${createHash("sha256").update(image).digest("base64url").slice(0, 16)}.${type}`, width, height };
};

export type Logos = ReturnType<typeof dynamoLogos>;

export const dynamoLogos = ({ client, tableName }: TableClient) => {
  const put = async (store: string, file: string, image: Uint8Array): Promise<void> => {
    // Whichever is put last is the one that its store names.
    await client.send(
      new PutItemCommand({ TableName: tableName, Item: { ...toItem({ file, image }), ...logoKey(store) } }),
    );
  };

  /** The picture of a store's present logo; undefined for any other file. */
  const get = async (store: string, file: string): Promise<Uint8Array | undefined> => {
    const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key: logoKey(store) }));
    const stored = Item && fromItem(StoredLogo, Item);
    return stored?.file === file ? stored.image : undefined;
  };

  return {
    keep: put,
    get,
    /** Takes the logo away. */
    remove: (store: string) => put(store, "", new Uint8Array()),
  };
};
