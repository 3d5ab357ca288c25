import { newSignInSecret, readShown, shownSecret } from "../../../shared/adapters/sign-in-secret.ts";
import type { Scope } from "../../../shared/domain/api-key.ts";
import { pageScopes, type Session, sessionOfKey, sessionOfLink } from "../../../shared/domain/session.ts";
import { READS_LIKE_A_KEY } from "../../http/authenticate.ts";
import type { EndpointHandler } from "../../http/endpoint.ts";
import { refuseForeignForm } from "../../pages/foreign-form.ts";
import { formFields } from "../../pages/form-fields.ts";
import type { PageAnswer, PageRequest } from "../../pages/page-endpoint.ts";
import { sessionCookie, shownSession } from "../../pages/session-cookie.ts";
import { languageFor, openPage, placeOf } from "../frame/open-page.ts";
import { ownAddress } from "../frame/own-address.ts";
import { withTexts, wordingIn } from "../frame/wording.ts";
import type { DashboardNeeds } from "../needs.ts";
import { type SignInProblem, type SignInView, signInPage } from "./sign-in-page.ts";
import { SIGN_IN_TEXTS } from "./sign-in-texts.ts";

type Asked = Pick<SignInView, "to" | "once" | "problem">;

const shown = (id: "showSignIn" | "signIn", request: PageRequest, asked: Asked): PageAnswer => {
  const wording = withTexts(wordingIn(languageFor(request, "en")), SIGN_IN_TEXTS);
  const place = { ...placeOf(id, request, []), query: { to: asked.to, lang: request.query.lang } };
  const { problem } = asked;
  return {
    ...(problem !== undefined && { status: problem === "noScope" ? 403 : 400 }),
    ...signInPage({ ...asked, place, signedOut: request.query.out !== undefined }, wording),
  };
};

/** Where people of the store sign in: with a key, or with a one-time link, which a look at it does not use up. */
export const showSignInEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  openPage("showSignIn", needs, async (request) => {
    const { to, once } = request.query;
    const isLink = once !== undefined && readShown(once) !== undefined;
    const problem = once !== undefined && !isLink ? "linkGone" : undefined;
    return shown("showSignIn", request, { to: ownAddress(to), ...(isLink && { once }), problem });
  });

type SignIn = { readonly session: Session; readonly secret: string } | { readonly problem: SignInProblem };

const withLink = async (needs: DashboardNeeds, once: string): Promise<SignIn> => {
  const asked = readShown(once);
  const link = asked && (await needs.links.take(asked.store, asked.hash, needs.now()));
  if (link === undefined) return { problem: "linkGone" };
  const { secret, hash } = newSignInSecret();
  return { session: sessionOfLink(link, { id: hash, now: needs.now() }), secret };
};

const withKey = async (needs: DashboardNeeds, typed: string): Promise<SignIn> => {
  const key = READS_LIKE_A_KEY.test(typed) ? await needs.findKey(typed) : undefined;
  if (key === undefined || key.kind !== "secret" || key.revokedAt !== undefined) return { problem: "noKey" };
  if (pageScopes(key.scopes).length === 0) return { problem: "noScope" };
  const { secret, hash } = newSignInSecret();
  return { session: sessionOfKey(key, { id: hash, now: needs.now() }), secret };
};

/** Where somebody begins who came for no page of ours. */
const firstPage = (scopes: readonly Scope[]): string =>
  scopes.includes("read") ? "/journey" : scopes.includes("moderate") ? "/moderate" : "/editor";

/** A key or a one-time link, exchanged for a session with a secret of its own; one that the browser had before ends. */
export const signInEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  openPage("signIn", needs, async (request, event) => {
    refuseForeignForm(request);
    const fields = formFields(event);
    const field = (name: string) => fields.get(name)?.[0];
    const to = ownAddress(field("to"));
    const once = field("once");
    const signIn = once === undefined ? await withKey(needs, (field("key") ?? "").trim()) : await withLink(needs, once);
    if ("problem" in signIn) return shown("signIn", request, { to, problem: signIn.problem });
    const { session, secret } = signIn;
    await needs.sessions.add(session);
    const before = readShown(shownSession(request) ?? "");
    if (before !== undefined) await needs.sessions.end(before.store, before.hash);
    return {
      seeOther: `.${to ?? firstPage(session.scopes)}`,
      cookies: [sessionCookie(request, shownSecret(session.store, secret))],
    };
  });
