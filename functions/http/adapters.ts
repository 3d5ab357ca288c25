import { cached, remembering } from "../../shared/adapters/cached.ts";
import { dynamoAnnotations } from "../../shared/adapters/dynamo/annotations.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { dynamoAskPolicies } from "../../shared/adapters/dynamo/ask-policies.ts";
import { dynamoAskRules } from "../../shared/adapters/dynamo/ask-rules.ts";
import { dynamoAsks } from "../../shared/adapters/dynamo/asks.ts";
import { dynamoCells } from "../../shared/adapters/dynamo/cells.ts";
import { dynamoCustomerCells } from "../../shared/adapters/dynamo/customer-cells.ts";
import { dynamoCustomerTrail } from "../../shared/adapters/dynamo/customer-trail.ts";
import { dynamoCustomers } from "../../shared/adapters/dynamo/customers.ts";
import { dynamoFeedEntries } from "../../shared/adapters/dynamo/feed-entries.ts";
import { dynamoHookSecrets } from "../../shared/adapters/dynamo/hook-secrets.ts";
import { dynamoInvitations } from "../../shared/adapters/dynamo/invitations.ts";
import { dynamoJourneyEdits } from "../../shared/adapters/dynamo/journey-edits.ts";
import { dynamoJourneyTrail } from "../../shared/adapters/dynamo/journey-trail.ts";
import { dynamoLinkRate } from "../../shared/adapters/dynamo/link-rate.ts";
import { dynamoLogos } from "../../shared/adapters/dynamo/logos.ts";
import { dynamoOpenLinks } from "../../shared/adapters/dynamo/open-links.ts";
import { dynamoOptOuts } from "../../shared/adapters/dynamo/opt-outs.ts";
import { dynamoOrders } from "../../shared/adapters/dynamo/orders.ts";
import { dynamoReferrals } from "../../shared/adapters/dynamo/referrals.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoRiskList } from "../../shared/adapters/dynamo/risk-list.ts";
import { dynamoSigningSecrets } from "../../shared/adapters/dynamo/signing-secrets.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { dynamoSurveys } from "../../shared/adapters/dynamo/surveys.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { dynamoTestimonials } from "../../shared/adapters/dynamo/testimonials.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import { nextRead } from "../../shared/adapters/next-read.ts";
import type { AskPolicy } from "../../shared/domain/ask-policy.ts";
import type { Customer } from "../../shared/domain/customer.ts";
import type { Phrases } from "../../shared/domain/key-phrases.ts";
import type { Photos } from "../../shared/domain/photo.ts";
import type { SigningKeys } from "../../shared/domain/signing-keys.ts";
import { CONFIG_CACHE_SECONDS } from "../../shared/env.ts";
import type { Log } from "../log.ts";
import { keyRate } from "./key-rate.ts";
import { rememberedSums } from "./remembered-sums.ts";
import { unlessGone } from "./unless-gone.ts";

type Options = { readonly log: Log; readonly now: () => Date; readonly cacheSeconds: number };

/** What signed links are made with. */
type LinkOptions = Options & { readonly signingKeys: SigningKeys; readonly publicUrl: string };

const common = (table: TableClient, { log, now, cacheSeconds }: Options) => ({
  log,
  now,
  findKey: cached(dynamoApiKeys(table).find, cacheSeconds),
});

/** A touchpoint as it was a while ago. */
const rememberedTouchpoint = (table: TableClient, cacheSeconds: number) => {
  const touchpoints = dynamoTouchpoints(table);
  return cached((store: string, id: string) => touchpoints.get(store, id), cacheSeconds);
};

/** What `collect` needs, on a table. What is read for every response is remembered for a while. */
export const collectNeeds = (table: TableClient, options: Options) => {
  const signingSecret = cached(dynamoSigningSecrets(table).get, 3600);
  return {
    ...common(table, options),
    responses: dynamoResponses(table),
    store: cached(dynamoStores(table).get, options.cacheSeconds),
    touchpoint: rememberedTouchpoint(table, options.cacheSeconds),
    signingSecret: async (store: string) => unlessGone(await signingSecret(store)),
  };
};

