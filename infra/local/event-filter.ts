/**
 * What one leaf may be: that very value, or a rule about it. A value is typed: "1" is not 1.
 * - `{ exists: true }`: the leaf is there; `{ exists: false }`: it is not. As with Lambda, a *leaf*: an object is none.
 * - `{ prefix: "a" }`: it is a string that begins so.
 * - `{ "anything-but": … }`: it is there, and is none of these values or does not begin so.
 */
export type FilterRule =
  | string
  | number
  | boolean
  | null
  | { readonly exists: boolean }
  | { readonly prefix: string }
  | { readonly "anything-but": string | number | readonly (string | number)[] | { readonly prefix: string } };

/** Nested names, all of which must match (and); at each leaf a list of rules, one of which must match (or). */
export type FilterPattern = { readonly [name: string]: FilterPattern | readonly FilterRule[] };

type Test = (value: unknown) => boolean;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isLeaf = (value: unknown): boolean => value !== undefined && !isObject(value);
const beginsWith =
  (prefix: string): Test =>
  (value) =>
    typeof value === "string" && value.startsWith(prefix);

const unsupported = (rule: unknown, path: string): Error =>
  new Error(
    `Unsupported filter rule ${JSON.stringify(rule)} at ${path}: the local pump knows exact values, exists, prefix and anything-but.`,
  );

const anythingBut = (excluded: unknown, rule: unknown, path: string): Test => {
  if (isObject(excluded)) {
    if (typeof excluded.prefix !== "string" || Object.keys(excluded).length !== 1) throw unsupported(rule, path);
    const hasPrefix = beginsWith(excluded.prefix);
    return (value) => isLeaf(value) && !hasPrefix(value);
  }
  const values: readonly unknown[] = Array.isArray(excluded) ? excluded : [excluded];
  const areValues = values.every((value) => typeof value === "string" || typeof value === "number");
  if (!areValues || values.length === 0) throw unsupported(rule, path);
  return (value) => isLeaf(value) && !values.some((one) => one === value);
};

const compileRule = (rule: unknown, path: string): Test => {
  if (!isObject(rule)) {
    if (rule === undefined || Array.isArray(rule)) throw unsupported(rule, path);
    return (value) => value === rule;
  }
  const [name, ...more] = Object.keys(rule);
  if (more.length > 0) throw unsupported(rule, path);
  if (name === "exists" && typeof rule.exists === "boolean") return (value) => isLeaf(value) === rule.exists;
  if (name === "prefix" && typeof rule.prefix === "string") return beginsWith(rule.prefix);
  if (name === "anything-but") return anythingBut(rule["anything-but"], rule, path);
  throw unsupported(rule, path);
};

/** An event's list, such as a string set, matches when one of its elements does; an empty one is as good as absent. */
const anyElement =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) ? (value.length === 0 ? test(undefined) : value.some(test)) : test(value);

const compileRules = (rules: readonly unknown[], path: string): Test => {
  if (rules.length === 0) throw new Error(`The filter's list of rules at ${path} is empty: it would match nothing.`);
  const tests = rules.map((rule) => compileRule(rule, path));
  return anyElement((value) => tests.some((test) => test(value)));
};

const compilePattern = (pattern: object, path: string): Test => {
  const fields = Object.entries(pattern).map(([name, part]): readonly [string, Test] => {
    const here = path === "" ? name : `${path}.${name}`;
    if (name === "$or") throw unsupported({ [name]: part }, here);
    if (Array.isArray(part)) return [name, compileRules(part, here)];
    if (isObject(part)) return [name, compilePattern(part, here)];
    throw new Error(`The filter at ${here} must be a list of rules or a nested pattern, not ${JSON.stringify(part)}.`);
  });
  if (fields.length === 0) throw new Error(`The filter pattern at ${path || "its top"} is empty.`);
  return anyElement((value) =>
    fields.every(([name, test]) => test(isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined)),
  );
};

/**
 * Compiles patterns of Lambda's event filtering, the subset that `FilterRule` lists. One pattern must match (or); no
 * patterns let everything in. Source: Lambda developer guide, "Filter rule syntax".
 * @throws when a pattern uses an operator that is not in the subset, or could never match
 */
export const compileFilter = (patterns: readonly FilterPattern[] = []): ((event: object) => boolean) => {
  if (patterns.length === 0) return () => true;
  const tests = patterns.map((pattern) => compilePattern(pattern, ""));
  return (event) => tests.some((test) => test(event));
};
