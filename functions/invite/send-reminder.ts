import type { Ask } from "../../shared/domain/ask.ts";
import type { AskRule } from "../../shared/domain/ask-rule.ts";
import { reminderProblem } from "../../shared/domain/governor.ts";
import { afterQuiet, customerClock } from "../../shared/domain/local-time.ts";
import type { MailOutcome } from "../../shared/domain/mail.ts";
import type { SendNeeds } from "./needs.ts";
import { HELD_MS, inMs, LEASE_MS, type SendOutcome, THROTTLED_WAIT_MS } from "./send-outcome.ts";
import { isLost, LINK_ENDED, mailOf, partsOf, type Scene } from "./send-scene.ts";

type NotSent = NonNullable<NonNullable<Ask["reminder"]>["reason"]>;

/** Why a reminder that was handed over is not sent. */
const notTaken = (outcome: Exclude<MailOutcome, { outcome: "accepted" }>): NotSent => {
  if (outcome.outcome === "unknown") return "unknown";
  return outcome.problem === LINK_ENDED ? "link_ended" : "not_accepted";
};

/** Why a reminder has lost its reason, if it has. */
const whyNotRemind = async (
  scene: Scene,
  rule: AskRule | undefined,
  needs: SendNeeds,
): Promise<NotSent | undefined> => {
  const { ask, question } = scene;
  if (rule === undefined || !rule.enabled || rule.reminderAfter === undefined) return "rule_gone";
  const problem = reminderProblem(rule, question);
  if (problem !== undefined) return problem;
  if (ask.bouncedAt !== undefined || ask.complainedAt !== undefined) return "suppressed";
  return (await needs.hasAnswered(ask)) ? "already_answered" : undefined;
};

/** Sends the reminder of an invitation, if it still has a reason; `again` when what it was decided by has changed. */
export const sendReminder = async (scene: Scene, needs: SendNeeds): Promise<SendOutcome | "again"> => {
  const { ask, store, order, question, now } = scene;
  const { reminder } = ask;
  if (reminder === undefined) return "nothing";
  const keep = async (next: NonNullable<Ask["reminder"]>, outcome: SendOutcome): Promise<SendOutcome | "again"> =>
    (await needs.asks.change(ask, { ...ask, reminder: next }, { store })) === undefined ? "again" : outcome;
  const { at, messageId: known } = reminder;
  if (isLost(reminder, needs)) return keep({ state: "not_sent", at, messageId: known, reason: "unknown" }, "unknown");
  const rule = question.rules.find(({ id }) => id === ask.rule);
  const reason = await whyNotRemind(scene, rule, needs);
  if (reason !== undefined) return keep({ state: "not_sent", at, reason }, "not_asked");
  const { timeZone } = customerClock(order.facts ?? {}, question.storeZone);
  const free = afterQuiet(timeZone, now.getTime(), question.policy.quietHours);
  if (free > now.getTime()) return keep({ ...reminder, nextAt: new Date(free).toISOString() }, "later");
  const parts = await partsOf(scene, needs);
  if (parts === "no_sender") return keep({ ...reminder, nextAt: inMs(now, HELD_MS) }, "later");
  if (parts === undefined) return "again";
  const { messageId, handOver } = await mailOf({ ...scene, parts }, "reminder", known, needs);
  const claim = { state: "sending" as const, at, messageId };
  const handed = { ...claim, handedAt: now.toISOString(), nextAt: inMs(now, LEASE_MS) };
  const claimed = await needs.asks.change(ask, { ...ask, reminder: handed }, { store, order });
  if (claimed === undefined) return "again";
  const outcome = await handOver();
  let became: SendOutcome = "nothing";
  const afterwards = (current: Ask): Ask | undefined => {
    if (current.reminder?.state !== "sending") return undefined;
    if (outcome.outcome === "accepted") {
      became = "sent";
      return { ...current, reminder: { state: "sent", at, messageId, sentAt: needs.now().toISOString() } };
    }
    if (outcome.outcome === "later" && outcome.throttled === true) {
      became = "throttled";
      return { ...current, reminder: { ...claim, nextAt: inMs(now, THROTTLED_WAIT_MS) } };
    }
    // A reminder is worth no second try.
    became = outcome.outcome === "unknown" ? "unknown" : "not_asked";
    return { ...current, reminder: { state: "not_sent", at, messageId, reason: notTaken(outcome) } };
  };
  await needs.asks.update(claimed, store, afterwards, claimed);
  return became;
};
