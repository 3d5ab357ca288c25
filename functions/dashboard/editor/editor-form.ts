import type { DashboardPageId } from "../../../shared/contract/dashboard-pages.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import type { EndpointHandler } from "../../http/endpoint.ts";
import { refuseForeignForm } from "../../pages/foreign-form.ts";
import { formFields } from "../../pages/form-fields.ts";
import { isSigned } from "../../pages/form-token.ts";
import type { PageAnswer, PageRequest } from "../../pages/page-endpoint.ts";
import { visitOf } from "../frame/dashboard-page.ts";
import { languageFor, openPage, placeOf } from "../frame/open-page.ts";
import { addressOf, keptOf, type PageQuery } from "../frame/page-query.ts";
import { wordingIn } from "../frame/wording.ts";
import type { DashboardNeeds } from "../needs.ts";
import { EditorQuery } from "./editor-query.ts";
import { type EditorState, type EditorVisit, readState } from "./editor-state.ts";
import { singleValues, type Values } from "./form-values.ts";
import { signedOutPage } from "./signed-out-page.ts";

/** What is sent to a page of the editor, by whom, and the journey that it is to change. */
export type Sent = { readonly state: EditorState; readonly visit: EditorVisit; readonly values: Values };

type Take = {
  /** Takes what was sent; its form is ours, for this session. */
  readonly take: (sent: Sent) => Promise<PageAnswer>;
  /** Shows a form whose page was open for too long, with all that was typed. */
  readonly expired: (sent: Sent) => Promise<PageAnswer>;
};

/** Who sent a form; undefined when their session has ended. */
const visitIfSignedIn = async (id: DashboardPageId, needs: DashboardNeeds, request: PageRequest) => {
  try {
    return await visitOf(id, EditorQuery, needs, request);
  } catch (error) {
    if (error instanceof AppError && error.code === "unauthorized") return undefined;
    throw error;
  }
};

/** The handler of a form of the editor. A session that has ended does not lose what was typed. */
export const editorForm = (id: DashboardPageId, needs: DashboardNeeds, { take, expired }: Take): EndpointHandler =>
  openPage(id, needs, async (request, event) => {
    refuseForeignForm(request);
    const values = singleValues(formFields(event));
    const visit = await visitIfSignedIn(id, needs, request);
    if (visit === undefined) {
      return signedOutPage(values, placeOf(id, request, []), wordingIn(languageFor(request, "en")));
    }
    const [state, secret] = await Promise.all([readState(visit, needs), needs.signingSecret(visit.session.store)]);
    const sent = { state, visit, values };
    return isSigned(secret, visit.session, values.token ?? "", needs.now()) ? take(sent) : expired(sent);
  });

/** Back to the journey once something is done. */
export const backTo = ({ place }: EditorState, told: PageQuery): PageAnswer => ({
  seeOther: addressOf(`${place.root}editor`, { ...keptOf(place.query), ...told }),
});
