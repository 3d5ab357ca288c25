/** Numbers in 0..1, the same in every run. */
export const seededNumbers = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    // Mulberry32: 32 bits of state, good enough to draw answers with.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** How likely each of the five faces is at a touchpoint, worst first; they sum to 1. */
export type FaceChances = readonly [number, number, number, number, number];

/** The mean emotion that faces of these chances have in the long run. */
export const trueEmotion = (chances: FaceChances): number =>
  chances.reduce((sum, chance, index) => sum + chance * (index - 2) * 50, 0);

/** A face, 1 to 5, drawn by its chances. */
export const drawnFace = (chances: FaceChances, random: () => number): number => {
  let left = random();
  for (const [index, chance] of chances.entries()) {
    left -= chance;
    if (left < 0) return index + 1;
  }
  return 5;
};

/** Chances of some customers, from sorrowful to polarised to happy, as different as real touchpoints are. */
export const someChances = (random: () => number): FaceChances => {
  const weights = [0, 0, 0, 0, 0].map(() => 0.05 + random() ** 2);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = weights.map((weight) => weight / total);
  return [a, b, c, d, e];
};
