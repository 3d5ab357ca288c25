/**
 * Integers that only add, by name; a name that is absent is 0. Merging is adding, and an edit or an erasure is
 * adding new − old, so nothing here may ever be a minimum or a maximum.
 *
 * | names | what they count |
 * |---|---|
 * | `n` | responses |
 * | `ne es eq ep en`, `h0`..`h20` | self-reported emotion: how many, Σe, Σe², positive, negative; histogram in bins of 10 |
 * | `ni is iq` | emotion inferred from text alone: how many, Σe, Σe² |
 * | `nd` | dissonant responses |
 * | `a1`..`a5`, `w_<feeling>`, `v_<feeling>` | faces; who chose a feeling, Σ of its intensity |
 * | `r1`..`r5`, `l0`..`l10`, `k1`..`k7` | ratings, recommendations, efforts |
 * | `tn ts tq`, `tp tg tu tm` | texts read: how many, Σt, Σt² (t × 100); positive, negative, neutral, mixed |
 * | `su` | responses that a machine gave, as it seems: in no other count |
 * | `st cm` | surveys that a customer began to answer on their page, and sent |
 * | `ta tc` | comments whose authors are asked to have them published; that may be published |
 * | `iv dl rm bo co` | invitations by mail: out, delivered, reminded of, come back, called unwanted |
 * | `ib ic rt ml` | of those: began to answer, completed, in time, in the language of the mail |
 * | `xn xe xl xee xll xel` | moments of the pairs (emotion, recommendation) |
 */
export type Counters = Readonly<Record<string, number>>;

/** Sum of counters; zeros leave no trace, so equal counts are equal objects. */
export const addCounters = (...parts: readonly Counters[]): Counters => {
  const sum: Record<string, number> = {};
  for (const part of parts) {
    for (const name in part) sum[name] = (sum[name] ?? 0) + part[name]!;
  }
  for (const name in sum) if (sum[name] === 0) delete sum[name];
  return sum;
};

/** `from` minus `what`. */
export const subtractCounters = (from: Counters, what: Counters): Counters => {
  const negative: Record<string, number> = {};
  for (const name in what) negative[name] = -what[name]!;
  return addCounters(from, negative);
};

export const isZero = (counters: Counters): boolean => Object.values(counters).every((value) => value === 0);
