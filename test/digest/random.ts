/** A seeded source of chance: the same seed gives the same run. */
export type Random = {
  /** In 0..1, 1 excluded. */
  readonly next: () => number;
  /** An integer in 0..limit, limit excluded. */
  readonly below: (limit: number) => number;
  readonly chance: (probability: number) => boolean;
  /** One of a list that is not empty. */
  readonly pick: <Value>(values: readonly [Value, ...Value[]] | readonly Value[]) => Value;
};

/** xorshift32 (Marsaglia 2003), its seed spread over all bits first so that neighbouring seeds differ at once. */
export const randomFrom = (seed: number): Random => {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  for (let warmUp = 0; warmUp < 8; warmUp++) next();
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (values) => values[below(values.length)]!,
  };
};