/** What `journey` needs, on a table. */
export const journeyNeeds = (table: TableClient, options: Options) => ({
  ...common(table, options),
  responses: dynamoResponses(table),
  cells: dynamoCells(table),
  customerCells: dynamoCustomerCells(table),
  feeds: dynamoFeedEntries(table),
  risks: dynamoRiskList(table),
  annotations: dynamoAnnotations(table),
  rememberPhrases: remembering<Phrases>(2 * options.cacheSeconds, { maxEntries: 100 }),
  store: cached(dynamoStores(table).get, options.cacheSeconds),
  touchpoints: dynamoTouchpoints(table),
});

/** What `admin` needs, on a table. It reads things as they are. */
export const adminNeeds = (table: TableClient, options: LinkOptions) => ({
  ...common(table, options),
  stores: dynamoStores(table),
  logos: dynamoLogos(table),
  annotations: dynamoAnnotations(table),
  touchpoints: dynamoTouchpoints(table),
  edits: dynamoJourneyEdits(table),
  trail: dynamoJourneyTrail(table),
  keys: dynamoApiKeys(table),
  surveys: dynamoSurveys(table),
  invitations: dynamoInvitations(table),
  optOuts: dynamoOptOuts(table),
  links: dynamoOpenLinks(table),
  testimonials: dynamoTestimonials(table),
  stamp: dynamoFeedEntries(table).stamp,
  sums: rememberedSums(table, dynamoStores(table).get, options.cacheSeconds),
  signingKeys: options.signingKeys,
  publicUrl: options.publicUrl,
});

/** How often one publishable key may be used by widgets, in one process. */
const WIDGET_RATE = { perSecond: 20, burst: 400 };

/**
 * What `survey` needs, on a table. Published versions and open links never change, so that they may be remembered. An invitation may
 * not: it says whether it was answered.
 */
export const surveyNeeds = (table: TableClient, options: LinkOptions & { readonly photos?: Photos | undefined }) => {
  const { now, cacheSeconds, signingKeys, publicUrl, photos } = options;
  const surveys = dynamoSurveys(table);
  const invitations = dynamoInvitations(table);
  const publishedVersion = async (store: string, survey: string, number: number) => {
    const version = await surveys.version(store, survey, number);
    // A draft may be published any moment, and whoever has its form then must not wait.
    return version?.publishedAt === undefined ? undefined : version;
  };
  return {
    ...common(table, options),
    countUse: keyRate(WIDGET_RATE, now),
    publishedAt: cached(surveys.publishedAt, cacheSeconds),
    keys: signingKeys,
    publicUrl,
    store: cached(dynamoStores(table).get, cacheSeconds),
    touchpoint: rememberedTouchpoint(table, cacheSeconds),
    published: cached(surveys.published, cacheSeconds),
    version: cached(publishedVersion, cacheSeconds),
    invitation: invitations.get,
    markUsed: invitations.markUsed,
    openLink: cached(dynamoOpenLinks(table).get, cacheSeconds),
    linkRate: dynamoLinkRate(table),
    responses: dynamoResponses(table),
    optOuts: dynamoOptOuts(table),
    referrals: dynamoReferrals(table),
    logo: dynamoLogos(table).get,
    photos,
  };
};

/** What `feed` needs, on a table, but for the answers that it keeps. */
export const feedNeeds = (table: TableClient, options: Options & { readonly publicUrl: string }) => {
  const { cacheSeconds, publicUrl } = options;
  const entries = dynamoFeedEntries(table);
  const store = cached(dynamoStores(table).get, cacheSeconds);
  const touchpoints = cached((id: string) => dynamoTouchpoints(table).all(id), cacheSeconds);
  return {
    ...common(table, options),
    store,
    touchpoints: async (id: string) => (await touchpoints(id)) ?? [],
    stamp: nextRead(entries.stamp),
    page: entries.page,
    sums: rememberedSums(table, store, cacheSeconds),
    publicUrl,
  };
};

