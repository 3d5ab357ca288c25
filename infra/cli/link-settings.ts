import { resolve } from "node:path";
import * as z from "zod";
import { SigningKeys } from "../../shared/domain/signing-keys.ts";
import { openSigningKeys } from "../local/signing-keys.ts";
import type { TableOptions } from "./open-table.ts";
import { UsageError } from "./usage-error.ts";

/** Where `npm start` listens: it is told by the same variable. */
const localUrl = (): string => `http://127.0.0.1:${process.env.VIAGGIO_PORT ?? 8787}`;

export type LinkOptions = TableOptions & { readonly url?: string };

const PublicUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ""));

const keysOf = async ({ table, data }: TableOptions): Promise<SigningKeys> => {
  if (table === undefined) return openSigningKeys(resolve(data));
  try {
    return SigningKeys.parse(JSON.parse(process.env.SIGNING_KEYS ?? ""));
  } catch {
    throw new UsageError(
      "Links to a table in AWS are signed with the stack's keys: put the value of its SigningKeys secret into SIGNING_KEYS.",
    );
  }
};

/** What addresses begin with: for a table in AWS it must be given. @throws UsageError */
export const publicUrl = (options: LinkOptions): string => {
  const url = options.url ?? (options.table === undefined ? localUrl() : undefined);
  if (url === undefined) throw new UsageError("Say with --url where customers reach this stack.");
  const base = PublicUrl.safeParse(url);
  if (!base.success) throw new UsageError("--url is not an address such as https://voice.shop.example");
  return base.data;
};

/** What a link begins with and is signed with: for a table in AWS both must be given. @throws UsageError */
export const linkSettings = async (options: LinkOptions): Promise<{ base: string; signingKeys: SigningKeys }> => ({
  base: publicUrl(options),
  signingKeys: await keysOf(options),
});
