/**
 * Characters of a comment that Comprehend is sent unless told otherwise: 5 units of 100, which it bills by. What somebody
 * feels is said by then, and without an end a stranger's long comments would cost ten times as much.
 */
export const MAX_CHARACTERS = 500;
