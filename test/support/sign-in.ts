import type { BrowserContext } from "playwright-core";
import { dynamoSessions } from "../../shared/adapters/dynamo/sessions.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { newSignInSecret, shownSecret } from "../../shared/adapters/sign-in-secret.ts";
import type { ApiKey } from "../../shared/domain/api-key.ts";
import { sessionOfKey } from "../../shared/domain/session.ts";

/** A session of a key, as a browser shows it. */
export const aSession = async (table: TableClient, key: ApiKey, now: Date): Promise<string> => {
  const { secret, hash } = newSignInSecret();
  await dynamoSessions(table).add(sessionOfKey(key, { id: hash, now }));
  return shownSecret(key.store, secret);
};

const cookieName = (url: string): string => (url.startsWith("https:") ? "__Host-viaggio" : "viaggio");

/** The header of a browser that holds a session; over plain HTTP unless an address says otherwise. */
export const sessionHeader = (shown: string, url = "http:"): { readonly cookie: string } => ({
  cookie: `${cookieName(url)}=${shown}`,
});

/** Has a browser hold a session. */
export const signedIn = (context: BrowserContext, url: string, shown: string): Promise<void> =>
  context.addCookies([{ name: cookieName(url), value: shown, url, httpOnly: true, sameSite: "Lax" }]);

/** Signs in with a key as a person does. @returns the session, as a browser shows it */
export const signInWithKey = async (url: string, key: string): Promise<string> => {
  const answer = await fetch(`${url}/sign-in`, {
    method: "POST",
    body: new URLSearchParams({ key }),
    redirect: "manual",
    // As a browser does from our own page; fetch says "cross-site" of itself otherwise.
    headers: { "sec-fetch-site": "same-origin" },
  });
  const shown = /^(?:__Host-)?viaggio=([^;]+);/.exec(answer.headers.getSetCookie()[0] ?? "")?.[1];
  if (shown === undefined) throw new Error(`Signing in was answered with ${answer.status}.`);
  return shown;
};
