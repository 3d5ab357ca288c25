import type { Invitations } from "../../shared/adapters/dynamo/invitations.ts";
import { messageIdOf } from "../../shared/adapters/mail/message-id.ts";
import { newInvitation } from "../../shared/adapters/new-invitation.ts";
import { signToken } from "../../shared/adapters/tokens.ts";
import type { Ask } from "../../shared/domain/ask.ts";
import type { Customer } from "../../shared/domain/customer.ts";
import { type InvitationDraft, USUAL_INVITATION_DAYS } from "../../shared/domain/invitation.ts";
import { baseLanguage, isLanguage, type Language } from "../../shared/domain/language.ts";
import type { Mail, MailKind, MailSettings } from "../../shared/domain/mail.ts";
import type { SigningKeys } from "../../shared/domain/signing-keys.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { Survey } from "../../shared/domain/survey.ts";
import { invitationMail } from "./mail/invitation-mail.ts";

/** What a mail is made with. */
export type WriteNeeds = {
  readonly now: () => Date;
  readonly invitations: Pick<Invitations, "add">;
  readonly signingKeys: SigningKeys;
  /** Where customers reach us, without a path. */
  readonly base: string;
  /** Address of the sender of stores that have none of their own. */
  readonly sender: string;
};

/** Language of a mail: the customer's, if the survey speaks it; else the survey's first. */
export const mailLanguage = (survey: Pick<Survey, "languages">, locale: string | undefined): Language => {
  const wanted = baseLanguage(locale ?? "");
  return isLanguage(wanted) && survey.languages.includes(wanted) ? wanted : (survey.languages[0] ?? "en");
};

/** What the link of an ask is for: the same ask has the same link, however often its mail is written. */
export const invitationDraft = (
  { survey, order }: Pick<Ask, "survey" | "order">,
  of: { readonly language: Language; readonly segment?: string | undefined },
): InvitationDraft => ({
  survey,
  language: of.language,
  ...(of.segment !== undefined && { segment: of.segment }),
  days: USUAL_INVITATION_DAYS,
  occasion: `order:${order}`,
});

/** Whom a mail is for, and who writes it. */
export type MailParts = {
  readonly store: Store;
  readonly settings: MailSettings;
  readonly survey: Survey;
  readonly language: Language;
  readonly segment?: string | undefined;
  readonly customer: Customer & { readonly email: string };
};

/** The mail of an ask, with a link that is kept. `undefined` when the link has ended: there is nothing to invite to. */
export const writeMail = async (
  ask: Pick<Ask, "store" | "order" | "survey">,
  kind: MailKind,
  { store, settings, survey, language, segment, customer }: MailParts,
  needs: WriteNeeds,
): Promise<Mail | undefined> => {
  const { now, base, signingKeys } = needs;
  const { id, invitation } = newInvitation(store.id, invitationDraft(ask, { language, segment }), now());
  const kept = await needs.invitations.add({ ...invitation, customer: customer.id, order: ask.order });
  const expiresAt = new Date(kept.expiresAt);
  if (expiresAt <= now()) return undefined;
  const surveyUrl = `${base}/s/${signToken(signingKeys, { purpose: "survey", store: store.id, id, expiresAt })}`;
  // Without an end: whoever wants no more must be able to say so whenever they find the mail.
  const unsubscribe = signToken(signingKeys, { purpose: "unsubscribe", store: store.id, id: customer.id });
  const unsubscribeUrl = `${base}/u/${unsubscribe}`;
  const address = settings.address ?? needs.sender;
  const about = { store: store.id, order: ask.order, survey: ask.survey, kind };
  return {
    messageId: messageIdOf(about, address),
    about,
    from: { name: settings.name ?? store.name, address },
    to: customer.email,
    ...(settings.replyTo !== undefined && { replyTo: settings.replyTo }),
    ...invitationMail({
      kind,
      store,
      mail: settings,
      survey,
      language,
      base,
      surveyUrl,
      unsubscribeUrl,
      expiresAt,
    }),
    language,
    date: now(),
    unsubscribeUrl,
  };
};
