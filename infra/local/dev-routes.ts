import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import * as z from "zod";
import { COMMON_HEADERS, refusalAnswer, refusalOf } from "../../functions/http/endpoint.ts";
import { issuesOf } from "../../functions/http/parse-input.ts";
import { readRequest } from "../../functions/http/read-request.ts";
import { Delay, durationMs } from "../../shared/domain/duration.ts";
import { AppError, invalidInput, invalidRequest } from "../../shared/domain/errors.ts";
import type { MailNews } from "../../shared/domain/mail.ts";
import type { Clock } from "./clock.ts";
import type { HttpHandler, Route } from "./http-routes.ts";
import type { Mailbox } from "./mailbox.ts";
import { mailboxPage, mailDocument, mailPage } from "./pages/mailbox.ts";
import { localWording } from "./pages/page.ts";

type DevNeeds = {
  readonly clock: Clock;
  readonly mailbox: Mailbox;
  readonly noteNews: (news: MailNews) => Promise<unknown>;
};

/** Mails that the list shows. */
const LISTED = 100;
/** Furthest that the clock may be moved at once, so that a slip does not end every link for good. */
const FURTHEST_MS = 3 * 366 * 86_400_000;

const ClockMove = z.union(
  [
    z.strictObject({ at: z.iso.datetime({ offset: true }) }),
    z.strictObject({ forward: Delay.describe("A duration such as P3D or PT12H.") }),
  ],
  "needs `at`, a time, or `forward`, a duration such as P3D",
);

/** Only people at this machine and its own pages: other sites' pages must not read mail here or move the clock. */
const refuseStrangers = ({ headers }: Pick<APIGatewayProxyEventV2, "headers">): void => {
  const { origin, host } = headers;
  const site = headers["sec-fetch-site"];
  // A browser says itself where a request comes from; our own forms tell it no origin, since our pages send no referrer.
  const isOurs =
    site === undefined
      ? origin === undefined || origin === `http://${host}`
      : site === "same-origin" || site === "none";
  if (!isOurs) {
    throw new AppError("forbidden", "This is for pages of this server alone.");
  }
};

const guarded =
  (run: HttpHandler): HttpHandler =>
  async (event, context) => {
    try {
      refuseStrangers(event);
      return await run(event, context);
    } catch (error) {
      return refusalAnswer(refusalOf(error), event);
    }
  };

const json = (value: unknown): APIGatewayProxyStructuredResultV2 => ({
  statusCode: 200,
  headers: { ...COMMON_HEADERS, "content-type": "application/json; charset=utf-8" },
  body: JSON.stringify(value),
});

/** What only a Viaggio on this machine has: a clock that can be moved, and a mailbox. */
export const devRoutes = ({ clock, mailbox, noteNews }: DevNeeds): Route[] => {
  const mailOf = async ({ pathParameters }: APIGatewayProxyEventV2) => {
    const mail = await mailbox.get(pathParameters?.id ?? "");
    if (mail === undefined) throw new AppError("not_found", "There is no such mail.");
    return mail;
  };
  const simulate =
    (happened: "bounced" | "complained"): HttpHandler =>
    async (event) => {
      const { id, about } = await mailOf(event);
      await noteNews({ about, happened, at: clock.now().toISOString() });
      const { kept } = localWording(event);
      return { statusCode: 303, headers: { ...COMMON_HEADERS, location: `/dev/mailbox/${id}${kept}` } };
    };
  const routes: readonly (readonly ["GET" | "POST", string, HttpHandler])[] = [
    ["GET", "/dev/clock", async () => json({ now: clock.now().toISOString() })],
    [
      "POST",
      "/dev/clock",
      async (event) => {
        const parsed = ClockMove.safeParse(readRequest(event, { body: "application/json" }).body);
        if (!parsed.success) {
          throw invalidRequest(
            issuesOf(parsed.error).map(({ path, message }) => ({
              path: path === "" ? "body" : `body.${path}`,
              message,
            })),
          );
        }
        const move = parsed.data;
        const now = clock.now().getTime();
        const to = "at" in move ? Date.parse(move.at) : now + durationMs(move.forward);
        if (to - now > FURTHEST_MS) throw invalidInput("body", "is more than three years ahead");
        if (!(await clock.moveTo(new Date(to)))) {
          throw invalidInput("body", "is not later than the clock is already: it only goes forward");
        }
        return json({ now: clock.now().toISOString() });
      },
    ],
    [
      "GET",
      "/dev/mailbox",
      async (event) => {
        const { mails, all } = await mailbox.list(LISTED);
        return mailboxPage(mails, all, clock.now(), localWording(event));
      },
    ],
    ["GET", "/dev/mailbox/{id}", async (event) => mailPage(await mailOf(event), localWording(event))],
    ["GET", "/dev/mailbox/{id}/html", async (event) => mailDocument(await mailOf(event))],
    [
      "GET",
      "/dev/mailbox/{id}/raw",
      async (event) => {
        const raw = await mailbox.raw((await mailOf(event)).id);
        if (raw === undefined) throw new AppError("not_found", "There is no such mail.");
        return {
          statusCode: 200,
          headers: { ...COMMON_HEADERS, "content-type": "text/plain; charset=utf-8" },
          body: raw.toString(),
        };
      },
    ],
    ["POST", "/dev/mailbox/{id}/bounce", simulate("bounced")],
    ["POST", "/dev/mailbox/{id}/complaint", simulate("complained")],
  ];
  return routes.map(([method, path, run]) => ({ method, path, handler: guarded(run) }));
};
