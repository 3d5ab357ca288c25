import type { OpenLinks } from "../../shared/adapters/dynamo/open-links.ts";
import { newOpenLink } from "../../shared/adapters/new-invitation.ts";
import { qrPng, qrSvg } from "../../shared/adapters/qr-code.ts";
import {
  createInvitation,
  createInvitations,
  createLink,
  drawLinkPng,
  drawLinkSvg,
  listLinks,
} from "../../shared/contract/surveys.ts";
import { AppError } from "../../shared/domain/errors.ts";
import type { Caller } from "../http/authenticate.ts";
import { baseUrl } from "../http/base-url.ts";
import { endpoint } from "../http/endpoint.ts";
import type { RequestParts } from "../http/read-request.ts";
import { type InviteNeeds, invite, inviteMany, openLinkUrl, refuseUnpublished } from "./invite.ts";
import { ownStore } from "./stores.ts";
import type { SurveyNeeds } from "./surveys.ts";

export type LinkNeeds = SurveyNeeds &
  InviteNeeds & {
    readonly links: Pick<OpenLinks, "add" | "get" | "list">;
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

/** The address of the caller's open link of this id. @throws AppError `not_found` */
const addressOf = async (id: string, caller: Caller, request: RequestParts, needs: LinkNeeds): Promise<string> => {
  const store = await ownStore(caller, needs);
  const link = await needs.links.get(store.id, id);
  if (link === undefined) throw new AppError("not_found", "There is no such open link.");
  return openLinkUrl(link, baseUrl(request, needs.publicUrl), needs.signingKeys);
};

export const drawLinkSvgEndpoint = (needs: LinkNeeds) =>
  endpoint(drawLinkSvg, needs, async ({ path }, caller, request) =>
    qrSvg(await addressOf(path.id, caller, request, needs)),
  );

export const drawLinkPngEndpoint = (needs: LinkNeeds) =>
  endpoint(drawLinkPng, needs, async ({ path }, caller, request) =>
    (await qrPng(await addressOf(path.id, caller, request, needs))).toString("base64"),
  );
