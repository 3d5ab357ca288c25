/** A fault put into the code on purpose: one text of one file replaced by another. The model test must see each. */
export type Mutation = {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** Shows only in histories that have feeds, or a rebuild: looked for in those alone. */
  readonly histories?: "published" | "rebuilt";
};

const LEDGER = "shared/adapters/dynamo/ledger.ts";
const DIGEST = "functions/digest/digest.ts";
const TESTIMONIALS = "shared/adapters/dynamo/testimonials.ts";
const TESTIMONIAL_WRITES = "shared/adapters/dynamo/testimonial-writes.ts";
const FOLLOW_RESPONSE = "shared/domain/follow-response.ts";

export const MUTATIONS: readonly Mutation[] = [
  {
    name: "a first count without its condition",
    file: LEDGER,
    from: '"#rev = :rev AND attribute_not_exists(#counted)"',
    to: '"#rev = :rev"',
  },
  {
    name: "a recount without its condition",
    file: LEDGER,
    from: '"#rev = :rev AND #counted.#version = :version"',
    to: '"(#rev = :rev AND #counted.#version = :version) OR attribute_exists(#counted)"',
  },
  {
    name: "counted.version not checked",
    file: LEDGER,
    from: '"#rev = :rev AND #counted.#version = :version"',
    to: '"#rev = :rev AND (#counted.#version = :version OR attribute_exists(#counted))"',
  },
  {
    name: "rev not checked",
    file: LEDGER,
    from: '"#rev = :rev AND #counted.#version = :version"',
    to: '"(#rev = :rev OR attribute_exists(#rev)) AND #counted.#version = :version"',
  },
  {
    name: "counted.version not raised",
    file: "shared/domain/contribution.ts",
    from: "(response.counted?.version ?? 0) + 1",
    to: "(response.counted?.version ?? 1)",
  },
  {
    name: "ledgers and cells in two calls",
    file: LEDGER,
    from: "await client.send(new TransactWriteItemsCommand({ TransactItems: items }));",
    to: `await client.send(new TransactWriteItemsCommand({ TransactItems: items.slice(0, counts.length) }));
         if (items.length > counts.length) await client.send(new TransactWriteItemsCommand({ TransactItems: items.slice(counts.length) }));`,
  },
  {
    name: "new instead of new - old",
    file: LEDGER,
    from: "deltasBetween(count.seen.counted, count.counted)",
    to: "deltasBetween(undefined, count.counted)",
  },
  {
    name: "an unknown outcome taken for success",
    file: LEDGER,
    from: 'if (isTransient(error)) return { outcome: "busy", cause: error };',
    to: 'if (isTransient(error)) return { outcome: "committed" };',
  },
  {
    name: "pending never removed",
    file: LEDGER,
    from: '"#pending": "pending",',
    to: '"#pending": "pendinq",',
  },
  {
    name: "condition failed taken for done",
    file: DIGEST,
    from: "const there = [...changed.values()].filter((now) => now !== undefined);",
    to: "const there: Response[] = [];",
  },
  {
    name: "one stale response drops the rest of its transaction",
    file: DIGEST,
    from: "...left.filter((_, index) => !changed.has(index)),",
    to: "",
  },
  {
    name: "stale previous contribution on retry",
    file: DIGEST,
    from: "...(await countsOf(there, (now, store) => !isSettled(now, store), progress)),",
    to: `...(await countsOf(there, (now, store) => !isSettled(now, store), progress)).map((count) => ({
          ...count,
          seen: {
            ...count.seen,
            counted: count.seen.counted && {
              ...count.seen.counted,
              in: left.find(({ seen }) => seen.id === count.seen.id)?.seen.counted?.in ?? {},
            },
          },
        })),`,
  },
  {
    name: "failure report lost",
    file: DIGEST,
    from: "for (const { seen } of left) failed.set(responseName(seen), cause);",
    to: "",
  },
  {
    name: "settled judged without the generations",
    file: DIGEST,
    from: "store.generations.every((generation) => String(generation) in counted.in)",
    to: "true",
    histories: "rebuilt",
  },
  {
    name: "only the store's own generations kept",
    file: DIGEST,
    from: "[...new Set([...store.generations, ...known])].filter((generation) => generation >= oldest)",
    to: "[...store.generations].filter((generation) => generation >= oldest)",
    histories: "rebuilt",
  },
  {
    name: "what was read is stored but not counted",
    file: DIGEST,
    from: "learnt.reading === undefined ? response : { ...response, reading: learnt.reading }",
    to: "response",
  },
  {
    name: "an erased response still counts",
    file: "shared/domain/contribution.ts",
    from: "if (response.erasedAt !== undefined) return null;",
    to: "",
  },
  {
    name: "a suspect response counts",
    file: "shared/domain/contribution.ts",
    from: "if (response.suspect !== undefined) count",
    to: "if (false) count",
  },
  {
    name: "a response that was only begun counts",
    file: "shared/domain/contribution.ts",
    from: "if (response.partial === undefined) countResponse",
    to: "countResponse",
  },
  {
    name: "a response that was sent stays begun",
    file: "shared/adapters/dynamo/responses.ts",
    from: '...(also.complete === true ? ["partial"] : []),',
    to: "",
  },
  {
    name: "only the first suffix of cells read",
    file: "shared/adapters/dynamo/cells.ts",
    from: "Array.from({ length: store.spread }, (_, suffix) => partition(store.id",
    to: "Array.from({ length: 1 }, (_, suffix) => partition(store.id",
  },
  {
    name: "a testimonial written whatever became of its response",
    file: TESTIMONIALS,
    from: "...(must === undefined ? [] : [stillThere(must)])",
    to: "",
    histories: "published",
  },
  {
    name: "a testimonial held against the revision alone",
    file: TESTIMONIALS,
    from: '" AND #counted.#version = :version"',
    to: '" AND (#counted.#version = :version OR attribute_exists(#counted))"',
    histories: "published",
  },
  {
    name: "a testimonial that cannot follow is let go",
    file: DIGEST,
    from: "failed.set(name, cause);",
    to: "",
    histories: "published",
  },
  {
    name: "new words published unseen",
    file: FOLLOW_RESPONSE,
    from: "before.text !== facts.text || ",
    to: "",
    histories: "published",
  },
  {
    name: "a testimonial overwritten under a moderator",
    file: TESTIMONIAL_WRITES,
    from: 'ConditionExpression: "#rev = :rev"',
    to: 'ConditionExpression: "#rev = :rev OR attribute_exists(#rev)"',
    histories: "published",
  },
  {
    name: "what is counted already is not followed",
    file: DIGEST,
    from: "else settled.set(responseName(response), response);",
    to: "",
    histories: "published",
  },
  {
    name: "a withdrawal that leaves the entries",
    file: "shared/adapters/dynamo/responses.ts",
    from: "...testimonialWrites(tableName, response, { before, after, now }),",
    to: "...testimonialWrites(tableName, response, { before, after, now }).slice(0, 1),",
    histories: "published",
  },
  {
    name: "an erasure that leaves the testimonial",
    file: "shared/adapters/dynamo/responses.ts",
    from: " AND attribute_not_exists(#consent)",
    to: " AND (attribute_not_exists(#consent) OR attribute_exists(#consent))",
    histories: "published",
  },
  {
    name: "a withdrawal that is not followed",
    file: FOLLOW_RESPONSE,
    from: "if (!isPublishable(response)) return undefined;",
    to: "if (!isPublishable(response)) return before;",
    histories: "published",
  },
  {
    name: "the tally only grows",
    file: TESTIMONIAL_WRITES,
    from: "count(before, -1);",
    to: "",
    histories: "published",
  },
  {
    name: "old entries stay in the feeds",
    file: TESTIMONIAL_WRITES,
    from: "const old = entriesOf(before);",
    to: "const old = entriesOf(undefined);",
    histories: "published",
  },
];
