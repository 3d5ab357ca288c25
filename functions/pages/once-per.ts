/**
 * What depends on one thing alone, worked out once for as long as that thing is kept. What is made of a published survey or of
 * a store's settings is made anew when they are read anew, and goes when they go.
 */
export const oncePer = <Thing extends WeakKey, Made>(make: (thing: Thing) => Made): ((thing: Thing) => Made) => {
  const known = new WeakMap<Thing, { readonly made: Made }>();
  return (thing) => {
    const kept = known.get(thing) ?? { made: make(thing) };
    known.set(thing, kept);
    return kept.made;
  };
};
