import * as z from "zod";
import { InvitationDraft, OpenLink, OpenLinkDraft } from "../domain/invitation.ts";
import { Slug } from "../domain/stage.ts";
import { Survey, SurveyChanges, SurveyContent, SurveyDraft } from "../domain/survey.ts";
import { SurveyFinding } from "../domain/survey-lint.ts";
import type { Operation } from "./operation.ts";
import { batch, Cursor, limit, lineAnswers } from "./parts.ts";

/** What the operations below share, unless they say otherwise. */
const ofSurveys = {
  tag: "surveys",
  errors: [],
  function: "admin",
  throttle: { perSecond: 2, burst: 10 },
} as const;

const surveyPath = z.object({ id: Slug });
const page = z.object({ query: z.strictObject({ limit: limit(50, 20), cursor: Cursor.optional() }) });

/** A survey as its people see it. */
export const SurveyView = Survey.omit({ store: true });

/** A survey, and what its design does to the answers: an error keeps it from being published. */
const CheckedSurvey = z.object({ survey: SurveyView, findings: z.array(SurveyFinding) });

export const createSurvey = {
  ...ofSurveys,
  id: "createSurvey",
  method: "POST",
  path: "/v1/surveys",
  summary: "Write a survey",
  description:
    "A draft, version 1. What is left out comes from the template of the touchpoint's stage and channel, in the " +
    "store's languages. The answer says what keeps it from being published, and what would make its answers worth less.",
  scopes: ["admin"],
  input: z.object({
    body: SurveyContent.partial()
      .extend({ id: SurveyDraft.shape.id, touchpoint: SurveyDraft.shape.touchpoint })
      .strict(),
  }),
  status: 201,
  output: CheckedSurvey,
  errors: ["conflict"],
} as const satisfies Operation;

export const listSurveys = {
  ...ofSurveys,
  id: "listSurveys",
  method: "GET",
  path: "/v1/surveys",
  summary: "List the surveys",
  description: "The newest version of each, in the order of their ids.",
  scopes: ["read", "admin"],
  input: page,
  status: 200,
  output: z.object({ surveys: z.array(SurveyView), cursor: Cursor.optional() }),
} as const satisfies Operation;

export const readSurvey = {
  ...ofSurveys,
  id: "readSurvey",
  method: "GET",
  path: "/v1/surveys/{id}",
  summary: "Read a survey",
  description: "Its newest version, or the one that is asked for: an answer names the version it was given to.",
  scopes: ["read", "admin"],
  input: z.object({
    path: surveyPath,
    query: z.strictObject({
      version: z
        .string()
        .regex(/^[1-9][0-9]{0,5}$/, "must be the number of a version")
        .transform(Number)
        .optional(),
    }),
  }),
  status: 200,
  output: CheckedSurvey.extend({
    published: z.number().int().optional().describe("The version that takes answers now; absent when none does."),
  }),
  errors: ["not_found"],
} as const satisfies Operation;

export const changeSurvey = {
  ...ofSurveys,
  id: "changeSurvey",
  method: "PATCH",
  path: "/v1/surveys/{id}",
  summary: "Change a survey",
  description:
    "What is left out stays; null takes out a part that may be absent. A published version never changes: changing it " +
    "begins the next version as a draft, and answers go on to the published one. Send the `revision` that you read, " +
    "and a change made meanwhile by somebody else is not overwritten.",
  scopes: ["admin"],
  input: z.object({
    path: surveyPath,
    body: SurveyChanges.extend({ revision: z.number().int().min(1).optional() }).strict(),
  }),
  status: 200,
  output: CheckedSurvey,
  errors: ["not_found", "conflict"],
} as const satisfies Operation;

const versionBody = z.strictObject({
  version: z.number().int().min(1).max(999_999).describe("The version that you read: no other one is meant."),
});

export const publishSurvey = {
  ...ofSurveys,
  id: "publishSurvey",
  method: "POST",
  path: "/v1/surveys/{id}/publish",
  summary: "Publish a draft",
  description:
    "It takes answers from now on, in the place of the version before, and never changes again. Refused while its " +
    "design would choose who is heard. Publishing twice is fine.",
  scopes: ["admin"],
  input: z.object({ path: surveyPath, body: versionBody }),
  status: 200,
  output: CheckedSurvey,
  errors: ["not_found", "conflict"],
} as const satisfies Operation;

