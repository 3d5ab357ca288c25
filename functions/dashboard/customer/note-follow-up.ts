import { randomUUID } from "node:crypto";
import * as z from "zod";
import { withoutFollowUp } from "../../../shared/domain/customer.ts";
import { invalidInput } from "../../../shared/domain/errors.ts";
import { FollowUpNote, FollowUpWay } from "../../../shared/domain/follow-up.ts";
import { instantAtHour } from "../../../shared/domain/local-time.ts";
import type { EndpointHandler } from "../../http/endpoint.ts";
import { refuseForeignForm } from "../../pages/foreign-form.ts";
import { formFields } from "../../pages/form-fields.ts";
import { isSigned } from "../../pages/form-token.ts";
import { changeCustomer } from "../../reading/change-customer.ts";
import { noteFollowUp } from "../../reading/note-follow-up.ts";
import { dashboardPage } from "../frame/dashboard-page.ts";
import { keptOf, linkTo } from "../frame/page-query.ts";
import type { DashboardNeeds } from "../needs.ts";
import type { FollowUpProblem } from "./customer-texts.ts";
import { CustomerQuery, shownCustomer } from "./show-customer.ts";

/** A day and a time of day, as a browser sends them. */
const Typed = z.object({
  day: z.iso.date(),
  time: z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]/),
  way: FollowUpWay,
  note: FollowUpNote.optional(),
});

/** Which field is wrong: a day that is none is one with its time. */
const problemOf = (error: z.ZodError): FollowUpProblem => {
  const field = error.issues[0]?.path[0];
  return field === "way" || field === "note" ? field : "time";
};

/** That somebody got in touch with a customer, noted or taken back by a form. What cannot be taken is shown again. */
export const followUpEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  dashboardPage("followUp", CustomerQuery, needs, async (visit, event) => {
    const { session, store, request, place, path } = visit;
    refuseForeignForm(request);
    const fields = formFields(event);
    const typed = (name: string) => fields.get(name)?.[0] ?? "";
    const refuse = async (status: number, problem: FollowUpProblem) => {
      const refused = { problem, day: typed("day"), time: typed("time"), way: typed("way"), note: typed("note") };
      return { status, ...(await shownCustomer(needs, visit, refused)) };
    };
    const goOn = (done: string) => ({ seeOther: `${linkTo(keptOf(place.query), { done })}#follow-up` });
    const secret = await needs.signingSecret(store.id);
    if (!isSigned(secret, session, typed("token"), needs.now())) return refuse(409, "expired");

    const id = path.id ?? "";
    if (typed("do") === "remove") {
      await changeCustomer(store.id, id, (known) => withoutFollowUp(known, typed("follow-up")), needs);
      return goOn("removed");
    }
    if (typed("do") !== "note") throw invalidInput("body.do", "asks for nothing that can be done");
    const note = typed("note").trim() === "" ? undefined : typed("note");
    const parsed = Typed.safeParse({ day: typed("day"), time: typed("time"), way: typed("way"), note });
    if (!parsed.success) return refuse(400, problemOf(parsed.error));
    const { day, time, way } = parsed.data;
    const instant = instantAtHour(store.timeZone, day, Number(time.slice(0, 2))) + Number(time.slice(3, 5)) * 60_000;
    if (instant > needs.now().getTime()) return refuse(400, "time");
    const { by, name } = session;
    const told = { id: randomUUID(), at: new Date(instant), way, note: parsed.data.note, by, name };
    await noteFollowUp(store.id, id, told, needs);
    return goOn("noted");
  });
