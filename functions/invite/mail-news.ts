import type { Asks } from "../../shared/adapters/dynamo/asks.ts";
import type { OptOuts } from "../../shared/adapters/dynamo/opt-outs.ts";
import type { Ask } from "../../shared/domain/ask.ts";
import { type Customer, withSuppressed } from "../../shared/domain/customer.ts";
import { AppError } from "../../shared/domain/errors.ts";
import type { MailNews } from "../../shared/domain/mail.ts";
import type { Store } from "../../shared/domain/store.ts";

export type NewsNeeds = {
  readonly store: (id: string) => Promise<Store | undefined>;
  readonly asks: Pick<Asks, "get" | "change">;
  readonly customer: (store: string, id: string) => Promise<Customer | undefined>;
  readonly optOuts: Pick<OptOuts, "add">;
};

/** Tries to note news while the ask and the customer are changed by others. */
const MAX_TRIES = 8;

/** An ask after news of its invitation; the same when they are known. What is heard of was out, whatever was thought. */
const afterInvitation = (ask: Ask, { happened, at }: MailNews): Ask => {
  if (ask.invited === undefined) return ask;
  if (happened === "rejected") {
    const isOpen = ask.deliveredAt === undefined && ask.state !== "failed";
    return isOpen ? { ...ask, state: "failed", problem: "rejected" } : ask;
  }
  const { nextAt: _, problem: __, reason: ___, until: ____, handedAt: _____, ...rest } = ask;
  const out: Ask = ask.state === "sent" ? ask : { ...rest, state: "sent", sentAt: ask.sentAt ?? at };
  if (happened === "delivered" && ask.deliveredAt === undefined) return { ...out, deliveredAt: at };
  if (happened === "bounced" && ask.bouncedAt === undefined) return { ...out, bouncedAt: at };
  if (happened === "complained" && ask.complainedAt === undefined) return { ...out, complainedAt: at };
  return out;
};

const afterReminder = (ask: Ask, { happened, at }: MailNews): Ask => {
  const { reminder } = ask;
  if (reminder?.messageId === undefined) return ask;
  const taken = happened === "accepted" || happened === "delivered";
  if (taken && (reminder.state === "sending" || reminder.reason === "unknown")) {
    const { nextAt: _, handedAt: __, reason: ___, ...rest } = reminder;
    return { ...ask, reminder: { ...rest, state: "sent", sentAt: at } };
  }
  if (happened === "bounced" && ask.bouncedAt === undefined) return { ...ask, bouncedAt: at };
  if (happened === "complained" && ask.complainedAt === undefined) return { ...ask, complainedAt: at };
  return ask;
};

/**
 * Notes what became of a mail, once however often it is told: on the ask and in the funnel, and where the mail came back for
 * good or was called unwanted, on the customer in the same transaction: nothing is sent to them again. Who complained has
 * unsubscribed as well, which outlives their profile.
 * @throws AppError `unavailable` when others keep changing what it changes
 */
export const noteMailNews =
  (needs: NewsNeeds) =>
  async (news: MailNews): Promise<"noted" | "known" | "unknown"> => {
    const { about, happened } = news;
    for (let tries = 1; tries <= MAX_TRIES; tries++) {
      const [ask, store] = await Promise.all([needs.asks.get(about), needs.store(about.store)]);
      if (ask === undefined || store === undefined) return "unknown";
      const unwanted = happened === "bounced" || happened === "complained";
      if (happened === "complained" && ask.customer !== undefined) {
        await needs.optOuts.add(store.id, ask.customer, new Date(news.at));
      }
      const known = unwanted && ask.customer !== undefined ? await needs.customer(store.id, ask.customer) : undefined;
      const customer = known && withSuppressed(known, news.at);
      const after = about.kind === "invitation" ? afterInvitation(ask, news) : afterReminder(ask, news);
      if (after === ask && customer === undefined) return "known";
      if ((await needs.asks.change(ask, after, { store, customer })) !== undefined) return "noted";
    }
    throw new AppError("unavailable", "The ask is being changed by others: try again.");
  };
