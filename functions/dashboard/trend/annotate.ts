import { AnnotationDraft } from "../../../shared/contract/annotations.ts";
import { AppError, invalidInput } from "../../../shared/domain/errors.ts";
import type { EndpointHandler } from "../../http/endpoint.ts";
import { refuseForeignForm } from "../../pages/foreign-form.ts";
import { formFields } from "../../pages/form-fields.ts";
import { isSigned } from "../../pages/form-token.ts";
import { dashboardPage } from "../frame/dashboard-page.ts";
import { addressOf } from "../frame/page-query.ts";
import type { DashboardNeeds } from "../needs.ts";
import { NoteAddress } from "./note-address.ts";
import type { RefusedNote } from "./notes-section.ts";
import { shownTrend, TrendPageQuery } from "./show-trend.ts";
import type { NoteProblem } from "./trend-texts.ts";

const problemOf = (error: AppError): NoteProblem | undefined =>
  error.code === "not_eligible" ? "tooMany" : error.code === "not_found" ? "gone" : undefined;

/** A note written, changed or deleted by a form. What was typed and cannot be taken is shown again. */
export const annotateEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  dashboardPage("annotate", TrendPageQuery, needs, async (visit, event) => {
    const { session, store, request, place, query } = visit;
    refuseForeignForm(request);
    const fields = formFields(event);
    const typed = (name: string) => fields.get(name)?.[0] ?? "";
    const note = typed("note") === "" ? undefined : NoteAddress.safeParse(typed("note")).data;
    const refuse = async (status: number, problem: RefusedNote["problem"]) => ({
      status,
      ...(await shownTrend(
        needs,
        { ...visit, query: { ...query, note } },
        { refused: { problem, day: typed("day"), text: typed("text") } },
      )),
    });
    const secret = await needs.signingSecret(store.id);
    if (!isSigned(secret, session, typed("token"), needs.now())) return refuse(409, "expired");

    const { annotations } = needs;
    const goOn = (done: string) => ({
      seeOther: `${addressOf("trend", { ...place.query, note: undefined, done })}#notes`,
    });
    try {
      if (typed("do") === "remove" && note !== undefined) {
        await annotations.remove(store.id, note);
        return goOn("removed");
      }
      const draft = AnnotationDraft.safeParse({ day: typed("day"), text: typed("text") });
      if (!draft.success) return refuse(400, draft.error.issues[0]?.path[0] === "day" ? "day" : "text");
      if (typed("do") === "change" && note !== undefined) {
        await annotations.change(store.id, note, draft.data, needs.now());
        return goOn("changed");
      }
      if (typed("do") !== "add") throw invalidInput("body.do", "asks for nothing that can be done");
      await annotations.create(store.id, draft.data, needs.now());
      return goOn("added");
    } catch (error) {
      const problem = error instanceof AppError ? problemOf(error) : undefined;
      if (problem === undefined) throw error;
      return refuse(409, problem);
    }
  });
