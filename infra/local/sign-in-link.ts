import { dynamoSignInLinks } from "../../shared/adapters/dynamo/sign-in-links.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { newSignInSecret, shownSecret } from "../../shared/adapters/sign-in-secret.ts";
import { newSignInLink, PAGE_SCOPES, type SignInLink } from "../../shared/domain/session.ts";

type Draft = Pick<SignInLink, "name"> & Partial<Pick<SignInLink, "scopes">>;

/** An address that signs whoever opens it in to a store, once and soon; unless said otherwise to every page. */
export const makeSignInLink = async (
  table: TableClient,
  base: string,
  store: string,
  { name, scopes = [...PAGE_SCOPES] }: Draft,
  now: Date,
): Promise<string> => {
  const { secret, hash } = newSignInSecret();
  const link = newSignInLink(store, { name, scopes }, { id: hash, now });
  await dynamoSignInLinks(table).add(link);
  return `${base}/sign-in?once=${shownSecret(store, secret)}`;
};
