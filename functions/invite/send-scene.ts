import type { StoredOrder } from "../../shared/adapters/dynamo/orders.ts";
import { messageIdOf } from "../../shared/adapters/mail/message-id.ts";
import type { Ask } from "../../shared/domain/ask.ts";
import type { Customer } from "../../shared/domain/customer.ts";
import type { AskQuestion } from "../../shared/domain/governor.ts";
import type { MailKind, MailOutcome, MailSettings } from "../../shared/domain/mail.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { Survey } from "../../shared/domain/survey.ts";
import { askQuestion } from "./ask-question.ts";
import type { SendNeeds } from "./needs.ts";
import { type MailParts, mailLanguage, writeMail } from "./write-mail.ts";

/** What is wrong with a mail whose link leads nowhere any more. */
export const LINK_ENDED = "link_ended";

/** An ask that is due, with all that says whether to send it. */
export type Scene = {
  readonly ask: Ask;
  readonly store: Store;
  readonly order: StoredOrder;
  readonly customer: Customer | undefined;
  readonly question: AskQuestion;
  readonly now: Date;
};

/** What is known of an ask that is due. Of what was asked, this very ask does not count. */
export const readScene = async (
  ask: Ask,
  order: StoredOrder | undefined,
  needs: SendNeeds,
): Promise<Scene | "gone"> => {
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

/** The same, with what its mail is made of. */
export type Ready = Scene & { readonly parts: MailParts };

/** All that a mail is made of, or why it has to wait. */
export const partsOf = async (scene: Scene, needs: SendNeeds): Promise<MailParts | "no_sender" | undefined> => {
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

/**
 * True when something was handed over, and neither an answer nor news of it came in all the time of its lease: unless whoever
 * takes mail knows one that comes again, this one must not.
 */
export const isLost = ({ handedAt }: { readonly handedAt?: string | undefined }, { mailer }: SendNeeds): boolean =>
  handedAt !== undefined && !mailer.knowsAgain;

/**
 * The mail of an ask, under the Message-ID that it has or is going to have for good. It is written before it is claimed, so
 * that nothing stands between the claim and handing it over. `undefined` when its link has ended.
 */
export const mailOf = async (
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