export const closeSurvey = {
  ...ofSurveys,
  id: "closeSurvey",
  method: "POST",
  path: "/v1/surveys/{id}/close",
  summary: "Close a survey",
  description: "Its published version takes no more answers; those that were given stay. Closing twice is fine.",
  scopes: ["admin"],
  input: z.object({ path: surveyPath, body: versionBody }),
  status: 200,
  output: CheckedSurvey,
  errors: ["not_found", "conflict"],
} as const satisfies Operation;

/** An invitation as it is handed out: the link is shown this once, since only a hash of its id is kept. */
export const NewInvitation = z.object({
  url: z.url().describe("The link, for one customer. Whoever has it can answer once."),
  unsubscribeUrl: z.url().describe("For the List-Unsubscribe header (RFC 8058) and the foot of the message."),
  expiresAt: z.iso.datetime(),
});

export const createInvitation = {
  ...ofSurveys,
  id: "createInvitation",
  method: "POST",
  path: "/v1/invitations",
  summary: "Invite one customer",
  description:
    "A signed link to a published survey, for one answer. No name and no address: those stay with whoever sends it. With " +
    "an `occasion`, the same occasion gives the same link, however often it is asked for.",
  scopes: ["admin"],
  input: z.object({ body: InvitationDraft }),
  status: 201,
  output: NewInvitation,
  throttle: { perSecond: 5, burst: 20 },
} as const satisfies Operation;

/** Most invitations of one batch. */
export const MAX_BATCH = 500;

export const createInvitations = {
  ...ofSurveys,
  id: "createInvitations",
  method: "POST",
  path: "/v1/invitations/batch",
  summary: "Invite many customers",
  description:
    `NDJSON: a line as for one invitation, at most ${MAX_BATCH} of them. Answered line by line, in order, empty lines not counted: a link, or what is ` +
    "wrong with that line. Lines with an `occasion` may be sent again after a failure; the links stay the same.",
  scopes: ["admin"],
  input: z.object({ body: batch(MAX_BATCH) }),
  status: 200,
  output: lineAnswers(NewInvitation),
  consumes: "application/x-ndjson",
  produces: "application/x-ndjson",
  throttle: { perSecond: 0.2, burst: 5 },
} as const satisfies Operation;

/** An open link with the address that it stands for. */
export const OpenLinkView = OpenLink.omit({ store: true }).extend({ url: z.url() });

export const createLink = {
  ...ofSurveys,
  id: "createLink",
  method: "POST",
  path: "/v1/links",
  summary: "Make an open link",
  description:
    "For a poster, a newsletter or a kiosk: anyone may open it and answer. What comes of it is open, never verified.",
  scopes: ["admin"],
  input: z.object({ body: OpenLinkDraft }),
  status: 201,
  output: OpenLinkView,
} as const satisfies Operation;

/** What draws an open link. */
const drawing = {
  ...ofSurveys,
  method: "GET",
  scopes: ["read", "admin"],
  input: z.object({
    path: z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{22}$/, "must be the id of an open link") }),
  }),
  status: 200,
  errors: ["not_found"],
} as const;

export const drawLinkSvg = {
  ...drawing,
  id: "drawLinkSvg",
  path: "/v1/links/{id}/qr.svg",
  summary: "Draw an open link's QR code",
  description: "For print, at any size. It survives 15 % of damage; leave its white border around it.",
  output: z.string(),
  produces: "image/svg+xml",
} as const satisfies Operation;

export const drawLinkPng = {
  ...drawing,
  id: "drawLinkPng",
  path: "/v1/links/{id}/qr.png",
  summary: "Draw an open link's QR code as pixels",
  description: "The same for programs that take no SVG: 12 pixels a module, some 900 in all.",
  output: z.base64(),
  produces: "image/png",
} as const satisfies Operation;

export const listLinks = {
  ...ofSurveys,
  id: "listLinks",
  method: "GET",
  path: "/v1/links",
  summary: "List the open links",
  description: "With their addresses, in the order of their ids.",
  scopes: ["read", "admin"],
  input: page,
  status: 200,
  output: z.object({ links: z.array(OpenLinkView), cursor: Cursor.optional() }),
} as const satisfies Operation;
