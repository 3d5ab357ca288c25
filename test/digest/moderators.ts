import { batchGet } from "../../shared/adapters/dynamo/batch-get.ts";
import { dynamoFeedEntries } from "../../shared/adapters/dynamo/feed-entries.ts";
import { fromItem, type TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { testimonialKey } from "../../shared/adapters/dynamo/testimonial-writes.ts";
import { dynamoTestimonials } from "../../shared/adapters/dynamo/testimonials.ts";
import { FeedFilter, type PublishedTestimonial } from "../../shared/domain/feed.ts";
import { type Moderation, moderate } from "../../shared/domain/moderation.ts";
import { languageOf, type Response } from "../../shared/domain/response.ts";
import { Testimonial } from "../../shared/domain/testimonial.ts";
import type { Told } from "./customers.ts";
import type { Random } from "./random.ts";

type Customers = ReadonlyMap<string, Told>;

/** Some questions that feeds are asked; the first is for everything. */
const FILTERS = [
  {},
  { order: "best" },
  { stage: "conversion" },
  { touchpoint: "delivery" },
  { tag: "gift" },
  { language: "it" },
  { featured: true },
  { scope: "advertising" },
  { minRating: 4 },
].map((filter) => FeedFilter.parse(filter));

/** Whether a filter asks for a testimonial, told from the testimonial alone. */
const isAskedFor = (
  filter: FeedFilter,
  { stage, touchpoint, tags, language, featured, consent, rating = 0 }: Testimonial,
) =>
  consent.scopes.includes(filter.scope) &&
  (filter.stage === undefined || filter.stage === stage) &&
  (filter.touchpoint === undefined || filter.touchpoint === touchpoint) &&
  (filter.tag === undefined || tags.includes(filter.tag)) &&
  (filter.language === undefined || filter.language === language) &&
  (!filter.featured || featured) &&
  rating >= (filter.minRating ?? 0);

/** The people who decide on the testimonials of one store, and what they have let the public read. */
export const modelModerators = (table: TableClient, store: string, random: Random, now: () => Date) => {
  const testimonials = dynamoTestimonials(table);
  const feeds = dynamoFeedEntries(table);
  /** Words and name that somebody has approved, by response. */
  const approved = new Map<string, Set<string>>();
  const shown = ({ text, displayName }: { text?: string | undefined; displayName?: string | undefined }) =>
    `${displayName}: ${text}`;

  const someDecision = (): Moderation => {
    const draw = random.next();
    if (draw < 0.6) return { state: "published" };
    if (draw < 0.7) return { state: "rejected", reason: "off_topic" };
    if (draw < 0.85) return { featured: random.chance(0.7) };
    return { tags: random.chance(0.7) ? ["gift"] : [] };
  };

  /** What somebody looks at, as it was when they opened it. */
  const opened: Testimonial[] = [];

  /** One of those whose authors once agreed, just opened or a while ago. */
  const open = async (customers: Customers): Promise<Testimonial | undefined> => {
    const agreed = [...customers].filter(([, told]) => told.agreed !== "never").map(([id]) => id);
    const testimonial = agreed.length === 0 ? undefined : await testimonials.get(store, random.pick(agreed));
    if (testimonial !== undefined && testimonial.state !== "withdrawn") opened.push(testimonial);
    if (opened.length === 0) return undefined;
    return random.chance(0.3) ? opened.pop() : opened.splice(random.below(opened.length), 1)[0];
  };

  /** One decision on what one of the responses has become, or had when somebody opened it. Tells what came of it. */
  const decide = async (customers: Customers): Promise<"published" | "refused" | undefined> => {
    const before = await open(customers);
    if (before === undefined) return undefined;
    const after = moderate(before, someDecision(), { by: "moderator", now: now(), timeZone: "Europe/Rome" });
    if (after === before) return undefined;
    if ((await testimonials.save({ before, after, now: now() })) !== "saved") return "refused";
    // Somebody else has the same page open still.
    if (random.chance(0.7)) opened.push(before);
    if (after.state !== "published") return undefined;
    approved.set(after.id, (approved.get(after.id) ?? new Set()).add(shown(after)));
    return "published";
  };

  const everyEntry = async (filter: FeedFilter): Promise<PublishedTestimonial[]> => {
    const entries: PublishedTestimonial[] = [];
    let cursor: string | undefined;
    do {
      const page = await feeds.page({ store, filter, limit: 50, cursor });
      entries.push(...page.entries);
      cursor = page.cursor;
    } while (cursor !== undefined);
    return entries;
  };

  /** At any moment: what was taken back is in no feed, and nobody reads what nobody has approved. */
  const problemsMidway = async (customers: Customers): Promise<string[]> =>
    (await everyEntry(FILTERS[0]!)).flatMap((entry) => {
      const { id } = entry;
      const problems: string[] = [];
      if (customers.get(id)?.agreed !== "holds") problems.push(`${id} is public, and its author said no`);
      if (approved.get(id)?.has(shown(entry)) !== true) problems.push(`${id} is public, and nobody approved it`);
      return problems;
    });

  const problemsOf = (response: Response, told: Told | undefined, testimonial: Testimonial | undefined): string[] => {
    const { id, answers, rev } = response;
    const publishable = told?.counts === true && told.agreed !== "never" && answers.comment !== undefined;
    if (!publishable) return testimonial === undefined ? [] : [`${id} has a testimonial, ${testimonial.state}`];
    if (told.agreed === "withdrawn") {
      if (testimonial === undefined) return [];
      const { state, text, displayName, consent } = testimonial;
      const left = [text, displayName, consent.displayName].filter((part) => part !== undefined);
      return state === "withdrawn" && left.length === 0 ? [] : [`${id} was withdrawn, and is ${state} with ${left}`];
    }
    if (testimonial === undefined) return [`${id} has no testimonial`];
    const { state, text, rating, language } = testimonial;
    const problems: string[] = [];
    if (state === "withdrawn") problems.push(`${id} is withdrawn, and its author agreed`);
    if (text !== answers.comment || rating !== answers.rating) problems.push(`${id} says what its author did not`);
    if (language !== languageOf(response))
      problems.push(`${id} is in ${languageOf(response)}, its testimonial in ${language}`);
    if (testimonial.response.rev !== rev) problems.push(`${id} follows ${testimonial.response.rev}, not ${rev}`);
    if (state === "published" && approved.get(id)?.has(shown(testimonial)) !== true) {
      problems.push(`${id} is published, and nobody approved it`);
    }
    return problems;
  };

  /** When all is delivered: every testimonial is what its response says, every feed shows the published ones, the tally is theirs. */
  const problemsAtTheEnd = async (responses: readonly Response[], customers: Customers): Promise<string[]> => {
    const items = await batchGet(
      table,
      responses.map(({ id }) => testimonialKey({ store, id })),
    );
    const all = new Map(items.map((item) => fromItem(Testimonial, item)).map((one) => [one.id, one]));
    const problems = responses.flatMap((response) =>
      problemsOf(response, customers.get(response.id), all.get(response.id)),
    );
    // Of the rest, two in each history: they are read one place after the other.
    for (const filter of [FILTERS[0]!, random.pick(FILTERS), random.pick(FILTERS)]) {
      const should = [...all.values()].filter(
        (testimonial) => testimonial.state === "published" && isAskedFor(filter, testimonial),
      );
      const are = await everyEntry(filter);
      const differ = are.map(shown).sort().join() !== should.map(shown).sort().join();
      if (differ)
        problems.push(`the feed ${JSON.stringify(filter)} shows ${are.length} of ${should.length}, or others`);
    }
    const tally: Record<string, number> = {};
    for (const { state, rating = 0 } of all.values())
      tally[`${state}_${rating}`] = (tally[`${state}_${rating}`] ?? 0) + 1;
    const counted = (await feeds.stamp(store)).tally;
    for (const name of new Set([...Object.keys(tally), ...Object.keys(counted)])) {
      if (tally[name] !== counted[name]) problems.push(`${name}: ${counted[name]} tallied, there are ${tally[name]}`);
    }
    return problems;
  };

  return { decide, problemsMidway, problemsAtTheEnd };
};
