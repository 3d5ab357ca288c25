/** Events of some orders, each one to five times, in an order that is always the same and means nothing. */
export const shuffledTellings = <Event>(orders: number, eventsOf: (index: number) => readonly Event[]): Event[] => {
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((seed / 2 ** 31) * below);
  };
  const told = Array.from({ length: orders }, (_, index) =>
    eventsOf(index).flatMap((event) => Array.from({ length: 1 + random(5) }, () => event)),
  ).flat();
  for (let last = told.length - 1; last > 0; last--) {
    const other = random(last + 1);
    [told[last], told[other]] = [told[other]!, told[last]!];
  }
  return told;
};
