import * as z from "zod";
import type { StoredOrder } from "../../shared/adapters/dynamo/orders.ts";
import { messageIdOf } from "../../shared/adapters/mail/message-id.ts";
import { type Ask, type AskKey, dueAt, type Invited } from "../../shared/domain/ask.ts";
import type { AskRule } from "../../shared/domain/ask-rule.ts";
import { type Customer, withAsked } from "../../shared/domain/customer.ts";
import { type AskQuestion, decideAsks, reminderAt, reminderProblem } from "../../shared/domain/governor.ts";
import { afterQuiet, customerClock } from "../../shared/domain/local-time.ts";
import type { MailKind, MailOutcome, MailSettings } from "../../shared/domain/mail.ts";
import type { Order } from "../../shared/domain/order.ts";
import { dayIn, type Store } from "../../shared/domain/store.ts";
import type { Survey } from "../../shared/domain/survey.ts";
import { askQuestion } from "./ask-question.ts";
import type { SendNeeds } from "./needs.ts";
import { bySurvey, outcomeOf } from "./plan.ts";
import { type MailParts, mailLanguage, writeMail } from "./write-mail.ts";

/**
 * What became of an ask that was due.
 * - `sent`: its mail was taken. `not_asked`: it is not sent any more. `later`: it waits. `failed`: it is set aside.
 * - `unknown`: it was handed over, nobody has said what became of that, and it is not handed over again.
 * - `throttled`: we are too fast, and it waits a little. `nothing`: somebody else has it, or had it.
 */
export type SendOutcome = "sent" | "not_asked" | "later" | "unknown" | "failed" | "throttled" | "nothing";

/** What is wrong with a mail whose link leads nowhere any more. */
const LINK_ENDED = "link_ended";
/** How long a mail may be on its way before another turn takes it up: longer than any function runs. */
const LEASE_MS = 10 * 60_000;
/** Tries to hand a mail over before people must look at it; with the waits between them, some eight hours. */
export const MAX_TRIES = 10;
const FIRST_WAIT_MS = 60_000;
const MOST_WAIT_MS = 2 * 3_600_000;
const THROTTLED_WAIT_MS = 5_000;
/** How often a store that has not said who writes is looked at again. */
const HELD_MS = 10 * 60_000;
/** Turns at an ask that changes under our hands. */
const MAX_TURNS = 5;

/** Milliseconds to wait after some tries that did not work. */
export const waitAfter = (tries: number): number => Math.min(MOST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));

const inMs = (now: Date, milliseconds: number): string => new Date(now.getTime() + milliseconds).toISOString();

type Scene = {
  readonly ask: Ask;
  readonly store: Store;
  readonly order: StoredOrder;
  readonly customer: Customer | undefined;
  readonly question: AskQuestion;
  readonly now: Date;
};

/** An ask as it is, with all that says whether to send it. Of what was asked, this very ask does not count. */
const readScene = async (ask: Ask, order: StoredOrder | undefined, needs: SendNeeds): Promise<Scene | "gone"> => {
  if (order === undefined) return "gone";
  // Read here, for what the claim checks is what was decided by.
  const id = order.facts?.customer;
  const reading = id === undefined ? undefined : needs.customer(ask.store, id);
  const [store, customer, question] = await Promise.all([
    needs.store(ask.store),
    reading,
    askQuestion(order, { ...needs, customer: async () => reading }),
  ]);
  if (store === undefined || question === undefined) return "gone";
  const { asked } = question.history;
  const history = {
    ...question.history,
    asked: asked.filter(({ order, survey }) => order !== ask.order || survey !== ask.survey),
  };
  return { ask, store, order, customer, question: { ...question, history }, now: question.now };
};

type Ready = Scene & { readonly parts: MailParts };

