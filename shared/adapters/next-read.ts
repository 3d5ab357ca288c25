/**
 * Reads of one thing at one time share a read, and none shares one that began before it was asked for: whoever comes while
 * a read is under way waits for the next one. So under load there is one read at a time, and every answer is as fresh as a
 * read of one's own would have been.
 */
export const nextRead = <Value>(read: (key: string) => Promise<Value>): ((key: string) => Promise<Value>) => {
  const underWay = new Map<string, Promise<Value>>();
  const waiting = new Map<string, Promise<Value>>();

  const start = (key: string): Promise<Value> => {
    const value = read(key);
    underWay.set(key, value);
    const end = () => {
      if (underWay.get(key) === value) underWay.delete(key);
    };
    value.then(end, end);
    return value;
  };

  return (key) => {
    const current = underWay.get(key);
    if (current === undefined) return start(key);
    const known = waiting.get(key);
    if (known !== undefined) return known;
    const startNext = () => {
      waiting.delete(key);
      return start(key);
    };
    const next = current.then(startNext, startNext);
    waiting.set(key, next);
    return next;
  };
};
