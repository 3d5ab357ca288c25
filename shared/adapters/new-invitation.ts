import { createHash, randomBytes } from "node:crypto";
import type { Invitation, InvitationDraft, OpenLink, OpenLinkDraft } from "../domain/invitation.ts";
import { invitationHash } from "./dynamo/invitations.ts";

/** Bytes of an id: 128 bits, 22 characters of base64url. */
const ID_BYTES = 16;
const DAY_MS = 86_400_000;

const newId = (): string => randomBytes(ID_BYTES).toString("base64url");

const derivedId = (...parts: readonly string[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest().subarray(0, ID_BYTES).toString("base64url");

/** The same survey and occasion of a store have the same id. Whoever guesses it has nothing without our signature. */
const idOf = (store: string, { survey, occasion }: InvitationDraft): string =>
  occasion === undefined ? newId() : derivedId("viaggio occasion", store, survey, occasion);

/** Whom an unsubscribe link stands for: a customer as the store names them, in no readable form. */
export const recipientId = (store: string, recipient: string): string =>
  derivedId("viaggio recipient", store, recipient);

/** An invitation with the id that its link carries, which is kept as a hash only. */
export const newInvitation = (
  store: string,
  draft: InvitationDraft,
  now: Date,
): { readonly id: string; readonly invitation: Invitation } => {
  const id = idOf(store, draft);
  const { survey, language, segment, days, recipient } = draft;
  // To the second, as the token says it.
  const end = Math.floor((now.getTime() + days * DAY_MS) / 1000) * 1000;
  return {
    id,
    invitation: {
      idHash: invitationHash(store, id),
      store,
      survey,
      ...(language !== undefined && { language }),
      ...(segment !== undefined && { segment }),
      ...(recipient !== undefined && { customer: recipientId(store, recipient) }),
      createdAt: now.toISOString(),
      expiresAt: new Date(end).toISOString(),
    },
  };
};

/** An open link with an id of its own. */
export const newOpenLink = (store: string, draft: OpenLinkDraft, now: Date): OpenLink => {
  const { language, segment, ...rest } = draft;
  return {
    ...rest,
    id: newId(),
    store,
    ...(language !== undefined && { language }),
    ...(segment !== undefined && { segment }),
    createdAt: now.toISOString(),
  };
};
