/** Fewer answers than this are hidden: they would point at people (DESIGN.md "Numbers"). */
export const HIDDEN_BELOW = 5;
/** Fewer answers than this are shown with their interval, greyed and never ranked. */
export const SMALL_BELOW = 30;
