import * as z from "zod";
import { SigningKeys } from "./domain/signing-keys.ts";

/** Names and meanings of the environment that infra sets and functions read, written once. */

/** Seconds that digest may use a store's configuration before it reads it again; a rebuild waits for twice as long. */
export const CONFIG_CACHE_SECONDS = 5;

const LogEnv = z.object({
  METRICS_NAMESPACE: z.string().min(1).default("Viaggio").describe("Where CloudWatch keeps our metrics."),
});

const TableEnv = LogEnv.extend({ TABLE_NAME: z.string().min(1) });

/** Functions that answer requests. */
export const EndpointEnv = TableEnv.extend({
  AUTH_CACHE_SECONDS: z.coerce.number().min(0).max(60).default(30).describe("How long a revoked key may still work."),
});
export type EndpointEnv = z.input<typeof EndpointEnv>;

const PHOTOS_BUCKET = z.string().default("").describe("Where photos are kept. Empty: none are taken.");

/** What takes responses, and erases them with their photos. */
export const CollectEnv = EndpointEnv.extend({ PHOTOS_BUCKET });
export type CollectEnv = z.input<typeof CollectEnv>;

/** What reads, exports and erases customers, with their photos. */
export const CustomerEnv = CollectEnv;
export type CustomerEnv = z.input<typeof CustomerEnv>;

const json = (text: string, context: z.RefinementCtx): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // Not the text: it is a secret.
    context.addIssue({ code: "custom", message: "is not JSON" });
    return z.NEVER;
  }
};

/** Functions that say where they can be reached. */
export const FeedEnv = EndpointEnv.extend({
  PUBLIC_URL: z
    .string()
    .regex(/^(https?:\/\/[^/]+)?$/)
    .default("")
    .describe("Where customers reach us, without a path. Empty: where the caller reached us."),
});
export type FeedEnv = z.input<typeof FeedEnv>;

/** Functions that make or open signed links. */
export const LinkEnv = FeedEnv.extend({
  SIGNING_KEYS: z.string().transform(json).pipe(SigningKeys).describe("JSON: secrets by key id, the first one signs."),
});
export type LinkEnv = z.input<typeof LinkEnv>;

/** The pages that a customer sees. */
export const SurveyEnv = LinkEnv.extend({ PHOTOS_BUCKET });
export type SurveyEnv = z.input<typeof SurveyEnv>;

/** The stream consumer. */
export const DigestEnv = TableEnv.extend({
  SENTIMENT_ENGINE: z.enum(["comprehend", "lexicon"]),
  COMPREHEND_REGION: z.string().default("eu-central-1").describe("Comprehend is not in every region: Milan has none."),
});
export type DigestEnv = z.input<typeof DigestEnv>;

/** What takes orders and webhooks. */
export const InviteEnv = FeedEnv;
export type InviteEnv = z.input<typeof InviteEnv>;

/** The stream's second reader: it tells of testimonials that enter and leave the feeds, and plans orders. */
export const FollowEnv = TableEnv.extend({ EVENT_BUS: z.string().min(1).describe("Name of the bus it tells.") });
export type FollowEnv = z.input<typeof FollowEnv>;

/** What drops the CDN's copies of what was withdrawn. */
export const InvalidateEnv = z.object({ DISTRIBUTION: z.string().min(1).describe("Id of the CDN's distribution.") });
export type InvalidateEnv = z.input<typeof InvalidateEnv>;

/** What hands unread comments back to digest, every minute. */
export const RetryEnv = TableEnv;
export type RetryEnv = z.input<typeof RetryEnv>;

/** What sends invitations that are due, every minute. */
export const SendEnv = TableEnv.extend({
  SIGNING_KEYS: LinkEnv.shape.SIGNING_KEYS,
  PUBLIC_URL: z
    .string()
    .regex(/^https?:\/\/[^/]+$/)
    .describe("Where customers reach us, without a path: a mail has no caller to ask."),
  MAIL_SENDER: z.email().describe("Who writes for stores that have no address of their own."),
  CONFIGURATION_SET: z.string().min(1).describe("SES's set of rules for our mail: which events it tells of."),
  MAILS_PER_SECOND: z.coerce.number().min(0.1).max(1000).default(10).describe("What SES lets the account send."),
});
export type SendEnv = z.input<typeof SendEnv>;

/** What notes news of mail. */
export const NewsEnv = TableEnv;
export type NewsEnv = z.input<typeof NewsEnv>;

/** What ends erasures and removes the customers whose time is over, every ten minutes. */
export const SweepEnv = TableEnv.extend({ PHOTOS_BUCKET });
export type SweepEnv = z.input<typeof SweepEnv>;

/**
 * Metrics that the functions report; alarms and the dashboard are written with these names.
 * - `Acks`: responses acknowledged. `Digested`: responses counted.
 * - `Lag`: from a change to its count, of the oldest response in a batch.
 * - `SentimentErrors`: comments that the engine could not read yet. `DigestFailures`: records given back to the stream.
 * - `Woken`: comments handed back to digest for another reading.
 * - `MailsSent`: invitations and reminders handed over. `MailsLate`: how late the oldest one was that was due.
 * - `MailsFailed`: asks set aside, since their mail could not be handed over.
 */
export type MetricName =
  | "Acks"
  | "Digested"
  | "Lag"
  | "SentimentErrors"
  | "DigestFailures"
  | "Woken"
  | "MailsSent"
  | "MailsLate"
  | "MailsFailed";
