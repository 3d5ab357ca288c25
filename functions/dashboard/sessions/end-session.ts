import { invalidInput } from "../../../shared/domain/errors.ts";
import type { EndpointHandler } from "../../http/endpoint.ts";
import { refuseForeignForm } from "../../pages/foreign-form.ts";
import { formFields } from "../../pages/form-fields.ts";
import { isSigned } from "../../pages/form-token.ts";
import { dashboardPage } from "../frame/dashboard-page.ts";
import { keptOf, linkTo } from "../frame/page-query.ts";
import type { DashboardNeeds } from "../needs.ts";
import { maySee, SessionsQuery, shownSessions } from "./show-sessions.ts";

/** The end of somebody's session, which takes effect with their next request. */
export const endSessionEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  dashboardPage("endSession", SessionsQuery, needs, async (visit, event) => {
    const { session: own, store, request, place } = visit;
    refuseForeignForm(request);
    const fields = formFields(event);
    const secret = await needs.signingSecret(store.id);
    if (!isSigned(secret, own, fields.get("token")?.[0] ?? "", needs.now())) {
      return { status: 409, ...(await shownSessions(needs, visit, "expired")) };
    }
    const id = fields.get("end")?.[0] ?? "";
    if (!/^[A-Za-z0-9_-]{43}$/.test(id)) throw invalidInput("body.end", "is not a session");
    const session = await needs.sessions.get(store.id, id);
    // One that is gone already is what was asked for; so is one that nobody else may know of.
    if (session !== undefined && maySee(own, session)) await needs.sessions.end(store.id, id);
    return { seeOther: linkTo(keptOf(place.query), { ended: "1" }) };
  });
