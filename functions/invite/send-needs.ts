import { dynamoInvitations } from "../../shared/adapters/dynamo/invitations.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { newInvitation } from "../../shared/adapters/new-invitation.ts";
import { responseId } from "../../shared/adapters/response-id.ts";
import { counts } from "../../shared/domain/response.ts";
import { planNeeds } from "../http/adapters.ts";
import type { SendNeeds } from "./needs.ts";
import type { WriteNeeds } from "./write-mail.ts";
import { invitationDraft } from "./write-mail.ts";

export type SendOptions = Pick<SendNeeds, "now" | "mailer"> & Omit<WriteNeeds, "now" | "invitations">;

/** What sending needs, on a table. */
export const sendNeeds = (table: TableClient, options: SendOptions) => {
  const { now } = options;
  const responses = dynamoResponses(table);
  return {
    ...planNeeds(table, now),
    ...options,
    invitations: dynamoInvitations(table),
    hasAnswered: async ({ store, order, survey }: Parameters<SendNeeds["hasAnswered"]>[0]): Promise<boolean> => {
      const { id } = newInvitation(store, invitationDraft({ survey, order }, { language: "en" }), now());
      const response = await responses.get(store, responseId(store, "link", `invitation|${id}`));
      return response !== undefined && (counts(response) || response.erasedAt !== undefined);
    },
  };
};
