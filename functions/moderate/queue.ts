import { consentRate } from "../../shared/domain/consent-rate.ts";
import { AppError, invalidInput } from "../../shared/domain/errors.ts";
import { fairnessOf } from "../../shared/domain/fairness.ts";
import { summaryPeriod } from "../../shared/domain/feed-summary.ts";
import type { EndpointHandler } from "../http/endpoint.ts";
import { refuseForeignForm } from "../pages/foreign-form.ts";
import { formFields } from "../pages/form-fields.ts";
import { isSigned, signForm } from "../pages/form-token.ts";
import { type PageAnswer, type PageRequest, pageEndpoint } from "../pages/page-endpoint.ts";
import type { ModerateNeeds } from "./needs.ts";
import { keptOf, linkTo } from "./page/page-query.ts";
import { type BulkField, type QueueView, queuePage } from "./page/queue-page.ts";
import { type Fields, readDecision } from "./read-moderation.ts";
import { filterOf, readQuery } from "./read-query.ts";
import { refusal, type SignedIn, signIn } from "./sign-in.ts";

/** Testimonials on a page. */
const PAGE = 20;
/** Most that one form may change: all of a page. */
const MOST_PICKED = PAGE;

const doneOf = (done: string | undefined): QueueView["done"] => {
  const [changed, missed] = (done ?? "").split(".").map(Number);
  return changed === undefined || missed === undefined ? undefined : { changed, missed };
};

const shown = async (
  needs: ModerateNeeds,
  { session, store, wording }: SignedIn,
  request: PageRequest,
  refused?: QueueView["refused"],
): Promise<PageAnswer> => {
  const query = readQuery(request.query);
  const now = needs.now();
  const filter = filterOf(query, store, now);
  const period = summaryPeriod(store, now);
  const [page, touchpoints, stamp, sums, secret] = await Promise.all([
    needs.testimonials.list({ store: store.id, filter, limit: PAGE, cursor: query.cursor }),
    needs.touchpoints.all(store.id),
    needs.feeds.stamp(store.id),
    needs.sums(store, period.from, period.to),
    needs.signingSecret(store.id),
  ]);
  return {
    ...(refused !== undefined && { status: refused.problem === "expired" ? 409 : 400 }),
    ...queuePage(
      {
        store,
        touchpoints,
        query: request.query,
        state: filter.state,
        testimonials: page.testimonials,
        cursor: page.cursor,
        consent: consentRate(sums, period),
        fairness: fairnessOf(stamp.tally),
        token: signForm(secret, session, now),
        scopes: session.scopes,
        done: doneOf(query.done),
        refused,
      },
      wording,
    ),
  };
};

/** The testimonials of one state as a page. */
export const showQueueEndpoint = (needs: ModerateNeeds): EndpointHandler =>
  pageEndpoint(
    {
      id: "showModeration",
      refusal: refusal("./"),
      run: async (request) => shown(needs, await signIn(needs, request), request),
    },
    needs,
  );

/** Which testimonial, and as which revision of it the moderator saw it. */
type Seen = { readonly id: string; readonly rev: number };

const seenIn = (values: readonly string[]): Seen[] => {
  if (values.length > MOST_PICKED) throw invalidInput("body.pick", `names more than ${MOST_PICKED}`);
  return values.map((value) => {
    const [, id, rev] = /^([A-Za-z0-9_-]{1,64})\.([1-9]\d{0,8})$/.exec(value) ?? [];
    if (id === undefined || rev === undefined) throw invalidInput("body.pick", "names no testimonial");
    return { id, rev: Number(rev) };
  });
};

/** Which testimonials a form means, and what is to be done to them: the button beside one comes first. */
const asked = (fields: Fields): { seen: Seen[]; act: string | undefined } => {
  const one = fields.get("approve");
  return one === undefined
    ? { seen: seenIn(fields.get("pick") ?? []), act: fields.get("do")?.[0] }
    : { seen: seenIn(one), act: "approve" };
};

const bulkFieldOf = (field: string): BulkField => (field === "tags" ? "tags" : "reason");

/** One decision on many testimonials, each by itself: those that were changed meanwhile stay as they are and are counted. */
export const moderateManyEndpoint = (needs: ModerateNeeds): EndpointHandler =>
  pageEndpoint(
    {
      id: "moderateMany",
      refusal: refusal("./"),
      run: async (request, event) => {
        refuseForeignForm(request);
        const signedIn = await signIn(needs, request);
        const { session, store } = signedIn;
        const fields = formFields(event);
        const again = (refused: Omit<NonNullable<QueueView["refused"]>, "typed">) =>
          shown(needs, signedIn, request, { ...refused, typed: fields });
        const secret = await needs.signingSecret(store.id);
        if (!isSigned(secret, session, fields.get("token")?.[0] ?? "", needs.now()))
          return again({ problem: "expired" });
        const { seen, act } = asked(fields);
        const read = readDecision(act, fields);
        if (read === undefined) throw invalidInput("body.do", "is none of approve, reject, feature, unfeature, tag");
        if ("problem" in read) return again({ problem: read.problem, field: bulkFieldOf(read.field) });
        if (seen.length === 0) return again({ problem: "needsChoice", field: "pick" });
        const moderator = { by: session.by, now: needs.now(), timeZone: store.timeZone };
        let changed = 0;
        // One after the other: all of them raise the same stamp.
        for (const each of seen) {
          try {
            await needs.testimonials.moderate({ store: store.id, ...each }, read.wanted, moderator);
            changed += 1;
          } catch (error) {
            if (!(error instanceof AppError) || (error.code !== "conflict" && error.code !== "not_found")) throw error;
          }
        }
        return { seeOther: linkTo(keptOf(request.query), { done: `${changed}.${seen.length - changed}` }) };
      },
    },
    needs,
  );