/** What `invite` needs, on a table: its endpoints and the planner of orders. */
export const inviteNeeds = (table: TableClient, options: Options & { readonly publicUrl: string }) => ({
  ...common(table, options),
  store: cached(dynamoStores(table).get, options.cacheSeconds),
  orders: dynamoOrders(table),
  customer: dynamoCustomers(table).get,
  rules: dynamoAskRules(table),
  policies: dynamoAskPolicies(table),
  asks: dynamoAsks(table),
  surveys: dynamoSurveys(table),
  touchpoints: dynamoTouchpoints(table),
  optOuts: dynamoOptOuts(table),
  hookSecrets: dynamoHookSecrets(table),
  publicUrl: options.publicUrl,
});

/**
 * What the planner needs, on a table. Surveys and settings may be a few seconds old: what is due is looked at again. Rules may
 * not: an order told right after its rule was made has no ask that anybody would look at.
 */
export const planNeeds = (table: TableClient, now: () => Date) => {
  const policies = dynamoAskPolicies(table);
  const policy = remembering<AskPolicy>(CONFIG_CACHE_SECONDS);
  return {
    now,
    store: cached(dynamoStores(table).get, CONFIG_CACHE_SECONDS),
    orders: dynamoOrders(table),
    customer: dynamoCustomers(table).get,
    rules: dynamoAskRules(table),
    policies: { get: (store: string) => policy(store, () => policies.get(store)) },
    asks: dynamoAsks(table),
    surveys: { published: cached(dynamoSurveys(table).published, CONFIG_CACHE_SECONDS) },
    touchpoints: { get: rememberedTouchpoint(table, CONFIG_CACHE_SECONDS) },
    optOuts: dynamoOptOuts(table),
  };
};

/** What keeps the profiles of customers as their responses and orders are, on a table. */
export const profileNeeds = (table: TableClient, now: () => Date) => {
  const store = cached(dynamoStores(table).get, CONFIG_CACHE_SECONDS);
  const asks = dynamoAsks(table);
  const orders = dynamoOrders(table);
  return {
    customers: dynamoCustomers(table),
    responses: dynamoResponses(table),
    timeZone: async (id: string) => (await store(id))?.timeZone,
    askNoMore: async (id: string, order: string, survey: string) => {
      const waits = (await asks.ofOrder(id, order)).some((ask) => ask.survey === survey && ask.state === "waiting");
      if (waits) await orders.planAgain(id, order, now());
    },
  };
};

/** What erases customers, on a table. */
export const eraseNeeds = (
  table: TableClient,
  { now, photos }: { readonly now: () => Date; readonly photos?: Pick<Photos, "remove"> | undefined },
) => ({
  now,
  store: dynamoStores(table).get,
  stores: dynamoStores(table),
  customers: dynamoCustomers(table),
  trail: dynamoCustomerTrail(table),
  responses: dynamoResponses(table),
  photos,
  orders: dynamoOrders(table),
  asks: dynamoAsks(table),
  invitations: dynamoInvitations(table),
});

/** What `customer` needs, on a table. */
export const customerNeeds = (
  table: TableClient,
  options: Options & { readonly photos?: Pick<Photos, "remove"> | undefined },
) => {
  const { now } = options;
  const orders = dynamoOrders(table);
  return {
    ...common(table, options),
    ...eraseNeeds(table, options),
    optOuts: dynamoOptOuts(table),
    planAgain: async ({ store, orders: listed }: Customer) => {
      for (const { id } of listed) await orders.planAgain(store, id, now());
    },
  };
};
