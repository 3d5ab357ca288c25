import { AppError, invalidInput } from "../../shared/domain/errors.ts";
import type { Testimonial } from "../../shared/domain/testimonial.ts";
import type { EndpointHandler } from "../http/endpoint.ts";
import { refuseForeignForm } from "../pages/foreign-form.ts";
import { formFields } from "../pages/form-fields.ts";
import { isSigned, signForm } from "../pages/form-token.ts";
import { type PageAnswer, type PageRequest, pageEndpoint } from "../pages/page-endpoint.ts";
import type { ModerateNeeds } from "./needs.ts";
import { addressOf, keptOf, linkTo } from "./page/page-query.ts";
import { type OneField, type Refused, testimonialPage } from "./page/testimonial-page.ts";
import { readModeration } from "./read-moderation.ts";
import { readQuery } from "./read-query.ts";
import { refusal, type SignedIn, signIn } from "./sign-in.ts";

const find = async (needs: ModerateNeeds, { store }: SignedIn, { path }: PageRequest): Promise<Testimonial> => {
  const testimonial = await needs.testimonials.get(store.id, path.id ?? "");
  if (testimonial === undefined) throw new AppError("not_found", "There is no such testimonial.");
  return testimonial;
};

const shown = async (
  needs: ModerateNeeds,
  { session, store, wording }: SignedIn,
  request: PageRequest,
  testimonial: Testimonial,
  refused?: Refused,
): Promise<PageAnswer> => {
  const [touchpoints, secret] = await Promise.all([needs.touchpoints.all(store.id), needs.signingSecret(store.id)]);
  return {
    ...(refused !== undefined && { status: refused.why === "problem" ? 400 : 409 }),
    ...testimonialPage(
      {
        store,
        touchpoints,
        query: request.query,
        testimonial,
        token: signForm(secret, session, needs.now()),
        scopes: session.scopes,
        saved: readQuery(request.query).saved !== undefined,
        refused,
      },
      wording,
    ),
  };
};

/** One testimonial as a page. */
export const showTestimonialEndpoint = (needs: ModerateNeeds): EndpointHandler =>
  pageEndpoint(
    {
      id: "showTestimonial",
      refusal: refusal("../"),
      run: async (request) => {
        const signedIn = await signIn(needs, request);
        return shown(needs, signedIn, request, await find(needs, signedIn, request));
      },
    },
    needs,
  );

/** Where one goes on: after a decision to the next one that waits, else to what one was looking at. */
const goOn = (act: string | undefined, { query }: PageRequest): string =>
  act === "approve" || act === "reject"
    ? addressOf("../moderate", { ...keptOf(query), done: "1.0" })
    : linkTo(keptOf(query), { saved: "1" });

/** One change of one testimonial. What was typed into a form that cannot be taken is shown again, beside what is there now. */
export const moderateOneEndpoint = (needs: ModerateNeeds): EndpointHandler =>
  pageEndpoint(
    {
      id: "moderateOne",
      refusal: refusal("../"),
      run: async (request, event) => {
        refuseForeignForm(request);
        const signedIn = await signIn(needs, request);
        const { session, store } = signedIn;
        const typed = formFields(event);
        const testimonial = await find(needs, signedIn, request);
        const secret = await needs.signingSecret(store.id);
        if (!isSigned(secret, session, typed.get("token")?.[0] ?? "", needs.now())) {
          return shown(needs, signedIn, request, testimonial, { why: "expired", typed });
        }
        const act = typed.get("do")?.[0];
        const rev = Number(typed.get("rev")?.[0]);
        if (!Number.isSafeInteger(rev)) throw invalidInput("body.rev", "is not a revision");
        if (rev !== testimonial.rev) return shown(needs, signedIn, request, testimonial, { why: "stale", typed });
        const read = readModeration(act, typed, testimonial);
        if (read === undefined) throw invalidInput("body.do", "asks for nothing that can be done");
        if ("why" in read) return shown(needs, signedIn, request, testimonial, { ...read, typed });
        try {
          const moderator = { by: session.by, now: needs.now(), timeZone: store.timeZone };
          await needs.testimonials.moderate({ store: store.id, id: testimonial.id, rev }, read.wanted, moderator);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          if (error.code === "conflict") {
            const now = await find(needs, signedIn, request);
            return shown(needs, signedIn, request, now, { why: "stale", typed });
          }
          if (error.code !== "invalid_input") throw error;
          // Stretches were checked above: what is left to be wrong is that nothing would be.
          const field: OneField = act === "excerpt" ? "excerpt" : "words";
          return shown(needs, signedIn, request, testimonial, { why: "problem", field, problem: "nothingLeft", typed });
        }
        return { seeOther: goOn(act, request) };
      },
    },
    needs,
  );
