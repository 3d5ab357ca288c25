/** Most entries kept; the oldest go first. */
const MAX_ENTRIES = 1000;

/**
 * Remember what was loaded for a while, per key. A load that fails or finds nothing is not remembered, so what is
 * new is seen at once; what was changed is seen after `seconds`. Loads of one key at one time are one load.
 */
export const remembering = <Value>(
  seconds: number,
  { now = Date.now, maxEntries = MAX_ENTRIES }: { readonly now?: () => number; readonly maxEntries?: number } = {},
): ((key: string, load: () => Promise<Value>) => Promise<Value>) => {
  const entries = new Map<string, { readonly until: number; readonly value: Promise<Value> }>();
  return (key, load) => {
    const known = entries.get(key);
    if (known !== undefined && known.until > now()) return known.value;
    const value = load();
    entries.delete(key);
    entries.set(key, { until: now() + 1000 * seconds, value });
    const forget = () => {
      if (entries.get(key)?.value === value) entries.delete(key);
    };
    value.then((found) => found === undefined && forget(), forget);
    for (const oldest of entries.keys()) {
      if (entries.size <= maxEntries) break;
      entries.delete(oldest);
    }
    return value;
  };
};

/** The same for what is loaded by its names, such as a store's id and a touchpoint's: none of them may hold a `/`. */
export const cached = <Names extends readonly (string | number)[], Value>(
  load: (...names: Names) => Promise<Value | undefined>,
  seconds: number,
  now: () => number = Date.now,
): ((...names: Names) => Promise<Value | undefined>) => {
  const remember = remembering<Value | undefined>(seconds, { now });
  return (...names) => remember(names.join("/"), () => load(...names));
};
