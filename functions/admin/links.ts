import type { OpenLinks } from "../../shared/adapters/dynamo/open-links.ts";
import { newOpenLink } from "../../shared/adapters/new-invitation.ts";
import { createInvitation, createInvitations, createLink, listLinks } from "../../shared/contract/surveys.ts";
import { baseUrl } from "../http/base-url.ts";
import { endpoint } from "../http/endpoint.ts";
import { type InviteNeeds, invite, inviteMany, openLinkUrl, refuseUnpublished } from "./invite.ts";
import { ownStore } from "./stores.ts";
import type { SurveyNeeds } from "./surveys.ts";

export type LinkNeeds = SurveyNeeds &
  InviteNeeds & {
    readonly links: Pick<OpenLinks, "add" | "list">;
    /** Where customers reach us; empty: where the caller reached us. */
    readonly publicUrl: string;
  };

export const createInvitationEndpoint = (needs: LinkNeeds) =>
  endpoint(createInvitation, needs, async ({ body }, caller, request) => {
    const { id: store } = await ownStore(caller, needs);
    return invite(store, body, baseUrl(request, needs.publicUrl), needs);
  });

export const createInvitationsEndpoint = (needs: LinkNeeds) =>
  endpoint(createInvitations, needs, async ({ body }, caller, request) => {
    const { id: store } = await ownStore(caller, needs);
    return inviteMany(store, body, baseUrl(request, needs.publicUrl), needs);
  });

export const createLinkEndpoint = (needs: LinkNeeds) =>
  endpoint(createLink, needs, async ({ body }, caller, request) => {
    const { id: store } = await ownStore(caller, needs);
    await refuseUnpublished(store, body.survey, needs);
    const link = newOpenLink(store, body, needs.now());
    await needs.links.add(link);
    return { ...link, url: openLinkUrl(link, baseUrl(request, needs.publicUrl), needs.signingKeys) };
  });

export const listLinksEndpoint = (needs: LinkNeeds) =>
  endpoint(listLinks, needs, async ({ query }, caller, request) => {
    const { id: store } = await ownStore(caller, needs);
    const { links, cursor } = await needs.links.list(store, query.limit, query.cursor);
    const base = baseUrl(request, needs.publicUrl);
    return { links: links.map((link) => ({ ...link, url: openLinkUrl(link, base, needs.signingKeys) })), cursor };
  });
