import * as z from "zod";
import { messageIdOf } from "../../shared/adapters/mail/message-id.ts";
import { type Ask, type AskKey, dueAt, type Invited } from "../../shared/domain/ask.ts";
import type { AskRule } from "../../shared/domain/ask-rule.ts";
import { type Customer, withAsked } from "../../shared/domain/customer.ts";
import { type AskQuestion, decideAsks, reminderAt, reminderProblem } from "../../shared/domain/governor.ts";
import { afterQuiet, customerClock } from "../../shared/domain/local-time.ts";
import type { Mail, MailKind, MailOutcome, MailSettings } from "../../shared/domain/mail.ts";
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
 * - `throttled`: we are too fast, and it waits a little. `nothing`: somebody else has it, or had it.
 */
export type SendOutcome = "sent" | "not_asked" | "later" | "failed" | "throttled" | "nothing";

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
  readonly order: Order;
  readonly customer: Customer | undefined;
  readonly question: AskQuestion;
  readonly now: Date;
};

/** An ask as it is, with all that says whether to send it. Of what was asked, this very ask does not count. */
const readScene = async (ask: Ask, needs: SendNeeds): Promise<Scene | "gone"> => {
  const [store, order] = await Promise.all([needs.store(ask.store), needs.orders.get(ask.store, ask.order)]);
  if (store === undefined || order === undefined) return "gone";
  // Read here, for what the claim checks is what was decided by.
  const id = order.facts?.customer;
  const customer = id === undefined ? undefined : await needs.customer(ask.store, id);
  const question = await askQuestion(order, { ...needs, customer: async () => customer });
  if (question === undefined) return "gone";
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
const cleared = ({ nextAt: _, problem: __, reason: ___, until: ____, ...ask }: Ask): Ask => ask;

/** The one reminder of an invitation that goes out now, if its rule has one. */
const reminderOf = (rule: AskRule | undefined, { question, order, now }: Scene): Pick<Ask, "reminder"> => {
  const { timeZone } = customerClock(order.facts ?? {}, question.storeZone);
  const at = rule && reminderAt(rule, now.toISOString(), question.policy, timeZone);
  return at === undefined ? {} : { reminder: { state: "waiting", at: new Date(at).toISOString() } };
};

/** Note what became of handing an invitation over. News of it may have come meanwhile. */
const noteInvitation = async ({ ask, store, now }: Scene, outcome: MailOutcome, needs: SendNeeds) => {
  let became: SendOutcome = "nothing";
  await needs.asks.update(ask, store, (current) => {
    if (current.state !== "sending") {
      became = current.state === "sent" ? "sent" : "nothing";
      return undefined;
    }
    if (outcome.outcome === "accepted") {
      became = "sent";
      const { tries: _, ...rest } = cleared(current);
      return { ...rest, state: "sent", sentAt: needs.now().toISOString() };
    }
    const tries = (current.tries ?? 0) + 1;
    if (outcome.outcome === "later" && outcome.throttled === true) {
      became = "throttled";
      return { ...current, problem: outcome.problem, nextAt: inMs(now, THROTTLED_WAIT_MS) };
    }
    if (outcome.outcome === "refused" || tries >= MAX_TRIES) {
      became = "failed";
      const { nextAt: _, ...rest } = current;
      return { ...rest, state: "failed", tries, problem: outcome.problem };
    }
    became = "later";
    return { ...current, tries, problem: outcome.problem, nextAt: inMs(now, waitAfter(tries)) };
  });
  return became;
};

const mailOf = async (
  { ask, parts }: Ready,
  kind: MailKind,
  messageId: string,
  needs: SendNeeds,
): Promise<Mail | undefined> => {
  const mail = await writeMail(ask, kind, parts, needs);
  // The one of the claim, whatever the store has changed since.
  return mail && { ...mail, messageId };
};

const invite = async (scene: Scene, needs: SendNeeds): Promise<SendOutcome | "again"> => {
  const { ask, store, question, now, customer } = scene;
  const keep = async (next: Ask, outcome: SendOutcome): Promise<SendOutcome | "again"> =>
    (await needs.asks.change(ask, next, { store })) === undefined ? "again" : outcome;
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
  const about = { ...ask, kind: "invitation" as const };
  const messageId = ask.messageId ?? messageIdOf(about, parts.settings.address ?? needs.sender);
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
      nextAt: inMs(now, LEASE_MS),
      ...(isNew && reminderOf(byRule, scene)),
    },
    { store, ...(isNew && { customer: withAsked(customer, asked) }) },
  );
  if (claimed === undefined) return "again";
  const mail = await mailOf({ ...ready, ask: claimed }, "invitation", messageId, needs);
  const outcome: MailOutcome =
    mail === undefined ? { outcome: "refused", problem: "link_ended" } : await needs.send(mail);
  return noteInvitation({ ...ready, ask: claimed }, outcome, needs);
};

