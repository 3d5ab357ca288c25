import type { Ask, Invited } from "../../shared/domain/ask.ts";
import type { AskRule } from "../../shared/domain/ask-rule.ts";
import { withAsked } from "../../shared/domain/customer.ts";
import { decideAsks, reminderAt } from "../../shared/domain/governor.ts";
import { customerClock } from "../../shared/domain/local-time.ts";
import type { MailOutcome } from "../../shared/domain/mail.ts";
import type { Order } from "../../shared/domain/order.ts";
import { dayIn } from "../../shared/domain/store.ts";
import type { SendNeeds } from "./needs.ts";
import { bySurvey, outcomeOf } from "./plan.ts";
import { HELD_MS, inMs, LEASE_MS, MAX_TRIES, type SendOutcome, THROTTLED_WAIT_MS, waitAfter } from "./send-outcome.ts";
import { isLost, mailOf, partsOf, type Ready, type Scene } from "./send-scene.ts";

const eventAt = (order: Order, rule: AskRule | undefined, now: Date): string => {
  if (rule === undefined) return now.toISOString();
  const at = "state" in rule.when ? order.times[rule.when.state] : order.events[rule.when.event];
  return at ?? now.toISOString();
};

/** What the invitation is counted under, as it is now. */
const invitedNow = async (
  { ask, store, order, question, now, parts }: Ready,
  touchpointId: string,
  rule: string,
  needs: SendNeeds,
): Promise<Invited | undefined> => {
  const touchpoint = await needs.touchpoints.get(ask.store, touchpointId);
  if (touchpoint === undefined) return undefined;
  return {
    at: now.toISOString(),
    day: dayIn(store.timeZone, now),
    eventAt: eventAt(
      order,
      question.rules.find(({ id }) => id === rule),
      now,
    ),
    stage: touchpoint.stage,
    channel: touchpoint.channel,
    language: parts.language,
    ...(parts.segment !== undefined && { segment: parts.segment }),
  };
};

/** Without what a try or a hold left on it. */
const cleared = ({ nextAt: _, problem: __, reason: ___, until: ____, handedAt: _____, ...ask }: Ask): Ask => ask;

/** The one reminder of an invitation that goes out now, if its rule has one. */
const reminderOf = (rule: AskRule | undefined, { question, order, now }: Scene): Pick<Ask, "reminder"> => {
  const { timeZone } = customerClock(order.facts ?? {}, question.storeZone);
  const at = rule && reminderAt(rule, now.toISOString(), question.policy, timeZone);
  return at === undefined ? {} : { reminder: { state: "waiting", at: new Date(at).toISOString() } };
};

/** Note what became of handing a claimed invitation over. News of it may have come meanwhile. */
const noteInvitation = async (claimed: Ask, { store, now }: Scene, outcome: MailOutcome, needs: SendNeeds) => {
  let became: SendOutcome = "nothing";
  const afterwards = (current: Ask): Ask | undefined => {
    if (current.state !== "sending") {
      became = current.state === "sent" ? "sent" : "nothing";
      return undefined;
    }
    const { nextAt: _, handedAt: __, ...back } = current;
    if (outcome.outcome === "accepted") {
      became = "sent";
      const { tries: _, ...rest } = cleared(current);
      const { deliveredAt } = outcome;
      return { ...rest, state: "sent", sentAt: needs.now().toISOString(), ...(deliveredAt && { deliveredAt }) };
    }
    const { problem } = outcome;
    if (outcome.outcome === "unknown" && !needs.mailer.knowsAgain) {
      became = "unknown";
      return { ...back, state: "unknown", problem };
    }
    if (outcome.outcome === "later" && outcome.throttled === true) {
      became = "throttled";
      return { ...back, problem, nextAt: inMs(now, THROTTLED_WAIT_MS) };
    }
    const tries = (current.tries ?? 0) + 1;
    if (outcome.outcome === "refused" || tries >= MAX_TRIES) {
      became = "failed";
      return { ...back, state: "failed", tries, problem };
    }
    became = "later";
    return { ...back, tries, problem, nextAt: inMs(now, waitAfter(tries)) };
  };
  await needs.asks.update(claimed, store, afterwards, claimed);
  return became;
};

/** Sends the invitation of an ask, if it still may be; `again` when what it was decided by has changed. */
export const sendInvitation = async (scene: Scene, needs: SendNeeds): Promise<SendOutcome | "again"> => {
  const { ask, store, order, question, now, customer } = scene;
  const keep = async (next: Ask, outcome: SendOutcome): Promise<SendOutcome | "again"> =>
    (await needs.asks.change(ask, next, { store })) === undefined ? "again" : outcome;
  if (isLost(ask, needs)) return keep({ ...cleared(ask), state: "unknown", problem: "no_answer" }, "unknown");
  const decidedAt = now.toISOString();
  const decision = bySurvey(decideAsks(question)).get(ask.survey);
  if (decision === undefined) {
    return keep({ ...cleared(ask), state: "not_asked", reason: "rule_gone", decidedAt }, "not_asked");
  }
  const { rule, touchpoint } = decision;
  if (decision.outcome === "not_asked") {
    return keep({ ...cleared(ask), rule, touchpoint, ...outcomeOf(decision), decidedAt }, "not_asked");
  }
  if (decision.at > now.toISOString()) {
    // Once claimed, it stays so: only the time of the next try is another.
    return ask.state === "sending"
      ? keep({ ...ask, nextAt: decision.at }, "later")
      : keep({ ...cleared(ask), rule, touchpoint, ...outcomeOf(decision), decidedAt }, "later");
  }
  const parts = await partsOf(scene, needs);
  if (parts === "no_sender") return keep({ ...ask, problem: "no_sender", nextAt: inMs(now, HELD_MS) }, "later");
  // Closed, or unknown, between two reads.
  if (parts === undefined || customer === undefined) return "again";
  const ready = { ...scene, parts };
  const isNew = ask.state === "waiting";
  const invited = ask.invited ?? (await invitedNow(ready, touchpoint, rule, needs));
  if (invited === undefined) return "again";
  const { messageId, handOver } = await mailOf(ready, "invitation", ask.messageId, needs);
  const asked = { order: ask.order, survey: ask.survey, touchpoint, at: invited.at };
  const byRule = question.rules.find(({ id }) => id === rule);
  const claimed = await needs.asks.change(
    ask,
    {
      ...cleared(ask),
      ...(isNew && { rule, touchpoint }),
      customer: customer.id,
      state: "sending",
      messageId,
      invited,
      handedAt: decidedAt,
      nextAt: inMs(now, LEASE_MS),
      ...(isNew && reminderOf(byRule, scene)),
    },
    { store, order, ...(isNew && { customer: withAsked(customer, asked) }) },
  );
  return claimed === undefined ? "again" : noteInvitation(claimed, scene, await handOver(), needs);
};
