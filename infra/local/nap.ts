/** Sleeps that can all be ended early. */
export type Naps = { readonly nap: (ms: number) => Promise<void>; readonly wake: () => void };

export const naps = (): Naps => {
  const sleepers = new Set<() => void>();
  const nap = (ms: number) =>
    new Promise<void>((resolve) => {
      const wakeUp = () => {
        clearTimeout(timer);
        sleepers.delete(wakeUp);
        resolve();
      };
      const timer = setTimeout(wakeUp, ms);
      sleepers.add(wakeUp);
    });
  const wake = () => {
    for (const wakeUp of sleepers) wakeUp();
  };
  return { nap, wake };
};
