/** Everything that an audit can find wrong. */
export const FINDINGS = [
  "cell differs",
  "cell missing",
  "cell without responses",
  "cell of a dropped generation",
  "ledger differs from the response",
  "ledger differs from the ask",
  "response never counted",
  "response not readable",
  "response of an unknown store",
] as const;
export type FindingKind = (typeof FINDINGS)[number];

/** One thing that is wrong: what, and where in words. */
export type Finding = { readonly kind: FindingKind; readonly where: string };

const MAX_EXAMPLES = 20;

/** Counts findings by kind and keeps the first few: there may be as many as responses. */
export const findingLog = () => {
  const count = Object.fromEntries(FINDINGS.map((kind) => [kind, 0])) as Record<FindingKind, number>;
  const examples: Finding[] = [];
  const note = (kind: FindingKind, where: string) => {
    count[kind] += 1;
    if (examples.length < MAX_EXAMPLES) examples.push({ kind, where });
  };
  return { count: count as Readonly<Record<FindingKind, number>>, examples: examples as readonly Finding[], note };
};
export type FindingLog = ReturnType<typeof findingLog>;
