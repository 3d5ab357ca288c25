import { readShown } from "../../../shared/adapters/sign-in-secret.ts";
import type { EndpointHandler } from "../../http/endpoint.ts";
import { refuseForeignForm } from "../../pages/foreign-form.ts";
import { endedCookie, shownSession } from "../../pages/session-cookie.ts";
import { openPage } from "../frame/open-page.ts";
import type { DashboardNeeds } from "../needs.ts";

/** The end of one's own session, at the table and in the browser. */
export const signOutEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  openPage("signOut", needs, async (request) => {
    refuseForeignForm(request);
    const shown = readShown(shownSession(request) ?? "");
    if (shown !== undefined) await needs.sessions.end(shown.store, shown.hash);
    return { seeOther: "./sign-in?out=1", cookies: [endedCookie(request)] };
  });