/** All that a mail is made of, or why it has to wait. */
const partsOf = async (scene: Scene, needs: SendNeeds): Promise<MailParts | "no_sender" | undefined> => {
  const { ask, store, order, customer } = scene;
  const survey: Survey | undefined = await needs.surveys.published(ask.store, ask.survey);
  const email = customer?.email;
  if (survey === undefined || customer === undefined || email === undefined) return undefined;
  const settings: MailSettings | undefined = store.mail;
  if (settings === undefined) return "no_sender";
  const { locale, segment } = order.facts ?? {};
  return {
    store,
    settings,
    survey,
    language: mailLanguage(survey, locale),
    ...(segment !== undefined && { segment }),
    customer: { ...customer, email },
  };
};

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

/**
 * True when something was handed over, and neither an answer nor news of it came in all the time of its lease: unless whoever
 * takes mail knows one that comes again, this one must not.
 */
const isLost = ({ handedAt }: { readonly handedAt?: string | undefined }, { mailer }: SendNeeds): boolean =>
  handedAt !== undefined && !mailer.knowsAgain;

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

/**
 * The mail of an ask, under the Message-ID that it has or is going to have for good. It is written before it is claimed, so
 * that nothing stands between the claim and handing it over. `undefined` when its link has ended.
 */
const mailOf = async (
  { ask, parts }: Ready,
  kind: MailKind,
  known: string | undefined,
  needs: SendNeeds,
): Promise<{ readonly messageId: string; readonly handOver: () => Promise<MailOutcome> }> => {
  const messageId = known ?? messageIdOf({ ...ask, kind }, parts.settings.address ?? needs.sender);
  const mail = await writeMail(ask, kind, parts, needs);
  const handOver = async (): Promise<MailOutcome> =>
    mail === undefined ? { outcome: "refused", problem: LINK_ENDED } : needs.mailer.send({ ...mail, messageId });
  return { messageId, handOver };
};

const invite = async (scene: Scene, needs: SendNeeds): Promise<SendOutcome | "again"> => {
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

const remind = async (scene: Scene, needs: SendNeeds): Promise<SendOutcome | "again"> => {
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

/** Take an ask that could not be handled out of what is due, for people to look at. It counts as invited no more. */
export const setAside =
  (needs: Pick<SendNeeds, "asks" | "store">) =>
  async (key: AskKey, problem: string): Promise<void> => {
    const store = await needs.store(key.store);
    try {
      if (store === undefined) return await needs.asks.setAside(key, problem);
      await needs.asks.update(key, store, ({ nextAt: _, handedAt, reminder, ...ask }) =>
        ask.state === "sent" && reminder !== undefined
          ? { ...ask, reminder: { ...reminder, state: "not_sent", reason: "not_accepted" } }
          : { ...ask, reminder, state: handedAt === undefined ? "failed" : "unknown", problem },
      );
    } catch (error) {
      // What cannot be read cannot be counted anew either.
      if (!(error instanceof z.ZodError)) throw error;
      await needs.asks.setAside(key, problem);
    }
  };

/**
 * Sends what is due of an ask, if it still may be: everything that forbids it is looked at right before. The claim is one
 * transaction of the ask, the customer and the count that holds only while the order is as it was read and nobody has opted
 * out, so whoever comes second finds it taken, and what forbids the mail in between is heeded. A mail that was handed over
 * and of which nothing was heard until its lease ends goes again, under the same Message-ID, to whoever knows it again, and
 * to nobody else.
 */
export const sendAsk =
  (needs: SendNeeds) =>
  async (key: AskKey): Promise<SendOutcome> => {
    for (let turn = 1; turn <= MAX_TURNS; turn++) {
      const { ask, order } = await needs.asks.withOrder(key);
      const due = ask && dueAt(ask);
      // Indexes may be a little behind: what counts is the ask itself.
      if (ask === undefined || due === undefined || due > needs.now().toISOString()) return "nothing";
      const scene = await readScene(ask, order, needs);
      if (scene === "gone") {
        await needs.asks.setAside(key, "store_or_order_gone");
        return "failed";
      }
      const outcome = await (ask.state === "sent" ? remind(scene, needs) : invite(scene, needs));
      if (outcome !== "again") return outcome;
    }
    return "later";
  };
