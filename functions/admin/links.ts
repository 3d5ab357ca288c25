import type { Invitations } from "../../shared/adapters/dynamo/invitations.ts";
import type { OpenLinks } from "../../shared/adapters/dynamo/open-links.ts";
import { newInvitation, newOpenLink } from "../../shared/adapters/new-invitation.ts";
import { signToken } from "../../shared/adapters/tokens.ts";
import { createInvitation, createInvitations, createLink, listLinks } from "../../shared/contract/surveys.ts";
import { AppError, type Issue } from "../../shared/domain/errors.ts";
import { InvitationDraft, type OpenLink } from "../../shared/domain/invitation.ts";
import type { SigningKeys } from "../../shared/domain/signing-keys.ts";
import { endpoint } from "../http/endpoint.ts";
import { issuesOf } from "../http/parse-input.ts";
import type { RequestParts } from "../http/read-request.ts";
import { ownStore } from "./stores.ts";
import type { SurveyNeeds } from "./surveys.ts";

/** Invitations of one batch that are written at a time. */
const AT_ONCE = 25;

export type LinkNeeds = SurveyNeeds & {
  readonly invitations: Pick<Invitations, "add">;
  readonly links: Pick<OpenLinks, "add" | "list">;
  readonly signingKeys: SigningKeys;
  /** Where customers reach us; empty: where the caller reached us. */
  readonly publicUrl: string;
};

/** The address that links begin with: the one that is set, else the one that this request was sent to. */
const baseUrl = ({ headers }: Pick<RequestParts, "headers">, { publicUrl }: LinkNeeds): string =>
  publicUrl === "" ? `${headers["x-forwarded-proto"] ?? "http"}://${headers.host ?? ""}` : publicUrl;

/** A link to a survey that takes no answers would only disappoint. */
const refuseUnpublished = async (store: string, survey: string, needs: LinkNeeds): Promise<void> => {
  if ((await needs.surveys.published(store, survey)) !== undefined) return;
  throw new AppError("invalid_input", "The request is not valid.", {
    issues: [{ path: "body.survey", message: "is not a survey that is published and open" }],
  });
};

const invite = async (store: string, draft: InvitationDraft, base: string, needs: LinkNeeds) => {
  const { id, invitation } = newInvitation(store, draft, needs.now());
  // With an occasion it may be there already, and then it ends when it was first said to.
  const { expiresAt } = await needs.invitations.add(invitation);
  const token = (purpose: "survey" | "unsubscribe") =>
    signToken(needs.signingKeys, { purpose, store, id, expiresAt: new Date(expiresAt) });
  return { url: `${base}/s/${token("survey")}`, unsubscribeUrl: `${base}/u/${token("unsubscribe")}`, expiresAt };
};

export const createInvitationEndpoint = (needs: LinkNeeds) =>
  endpoint(createInvitation, needs, async ({ body }, caller, request) => {
    const { id: store } = await ownStore(caller, needs);
    await refuseUnpublished(store, body.survey, needs);
    return invite(store, body, baseUrl(request, needs), needs);
  });

/** A line of a batch: whom to invite, or what is wrong with it. */
const parseLine = (line: string): InvitationDraft | readonly Issue[] => {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return [{ path: "", message: "is not JSON" }];
  }
  const parsed = InvitationDraft.safeParse(value);
  return parsed.success ? parsed.data : issuesOf(parsed.error);
};

export const createInvitationsEndpoint = (needs: LinkNeeds) =>
  endpoint(createInvitations, needs, async ({ body }, caller, request) => {
    const { id: store } = await ownStore(caller, needs);
    const base = baseUrl(request, needs);
    const open = new Map<string, Promise<boolean>>();
    const isOpen = (survey: string): Promise<boolean> => {
      const known = open.get(survey) ?? needs.surveys.published(store, survey).then((there) => there !== undefined);
      open.set(survey, known);
      return known;
    };
    const answerLine = async (text: string, index: number) => {
      const line = index + 1;
      const draft = parseLine(text);
      if (!("survey" in draft)) return { line, error: { issues: [...draft] } };
      if (!(await isOpen(draft.survey))) {
        return {
          line,
          error: { issues: [{ path: "survey", message: "is not a survey that is published and open" }] },
        };
      }
      return { line, ...(await invite(store, draft, base, needs)) };
    };
    const answers: Awaited<ReturnType<typeof answerLine>>[] = [];
    for (let start = 0; start < body.length; start += AT_ONCE) {
      const some = body.slice(start, start + AT_ONCE);
      answers.push(...(await Promise.all(some.map((text, offset) => answerLine(text, start + offset)))));
    }
    return answers;
  });

const viewOf = (link: OpenLink, base: string, { signingKeys }: LinkNeeds) => ({
  ...link,
  url: `${base}/s/${signToken(signingKeys, { purpose: "open", store: link.store, id: link.id })}`,
});

export const createLinkEndpoint = (needs: LinkNeeds) =>
  endpoint(createLink, needs, async ({ body }, caller, request) => {
    const { id: store } = await ownStore(caller, needs);
    await refuseUnpublished(store, body.survey, needs);
    const link = newOpenLink(store, body, needs.now());
    await needs.links.add(link);
    return viewOf(link, baseUrl(request, needs), needs);
  });

export const listLinksEndpoint = (needs: LinkNeeds) =>
  endpoint(listLinks, needs, async ({ query }, caller, request) => {
    const { id: store } = await ownStore(caller, needs);
    const { links, cursor } = await needs.links.list(store, query.limit, query.cursor);
    return { links: links.map((link) => viewOf(link, baseUrl(request, needs), needs)), cursor };
  });
