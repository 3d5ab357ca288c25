import { cached, remembering } from "../../shared/adapters/cached.ts";
import { dynamoAnnotations } from "../../shared/adapters/dynamo/annotations.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { dynamoCells } from "../../shared/adapters/dynamo/cells.ts";
import { dynamoFeedEntries } from "../../shared/adapters/dynamo/feed-entries.ts";
import { dynamoInvitations } from "../../shared/adapters/dynamo/invitations.ts";
import { dynamoJourneyEdits } from "../../shared/adapters/dynamo/journey-edits.ts";
import { dynamoJourneyTrail } from "../../shared/adapters/dynamo/journey-trail.ts";
import { dynamoLinkRate } from "../../shared/adapters/dynamo/link-rate.ts";
import { dynamoLogos } from "../../shared/adapters/dynamo/logos.ts";
import { dynamoOpenLinks } from "../../shared/adapters/dynamo/open-links.ts";
import { dynamoOptOuts } from "../../shared/adapters/dynamo/opt-outs.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoSigningSecrets } from "../../shared/adapters/dynamo/signing-secrets.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { dynamoSurveys } from "../../shared/adapters/dynamo/surveys.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { dynamoTestimonials } from "../../shared/adapters/dynamo/testimonials.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import { nextRead } from "../../shared/adapters/next-read.ts";
import type { Phrases } from "../../shared/domain/key-phrases.ts";
import type { Photos } from "../../shared/domain/photo.ts";
import type { SigningKeys } from "../../shared/domain/signing-keys.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { Log } from "../log.ts";
import { keyRate } from "./key-rate.ts";
import { unlessGone } from "./unless-gone.ts";

type Options = { readonly log: Log; readonly now: () => Date; readonly cacheSeconds: number };

/** What signed links are made with. */
type LinkOptions = Options & { readonly signingKeys: SigningKeys; readonly publicUrl: string };

const common = (table: TableClient, { log, now, cacheSeconds }: Options) => ({
  log,
  now,
  findKey: cached(dynamoApiKeys(table).find, cacheSeconds),
});

/** What `collect` needs, on a table. What is read for every response is remembered for a while. */
export const collectNeeds = (table: TableClient, options: Options) => {
  const touchpoints = dynamoTouchpoints(table);
  const touchpoint = cached((name) => {
    const [store = "", id = ""] = name.split("/");
    return touchpoints.get(store, id);
  }, options.cacheSeconds);
  const signingSecret = cached(dynamoSigningSecrets(table).get, 3600);
  return {
    ...common(table, options),
    responses: dynamoResponses(table),
    store: cached(dynamoStores(table).get, options.cacheSeconds),
    touchpoint: (store: string, id: string) => touchpoint(`${store}/${id}`),
    signingSecret: async (store: string) => unlessGone(await signingSecret(store)),
  };
};

/** What `journey` needs, on a table. */
export const journeyNeeds = (table: TableClient, options: Options) => ({
  ...common(table, options),
  responses: dynamoResponses(table),
  cells: dynamoCells(table),
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
  signingKeys: options.signingKeys,
  publicUrl: options.publicUrl,
});

/** How often one publishable key may be used by widgets, in one process. */
const WIDGET_RATE = { perSecond: 20, burst: 400 };

/** What `survey` needs, on a table. Published versions never change, so only their number is read anew now and then. */
export const surveyNeeds = (table: TableClient, options: LinkOptions & { readonly photos?: Photos | undefined }) => {
  const { now, cacheSeconds, signingKeys, publicUrl, photos } = options;
  const surveys = dynamoSurveys(table);
  const touchpoints = dynamoTouchpoints(table);
  const invitations = dynamoInvitations(table);
  const published = cached((name) => {
    const [store = "", survey = ""] = name.split("/");
    return surveys.published(store, survey);
  }, cacheSeconds);
  const version = cached((name) => {
    const [store = "", survey = "", number] = name.split("/");
    return surveys.version(store, survey, Number(number));
  }, cacheSeconds);
  const publishedAt = cached((name) => {
    const [store = "", touchpoint = ""] = name.split("/");
    return surveys.publishedAt(store, touchpoint);
  }, cacheSeconds);
  const touchpoint = cached((name) => {
    const [store = "", id = ""] = name.split("/");
    return touchpoints.get(store, id);
  }, cacheSeconds);
  return {
    ...common(table, options),
    countUse: keyRate(WIDGET_RATE, now),
    publishedAt: (store: string, touchpoint: string) => publishedAt(`${store}/${touchpoint}`),
    keys: signingKeys,
    publicUrl,
    store: cached(dynamoStores(table).get, cacheSeconds),
    touchpoint: (store: string, id: string) => touchpoint(`${store}/${id}`),
    published: (store: string, survey: string) => published(`${store}/${survey}`),
    version: (store: string, survey: string, number: number) => version(`${store}/${survey}/${number}`),
    invitation: invitations.get,
    markUsed: invitations.markUsed,
    openLink: dynamoOpenLinks(table).get,
    linkRate: dynamoLinkRate(table),
    responses: dynamoResponses(table),
    optOuts: dynamoOptOuts(table),
    logo: dynamoLogos(table).get,
    photos,
  };
};

/** Seconds that the numbers beside a feed may be remembered, for one of anything else: a year of cells is much to read. */
const SUMS_FOR_ONE = 20;

/** What `feed` needs, on a table, but for the answers that it keeps. */
export const feedNeeds = (table: TableClient, options: Options & { readonly publicUrl: string }) => {
  const { cacheSeconds, publicUrl } = options;
  const entries = dynamoFeedEntries(table);
  const cells = dynamoCells(table);
  const store = cached(dynamoStores(table).get, cacheSeconds);
  const touchpoints = cached(dynamoTouchpoints(table).all, cacheSeconds);
  const sums = cached(async (name) => {
    const [id = "", from = "", to = ""] = name.split("/");
    const read = await store(id);
    return read && cells.sums(read, from, to);
  }, SUMS_FOR_ONE * cacheSeconds);
  return {
    ...common(table, options),
    store,
    touchpoints: async (id: string) => (await touchpoints(id)) ?? [],
    stamp: nextRead(entries.stamp),
    page: entries.page,
    sums: async ({ id }: Pick<Store, "id">, from: string, to: string) => (await sums(`${id}/${from}/${to}`)) ?? [],
    publicUrl,
  };
};