type NotSent = NonNullable<NonNullable<Ask["reminder"]>["reason"]>;

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
  const rule = question.rules.find(({ id }) => id === ask.rule);
  const reason = await whyNotRemind(scene, rule, needs);
  if (reason !== undefined) return keep({ state: "not_sent", at, reason }, "not_asked");
  const { timeZone } = customerClock(order.facts ?? {}, question.storeZone);
  const free = afterQuiet(timeZone, now.getTime(), question.policy.quietHours);
  if (free > now.getTime()) return keep({ ...reminder, nextAt: new Date(free).toISOString() }, "later");
  const parts = await partsOf(scene, needs);
  if (parts === "no_sender") return keep({ ...reminder, nextAt: inMs(now, HELD_MS) }, "later");
  if (parts === undefined) return "again";
  const about = { ...ask, kind: "reminder" as const };
  const messageId = known ?? messageIdOf(about, parts.settings.address ?? needs.sender);
  const claim = { state: "sending" as const, at, messageId, nextAt: inMs(now, LEASE_MS) };
  const claimed = await needs.asks.change(ask, { ...ask, reminder: claim }, { store });
  if (claimed === undefined) return "again";
  const mail = await mailOf({ ...scene, ask: claimed, parts }, "reminder", messageId, needs);
  const outcome = mail === undefined ? undefined : await needs.send(mail);
  let became: SendOutcome = "nothing";
  await needs.asks.update(ask, store, (current) => {
    if (current.reminder?.state !== "sending") return undefined;
    if (outcome?.outcome === "accepted") {
      became = "sent";
      return { ...current, reminder: { state: "sent", at, messageId, sentAt: needs.now().toISOString() } };
    }
    if (outcome?.outcome === "later" && outcome.throttled === true) {
      became = "throttled";
      return { ...current, reminder: { ...claim, nextAt: inMs(now, THROTTLED_WAIT_MS) } };
    }
    // A reminder is worth no second try that could be a second reminder.
    became = "not_asked";
    const reason = outcome === undefined ? "link_ended" : "not_accepted";
    return { ...current, reminder: { state: "not_sent", at, messageId, reason } };
  });
  return became;
};

/** Take an ask that could not be handled out of what is due, for people to look at. It counts as invited no more. */
export const setAside =
  (needs: Pick<SendNeeds, "asks" | "store">) =>
  async (key: AskKey, problem: string): Promise<void> => {
    const store = await needs.store(key.store);
    try {
      if (store === undefined) return await needs.asks.setAside(key, problem);
      await needs.asks.update(key, store, ({ nextAt: _, reminder, ...ask }) =>
        ask.state === "sent" && reminder !== undefined
          ? { ...ask, reminder: { ...reminder, state: "not_sent", reason: "not_accepted" } }
          : { ...ask, state: "failed", problem },
      );
    } catch (error) {
      // What cannot be read cannot be counted anew either.
      if (!(error instanceof z.ZodError)) throw error;
      await needs.asks.setAside(key, problem);
    }
  };

/**
 * Sends what is due of an ask, if it still may be: everything that forbids it is looked at right before. The claim is one
 * transaction of the ask, the customer and the count, so whoever comes second finds it taken; a mail that was handed over
 * and not noted goes again under the same Message-ID when its lease ends, unless news of it came meanwhile.
 */
export const sendAsk =
  (needs: SendNeeds) =>
  async (key: AskKey): Promise<SendOutcome> => {
    for (let turn = 1; turn <= MAX_TURNS; turn++) {
      const ask = await needs.asks.get(key);
      const due = ask && dueAt(ask);
      // Indexes may be a little behind: what counts is the ask itself.
      if (ask === undefined || due === undefined || due > needs.now().toISOString()) return "nothing";
      const scene = await readScene(ask, needs);
      if (scene === "gone") {
        await needs.asks.setAside(key, "store_or_order_gone");
        return "failed";
      }
      const outcome = await (ask.state === "sent" ? remind(scene, needs) : invite(scene, needs));
      if (outcome !== "again") return outcome;
    }
    return "later";
  };
