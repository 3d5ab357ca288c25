import type { Invitations } from "../../shared/adapters/dynamo/invitations.ts";
import type { OptOuts } from "../../shared/adapters/dynamo/opt-outs.ts";
import type { Surveys } from "../../shared/adapters/dynamo/surveys.ts";
import { newInvitation, recipientId } from "../../shared/adapters/new-invitation.ts";
import { signToken } from "../../shared/adapters/tokens.ts";
import { AppError, type Issue } from "../../shared/domain/errors.ts";
import { InvitationDraft, type OpenLink } from "../../shared/domain/invitation.ts";
import type { SigningKeys } from "../../shared/domain/signing-keys.ts";
import { eachLine, type LineAnswer, wrongLine } from "../http/each-line.ts";

/** Invitations of one batch that are written at a time. */
const AT_ONCE = 25;

const NOT_OPEN = "is not a survey that is published and open";
const UNSUBSCRIBED = "has unsubscribed";

export type InviteNeeds = {
  readonly now: () => Date;
  readonly surveys: Pick<Surveys, "published">;
  readonly invitations: Pick<Invitations, "add">;
  readonly optOuts: Pick<OptOuts, "has">;
  readonly signingKeys: SigningKeys;
};

const refused = (issues: readonly Issue[]) => new AppError("invalid_input", "The request is not valid.", { issues });

/** A link to a survey that takes no answers would only disappoint. @throws AppError `invalid_input` */
export const refuseUnpublished = async (
  store: string,
  survey: string,
  needs: Pick<InviteNeeds, "surveys">,
): Promise<void> => {
  if ((await needs.surveys.published(store, survey)) !== undefined) return;
  throw refused([{ path: "body.survey", message: NOT_OPEN }]);
};

export type Invited = { readonly url: string; readonly unsubscribeUrl: string; readonly expiresAt: string };

const hasUnsubscribed = async (
  store: string,
  { recipient }: InvitationDraft,
  { optOuts }: InviteNeeds,
): Promise<boolean> => recipient !== undefined && optOuts.has(store, recipientId(store, recipient));

const keepInvitation = async (
  store: string,
  draft: InvitationDraft,
  base: string,
  needs: InviteNeeds,
): Promise<Invited> => {
  const { id, invitation } = newInvitation(store, draft, needs.now());
  // With an occasion it may be there already, and then it ends when it was first said to.
  const { expiresAt } = await needs.invitations.add(invitation);
  const survey = signToken(needs.signingKeys, { purpose: "survey", store, id, expiresAt: new Date(expiresAt) });
  // Without an end: whoever wants no more must be able to say so whenever they find the message.
  const person = draft.recipient === undefined ? id : recipientId(store, draft.recipient);
  const unsubscribe = signToken(needs.signingKeys, { purpose: "unsubscribe", store, id: person });
  return { url: `${base}/s/${survey}`, unsubscribeUrl: `${base}/u/${unsubscribe}`, expiresAt };
};

/**
 * Invite one customer: the links begin with `base`.
 * @throws AppError `invalid_input` when the survey takes no answers or the customer has unsubscribed
 */
export const invite = async (
  store: string,
  draft: InvitationDraft,
  base: string,
  needs: InviteNeeds,
): Promise<Invited> => {
  await refuseUnpublished(store, draft.survey, needs);
  if (await hasUnsubscribed(store, draft, needs)) throw refused([{ path: "body.recipient", message: UNSUBSCRIBED }]);
  return keepInvitation(store, draft, base, needs);
};

/** Invite many, a line of JSON each; one that is wrong spoils no other. */
export const inviteMany = async (
  store: string,
  lines: readonly string[],
  base: string,
  needs: InviteNeeds,
): Promise<LineAnswer<Invited>[]> => {
  const open = new Map<string, Promise<boolean>>();
  const isOpen = (survey: string): Promise<boolean> => {
    const known = open.get(survey) ?? needs.surveys.published(store, survey).then((there) => there !== undefined);
    open.set(survey, known);
    return known;
  };
  return eachLine(InvitationDraft, lines, AT_ONCE, async (draft) => {
    if (!(await isOpen(draft.survey))) return wrongLine({ path: "survey", message: NOT_OPEN });
    if (await hasUnsubscribed(store, draft, needs)) return wrongLine({ path: "recipient", message: UNSUBSCRIBED });
    return keepInvitation(store, draft, base, needs);
  });
};

/** The address of an open link. */
export const openLinkUrl = ({ store, id }: OpenLink, base: string, signingKeys: SigningKeys): string =>
  `${base}/s/${signToken(signingKeys, { purpose: "open", store, id })}`;
